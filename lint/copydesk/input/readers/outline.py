"""The elements of an HTML page as a tree, with what each of them holds: words, links, running text.

All sums are made in one walk up; nothing here is more than linear in the size of the page.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from ...document.model import CELL, FOOTNOTE, LIST_ITEM, PARAGRAPH, Block, Link
from ...document.prose import running_words

MAIN, ARTICLE, BODY_OF_ARTICLE, LAYOUT = "main", "article", "article body", "layout"
_HOSTS = 50
_NEVER = sys.maxsize
_NOBODY: frozenset[str] = frozenset()
_READ = frozenset({PARAGRAPH, LIST_ITEM, CELL, FOOTNOTE})


class Element:
    """An element of the page: its place, what its tag says of it, and the sums of what stands in it.

    ``role`` is what makes it furniture by its own tag, role or class; ``part`` says that the page calls it
    its main part, an article, the body of one, or a table for layout. ``running`` counts the words of
    running text outside furniture, ``inside`` those in furniture as well; ``runs`` their blocks. ``linked``
    are letters in links, ``lists`` the blocks that are nothing but a link; ``first_run`` and ``first_list``
    are the numbers of the first block of either kind. ``best`` is the child with most of the running text.
    ``table`` is the number of the table that it is, or -1.
    """

    __slots__ = (
        "best",
        "end",
        "first_list",
        "first_run",
        "forms",
        "hosts",
        "inside",
        "letters",
        "linked",
        "links",
        "lists",
        "name",
        "notes",
        "parent",
        "part",
        "role",
        "running",
        "runs",
        "start",
        "table",
    )

    def __init__(self, name: str, start: int, parent: int, role: str, part: str) -> None:
        self.name, self.start, self.parent, self.role, self.part = name, start, parent, role, part
        self.end = start
        self.table = self.best = -1
        self.forms = self.running = self.inside = self.runs = 0
        self.letters = self.linked = self.links = self.lists = self.notes = 0
        self.first_run = self.first_list = _NEVER
        self.hosts: AbstractSet[str] = _NOBODY


class Outline:
    """The tree of a page while it is read. Element 0 is the page itself; parents come before children."""

    def __init__(self) -> None:
        self.elements = [Element("", 0, -1, "", "")]
        self.homes: list[int] = []
        self.whole = False

    def open(self, name: str, attrs: Mapping[str, str], start: int, parent: int, role: str) -> int:
        """Begin an element and return its number; ``role`` is that of the element itself."""
        self.elements.append(Element(name, start, parent, role, _part(name, attrs)))
        self.whole = self.whole or name in ("html", "body")
        return len(self.elements) - 1

    def close(self, number: int, end: int) -> None:
        """End an element."""
        self.elements[number].end = end

    def house(self, blocks: int, number: int) -> None:
        """Say that all blocks up to a number that have no home yet stand in an element."""
        self.homes.extend([number] * (blocks - len(self.homes)))

    def measure(self, text: str, blocks: Sequence[Block], links: Sequence[tuple[Link, int]]) -> list[int]:
        """Sum up what stands in the elements; return for each block its words of running text, or 0.

        ``text`` is the prose; ``links`` are the links, each with the element in which it stands.
        """
        linked = _linked(blocks, [link for link, _ in links])
        words: list[int] = []
        for number, (block, home, share) in enumerate(zip(blocks, self.homes, linked, strict=True)):
            words.append(0)
            shown = text[block.start : block.end]
            if not shown:
                continue
            element = self.elements[home]
            element.letters += len(shown)
            element.linked += share
            if share * 10 >= len(shown) * 7:
                element.lists += 1
                element.first_list = min(element.first_list, number)
            element.notes += block.kind == FOOTNOTE
            if block.kind in _READ and share * 3 < len(shown):
                words[-1] = running_words(shown)
                element.running += words[-1]
                if words[-1]:
                    element.runs += 1
                    element.first_run = min(element.first_run, number)
        for link, home in links:
            if link.kind == "image":
                continue
            self.elements[home].links += 1
            host = _host(link.url)
            if host and len(self.elements[home].hosts) < _HOSTS:
                self.elements[home].hosts |= {host}
        self._sum()
        return words

    def _sum(self) -> None:
        for number in range(len(self.elements) - 1, 0, -1):
            element = self.elements[number]
            parent = self.elements[element.parent]
            parent.end = max(parent.end, element.end)
            element.inside += element.running
            parent.inside += element.inside
            for field in ("letters", "linked", "links", "lists", "notes"):
                setattr(parent, field, getattr(parent, field) + getattr(element, field))
            parent.first_list = min(parent.first_list, element.first_list)
            parent.first_run = min(parent.first_run, element.first_run)
            parent.forms += element.forms + (element.name == "form")
            if element.hosts and len(parent.hosts) < _HOSTS:
                parent.hosts |= element.hosts
            if element.role:
                continue
            parent.running += element.running
            parent.runs += element.runs
            best = self.elements[parent.best].running if parent.best >= 0 else 0
            if element.running >= max(best, 1):
                parent.best = number
        self.elements[0].inside += self.elements[0].running

    def restore(self, number: int) -> None:
        """Take it back that an element is furniture: its running text counts for those around it."""
        element = self.elements[number]
        element.role = ""
        at, below = element.parent, number
        while at >= 0:
            around = self.elements[at]
            around.running += element.running
            around.runs += element.runs
            best = self.elements[around.best].running if around.best >= 0 else 0
            if not self.elements[below].role and self.elements[below].running >= max(best, 1):
                around.best = below
            if around.role:
                return
            at, below = around.parent, at

    def path(self, number: int) -> list[int]:
        """Return the elements from the page down to one, that one included."""
        found = []
        while number >= 0:
            found.append(number)
            number = self.elements[number].parent
        return found[::-1]


def _host(url: str) -> str:
    """Return the host of an address, or "" for one on the same site."""
    from urllib.parse import urlsplit  # it costs a millisecond, and few readers come here

    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _part(name: str, attrs: Mapping[str, str]) -> str:
    role = attrs.get("role", "").lower()
    if name == "main" or role == "main":
        return MAIN
    if name == "table" and role in ("presentation", "none"):
        return LAYOUT
    if "articlebody" in attrs.get("itemprop", "").lower().split():
        return BODY_OF_ARTICLE
    article = name == "article" or name.endswith("-article") or role == "article"
    return ARTICLE if article else ""


def _linked(blocks: Sequence[Block], links: Sequence[Link]) -> list[int]:
    """Return how many letters of each block stand in links."""
    shares = [0] * len(blocks)
    starts = [block.start for block in blocks]
    done = 0
    for start, end in sorted((link.start, link.end) for link in links if link.end > link.start):
        start = max(start, done)
        if end <= start:
            continue
        done = end
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(blocks) and blocks[at].start < end:
            shares[at] += max(0, min(end, blocks[at].end) - max(start, blocks[at].start))
            at += 1
    return shares
