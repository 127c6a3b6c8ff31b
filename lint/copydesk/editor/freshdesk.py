"""The desk of a server, made anew when anything has changed that articles are checked by."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from ..base import tree
from ..interface import Checked, Desk
from ..project.session import local_date


class Wishes(NamedTuple):
    """What whoever started the server has decided: never the workspace, which may be a stranger's.

    ``config`` is the one configuration file to use, ``isolated`` means none; ``allow_code`` lets packs of a
    project bring Python rules.
    """

    config: str | None = None
    isolated: bool = False
    allow_code: bool = False


class Projects:
    """Checks texts by the configuration of their place as it is at that moment.

    ``show`` is the lowest severity that anybody wants to see. Nothing here is asked from two threads at once.
    """

    def __init__(self, wishes: Wishes, show: str = "warning") -> None:
        self._wishes, self._show = wishes, show
        self._seen: dict[str, object] = {}
        self._day = ""
        self._desk = self._made()

    def show(self, severity: str) -> None:
        """Let another severity be the lowest that is looked for."""
        self._show = severity
        self.forget()

    def forget(self) -> None:
        """Read everything anew with the next text."""
        self._desk = self._made()
        self._seen.clear()

    def check(self, text: str, form: str, path: str, watch: Callable[[], None]) -> Checked | None:
        """Check a text at a path ("" for none); None for a file that is left out. What ``watch`` raises goes
        through.
        """
        desk = self.desk(path)
        if path and desk.leaves_out(path):
            return None
        return desk.check(text, form, path=path or None, watch=watch)

    def desk(self, path: str) -> Desk:
        """Return the desk as the files that count for a path are now."""
        if self._day != local_date():
            self.forget()
        if path and not self._same(path):
            self.forget()
            self._same(path)
        return self._desk

    def _made(self) -> Desk:
        self._day = local_date()
        wishes = self._wishes
        return Desk(
            wishes.config,
            isolated=wishes.isolated,
            today=self._day,
            allow_code=wishes.allow_code,
            least=self._show,
        )

    def _same(self, path: str) -> bool:
        """Say whether all that counts for a path is as the desk has seen it, for this path or another."""
        now = {one: _state_of(one) for one in self._desk.depends_on(path)}
        same = all(self._seen.get(one, state) == state for one, state in now.items())
        self._seen.update(now)
        return same


def _state_of(path: str) -> object:
    """Return what changes when a file, or a file below a folder, does."""
    try:
        status = os.stat(path)
        if os.path.basename(path) == ".git":  # that it is there is all that counts
            return status.st_ino
        return (
            tree.state(path) if os.path.isdir(path) else (status.st_ino, status.st_mtime_ns, status.st_size)
        )
    except OSError as error:
        return error.errno
