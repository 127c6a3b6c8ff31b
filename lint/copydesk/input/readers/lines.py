"""The line scanner: what each line of a Markdown or plain-text article is, before any parser has smoothed it
over.

It works on raw lines because a parser hides exactly the defects that matter: dropped cells, swallowed
paragraphs, tables that are none. It knows hard-wrapped text (lines of one paragraph) from pastes in which
each line is a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from ...base.regexes import regex
from ...document.blockcolumns import LONG
from ...document.source import Source, Span
from .scanlines import (
    ATX,
    BLANK,
    BULLET,
    DEFINITION,
    DELIMITER,
    OPAQUE,
    ORDERED,
    ROW,
    RULE,
    TEXT,
    LineColumns,
    ScanLine,
)

_TOGETHER = 1_000

_QUOTE = regex(r"(?: {0,3}>[ \t]?)+")
_BULLET = regex(r"[ \t\u00a0]*([-*+•‣▪●◦·–])[ \t\u00a0]+(?=\S)")
_ORDERED = regex(r"[ \t\u00a0]*(\(?\d{1,3}[.)]|[a-zA-Z][.)](?=[ \t]+[A-Z]))[ \t\u00a0]+(?=\S)")
_ATX = regex(r" {0,3}#{1,6}(?:[ \t]|$)")
_RULE = regex(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITER = regex(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_DEFINITION = regex(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
# A line that begins with a word and holds no mark of a table is text, and most lines are.
_PLAIN = regex(r"[^\W\d_][^.)]")
_PIPE = regex(r"(?<!\\)\|")
_TASK = regex(r"\[[ xX]\][ \t]+")
# "> [!NOTE]" (GitHub, Obsidian), "> **Warning:**", "> Note: ": a box of the author's own, not a quotation.
_CALLOUT = regex(
    r"[ \t]*(?:\\?\[!\w{2,20}\\?\][+-]?|(\*\*|__)[A-Z][\w ]{1,24}(?::\1|\1:)"
    r"|(?::[a-z_]{2,20}:|[^\w\s>*_]{1,3})?[ \t]?[*_]{0,3}(?i:notes?|nota bene|nb|tips?|pro tip|warnings?"
    r"|important|caution|attention|danger|hints?|info|information|remember|reminder|disclaimer|update|edit"
    r"|example|tl;dr|todo)[*_]{0,3}(?:[ \t]?[:!–—-]|[ \t]*$))"
)
_ENDS = regex(r"[.!?:;…][\"'”’)\]*_]*\s*$")


def scan_lines(
    source: Source, body: int, opaque: Sequence[Span], markup: bool, text: str | None = None
) -> Sequence[ScanLine]:
    """Classify every line from offset ``body`` on; those of a long text are made when they are asked for.

    ``opaque`` are ordered spans that are not prose (code, HTML, comments): a line that starts in one is
    ``opaque``. ``markup`` is True for Markdown, where # and --- mean something. ``text`` stands for the text
    of the source, of the same length, if something in that must not be read.
    """
    whole = source.text if text is None else text
    done = LineColumns(whole) if len(whole) > LONG else None
    lines: list[ScanLine] = []
    spans = iter(opaque)
    current = next(spans, None)
    starts = source.line_starts[bisect_left(source.line_starts, body) :]
    for start, end in zip(starts, [*starts[1:], len(whole)], strict=False):
        while current is not None and current.end <= start:
            current = next(spans, None)
        if done is not None and len(lines) >= _TOGETHER and _is_apart(lines[-1]):
            done.extend(_settled(lines, source.text, markup))
            lines.clear()
        line = whole[start:end].rstrip("\r\n")
        stop = start + len(line)
        if not line:
            lines.append(ScanLine(start, stop, "", kind=BLANK))
            continue
        hidden = False
        if current is None or current.start >= stop:
            if "|" not in line and _PLAIN.match(line):
                lines.append(ScanLine(start, stop, line))
                continue
        elif current.start <= start and stop <= current.end:
            hidden = True
            if ">" not in line[:4]:
                lines.append(ScanLine(start, stop, line, kind=BLANK if line.isspace() else OPAQUE))
                continue
        else:
            inner = Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
            hidden = current.contains(inner)
        lines.append(_classify(line, start, hidden, markup))
    settled = _settled(lines, source.text, markup)
    if done is None:
        return settled
    done.extend(settled)
    return done


def _is_apart(line: ScanLine) -> bool:
    """Say whether nothing that is settled together reaches beyond a line: neither a table nor a quotation."""
    return not line.quote and line.kind == BLANK


def _settled(lines: list[ScanLine], text: str, markup: bool) -> list[ScanLine]:
    _settle_rows(lines)
    if markup:
        _settle_lazy(lines)
        _settle_callouts(lines, text)
    return lines


def _settle_lazy(lines: list[ScanLine]) -> None:
    """Take a line of text right below one of a quotation for quoted: only the first line of a paragraph needs
    its mark.
    """
    for before, line in pairwise(lines):
        if line.kind == TEXT and before.quote and before.kind in (TEXT, BULLET, ORDERED):
            line.quote = True


def _settle_callouts(lines: list[ScanLine], text: str) -> None:
    """Take the lines of callouts for what they are: text of the author with a mark before it."""
    inside = False
    for number, line in enumerate(lines):
        if not line.quote:
            inside = False
            continue
        if number == 0 or not lines[number - 1].quote:
            # Where the stored text has no mark of a quotation, it is the body of an admonition.
            content = line.start + line.text_offset
            inside = (
                ">" not in text[line.start : content] or _CALLOUT.match(text, content, line.end) is not None
            )
        if inside:
            line.callout = True


def _classify(text: str, start: int, hidden: bool, markup: bool) -> ScanLine:
    quote = None
    if ">" in text[:4] and (markup or text.startswith("> ")):
        quote = _QUOTE.match(text)
    skip = quote.end() if quote else 0
    rest = text[skip:]
    line = ScanLine(start, start + len(text), rest, skip, quote is not None)
    stripped = rest.strip()
    if not stripped:
        line.kind = BLANK
    elif hidden:
        line.kind = OPAQUE
    elif stripped[0].isalpha() and stripped[1:2] not in (".", ")"):
        pass  # a line that begins with a word is none of the following
    elif markup and _ATX.match(rest):
        line.kind = ATX
    elif _DELIMITER.match(rest) and "|" in rest:
        line.kind = DELIMITER
    elif _RULE.match(rest):
        line.kind = RULE
    elif _DEFINITION.match(rest) and (markup or rest.lstrip().startswith("[^")):
        line.kind = DEFINITION
    else:
        _mark_item(line, rest, skip)
    if line.kind == TEXT:
        lead = len(rest) - len(rest.lstrip())
        if lead:
            line.content += lead
            line.indent = _columns(rest[:lead])
        if "|" in rest and _PIPE.search(rest):
            line.kind = ROW
    return line


def _mark_item(line: ScanLine, rest: str, skip: int) -> None:
    match = _BULLET.match(rest)
    kind = BULLET
    if match is None:
        match, kind = _ORDERED.match(rest), ORDERED
        if match is not None and _looks_like_prose_number(rest, match):
            match = None
    if match is None or not any(char.isalnum() for char in rest[match.end() :]):
        return
    end = match.end()
    task = _TASK.match(rest, end)
    line.kind, line.marker = kind, match.group(1)
    line.indent = _columns(rest[: match.start(1)])
    line.content = line.start + skip + (task.end() if task else end)


def _looks_like_prose_number(rest: str, match: re.Match[str]) -> bool:
    """A lone letter with a stop is an initial ("J. Smith said"), not a list mark, unless it stands in
    brackets.
    """
    return match.group(1)[0].isalpha() and match.group(1)[1] == "."


def _columns(space: str) -> int:
    return sum(4 if char == "\t" else 1 for char in space)


def _settle_rows(lines: list[ScanLine]) -> None:
    """Keep ``row`` only for lines that look meant as table rows; a lone pipe in a sentence is text."""
    at = 0
    while at < len(lines):
        if lines[at].kind not in (ROW, DELIMITER):
            at += 1
            continue
        end = at
        while end < len(lines) and lines[end].kind in (ROW, DELIMITER):
            end += 1
        run = lines[at:end]
        if not _is_table_run(run):
            for line in run:
                line.kind = TEXT if line.kind == ROW else RULE
        at = end


def _is_table_run(run: Sequence[ScanLine]) -> bool:
    rows = [line for line in run if line.kind == ROW]
    if any(line.kind == DELIMITER for line in run):
        return bool(rows)
    if len(rows) < 2:
        return False
    counts = [len(_PIPE.findall(line.text)) for line in rows]
    edged = sum(1 for line in rows if line.text.lstrip().startswith("|"))
    same = max(counts.count(count) for count in set(counts))
    return (
        edged >= 2 or (len(rows) >= 3 and same >= 0.75 * len(rows) and min(counts) >= 1) or min(counts) >= 2
    )


def is_wrapped(lines: Sequence[ScanLine], default: bool) -> bool:
    """Say whether line breaks inside runs of text lines are mere wrapping.

    Each neighbouring pair of text lines votes: a break in mid-sentence at a common width says wrapped, a line
    longer than any editor wraps, or a full stop before a capital after a short line, says that each line
    stands for itself. ``default`` decides a tie.
    """
    widest = max((line.end - line.start for line in lines if line.kind == TEXT), default=-1)
    if widest < 0:
        return default
    wrapped = apart = 0
    previous: ScanLine | None = None
    for line in lines:
        if line.kind == TEXT and previous is not None:
            length = previous.end - previous.start
            first = line.text.split(None, 1)[0] if line.text.strip() else ""
            ended = bool(_ENDS.search(previous.text))
            if length > 200:
                apart += 2
            elif not ended and first[:1].islower():
                wrapped += 2
            elif widest <= 140 and length + 1 + len(first) > 0.8 * widest:
                wrapped += 1
            elif ended and not first[:1].islower():
                apart += 1
        previous = line if line.kind in (TEXT, BULLET, ORDERED) else None
    if wrapped == apart:
        return default
    return wrapped > apart
