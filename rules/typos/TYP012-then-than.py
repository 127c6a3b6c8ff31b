"""TYP012: "then" or "that" after a comparative, where "than" is meant."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.api import Context, Edit, Fix, Hit, regex, rule, word_sets

# With these a new clause may begin after "then": "It was cold, colder then the wind rose" is rare, "earlier,
# then the" is not.
LOOSE = frozenset({"earlier", "later", "sooner", "better", "worse", "longer", "more", "less"})
OTHER = regex(
    r"(?<![\w\-])(?:[Oo]ther|[Rr]ather)\s(?P<then>then)\s"
    r"(?:the|a|an|this|these|his|her|their|its|him|them|us|being|having)(?![\w\-])"
)


@cache
def _patterns(lines: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the expressions for "then" and "that" behind a comparative."""
    sets = {name: "|".join(sorted(words)) for name, words in word_sets(lines).items()}
    return regex(
        r"(?<![\w\-])(?P<much>more|less|[Mm]ore [a-z]{4,15}|[Ll]ess [a-z]{4,15}|"
        # What follows a comparison; after "earlier" or "better" some of these may also open the next clause
        # ("It was better then the …").
        rf"{sets['size']}|{sets['comparative']})\s(?P<then>then)\s(?P<object>{sets['object']}|\d[\d,.]*)(?![\w\-])"
    ), regex(rf"(?<![\w\-])(?:{sets['size']})\s(?P<that>that)\s(?:the|a|an|\d[\d,.]*)(?![\w\-])")


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
    table, lines = ctx.facts.word_table, ctx.data("grammar.txt")
    sets = word_sets(lines)
    for block in ctx.blocks_of(table.where(("then",))):
        piece = ctx.doc.text_of(block)
        for match in _patterns(lines)[0].finditer(piece):
            much = match["much"].lower().split()[0]
            if (
                much not in LOOSE
                or match["object"] in sets["clear"]
                or match["object"][0].isdigit()
                or " " in match["much"]
            ):
                yield _hit(ctx, block.start, match.span("then"), match["much"])
        for match in OTHER.finditer(piece):
            yield _hit(ctx, block.start, match.span("then"), match.group().split()[0])
    sizes = (n for n in table.where(sets["size"]) if table.lower[n + 1 : n + 2] == ["that"])
    for block in ctx.blocks_of(sizes):
        for match in _patterns(lines)[1].finditer(ctx.doc.text_of(block)):
            yield _hit(ctx, block.start, match.span("that"), match.group().split()[0])


def _hit(ctx: Context, at: int, place: tuple[int, int], before: str) -> Hit:
    start, end = at + place[0], at + place[1]
    fix = Fix((Edit(ctx.doc.lift(start, end), "than"),), "write “than”", "unsafe")
    return ctx.hit(start, end, fix=fix, before=before)
