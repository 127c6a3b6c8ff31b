"""In which element of HTML a comment stands: told from the tags, so that a directive need not leave it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..document.source import Source, Span
from ..input.readers.htmlelements import IMPLIED
from ..input.readers.htmltokens import BLOCKS, COMMENT, END, START, TEXT, VOID, tokens

HOLDERS = frozenset("li td th tr dd dt blockquote caption figcaption figure p h1 h2 h3 h4 h5 h6".split())
"""Elements that a directive covers when it stands at their end, with nothing in them behind it."""
ROW = "tr"


class Home(NamedTuple):
    """Where a comment stands: ``inside`` of a run of text, or else in an element, whose ``name`` is given."""

    span: Span
    name: str = ""
    inside: bool = False


class _Open:
    __slots__ = ("comments", "filled", "name", "start")

    def __init__(self, name: str, start: int) -> None:
        self.name, self.start, self.filled = name, start, False
        self.comments: list[int] = []


class Homes:
    """Finds the homes of the comments of one page, or of one block of HTML in Markdown, in one walk over its
    tokens.
    """

    def __init__(self, source: Source, start: int = 0) -> None:
        self._source = source
        self.found: dict[int, Home] = {}
        self._stack: list[_Open] = []
        self._run: Span | None = None
        self._waiting: list[int] = []
        for token in tokens(source, start):
            if token.kind == TEXT:
                self._text(token.span)
            elif token.kind == COMMENT:
                self._comment(token.span)
            elif token.kind in (START, END) and token.name in BLOCKS:
                self._end_run()
                if token.kind == START:
                    self._open(token.name, token.span.start)
                else:
                    self._close(token.name, token.span.end)
            elif token.kind == START and token.name in VOID and token.name != "br":
                self._text(token.span)
        self._end_run()
        while self._stack:
            self._pop(len(source.text))

    def _text(self, span: Span) -> None:
        text = self._source.text[span.start : span.end]
        bare = text.strip()
        if bare:
            start = span.start + len(text) - len(text.lstrip())
            first = self._run.start if self._run is not None else start
            self._run = Span(first, start + len(bare))

    def _comment(self, span: Span) -> None:
        if self._run is not None:
            self._waiting.append(span.start)
            self._run = Span(self._run.start, span.end)
        elif self._stack:
            self._stack[-1].comments.append(span.start)

    def _end_run(self) -> None:
        if self._run is not None:
            self.found.update(dict.fromkeys(self._waiting, Home(self._run, inside=True)))
            if self._stack:
                self._stack[-1].filled = True
        self._run, self._waiting = None, []

    def _open(self, name: str, at: int) -> None:
        for opened, enders in IMPLIED.items():
            if name in enders and self._stack and self._stack[-1].name == opened:
                self._pop(at)
        self._stack.append(_Open(name, at))

    def _close(self, name: str, at: int) -> None:
        if any(element.name == name for element in self._stack[-64:]):
            while self._stack[-1].name != name:
                self._pop(at)
            self._pop(at)

    def _pop(self, at: int) -> None:
        element = self._stack.pop()
        outer = self._stack[-1] if self._stack else None
        if element.filled or element.name == ROW:
            home = Home(Span(element.start, at), element.name)
            self.found.update(dict.fromkeys(element.comments, home))
            if outer is not None:
                outer.filled = outer.filled or element.filled
        elif outer is not None:
            # What is empty but for a comment is no home: of a cell it is the row.
            outer.comments.extend(element.comments)


def homes_in(source: Source, blocks: Iterable[Span]) -> dict[int, Home]:
    """Return the homes of the comments in blocks of HTML that stand in another format."""
    found: dict[int, Home] = {}
    for span in blocks:
        inset = Source.from_text(source.text[span.start : span.end])
        for start, home in Homes(inset).found.items():
            place = Span(home.span.start + span.start, home.span.end + span.start)
            found[start + span.start] = home._replace(span=place)
    return found
