"""STY002: endings that add no fact."""

from collections.abc import Iterator
from typing import Any

from copydesk.api import Block, Context, Hit, rule

from .signals.airyends import airy, is_endmatter
from .signals.bareends import bare

LAST_SENTENCES = 2
LAST_WHEN_DENSE = 3
FULL = 8
MOST_ENDMATTER = 2


@rule(
    id="STY002",
    name="hollow-conclusion",
    version=6,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "-quote"],
    tags=["style"],
    summary="A section or article that ends in a forecast or a summary without a fact",
    message="The end adds no fact (“{words}”)",
    rationale="“Will be closely watched”, “remains to be seen”, “Overall, this highlights” fill the place "
    "where a story stops "
    "because it has told all. Nobody can be held to them. In a text with two style families over their "
    "budgets, a last sentence without figure, name or quotation is shown as well.",
    remedy="Stop at the last fact, or end with the next date on which something is decided.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        {
            "text": "The pier was closed in May. The gate cost £40. ⟦And so, perhaps, we are all of us part "
            "of one crew, waiting for the hand that will lead us home.⟧",
            "bare": True,
        },
        {"text": "The pier was closed in May. ⟦How the town will cope remains to be seen.⟧", "bare": True},
        {
            "text": "The pier was closed in May. ⟦The next steps will be closely watched by the islands.⟧",
            "bare": True,
        },
        {
            "text": "The pier was closed in May. ⟦How the town will cope remains to be seen.⟧\n\n"
            "Let me know if you would like me to add more reasons or change the tone!",
            "bare": True,
        },
        {
            "text": "The pier was closed in May. ⟦With these tips in your toolkit, there's nothing you can't "
            "achieve.⟧",
            "bare": True,
        },
        {"text": "The pier was closed in May. ⟦The rewards are well worth the wait.⟧", "bare": True},
        {"text": "The pier leaks. ⟦So the next time you pass it, take a moment to look down.⟧", "bare": True},
        {
            "text": "The pier was closed. ⟦While challenges remain, the town looks ahead.⟧ ⟦Only time "
            "will tell.⟧",
            "bare": True,
        },
        {
            "text": "The pier was closed in May. ⟦The past is never truly gone; it lives on in us.⟧",
            "bare": True,
        },
        {
            "text": "The pier was closed in spring. ⟦Together we can build the brighter tomorrow that every "
            "child deserves.⟧\n\n*Funding: Harbour Fund, grant 24, by Anna Holt and Tom Baker.*",
            "bare": True,
        },
    ],
    good=[
        "The pier was closed in May. Close the gate behind you; the sheep know how to find a gap.",
        "The pier was closed in May. Write the date on the jar, and keep it dry.",
        "The pier was closed in May. The council meets on 4 June.",
        "It remains to be seen who pays.\n\nThe council meets on 4 June, the clerk said.",
        "The guard watched the pier closely all night, he told the court. He saw two men and a boat.",
        "The pier was closed in May. “Only time will tell,” the mayor said.",
        "Take a moment to look down.\n\nThe council meets on 4 June, and the pier is on its list.",
        "Overall, 412 boats were counted, 30 fewer than in 2019.",
    ],
)
def hollow_conclusion(ctx: Context) -> Iterator[Hit]:
    hits = list(_by_phrases(ctx))
    yield from hits
    told = [hit.prose[0] for hit in hits if hit.prose]
    for one in ctx.facts.sentences_like("hollow-conclusion"):
        if not one.holds(told):
            words = " ".join(ctx.text[one.start : one.end].split()[:6])
            yield ctx.hit(
                one.start, one.end, words=words, message=f"The end adds no fact (“{words}”): {one.signs}"
            )


def _by_phrases(ctx: Context) -> Iterator[Hit]:
    """Yield the ends that are known by a turn of phrase, or by what they lack."""
    style = ctx.facts.style
    dense = style.dense("hollow")
    last = LAST_WHEN_DENSE if dense else LAST_SENTENCES
    counted = {signal.sentence.start for signal in style.counting("hollow")}
    found: dict[int, list[Any]] | None = None
    sections, count = ctx.facts.sections, ctx.facts.word_table.count
    endings = ctx.facts.data("style-signals.toml")["endings"]
    for number, section in enumerate(sections, 1):
        if not dense and not counted and number < len(sections):
            continue
        # Short lines behind the last paragraph (a label, a name, a date), what the page adds and what a
        # machine says to its client are not how a text ends.
        full = [b for b in section.blocks if count(b.start, b.end) >= FULL and not _is_added(ctx, b)]
        for _ in range(MOST_ENDMATTER if number == len(sections) else 0):
            if len(full) > 1 and is_endmatter(ctx, full[-1], endings):
                full.pop()
        if not full or full[-1].kind != "paragraph" or not ctx.in_scope(full[-1]):
            continue
        sentences = ctx.facts.sentences_of(full[-1])
        for place, sentence in enumerate(sentences[-last:], len(sentences[-last:]) * -1):
            if any(letter.isdigit() for letter in sentence.text):
                continue
            signals = None
            if dense or sentence.start in counted:
                if found is None:
                    found = {held[0].sentence.start: held for held in style.by_sentence("hollow")}
                signals = found.get(sentence.start)
            ends = number == len(sections) and place >= -LAST_SENTENCES
            if signals and any(one.group != "close" or (ends and bare(ctx, sentence)) for one in signals):
                words = " … ".join(ctx.text[signal.start : signal.end] for signal in signals[:3])
                yield ctx.hit(sentence.start, sentence.end, words=words)
            elif (
                ends
                and bare(ctx, sentence)
                and (len(style.company("hollow")) > 1 or airy(sentence.text, endings))
            ):
                yield ctx.hit(sentence.start, sentence.end, words=" ".join(sentence.text.split()[:6]))


def _is_added(ctx: Context, block: Block) -> bool:
    """Say whether a block is furniture of the page, or nothing but what a machine says to its client."""
    if ctx.facts.is_furniture(block.span):
        return True
    said = sum(one.end - one.start for one in ctx.facts.leftovers if block.start <= one.start < block.end)
    return bool(2 * said > block.end - block.start)
