"""Slips of grammar in quoted speech: the speaker's, or made when it was written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.api import Facts, Slip, regex, word_sets

SIC = regex(r"[\[(]\s?sic\b")
LEAST = 5
"""A quotation of fewer words is a title, a label or an example."""


def quoted_slips(facts: Facts, slips: Iterable[Slip]) -> Iterator[Slip]:
    """Yield those of some slips that stand in a quotation in standard English and without [sic]."""
    table = facts.word_table
    spoken = word_sets(facts.data("speech.txt"))["dialect"]
    for slip in sorted(slips, key=lambda one: one.start):
        if not facts.in_quotes(slip.start, slip.end):
            continue
        start, end, *_ = next(one for one in facts.quotes if one[0] <= slip.start < one[1])
        words = table.lower[table.first(start) : table.first(end)]
        if (
            len(words) >= LEAST
            and spoken.isdisjoint(words)
            and not SIC.search(facts.doc.prose.text, start, end + 6)
        ):
            yield slip
