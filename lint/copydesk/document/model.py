"""What a reader makes of a file: blocks in reading order, tables, links, notes and metadata.

Every ``Span`` is in code points of the source. ``start`` and ``end`` of blocks, cells and links are offsets
into ``Document.prose.text`` (prose offsets); ``Document.lift`` turns them into spans.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from ..base.regexes import regex
from .prose import PLACEHOLDER, Prose
from .source import Source, Span
from .traits import Traits

HEADING, PARAGRAPH, LIST_ITEM, CELL = "heading", "paragraph", "list-item", "cell"
CAPTION, FOOTNOTE, CODE, HTML = "caption", "footnote", "code", "html"
FRONT_MATTER, BOILERPLATE, ALT_TEXT = "front-matter", "boilerplate", "alt-text"

# A dateline, a section label or an advertisement mark may stand above the headline; a paragraph may not.
_WORDS_BEFORE_HEADLINE = 25

_NOWHERE = Span(0, 0)
_NO_ATTRS: Mapping[str, Any] = MappingProxyType({})
PROSE_KINDS = frozenset({HEADING, PARAGRAPH, LIST_ITEM, CELL, CAPTION, FOOTNOTE})


class Block(NamedTuple):
    """One block of the article.

    ``depth`` is the level of a heading or the nesting of a list item. ``quote`` marks what stands in a block
    quote. ``attrs`` may hold: ``marked`` (False for a heading told by its shape only), ``list`` (number of
    the list), ``marker`` (bullet or number as written), ``table``/``row``/``column`` (numbers), ``key``
    (front matter: dotted key), ``role`` (HTML: aside, nav, footer, header, figcaption …), ``lang`` (declared
    language), ``id`` (label of a footnote).

    The description of a picture is a block of its own, kind ``alt-text``, behind the block in which the
    picture stands; its span lies within the span of that one.
    """

    index: int  # type: ignore[assignment]  # a tuple has a method of that name
    kind: str
    span: Span
    start: int
    end: int
    depth: int = 0
    quote: bool = False
    attrs: Mapping[str, Any] = _NO_ATTRS


def is_one_of(block: Block, kinds: frozenset[str]) -> bool:
    """Say whether a block is of one of the kinds; ``html`` is every block of raw HTML in Markdown."""
    return block.kind in kinds or (HTML in kinds and block.attrs.get("role") == HTML)


class Cell(NamedTuple):
    """One table cell: its source span without padding, and its prose range."""

    span: Span
    start: int
    end: int
    text: str
    colspan: int = 1
    rowspan: int = 1
    header: bool = False


class Row(NamedTuple):
    """One row as written; ``kind`` is ``header``, ``delimiter``, ``body`` or ``stray`` (text that a parser
    takes for a row).
    """

    span: Span
    kind: str
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A table, or a run of lines that was meant as one.

    ``form`` is ``pipe``, ``html`` or ``tab``. ``parsed`` says whether a Markdown parser (CommonMark with GFM
    tables) makes a table of it. ``before``/``after`` are the spans of the lines right above and below when
    they are not blank.
    """

    index: int  # type: ignore[assignment]
    form: str
    span: Span
    rows: tuple[Row, ...]
    parsed: bool
    before: Span | None = None
    after: Span | None = None
    caption: str = ""


class Link(NamedTuple):
    """A link, image, bare address or reference.

    ``kind``: ``inline``, ``reference``, ``auto`` (<http://…>), ``bare`` (address in running text), ``image``,
    ``html``. ``start``/``end`` is the prose range of its text. ``url`` is decoded and may be empty; ``label``
    is the reference label.
    """

    kind: str
    span: Span
    url: str
    start: int
    end: int
    label: str = ""
    title: str = ""
    url_span: Span | None = None


class Note(NamedTuple):
    """A footnote mark or definition, a reference-link definition, or a citation key.

    ``kind``: ``footnote-use``, ``footnote-def``, ``reference-use`` (a [text][label] whose label may be
    undefined), ``reference-def``, ``cite-key`` ([@key]), ``ref-tag`` (wiki <ref>). ``label`` is normalised
    (case-folded, one space).
    """

    kind: str
    label: str
    span: Span
    url: str = ""


class Meta(NamedTuple):
    """One metadata value and where it stands. ``origin``: front-matter, html-meta, html-head, json-ld,
    microdata, ninjs.
    """

    key: str
    value: Any
    span: Span
    origin: str


class Problem(NamedTuple):
    """Something a reader could not read as it should (broken front matter, undecodable bytes, nesting too
    deep).

    ``kind`` is a short key that a rule of the CPD or INT family turns into a finding; ``detail`` is for
    people.
    """

    kind: str
    span: Span
    detail: str


_HIDDEN = regex(r"[^\r\n]+")
_PLAINEST = Traits()


class Document:
    """One article, read; frozen. Nothing in it changes after the reader has returned it.

    ``addressing`` is ``source`` where positions are places of the stored text, ``derived`` where the text was
    taken out of something else; ``pointers`` then say where from. ``wrapped``: line breaks inside paragraphs
    mean nothing; ``traits`` says what the format is like. ``comments`` and ``code`` are spans; ``body`` is
    what comes after the front matter.
    """

    source: Source
    format: str
    prose: Prose
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    links: tuple[Link, ...]
    notes: tuple[Note, ...]
    metadata: tuple[Meta, ...]
    problems: tuple[Problem, ...]
    addressing: str
    wrapped: bool
    comments: tuple[Span, ...]
    code: tuple[Span, ...]
    body: Span
    pointers: tuple[tuple[Span, str], ...]
    traits: Traits

    def __init__(
        self,
        source: Source,
        format: str,
        prose: Prose,
        blocks: tuple[Block, ...],
        tables: tuple[Table, ...] = (),
        links: tuple[Link, ...] = (),
        notes: tuple[Note, ...] = (),
        metadata: tuple[Meta, ...] = (),
        problems: tuple[Problem, ...] = (),
        addressing: str = "source",
        wrapped: bool = False,
        comments: tuple[Span, ...] = (),
        code: tuple[Span, ...] = (),
        body: Span = _NOWHERE,
        pointers: tuple[tuple[Span, str], ...] = (),
        traits: Traits = _PLAINEST,
    ) -> None:
        # What is computed later (cached properties) goes past this door; nothing else does.
        self.__dict__.update(
            source=source,
            format=format,
            prose=prose,
            blocks=blocks,
            tables=tables,
            links=links,
            notes=notes,
            metadata=metadata,
            problems=problems,
            addressing=addressing,
            wrapped=wrapped,
            comments=comments,
            code=code,
            body=body,
            pointers=pointers,
            traits=traits,
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a document is frozen; {name} cannot be set")

    def lift(self, start: int, end: int) -> Span:
        """Turn a prose range into a source span."""
        return self.prose.to_source(start, end)

    def text_of(self, block: Block) -> str:
        """Return the reader-visible text of a block."""
        return self.prose.text[block.start : block.end]

    @cached_property
    def shown(self) -> str:
        """The stored text with a placeholder for each character of what is no prose: code, islands, comments,
        addresses of links and notes. Line ends stay, and so does every offset.
        """
        spans = [*self.code, *self.comments]
        for link in self.links:
            if link.url_span is not None:
                spans.append(link.url_span)
            if link.kind in ("auto", "bare"):
                spans.append(link.span)
        for note in self.notes:
            if note.kind == "reference-def":
                spans.append(Span(note.span.end - len(note.url), note.span.end))
        parts, at = [], 0
        for start, end in sorted(spans):
            if end <= at:
                continue
            start = max(start, at)
            parts.append(self.source.text[at:start])
            parts.append(_HIDDEN.sub(lambda line: PLACEHOLDER * len(line[0]), self.source.text[start:end]))
            at = end
        return "".join([*parts, self.source.text[at:]])

    def block_at(self, offset: int) -> Block | None:
        """Return the block whose prose range holds the prose offset, or None between blocks."""
        index = self._block_index(offset)
        if index < 0:
            return None
        block = self.written_blocks[index]
        return block if block.start <= offset < max(block.end, block.start + 1) else None

    @cached_property
    def prose_blocks(self) -> tuple[Block, ...]:
        """The blocks of the running text, in reading order: all that carry prose but descriptions of
        pictures.
        """
        return tuple(block for block in self.written_blocks if block.kind != ALT_TEXT)

    @cached_property
    def written_blocks(self) -> tuple[Block, ...]:
        """The blocks that stand in the prose, descriptions of pictures among them."""
        return tuple(block for block in self.blocks if block.end > block.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.written_blocks]

    def _block_index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def meta(self, *keys: str) -> Meta | None:
        """Return the first metadata entry for any of the keys (case-insensitive), in the order of the
        keys.
        """
        for key in keys:
            found = self._by_key.get(key.casefold())
            if found:
                return found[0]
        return None

    def meta_all(self, key: str) -> list[Meta]:
        """Return every metadata entry for a key (case-insensitive)."""
        return self._by_key.get(key.casefold(), [])

    @cached_property
    def _by_key(self) -> dict[str, list[Meta]]:
        by_key: dict[str, list[Meta]] = {}
        for entry in self.metadata:
            by_key.setdefault(entry.key.casefold(), []).append(entry)
        return by_key

    @cached_property
    def headline(self) -> Block | None:
        """The title as a reader sees it: the first level-1 heading, else the first heading if little stands
        before it.

        Where the front matter names a title, the generator shows that one: then only a level-1 heading at the
        top, the only one of its level, is a headline, and the first heading of a section is none.
        """
        first: Block | None = None
        tops: list[Block] = []
        words_before = 0
        for block in self.prose_blocks:
            if block.kind == HEADING and block.depth == 1:
                if not self._titled:
                    return block
                if not tops and words_before > _WORDS_BEFORE_HEADLINE:
                    return None
                tops.append(block)
            elif block.kind == HEADING and first is None and words_before <= _WORDS_BEFORE_HEADLINE:
                first = block
            elif block.kind != FRONT_MATTER:
                words_before += len(self.text_of(block).split())
        if self._titled:
            return tops[0] if len(tops) == 1 and (first is None or tops[0].start < first.start) else None
        return first

    @cached_property
    def _titled(self) -> bool:
        """The front matter, or what an MDX module exports, names a title."""
        title = self.meta("title", "headline")
        return title is not None and title.origin == FRONT_MATTER and bool(str(title.value).strip())
