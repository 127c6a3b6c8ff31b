"""The text of a page as it is written into the prose: islands and addresses are placeholders, links are
noted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...base.escapes import unescape
from ...base.regexes import regex
from ...document.model import ALT_TEXT, Block, Link
from ...document.prose import ProseBuilder
from ...document.source import Source, Span
from .htmlelements import OpenElement
from .htmlmeta import attribute_span
from .htmltokens import TextWriter, Token
from .outline import Outline
from .runs import trim_address

_ADDRESS = regex(r"(?:https?|ftp)://[^\s<>\"“”|]{1,2000}")
_ESCAPED = regex(r"&(?:quot|lt|gt|nbsp|[lr][sd]quo|#)")


class PageText:
    """Writes the text of one page. ``stack`` holds the elements that are open, ``islands`` are what is no
    prose.

    ``blocks`` and ``links`` are those found so far, each link with the number of its element in the
    ``outline``.
    """

    def __init__(self, source: Source, stack: Sequence[OpenElement], islands: Sequence[Span]) -> None:
        self.source, self.builder = source, ProseBuilder()
        self.writer = TextWriter(source, self.builder)
        self.blocks: list[Block] = []
        self.links: list[tuple[Link, int]] = []
        self.outline = Outline()
        self._stack, self._islands = stack, islands
        self._described: list[Span] = []

    def add(self, block: Block) -> None:
        """Note a block and the element in which it stands."""
        self.blocks.append(block)
        self.outline.house(len(self.blocks), self.here)

    def take_link(self, link: Link) -> None:
        """Note a link and the element in which it stands."""
        self.links.append((link, self.here))

    @property
    def here(self) -> int:
        """The number of the innermost open element in the outline of the page."""
        return self._stack[-1].number if self._stack else 0

    def placeholder(self, span: Span) -> None:
        """Write the mark for something that is no prose."""
        self.writer.placeholder(span)
        self.begin_links()

    def write(self, span: Span) -> None:
        """Write text; addresses in it become placeholders, and links where no link element holds them."""
        for left, right in self._without_tags(span):
            self._write_text(Span(left, right))

    def _without_tags(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield what of a span is no island (template, math); each of those is a placeholder."""
        done = span.start
        first = bisect_left(self._islands, Span(span.start, span.start))
        for tag in self._islands[max(0, first - 1) :]:
            if tag.start >= span.end:
                break
            if tag.end <= done:
                continue
            if tag.start >= done:
                yield done, tag.start
                self.placeholder(Span(tag.start, min(tag.end, span.end)))
            done = min(tag.end, span.end)
        yield done, span.end

    def _write_text(self, span: Span) -> None:
        done = span.start
        raw = self.source.text[span.start : span.end] if "://" in self.source.slice(span) else ""
        for match in _ADDRESS.finditer(raw):
            address = trim_address(_ESCAPED.split(match.group(), maxsplit=1)[0])
            place = Span(span.start + match.start(), span.start + match.start() + len(address))
            self.writer.write(Span(done, place.start))
            self.begin_links()
            self.writer.placeholder(place)
            self.begin_links()
            done = place.end
            if not any(element.href is not None for element in self._stack):
                url = unescape(address)
                at = self.builder.size
                self.take_link(Link("bare", place, url, at - 1, at, url_span=place))
        self.writer.write(Span(done, span.end))
        self.begin_links()

    def begin_links(self) -> None:
        """The text of a link begins with the first text written after its tag."""
        if self.writer.open:
            for element in self._stack:
                if element.href is not None and element.prose < 0 <= self.writer.wrote:
                    element.prose = self.writer.wrote

    def show(self, mark: str, span: Span) -> None:
        """Write a mark that a tag stands for."""
        if span.end > span.start:
            self.writer.put(mark, span)
            self.begin_links()

    def link(self, element: OpenElement, at: int) -> None:
        """Note the link of an element that ends."""
        start = element.prose if element.prose >= 0 else self.builder.size
        place = attribute_span(self.source, element.opened, "href")
        self.take_link(
            Link(
                "html",
                Span(element.opened.start, at),
                element.href or "",
                start,
                self.builder.size,
                url_span=place,
            )
        )

    def image(self, token: Token) -> None:
        """Note a picture; its description waits until the block around it is written."""
        src = token.attrs.get("src", "")
        at = self.builder.size
        place = attribute_span(self.source, token.span, "src")
        self.take_link(
            Link("image", token.span, src, at, at, title=token.attrs.get("alt", ""), url_span=place)
        )
        described = attribute_span(self.source, token.span, "alt")
        if described is not None and not (self._stack and self._stack[-1].hidden):
            self._described.append(described)
            if not self.writer.open:
                self.describe()

    def describe(self) -> None:
        """Write the descriptions of the pictures so far, each as a block of its own."""
        waiting, self._described = self._described, []
        top = self._stack[-1] if self._stack else None
        attrs = {"lang": top.lang.lower()} if top is not None and top.lang else {}
        for span in waiting:
            self.writer.write(span)
            if self.writer.open:
                start, end = self.writer.start, self.builder.content_end(self.writer.start)
                self.writer.close()
                quote = top is not None and top.quote
                self.add(Block(len(self.blocks), ALT_TEXT, span, start, end, 0, quote, attrs))
