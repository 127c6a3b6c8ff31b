"""TYP014: a noun whose number does not fit the word before it."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

ONE_OF = regex(
    r"\b(?:[Oo]ne|[Ee]ach|[Ss]everal|[Mm]any|[Ff]ew|[Bb]oth|[Ee]ither|[Nn]either) of (?:the|my|our|their|"
    r"its|his|her|these|those)\s(?:(?:most\s)?[a-z]{3,15}\s)?"
    r"(?P<noun>reason|thing|way|problem|issue|factor|example|person|member|leader|company|year|case|city|"
    r"nation|challenge|aspect|goal|country|measure|initiative|minister|party|partner|ally|state|project|plan|"
    r"idea|argument|question|result|risk|threat|benefit|advantage|feature|element|step|method|tool|system|"
    r"program|programme|product|player|team|expert|official|worker|student|citizen|event|attack|region)"
    r"(?=\s(?:is|was|that|why|for|in|of|to|who|which|has|have|are|were|on|behind|must|will|can)\b|[.,;])"
)
AGO = regex(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|[2-9]|"
    r"[1-9]\d{1,2})\s(?P<word>year|month|week|day|hour|minute|decade)"
    r"\s(?=ago\b|later\b)"
)
THIS = regex(
    r"(?P<det>This|Each|Every|Another) (?P<noun>[a-z]{2,15}(?:tions|sions|ments|ities|ances|ences|ships|"
    r"ives|isms|ists))\b"
)
# These are verbs too: "This functions well".
VERBS_TOO = frozenset(
    "functions mentions questions conditions positions sanctions cautions motions portions rations "
    "sections stations documents comments "
    "implements complements supplements augments laments torments experiments ferments cements instances "
    "references evidences influences "
    "experiences sentences balances finances fences drives gives lives dives arrives survives receives "
    "thrives derives strives motives lists "
    "means auctions petitions commissions visions missions provisions pensions tensions".split()
)


@rule(
    id="TYP014",
    name="noun-number",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["grammar"],
    summary="A noun stands in the singular where only the plural fits, or the other way round",
    message="“{noun}” must stand in the plural here",
    rationale="“One of the reason”, “two year ago” and “this initiatives” have no right reading. The nouns "
    "are those that are no verbs, so "
    "that “this functions” stays alone.",
    remedy="Put the noun into the number that the word before it asks for.",
    references=["https://en.wikipedia.org/wiki/Grammatical_number#English"],
    bad=[
        "It was ⟦one of the reason⟧ for the delay, ⟦two year⟧ ago.",
        "⟦Each of the country⟧ has a port.",
        "⟦This initiatives⟧ cost money.",
    ],
    good=[
        "One of the reasons for the delay was rain, two years ago.",
        "This functions well, and this conditions the rest. Most of the country has a port.",
        "One of the best in the region, one of the few, and each of the three came.",
    ],
)
def noun_number(ctx: Context) -> Iterator[Hit]:
    for block in ctx.blocks():
        text, at = ctx.text[block.start : block.end], block.start
        for match in ONE_OF.finditer(text) if " of " in text else ():
            yield ctx.hit(at + match.start(), at + match.end(), noun=match["noun"])
        for match in AGO.finditer(text) if " ago" in text or " later" in text else ():
            yield ctx.hit(at + match.start(), at + match.end() - 1, noun=match["word"])
        for match in (
            THIS.finditer(text)
            if any(word in text for word in ("This ", "Each ", "Every ", "Another "))
            else ()
        ):
            if match["noun"] not in VERBS_TOO:
                message = "“{det}” does not go with the plural “{noun}”"
                yield ctx.hit(
                    at + match.start(),
                    at + match.end(),
                    message=message,
                    det=match["det"],
                    noun=match["noun"],
                )
