"""One walk over the tokens of a page: blocks, tables, notes, code and metadata as they come."""

from __future__ import annotations

from ...base.regexes import regex
from ...document.model import CAPTION, NO_ATTRS, TOO_DEEP, Block, Note, Problem
from ...document.model import CODE as CODE_BLOCK
from ...document.source import Source, Span
from .htmlelements import (
    HEADINGS,
    IMPLIED,
    InlineNote,
    OpenElement,
    captions_table,
    holds_front_matter,
    nature_of,
)
from .htmlmeta import MetaCollector
from .htmlnotes import mark_label, note_label, plain_targets, target_label
from .htmltable import TableMaker
from .htmltext import PageText
from .htmltokens import (
    BLOCKS,
    COMMENT,
    END,
    INLINE_NOTE,
    START,
    TEXT,
    UNCLOSED,
    VOID,
    Token,
    holds_code,
    is_furniture,
)
from .islands import find_page_islands

_MAX_DEPTH = 500
_INLINE_NOTE = regex(rf"{INLINE_NOTE}\Z")
_PROGRAM = frozenset({"script", "style", "template"})


class Page:
    """One walk over the tokens of a page; no recursion, whatever the nesting."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._stack: list[OpenElement] = []
        islands = find_page_islands(source.text)
        self.text = text = PageText(source, self._stack, islands)
        self.writer, self.builder = text.writer, text.builder
        self.blocks, self.links, self.outline = text.blocks, text.links, text.outline
        self.meta, self.tables = MetaCollector(source), TableMaker()
        self.notes: list[Note] = []
        self._targets: dict[str, Span] = {}
        self.comments: list[Span] = []
        self.code: list[Span] = [*islands]
        self.problems: list[Problem] = []
        self.body = 0
        self._lists = self._depth = 0
        self._code_from: int | None = None
        self._breaks = 0
        self._aside: InlineNote | None = None
        self._asides: list[InlineNote] = []

    # -- tokens

    def take(self, token: Token) -> None:
        """Take the next token of the page."""
        if self._aside is not None:
            if self._aside.takes(token):
                return
            self._asides.append(self._aside)
            self._aside = None
        elif token.kind == START and self.writer.open and _INLINE_NOTE.match(token.name):
            self._aside = InlineNote(token)
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
        self.notes.extend(plain_targets(self.notes, self._targets))

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
            self.text.write(token.span)

    # -- elements

    def _open(self, token: Token) -> None:
        name = token.name
        self.meta.tag(name, token.attrs, token.span, self._stack[-1].item if self._stack else "")
        for target in (token.attrs.get("id"), token.attrs.get("name") if name == "a" else None):
            if target:
                self._targets.setdefault(target_label(target), token.span)
        if name in BLOCKS and not (self._stack and self._stack[-1].hidden):
            self._flush()
        if name == "body":
            self.body = token.span.end
        if name == "br":
            self._line_break(token.span)
        elif name == "img":
            self.text.image(token)
        if name in VOID:
            return
        self._imply_ends(name, token.span.start)
        parent = self._stack[-1] if self._stack else None
        if len(self._stack) >= _MAX_DEPTH:
            if not any(problem.kind == TOO_DEEP for problem in self.problems):
                self.problems.append(
                    Problem(TOO_DEEP, token.span, f"elements are nested over {_MAX_DEPTH} deep")
                )
            return
        element = OpenElement(name, token, parent)
        self._stack.append(element)
        if not element.hidden:
            self._outline(element, token)
        self._note(name, token, parent)
        if name == "script" and "ld+json" in token.attrs.get("type", "").lower():
            element.prose = -2
        elif name == "script" and holds_front_matter(token, parent):
            element.prose = -3
        if element.hidden:
            return
        if name == "q":
            self.text.show("“", token.span)
        elif holds_code(name) or name == "pre":
            self._code_from = token.span.start if self._code_from is None else self._code_from
        self._enter(name, token)

    def _outline(self, element: OpenElement, token: Token) -> None:
        """Enter an element into the outline of the page, if it is a block or says that it is furniture."""
        # The foot of a quotation says whose it is.
        credit = element.quote and token.name == "footer"
        role = "" if credit else is_furniture(token.name, token.attrs)
        named = token.name.endswith("-article") or token.attrs.get("role")
        if role or named or token.name in BLOCKS:
            start = token.span.start
            element.number = self.outline.open(token.name, token.attrs, start, element.number, role)
            if token.name == "table":
                self.outline.elements[element.number].table = self.tables.count

    def _note(self, name: str, token: Token, parent: OpenElement | None) -> None:
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
        for opened, enders in IMPLIED.items():
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
        if depth < 0 and name in HEADINGS:
            # Any end tag of a heading closes a heading that is open, whatever its level.
            depth = next((n for n in range(len(self._stack)) if self._stack[n].name in HEADINGS), -1)
        if depth < 0:
            return
        while len(self._stack) > depth:
            inner = len(self._stack) > depth + 1
            self._pop(token.span.start if inner else token.span.end, token.span)

    def _pop(self, at: int, tag: Span | None = None) -> None:
        element = self._stack.pop()
        name = element.name
        if element.number > self.text.here:
            self.outline.close(element.number, at)
        if element.hidden:
            if name in _PROGRAM:
                self.code.append(Span(element.opened.start, at))
            return
        if element.prop:
            self.meta.shown(element.prop, Span(element.opened.end, min(at, tag.start) if tag else at))
        if element.href is not None:
            self.text.link(element, at)
        elif name == "q":
            self.text.show("”", tag or Span(at, at))
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
            self.text.add(Block(len(self.blocks), CODE_BLOCK, span, self.builder.size, self.builder.size))
            return
        self.text.placeholder(span)

    def _line_break(self, span: Span) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        else:
            self.writer.line_break(span)

    # -- blocks

    def _flush(self) -> None:
        """End the block that is being written."""
        self._breaks = 0
        writer = self.writer
        if not writer.open:
            return
        end = self.builder.content_end(writer.start)
        if end > writer.start:
            span = Span(writer.first, writer.last)
            kind, depth, attrs = nature_of(self._stack, self._lists, self._depth, self.tables)
            if kind == CAPTION and captions_table(self._stack):
                self.tables.caption(" ".join(self.source.slice(span).split()))
            quote = bool(self._stack and self._stack[-1].quote)
            number, attrs = len(self.blocks), attrs or NO_ATTRS
            self.text.add(Block(number, kind, span, writer.start, end, depth, quote, attrs))
        writer.close()
        self.text.describe()
        asides, self._asides = self._asides, []
        for aside in asides:
            self._tell(aside)

    def _tell(self, aside: InlineNote) -> None:
        """Write a note that stood inside a sentence as a block of its own behind it."""
        element = OpenElement(aside.tag.name, aside.tag, None)
        element.note, element.number = aside.tag.name, self.text.here
        outer, self._stack[:] = self._stack[:], [element]
        for token in aside.tokens:
            self.take(token)
        self._flush()
        self._stack[:] = outer
