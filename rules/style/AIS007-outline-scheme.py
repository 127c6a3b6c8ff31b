"""AIS007: headings of an outline that fits any subject."""

from collections.abc import Iterator

from copydesk.api import HEADING, Block, Context, Hit, regex, rule

from .signals.bareends import bare_section

_ASKED = regex(r"(?i:\bFAQs?\b|\bfrequently asked\b|\bquestions and (?:their )?answers\b|\bQ ?& ?A\b)")
_READER = regex(r"(?:How|Can|Why|What|Where|When|Do|May|Should)\b[^?]{0,40}\bI\b[^?]{1,120}\?")
_ASKS = 3
_QUESTION = regex(r"\W{0,5}(?:(?:[^?]{1,200}\?|How to\b)|(?i:[^?]{0,20}(?:FAQ|frequently asked)))")


@rule(
    id="AIS007",
    name="outline-scheme",
    version=5,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["heading", "paragraph"],
    tags=["style"],
    summary="Headings and turns of a stock outline: challenges, future trends, the way forward",
    message="Heading of a stock outline; {count} of this kind in the text: {others}",
    rationale="“Challenges”, “Future Outlook”, “The Way Forward” can stand over any subject, and a section "
    "that was "
    "planned without facts stays without them. Reports and white papers use them with reason; news and "
    "encyclopaedias do not.",
    remedy="Let the heading say what the section found; if it found nothing, drop the section.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        "# Piers\n\nOne. Two.\n\n⟦## Challenges and Opportunities⟧\n\nText.\n\n⟦## The Way Forward⟧\n\nText.",
        {"text": "⟦Despite its many uses, the pier faces challenges⟧.", "bare": True},
        {"text": "The pier ⟦is not without its drawbacks⟧.", "bare": True},
        {"text": "⟦There are three key things to remember⟧: paint, tar and patience.", "bare": True},
        *(
            f"# Days\n\nThe list costs £3.\n\n⟦## {heading}⟧\n\nSaving time does not have to be hard. "
            "Small changes add up over time, and every step counts."
            for heading in (
                *("Final Thoughts", "Wrapping Up", "Conclusion", "In Conclusion", "Parting Words", "Wrap-up"),
                *("The Bottom Line", "Summing Up", "One Last Word", "Conclusion: Take Control of Your Day"),
            )
        ),
        "# Piers\n\nOne.\n\n⟦## The Impact of Piers on Trade⟧\n\nText.\n\n⟦## Future Trends in Pier "
        "Building⟧\n\nText.",
    ],
    good=[
        "Despite the rain, 400 people came to the pier. The pier has two drawbacks: it leaks, and it is "
        "short.",
        "# Piers\n\nOne.\n\n## Conclusion\n\nText.",
        *(
            f"# Days\n\nThe list costs £3.\n\n## Conclusion\n\n{text}"
            for text in (
                "The council closed the pier in May and will vote again on 4 June, when the tender is due.",
                "The mill was run by Anna Holt until it burned, and nobody has taken it on since that day.",
                "See [the plan](https://a.example) for how the posts are driven and the shed looks.",
                "“It was a good day for the town and the pier and for everybody who rows,” the mayor said.",
                "Small changes add up.",
            )
        ),
        "# Days\n\nOne.\n\n## Conclusion\n\nSmall changes add up over time, and every step counts towards a "
        "calmer day.\n\n## Visits\n\nOpen from 9 to 5.",
        "# Piers\n\nOne.\n\n## The storm challenges the harbour master\n\nText.",
        "The way forward is long, and challenges and opportunities remain.",
        "# Pier FAQ\n\n## How to hire a berth\n\nOne.\n\n## How does the crane work?\n\nText.\n\n"
        "## What is a berth?\n\nText.\n\n## How do I get a key?\n\nText.",
        "# Piers\n\n## Who pays\n\nText.\n\n## What the future pier will cost\n\nText.",
    ],
)
def outline_scheme(ctx: Context) -> Iterator[Hit]:
    style = ctx.facts.style
    headings: dict[int, tuple[Block, str]] = {}
    closing = set()
    for signal in style.counting("outline"):
        block = signal.sentence.block
        if signal.group == "closing":
            closing.add(block.index)
        if (
            signal.group not in ("lead_in", "turn")
            and block.kind == "heading"
            and block != ctx.doc.headline
            and ctx.in_scope(block)
            and headings.get(block.index, (block, ""))[1] != "strong"
        ):
            headings[block.index] = (block, signal.group)
    first = _answers_from(ctx)
    headings = {
        at: one
        for at, one in headings.items()
        if one[0].start < first or not _QUESTION.match(ctx.doc.text_of(one[0]))
    }
    strong = any(group == "strong" for _, group in headings.values())
    for signal in style.counting("outline"):
        if signal.group == "turn" and signal.sentence.block.kind == "paragraph":
            text = "A turn that fits any subject (“{text}”)"
            yield ctx.hit(signal.start, signal.end, message=text, count=0, others="")
    last = ctx.facts.sections[-1]
    head = last.heading
    if head is not None and head.index in closing and bare_section(ctx, last.blocks):
        text = "The last section has a stock heading, and says nothing of its own"
        yield ctx.at(head.span, message=text, count=1, others="")
        headings.pop(head.index, None)
    # The manual of a program tells how to do one thing after another.
    taught = ctx.facts.attributions.manual and not strong
    if taught or (not strong and len(headings) < 3 and not style.dense("outline")):
        return
    names = [ctx.doc.text_of(block) for block, _ in headings.values()]
    for block, _ in headings.values():
        yield ctx.at(block.span, count=len(headings), others="; ".join(f"“{name}”" for name in names[:5]))


def _answers_from(ctx: Context) -> int:
    """Return where the text begins to answer the questions of readers, one by one, or where it ends."""
    headings = [block for block in ctx.doc.blocks if block.kind == HEADING]
    asked = [block.start for block in headings if _READER.search(ctx.doc.text_of(block))]
    if len(asked) >= _ASKS:
        return 0
    titled = (block.start for block in headings if _ASKED.search(ctx.doc.text_of(block)))
    return next(titled, len(ctx.doc.prose.text) + 1)
