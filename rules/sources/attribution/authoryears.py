"""References in running text: author and year in parentheses, a work and its page in square brackets, another
section of the text; and lines that name the sources of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, regex

from ..words.wordclasses import WordClasses

_AUTHOR_YEAR = regex(
    r"\((?:see |cf\. |e\.g\.,? |in )?([A-Z][\w’'-]{1,30})"
    r"(?:(?:,? (?:and|&)|,) [A-Z][\w’'-]{1,30}| et al\.?){0,3},? "
    r"(?:1[5-9]|20)\d\d[a-z]?(?:[,:;][^()\n]{1,80})?\)"
)
_BRACKETS = regex(r"\[[^\[\]]{5,240}\]")
_PAGE = regex(r"[,.;] ?[*_]?\s?(?:pp?|vol|chap?|fol|no)\.\s?[\divxlc]")
_SECTION = regex(
    r"\b(?:[Aa]s|[Ss]ee|[Cc]f\.)(?: [a-z]{1,14}){0,5} (?:[Ss]ection|[Cc]hapter|[Aa]ppendix|[Aa]nnex) "
    r"(?:[A-Z]\b|[A-Z]?\.?\d)"
)
_PARTS = frozenset({"section", "chapter", "appendix", "annex"})
_SOURCE_LINE = regex(
    r"(?:^|\(|\. )\W{0,3}(?:(?:data |photo |image )?sources?(?: used)?\W{0,3}:|"
    r"with (?:material|information|reporting) from|based on (?:reports?|material) (?:by|from)|reporting by)"
    r"\W{0,3} \W{0,3}(?-i:[A-Z]|https?:)",
    re.MULTILINE | re.IGNORECASE,
)
# One of these stands in every such line.
_SOURCE = regex(r"sources?(?: used)?\W{0,3}:")
_CREDITS = (
    "material from",
    "information from",
    "reporting from",
    "based on report",
    "material by",
    "reporting by",
)


def author_years(text: str, listed: WordClasses) -> Iterator[tuple[int, int]]:
    """Yield the ranges of references such as "(Pevsner 2013, p. 603)" or "(Lund et al., 2019)"; a month or a
    place before the year makes a date or an event of it.
    """
    for match in _AUTHOR_YEAR.finditer(text):
        name = match.group(1).lower()
        if name not in listed["month"] and name not in listed["city"]:
            yield match.span()


def pages_and_sections(text: str, facts: Facts) -> Iterator[tuple[int, int]]:
    """Yield the ranges of references such as "[Holt, _Harbours_, p. 12]" and "as noted in section C.4" in the
    prose of a document.
    """
    for match in _BRACKETS.finditer(text):
        if any(char.isupper() for char in match.group()) and _PAGE.search(match.group()):
            yield match.span()
    starts, end = facts.word_table.starts, -1
    for number in facts.word_table.where(_PARTS):
        block = facts.doc.block_at(starts[number]) if starts[number] >= end else None
        if block is not None:
            end = block.end
            yield from (match.span() for match in _SECTION.finditer(text, block.start, end))


def names_sources(text: str, folded: str) -> bool:
    """Say whether a line of a text gives its sources: "Source: Eurostat". ``folded`` is the text, folded."""
    if _SOURCE.search(folded) is None and not any(credit in folded for credit in _CREDITS):
        return False
    return _SOURCE_LINE.search(text) is not None
