"""What may tell that a sentence is a speech act of a machine or to one: the classes of words in it, where it
stands, and how it differs from the rest of the article.

A sign is a name: that of a class, of two classes in one sentence (``i-crafts+your-thing``), of a place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from copydesk.api import HEADING, Block, Facts, Sentence, Tokens, cached_property, is_word

from ..leftovers.saidin import said_in
from .classes import Classes, classes_in, languages
from .look import looked_at

LENGTHS = ("short", "middling", "long", "very-long")
_UP_TO = (8, 20, 35)
"""So many words at most have sentences of these lengths, the last apart."""
_MOST = 8
"""So many classes count; more are as many."""
_READ = 40
"""So many tokens of a sentence are read: long ones would have classes of everything."""
_FEW = 5
"""So many sentences of an article with classes of an act are few."""
_BRACKETS = {"(": ")", "[": "]"}


class Cued(NamedTuple):
    """A sentence with classes of an act: their names, the signs of its place, and where the first class that
    is not weak begins.
    """

    act: str
    sentence: Sentence
    cues: frozenset[str]
    place: frozenset[str]
    first: int

    @property
    def signs(self) -> Iterator[str]:
        """All signs: the classes, each two of them, the place, and each of the place with how many classes
        there are.
        """
        return all_signs(self.cues, self.place)


def all_signs(cues: frozenset[str], place: frozenset[str]) -> Iterator[str]:
    """Yield the signs of some classes at a place; how many they are tells by how long the sentence is."""
    named = sorted(cues)
    yield from named
    yield from (f"{one}+{other}" for one, other in combinations(named, 2))
    yield f"{min(len(named), _MOST)}-{next((length for length in LENGTHS if length in place), LENGTHS[0])}"
    yield from place


def find_cued(facts: Facts, weak: Mapping[str, frozenset[str]]) -> Iterator[Cued]:
    """Yield the sentences with classes that are not weak by themselves, by act."""
    for language, held in said_in(facts, languages(facts.data)).items():
        yield from _Search(facts, classes_in(facts.data, language)).cued(held, weak)


class _Search:
    """The search for classes of one language."""

    def __init__(self, facts: Facts, classes: Classes) -> None:
        self.facts, self.classes = facts, classes

    def cued(self, blocks: Iterable[Block], weak: Mapping[str, frozenset[str]]) -> Iterator[Cued]:
        """Yield what stands in some blocks."""
        sentences = self.facts.sentences_of_all(blocks)
        look = self.classes.look
        asked = (
            dict.fromkeys(self.classes.shapes, sentences)
            if look is None
            else looked_at(self.facts, look, sentences, self._edges)
        )
        found: dict[tuple[str, int], tuple[Sentence, Tokens, set[str], int]] = {}
        for act, of_act in asked.items():
            for sentence in of_act:
                tokens = self.facts.tokens_in(sentence.start, sentence.end)
                matches = [
                    match
                    for match in self.classes.shapes[act].find(tokens)
                    if match.first < _READ
                    and not self.facts.in_quotes(tokens.starts[match.first], tokens.ends[match.first])
                ]
                strong = [match for match in matches if match.group not in weak[act]]
                if strong:
                    first = tokens.starts[strong[0].first]
                    cues = {match.group for match in matches}
                    found[act, sentence.start] = sentence, tokens, cues, first
        kin = Counter(act for act, _ in found)
        for (act, _), (sentence, tokens, cues, first) in found.items():
            others = "kin-none" if kin[act] == 1 else "kin-few" if kin[act] <= _FEW else "kin-many"
            place = frozenset((others, *self._place(sentence, tokens)))
            yield Cued(act, sentence, frozenset(cues), place, first)

    def _place(self, sentence: Sentence, tokens: Tokens) -> Iterator[str]:
        block = sentence.block
        if sentence.start == block.start and sentence.end >= block.end - 1:
            yield "alone"
        if block.index in self._edges:
            yield "edge"
        if block.kind == HEADING:
            yield "heading"
        elif block.kind != "paragraph":
            yield "no-paragraph"
        text = sentence.text.strip(" *_>“”\"'")
        if _BRACKETS.get(text[:1]) == text.rstrip(".")[-1:]:
            yield "bracketed"
        ends = text[-1:]
        if ends in "?!:":
            yield {"?": "asks", "!": "exclaims", ":": "announces"}.get(ends, "asks")
        size = sum(map(is_word, tokens.texts))
        yield LENGTHS[bisect_left(_UP_TO, size)]
        if not self._elsewhere(self._said_you, block):
            yield "no-you"
        if not self._elsewhere(self._said_i, block):
            yield "no-i"

    @cached_property
    def _edges(self) -> frozenset[int]:
        """The numbers of the first blocks under the headline and of the last two."""
        blocks = [block.index for block in self.facts.doc.prose_blocks if block.kind != HEADING]
        return frozenset((*blocks[:1], *blocks[-2:]))

    @cached_property
    def _said_you(self) -> list[int]:
        return self._said(self.classes.addressees)

    @cached_property
    def _said_i(self) -> list[int]:
        return self._said(self.classes.speakers)

    def _said(self, words: frozenset[str]) -> list[int]:
        """Return where some words stand outside of quotations."""
        starts = self.facts.word_table.starts
        found = (starts[number] for number in self.facts.word_table.where(words))
        return [start for start in found if not self.facts.in_quotes(start, start + 1)]

    @staticmethod
    def _elsewhere(offsets: list[int], block: Block) -> bool:
        inside = bisect_left(offsets, block.end) - bisect_left(offsets, block.start)
        return len(offsets) > inside
