"""TYP012: "then" or "that" after a comparative, where "than" is meant."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

SIZE = (
    "larger bigger smaller higher lower greater faster slower taller heavier lighter wider deeper "
    "shallower narrower "
    "cheaper dearer brighter darker louder quieter closer nearer steeper thicker thinner"
).split()
OTHERS = (
    "better worse older younger longer shorter stronger weaker easier harder simpler richer poorer quicker "
    "stricter "
    "safer newer fewer broader cleaner tougher rougher softer smarter warmer colder hotter cooler drier "
    "busier "
    "happier healthier wealthier costlier earlier later sooner"
).split()
# What follows a comparison; after "earlier" or "better" some of these may also open the next clause ("It was
# better then the …").
OBJECT = (
    r"the|a|an|his|her|my|our|their|its|your|this|that|these|those|us|him|them|me|you|any|all|one|two|three|"
    r"half|most|many|ever|expected|"
    r"usual|needed|before|others|other|\d[\d,.]*"
)
THEN = regex(
    r"(?<![\w\-])(?P<much>more|less|[Mm]ore [a-z]{4,15}|[Ll]ess [a-z]{4,15}|"
    + "|".join([*SIZE, *OTHERS])
    + r")\s(?P<then>then)\s(?P<object>"
    + OBJECT
    + r")(?![\w\-])"
)
THAT = regex(r"(?<![\w\-])(?:" + "|".join(SIZE) + r")\s(?P<that>that)\s(?:the|a|an|\d[\d,.]*)(?![\w\-])")
OTHER = regex(
    r"(?<![\w\-])(?:[Oo]ther|[Rr]ather)\s(?P<then>then)\s(?:the|a|an|this|these|his|her|their|its|him|them|us|being|having)(?![\w\-])"
)
# With these a new clause may begin after "then": "It was cold, colder then the wind rose" is rare, "earlier,
# then the" is not.
LOOSE = frozenset({"earlier", "later", "sooner", "better", "worse", "longer", "more", "less"})
CLEAR = frozenset("us him them me any ever expected usual needed before others half most many".split())


@rule(
    id="TYP012",
    name="then-than",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["grammar", "spelling"],
    summary="“then” or “that” stands after a comparative, where “than” is meant",
    message="After “{before}” write “than”",
    rationale="“Than” compares, “then” tells the time. The two differ by one letter that no spelling "
    "checker misses.",
    remedy="Write “than”.",
    references=["https://en.wiktionary.org/wiki/than#Usage_notes"],
    bad=[
        {
            "text": "The new port is larger ⟦then⟧ the old one.",
            "fixed": "The new port is larger than the old one.",
        },
        "Nobody was more careful ⟦then⟧ her, and the pier is longer ⟦then⟧ 300 metres.",
        "The pier is higher ⟦that⟧ the quay; there was no road other ⟦then⟧ this.",
    ],
    good=[
        "It was better then, and the town was larger then. First more, then the rest.",
        "Back then the port was small; it is larger than the quay.",
        "It is clearer that the port is closed, and better that a ship waits.",
    ],
)
def then_than(ctx: Context) -> Iterator[Hit]:
    vocabulary = ctx.facts.vocabulary
    if "then" not in vocabulary and "that" not in vocabulary:
        return
    for block in ctx.blocks():
        piece = ctx.text[block.start : block.end]
        if " then " in piece:
            for match in THEN.finditer(piece):
                much = match["much"].lower().split()[0]
                if (
                    much not in LOOSE
                    or match["object"] in CLEAR
                    or match["object"][0].isdigit()
                    or " " in match["much"]
                ):
                    yield _hit(ctx, block.start, match.span("then"), match["much"])
            for match in OTHER.finditer(piece):
                yield _hit(ctx, block.start, match.span("then"), match.group().split()[0])
        if " that " in piece:
            for match in THAT.finditer(piece):
                yield _hit(ctx, block.start, match.span("that"), match.group().split()[0])


def _hit(ctx: Context, at: int, place: tuple[int, int], before: str) -> Hit:
    start, end = at + place[0], at + place[1]
    fix = Fix((Edit(ctx.doc.lift(start, end), "than"),), "write “than”", "unsafe")
    return ctx.hit(start, end, fix=fix, before=before)
