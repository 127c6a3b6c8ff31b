"""TPG005: brackets and quotation marks that open without closing, or the other way round."""

from collections.abc import Iterator
from itertools import zip_longest

from copydesk.api import Block, Context, Hit, regex, rule

PAIRS = {")": "(", "]": "[", "”": "“"}
MARK = regex(r"[()\[\]“”\"]")
# a), 1), iv) at the start of a line or after a space; smileys.
LABEL = regex(r"(?:^|(?<=[\s(,;]))(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")
SMILEY = regex(r"[:;=8][-o^']?\Z")
LONGEST_BLOCK = 20_000


@rule(
    id="TPG005",
    name="unbalanced-pair",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["paragraph", "list-item", "caption", "heading"],
    tags=["brackets", "quotation marks"],
    summary="A bracket or quotation mark has no partner",
    message="“{mark}” has no partner in this paragraph",
    rationale="A lost bracket leaves the reader inside an aside, and a lost quotation mark leaves it open "
    "who is speaking: in news, whose words "
    "these are. A quotation of several paragraphs, in which each opens with a mark, is left alone.",
    remedy="Add the missing mark, or delete the other one.",
    references=["https://en.wikipedia.org/wiki/Quotation_marks_in_English#Quotations_and_speech"],
    bad=[
        "The pier ⟦(⟧built in 1990 is closed.",
        "The pier (built in 1990) is closed⟦)⟧ again.",
        "He said the pier was closed⟦”⟧ and left.",
        'He said ⟦"⟧the pier is closed and left.',
    ],
    good=[
        "The pier (built in 1990 [or 1991]) is “closed”.",
        "There are a) the pier and b) the quay :) and 1) more.",
        'The board is 6" wide and 5\' 10" long.',
        {"text": "“The pier is closed.\n\n“It will open in May,” he said.\n", "bare": True},
    ],
)
def unbalanced_pair(ctx: Context) -> Iterator[Hit]:
    marked = {block.index for block in ctx.blocks_at(match.start() for match in MARK.finditer(ctx.text))}
    for block, following in zip_longest(ctx.blocks(), ctx.blocks()[1:]):
        if block.index in marked and block.end - block.start <= LONGEST_BLOCK:
            for at in _unpaired(ctx, block, following):
                yield ctx.hit(at, at + 1, mark=ctx.text[at])


def _unpaired(ctx: Context, block: Block, following: Block | None) -> Iterator[int]:
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
