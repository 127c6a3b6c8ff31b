"""Page furniture of HTML, told by the role of its element: what the reader has set aside inside an article.

A whole page has menus and a footer, and that is as it should be. The same elements inside ``<article>`` or
``<main>``, or in a fragment that is meant as the body of an article, were copied along with it; so were
promotions and forms between two of its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from copydesk.api import BOILERPLATE, PARAGRAPH, Block, Document, Span, regex

from .pagewords import AD, NAV, RELATED, PageWords

_CONTAINER = regex(r"<(/?)(?:article|main)\b", re.IGNORECASE)
_SENTENCE = 10
_LABEL = 60
_PAID = regex(r"\((?:Promoted|Sponsored|Advertisement|Ad|Anzeige|Publicité|Patrocinado)\)", re.IGNORECASE)
_PAGE = regex(r"<(?:html|body)\b", re.IGNORECASE)


def find_role_furniture(doc: Document, page: PageWords) -> Iterator[tuple[str, str, Span]]:
    """Yield kind, role and source span of every run of blocks that one furniture element inside an article
    holds.
    """
    inside, whole = article_ranges(doc.source.text), _PAGE.search(doc.source.text) is not None
    every = list(doc.prose_blocks)
    for role, run in groupby(enumerate(every), key=lambda one: _role(one[1])):
        if not role:
            continue
        members = list(run)
        span = Span(members[0][1].span.start, members[-1][1].span.end)
        kind = _kind(page, role)
        if not kind:
            text = doc.prose.text[members[0][1].start : members[-1][1].end]
            if role == "aside" and not whole and _names_others(page, text):
                yield RELATED, role, span
            continue
        around = every[max(0, members[0][0] - 1) : members[0][0]], every[members[-1][0] + 1 :][:1]
        between = kind != NAV and all(beside and _is_text(doc, beside[0]) for beside in around)
        if between or any(start <= span.start < end for start, end in inside):
            yield kind, role, span


def _names_others(page: PageWords, text: str) -> bool:
    """Say whether an aside lists other articles, by its label or by an entry that somebody paid for."""
    label = text.partition(":")[0][:_LABEL]
    return page.kind_of(page.key(label)) in (AD, RELATED) or _PAID.search(text) is not None


def _role(block: Block) -> str:
    return str(block.attrs.get("role", "")) if block.kind == BOILERPLATE else ""


def _is_text(doc: Document, block: Block) -> bool:
    """Say whether a block is a paragraph of running text."""
    return block.kind == PARAGRAPH and doc.text_of(block).count(" ") > _SENTENCE


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
