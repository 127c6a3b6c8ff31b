"""REP002: sections that begin by saying their heading again."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, Sentence, rule

LEAD = "# Sheep of the high fells\n\nFlocks have grazed the fells for nine centuries.\n\n"


@rule(
    id="REP002",
    name="heading-echo",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    yields_to=["REP001"],
    tags=["repetition", "headings", "style"],
    summary="Sections whose first sentence only says their heading again",
    message="The section begins by saying its heading again ({echoes} of {sections} sections do)",
    rationale="A first sentence that turns the heading into a sentence tells the reader nothing. One is an "
    "accident; when most sections "
    "begin so, the text was written from an outline.",
    remedy="Begin with the first fact of the section.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    options={
        "share": {
            "type": "number",
            "default": 0.3,
            "summary": "share of the sections that must begin so before any is reported",
        },
        "at_least": {"type": "integer", "default": 2, "summary": "sections that must begin so"},
    },
    bad=[
        {
            "text": LEAD
            + "## Shearing and wool prices\n\n⟦Shearing and wool prices are central to the life of the "
            "fells.⟧\n\n"
            "## Winter feed for flocks\n\n⟦Winter feed for the flocks is a vital part of each year.⟧\n",
            "bare": True,
        },
        {
            "text": LEAD
            + "## The dogs at work\n\n⟦The work of dogs plays a key role.⟧ A dog runs thirty miles.\n\n"
            "## Challenges of modern markets\n\n⟦Modern markets face several challenges.⟧\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": LEAD + "## Shearing and wool prices\n\nA fleece brought nine shillings in 1921.\n\n"
            "## Winter feed for flocks\n\nHay runs out in March.\n",
            "bare": True,
        },
        {
            "text": LEAD + "## Shearing and wool prices\n\nShearing and wool prices fell together.\n\n"
            "## Winter feed for flocks\n\nHay runs out in March.\n\n## Dogs\n\nA dog runs thirty miles.\n\n"
            "## Fences\n\nStone walls need no paint.\n",
            "bare": True,
        },
        {"text": "# Sheep\n\nSheep graze the fells.\n", "bare": True},
    ],
)
def heading_echo(ctx: Context) -> Iterator[Hit]:
    echoes: list[tuple[Sentence, Related]] = []
    judged = 0
    title = ctx.doc.headline
    for section in ctx.facts.sections:
        heading = section.heading
        if heading is None or heading == title or not section.blocks:
            continue
        first = section.blocks[0]
        if first.kind != "paragraph" or first.quote or not ctx.speaks(first):
            continue
        sentences = ctx.facts.sentences_of(first)
        if not sentences:
            continue
        judged += 1
        # A figure in the sentence is news that the heading did not have.
        plain = not any(char.isdigit() for char in sentences[0].text)
        if plain and _echoes(ctx, heading.start, heading.end, sentences[0]):
            echoes.append((sentences[0], Related(heading.span, "the heading")))
    if len(echoes) < ctx.options["at_least"] or len(echoes) < ctx.options["share"] * judged:
        return
    for sentence, related in echoes:
        yield ctx.hit(sentence.start, sentence.end, related=(related,), echoes=len(echoes), sections=judged)


def _echoes(ctx: Context, start: int, end: int, sentence: Sentence) -> bool:
    heading = ctx.facts.terms.stems(start, end)
    shared = heading & ctx.facts.terms.stems(sentence.start, sentence.end)
    if len(heading) <= 2:
        return len(heading) == 2 == len(shared)
    return len(shared) >= max(2, 0.65 * len(heading)) and (len(shared) >= 3 or len(heading) == 3)
