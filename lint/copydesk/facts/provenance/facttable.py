"""The dated facts table: its entries, their index by name, and how an entry is worded.

The table is data (``rules/data/facts.toml``, extended by users). Each entry names a kind; the kind brings
the sentence patterns, so that an entry is four lines and not forty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...base.regexes import regex
from ...language.scan import fold
from .stalepatterns import compiled

KINDS = ("joined", "left", "office", "renamed", "ended", "begun", "repealed", "custom")
HARD = ("joined", "left")  # memberships leave no room for another reading
TOKEN = regex(r"[^\W_]+")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

Entry = tuple[Mapping[str, Any], tuple[str, ...]]
# The index of the table in use, by the first word of each anchor; kept with the table itself, so that it is
# never another's.
_indexed: list[tuple[Mapping[str, Any], dict[str, list[tuple[int, Entry]]]]] = []


def candidates(table: Mapping[str, Any], extra: Mapping[str, Any], tokens: set[str]) -> list[Entry]:
    """Return the entries of which an anchor may occur, with their anchors, in the order of the table.

    ``tokens`` are the folded words of the text. Raises ``ValueError`` for an entry of the user (``extra``)
    without the keys that its kind needs.
    """
    if not _indexed or _indexed[0][0] is not table:
        _indexed[:] = [(table, _index(table.get("fact", ()), table.get("names", {})))]
    listed = [entry for entry in _pick(_indexed[0][1], tokens) if entry[0].get("id") not in extra]
    return listed + _pick(_index(list(_own(extra)), table.get("names", {})), tokens)


def _pick(index: Mapping[str, list[tuple[int, Entry]]], tokens: set[str]) -> list[Entry]:
    found = {number: entry for token in tokens & index.keys() for number, entry in index[token]}
    return [found[number] for number in sorted(found)]


def _index(
    entries: Sequence[Mapping[str, Any]], names: Mapping[str, Any]
) -> dict[str, list[tuple[int, Entry]]]:
    index: dict[str, list[tuple[int, Entry]]] = {}
    for number, raw in enumerate(entries):
        anchors = names_of(raw, "anchors", names) or names_of(raw, "subject", names)
        for anchor in anchors:
            match = TOKEN.search(fold(anchor))
            if match is not None:
                index.setdefault(match.group(), []).append((number, (raw, anchors)))
    return index


def _own(extra: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Check the entries of the user."""
    for name, fact in extra.items():
        if not isinstance(fact, Mapping):
            raise ValueError(f"the fact “{name}” is not a table")
        if fact.get("kind") not in KINDS or not fact.get("subject") or not fact.get("source"):
            raise ValueError(f"the fact “{name}” needs a kind ({', '.join(KINDS)}), a subject and a source")
        if not (fact.get("valid_to") or fact.get("valid_from")):
            raise ValueError(f"the fact “{name}” needs valid_from or valid_to")
        yield {**fact, "id": name}


def names_of(raw: Mapping[str, Any], key: str, shared: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names under a key; ``"@NAME"`` stands for a list of ``shared``."""
    value = raw.get(key, ())
    if isinstance(value, str):
        return tuple(shared.get(value[1:], ())) if value.startswith("@") else (value,)
    return tuple(value)


class Fact:
    """One entry of the table whose names occur in the article, with its defaults filled in."""

    __slots__ = ("changed", "checked", "obj", "operation", "raw", "requires", "severity", "shared", "subject")

    def __init__(self, raw: Mapping[str, Any], shared: Mapping[str, Any], checked: str) -> None:
        self.raw, self.shared = raw, shared
        self.changed = str(raw.get("valid_to") or raw.get("valid_from") or "")
        self.checked = str(raw.get("checked_on") or checked)
        self.severity = str(raw.get("severity") or ("" if raw.get("kind") in HARD else "warning"))
        self.operation = raw.get("relation") == "operation"
        self.subject = names_of(raw, "subject", shared)
        self.obj = names_of(raw, "object", shared)
        self.requires = names_of(raw, "requires", shared)

    @property
    def kind(self) -> str:
        """Which patterns apply; see ``KINDS``."""
        return str(self.raw["kind"])

    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The compiled patterns of the kind and of the entry itself."""
        titles, own = names_of(self.raw, "titles", self.shared), names_of(self.raw, "patterns", {})
        return compiled(self.kind, self.subject, self.obj, titles, own)

    def note(self) -> str:
        """What is the case, as a sentence part that follows a colon."""
        if self.raw.get("note"):
            return str(self.raw["note"])
        subject, obj, day = self.subject[0], next(iter(self.obj), ""), in_words(self.changed)
        relation = self.raw.get("relation", "")
        wording = {
            "joined": f"{subject} has been {relation} {obj} since {day}",
            "left": f"{subject} has not been {relation} {obj} since {day}",
            "office": f"{subject} was {relation} until {day}",
            "renamed": f"{subject} has been called {obj} since {day}",
            "ended": f"{subject} ended on {day}",
            "begun": f"{subject} has been in force since {day}",
            "repealed": f"{subject} has not been in force since {day}",
            "custom": f"this changed on {day}",
        }[self.kind]
        return f"{wording}; {self.raw['now']}" if self.raw.get("now") else wording


def in_words(day: str) -> str:
    """Write an ISO date out: ``2023-04-04`` becomes "4 April 2023"; a year or year and month stay as coarse
    as they are.
    """
    parts = day.split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"
