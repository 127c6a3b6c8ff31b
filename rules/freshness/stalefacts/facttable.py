"""The dated facts table: its entries, their index by name, and how an entry is worded.

The table is data (``rules/data/facts.toml``, extended by users). Each entry names a kind; the kind brings
the sentence patterns, so that an entry is four lines and not forty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from copydesk.api import cached_property, fold, once, regex

from .stalepatterns import StalePatterns

KINDS = ("joined", "left", "office", "renamed", "ended", "begun", "repealed", "custom")
HARD = ("joined", "left")  # memberships leave no room for another reading
_TOKEN = regex(r"[^\W_]+")


class Table:
    """The parsed data file, its entries filed by the words of their anchors."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._names: Mapping[str, Any] = data.get("names", {})
        self._checked = str(data.get("table", {}).get("checked_on", ""))
        self._index = self._filed(data.get("fact", ()))

    @staticmethod
    def of(data: Mapping[str, Any]) -> Table:
        """Return the table of a parsed data file, made once."""
        return _table(data)

    def candidates(
        self, extra: Mapping[str, Any], vocabulary: frozenset[str], folded: str
    ) -> list[StatedFact]:
        """Return the entries of which an anchor stands in the text, in the order of the table, those of the
        user (``extra``) last.

        ``vocabulary`` are the folded words of the text, ``folded`` is the text. Raises ``ValueError`` for an
        entry of the user without the keys that its kind needs.
        """
        listed = [fact for fact in _pick(self._index, vocabulary, folded) if fact.raw.get("id") not in extra]
        return listed + _pick(self._filed(list(_own(extra))), vocabulary, folded) if extra else listed

    def _filed(self, entries: Sequence[Mapping[str, Any]]) -> dict[str, list[_Anchor]]:
        """File entries under the longest word of each anchor: short ones stand in every text."""
        index: dict[str, list[_Anchor]] = {}
        for number, raw in enumerate(entries):
            fact = StatedFact(raw, self._names, self._checked)
            for anchor in fact.anchors:
                words = _TOKEN.findall(anchor)
                if words:
                    index.setdefault(max(words, key=len), []).append((number, anchor, fact))
        return index


@once
def _table(data: Mapping[str, Any]) -> Table:
    return Table(data)


def _pick(index: Mapping[str, list[_Anchor]], vocabulary: frozenset[str], folded: str) -> list[StatedFact]:
    found: dict[int, StatedFact] = {}
    for word in index.keys() & vocabulary:
        for number, anchor, fact in index[word]:
            if number not in found and (anchor == word or anchor in folded):
                found[number] = fact
    return [found[number] for number in sorted(found)]


_Anchor = tuple[int, str, "StatedFact"]


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


class StatedFact:
    """One entry of the table with its defaults filled in. ``anchors`` are folded."""

    def __init__(self, raw: Mapping[str, Any], shared: Mapping[str, Any], checked: str) -> None:
        self.raw, self.shared = raw, shared
        self.changed = str(raw.get("valid_to") or raw.get("valid_from") or "")
        self.checked = str(raw.get("checked_on") or checked)
        self.severity = str(raw.get("severity") or ("" if raw.get("kind") in HARD else "warning"))
        self.operation = raw.get("relation") == "operation"
        self.subject = names_of(raw, "subject", shared)
        self.anchors = tuple(map(fold, names_of(raw, "anchors", shared) or self.subject))

    @cached_property
    def obj(self) -> tuple[str, ...]:
        """The names of the object."""
        return names_of(self.raw, "object", self.shared)

    @cached_property
    def folded_obj(self) -> tuple[str, ...]:
        """The names of the object, folded."""
        return tuple(map(fold, self.obj))

    @cached_property
    def requires(self) -> tuple[str, ...]:
        """Words of which the article must hold one."""
        return names_of(self.raw, "requires", self.shared)

    @property
    def kind(self) -> str:
        """Which patterns apply; see ``KINDS``."""
        return str(self.raw["kind"])

    def patterns(self, known: StalePatterns) -> tuple[re.Pattern[str], ...]:
        """The compiled patterns of the kind and of the entry itself."""
        titles, own = names_of(self.raw, "titles", self.shared), names_of(self.raw, "patterns", {})
        return known.compiled(self.kind, self.subject, self.obj, titles, own)

    def guard(self, known: StalePatterns) -> re.Pattern[str]:
        """What makes a sentence safe."""
        return known.guard_of(self.kind, names_of(self.raw, "exceptions", {}))

    def note(self, months: Sequence[str]) -> str:
        """What is the case, as a sentence part that follows a colon; ``months`` are the names of the
        months.
        """
        if self.raw.get("note"):
            return str(self.raw["note"])
        subject, obj, day = self.subject[0], next(iter(self.obj), ""), in_words(self.changed, months)
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


def in_words(day: str, months: Sequence[str]) -> str:
    """Write an ISO date out: ``2023-04-04`` becomes "4 April 2023"; a year or year and month stay as coarse
    as they are.
    """
    parts = day.split("-")
    if len(parts) == 1:
        return parts[0]
    month = months[int(parts[1]) - 1].capitalize()
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"
