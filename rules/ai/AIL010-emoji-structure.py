"""AIL010: emoji stand in for headings and bullets, or are glued to a word."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule, special_characters

_EMOJI = (
    "[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff\u2614\u2615\u267f\u2693\u26a1\u26bd\u26be\u26c4\u26c5\u26d4"
    "\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd"
    "\u2705\u2714\u274c\u274e\u2728\u2b50\u27a1\u2764]"
)
_GLUED = regex(rf"{_EMOJI}[\ufe0f\u200d]?(?=[A-Za-z]{{2}})")
_WORD = regex(r"[A-Za-z]{2,30}")
_LEADS = regex(rf"(?:{_EMOJI}[\ufe0f\u200d]?)+[ \u00a0]?")


@rule(
    id="AIL010",
    name="emoji-structure",
    version=3,
    status="stable",
    severity="info",
    confidence="weak",
    scope=["heading", "paragraph", "list-item", "-quote"],
    tags=["ai", "leftover", "markup"],
    summary="Emoji are used as headings or bullets, or glued to a word",
    message="This line opens with an emoji (“{text}”)",
    rationale="Chat products like to open headings and list items with an emoji. Screen readers read each "
    "of them aloud, and other readers take them for "
    "advertising.",
    remedy="Delete the emoji, or put a space behind one that means something.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    options={
        "at_least": {
            "type": "integer",
            "default": 2,
            "summary": "How many lines must open with an emoji before they are reported",
        }
    },
    bad=[
        "The ⟦🌊⟧Harbour is open.",
        {"text": "⟦🚢 ⟧The ferry\n\n⟦🌊 ⟧The harbour\n\nThe end is near.", "bare": True},
        "## ⟦🚀 ⟧What is new\n\n- ⟦✅ ⟧The first boat\n- ⟦✅ ⟧The second boat",
    ],
    good=[
        "The team won 🏆 again.",
        "We love it ❤️ here.",
        "✅ Only one such line stands in this text.",
        "Rain ☔ at noon.",
    ],
)
def emoji_structure(ctx: Context) -> Iterator[Hit]:
    text = ctx.text
    if not any(map(_LEADS.match, special_characters(text))):
        return
    leads: list[tuple[int, int]] = []
    glued: list[tuple[int, int]] = []
    for block in ctx.blocks():
        lead = _LEADS.match(text, block.start, block.end)
        if lead is not None and lead.end() < block.end:
            leads.append(lead.span())
        glued.extend(match.span() for match in _GLUED.finditer(text, block.start, block.end))
    if len(leads) >= ctx.options["at_least"]:
        for start, end in leads:
            yield ctx.hit(start, end)
        glued = [span for span in glued if not any(start <= span[0] < end for start, end in leads)]
    for start, end in glued:
        word = _WORD.match(text, end)
        if word is not None and text.count(text[start:end] + word[0]) > 1:
            continue  # the name of a thing is written so
        yield ctx.hit(
            start, end, severity="warning", message="No space between “{text}” and the word after it"
        )
