"""BLR012: the controls of a page, copied as text."""

from collections.abc import Iterator

from copydesk.api import PLACEHOLDER, Block, Context, Hit, rule

from .furniture.pagerange import is_manual
from .widgets.uistate import State, WidgetWords, widget_words

LONGEST, ENDED = 420, 140
"""A line of a page is no longer; one that a full stop ends, shorter still."""
SURE, MUCH, FAINT, LABELS, COVERED, HALF = 2.0, 3.0, 1.0, 2, 0.6, 0.5
MENU, MENU_COVERED = 4, 0.9


@rule(
    id="BLR012",
    name="widget-state",
    version=2,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["paragraph", "heading"],
    tags=["boilerplate", "scraping"],
    yields_to=["BLR010"],
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
    ],
    good=[
        "Serves 4 | Prep 15 min | Cook 40 min\n\nPeel the potatoes.",
        "☐ passport ☐ ticket ☐ charger\n\nThen we left.",
        "Depart 07:10 Arrive 09:30 Duration 2:20\n\nThe boat is slow.",
        "| Key | Action |\n| --- | --- |\n| Space | Play / pause |\n| M | Mute |",
        "Run it:\n\n```\nplay\n```\n\n▶ 0:00 / 6:41 Speed 1x Quality Auto",
        "Press ▶ to start the film and ⏸ to stop it.",
        "The player shows 0:00 / 6:41 until the film has loaded.",
    ],
)
def widget_state(ctx: Context) -> Iterator[Hit]:
    manual = None
    words = widget_words(ctx.data("widget-words.toml"))
    for block in ctx.blocks():
        if not _may_hold(ctx, words, block):
            continue
        text = ctx.doc.text_of(block).replace("\u00a0", " ").strip()
        state = words.state_of(text)
        sure = _judge(state, text)
        if sure is None or (not (state.said or state.week) and words.is_sentence(text)):
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
    if state.said or state.broken or state.week:
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
