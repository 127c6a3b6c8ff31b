"""How long one file may take: a bound for what nobody has foreseen.

What a sound rule does is bounded by counted work: bytes, values, findings. This is for the rest: a rule of a
pack that never ends, a fault of ours. It is a clock of CPU time, so that a busy machine does not matter, read
in ticks: one rule may take a quarter of them, reading and the steps after the rules a quarter each, all rules
together the whole. What is over its share is ended in the middle of what it does where a signal may come:
not in a thread, nor in programs that import Copydesk; there the clock is looked at between two rules.
"""

from __future__ import annotations

import signal
import time
from functools import cache
from types import FrameType, TracebackType
from typing import NamedTuple

TICKS, SHARE = 40, 10
"""The ticks of a file, and those of one rule."""


class Limit(NamedTuple):
    """The CPU seconds that one file may take (0: no bound); whether a signal may end what takes longer."""

    seconds: float = 0.0
    alarm: bool = False

    @property
    def share(self) -> float:
        """The seconds of one rule."""
        return self.seconds * SHARE / TICKS


NO_LIMIT = Limit()


class TimeUp(BaseException):
    """What is at work has used up its time. No rule is meant to catch it."""


class OutOfTime(RuntimeError):
    """A file was given up; the message says why."""


class TimeLimit:
    """Watches over one file while it is entered.

    ``rule`` says that a rule begins, ``step`` that something else does; ``over`` is whether the rules have
    used up their time. ``TimeUp`` is raised inside of what takes too long, and leaves the context as
    ``OutOfTime`` where nobody has taken note of it.
    """

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self.over = False
        self._ticks = self._here = 0
        self._ruled = self._armed = False
        self._until = 0.0

    def __enter__(self) -> TimeLimit:
        global _running
        if not self.limit.seconds:
            return self
        self._until = time.process_time() + self.limit.seconds
        if self.limit.alarm and _running is None and _can_ring():
            self._armed, _running = True, self
            tick = self.limit.seconds / TICKS
            signal.setitimer(signal.ITIMER_PROF, tick, tick)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        global _running
        if self._armed:
            self._armed, _running = False, None
            signal.setitimer(signal.ITIMER_PROF, 0)
        if isinstance(error, TimeUp):
            most = f"{self.limit.seconds:g} seconds of computing that one file may take (max-seconds)"
            raise OutOfTime(f"it needs more than its share of the {most}") from None

    def rule(self) -> None:
        """A rule begins."""
        self._here, self._ruled = 0, True
        if self.limit.seconds and not self._armed:
            self.over = time.process_time() > self._until

    def step(self) -> None:
        """Something begins that is no rule."""
        self._here, self._ruled = 0, False

    def tick(self) -> None:
        """Count a tick; raises ``TimeUp``."""
        self._ticks += 1
        self._here += 1
        self.over = self._ticks >= TICKS
        if self._here >= SHARE or (self._ruled and self.over):
            raise TimeUp


_running: TimeLimit | None = None
"""The one whose ticks the signal counts."""


def _heard(number: int, frame: FrameType | None) -> None:
    if _running is not None:
        _running.tick()


@cache
def _can_ring() -> bool:
    """Listen to the signal, from now on; say whether that can be done."""
    if not hasattr(signal, "setitimer"):
        return False
    try:
        signal.signal(signal.SIGPROF, _heard)
    except ValueError:  # not the main thread
        return False
    return True
