"""Brackets and quotation marks without a partner."""

from collections.abc import Iterator
from itertools import zip_longest

from copydesk.api import Block, Scope, Slip, regex

PAIRS = {")": "(", "]": "[", "”": "“"}
MARK = regex(r"[()\[\]“”\"]")
# a), 1), iv) at the start of a line or after a space; smileys.
LABEL = regex(r"(?:^|(?<=[\s(,;]))(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")
SMILEY = regex(r"[:;=8][-o^']?\Z")
LONGEST_BLOCK = 20_000


def unbalanced_pair(ctx: Scope) -> Iterator[Slip]:
    marked = {block.index for block in ctx.blocks_at(match.start() for match in MARK.finditer(ctx.text))}
    for block, following in zip_longest(ctx.blocks(), ctx.blocks()[1:]):
        if block.index in marked and block.end - block.start <= LONGEST_BLOCK:
            for at in _unpaired(ctx, block, following):
                yield ctx.found(at, at + 1, mark=ctx.text[at])


def _unpaired(ctx: Scope, block: Block, following: Block | None) -> Iterator[int]:
    text = ctx.text
    opened: list[int] = []
    straight: list[int] = []
    lost: list[int] = []
    inches = False
    for match in MARK.finditer(text, block.start, block.end):
        at, mark = match.start(), match.group()
        before = text[max(block.start, at - 8) : at]
        if mark == '"':
            straight.append(at)
            inches = inches or before[-1:].isdigit()
        elif mark in "([“":
            if not SMILEY.search(before):
                opened.append(at)
        else:
            partner = next((place for place in reversed(opened) if text[place] == PAIRS[mark]), None)
            if partner is not None:
                opened.remove(partner)
            elif not (mark == ")" and (LABEL.search(before) or SMILEY.search(before))):
                lost.append(at)
    runs_on = following is not None and text[following.start : following.start + 1] in ("“", '"')
    lost += [at for at in opened if not (text[at] == "“" and runs_on)]
    if len(straight) % 2 and not runs_on and not inches:
        lost.append(straight[-1])
    yield from sorted(lost)
