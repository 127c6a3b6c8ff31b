"""Words that one mark opens and another closes, and an item of a list with a mark of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Context, Span, regex

_CROSSED = regex(
    r"(?<![\w*_\\])(?P<open>\*{1,2}|_{1,2})(?=[^\W_])[^*_\n`]{1,120}(?<=[^\s*_\\])"
    r"(?P<close>\*{1,2}|_{1,2})(?![\w*_])"
)
_EDGE = regex(r"(?<![^\W_])_|_(?![^\W_])|\*")
_TICKED = regex(r"(?<![\w`\\])`(?=[^\W_])[^`'\n]{1,60}(?<=\w)'(?![\w'`])")
_ITEM = regex(r"(?P<indent> {0,8})(?P<mark>[-*+]) {1,3}\S")
_CODED = 2
"""So many words, at least, the file has between backticks."""
_ITEMS = 2
"""So many items of the other mark stand beside one of its own, at least."""


class Crossed(NamedTuple):
    """Where it stands and what is told of it."""

    span: Span
    told: str


def crossed_emphasis(ctx: Context) -> Iterator[Crossed]:
    """Yield words between asterisks on one side and underscores on the other, in a line without other
    marks.
    """
    for at, line in enumerate(ctx.facts.open_lines):
        if "*" not in line or "_" not in line:
            continue
        item = _ITEM.match(line)
        start = item.end("mark") if item else 0
        match = _CROSSED.search(line, start)
        if match is None or match["open"][0] == match["close"][0]:
            continue
        marks = [edge.start() for edge in _EDGE.finditer(line, start)]
        base = ctx.facts.lines[at].span.start
        span = Span(base + match.start(), base + match.end())
        if marks == [*range(*match.span("open")), *range(*match.span("close"))] and not ctx.facts.in_code(
            span
        ):
            yield Crossed(span, f"What {match['open']} opens is closed with {match['close']}")


def crossed_ticks(ctx: Context) -> Iterator[Crossed]:
    """Yield what a backtick opens and an apostrophe closes, once in a file with code between backticks. Who
    puts several words so has another habit: `this'.
    """
    if len(ctx.facts.code_words) < _CODED:
        return
    found: list[Span] = []
    for at, line in enumerate(ctx.facts.open_lines):
        if line.count("`") % 2 == 0:
            continue
        base = ctx.facts.lines[at].span.start
        found += [Span(base + match.start(), base + match.end()) for match in _TICKED.finditer(line)]
    if len(found) == 1 and not ctx.facts.in_code(found[0]):
        yield Crossed(found[0], "What a backtick opens is closed with an apostrophe")


def odd_bullets(ctx: Context) -> Iterator[Span]:
    """Yield the mark of the only item that has another one than those right above or below it, which makes a
    list of its own of it.
    """
    run: list[tuple[str, str, int, int]] = []
    for at, line in enumerate((*ctx.facts.open_lines, "")):
        item = _ITEM.match(line)
        if item is not None and (not run or run[0][0] == item["indent"]):
            run.append((item["indent"], item["mark"], at, item.start("mark")))
            continue
        marks = [mark for _, mark, _, _ in run]
        odd = [one for one in run if marks.count(one[1]) == 1]
        if len(odd) == 1 and len(run) > _ITEMS and len(set(marks)) == _ITEMS:
            start = ctx.facts.lines[odd[0][2]].span.start + odd[0][3]
            yield Span(start, start + 1)
        run = [] if item is None else [(item["indent"], item["mark"], at, item.start("mark"))]
