"""Ctrl-C, SIGTERM and the time of a run: end the work, but not in the middle of a line, and let the report be
written.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """The user or the system wants the run to end, or its time is up."""


class Interrupt:
    """Listens to the signals while it is entered. ``number`` is the signal that came, or 0.

    A signal during ``during`` ends it by ``Interrupted``; at any other moment it is noted, and the next step
    of ``during`` ends. A second signal does what it always does. After so many ``seconds`` (0: never) it is
    the same, ``late`` says so, and there is no number.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self.number = 0
        self.late = False
        self.seconds = seconds
        self._until = 0.0
        self._timer = (0.0, 0.0)
        self._waiting = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interrupt:
        for number in SIGNALS:
            try:
                self._before[number] = signal.signal(number, self._heard)
            except ValueError:  # not the main thread
                break
        self._until = time.monotonic() + self.seconds if self.seconds else 0.0
        if self.seconds and self._before and hasattr(signal, "setitimer"):
            self._before[signal.SIGALRM] = signal.signal(signal.SIGALRM, self._rung)
            self._timer = signal.setitimer(signal.ITIMER_REAL, self.seconds)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before and hasattr(signal, "setitimer") and signal.SIGALRM in self._before:
            signal.setitimer(signal.ITIMER_REAL, *self._timer)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    def why(self) -> tuple[str, str]:
        """Return why the run has ended: a word for programs, and a clause."""
        if self.late and not self.number:
            return "time", f"the {self.seconds:,g} seconds of the run were up (max-run-seconds)"
        return "interrupted", "the run was interrupted"

    def _rung(self, number: int, frame: FrameType | None) -> None:
        self.late = True
        if self._waiting:
            raise Interrupted

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self.number = number
        self.__exit__()
        if self._waiting:
            raise Interrupted

    def during(self, items: Iterator[T]) -> Iterator[T]:
        """Yield the items, each as soon as it is there; raises ``Interrupted`` once a signal has come or
        the time is up.
        """
        while True:
            self._waiting = True
            try:
                self.late = self.late or 0.0 < self._until < time.monotonic()
                if self.number or self.late:
                    raise Interrupted
                item = next(items, None)
            finally:
                self._waiting = False
            if item is None:
                return
            yield item
