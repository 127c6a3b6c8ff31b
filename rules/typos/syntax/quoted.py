"""Slips of grammar in quoted speech: the speaker's, or made when it was written down."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from operator import itemgetter

from copydesk.api import Facts, Slip, regex, word_sets

SIC = regex(r"[\[(]\s?sic\b")
LEAST = 5
"""A quotation of fewer words is a title, a label or an example."""


def quoted_slips(facts: Facts, slips: Iterable[Slip]) -> Iterator[Slip]:
    """Yield those of some slips that stand in a quotation in standard English and without [sic]."""
    quotes = facts.quotes
    spoken = word_sets(facts.data("speech.txt"))["dialect"]
    standard: dict[int, bool] = {}
    for slip in sorted(slips, key=lambda one: one.start):
        if not facts.in_quotes(slip.start, slip.end):
            continue
        at = bisect_right(quotes, slip.start, key=itemgetter(0)) - 1
        if at not in standard:
            standard[at] = at >= 0 and _is_standard(facts, *quotes[at][:2], spoken)
        if standard[at]:
            yield slip


def _is_standard(facts: Facts, start: int, end: int, spoken: Set[str]) -> bool:
    """Say whether a quotation is long enough, without words of dialect and without [sic]."""
    table = facts.word_table
    words = table.lower[table.first(start) : table.first(end)]
    sic = SIC.search(facts.doc.prose.text, start, end + 6)
    return len(words) >= LEAST and spoken.isdisjoint(words) and not sic
