"""Text that stands at the end of a list without marks, a line an entry, as recipes and inventories in plain
text have them: "1 cup milk Heat a heavy pan …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.api import Block, Scope, regex

from .listtails import Tail, gives_order, sentence_behind

_FEWEST, _LONGEST, _SENTENCE = 3, 10, 10
"""Lines of a list, words of an entry, words of the sentence."""
_AMOUNT = regex(r"[ \t]*(?:\d|[½¼¾⅓⅔⅛]|(?i:an?|one|two|three|half|some|salt)\b)")
_STOP = regex(r"[.!?:;,]\s*\Z")


def line_tails(ctx: Scope) -> Iterator[Tail]:
    """Yield the sentence in or below the last line of each such list of a plain text."""
    if not ctx.doc.traits.plain or ctx.doc.code:
        return
    for run in _runs(ctx):
        lines = [ctx.doc.text_of(block) for block in run]
        last = lines[-1].rstrip()
        if last[-1:] in (".", "!") and _is_list(lines[:-1]) and ctx.facts.speaks(run[-1], ("en",)):
            start = _sentence(ctx, run[-1].start, last)
            if start is not None:
                yield Tail(start, run[-1].start + len(last))


def _runs(ctx: Scope) -> Iterator[list[Block]]:
    """Yield the paragraphs of a line each that follow one another without a blank line."""
    run: list[Block] = []
    for block in ctx.doc.prose_blocks:
        if run and (
            block.kind != "paragraph"
            or ctx.doc.source.text.count("\n", run[-1].span.end - 1, block.span.start) != 1
        ):
            if len(run) >= _FEWEST:
                yield run
            run = []
        if block.kind == "paragraph":
            run.append(block)
    if len(run) >= _FEWEST:
        yield run


def _is_list(lines: Sequence[str]) -> bool:
    """Say whether lines are entries of a list of amounts: short, without a stop, most with a number."""
    entries = [line for line in lines if _AMOUNT.match(line)]
    return (
        len(entries) >= _FEWEST - 1
        and len(entries) * 3 >= len(lines) * 2
        and all(len(line.split()) <= _LONGEST and not _STOP.search(line) for line in lines)
        and not any(one.strip() == two.strip() for one, two in pairwise(lines))
    )


def _sentence(ctx: Scope, at: int, line: str) -> int | None:
    """Return where the sentence of the last line begins: behind an entry, or with the line."""
    if len(line.split()) < _SENTENCE:
        return None
    table = ctx.facts.word_table
    first, last = table.first(at), table.first(at + len(line))
    behind = sentence_behind(ctx, at, at + len(line))
    if behind is not None:
        return behind
    for number in range(first, last - _SENTENCE // 2):
        gap = table.gaps[number] if number > first else ""
        if table.forms[number].istitle() and not gap.strip() and gives_order(ctx, number):
            return table.starts[number] if number > first or not _AMOUNT.match(line) else None
    return None
