"""Figures that are approximate and exact at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk.api import Facts, regex

_YEAR = regex(r"(?:1\d|20)\d\d")
_SIGNS = ("$", "€", "£")


class RoughFigure(NamedTuple):
    """A figure with the word that makes it rough, and how many significant digits it has."""

    start: int
    end: int
    digits: int


def find_rough_figures(facts: Facts, least: int) -> Iterator[RoughFigure]:
    """Yield the figures with at least so many significant digits behind "about" and its like; years are
    none.
    """
    words = tuple(sorted(word.replace("_", " ") for word in facts.word_classes["approximate"]))
    folded, doc, table = facts.folded, facts.doc, facts.word_table
    lasting = frozenset(word.rpartition(" ")[2] for word in words)
    for number in table.where_parts(lasting):
        figure_at = table.starts[number + 1] if number + 1 < len(table) else len(folded)
        at = _before(folded, figure_at) if _digits(least).match(folded, figure_at) else 0
        word = next((word for word in words if folded.endswith(word, 0, at)), "") if at else ""
        block = doc.block_at(at - len(word)) if word else None
        match = _about(words).match(doc.prose.text, at - len(word), block.end) if block is not None else None
        if match is None:
            continue
        figure = match.group("figure")
        whole = figure.replace(",", "").replace(".", "").lstrip("0")
        significant = whole if "." in figure else whole.rstrip("0")
        if len(significant) >= least and not _YEAR.fullmatch(figure):
            yield RoughFigure(*match.span(), len(significant))


@lru_cache(maxsize=8)
def _digits(least: int) -> re.Pattern[str]:
    return regex(rf"\d[\d,.]{{{max(0, least - 1)},}}")


def _before(text: str, at: int) -> int:
    """Return the end of the word before a figure and its sign, 0 where no space parts them."""
    at -= text[at - 1 : at] in _SIGNS
    end = at
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end if end < at else 0


@lru_cache(maxsize=4)
def _about(words: tuple[str, ...]) -> re.Pattern[str]:
    return regex(
        rf"\b(?:{'|'.join(words)})"
        r"\s+[$€£]?(?P<figure>\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,6})?)(?![\d.,]*\d)",
        re.IGNORECASE,
    )
