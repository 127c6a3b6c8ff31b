"""BLR012: the controls of a page, copied as text."""

from collections.abc import Iterator

from copydesk.api import PLACEHOLDER, Block, Context, Hit, rule

from .furniture.pagerange import is_manual
from .widgets.bars import bar_words
from .widgets.uistate import State, WidgetWords, widget_words

LONGEST, ENDED = 420, 140
"""A line of a page is no longer; one that a full stop ends, shorter still."""
SURE, MUCH, FAINT, LABELS, COVERED, HALF = 2.0, 3.0, 1.0, 2, 0.6, 0.5
MENU, MENU_COVERED = 4, 0.9


@rule(
    id="BLR012",
    name="widget-state",
    version=5,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["paragraph", "heading"],
    tags=["boilerplate", "scraping"],
    yields_to=["BLR002", "BLR004", "BLR005", "BLR007", "BLR008", "BLR010"],
    summary="The controls of a player, a form, a map or a calculator stand in the text",
    message="“{text}” is the state of a control on a page, and no text",
    rationale="What a page draws as a player, a form, a slider or a calculator is copied as the labels of "
    "its buttons and the state that they were in: “0:00 / 6:41 Speed 1x”, “Servings – 4 +”, “0/1000”, "
    "“Result: NaN”. Readers can do nothing with it.",
    remedy="Delete the line; say in a sentence what the reader should know of it.",
    references=["https://github.com/scrapinghub/article-extraction-benchmark"],
    bad=[
        {"text": "She stands on the reef.\n\n⟦▶ 0:00 / 6:41 Speed 1x Quality Auto⟧\n\nThe lamp burns oil."},
        {"text": "It stands on the reef.\n\n⟦Costs: ____ Months: [3 v] Result: NaN⟧\n\nThe lamp burns oil."},
        {
            "text": "It is old.\n\n⟦Share this: X · Mail · Copy link     Tags: ice     Comments (37)⟧\n\nIt "
            "burns oil."
        },
        {"text": "He sold it.\n\n⟦Loaded: 4.17%\nRemaining Time -1:42\n1x Playback Rate⟧\n\nIt was led out."},
        {
            "text": "The rain came.\n\n⟦Chart: rain by day. Created with Datawrapper. Get the data · Embed⟧"
            "\n\nIt is over."
        },
        {"text": "Ask us.\n\n⟦Your email* Role* Size of the herd (choose) ☐ I agree⟧\n\nWe are glad."},
        {
            "text": "It is old.\n\n⟦[Embedded content: seatmap-3 failed to load. Please enable JavaScript to "
            "choose a table.]⟧\n\nIt burns oil."
        },
        {"text": "It is old.\n\n⟦[Booking form could not be loaded]⟧\n\nIt burns oil."},
        {"text": "It is old.\n\n⟦Show comments (37)⟧\n\nIt burns oil."},
        {
            "text": "It is old.\n\n⟦Pros: ✅ Cheap ✅ Light\nCons: ❌ No lamp⟧\n\nIt burns oil.",
            "severity": "info",
            "bare": True,
        },
        {"text": "Run it:\n\n```\nmake all\n⟦Copy code⟧\n```\n\nIt burns oil.\n", "bare": True},
    ],
    good=[
        "Written by Maud Ellery | Photos by Lev Orlan\n\nIt is old.",
        "[Map: the reef and its light]\n\n[Video: she plays a reel]\n\nIt burns oil.",
        "The form failed to load, so that we rang them.\n\nIt burns oil.",
        "Her score was 8 out of 10.\n\nPros: light and cheap. Cons: loud.\n\nIt burns oil.",
        "3 May · 40 minutes · Library\n\nIt is old.",
        "Serves 4 | Prep 15 min | Cook 40 min\n\nPeel the potatoes.",
        "☐ passport ☐ ticket ☐ charger\n\nThen we left.",
        "Depart 07:10 Arrive 09:30 Duration 2:20\n\nThe boat is slow.",
        "| Key | Action |\n| --- | --- |\n| Space | Play / pause |\n| M | Mute |",
        "Run it:\n\n```\nplay\n```\n\n▶ 0:00 / 6:41 Speed 1x Quality Auto",
        "The bar says “Loaded: 4.17%” until the film has come.",
        "We made the chart with Datawrapper, where readers can get the data.\n\nIt is old.",
        "Name* and town of each guest\n\n* Names were changed.",
        "Press ▶ to start the film and ⏸ to stop it.",
        "The player shows 0:00 / 6:41 until the film has loaded.",
    ],
)
def widget_state(ctx: Context) -> Iterator[Hit]:
    manual = None
    words = widget_words(ctx.data("widget-words.toml"))
    yield from _code_buttons(ctx)
    told = set()
    for block, certain in _bars(ctx):
        told.add(block.index)
        text = " ".join(ctx.doc.text_of(block).split())[:80]
        yield ctx.at(
            ctx.facts.trimmed(block.span),
            severity=None if certain else "info",
            confidence=None if certain else "weak",
            text=text,
        )
    for block in ctx.blocks():
        if block.index in told or not _may_hold(ctx, words, block):
            continue
        text = ctx.doc.text_of(block).replace("\u00a0", " ").strip()
        state = words.state_of(text)
        sure = _judge(state, text)
        if sure is None or (not (state.said or state.week or state.form) and words.is_sentence(text)):
            continue
        manual = is_manual(ctx.doc) if manual is None else manual
        if manual:
            return
        yield ctx.at(
            ctx.facts.trimmed(block.span),
            severity=None if sure else "info",
            confidence=None if sure else "weak",
            text=" ".join(text.split())[:80],
        )


def _bars(ctx: Context) -> Iterator[tuple[Block, bool]]:
    """Yield the blocks that are a bar of buttons and counters or a box, and whether that is sure."""
    words = bar_words(ctx.data("widget-words.toml"))
    for block in ctx.blocks():
        if (
            block.end - block.start > LONGEST
            or block.quote
            or (block.kind == "heading" and block.attrs.get("marked"))
        ):
            continue
        stored = ctx.doc.source.slice(block.span)
        text = stored if ctx.doc.traits.lines and "](" not in stored else ctx.doc.text_of(block)
        bar = words.bar_of(text.strip())
        if bar is not None:
            yield block, bar.sure
        elif words.is_box(text):
            yield block, False


def _code_buttons(ctx: Context) -> Iterator[Hit]:
    """Yield the labels of buttons that stand as the first or the last line of a block of code."""
    labels = bar_words(ctx.data("widget-words.toml")).of_code
    lines = ctx.facts.lines
    for block in ctx.doc.blocks:
        if block.kind != "code" or not ctx.doc.traits.lines:
            continue
        first = ctx.doc.source.position(block.span.start).line - 1
        last = ctx.doc.source.position(block.span.end).line - 1
        for number in dict.fromkeys((first, first + 1, last - 1, last)):
            text = lines.texts[number].strip() if first <= number <= last else ""
            if text.lower() in labels:
                yield ctx.at(ctx.facts.trimmed(lines[number].span), text=text)


def _may_hold(ctx: Context, words: WidgetWords, block: Block) -> bool:
    length = block.end - block.start
    if (
        length > LONGEST
        or length < 4
        or block.quote
        or (block.kind == "heading" and block.attrs.get("marked"))
    ):
        return False
    text = ctx.doc.text_of(block)
    if (length > ENDED and text.rstrip()[-1:] in ".!?") or PLACEHOLDER in text:
        return False
    return words.gate.search(text) is not None


def _judge(state: State, text: str) -> bool | None:
    """Say whether a line is certain to be the state of controls; None where it seems to be none."""
    if state.said or state.broken or state.week or state.form:
        return True
    ended = text[-1:] in ".!?" and state.share < 1
    if ended:
        return None
    if state.weight >= SURE and (state.share >= HALF and (state.labels or state.share == 1)):
        alone = state.weight >= MUCH or (state.labels and state.share >= MENU_COVERED)
        return bool(state.labels >= LABELS or state.kinds >= 2 or alone)
    if state.weight >= FAINT and state.labels >= LABELS and state.share >= COVERED:
        return state.share >= MENU_COVERED or (state.labels > LABELS and state.share > COVERED)
    if state.labels >= MENU and state.share >= MENU_COVERED:
        return False
    return None
