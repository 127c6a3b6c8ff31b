"""Markdown (CommonMark with GFM tables and footnotes): pyromark tells what is text, the line scanner what was
meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from ...base.regexes import regex
from ...document.blockcolumns import notes_as_held
from ...document.document import Document
from ...document.model import ALT_TEXT, FOOTNOTE, TOO_DEEP, Link, Meta, Note, Problem
from ...document.prose import Prose, ProseBuilder
from ...document.source import Source, Span
from .admonitions import as_quotes, find_bodies
from .blocks import BlockMaker
from .boxtitles import as_headings
from .fieldblocks import keyed_blocks
from .frontmatter import split
from .headerlines import header_lines
from .htmltokens import INLINE_NOTE
from .inline import Inline, parse_markdown, parts_words
from .islands import find_islands, is_jsx, outermost, titles_of
from .lines import is_wrapped, scan_lines
from .masked import Masked
from .notes import find_notes
from .registry import MARKDOWN
from .runs import DECODED, Aside, Run, RunWriter, text_runs
from .scanlines import LineColumns, ScanLine

_TAG = regex(r"<[^<>]{0,4000}>")
_IMAGE = regex(r"<img\b[^<>]{0,4000}>", re.IGNORECASE)
_INLINE_NOTE = regex(rf"<({INLINE_NOTE})\b[^<>]{{0,400}}>")
_HIDDEN = regex(r"<(script|style)", re.IGNORECASE)
_ENTITY = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST_HEADING = 200
_LONGEST_NOTE = 5000


def read(source: Source) -> Document:
    """Read a Markdown article."""
    front = split(source.text)
    if not front.span.end and not front.problems:
        front = header_lines(source.text)
    body, jsx = front.body_start, is_jsx(source.path, source.text)
    masked, inline = _parse(source.text, body, jsx)
    for span in inline.html_blocks:
        inline.runs.extend(_html_runs(masked, span))
    inline.runs.sort()
    if "<" in source.text:
        _take_asides(source, masked, inline)
    inline.aside_runs.sort()
    inline.asides.sort()
    comments = find_comments(masked.text, body, inline.code_blocks + inline.code)
    opaque = sorted([*inline.code_blocks, *inline.html_blocks, *comments])
    lines = scan_lines(source, body, opaque, markup=True, text=masked.text)
    wrapped = is_wrapped(lines, default=True)
    found = find_notes(masked.text, body, [*inline.code_blocks, *inline.code, *comments])
    notes = notes_as_held(_parsed(found, inline))
    del found
    builder = ProseBuilder()
    links: list[Link] = []
    marks = [note.span for note in notes if note.kind in ("footnote-use", "footnote-def", "cite-key")]
    writer = RunWriter(inline.runs, builder, links, marks)
    front_blocks = keyed_blocks(front, source.text, builder)
    maker = BlockMaker(
        source,
        masked.text,
        writer,
        builder,
        headings=_heading_lines(lines, inline, masked),
        parsed_tables=inline.tables,
        wrapped=wrapped,
        loose=not wrapped,
        code={span.start: span for span in inline.code_blocks},
        html={span.start: span for span in inline.html_blocks},
        asides=inline.asides,
        aside_writer=RunWriter(inline.aside_runs, builder, links, marks) if inline.asides else None,
    )
    maker.blocks.extend(front_blocks)
    maker.make(lines)
    prose = builder.finish()
    problems = list(front.problems)
    if inline.too_deep:
        problems.append(Problem(TOO_DEEP, Span(body, body), "markup is nested over 200 deep"))
    return Document(
        source,
        MARKDOWN.name,
        prose,
        maker.blocks,
        tuple(maker.tables),
        tuple(sorted([*_placed(inline.links, prose), *links], key=lambda link: link.span)),
        notes,
        (*front.entries, *(_exported(source.text, body) if jsx else ())),
        tuple(problems),
        wrapped=wrapped,
        comments=tuple(sorted([*comments, *(island.span for island in masked.islands if island.is_note)])),
        code=tuple(
            sorted(
                [
                    *inline.code_blocks,
                    *inline.code,
                    *(island.span for island in masked.islands if not island.is_note),
                ]
            )
        ),
        body=Span(body, len(source.text)),
        traits=MARKDOWN.traits,
    )


def _parse(text: str, body: int, jsx: bool) -> tuple[Masked, Inline]:
    """Return the text without its islands, and what a parser finds in it. A title that is no heading for the
    parser stands in code or raw HTML, and is none.
    """
    masked = _masked(text, body, jsx)
    inline = parse_markdown(masked, body)
    headings = {span.start for span, _ in inline.headings} if masked.titles else ()
    none = {title.whole.start for title in masked.titles if title.whole.start not in headings}
    if none:
        masked = _masked(text, body, jsx, none)
        inline = parse_markdown(masked, body)
    return masked, inline


def _masked(text: str, body: int, jsx: bool, untitled: Collection[int] = ()) -> Masked:
    """Return the text without its islands; bodies of admonitions are block quotes, and their titles headings,
    but for those of boxes that open at one of the places ``untitled``.
    """
    islands = find_islands(text, body, jsx=jsx, untitled=untitled)
    bodies = find_bodies(text, body, islands)
    masked = Masked(text, outermost([*islands, *bodies.code]) if bodies.code else islands)
    masked.titles = titles_of(masked.islands)
    if masked.titles:
        masked.text = as_headings(masked.text, masked.titles)
    if bodies.margins:
        masked.text = as_quotes(masked.text, bodies.margins)
    return masked


def _exported(text: str, body: int) -> tuple[Meta, ...]:
    if "export const" not in text:
        return ()
    from .exports import exported

    return exported(text, body)


def find_comments(text: str, start: int, code: Sequence[Span]) -> list[Span]:
    """Find HTML comments outside code; one that never closes runs to the end of the text."""
    ordered = sorted(code)
    starts = [span.start for span in ordered]
    found = []
    at = text.find("<!--", start)
    while at >= 0:
        index = bisect_right(starts, at) - 1
        if index >= 0 and ordered[index].end > at:
            at = text.find("<!--", ordered[index].end)
            continue
        close = text.find("-->", at + 4)
        end = len(text) if close < 0 else close + 3
        found.append(Span(at, end))
        at = text.find("<!--", end)
    return found


def _heading_lines(lines: Sequence[ScanLine], inline: Inline, masked: Masked) -> dict[int, int]:
    """Map line index to heading level, 0 for the title of a box; further lines of the same heading map
    to -1.
    """
    starts = lines.starts if isinstance(lines, LineColumns) else [line.start for line in lines]
    titles = {title.whole.start for title in masked.titles}
    found: dict[int, int] = {}
    for span, level in inline.headings:
        titled = span.start in titles
        if span.end - span.start > _LONGEST_HEADING and not titled:
            continue
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, max(span.start, span.end - 1)) - 1
        for index in range(first, last + 1):
            if index >= 0:
                found[index] = (0 if titled else level) if index == first else -1
    return found


def _html_runs(masked: Masked, span: Span) -> list[Run]:
    """Cut an HTML block inside Markdown into runs of text between its tags, entities decoded."""
    from html import unescape

    runs: list[Run] = []
    text, at = masked.text, span.start
    for end, after in [*_tags(text, span), (span.end, span.end)]:
        done = at
        for entity in _ENTITY.finditer(text, at, end):
            _literal_lines(runs, masked, done, entity.start())
            runs.append(Run(entity.start(), entity.end(), DECODED, unescape(entity.group())))
            done = entity.end()
        _literal_lines(runs, masked, done, end)
        if after > end and parts_words(text[end:after]):
            runs.append(Run(end, after, DECODED, " "))
        at = after
    return runs


def _take_asides(source: Source, masked: Masked, inline: Inline) -> None:
    """Take descriptions of pictures and notes in elements (``<d-footnote>``) out of the text around them."""
    notes: list[Span] = []
    for start, end in sorted([*inline.html, *inline.html_blocks]):
        for match in _IMAGE.finditer(masked.text, start, end):
            from .htmlmeta import attribute_span

            place = attribute_span(source, Span(*match.span()), "alt")
            if place is not None:
                inline.asides.append(Aside(place, ALT_TEXT))
                inline.aside_runs.extend(_html_runs(masked, place))
        for match in _INLINE_NOTE.finditer(masked.text, start, end):
            close = masked.text.find(f"</{match[1]}>", match.end(), match.end() + _LONGEST_NOTE)
            if close >= 0 and (not notes or match.start() >= notes[-1].end):
                notes.append(Span(match.end(), close))
                inline.asides.append(Aside(notes[-1], FOOTNOTE, match[1]))
    for note in notes:
        first = bisect_left(inline.runs, note.start, key=_start_of)
        last = bisect_left(inline.runs, note.end, key=_start_of)
        inline.aside_runs.extend(inline.runs[first:last])
        del inline.runs[first:last]


def _tags(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the ranges of tags, of comments, and of scripts and style sheets with their content."""
    at = text.find("<", span.start, span.end)
    while at >= 0:
        end = at + 1
        if text.startswith("<!--", at):
            close = text.find("-->", at + 4, span.end)
            end = span.end if close < 0 else close + 3
        elif hidden := _HIDDEN.match(text, at, span.end):
            close = text.find("</" + hidden.group(1), at, span.end)
            end = span.end if close < 0 else close
        elif tag := _TAG.match(text, at, span.end):
            end = tag.end()
        if end > at + 1:
            yield at, end
        at = text.find("<", end, span.end)


def _literal_lines(runs: list[Run], masked: Masked, start: int, end: int) -> None:
    for match in re.finditer(r"[^\r\n]+|[\r\n]+", masked.text[start:end]):
        left, right = start + match.start(), start + match.end()
        if match.group()[0] in "\r\n":
            runs.append(Run(left, right, DECODED, " "))
        else:
            runs.extend(text_runs(masked, left, right))


def _parsed(notes: Sequence[Note], inline: Inline) -> list[Note]:
    """Drop the reference links in blocks of raw HTML, which no Markdown parser reads."""
    blocks = sorted(inline.html_blocks)
    kept: list[Note] = []
    for note in notes:
        at = bisect_right(blocks, note.span) - 1
        if not (note.kind.startswith("reference") and at >= 0 and note.span.end <= blocks[at].end):
            kept.append(note)
    return kept


def _start_of(run: Run) -> int:
    return run.start


def _placed(links: Sequence[Link], prose: Prose) -> list[Link]:
    """Give links their prose ranges, now that the prose is written (the parser noted source offsets)."""
    placed = []
    for link in links:
        start = prose.from_source(link.start)
        end = (
            max(start, prose.from_source(max(link.start, link.end - 1)) + 1)
            if link.end > link.start
            else start
        )
        end = min(end, len(prose.text))
        placed.append(Link(link.kind, link.span, link.url, start, end, link.label, link.title, link.url_span))
    return placed
