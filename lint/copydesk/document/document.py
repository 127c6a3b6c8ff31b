"""What a reader makes of a file: one article with its blocks in reading order, tables, links and metadata."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from ..base.cached import cached_property
from ..base.regexes import regex
from .blockcolumns import blocks_as_held, notes_as_held, picked
from .model import ALT_TEXT, FRONT_MATTER, HEADING, Block, Link, Meta, Note, Problem, Table
from .prose import PLACEHOLDER, Prose
from .source import Source, Span
from .traits import Traits

_NOWHERE = Span(0, 0)
# A dateline, a section label or an advertisement mark may stand above the headline; a paragraph may not.
_WORDS_BEFORE_HEADLINE = 25
_HIDDEN = regex(r"[^\r\n]+")
_PLAINEST = Traits()


class Document:
    """One article, read; frozen. Nothing in it changes after the reader has returned it.

    ``addressing`` is ``source`` where positions are places of the stored text, ``derived`` where the text was
    taken out of something else; ``pointers`` then say where from. ``wrapped``: line breaks inside paragraphs
    mean nothing; ``traits`` says what the format is like. ``comments`` and ``code`` are spans; ``body`` is
    what comes after the front matter; ``chrome`` is what of a web page stands round its content: no link or
    table in it is one of the document. Of very many blocks each is made when it is asked for: two of one
    ``index`` need not be the same object.
    """

    source: Source
    format: str
    prose: Prose
    blocks: Sequence[Block]
    tables: tuple[Table, ...]
    links: tuple[Link, ...]
    notes: Sequence[Note]
    metadata: tuple[Meta, ...]
    problems: tuple[Problem, ...]
    addressing: str
    wrapped: bool
    comments: tuple[Span, ...]
    code: tuple[Span, ...]
    body: Span
    pointers: tuple[tuple[Span, str], ...]
    traits: Traits
    chrome: tuple[Span, ...]

    def __init__(
        self,
        source: Source,
        format: str,
        prose: Prose,
        blocks: Sequence[Block],
        tables: tuple[Table, ...] = (),
        links: tuple[Link, ...] = (),
        notes: Sequence[Note] = (),
        metadata: tuple[Meta, ...] = (),
        problems: tuple[Problem, ...] = (),
        addressing: str = "source",
        wrapped: bool = False,
        comments: tuple[Span, ...] = (),
        code: tuple[Span, ...] = (),
        body: Span = _NOWHERE,
        pointers: tuple[tuple[Span, str], ...] = (),
        traits: Traits = _PLAINEST,
        chrome: tuple[Span, ...] = (),
    ) -> None:
        # What is computed later (cached properties) goes past this door; nothing else does.
        self.__dict__.update(
            source=source,
            format=format,
            prose=prose,
            blocks=blocks_as_held(blocks),
            tables=tables,
            links=links,
            notes=notes_as_held(notes),
            metadata=metadata,
            problems=problems,
            addressing=addressing,
            wrapped=wrapped,
            comments=comments,
            code=code,
            body=body,
            pointers=pointers,
            traits=traits,
            chrome=chrome,
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a document is frozen; {name} cannot be set")

    def lift(self, start: int, end: int) -> Span:
        """Turn a prose range into a source span."""
        return self.prose.to_source(start, end)

    def text_of(self, block: Block) -> str:
        """Return the reader-visible text of a block."""
        return self.prose.text[block.start : block.end]

    def shown(self) -> str:
        """Return the stored text with a placeholder for each character of what is no prose: code, islands,
        comments, addresses of links and notes. Line ends stay, and so does every offset.
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
            hidden = self.source.text[start:end]
            if "\n" in hidden or "\r" in hidden:
                parts.append(_HIDDEN.sub(lambda line: PLACEHOLDER * len(line[0]), hidden))
            else:
                parts.append(PLACEHOLDER * (end - start))
            at = end
        return "".join([*parts, self.source.text[at:]])

    def block_at(self, offset: int) -> Block | None:
        """Return the block whose prose range holds the prose offset, or None between blocks."""
        index = self._block_index(offset)
        if index < 0:
            return None
        block = self.written_blocks[index]
        return block if offset < block.end else None

    @cached_property
    def prose_blocks(self) -> Sequence[Block]:
        """The blocks of the running text, in reading order: all that carry prose but descriptions of
        pictures.
        """
        return picked(self.written_blocks, lambda block: block.kind != ALT_TEXT)

    @cached_property
    def written_blocks(self) -> Sequence[Block]:
        """The blocks that stand in the prose, descriptions of pictures among them."""
        return picked(self.blocks, lambda block: block.end > block.start)

    @cached_property
    def _starts(self) -> Sequence[int]:
        starts = (block.start for block in self.written_blocks)
        return list(starts) if isinstance(self.blocks, tuple) else array("I", starts)

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
                words_before += len(self.text_of(block).split(None, _WORDS_BEFORE_HEADLINE + 1))
        if self._titled:
            return tops[0] if len(tops) == 1 and (first is None or tops[0].start < first.start) else None
        return first

    @cached_property
    def _titled(self) -> bool:
        """The front matter, or what an MDX module exports, names a title."""
        title = self.meta("title", "headline")
        return title is not None and title.origin == FRONT_MATTER and bool(str(title.value).strip())
