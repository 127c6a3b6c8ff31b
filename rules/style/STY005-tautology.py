"""STY005: words that say the same thing twice."""

from collections.abc import Iterator, Sequence

from copydesk.api import Block, Context, Hit, regex, rule

# “harbour cranes for harbour work”: a long word in front of a noun, and again behind a preposition.
ECHO = regex(
    r"\b(?P<word>[a-z]{6,24}) (?!and\b|or\b|for\b)[a-z]{3,20} (?:for|through|via) (?:the |its |their )?"
    r"(?P=word) [a-z]{3,20}\b"
)
SHORTEST = 6


@rule(
    id="STY005",
    name="tautology",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style"],
    summary="The same thing said twice: “joint collaboration”, a section that defines its own heading",
    message="Says the same thing twice (“{text}”)",
    rationale="A collaboration is joint, an alliance consists of its members, and a heading needs no "
    "dictionary entry below it. "
    "Repetition of this kind fills space where information is missing.",
    remedy="Keep one of the two, or say what is new.",
    references=[],
    bad=[
        "The towns agreed on a ⟦joint collaboration⟧ about piers.",
        "They use ⟦harbour cranes for harbour work⟧.",
        "The league ⟦consists of its members⟧.",
        "# Piers\n\nOld.\n\n## Shared Piers in Small Towns\n\n⟦Shared piers in small towns involve towns "
        "sharing piers.⟧ So.",
    ],
    good=[
        "The towns agreed to share the cost of the pier.",
        "They went from harbour to harbour, step by step, word for word.",
        "The league consists of nine towns.",
        "“It is a joint collaboration,” he said.",
        "# Piers\n\nOld.\n\n## Shared Piers\n\nFour towns share a pier since 1998.",
    ],
)
def tautology(ctx: Context) -> Iterator[Hit]:
    style = ctx.facts.style
    for signal in style.counting("tautology"):
        if ctx.in_scope(signal.sentence.block):
            yield ctx.hit(signal.start, signal.end)
    for block in echoing(ctx):
        for match in ECHO.finditer(ctx.text, block.start, block.end):
            yield ctx.hit(match.start(), match.end())
    verbs = ctx.data("style-signals.toml")["clauses"]["defining"]
    for section in ctx.facts.sections:
        if section.heading is not None and section.blocks and ctx.in_scope(section.blocks[0]):
            sentences = ctx.facts.sentences_of(section.blocks[0])
            if sentences and defines(ctx.doc.text_of(section.heading), sentences[0].text, verbs):
                yield ctx.hit(sentences[0].start, sentences[0].end)


def echoing(ctx: Context) -> Iterator[Block]:
    """Yield the blocks in which the last word but one before “for”, “through” or “via” stands behind it
    again.
    """
    table, end = ctx.facts.word_table, -1
    for number in table.where(("for", "through", "via")):
        if number > 1 and table.starts[number] >= end:
            echo = table.lower[number - 2]
            if echo in table.lower[number + 1 : number + 3] and len(echo) >= SHORTEST:
                block = ctx.block_at(table.starts[number])
                if block is not None:
                    end = block.end
                    yield block


def defines(heading: str, sentence: str, verbs: Sequence[str]) -> bool:
    """Say whether a sentence opens with the words of its heading and goes on to define them."""
    title = heading.lower().split()
    words = sentence.lower().split()
    return (
        len(title) >= 2
        and words[: len(title)] == title
        and any(word in verbs for word in words[len(title) :][:2])
    )
