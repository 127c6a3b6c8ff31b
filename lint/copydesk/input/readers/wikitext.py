"""The source of a wiki page in a plain-text file: told by its signs, so that no rule reads its tables and
templates.

A text is taken for it only if three kinds of signs agree. Then tables between ``{|`` and ``|}`` are blocks of
code and templates are placeholders; a template with lines for itself is a block, too. All else is read as
plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...base.regexes import regex
from ...document.source import Span
from .masked import Island
from .restructured import Marked

_SIGNS = (
    regex(r"^\{\|[^\n]{0,300}$", re.MULTILINE),
    regex(r"^(={2,5})[ \t]?[^=\n]{1,120}[ \t]?\1[ \t]*$", re.MULTILINE),
    regex(r"\[\[[^\[\]\n]{1,200}\]\]"),
    regex(r"'''[^'\n]{1,200}'''"),
    regex(r"<ref(?:[ \t][^<>\n]{0,200})?>|<references"),
    regex(r"\{\{[^{}\n|]{1,80}[|}\n]"),
)
_LEAST, _MARGIN = 3, 80
_TABLE = regex(r"^[ \t]*(?:\{\||\|\}(?!\}))", re.MULTILINE)
_BRACES = regex(r"\{\{|\}\}")


def find_wiki_marks(text: str, body: int) -> Marked:
    """Find the tables and templates of a text from offset ``body`` on; nothing where it is no wiki page."""
    if "{{" not in text and "{|" not in text:
        return Marked([], [])
    if sum(sign.search(text, body) is not None for sign in _SIGNS) < _LEAST:
        return Marked([], [])
    blocks, islands = list[Span](), list[Island]()
    found = [*_outermost(_TABLE, "{|", text, body), *_outermost(_BRACES, "{{", text, body)]
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if blocks and span.start < blocks[-1].end:
            continue  # a template in a table
        if _has_own_lines(text, span):
            blocks.append(span)
        else:
            islands.append(Island(span, "tag"))
    return Marked(blocks, islands)


def _outermost(marks: re.Pattern[str], opening: str, text: str, body: int) -> Iterator[Span]:
    """Yield what stands between pairs of marks and in no other pair; ``opening`` ends the first of a pair."""
    opened: list[int] = []
    for match in marks.finditer(text, body):
        if match[0].endswith(opening):
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if not opened:
                yield Span(start, match.end())


def _has_own_lines(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _MARGIN) : span.start].rpartition("\n")
    behind = text[span.end : span.end + _MARGIN].partition("\n")
    begins = bool(before[1]) or span.start <= _MARGIN
    ends = bool(behind[1]) or span.end + _MARGIN >= len(text)
    return begins and ends and not before[2].strip() and not behind[0].strip()
