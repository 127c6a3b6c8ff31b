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

from copydesk.api import Facts, Sentence, TextWords

_PERSONS = ("me", "you")
_MOST_KNOWN = 8_000
_FEW, _SHARE = 4, 0.12
"""So many sentences, or such a share of all, may speak of me or you in a quiet article."""


_Openings = Mapping[str, tuple[tuple[frozenset[str], int], ...]]
_Acts = list[tuple[str, tuple[frozenset[str], ...]]]


class Look(NamedTuple):
    """The words of the lists, of which each is a bit of a number, and by act the rows: numbers of which a
    sentence needs all bits. Rows of ``quiet`` are asked in quiet articles as well; a row of ``opening`` needs
    its first word in the first list, and one of ``quiet-opening`` does so in quiet articles.
    """

    words: Mapping[str, int]
    persons: int
    rows: Mapping[str, tuple[int, ...]]
    quiet: Mapping[str, tuple[int, ...]]
    opening: _Openings
    quiet_opening: _Openings
    known: dict[tuple[int, bool], _Acts]

    def acts(self, bits: int, quiet: bool) -> _Acts:
        """Return the acts that a sentence with these bits may be: few different bits stand in articles, and
        most of them ask for nothing.
        """
        acts = self.known.get((bits, quiet))
        if acts is None:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            acts = self.known[bits, quiet] = [
                (act, words) for act in self.rows if (words := self._openers(act, bits, quiet)) is not None
            ]
        return acts

    def _openers(self, act: str, bits: int, quiet: bool) -> tuple[frozenset[str], ...] | None:
        """Return of which lists a word must open a sentence with these bits so that it may be an act; none
        where any word may, and None where none does.
        """
        rows = (*self.rows[act], *self.quiet[act]) if quiet else self.rows[act]
        if any(bits & row == row for row in rows):
            return ()
        openings = (*self.opening.get(act, ()), *(self.quiet_opening.get(act, ()) if quiet else ()))
        return tuple(words for words, row in openings if bits & row == row) or None


def look_of(data: Mapping[str, Any]) -> Look | None:
    """Return the table ``look`` of a data file, ready to be asked; None where it has none. A list may hold
    the sets of the file (``@piece``).
    """
    table = data.get("look")
    if table is None:
        return None
    names = list(table["words"])
    bits = {name: 1 << number for number, name in enumerate(names)}

    def rows(of: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, tuple[int, ...]]:
        return {act: tuple(sum(bits[name] for name in row) for row in listed) for act, listed in of.items()}

    sets = data["sets"]
    lists = tuple(
        frozenset(
            word
            for one in table["words"][name]
            for word in (sets[one[1:]] if one.startswith("@") else (one,))
        )
        for name in names
    )

    def openings(of: Mapping[str, Sequence[Sequence[str]]]) -> _Openings:
        return {
            act: tuple(
                (lists[names.index(first)], sum(bits[name] for name in others)) for first, *others in listed
            )
            for act, listed in of.items()
        }

    words: dict[str, int] = {}
    for bit, of_list in zip(bits.values(), lists, strict=True):
        for word in of_list:
            words[word] = words.get(word, 0) | bit
    persons = sum(bits[name] for name in _PERSONS)
    asked = rows(table["ask"]), rows(table["quiet"])
    return Look(words, persons, *asked, openings(table["opening"]), openings(table["quiet-opening"]), {})


def looked_at(
    facts: Facts, look: Look, sentences: Sequence[Sentence], edges: Iterable[int]
) -> dict[str, list[Sentence]]:
    """Return by act the sentences that may be one; ``edges`` are the numbers of blocks in which all sentences
    that speak to somebody are looked at.
    """
    table, starts = facts.word_table, [sentence.start for sentence in sentences]
    places, numbers = table.starts, table.numbers
    held: dict[int, int] = {}
    for word in look.words.keys() & table.vocabulary:
        bits = look.words[word]
        for number in numbers[word]:
            place = places[number]
            at = bisect_right(starts, place) - 1
            if at >= 0 and place < sentences[at].end:
                held[at] = held.get(at, 0) | bits
    spoken = sum(1 for bits in held.values() if bits & look.persons)
    quiet = spoken <= max(_FEW, _SHARE * len(sentences))
    near = frozenset(edges)
    found: dict[str, list[Sentence]] = {}
    for at in sorted(held):
        sentence = sentences[at]
        for act, openers in look.acts(held[at], quiet or sentence.block.index in near):
            if not openers or _opens(table, sentence, openers):
                found.setdefault(act, []).append(sentence)
    return found


def _opens(table: TextWords, sentence: Sentence, lists: Iterable[frozenset[str]]) -> bool:
    """Say whether the first word of a sentence stands in one of some lists."""
    first = table.first(sentence.start)
    opener = table.folded[first] if first < len(table) else ""
    return any(opener in words for words in lists)
