"""Two reports side by side: what is new, fixed, moved or judged otherwise, and what nobody looks at now.

A finding that is gone counts as fixed only where its rule looked at its file again. Pure: two reports in, a
comparison out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from ..base.levels import OPEN, RANK, UNCHANGED
from .reports import Json, Known, findings, why_not
from .sidebyside import Difference, differences

NEW, AGAIN, FIXED, UNSEEN, MOVED, LEVEL, STANDS = (
    "new",
    "again",
    "fixed",
    "unseen",
    "moved",
    "level",
    "stands",
)
KINDS = {
    NEW: "new",
    AGAIN: "count again: were let stand or known to the baseline",
    UNSEEN: "not looked at any more, so not known to be fixed",
    LEVEL: "with another level",
    STANDS: "let stand now, by a directive, the configuration or a baseline",
    FIXED: "fixed",
    MOVED: "moved",
}
"""What can have become of a finding, in the order in which people want to know."""

_THERE = (OPEN, UNCHANGED)
"""Findings that nobody let stand, be they in lines that the change under test has not touched."""


class Change(NamedTuple):
    """What became of one finding: as it is now (of one that is gone: as it was), as it was (None for a new
    one), and a word on it.
    """

    kind: str
    now: Known
    was: Known | None = None
    note: str = ""

    def as_dict(self) -> Json:
        """Return the change as JSON."""
        told: Json = {"kind": self.kind, **self.now._asdict()}
        if self.was is not None:
            told["was"] = {
                key: getattr(self.was, key) for key in ("path", "line", "column", "severity", "status")
            }
        return {**told, "note": self.note} if self.note else told


class Comparison(NamedTuple):
    """What two reports differ in: their findings, and what was checked with what."""

    changes: list[Change]
    checked: list[Difference]
    same: int

    def of(self, kind: str) -> list[Change]:
        """Return the changes of a kind."""
        return [change for change in self.changes if change.kind == kind]

    def fails(self, level: str) -> bool:
        """Say whether a finding that counts now and did not count before is at or above a level."""
        if level not in RANK:
            return False
        return any(
            RANK[change.now.severity] >= RANK[level]
            for change in self.changes
            if change.now.status == OPEN
            if change.kind in (NEW, AGAIN) or (change.kind == LEVEL and _graver(change))
        )

    def looked_less(self) -> bool:
        """Say whether the newer report left unchecked what the older one had checked."""
        return bool(self.of(UNSEEN)) or any(difference.less for difference in self.checked)


def _graver(change: Change) -> bool:
    return change.was is not None and RANK[change.now.severity] > RANK[change.was.severity]


def compare(old: Json, new: Json) -> Comparison:
    """Compare two valid reports."""
    pairs, gone, come = _paired(_all(old), _all(new))
    changes = [change for was, now in pairs for change in _of_pair(was, now)]
    before, after = ({file["path"]: file for file in report["files"]} for report in (old, new))
    changes += [_of_new(known, old, before.get(known.path)) for known in come]
    changes += [_of_gone(known, new, after.get(known.path)) for known in gone if known.status in _THERE]
    order = list(KINDS)
    changes.sort(key=lambda change: (order.index(change.kind), change.now.place, change.now.rule))
    kept = sum(was.place == now.place for was, now in pairs)
    return Comparison(changes, list(differences(old, new)), kept)


def _all(report: Json) -> list[Known]:
    return [known for file in report["files"] for known in findings(file)]


def _paired(
    old: Sequence[Known], new: Sequence[Known]
) -> tuple[list[tuple[Known, Known]], list[Known], list[Known]]:
    """Pair the findings of one fingerprint: those in the same place, then those in the same file, then the
    others, each in reading order. Return the pairs and what is left of both.
    """
    pairs: list[tuple[Known, Known]] = []
    for key in (_placed, _filed, _marked):
        waiting: dict[Hashable, deque[Known]] = defaultdict(deque)
        for was in old:
            waiting[key(was)].append(was)
        left = []
        for now in new:
            candidates = waiting[key(now)]
            if candidates:
                pairs.append((candidates.popleft(), now))
            else:
                left.append(now)
        old, new = [was for candidates in waiting.values() for was in candidates], left
    return pairs, list(old), list(new)


def _placed(known: Known) -> Hashable:
    return known.mark, known.place


def _filed(known: Known) -> Hashable:
    return known.mark, known.path


def _marked(known: Known) -> Hashable:
    return known.mark


def _of_pair(was: Known, now: Known) -> Iterator[Change]:
    if was.status in _THERE and now.status not in _THERE:
        yield Change(STANDS, now, was, now.justification or now.status)
    elif was.status not in _THERE and now.status in _THERE:
        yield Change(AGAIN, now, was, f"was {was.status}")
    elif was.severity != now.severity and now.status in _THERE:
        yield Change(LEVEL, now, was, f"{was.severity}, now {now.severity}")
    if was.place != now.place:
        yield Change(MOVED, now, was)


def _of_new(known: Known, old: Json, file: Json | None) -> Change:
    if known.status not in _THERE:
        return Change(STANDS, known, None, known.justification or known.status)
    if file is None:
        return Change(NEW, known, None, "the file is not in the older report")
    why = why_not(old, file, known.rule)
    return Change(NEW, known, None, f"the rule did not look at it before ({why})" if why else "")


def _of_gone(known: Known, new: Json, file: Json | None) -> Change:
    if file is None:
        skip = next((skip for skip in new["skipped"] if skip["path"] == known.path), None)
        return Change(UNSEEN, known, None, skip["detail"] if skip else "the file is not in the newer report")
    why = why_not(new, file, known.rule)
    if why is None and any(limit["rule"] == known.rule for limit in file["coverage"]["limits"]):
        why = "not all findings of the rule are listed there"
    return Change(UNSEEN, known, None, why) if why else Change(FIXED, known)
