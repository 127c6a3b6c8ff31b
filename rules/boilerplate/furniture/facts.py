"""Facts about the page around the article."""

from __future__ import annotations

from bisect import bisect_left

from copydesk.api import Facts, Span, fact

from .contentlinks import ContentLinks
from .finder import find_furniture
from .item import Furniture
from .layout import LayoutLine, find_layout
from .pageruns import PageRun, find_page_runs


@fact("furniture", kept=True)
def furniture(facts: Facts) -> tuple[Furniture, ...]:
    """Lines that belong to a web page and not to the article on it, in reading order."""
    found = find_furniture(facts)
    if not found or not facts.doc.traits.markdown:
        return found
    content = ContentLinks(facts.doc)
    return tuple(item for item in found if not content.holds(item))


@fact("furniture_starts", kept=True)
def furniture_starts(facts: Facts) -> list[int]:
    """Where the pieces of furniture start in the source."""
    return [item.span.start for item in facts.furniture]


@fact("is_furniture")
def is_furniture(facts: Facts, span: Span) -> bool:
    """Say whether a source span touches page furniture."""
    if not facts.furniture:
        return False
    at = bisect_left(facts.furniture_starts, span.end) - 1
    return bool(at >= 0 and facts.furniture[at].span.end > span.start)


@fact("page_lines")
def page_lines(facts: Facts) -> tuple[LayoutLine, ...]:
    """The lines of the article as they stand on the page."""
    return find_layout(facts)


@fact("page_runs")
def page_runs(facts: Facts) -> tuple[PageRun, ...]:
    """The runs of furniture round and in the article, where the file shows two signs of a copied page."""
    return tuple(find_page_runs(facts))
