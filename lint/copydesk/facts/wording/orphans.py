"""Paragraphs at the end of a section that treat the subject of another section: a heading was lost, or
text was moved.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...document.model import Block
    from ..facts import Facts
    from ..text.sections import Section

_SUBJECT_SHARE = 0.75
_LEAD = 0.5


class Orphans(NamedTuple):
    """The last paragraphs of ``section``, whose words are those of the heading of ``other``.

    ``at_end`` says that the article ends with them.
    """

    section: Section
    other: Section
    paragraphs: tuple[Block, ...]
    at_end: bool


def find_orphans(facts: Facts) -> tuple[Orphans, ...]:
    """Find runs of last paragraphs that name three quarters of another section's heading and not their own.

    Only headings of three content words or more count: fewer are met by chance.
    """
    doc = facts.doc
    sections = facts.sections
    headings = [_heading_stems(facts, section) for section in sections]
    found = []
    for at, section in enumerate(sections):
        paragraphs = [block for block in section.blocks if block.kind == "paragraph" and not block.quote]
        if section.heading is None or section.heading is doc.headline or len(paragraphs) < 2:
            continue
        best: tuple[int, int] | None = None
        for other, stems in enumerate(headings):
            if other == at or len(stems) < 3 or stems <= headings[at]:
                continue
            run = _run(facts, paragraphs, stems, headings[at])
            if 0 < run < len(paragraphs) and (best is None or run > best[0]):
                best = (run, other)
        if best is not None:
            run, other = best
            last = at == len(sections) - 1
            # One paragraph in mid-article may as well lead over to another subject.
            if run == 1 and not last:
                continue
            found.append(Orphans(section, sections[other], tuple(paragraphs[-run:]), last))
    return tuple(found)


def _heading_stems(facts: Facts, section: Section) -> frozenset[str]:
    doc = facts.doc
    heading = section.heading
    if heading is None or heading is doc.headline:
        return frozenset()
    return facts.terms.stems(heading.start, heading.end)


def _run(facts: Facts, paragraphs: Sequence[Block], other: frozenset[str], own: frozenset[str]) -> int:
    """Return how many paragraphs at the end belong to the other heading.

    Words weigh by their inverse frequency in the document: what the article is about stands in any heading.
    """
    terms = facts.terms
    mine = own - other

    def weigh(names: frozenset[str]) -> float:
        return sum(log(1 + len(terms) / terms.counts[name]) for name in sorted(names))

    count = 0
    for block in reversed(paragraphs):
        stems = terms.stems(block.start, block.end)
        theirs = weigh(stems & other) / weigh(other)
        if theirs < _SUBJECT_SHARE or (mine and theirs - weigh(stems & mine) / weigh(mine) < _LEAD):
            break
        count += 1
    return count
