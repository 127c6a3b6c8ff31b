"""AIS008: lists of “Label: text” items in place of prose, and the sentence that announces them."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from copydesk.api import Block, Context, Hit, regex, rule

from .signals.labelechoes import label_echoes
from .signals.labelruns import label_runs

LABEL = regex(r"(?:\*\*|__)?[^\W\d_a-z][^:.!?\n]{2,48}:(?:\*\*|__)?\s+\S")
NUMBERED = regex(r"(?:\d{1,2}[.)]|[•*–-])\s+")
LEAST_ITEMS, LEAST_WORDS = 3, 3


@rule(
    id="AIS008",
    name="inline-header-list",
    version=4,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["list-item", "paragraph"],
    tags=["style"],
    summary="A list of labelled bullets in place of prose",
    message="List of {items} labelled items (“{first}:” …) where an article would argue",
    rationale="A bullet with a label and a colon looks like a finding and is often a heading with its text "
    "run in. In a manual it "
    "helps; in an article it cuts the links between the points and hides that there are none.",
    remedy="Write the points as sentences that build on one another, or as a real list without labels.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        "- ⟦Safer piers: New rails will be put up along the quay.\n- Better boats: The fleet gets four new "
        "hulls this year.\n- More trade: Ships may stay for longer in the bay.⟧",
        "⟦Key benefits of the new pier include:⟧\n\n- more room\n- less wind",
        {
            "text": "⟦- **Strength:** Provides strength.\n- **Balance:** Improves balance.\n- **Focus:** "
            "Increases "
            "focus.⟧\n",
            "bare": True,
        },
        {
            "text": "⟦**The gain:** Comfort is king. **The catch:** Quality costs. **The fix:** Wait a day.⟧",
            "bare": True,
        },
        {
            "text": "<p>⟦<b>Vision:</b> know your why.<br><b>Speed:</b> move with purpose.<br><b>Value:</b> "
            "measure what matters.⟧</p>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "⟦**Speed.** The speed is higher.\n\n**Warmth.** It is warm.\n\n**Safety.** You are "
            "safer.⟧\n",
            "bare": True,
        },
    ],
    good=[
        {"text": "**Phone:** 01 234. **Mail:** ask@pier.test. **Open:** Nine to five.\n", "bare": True},
        {"text": "**Starter:** Leek soup. **Main:** Lamb with mint. **Drink:** Beer.\n", "bare": True},
        {
            "text": "**Rye.** It is ground twice.\n\n**Wheat.** Wheat is sown in May.\n\n**Oats.** For "
            "horses.\n",
            "bare": True,
        },
        {
            "text": "- *draught:* how deep a ship lies\n- *beam:* how wide\n- *speed:* 14 knots\n",
            "bare": True,
        },
        "- Monday: open from nine to five\n- Tuesday: open from nine to noon\n- Friday: closed for the "
        "whole day",
        "- bread and salted fish\n- two barrels of beer\n- a rope of forty metres",
        "The pier has one problem: it leaks when the tide is high.",
        "- Phone: 12345\n- Email: pier at example\n- Address: the quay, number four",
        "The pier brought these ships: two schooners and a barge.",
    ],
)
def inline_header_list(ctx: Context) -> Iterator[Hit]:
    echoes = list(label_echoes(ctx))
    for echo in echoes:
        text = "{items} labelled points say nothing but their labels again (“{first}”)"
        yield ctx.at(echo.span, message=text, items=echo.points, first=echo.first)
    for items in runs(ctx):
        if any(items[0].span.overlaps(echo.span) for echo in echoes):
            continue
        labels = [label(ctx, item) for item in items]
        labelled = [(item, name) for item, name in zip(items, labels, strict=True) if name]
        if len(labelled) >= LEAST_ITEMS and 4 * len(labelled) >= 3 * len(items):
            first, last = labelled[0][0], labelled[-1][0]
            yield ctx.hit(first.start, last.end, items=len(labelled), first=labelled[0][1])
    for block in ctx.blocks():
        if block.kind == "paragraph" and not any(block.span.overlaps(echo.span) for echo in echoes):
            for row in label_runs(ctx, block):
                text = "{items} labelled sentences in a row (“{first}:” …)"
                yield ctx.at(row.span, message=text, items=row.items, first=row.first)
    style = ctx.facts.style
    for signal in style.counting("outline"):
        block = signal.sentence.block
        if signal.group == "lead_in" and ctx.in_scope(block) and announces(ctx, block, signal.end):
            text = "Stock sentence in front of a list (“{text}”)"
            yield ctx.hit(signal.sentence.start, signal.sentence.end, message=text, items=0, first="")


def runs(ctx: Context) -> Iterator[list[Block]]:
    """Yield the items of each list: neighbouring list items, and neighbouring paragraphs with a number or
    bullet.
    """
    run: list[Block] = []
    for block in ctx.doc.prose_blocks:
        if block.kind == "list-item" or (
            block.kind == "paragraph" and NUMBERED.match(ctx.doc.text_of(block))
        ):
            run.append(block)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def label(ctx: Context, block: Block) -> str:
    """Return the label of an item, or "" when it has none that counts."""
    text = ctx.doc.text_of(block)
    number = NUMBERED.match(text)
    if number:
        text = text[number.end() :]
    if not ctx.in_scope(block) or not LABEL.match(text):
        return ""
    name, _, rest = text.replace("**", "").partition(":")
    words = name.lower().split()
    no_labels = ctx.data("style-signals.toml")["clauses"]["no_labels"]
    if len(words) > 6 or set(words).issubset(no_labels) or len(rest.split()) < LEAST_WORDS:
        return ""
    return name


def announces(ctx: Context, block: Block, at: int) -> bool:
    """Say whether the sentence ends its block with a colon and a list follows."""
    if ctx.text[at - 1 : block.end].rstrip()[-1:] != ":":
        return False
    blocks = ctx.doc.prose_blocks
    behind = bisect_right(blocks, block.start, key=attrgetter("start"))
    after = blocks[behind : behind + 1]
    return bool(after) and (
        after[0].kind == "list-item" or NUMBERED.match(ctx.doc.text_of(after[0])) is not None
    )
