"""The sentences of an article that hold several numbers, read only where a check has something to look at."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.api import Scope, Sentence, cached_property, regex

from .figuredtext import PERCENT, Figured
from .reading import percent_words, read
from .remembered import Remembered, Said, held

_APART = 40
"""So many words may stand between two numbers of one statement."""
_MORE = regex(r"one|One|first|First|['’\u2011-]")


class Quantities:
    """The sentences of an article that hold two numbers or more, read when they are asked for."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._read: Remembered[Figured | None] = Remembered()

    def of(self, sentence: Sentence) -> Figured | None:
        """Return a sentence with its quantities; None where it has very many."""
        if sentence.start in self._read:
            return self._read[sentence.start]
        return self._read.keep(sentence.start, read(sentence, self._scope.data))

    def before(self, figured: Figured) -> Figured | None:
        """Return the sentence before another one in its block, if there is one."""
        block = self._scope.block_at(figured.offsets[0])
        if block is None or figured.offsets[0] <= block.start:
            return None
        text, end = self._scope.text, figured.offsets[0]
        while end > block.start and text[end - 1].isspace():
            end -= 1
        sentence = self._scope.facts.sentence_at(block, end - 1)
        return self.of(sentence) if sentence is not None else None

    def behind(self, figured: Figured) -> Figured | None:
        """Return the sentence behind another one in its block, if there is one."""
        block = self._scope.block_at(figured.offsets[0])
        sentence = self._scope.facts.sentence_at(block, figured.end + 1) if block is not None else None
        return self.of(sentence) if sentence is not None else None

    @cached_property
    def _several(self) -> tuple[Sequence[Sentence], Sequence[int]]:
        """The sentences with two numbers near each other outside quoted speech, in reading order, and how
        many quantities each has at most.
        """
        most = array("I")
        return held(self._scope, self._with_several(most)), most

    @cached_property
    def _said(self) -> Said:
        return Said(self._scope, self._several[0])

    def _with_several(self, most: "array[int]") -> Iterator[Sentence]:
        table = self._scope.facts.word_table
        numbers: Sequence[int] = self._scope.facts.number_words
        done = -1
        for first, second in pairwise(numbers):
            if second - first > _APART or table.starts[second] < done:
                continue
            for sentence in self._scope.sentences_of((second,)):
                if table.starts[first] >= sentence.start:
                    done = sentence.end
                    last = bisect_left(numbers, table.first(done))
                    written = last - bisect_left(numbers, table.first(sentence.start))
                    # A number may be part of a word, and the little ones are counted nowhere else.
                    most.append(written + len(_MORE.findall(sentence.text)))
                    yield sentence

    def saying(self, *words: str, least: int = 2, behind: tuple[str, ...] = ("",)) -> Iterator[Figured]:
        """Yield the sentences outside quoted speech, in reading order, that have so many quantities or more,
        hold one of some words, and are followed in their block by one that begins in some way. Only those
        are read.
        """
        here = self._said.among(words)
        for sentence, most in zip(*self._several, strict=True) if here else ():
            if most < least or not any(map(sentence.text.__contains__, here)):
                continue
            if behind != ("",):
                following = self._scope.facts.sentence_at(sentence.block, sentence.end + 1)
                if following is None or not following.text.startswith(behind):
                    continue
            figured = self.of(sentence)
            if figured is not None and len(figured.quantities) >= least:
                yield figured

    def with_percentages(self) -> Iterator[Figured]:
        """Yield the sentences with two quantities or more of which one is a percentage, as ``saying``."""
        for figured in self.saying(*percent_words(self._scope.data)):
            if figured.has(PERCENT):
                yield figured
