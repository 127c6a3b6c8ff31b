"""Plain text, scraped dumps included: no markup is interpreted, but lists and pipe tables are seen for what
they are, and the code in a text that is plainly reStructuredText or the source of a wiki page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...base.regexes import regex
from ...document.document import Document
from ...document.model import Link
from ...document.prose import PLACEHOLDER, ProseBuilder
from ...document.source import Source, Span
from .blocks import BlockMaker
from .fieldblocks import keyed_blocks
from .frontmatter import split
from .lines import is_wrapped, scan_lines
from .markdown import find_comments
from .masked import Masked
from .notes import find_notes
from .registry import TEXT
from .restructured import find_marked
from .runs import DECODED, LITERAL, OPAQUE, Run, RunWriter, runs_for
from .scanlines import BLANK
from .wikitext import find_wiki_marks

_REMARK = regex(r"^[ \t]*(\.\.[ \t]+stet[^\n]{0,2000})", re.IGNORECASE | re.MULTILINE)


def read(source: Source) -> Document:
    """Read a plain-text article.

    Each line is a block of its own unless the line breaks are plainly wrapping. Tables are compared with what
    a Markdown parser would make of them, because such files end up in Markdown systems.
    """
    front = split(source.text)
    text = source.text
    marked = find_marked(text, front.body_start)
    if not (marked.blocks or marked.islands):
        marked = find_wiki_marks(text, front.body_start)
    masked = Masked(text, marked.islands)
    code = sorted([*marked.blocks, *(island.span for island in marked.islands)])
    comments = sorted([*find_comments(text, front.body_start, code), *_remarks(text, front.body_start)])
    opaque = sorted([*marked.blocks, *comments])
    lines = scan_lines(source, front.body_start, opaque, markup=False, text=masked.text)
    wrapped = is_wrapped(lines, default=False)
    ruled = any(line.kind == "delimiter" for line in lines)
    runs = runs_for(masked.text)
    for line in lines:
        if line.kind != BLANK:
            whole = text[line.start : line.end]
            left = line.start + len(whole) - len(whole.lstrip())
            right = left + len(whole.strip())
            for piece, island in masked.pieces(left, right):
                if island is None:
                    runs.append(Run(*piece, LITERAL, source.slice(piece)))
                elif not island.silent:
                    runs.append(Run(*piece, OPAQUE, PLACEHOLDER))
            runs.append(Run(right, min(line.end + 1, len(text)), DECODED, " "))
    builder = ProseBuilder()
    links: list[Link] = []
    front_blocks = keyed_blocks(front, text, builder)
    maker = BlockMaker(
        source,
        masked.text,
        RunWriter(runs, builder, links),
        builder,
        headings={},
        parsed_tables=_strict_tables(masked, front.body_start, ruled),
        wrapped=wrapped,
        loose=True,
        code={span.start: span for span in marked.blocks},
    )
    maker.blocks.extend(front_blocks)
    maker.make(lines)
    return Document(
        source,
        TEXT.name,
        builder.finish(),
        maker.blocks,
        tuple(maker.tables),
        tuple(links),
        tuple(find_notes(text, front.body_start, [*code, *comments])),
        front.entries,
        front.problems,
        wrapped=wrapped,
        comments=tuple(comments),
        code=tuple(code),
        body=Span(front.body_start, len(text)),
        traits=TEXT.traits,
    )


def _remarks(text: str, start: int) -> Iterator[Span]:
    """Yield the comments of reStructuredText that are meant for Copydesk; more would be guesses."""
    if ".. " in text and "stet" in text.lower():
        for match in _REMARK.finditer(text, start):
            yield Span(match.start(1), match.end(1))


def _strict_tables(masked: Masked, body: int, any_delimiter: bool) -> list[Span]:
    """Return what a Markdown parser takes for tables; without a delimiter row there can be none."""
    if not any_delimiter:
        return []
    from .inline import parse_markdown

    return parse_markdown(masked, body).tables
