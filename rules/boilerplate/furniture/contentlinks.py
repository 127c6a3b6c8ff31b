"""Rows of links that are the content of an article: a list of events, people or sources with their addresses.

The bar of a site leads to places of that site by their paths, the bar for sharing to services with the
address of the page. A row of links to front pages or profiles of other sites is what the article has to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from copydesk.api import HEADING, Document, Span, regex

from .item import Furniture
from .pagewords import NAV, RELATED, SHARE

_SHARING = regex(
    r"(?i)[/?&](?:share|sharer|intent|submit|shareArticle)\b"
    r"|[?&](?:u|url|text|body)=|^mailto:\?"
)
# What nobody writes about, wherever its links lead: those of mailings lead to who sends them.
OF_PAGE = frozenset(("feedback", "newsletter", "cookies", "sharing"))


class ContentLinks:
    """The inline links and headings of a Markdown article, asked whether a line of them is content."""

    def __init__(self, doc: Document) -> None:
        self._links = sorted(
            (link for link in doc.links if link.kind == "inline"), key=lambda link: link.span
        )
        self._starts = [link.span.start for link in self._links]
        self._headings = [
            block.span for block in doc.blocks if block.kind == HEADING and block.attrs.get("marked")
        ]

    def holds(self, item: Furniture) -> bool:
        """Say whether what looks like furniture is content: a heading of the author, which has a section, or
        a row of links that leads to other sites and shares nothing.
        """
        if item.kind == RELATED:
            return any(span.overlaps(item.span) for span in self._headings)
        return item.kind in (NAV, SHARE) and item.reason not in OF_PAGE and self._leads_elsewhere(item.span)

    def _leads_elsewhere(self, span: Span) -> bool:
        first, last = (bisect_left(self._starts, place) for place in (span.start, span.end))
        urls = [link.url for link in self._links[first:last]]
        return bool(urls) and leads_elsewhere(urls)


def leads_elsewhere(urls: Iterable[str]) -> bool:
    """Say whether addresses lead to other sites and none of them shares the page."""
    from urllib.parse import urlsplit

    return all(urlsplit(url).netloc and not _SHARING.search(url) for url in urls)
