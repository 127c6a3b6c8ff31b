"""The article on a page: which element holds it, when a frame of menus, teasers and forms stands round it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ...document.model import BOILERPLATE, FRONT_MATTER, HEADING, PARAGRAPH, Block
from ...document.source import Span

CONTAINERS = frozenset("main article section div td".split())
OUTSIDE = "outside"
"""The role of blocks that stand on the page and not in the article."""

_SENTENCES = 80
_LEAST = 600
_FRAME = 4


class Container(NamedTuple):
    """An element that may hold the article: its place, and ``main``, ``article`` or "" for what it says."""

    span: Span
    role: str


def role_of(name: str, role: str) -> str:
    """Return what an element says of its content by its name and its role attribute."""
    if name == "main" or role == "main":
        return "main"
    return "article" if name == "article" or name.endswith("-article") or role == "article" else ""


def find_article(containers: Sequence[Container], blocks: Sequence[Block], text: str) -> Span | None:
    """Return the place of the article, its headline included, or None where the page is all of it.

    ``text`` is the prose. What is told by name counts first, then the smallest element that holds nearly all
    running text, when a frame of blocks stands round it.
    """
    starts, sums = [], [0]
    for block in blocks:
        size = block.end - block.start
        if block.kind == PARAGRAPH and size >= _SENTENCES and ". " in text[block.start : block.end] + " ":
            starts.append(block.span.start)
            sums.append(sums[-1] + size)
    total = sums[-1]
    if total < _LEAST or starts != sorted(starts):
        return None

    def held(container: Container) -> int:
        first, last = bisect_left(starts, container.span.start), bisect_left(starts, container.span.end)
        return sums[last] - sums[first]

    chosen: Container | None = None
    for role in ("main", "article"):
        named = [
            one
            for one in containers
            if one.role == role and (chosen is None or chosen.span.contains(one.span))
        ]
        best = max(named, key=held, default=None)
        if best is not None and 2 * held(best) > (total if chosen is None else held(chosen)):
            chosen = best
    if chosen is None:
        near = [one for one in containers if 5 * held(one) >= 4 * total]
        chosen = min(near, key=lambda one: one.span.end - one.span.start, default=None)
        outside = sum(chosen is None or not chosen.span.contains(Span(*block.span)) for block in blocks)
        if chosen is None or outside < _FRAME or not any(block.kind == BOILERPLATE for block in blocks):
            return None
    return Span(_headline(chosen.span, blocks), chosen.span.end)


def _headline(span: Span, blocks: Sequence[Block]) -> int:
    """Return where the article starts: at a first heading above the element when it holds none itself."""
    titles = [block.span.start for block in blocks if block.kind == HEADING and block.depth == 1]
    if any(span.start <= at < span.end for at in titles):
        return span.start
    return max((at for at in titles if at < span.start), default=span.start)


def mark_outside(blocks: Sequence[Block], article: Span) -> list[Block]:
    """Return the blocks with those outside the article marked as part of the page."""
    return [
        block
        if block.kind == FRONT_MATTER
        or article.start <= block.span.start < article.end
        or block.end == block.start
        else block._replace(
            kind=BOILERPLATE, depth=0, attrs={**block.attrs, "role": block.attrs.get("role", OUTSIDE)}
        )
        for block in blocks
    ]
