"""Imports and exports of MDX articles: code of a module between the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...base.regexes import regex
from ...document.source import Places, Span
from .endings import BLANK, LONGEST, Endings
from .masked import Island

_MODULE = regex(
    r"^(?:import\b[^\n]*(?:\bfrom\b|['\"])|export[ \t]+(?:default|const|let|var|function|async|\{|\*))",
    re.MULTILINE,
)
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


def modules(ends: Endings, fences: Sequence[tuple[int, int]], body: int) -> Iterator[Island]:
    """Yield the imports and exports of an MDX article outside ``fences``; each reaches to a blank line."""
    ends.forget()
    done, code = body, Places(Span(start + 1, end) for start, end in fences)
    for match in _MODULE.finditer(ends.text, body):
        if match.start() < done:
            continue
        if not code.overlap(Span(match.start(), match.start() + 1)):
            done = _module_end(ends, match.start())
            yield Island(Span(match.start(), done), "code")


def _module_end(ends: Endings, start: int) -> int:
    """Return where an import or export ends: at the first blank line at which its brackets are closed."""
    end = first = ends.paragraph_end(start)
    depth, at = 0, start
    while end <= start + LONGEST:
        depth += sum(_BRACKETS.get(char, 0) for char in ends.text[at:end])
        if depth <= 0:
            return end
        if end >= len(ends.text):
            break
        blank = BLANK.match(ends.text, end)
        at = blank.end() if blank else end + 1
        end = ends.paragraph_end(at)
    return first
