"""Page furniture of HTML, told by the role of its element: what the reader has set aside inside an article.

A whole page has menus and a footer, and that is as it should be. The same elements inside ``<article>`` or
``<main>``, or in a fragment that is meant as the body of an article, were copied along with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from copydesk.api import Document, Span, regex

from .pagewords import AD, PageWords

_CONTAINER = regex(r"<(/?)(?:article|main)\b", re.IGNORECASE)
_PAGE = regex(r"<(?:html|body)\b", re.IGNORECASE)


def find_role_furniture(doc: Document, page: PageWords) -> Iterator[tuple[str, str, Span]]:
    """Yield kind, role and source span of every run of blocks that one furniture element inside an article
    holds.
    """
    inside = article_ranges(doc.source.text)
    blocks = [block for block in doc.prose_blocks if block.kind == "boilerplate"]
    for role, run in groupby(blocks, key=lambda block: str(block.attrs.get("role", ""))):
        members = list(run)
        span = Span(members[0].span.start, members[-1].span.end)
        kind = _kind(page, role)
        if kind and any(start <= span.start < end for start, end in inside):
            yield kind, role, span


def _kind(page: PageWords, role: str) -> str:
    if role == "ad":
        return AD
    return next((kind for kind, heads in page.roles.items() if role.startswith(heads)), "")


def article_ranges(text: str) -> list[tuple[int, int]]:
    """Return the ranges that hold articles; a fragment without ``<html>`` and ``<body>`` is one as a
    whole.
    """
    ranges: list[tuple[int, int]] = []
    depth = start = 0
    for match in _CONTAINER.finditer(text):
        if match.group(1):
            depth = max(0, depth - 1)
            if depth == 0:
                ranges.append((start, match.start()))
        else:
            start = match.end() if depth == 0 else start
            depth += 1
    if depth:
        ranges.append((start, len(text)))
    if not ranges and not _PAGE.search(text):
        ranges.append((0, len(text)))
    return ranges
