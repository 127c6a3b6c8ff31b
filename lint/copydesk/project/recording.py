"""What becomes of the baselines of a run: what is gone from them, what is new, and the files as they should
be.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..base.levels import RANK
from ..pipeline import baselinefile
from ..pipeline.baseline import NONE, Book, Entry, recorded
from ..pipeline.likeness import likeness
from .baselines import LEVEL, Baselines, level_of
from .configkeys import ConfigError
from .discover import Skip, Target
from .targets import name_of

if TYPE_CHECKING:
    from ..pipeline.baseline import K
    from .checking import Checking

_KEEPS = 0.8
"""A text that is still so like its sketch keeps it, so that an edit changes no line of the baseline."""


class Change(NamedTuple):
    """What a run has to say about one baseline: its path and how the report shows it, what it held, its
    entries that are gone, those of them that count at the level asked for, the new findings with their lines
    (0 for one about its file as a whole), and how many known findings were met.
    """

    key: tuple[str, str]
    shown: str
    book: Book
    gone: Sequence[Entry]
    counting: Sequence[Entry]
    new: Sequence[tuple[int, Entry]]
    met: int

    @property
    def path(self) -> str:
        """Where the file is opened."""
        return self.key[0]


class Recording(Baselines):
    """The baselines of a run that are to be written or judged.

    ``action`` is ``create``, ``update``, ``check``, ``prune``, or "" for whichever of the first two fits;
    ``default`` is the baseline where none is named; ``level`` the lowest severity to record, None for that of
    each file's configuration.
    """

    def __init__(self, checking: Checking, action: str, default: str, level: str | None) -> None:
        self.action, self._level, self._checking = action, level, checking
        self._new: dict[tuple[str, str], list[tuple[int, Entry]]] = {}
        self._targets: dict[tuple[str, str], dict[str, Target]] = {}
        session, settings = checking.session, list(checking.settings())
        levels = {level} if level else {LEVEL, *map(level_of, settings)}
        session.least = min(levels, key=RANK.__getitem__)
        reach = checking.reach._replace(folders=()) if action == "create" else checking.reach
        super().__init__(session, checking.targets, checking.names, reach, self._load, default)
        if self.markers and not os.path.lexists(default):
            # Some articles have no baseline; what others know can be brought up to date all the same.
            self._unread.pop(default, None)
        if not self.markers and not self.skips:
            try:
                self.open(session.configuration.for_file("article"))
            except ConfigError as error:
                checking.skips.append(Skip(".", "configuration", str(error)))

    def _load(self, known: str) -> Book | Skip:
        if self.action == "create" and os.path.lexists(known):
            return Skip(
                known, "baseline", f"{known}: exists; “copydesk baseline update” brings it up to date"
            )
        try:
            return baselinefile.load(known, joining=self.action in ("", "update"))
        except FileNotFoundError:
            if self.action in ("", "create"):
                return Book(NONE)
            return Skip(
                known, "baseline", f"{known}: no such baseline; “copydesk baseline create” writes one"
            )
        except baselinefile.BaselineError as error:
            return Skip(known, "baseline", str(error))

    def refused(self) -> str:
        """Say why nothing can be done, or ""."""
        if self.skips:
            return "\n".join(skip.detail for skip in self.skips)
        paths = [known for known, _ in self.markers]
        twice = next((known for known in paths if paths.count(known) > 1), None)
        return f"{twice}: two projects name this baseline; run them one by one" if twice else ""

    def marked(
        self, key: tuple[str, str], target: Target, findings: Sequence[K], ran: Collection[str]
    ) -> Sequence[K]:
        """Return the findings of a file with the status that one baseline gives them; note what is new."""
        found = super().marked(key, target, findings, ran)
        path = self._session.report_path(name_of(target, self._names), key[1])
        level = self._level or level_of(self._session.configuration.for_file(name_of(target, self._names)))
        for one in found:
            lines = getattr(one, "lines", ())
            new = recorded(path, (one,), level)
            self._new.setdefault(key, []).extend((lines[0] if lines else 0, entry) for entry in new)
        self._targets.setdefault(key, {})[path] = target
        return found

    def changes(self) -> list[Change]:
        """Return what is to be said about each baseline, when all files have been checked."""
        return [self._change(key) for key in self.markers]

    def _change(self, key: tuple[str, str]) -> Change:
        marker = self.markers[key]
        gone = self.stale(key, [skip.path for skip in self._checking.skips])
        counting = [entry for entry in gone if self.counts(key[1], entry, self._level)]
        shown = self._session.report_path(key[0])
        return Change(key, shown, marker.book, gone, counting, self._new.get(key, ()), len(marker.matched))

    def after(self, change: Change, added: Sequence[Entry]) -> tuple[int, str]:
        """Return a baseline without what is gone and with what is added: how many entries, and its text."""
        gone = set(change.gone)
        if self.action == "prune":
            held, paths = self.held[change.key]
            left = {
                entry
                for entry in held.entries
                if entry._replace(path=paths.get(entry.path, entry.path)) not in gone
            }
            return len(left), baselinefile.dump(left, held.sketches)
        marker = self.markers[change.key]
        now, moved = dict(marker.matched), marker.moved
        kept = [entry for entry in dict.fromkeys(change.book.entries) if entry not in gone]
        kept = [now.get(entry) or entry._replace(path=moved.get(entry.path, entry.path)) for entry in kept]
        sketches = {moved.get(path, path): sketch for path, sketch in change.book.sketches.items()}
        entries = {*kept, *added}
        self._refresh(change.key, entries, sketches)
        return len(entries), baselinefile.dump(entries, sketches)

    def _refresh(self, key: tuple[str, str], entries: set[Entry], sketches: dict[str, str]) -> None:
        checked = self._targets.get(key, {})
        for path in sorted({entry.path for entry in entries} & checked.keys()):
            new = self.sketch(checked[path])
            if likeness(sketches.get(path, ""), new) < _KEEPS:
                sketches[path] = new
