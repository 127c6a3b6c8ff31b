"""What the words of a sentence are, by counts: the likeliest chain of tags, each behind the two before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ...base.resources import path
from .tagtable import SCALE, Kinds, TagTable

MARKS = {
    **dict.fromkeys(",", ","),
    **dict.fromkeys(".!?", "."),
    **dict.fromkeys(":;\u2014\u2013\u2026-", ":"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys("“”\"‘’'„«»", "Q"),
    "\ufffc": "NN",
}
_MOST_KNOWN = 50_000
_BEAM = 6 * SCALE
_NAME = 2 * SCALE
"""What it costs a word with a capital inside a sentence to be no name."""


class Tagged(NamedTuple):
    """The tags of some tokens, and the cost of the chain."""

    tags: tuple[str, ...]
    cost: int


class Tagger:
    """The tags of words, asked from one open table. Words are given as written."""

    def __init__(self, table: TagTable) -> None:
        """Tag with the counts of an open table."""
        self.table = table
        self._known: dict[str, Kinds] = {}
        self._marks = {mark: ((table.tags.index(tag), 0),) for mark, tag in MARKS.items()}
        self._other = ((table.tags.index("SYM"), 0),)
        self._name, self._names = table.tags.index("NNP"), table.tags.index("NNPS")
        self._figure = ((table.tags.index("CD"), 0),)
        index = table.tags.index
        self._unknown: Kinds = ((index("NN"), 6), (self._name, 12), (index("FW"), 20))
        self._joined: Kinds = ((index("JJ"), 7), (index("NN"), 12), (index("NNP"), 30))
        self._joined_many: Kinds = ((index("NNS"), 4), (index("JJ"), 20), (index("NNP"), 30))
        self._owner: Kinds = ((index("N$"), 2), (index("PB"), 22))
        self._capital: Kinds = ((self._name, 2), (index("NN"), 24), (self._names, 36))

    def kinds(self, word: str) -> Kinds:
        """Return what a word may be, case aside: numbers of tags, each with its cost."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            found = self._known[word] = self._ask(word.lower().replace("’", "'").replace("\u2011", "-"))
        return found

    def _ask(self, low: str) -> Kinds:
        if found := self.table.kind(low):
            return found
        if low[:1].isdigit():
            return self._figure
        if low.endswith(("'s", "s'")):
            return self._owner
        if "-" in low:
            last = low.rpartition("-")[2]
            kinds = self.table.kind(last)
            several = self.table.tags[kinds[0][0]] == "NNS" if kinds else last.endswith("s")
            return self._joined_many if several else self._joined
        return self.table.ending(low) or self._unknown

    def may(self, word: str, tag: str, most: int = 4 * SCALE) -> bool:
        """Say whether a word may be of a part of speech, at a cost of ``most`` or less."""
        number = self.table.tags.index(tag)
        return any(one == number and cost <= most for one, cost in self.kinds(word))

    def tag(self, tokens: Sequence[str], opens: bool = True) -> Tagged:
        """Return the likeliest tags of words and marks; ``opens``: they begin a sentence."""
        table = self.table
        size, chains, common = len(table.tags), table.chains, table.common
        states: dict[tuple[int, int], int] = {(0, 0): 0}
        back: list[dict[tuple[int, int], int]] = []
        for place, token in enumerate(tokens):
            fresh: dict[tuple[int, int], int] = {}
            came: dict[tuple[int, int], int] = {}
            limit = min(states.values()) + _BEAM
            choices = [(tag, cost - common[tag]) for tag, cost in self._choices(token, place, opens)]
            for (first, second), so_far in states.items():
                if so_far > limit:
                    continue
                row = (first * size + second) * size
                for tag, cost in choices:
                    total = so_far + chains[row + tag] + cost
                    key = (second, tag)
                    if total < fresh.get(key, 1 << 30):
                        fresh[key] = total
                        came[key] = first
            back.append(came)
            states = fresh
        best = min(states, key=lambda key: states[key] + chains[(key[0] * size + key[1]) * size])
        cost = states[best] + chains[(best[0] * size + best[1]) * size]
        found: list[int] = []
        first, second = best
        for came in reversed(back):
            found.append(second)
            first, second = came[first, second], first
        return Tagged(tuple(map(table.tags.__getitem__, reversed(found))), cost)

    def _choices(self, token: str, place: int, opens: bool) -> Kinds:
        if not token[0].isalnum():
            return self._marks.get(token, self._other)
        kinds = self.kinds(token)
        if token[0].isupper() and token != "I":
            if not self.table.kind(token.lower().replace("’", "'")):
                return self._capital if kinds != self._owner else kinds
            if place or not opens:
                most = min(cost for _, cost in kinds)
                rest = ((tag, cost + _NAME) for tag, cost in kinds if tag != self._name)
                return ((self._name, most), *rest)
        return kinds


@cache
def english_tags() -> Tagger:
    """Return the tagger for English; its table is opened once per process."""
    return Tagger(TagTable(path("rules", "data", "english.tags")))
