"""What articles are made of: blocks, tables, links, notes and metadata.

Every ``Span`` is in code points of the source. ``start`` and ``end`` of blocks, cells and links are offsets
into the prose of the document (prose offsets); ``Document.lift`` turns them into spans.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from .source import Span

HEADING, PARAGRAPH, LIST_ITEM, CELL = "heading", "paragraph", "list-item", "cell"
CAPTION, FOOTNOTE, CODE, HTML = "caption", "footnote", "code", "html"
FRONT_MATTER, BOILERPLATE, ALT_TEXT = "front-matter", "boilerplate", "alt-text"

NO_ATTRS: Mapping[str, Any] = MappingProxyType({})
"""The attributes of a block that has none."""
PROSE_KINDS = frozenset({HEADING, PARAGRAPH, LIST_ITEM, CELL, CAPTION, FOOTNOTE})


class Block(NamedTuple):
    """One block of the article.

    ``depth`` is the level of a heading or the nesting of a list item. ``quote`` marks what stands in a block
    quote. ``attrs`` may hold: ``marked`` (False for a heading told by its shape only), ``list`` (number of
    the list), ``marker`` (bullet or number as written), ``table``/``row``/``column`` (numbers), ``key``
    (front matter: dotted key), ``role`` (HTML: aside, nav, footer, header, figcaption …; ``title`` of a box
    in Markdown, a caption), ``lang`` (declared language), ``id`` (label of a footnote).

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
    attrs: Mapping[str, Any] = NO_ATTRS


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
    microdata, ninjs; page for what readers see there.
    """

    key: str
    value: Any
    span: Span
    origin: str


TOO_DEEP, TOO_MANY = "nesting", "bound"
CUT_OFF = (TOO_DEEP, TOO_MANY)
"""The kinds of problems that say that a bound of Copydesk cut something off."""


class Problem(NamedTuple):
    """Something a reader could not read as it should (broken front matter, undecodable bytes, nesting too
    deep).

    ``kind`` is a short key that a rule of the CPD or INT family turns into a finding, one of ``CUT_OFF``
    where a bound was met; ``detail`` is for people.
    """

    kind: str
    span: Span
    detail: str
