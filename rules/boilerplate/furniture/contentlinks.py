"""Rows of links that are the content of an article: a list of events, people or sources with their addresses.

The bar of a site leads to places of that site, the bar for sharing to services with the address of the page.
A row of links to the front pages or profiles of several sites is what the article has to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from urllib.parse import urlsplit

from copydesk.api import Link, Span, regex

_SHARING = regex(
    r"(?i)[/?&](?:share|sharer|intent|submit|shareArticle)\b"
    r"|[?&](?:u|url|text|body)=|^mailto:\?"
)


class ContentLinks:
    """The inline links of a document, asked for the rows they make."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = sorted((link for link in links if link.kind == "inline"), key=lambda link: link.span)
        self._starts = [link.span.start for link in self._links]

    def fill(self, span: Span) -> bool:
        """Say whether a source span is a row of links to different sites, none of them for sharing."""
        first = bisect_left(self._starts, span.start)
        urls = []
        for link in self._links[first:]:
            if link.span.start >= span.end:
                break
            urls.append(link.url)
        if len(urls) < 2 or any(_SHARING.search(url) for url in urls):
            return False
        return len({urlsplit(url).netloc for url in urls} - {""}) == len(urls)
