"""TYP014: a noun whose number does not fit the word before it."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.api import Context, Hit, TextWords, regex, rule, word_sets

JOINT = regex("['’\u2011-]")

SEVERAL = ("one", "each", "several", "many", "few", "both", "either", "neither")
SPANS = ("year", "month", "week", "day", "hour", "minute", "decade")
AGO = regex(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|[2-9]|"
    rf"[1-9]\d{{1,2}})\s(?P<word>{'|'.join(SPANS)})\s(?=ago\b|later\b)"
)
PLURALS = ("tions", "sions", "ments", "ities", "ances", "ences", "ships", "ives", "isms", "ists")
THIS = regex(rf"(?P<det>This|Each|Every|Another) (?P<noun>[a-z]{{2,15}}(?:{'|'.join(PLURALS)}))\b")


@cache
def _one_of(lines: tuple[str, ...]) -> re.Pattern[str]:
    nouns = "|".join(sorted(word_sets(lines)["one-of"]))
    return regex(
        r"\b(?:[Oo]ne|[Ee]ach|[Ss]everal|[Mm]any|[Ff]ew|[Bb]oth|[Ee]ither|[Nn]either) of (?:the|my|our|"
        rf"their|its|his|her|these|those)\s(?:(?:most\s)?[a-z]{{3,15}}\s)?(?P<noun>{nouns})"
        r"(?=\s(?:is|was|that|why|for|in|of|to|who|which|has|have|are|were|on|behind|must|will|can)\b|[.,;])"
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
    table, lines = ctx.facts.word_table, ctx.data("grammar.txt")
    sets, lower = word_sets(lines), table.lower
    several = (n for n in table.where_parts(frozenset(SEVERAL)) if lower[n + 1 : n + 2] == ["of"])
    for block in ctx.blocks_of(several):
        for match in _one_of(lines).finditer(ctx.doc.text_of(block)):
            yield ctx.hit(block.start + match.start(), block.start + match.end(), noun=match["noun"])
    spans = (
        n for n in table.where(SPANS) if n + 1 < len(lower) and lower[n + 1].startswith(("ago", "later"))
    )
    for block in ctx.blocks_of(spans):
        for match in AGO.finditer(ctx.doc.text_of(block)):
            yield ctx.hit(block.start + match.start(), block.start + match.end() - 1, noun=match["word"])
    for block in ctx.blocks_of(_this(table)):
        for match in THIS.finditer(ctx.doc.text_of(block)):
            if match["noun"] not in sets["noun-and-verb"]:
                yield ctx.hit(
                    block.start + match.start(),
                    block.start + match.end(),
                    message="“{det}” does not go with the plural “{noun}”",
                    det=match["det"],
                    noun=match["noun"],
                )


def _this(table: TextWords) -> Iterator[int]:
    """Yield the numbers of the words that ask for a singular and have a plural behind them."""
    for number in table.where(("this", "each", "every", "another")):
        following = table.lower[number + 1 : number + 2]
        if following and JOINT.split(following[0])[0].endswith(PLURALS):
            yield number
