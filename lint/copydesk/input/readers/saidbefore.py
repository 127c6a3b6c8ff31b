"""What one of two texts of a news item says and the other does not; they should be one in two formats."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from ...base.regexes import regex
from ...base.surrogates import whole as whole_text
from ...document.source import Span

_HIDDEN = regex(r"<(?:!--|script\b|style\b)", re.IGNORECASE)
_TAG = regex(r"<[^<>]*+>")
_WORD = regex(r"[^\W_]+")
_LINE = regex(r"\\[nr]|((?:[^\\]|\\[^nr])+)")


def unsaid(text: str, span: Span, beside: str, *, whole: bool) -> Iterator[Span]:
    """Yield the lines of the JSON string at ``span`` in which words stand that do not follow each other in
    the text ``beside`` it, which may be HTML; with ``whole`` the string itself, where it has one.
    """
    known = _pairs(beside)
    lines = [span] if whole else [Span(*line.span()) for line in _LINE.finditer(text, *span) if line[1]]
    for line in lines:
        read = whole_text(json.loads(f'"{text[line.start : line.end]}"', strict=False))
        if not _pairs(read) <= known:
            yield line


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the neighbouring words of a text without its markup; each word stands for itself, too."""
    from html import unescape

    words = _WORD.findall(unescape(_TAG.sub(" ", _shown(text))).casefold())
    return frozenset([*pairwise(words), *zip(words, words, strict=True)])


def _shown(text: str) -> str:
    """Return a text without its comments, scripts and style sheets; one that never closes goes to the end."""
    parts, at = [], 0
    while (opened := _HIDDEN.search(text, at)) is not None:
        parts.append(text[at : opened.start()])
        name = opened[0][1:].lower()
        closed = regex("-->" if name == "!--" else rf"</{name}\b", re.IGNORECASE).search(text, opened.end())
        if closed is None:
            return " ".join(parts)
        at = closed.end()
    return " ".join([*parts, text[at:]])
