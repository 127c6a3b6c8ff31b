"""The sentences of a long text as columns of numbers; each is made when it is asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...base.ondemand import OnDemand
from .sentences import Sentence, split_block

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Block


class SentenceTable:
    """All sentences of a document by number, in reading order: ``starts`` are where they begin."""

    def __init__(self, doc: Document) -> None:
        self._text, self._blocks = doc.prose.text, doc.written_blocks
        self.starts, self._ends, self._block = array("I"), array("I"), array("I")
        for number, block in enumerate(doc.written_blocks):
            for sentence in split_block(doc, block):
                self.starts.append(sentence.start)
                self._ends.append(sentence.end)
                self._block.append(number)

    def sentence(self, number: int) -> Sentence:
        """Return the sentence of a number."""
        start, end = self.starts[number], self._ends[number]
        return Sentence(self._text[start:end], start, end, self._blocks[self._block[number]])

    def of(self, blocks: Iterable[Block]) -> Sequence[Sentence]:
        """Return the sentences of some blocks, in the order of the blocks."""
        numbers = array("I")
        for block in blocks:
            numbers.extend(self._range(block))
        return OnDemand(numbers, self.sentence)

    def of_block(self, block: Block) -> Sequence[Sentence]:
        """Return the sentences of one block."""
        return OnDemand(self._range(block), self.sentence)

    def at(self, block: Block, offset: int) -> Sentence | None:
        """Return the sentence of a block that holds a prose offset; no other one is made for it."""
        number = bisect_right(self.starts, offset) - 1
        held = number >= 0 and block.start <= self.starts[number] and offset < self._ends[number]
        return self.sentence(number) if held else None

    def _range(self, block: Block) -> range:
        return range(bisect_left(self.starts, block.start), bisect_left(self.starts, block.end))
