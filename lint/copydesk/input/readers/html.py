"""HTML pages: tags taken away, references decoded, every letter with its place; parts of the page marked as
such.
"""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from ...base.regexes import regex
from ...document.document import Document
from ...document.model import (
    ALT_TEXT,
    CAPTION,
    CELL,
    FOOTNOTE,
    HEADING,
    LIST_ITEM,
    PARAGRAPH,
    Block,
    Link,
    Note,
    Problem,
)
from ...document.model import (
    CODE as CODE_BLOCK,
)
from ...document.prose import ProseBuilder
from ...document.source import Source, Span
from .chrome import find_content
from .frontmatter import NONE, keyed_blocks, split
from .htmlmeta import MetaCollector, attribute_span
from .htmlnotes import leads_back, mark_label, note_label
from .htmltable import TableMaker
from .htmltokens import (
    BLOCKS,
    COMMENT,
    END,
    HIDDEN,
    INLINE_NOTE,
    START,
    TEXT,
    UNCLOSED,
    VOID,
    TextWriter,
    Token,
    holds_code,
    is_control,
    is_furniture,
    tokens,
)
from .inline import trim_address
from .islands import find_page_islands
from .outline import Outline
from .registry import HTML

_MAX_DEPTH = 500
_ADDRESS = regex(r"(?:https?|ftp)://[^\s<>\"“”|]{1,2000}")
_ESCAPED = regex(r"&(?:quot|lt|gt|nbsp|[lr][sd]quo|#)")
_INLINE_NOTE = regex(rf"{INLINE_NOTE}\Z")
_PROGRAM = frozenset({"script", "style", "template"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read(source: Source) -> Document:
    """Read an HTML page; front matter above it, as site generators have it, is read as such."""
    front = split(source.text) if source.text.startswith(("---", "+++")) else NONE
    page = _Page(source)
    page.body = front.body_start
    page.blocks.extend(keyed_blocks(front, source.text, page.builder))
    for token in tokens(source, front.body_start):
        page.take(token)
    page.finish()
    prose = page.builder.finish()
    content = find_content(page.outline, prose.text, page.blocks, page.links)
    return Document(
        source,
        HTML.name,
        prose,
        content.blocks,
        tuple(table for table in page.tables.done if content.holds_table(table)),
        tuple(
            sorted((link for link, _ in page.links if content.holds_link(link)), key=lambda link: link.span)
        ),
        tuple(page.notes),
        (*front.entries, *page.meta.entries),
        (*front.problems, *page.problems, *page.meta.problems),
        wrapped=True,
        comments=tuple(page.comments),
        code=tuple(page.code),
        body=Span(page.body, len(source.text)),
        traits=HTML.traits,
        chrome=content.chrome,
    )


def _holds_front_matter(token: Token, parent: _Element | None) -> bool:
    """Say whether a script element holds the metadata of the page (templates of Distill)."""
    kind = token.attrs.get("type", "").lower()
    return kind == "text/front-matter" or (
        parent is not None
        and parent.name in ("d-front-matter", "dt-front-matter")
        and kind.startswith("text/")
    )


class _Element:
    """An open element: its tag, where it began, and what it makes of the text inside it."""

    __slots__ = ("hidden", "href", "lang", "name", "note", "number", "opened", "prose", "quote")

    def __init__(self, name: str, token: Token, parent: _Element | None) -> None:
        self.name, self.opened = name, token.span
        self.number: int = parent.number if parent else 0  # in the outline of the page
        self.hidden: bool = (parent.hidden if parent else False) or name in HIDDEN or "hidden" in token.attrs
        if name == "a" and (leads_back(token.attrs) or mark_label(token.attrs)):
            self.hidden = True  # the number of a footnote is no word of the sentence
        self.quote: bool = (parent.quote if parent else False) or name == "blockquote"
        inherited = parent.lang if parent else ""
        self.lang: str = token.attrs.get("lang") or token.attrs.get("xml:lang") or inherited
        linked = name == "a" and not self.hidden and not is_control(token.attrs)
        self.href = token.attrs.get("href") if linked else None
        self.note: str = note_label(name, token.attrs) or (parent.note if parent else "")
        self.prose = -1


class _Aside:
    """A note in an element inside a sentence; its tokens wait until the block around it is written."""

    def __init__(self, tag: Token) -> None:
        self.tag, self.tokens = tag, list[Token]()
        self._depth = 1

    def takes(self, token: Token) -> bool:
        """Keep a token, or say that it is the end of the note."""
        if token.name == self.tag.name and token.kind in (START, END):
            self._depth += 1 if token.kind == START else -1
        if self._depth:
            self.tokens.append(token)
        return self._depth > 0


class _Page:
    """One walk over the tokens of a page; no recursion, whatever the nesting."""

    def __init__(self, source: Source) -> None:
        self.source, self.builder = source, ProseBuilder()
        self.writer = TextWriter(source, self.builder)
        self.meta, self.tables = MetaCollector(source), TableMaker()
        self.blocks: list[Block] = []
        self.outline = Outline()
        self.links: list[tuple[Link, int]] = []
        self.notes: list[Note] = []
        self.comments: list[Span] = []
        self.code: list[Span] = []
        self.problems: list[Problem] = []
        self.body = 0
        self._stack: list[_Element] = []
        self._lists = self._depth = 0
        self._code_from: int | None = None
        self._breaks = 0
        self._tags = find_page_islands(source.text)
        self.code.extend(self._tags)
        self._aside: _Aside | None = None
        self._asides: list[_Aside] = []
        self._described: list[Span] = []

    # -- tokens
    # ------------------------------------------------------------------------------------------------

    def take(self, token: Token) -> None:
        """Take the next token of the page."""
        if self._aside is not None:
            if self._aside.takes(token):
                return
            self._asides.append(self._aside)
            self._aside = None
        elif token.kind == START and self.writer.open and _INLINE_NOTE.match(token.name):
            self._aside = _Aside(token)
        elif token.kind == TEXT:
            self._text(token)
        elif token.kind == START:
            self._open(token)
        elif token.kind == END:
            self._close(token)
        elif token.kind == COMMENT:
            self.comments.append(token.span)
        elif token.kind == UNCLOSED:
            place = Span(token.span.start, min(token.span.end, token.span.start + 80))
            detail = "a tag that begins here is never closed; browsers drop the rest of the page"
            self.problems.append(Problem("html", place, detail))

    def finish(self) -> None:
        """Close what the page left open."""
        if self._aside is not None:
            self._asides.append(self._aside)
            self._aside = None
        self._flush()
        for element in self._stack:
            self.outline.close(element.number, len(self.source.text))
        while self.tables.open:
            self.tables.end_table(len(self.source.text))

    def _text(self, token: Token) -> None:
        top = self._stack[-1] if self._stack else None
        if top is not None and top.name == "title":
            self.meta.title(token.span)
        elif top is not None and top.name == "script" and top.prose == -2:
            self.meta.json_ld(token.span)
        elif top is not None and top.name == "script" and top.prose == -3:
            self.meta.front_matter(token.span)
        elif (top is None or not top.hidden) and self._code_from is None:
            self._breaks = 0 if self.source.slice(token.span).strip() else self._breaks
            self._write(token.span)

    def _write(self, span: Span) -> None:
        """Write text; addresses in it become placeholders, and links where no link element holds them."""
        for left, right in self._without_tags(span):
            self._write_text(Span(left, right))

    def _without_tags(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield what of a span is no island (template, math); each of those is a placeholder."""
        done = span.start
        first = bisect_left(self._tags, Span(span.start, span.start))
        for tag in self._tags[max(0, first - 1) :]:
            if tag.start >= span.end:
                break
            if tag.end <= done:
                continue
            if tag.start >= done:
                yield done, tag.start
                self.writer.placeholder(Span(tag.start, min(tag.end, span.end)))
                self._begin_links()
            done = min(tag.end, span.end)
        yield done, span.end

    def _write_text(self, span: Span) -> None:
        done = span.start
        raw = self.source.text[span.start : span.end] if "://" in self.source.slice(span) else ""
        for match in _ADDRESS.finditer(raw):
            address = trim_address(_ESCAPED.split(match.group(), maxsplit=1)[0])
            place = Span(span.start + match.start(), span.start + match.start() + len(address))
            self.writer.write(Span(done, place.start))
            self._begin_links()
            self.writer.placeholder(place)
            self._begin_links()
            done = place.end
            if not any(element.href is not None for element in self._stack):
                url = html.unescape(address)
                at = self.builder.size
                self._take_link(Link("bare", place, url, at - 1, at, url_span=place))
        self.writer.write(Span(done, span.end))
        self._begin_links()

    def _begin_links(self) -> None:
        """The text of a link begins with the first text written after its tag."""
        if self.writer.open:
            for element in self._stack:
                if element.href is not None and element.prose < 0 <= self.writer.wrote:
                    element.prose = self.writer.wrote

    # -- elements
    # ------------------------------------------------------------------------------------------------

    def _open(self, token: Token) -> None:
        name = token.name
        self.meta.tag(name, token.attrs, token.span)
        if name in BLOCKS and not (self._stack and self._stack[-1].hidden):
            self._flush()
        if name == "body":
            self.body = token.span.end
        if name == "br":
            self._line_break(token.span)
        elif name == "img":
            self._image(token)
        if name in VOID:
            return
        self._imply_ends(name, token.span.start)
        parent = self._stack[-1] if self._stack else None
        if len(self._stack) >= _MAX_DEPTH:
            if not any(problem.kind == "nesting" for problem in self.problems):
                self.problems.append(
                    Problem("nesting", token.span, f"elements are nested over {_MAX_DEPTH} deep")
                )
            return
        element = _Element(name, token, parent)
        self._stack.append(element)
        if not element.hidden:
            self._outline(element, token)
        self._note(name, token, parent)
        if name == "script" and "ld+json" in token.attrs.get("type", "").lower():
            element.prose = -2
        elif name == "script" and _holds_front_matter(token, parent):
            element.prose = -3
        if element.hidden:
            return
        if name == "q":
            self._show("“", token.span)
        elif holds_code(name) or name == "pre":
            self._code_from = token.span.start if self._code_from is None else self._code_from
        self._enter(name, token)

    def _outline(self, element: _Element, token: Token) -> None:
        """Enter an element into the outline of the page, if it is a block or says that it is furniture."""
        role = is_furniture(token.name, token.attrs)
        named = token.name.endswith("-article") or token.attrs.get("role")
        if role or named or token.name in BLOCKS:
            start = token.span.start
            element.number = self.outline.open(token.name, token.attrs, start, element.number, role)
            if token.name == "table":
                self.outline.elements[element.number].table = self.tables.count

    def _note(self, name: str, token: Token, parent: _Element | None) -> None:
        """Note the marks of footnotes and the footnotes."""
        mark = mark_label(token.attrs) if name == "a" else ""
        if mark:
            self.notes.append(Note("footnote-use", mark, token.span))
        label = note_label(name, token.attrs)
        if label and (parent is None or parent.note != label):
            self.notes.append(Note("footnote-def", label, token.span))

    def _enter(self, name: str, token: Token) -> None:
        """Note what kind of block the text inside an element makes."""
        if name in ("ul", "ol", "dl", "menu"):
            self._depth += 1
            if self._depth == 1:
                self._lists += 1
        elif name == "table":
            self.tables.begin_table(token.span, self.builder.size)
        elif name == "tr":
            self.tables.begin_row(token.span)
        elif name in ("td", "th"):
            self.tables.begin_cell(name, token)

    def _imply_ends(self, name: str, at: int) -> None:
        """End elements that may be left open: a paragraph before a block, an item before the next one."""
        for opened, enders in _IMPLIED.items():
            if name in enders and self._stack and self._stack[-1].name == opened:
                self._pop(at)

    def _close(self, token: Token) -> None:
        name = token.name
        if name in BLOCKS:
            self._flush()
        depth = next(
            (
                n
                for n in range(len(self._stack) - 1, max(-1, len(self._stack) - 64), -1)
                if self._stack[n].name == name
            ),
            -1,
        )
        if depth < 0 and name in _HEADINGS:
            # Any end tag of a heading closes a heading that is open, whatever its level.
            depth = next((n for n in range(len(self._stack)) if self._stack[n].name in _HEADINGS), -1)
        if depth < 0:
            return
        while len(self._stack) > depth:
            inner = len(self._stack) > depth + 1
            self._pop(token.span.start if inner else token.span.end, token.span)

    def _pop(self, at: int, tag: Span | None = None) -> None:
        element = self._stack.pop()
        name = element.name
        if element.number > self._here:
            self.outline.close(element.number, at)
        if element.hidden:
            if name in _PROGRAM:
                self.code.append(Span(element.opened.start, at))
            return
        if element.href is not None:
            self._link(element, at)
        elif name == "q":
            self._show("”", tag or Span(at, at))
        elif name == "pre" or (holds_code(name) and self._code_from is not None):
            self._end_code(name, at)
        elif name in ("ul", "ol", "dl", "menu"):
            self._depth -= 1
        elif name == "table":
            self._flush()
            self.tables.end_table(at)
        elif name in ("td", "th"):
            self._flush()
            self.tables.end_cell(tag.start if tag else at, self.source, self.blocks)

    def _show(self, mark: str, span: Span) -> None:
        if span.end > span.start:
            self.writer.put(mark, span)
            self._begin_links()

    def _end_code(self, name: str, at: int) -> None:
        start = self._code_from
        if start is None or any(holds_code(element.name) or element.name == "pre" for element in self._stack):
            return
        self._code_from = None
        span = Span(start, at)
        self.code.append(span)
        if name == "pre" or (
            not self.writer.open and self._stack and self._stack[-1].name in ("body", "div")
        ):
            self._flush()
            self._add(Block(len(self.blocks), CODE_BLOCK, span, self.builder.size, self.builder.size))
            return
        self.writer.placeholder(span)
        self._begin_links()

    def _line_break(self, span: Span) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        else:
            self.writer.line_break(span)

    def _image(self, token: Token) -> None:
        src = token.attrs.get("src", "")
        at = self.builder.size
        place = attribute_span(self.source, token.span, "src")
        self._take_link(
            Link("image", token.span, src, at, at, title=token.attrs.get("alt", ""), url_span=place)
        )
        described = attribute_span(self.source, token.span, "alt")
        if described is not None and not (self._stack and self._stack[-1].hidden):
            self._described.append(described)
            if not self.writer.open:
                self._describe()

    def _describe(self) -> None:
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
                self._add(Block(len(self.blocks), ALT_TEXT, span, start, end, 0, quote, attrs))

    def _link(self, element: _Element, at: int) -> None:
        start = element.prose if element.prose >= 0 else self.builder.size
        place = attribute_span(self.source, element.opened, "href")
        self._take_link(
            Link(
                HTML.name,
                Span(element.opened.start, at),
                element.href or "",
                start,
                self.builder.size,
                url_span=place,
            )
        )

    # -- blocks
    # --------------------------------------------------------------------------------------------------

    def _add(self, block: Block) -> None:
        """Note a block and the element in which it stands."""
        self.blocks.append(block)
        self.outline.house(len(self.blocks), self._here)

    def _take_link(self, link: Link) -> None:
        self.links.append((link, self._here))

    @property
    def _here(self) -> int:
        """The number of the innermost open element in the outline of the page."""
        return self._stack[-1].number if self._stack else 0

    def _flush(self) -> None:
        """End the block that is being written."""
        self._breaks = 0
        writer = self.writer
        if not writer.open:
            return
        end = self.builder.content_end(writer.start)
        if end > writer.start:
            span = Span(writer.first, writer.last)
            kind, depth, attrs = self._nature(span)
            quote = bool(self._stack and self._stack[-1].quote)
            self._add(Block(len(self.blocks), kind, span, writer.start, end, depth, quote, attrs))
        writer.close()
        self._describe()
        asides, self._asides = self._asides, []
        for aside in asides:
            self._tell(aside)

    def _tell(self, aside: _Aside) -> None:
        """Write a note that stood inside a sentence as a block of its own behind it."""
        element = _Element(aside.tag.name, aside.tag, None)
        element.note, element.number = aside.tag.name, self._here
        outer, self._stack = self._stack, [element]
        for token in aside.tokens:
            self.take(token)
        self._flush()
        self._stack = outer

    def _nature(self, span: Span) -> tuple[str, int, dict[str, Any]]:
        """Tell kind, depth and attributes of the block from the elements that are open around it."""
        attrs: dict[str, Any] = {}
        top = self._stack[-1] if self._stack else None
        if top is not None and top.lang:
            attrs["lang"] = top.lang.lower()
        if top is not None and top.note:
            return FOOTNOTE, 0, {**attrs, "id": top.note}
        for element in reversed(self._stack):
            name = element.name
            if name in _HEADINGS:
                return HEADING, _HEADINGS[name], {**attrs, "marked": True}
            if name in ("li", "dd", "dt"):
                return LIST_ITEM, max(0, self._depth - 1), {**attrs, "list": self._lists, "marker": name}
            if name in ("td", "th") and self.tables.open:
                return CELL, 0, {**attrs, **self.tables.place()}
            if name in ("caption", "figcaption"):
                if name == "caption":
                    self.tables.caption(" ".join(self.source.slice(span).split()))
                return CAPTION, 0, attrs
            if name in ("blockquote", "table"):
                break
        return PARAGRAPH, 0, attrs


_IMPLIED = {
    "p": BLOCKS - {"caption", "dialog"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
}
