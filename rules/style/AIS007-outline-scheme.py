"""AIS007: headings of an outline that fits any subject."""

from collections.abc import Iterator

from copydesk.api import Block, Context, Hit, rule


@rule(
    id="AIS007",
    name="outline-scheme",
    version=2,
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
        "# Piers\n\nOne.\n\n⟦## The Impact of Piers on Trade⟧\n\nText.\n\n⟦## Future Trends in Pier "
        "Building⟧\n\nText.",
    ],
    good=[
        "Despite the rain, 400 people came to the pier. The pier has two drawbacks: it leaks, and it is "
        "short.",
        "# Piers\n\nOne.\n\n## Conclusion\n\nText.",
        "# Piers\n\nOne.\n\n## The storm challenges the harbour master\n\nText.",
        "The way forward is long, and challenges and opportunities remain.",
        "# Piers\n\n## Who pays\n\nText.\n\n## What the future pier will cost\n\nText.",
    ],
)
def outline_scheme(ctx: Context) -> Iterator[Hit]:
    style = ctx.facts.style
    headings: dict[int, tuple[Block, str]] = {}
    for signal in style.counting("outline"):
        block = signal.sentence.block
        if (
            signal.group not in ("lead_in", "turn")
            and block.kind == "heading"
            and block != ctx.doc.headline
            and ctx.in_scope(block)
            and headings.get(block.index, (block, ""))[1] != "strong"
        ):
            headings[block.index] = (block, signal.group)
    strong = any(group == "strong" for _, group in headings.values())
    for signal in style.counting("outline"):
        if signal.group == "turn" and signal.sentence.block.kind == "paragraph":
            text = "A turn that fits any subject (“{text}”)"
            yield ctx.hit(signal.start, signal.end, message=text, count=0, others="")
    if not strong and len(headings) < 3 and not style.dense("outline"):
        return
    names = [ctx.doc.text_of(block) for block, _ in headings.values()]
    for block, _ in headings.values():
        yield ctx.at(block.span, count=len(headings), others="; ".join(f"“{name}”" for name in names[:5]))
