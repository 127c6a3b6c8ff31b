"""What of a web page is its article, and what is chrome: bars, menus, lists of other articles, forms.

The page says it (``main``, ``article``, ``itemprop=articleBody``, furniture by tag, role and class), or
the sentences do: from the body down, the element that holds most of the running text is followed, and
what hangs beside that path is chrome if it is a block of links or a form. Running text beside the path
stays content, and so does everything in a fragment or in a page that shows no sign of chrome.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...base.regexes import regex
from ...document.model import (
    ALT_TEXT,
    BOILERPLATE,
    CELL,
    FRONT_MATTER,
    HEADING,
    PARAGRAPH,
    Block,
    Link,
    Table,
)
from ...document.source import Span
from .contentpath import LEAST_WORDS, leaf_below, named_parts, spread
from .outline import ARTICLE, LAYOUT, MAIN, Element, Outline

PAGE = "page"
"""The role of a block that only its place on the page tells."""

# A menu holds no sentences, so what reads as one there is an author's.
_MENUS = frozenset(
    "nav navigation banner search menu menubar toolbar navbar breadcrumb breadcrumbs pagination pager".split()
)
_ASIDES = frozenset({"aside", "footer", "complementary", "contentinfo"})
# What others write, and what a site says to its readers, however long it is.
_NEVER_CONTENT = frozenset(
    "comment comments disqus modal popup cookie cookies consent newsletter subscribe subscription paywall ad"
    " ads advert adverts advertisement advertising sponsor sponsored recirc".split()
)
_WORD = regex(r"[a-z]+")
_SLUG = regex(r"\W+")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_QUANTITY = 100
_TEXT_BESIDE = 25
_ELSEWHERE = 3


class Content(NamedTuple):
    """A page told apart: its blocks with furniture marked, the source spans of the chrome round the
    content, and the numbers of the tables that only lay the page out.
    """

    blocks: tuple[Block, ...]
    chrome: tuple[Span, ...] = ()
    layout: frozenset[int] = frozenset()

    def holds_link(self, link: Link) -> bool:
        """Say whether a link belongs to the content."""
        if not self._in_chrome(link.span):
            return True
        at = bisect_right(self.blocks, link.start, key=_prose_start) - 1
        return at >= 0 and self.blocks[at].kind != BOILERPLATE and link.start < self.blocks[at].end

    def holds_table(self, table: Table) -> bool:
        """Say whether a table belongs to the content and is no means of layout."""
        return table.index not in self.layout and not self._in_chrome(table.span)

    def _in_chrome(self, span: Span) -> bool:
        at = bisect_right(self.chrome, span.start, key=_source_start) - 1
        return at >= 0 and span.start < self.chrome[at].end


def find_content(
    outline: Outline, text: str, blocks: Sequence[Block], links: Sequence[tuple[Link, int]]
) -> Content:
    """Tell content from chrome; ``text`` is the prose, each link comes with the number of its element."""
    if not outline.whole and not any(element.role or element.part for element in outline.elements):
        return Content(tuple(blocks))
    running = outline.measure(text, blocks, links)
    starts = [block.span.start for block in blocks]
    for number, element in enumerate(outline.elements):
        if not element.role:
            continue
        first = bisect_left(starts, element.start)
        section = first < len(blocks) and _is_section(element, blocks[first], text)
        if section or _holds_content(element, outline.elements[0]):
            outline.restore(number)
    return _Page(outline, blocks, running).content()


def _is_section(element: Element, first: Block, text: str) -> bool:
    """Say whether what names an element is the address of a section: it opens with the heading of which its
    id is made, and has text that is no list of links.
    """
    if first.kind != HEADING or first.span.start >= element.end or not element.inside:
        return False
    slug = _SLUG.sub("-", text[first.start : first.end].lower()).strip("-")
    links = element.linked * 2 >= element.letters
    return element.role == slug and not links and not _says(slug, _NEVER_CONTENT)


def _holds_content(element: Element, page: Element) -> bool:
    """Say whether what is furniture by name holds what a reader comes for: more of the running text than all
    the rest of the page, or in the foot or an aside a good share of it.
    """
    if not page.running:
        return element.inside >= _TEXT_BESIDE
    if element.inside < LEAST_WORDS or _says(element.role, _NEVER_CONTENT):
        return False
    much = _says(element.role, _ASIDES) and element.inside >= _QUANTITY
    return element.inside * (4 if much else 1) > page.running


def _says(role: str, words: frozenset[str]) -> bool:
    """Say whether a role, which may be the name of a class, has one of some words in it."""
    return not words.isdisjoint(_WORD.findall(role.lower()))


class _Page:
    """One page under judgement."""

    def __init__(self, outline: Outline, blocks: Sequence[Block], running: Sequence[int]) -> None:
        self.outline, self.elements = outline, outline.elements
        self.blocks, self.running = blocks, running
        self.roles = [""]
        for element in self.elements[1:]:
            self.roles.append(self.roles[element.parent] or element.role)
        self.named = named_parts(outline, self.roles)
        parts = [self.named.get(MAIN, 0), self.named.get(ARTICLE, 0)]
        self.leaf = leaf_below(self.elements, max(parts, key=lambda number: len(outline.path(number))))
        self.path = outline.path(self.leaf)
        main = self.named.get(MAIN, 0)
        # The elements round the main part that the page names: what else stands in them is chrome.
        named = outline.whole and main in self.path
        self.outside = frozenset(self.path[: self.path.index(main)] if named else ())
        self.set_apart = self._beside() if outline.whole else set[int]()
        self.apart = spread(self.elements, self.set_apart)
        self.within = spread(self.elements, {self.leaf})

    # -- what hangs beside it
    # -------------------------------------------------------------------------------------------

    def _beside(self) -> set[int]:
        """Return the elements beside the path that are chrome."""
        on, leaf = set(self.path), self.elements[self.leaf]
        hanging = [n for n, e in enumerate(self.elements) if e.parent in on and n not in on]
        before = [n for n in reversed(hanging) if self.elements[n].start < leaf.start]
        after = [n for n in hanging if self.elements[n].start >= leaf.end]
        if not self._shows_chrome(before + after):
            return set()
        sections = set(self._sections(hanging))
        return {number for side in (before, after) for number in self._judge(side, sections)}

    def _sections(self, hanging: Sequence[int]) -> Iterator[int]:
        """Yield the elements with a heading right above them: sections of the content, even if of links."""
        for above, number in pairwise(hanging):
            element, heading = self.elements[number], self.elements[above]
            if heading.name in _HEADINGS and heading.parent == element.parent not in self.outside:
                yield number

    def _judge(self, side: Sequence[int], sections: set[int]) -> Iterator[int]:
        """Yield what is chrome among the elements on one side of the content, the nearest first."""
        ended = False
        for number in side:
            element = self.elements[number]
            silent = not element.running and not element.notes
            if number in sections and not element.role and not ended:
                continue
            if element.role:
                ended = True
            elif self._is_link_block(element) or (silent and element.forms):
                ended = True
                yield number
            elif element.parent in self.outside:
                if element.running < _TEXT_BESIDE:
                    yield number
            elif ended and silent and not _leads_elsewhere(element):
                yield number

    def _shows_chrome(self, beside: Sequence[int]) -> bool:
        """Say whether a page has chrome at all: it names its content or some furniture beside it, or it
        is laid out in a table.
        """
        if self.named or any(self.elements[number].name in ("td", "th") for number in self.path):
            return True
        shown = spread(self.elements, beside)
        return any(element.role and shown[number] for number, element in enumerate(self.elements))

    def _is_link_block(self, element: Element) -> bool:
        """Say whether an element is a list of links: of other articles, with a few words on each, or of parts
        of the site. A text with links below it is none.
        """
        if element.links < 3 or element.notes or _leads_elsewhere(element):
            return False
        if element.running * 5 > self.elements[0].running:
            return False
        text_first = element.first_run < element.first_list
        if text_first and element.running >= _TEXT_BESIDE:
            return False
        return element.linked * 2 >= element.letters or (
            element.lists >= 3 and element.lists >= element.runs and not text_first
        )

    # -- the verdict
    # ------------------------------------------------------------------------------------------

    def content(self) -> Content:
        """Mark what is furniture."""
        told = [self._role(number, home) for number, home in enumerate(self.outline.homes)]
        self._keep_headline(told)
        on = {number for number in self.path[:-1] if self.outline.whole}
        layout = frozenset(
            element.table
            for number, element in enumerate(self.elements)
            if element.name == "table" and (number in on or element.part == LAYOUT)
        )
        blocks = tuple(_marked(block, role, layout) for block, role in zip(self.blocks, told, strict=True))
        return Content(blocks, tuple(self._chrome(told)) if self.outline.whole else (), layout)

    def _role(self, number: int, home: int) -> str:
        """Return the role of a block that is furniture, or ""."""
        role = self.roles[home]
        if self.running[number] and not self.apart[home]:
            inside = self.within[home] or not self.outline.whole
            own = _says(role, _MENUS) or (inside and _says(role, _ASIDES))
            role = "" if own and not _says(role, _NEVER_CONTENT) else role
        loose = home in self.outside and not self.running[number]
        return role or (PAGE if self.apart[home] or loose else "")

    def _keep_headline(self, told: list[str]) -> None:
        """Keep the headline where it stands in the head of the page, outside the content."""
        above = -1
        for number, (block, role) in enumerate(zip(self.blocks, told, strict=True)):
            if block.kind == HEADING and not role:
                return
            if block.kind == HEADING and block.depth == 1 and self._is_title(number):
                above = number
            if self.running[number] and not role:
                break
        if above >= 0:
            told[above] = ""

    def _is_title(self, number: int) -> bool:
        element = self.elements[self.outline.homes[number]]
        return element.linked * 2 < max(element.letters, 1)

    def _chrome(self, told: Sequence[str]) -> Iterator[Span]:
        """Yield the spans of the chrome round the content: what is furniture by name before the first or
        after the last running text (where there is none: any text), and what its place tells.
        """
        kept = [
            (block.span, words)
            for block, role, words in zip(self.blocks, told, self.running, strict=True)
            if not role and block.kind not in (FRONT_MATTER, ALT_TEXT)
        ]
        spans = [span for span, words in kept if words] or [span for span, _ in kept]
        first, last = (spans[0].start, spans[-1].end) if spans else (0, 0)
        done = 0
        for number, element in enumerate(self.elements):
            by_name = element.role and spans and (element.end <= first or element.start >= last)
            if (by_name or number in self.set_apart) and element.end > done:
                done = element.end
                yield Span(element.start, element.end)


def _source_start(span: Span) -> int:
    return span.start


def _prose_start(block: Block) -> int:
    return block.start


def _leads_elsewhere(element: Element) -> bool:
    """Say whether links lead to many other sites, as sources and reading lists do."""
    return len(element.hosts) >= _ELSEWHERE and len(element.hosts) * 2 >= element.links


def _marked(block: Block, role: str, layout: frozenset[int]) -> Block:
    if role:
        attrs = {key: block.attrs[key] for key in ("lang",) if key in block.attrs}
        return block._replace(kind=BOILERPLATE, depth=0, attrs={**attrs, "role": role})
    if block.kind == CELL and block.attrs.get("table") in layout:
        kept = {key: value for key, value in block.attrs.items() if key not in ("table", "row", "column")}
        return block._replace(kind=PARAGRAPH, attrs=kept)
    return block
