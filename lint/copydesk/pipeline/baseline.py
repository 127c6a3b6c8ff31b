"""The baseline: a committed file of known findings, so that a gate can be strict about new ones from the
first day.

It holds fingerprints and no line numbers, so it survives edits elsewhere, re-flowing and renaming. It is a
ratchet: an entry whose finding is gone is stale and fails the run until it is removed. Only what a run could
see can be stale: the entries of a file that it checked, of rules that ran there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, TypeVar

from ..base.levels import BASELINE, OPEN, RANK, UNDONE
from ..base.opening import opening
from ..base.regexes import regex
from .likeness import likeness

SAME = 0.5
"""From this likeness on, a text under another name is the text of a file that is gone."""


NONE, OLD = 0, 2
"""The version of a book that was never written, and of one with the former fingerprints."""


class Known(Protocol):
    """What the baseline looks at: findings, or the rows that stand for them."""

    @property
    def rule_id(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def former(self) -> str: ...
    @property
    def near(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def justification(self) -> str: ...
    def _replace(self, *, status: str, justification: str) -> Any: ...


K = TypeVar("K", bound=Known)
_SHOWN = 60
_WORD = regex(r"[^\W_]+")
_TRIED = 200
"""So many files that are gone are asked whether a text is theirs; honest ones do not share their findings."""


class Entry(NamedTuple):
    """One known finding. ``text`` is its first words, for people who read the file; ``reason`` and ``by`` say
    why it may stand and who says so, where somebody does. ``near`` is as in ``Finding``. ``severity`` and
    ``near`` are "" in a file of version 2.
    """

    path: str
    rule: str
    fingerprint: str
    text: str
    severity: str = ""
    near: str = ""
    reason: str = ""
    by: str = ""


class Book(NamedTuple):
    """What a baseline file holds: its version, its entries, and a sketch of the text of each file that has
    some (see ``likeness``).
    """

    version: int
    entries: tuple[Entry, ...] = ()
    sketches: Mapping[str, str] = MappingProxyType({})

    def at(self, paths: Mapping[str, str]) -> Book:
        """Return the book with other paths for some."""
        if not paths:
            return self
        entries = tuple(entry._replace(path=paths.get(entry.path, entry.path)) for entry in self.entries)
        sketches = {paths.get(path, path): sketch for path, sketch in self.sketches.items()}
        return self._replace(entries=entries, sketches=sketches)


def recorded(path: str, findings: Iterable[Known], level: str, reason: str = "", by: str = "") -> list[Entry]:
    """Return entries for the open findings of a file that are at least so grave; a crashed rule is never
    known, nor what is not listed.
    """
    return [
        Entry(
            path,
            finding.rule_id,
            finding.fingerprint,
            opening(finding.text, _SHOWN),
            finding.severity,
            finding.near,
            reason,
            by,
        )
        for finding in findings
        if finding.status == OPEN and RANK[finding.severity] >= RANK[level] and finding.rule_id not in UNDONE
    ]


def tells_of(entry: Entry, finding: Known) -> bool:
    """Say whether an entry says of itself what it hides, as whoever reads the file believes it: the rule, the
    first words, and a severity that is no lower.
    """
    if entry.rule != finding.rule_id or RANK[entry.severity or finding.severity] < RANK[finding.severity]:
        return False
    told = _WORD.findall(entry.text.casefold())
    cut = len(told) - (len(entry.text) >= _SHOWN)  # the last word may be half a one
    words = _WORD.findall(finding.text.casefold())
    return words[:cut] == told[:cut] and bool(told) == bool(words)


class Marker:
    """Gives the findings of one file after the other, in the order of a run, their status.

    ``gone`` says whether a path of the book is that of a file that is no longer there, ``covered`` whether
    the run would have checked it. Entries of a file that is gone count for one other file: the one that git
    says it was renamed to (``renamed``: old path by new one), else the first whose text is like its own.
    """

    def __init__(
        self,
        book: Book,
        gone: Callable[[str], bool],
        covered: Callable[[str], bool],
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        self.book, self._covered = book, covered
        self._renamed = renamed or {}
        self._waiting: dict[str, dict[str, list[Entry]]] = {}
        for entry in dict.fromkeys(book.entries):
            self._waiting.setdefault(entry.path, {}).setdefault(entry.fingerprint, []).append(entry)
        self.gone = {path for path in self._waiting if gone(path)}
        self._lost: dict[str, list[str]] = {}
        for path in sorted(self.gone & book.sketches.keys()):
            for mark in self._waiting[path]:
                self._lost.setdefault(mark, []).append(path)
        self._near: dict[str, list[str]] = {}
        for entry in book.entries:
            if entry.near:
                self._near.setdefault(entry.near, []).append(entry.fingerprint)
        self.moved: dict[str, str] = {}
        self.matched: list[tuple[Entry, Entry]] = []
        self._ran: dict[str, Collection[str]] = {}

    def mark(
        self, path: str, findings: Iterable[K], ran: Collection[str], sketch: Callable[[], str]
    ) -> list[K]:
        """Return the findings of a file, those that the book knows with the status ``baseline`` and the
        reason that stands there.

        ``ran`` are the rules that looked at the file, ``sketch`` makes the sketch of its text.
        """
        marked = self._judged(path, path, list(findings))
        self._ran[path] = ran
        old = self._before(path, marked, sketch)
        if old:
            self.moved[old] = path
            self._ran[old] = ran
            marked = self._judged(old, path, marked)
        return marked

    def _judged(self, old: str, path: str, findings: list[K]) -> list[K]:
        waiting = self._waiting.get(old)
        if not waiting:
            return findings
        findings = [self._known(waiting, path, finding, self._exact) for finding in findings]
        return [self._known(waiting, path, finding, self._beside) for finding in findings]

    def _exact(self, waiting: dict[str, list[Entry]], finding: Known) -> list[Entry] | None:
        """Return the entries with the fingerprint of a finding."""
        entries = waiting.get(finding.fingerprint)
        return waiting.get(finding.former) if not entries and self.book.version == OLD else entries

    def _beside(self, waiting: dict[str, list[Entry]], finding: Known) -> list[Entry] | None:
        """Return the entries of what stood between the same words under another heading."""
        marks = self._near.get(finding.near, ()) if finding.near else ()
        return next((entries for mark in marks if (entries := waiting.get(mark))), None)

    def _known(
        self,
        waiting: dict[str, list[Entry]],
        path: str,
        finding: K,
        of: Callable[[dict[str, list[Entry]], Known], list[Entry] | None],
    ) -> K:
        entries = of(waiting, finding) if finding.status == OPEN else None
        entry = next((entry for entry in reversed(entries or ()) if tells_of(entry, finding)), None)
        if entries is None or entry is None:
            return finding
        entries.remove(entry)
        (now,) = recorded(path, (finding,), "info", entry.reason, entry.by)
        self.matched.append((entry, now))
        marked: K = finding._replace(status=BASELINE, justification=entry.reason)
        return marked

    def _before(self, path: str, findings: Iterable[K], sketch: Callable[[], str]) -> str:
        """Return the path that a file had before, where it is one of the book and gone; else ""."""
        told = self._renamed.get(path, "")
        if told in self.gone and told not in self.moved:
            return told
        new = {finding.fingerprint for finding in findings if finding.status == OPEN} if self._lost else ()
        near = {old for mark in new for old in self._lost.get(mark, ())} - self.moved.keys()
        if not near:
            return ""
        here = sketch()
        tried = sorted(near)[:_TRIED]
        best = max(tried, key=lambda old: likeness(self.book.sketches.get(old, ""), here))
        return best if likeness(self.book.sketches.get(best, ""), here) >= SAME else ""

    def stale(self, active: Callable[[str], Collection[str]], unchecked: Collection[str] = ()) -> list[Entry]:
        """Return the entries whose findings are gone.

        ``active`` gives the rules that would look at a path; ``unchecked`` are files that could not be
        checked.
        """
        found: list[Entry] = []
        for path, waiting in self._waiting.items():
            left = [entry for entries in waiting.values() for entry in entries]
            seen = path in self._ran or (path in self.gone and self._covered(path))
            if not left or path in unchecked or not seen:
                continue
            ran = self._ran[path] if path in self._ran else active(path)
            found += [entry for entry in left if entry.rule in ran]
        return sorted(found)
