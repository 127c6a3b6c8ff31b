"""Links that Markdown writes in HTML: ``<a href="…">text</a>`` in the running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...base.escapes import unescape
from ...base.regexes import regex
from ...document.model import Link
from ...document.source import Span

_HREF = regex(
    r"<a\s(?:[^<>]{0,400}\s)?href\s*+=\s*+(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.IGNORECASE
)
_KIND = "html"


class _Opened(NamedTuple):
    """A start tag: where it begins and ends, and the place of its address."""

    start: int
    end: int
    url: Span


class Anchors:
    """Pairs start and end tags of links; the tags of a page come in the order of its text."""

    def __init__(self) -> None:
        self._opened: _Opened | None = None

    def forget(self) -> None:
        """Begin a new block: a link does not go on from the one before."""
        self._opened = None

    def close(self, text: str, tag: str, start: int, end: int) -> Sequence[Link]:
        """Take a tag with its place in ``text`` and return the link that it ends, if it ends one.

        ``start`` and ``end`` of the link are source offsets of the text between the tags, as with all links
        that the inline parser finds.
        """
        if tag[:2].lower() == "<a":
            match = _HREF.match(tag)
            if match is not None:
                left, right = match.span(match.lastindex or 0)
                self._opened = _Opened(start, end, Span(start + left, start + right))
            return ()
        opened, ends = self._opened, tag[:3].lower() == "</a" and not tag[3:].strip(" \t\n>")
        if opened is None or not ends:
            return ()
        self._opened = None
        url = unescape(text[opened.url.start : opened.url.end])
        return (Link(_KIND, Span(opened.start, end), url, opened.end, start, url_span=opened.url),)
