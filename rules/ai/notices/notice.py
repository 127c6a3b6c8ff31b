"""What a notice about the use of AI is, and where in an article one may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import (
    BOILERPLATE,
    CAPTION,
    CELL,
    FOOTNOTE,
    HEADING,
    LIST_ITEM,
    PARAGRAPH,
    Block,
    Facts,
)

_READ = frozenset((PARAGRAPH, LIST_ITEM, HEADING, FOOTNOTE, CAPTION, CELL, BOILERPLATE))
_EDGE = 3


class Place(NamedTuple):
    """A prose range."""

    start: int
    end: int


class Notice(NamedTuple):
    """One notice: ``form`` is ``sentence``, ``label``, ``quiet`` (a sentence that is one because the
    article names no AI elsewhere), ``built`` (of files, in a manual) or ``denial``; ``start``/``end`` a prose
    range; ``label`` the range of a label in front of a sentence, if any.

    ``degrees`` holds ``generated``, ``assisted`` or both (then the notice contradicts itself), or nothing;
    ``tools`` the products named; ``partial`` says that only a part is meant; ``reviewed`` that human review
    is claimed; ``pictured`` that it speaks of a picture or a recording.
    """

    form: str
    start: int
    end: int
    block: Block
    degrees: frozenset[str]
    tools: tuple[str, ...]
    partial: bool
    reviewed: bool
    pictured: bool
    label: tuple[int, int] | None = None

    @property
    def degree(self) -> str:
        """``generated``, ``assisted``, ``mixed`` or ``unclear``."""
        if len(self.degrees) == 2:
            return "mixed"
        return next(iter(self.degrees), "unclear")

    @property
    def shown(self) -> Place:
        """The prose range to point at: a label alone, else the whole sentence."""
        if self.form == "label" and self.label is not None:
            return Place(*self.label)
        return Place(self.start, self.end)


class Placed(NamedTuple):
    """A block that is read, and its number among them; ``edge`` says that it is one of the first or last."""

    number: int
    block: Block
    edge: bool
    last: bool


def edge_blocks(facts: Facts) -> Sequence[Block]:
    """Return the first and the last blocks in which a notice may stand, in reading order."""
    blocks = facts.blocks_in(_READ, True, ())
    return [*blocks[:_EDGE], *blocks[max(_EDGE, len(blocks) - _EDGE) :]]


def placed_blocks(facts: Facts) -> Iterator[Placed]:
    """Yield the blocks in which a notice may stand, in reading order."""
    blocks = facts.blocks_in(_READ, True, ())
    size = len(blocks)
    for n, block in enumerate(blocks):
        yield Placed(n, block, n < _EDGE or n >= size - _EDGE, n == size - 1)
