"""Front matter: the block of metadata at the head of an article, with the place of every value.

``split(text)`` is what the readers call, with ``Source.text``; ``fieldblocks.keyed_blocks`` turns what it
found into blocks::

    front = split(source.text)
    blocks = keyed_blocks(front, source.text, builder, first_index=0)
    body = source.text[front.body_start:]

YAML (``---`` … ``---`` or ``...``), TOML (``+++`` … ``+++``) and JSON (``{`` … ``}`` first in the file) are
known. Flat YAML, which is most of what articles carry, is read without importing PyYAML
(``copydesk.readers.flatyaml``).

A nested value gives an entry for the map or list itself and one for each value below it under a dotted key:
``author`` → ``{"name": "…"}`` and ``author.name`` → ``"…"``; maps inside a list are numbered from 0:
``sources.0.url``. Values are str, int, float, bool, list or dict; dates are text; a missing value is ``""``.
"""

from __future__ import annotations

from ...base.regexes import regex
from ...document.model import Problem
from ...document.source import Span
from .fieldvalues import NONE, FrontMatter, Parsed, built

LARGEST = 200_000

_KEY_LINES = {
    "---": regex(r"[\"']?\w[^:\n#\"']{0,80}[\"']?\s*:(?:\s|$)|\{\s?[\"'\w][^{}%\n]{0,80}:|\{\}$"),
    "+++": regex(r"[\w\"'.-][\w\"'. -]{0,80}=|\["),
}
_FIELD_LINE = regex(r"[ \t]+\S|-(?:[ \t]|$)|[\]}\[{,\"']|[\w.-][\w. $-]{0,60}[:=]|#(?![# ])")
_JSON_HEAD = regex(r"\{\s*(?:\"(?:[^\"\\\n]|\\.){0,200}\"\s*:|\}[ \t]*(?:\r?\n|$))")


def split(text: str) -> FrontMatter:
    """Read the front matter of ``text`` (``Source.text``); without any, everything is empty and
    ``body_start`` is 0.

    A broken block gives a ``Problem`` of kind ``front-matter`` and whatever values could be read; the body
    still begins behind it. A rule line (``---``) that merely opens an article is not front matter.
    """
    head = text[:3]
    if head == "---":
        return _fenced(text, "---")
    if head == "+++":
        return _fenced(text, "+++")
    if head[:1] == "{" and _JSON_HEAD.match(text):
        return _json(text)
    return NONE


def _line_end(text: str, at: int) -> int:
    """Return the end of the line that holds ``at``, its line ending excluded."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def _next_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _fenced(text: str, fence: str) -> FrontMatter:
    if text[3 : _line_end(text, 0)].strip():
        return NONE
    inner = _next_line(text, 0)
    close = _closing_fence(text, inner, fence)
    inside = text[inner : close[0]] if close else text[inner : inner + 2000]
    if (
        (fence == "---" or close is None)
        and (inside or close is None)
        and not _looks_like_pairs(inside, fence)
    ):
        return NONE
    if close is not None:
        parsed = _parse(text, inner, close[0], fence)
        if not parsed.problems or _end_of_fields(text, inner, close[0], blank=True) == close[0]:
            return built(parsed, _next_line(text, close[0]), Span(0, close[1]), [])
    # Nothing of the article is lost with a fence that is not there, or that closes something else far below.
    last = close[0] if close is not None else _reach(text, inner)
    end = _end_of_fields(text, inner, last, blank=close is not None)
    opened = Problem("front-matter", Span(0, 3), f"the front matter opened by {fence} is never closed")
    return built(_parse(text, inner, end, fence), end, Span(0, end), [opened])


def _closing_fence(text: str, at: int, fence: str) -> tuple[int, int] | None:
    """Return start and end of the closing fence, looking no further than ``LARGEST`` code points."""
    limit = min(len(text), LARGEST)
    while at < limit:
        end = _line_end(text, at)
        line = text[at:end].rstrip()
        if line == fence or (line == "..." and fence == "---"):
            return at, at + 3
        at = _next_line(text, at)
    return None


def _reach(text: str, inner: int) -> int:
    """Return where the last line begins that may still lie in a block from ``inner`` on, or the text ends."""
    return len(text) if len(text) <= LARGEST else max(inner, text.rfind("\n", inner, LARGEST) + 1)


def _end_of_fields(text: str, at: int, end: int, *, blank: bool) -> int:
    """Return where the first line begins that can be no part of a block of metadata, at most ``end``.

    Fields, comments, indented lines, list items and brackets can; with ``blank`` any line can that has no
    blank line above it, since values go on below their keys. Without it the first blank line ends the block.
    """
    above_blank = False
    comment: int | None = None  # a comment, or the heading of the text that follows
    while at < end:
        line = text[at : _line_end(text, at)]
        if not line.strip():
            if not blank:
                return at
            above_blank = True
        elif _FIELD_LINE.match(line) is not None:
            above_blank, comment = False, None
        elif not blank:
            return at
        elif line.startswith("#"):
            comment = at if comment is None and above_blank else comment
        elif above_blank:
            return at if comment is None else comment
        at = _next_line(text, at)
    return min(at, end)


def _looks_like_pairs(inside: str, fence: str) -> bool:
    """Say whether the first line with content reads as a key with a value.

    Prose between two rules does not.
    """
    for line in inside.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            return _KEY_LINES[fence].match(line.strip()) is not None
    return False


def _parse(text: str, start: int, end: int, fence: str) -> Parsed:
    if fence == "+++":
        from .placedtoml import parse

        return parse(text, start, end)
    return parse_yaml(text, start, end)


def parse_yaml(text: str, start: int, end: int) -> Parsed:
    """Read a part of a text as YAML."""
    from .flatyaml import parse_flat

    flat = parse_flat(text, start, end)
    if flat is not None:
        return flat
    from .nestedyaml import parse_nested

    return parse_nested(text, start, end)


def _json(text: str) -> FrontMatter:
    from .placedjson import parse

    parsed, end = parse(text, 0)
    if end is None:
        end = text.find("\n}")
        if end < 0 or end > LARGEST or _end_of_fields(text, _next_line(text, 0), end + 1, blank=True) <= end:
            detail = "the front matter opened by { is not closed, or is not JSON, and is read as text"
            return FrontMatter((), 0, Span(0, 0), (Problem("front-matter", Span(0, 1), detail),))
        end += 2
    if text[end : _line_end(text, end)].strip():
        return NONE
    return built(parsed, _next_line(text, end), Span(0, end), [])
