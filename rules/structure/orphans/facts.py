"""Paragraphs at the end of a section that treat the subject of another section: a heading was lost, or
text was moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from copydesk.api import Block, Facts, Section, fact

_SUBJECT_SHARE = 0.75
_LEAD = 0.5
_FEWEST = 3
_ROUNDING = 1 + 1e-9


class Orphans(NamedTuple):
    """The last paragraphs of ``section``, whose words are those of the heading of ``other``.

    ``at_end`` says that the article ends with them.
    """

    section: Section
    other: Section
    paragraphs: tuple[Block, ...]
    at_end: bool


@fact("orphans")
def orphans(facts: Facts) -> tuple[Orphans, ...]:
    """Find runs of last paragraphs that name three quarters of another section's heading and not their own.

    Only headings of three content words or more count: fewer are met by chance.
    """
    doc, sections = facts.doc, facts.sections
    headings = [_heading_stems(facts, section) for section in sections]
    if not any(len(stems) >= _FEWEST for stems in headings):
        return ()
    matcher = _Matcher(facts)
    named = matcher.by_rarest_stems(headings)
    found = []
    for at, section in enumerate(sections):
        paragraphs = [block for block in section.blocks if block.kind == "paragraph" and not block.quote]
        if section.heading is None or section.heading == doc.headline or len(paragraphs) < 2:
            continue
        last_stems = facts.terms.stems(paragraphs[-1].start, paragraphs[-1].end)
        best: tuple[int, int] | None = None
        for other in sorted({other for stem in last_stems for other in named.get(stem, ())}):
            stems = headings[other]
            if other == at or stems <= headings[at]:
                continue
            run = matcher.run(paragraphs, stems, headings[at])
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
    heading = section.heading
    if heading is None or heading == facts.doc.headline:
        return frozenset()
    return facts.terms.stems(heading.start, heading.end)


class _Matcher:
    """Words weigh by their inverse frequency in the document: what the article is about stands in any
    heading.
    """

    def __init__(self, facts: Facts) -> None:
        self._terms = facts.terms
        self._weights: dict[str, float] = {}

    def by_rarest_stems(self, headings: Sequence[frozenset[str]]) -> dict[str, list[int]]:
        """Return the numbers of the headings that count by their rarest stems: without one of these a text
        does not reach the share of the heading.
        """
        found: dict[str, list[int]] = {}
        for number, stems in enumerate(headings):
            if len(stems) < _FEWEST:
                continue
            spare = (1 - _SUBJECT_SHARE) * self._weigh(stems) * _ROUNDING
            for stem in sorted(stems, key=lambda stem: self._terms.counts[stem]):
                found.setdefault(stem, []).append(number)
                spare -= self._weigh(frozenset((stem,)))
                if spare < 0:
                    break
        return found

    def _weigh(self, names: frozenset[str]) -> float:
        total = 0.0
        for name in sorted(names):
            weight = self._weights.get(name)
            if weight is None:
                weight = self._weights[name] = log(1 + len(self._terms) / self._terms.counts[name])
            total += weight
        return total

    def run(self, paragraphs: Sequence[Block], other: frozenset[str], own: frozenset[str]) -> int:
        """Return how many paragraphs at the end belong to the other heading."""
        mine = own - other
        all_of_it = self._weigh(other)
        count = 0
        for block in reversed(paragraphs):
            stems = self._terms.stems(block.start, block.end)
            theirs = self._weigh(stems & other) / all_of_it
            if theirs < _SUBJECT_SHARE:
                break
            if mine and theirs - self._weigh(stems & mine) / self._weigh(mine) < _LEAD:
                break
            count += 1
        return count
