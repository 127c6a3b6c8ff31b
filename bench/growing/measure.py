"""CPU time of one lint at two lengths, in a process that is ended when it takes too long."""

from __future__ import annotations

import gc
import os
import resource
import signal
from collections.abc import Callable
from math import log
from time import process_time
from typing import NamedTuple

from copydesk.cli import collect_seldom

START, MOST = 2_000, 600_000
"""Lengths in code points: where the search for a length that takes long enough begins, and where it ends."""
ENOUGH = 0.08
"""Seconds after which a time is no longer start-up and noise."""
_NEARLY = 1.1
"""What a time may grow beyond four times before it is measured again."""
_STEPS = 2
"""How often a longer text is measured: long texts are held in another way, which takes a little longer."""
_MEMORY = 3 << 30
_WARM = 8_000


class Growth(NamedTuple):
    """How the time of a kind of text grows: the length, its time, and the time of four times the length.

    A time is infinite where the run was ended: after the limit of seconds, or for memory.
    """

    length: int
    seconds: float
    four_times: float
    failure: str = ""

    @property
    def exponent(self) -> float:
        """The power of the length with which the time grows; 0 where all is too quick to say."""
        if self.four_times == float("inf"):
            return float("inf")
        return log(self.four_times / self.seconds, 4) if self.four_times >= ENOUGH else 0.0


def growth(make: Callable[[int], str], lint: Callable[[str], object], limit: float) -> Growth:
    """Measure a kind of text; no run takes more than about ``limit`` seconds of CPU time."""
    length = START
    seconds, failure = timed(make, lint, length, limit)
    while seconds < ENOUGH and length < MOST:
        length *= 2
        seconds, failure = timed(make, lint, length, limit)
    if failure:
        return Growth(length, seconds, seconds, failure)
    longer, failure = timed(make, lint, 4 * length, limit)
    if longer / seconds > 4 * _NEARLY and not failure:
        # Noise makes times longer, never shorter: the least of several is nearest to the truth.
        seconds = min(seconds, *(timed(make, lint, length, limit)[0] for _ in range(2)))
        longer = min(longer, timed(make, lint, 4 * length, limit)[0])
    for number in range(_STEPS):
        if longer / seconds <= 4 * _NEARLY or failure or (number and 5 * longer > limit):
            break
        # What begins or is given up between two lengths is a step and no growth: the next ones tell.
        length, seconds = 4 * length, longer
        longer, failure = timed(make, lint, 4 * length, limit)
        longer = min(longer, timed(make, lint, 4 * length, limit)[0])
    return Growth(length, seconds, longer, failure)


def timed(
    make: Callable[[int], str], lint: Callable[[str], object], length: int, limit: float
) -> tuple[float, str]:
    """Return the CPU time of linting a text of a length in a fork, and what ended the run before its time."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _child(make, lint, length, limit, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    if told and not told.startswith("!"):
        return max(float(told), 1e-4), ""
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
        return float("inf"), f"over {limit:g} s"
    return float("inf"), told[1:] or f"status {status}"


def _child(
    make: Callable[[int], str], lint: Callable[[str], object], length: int, limit: float, writer: int
) -> None:
    """Do the work and end the process."""
    seconds = int(process_time() + limit) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    os.close(1)
    os.close(2)
    # As the command does; and what the child shares with its parent is not gone through.
    collect_seldom()
    gc.freeze()
    told = "!no answer"
    try:
        lint(make(min(length, _WARM)))  # what such a text asks for is loaded once, and does not grow
        text = make(length)
        begun = process_time()
        lint(text)
        told = str(process_time() - begun)
    except BaseException as error:
        told = f"!{type(error).__name__}: {error}"[:200]
    os.write(writer, told.encode())
    os._exit(0)
