"""Ctrl-C and SIGTERM: end the work, but not in the middle of a line, and let the report be written."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """The user or the system wants the run to end."""


class Interrupt:
    """Listens to the signals while it is entered. ``number`` is the signal that came, or 0.

    A signal during ``during`` ends it by ``Interrupted``; at any other moment it is noted, and the next step
    of ``during`` ends. A second signal does what it always does.
    """

    def __init__(self) -> None:
        self.number = 0
        self._waiting = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interrupt:
        for number in SIGNALS:
            try:
                self._before[number] = signal.signal(number, self._heard)
            except ValueError:  # not the main thread
                break
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self.number = number
        self.__exit__()
        if self._waiting:
            raise Interrupted

    def during(self, items: Iterator[T]) -> Iterator[T]:
        """Yield the items, each as soon as it is there; raises ``Interrupted`` once a signal has come."""
        while True:
            self._waiting = True
            try:
                if self.number:
                    raise Interrupted
                item = next(items, None)
            finally:
                self._waiting = False
            if item is None:
                return
            yield item
