"""A first look at the sentences of an article: which of them may be a speech act at all.

To tell the classes of words in a sentence costs more than to read it, and practically all sentences of
articles are none. So the words of some lists (table ``look`` of a data file) are looked up in the word table,
and only a sentence that holds one of each list of a row is looked at. Where nearly nobody is spoken to (a
quiet article), a sentence that speaks to somebody is looked at whatever it says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import Facts, Sentence

_PERSONS = ("me", "you")
_FEW, _SHARE = 4, 0.12
"""So many sentences, or such a share of all, may speak of me or you in a quiet article."""


_Openings = Mapping[str, tuple[tuple[frozenset[str], int], ...]]


class Look(NamedTuple):
    """The lists, each a bit of a number, and by act the rows: numbers of which a sentence needs all bits.
    Rows of ``quiet`` are asked in quiet articles as well; a row of ``opening`` needs its first word in the
    first list, and one of ``quiet-opening`` does so in quiet articles.
    """

    lists: tuple[frozenset[str], ...]
    persons: int
    rows: Mapping[str, tuple[int, ...]]
    quiet: Mapping[str, tuple[int, ...]]
    opening: _Openings
    quiet_opening: _Openings

    def asks(self, act: str, bits: int, opener: str, quiet: bool) -> bool:
        """Say whether a sentence with these bits, which opens with a word, may be an act."""
        rows = (*self.rows[act], *self.quiet[act]) if quiet else self.rows[act]
        openings = (*self.opening.get(act, ()), *(self.quiet_opening.get(act, ()) if quiet else ()))
        return any(bits & row == row for row in rows) or any(
            bits & row == row and opener in words for words, row in openings
        )


def look_of(data: Mapping[str, Any]) -> Look | None:
    """Return the table ``look`` of a data file, ready to be asked; None where it has none."""
    table = data.get("look")
    if table is None:
        return None
    names = list(table["words"])
    bits = {name: 1 << number for number, name in enumerate(names)}

    def rows(of: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, tuple[int, ...]]:
        return {act: tuple(sum(bits[name] for name in row) for row in listed) for act, listed in of.items()}

    lists = tuple(frozenset(table["words"][name]) for name in names)

    def openings(of: Mapping[str, Sequence[Sequence[str]]]) -> _Openings:
        return {
            act: tuple(
                (lists[names.index(first)], sum(bits[name] for name in others)) for first, *others in listed
            )
            for act, listed in of.items()
        }

    persons = sum(bits[name] for name in _PERSONS)
    asked = rows(table["ask"]), rows(table["quiet"])
    return Look(lists, persons, *asked, openings(table["opening"]), openings(table["quiet-opening"]))


def looked_at(
    facts: Facts, look: Look, sentences: Sequence[Sentence], edges: Iterable[int]
) -> dict[str, list[Sentence]]:
    """Return by act the sentences that may be one; ``edges`` are the numbers of blocks in which all sentences
    that speak to somebody are looked at.
    """
    table, starts = facts.word_table, [sentence.start for sentence in sentences]
    held: dict[int, int] = {}
    for number, words in enumerate(look.lists):
        bit = 1 << number
        for word in table.where(words):
            at = bisect_right(starts, table.starts[word]) - 1
            if at >= 0 and table.starts[word] < sentences[at].end:
                held[at] = held.get(at, 0) | bit
    spoken = sum(1 for bits in held.values() if bits & look.persons)
    quiet = spoken <= max(_FEW, _SHARE * len(sentences))
    near = frozenset(edges)
    found: dict[str, list[Sentence]] = {}
    for at in sorted(held):
        sentence, bits = sentences[at], held[at]
        lenient = quiet or sentence.block.index in near
        first = table.first(sentence.start)
        opener = table.folded[first] if first < len(table) else ""
        for act in look.rows:
            if look.asks(act, bits, opener, lenient):
                found.setdefault(act, []).append(sentence)
    return found
