"""A bar on the terminal for runs that take longer than a second. It is drawn on standard error and leaves
nothing behind.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TextIO

from ..base.encode import within

_PATIENCE = 1.0
_PAUSE = 0.1
_CELLS = 24
_CI = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "BUILDKITE", "TEAMCITY_VERSION")


def wanted(stream: TextIO, quiet: bool) -> bool:
    """Say whether a bar may be drawn: on a terminal that can go back in its line, never in CI."""
    if quiet or os.environ.get("TERM") == "dumb" or any(os.environ.get(name) for name in _CI):
        return False
    return stream.isatty()


class Progress:
    """The bar of one run over ``total`` files."""

    def __init__(self, total: int, shown: bool, stream: TextIO | None = None) -> None:
        self._total, self._shown = total, shown
        self._stream = stream or sys.stderr
        self._next = time.monotonic() + _PATIENCE
        self._width = 0

    def step(self, done: int, path: str) -> None:
        """Say that so many files are done, the last of them at a path."""
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PAUSE
        filled = _CELLS * done // max(1, self._total)
        line = f"[{'#' * filled}{'.' * (_CELLS - filled)}] {done}/{self._total} {within(path)}"[:79]
        self._stream.write("\r" + line + " " * max(0, self._width - len(line)))
        self._stream.flush()
        self._width = len(line)

    def clear(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0
