"""Nouns whose number does not fit the word before them."""

import re
from collections.abc import Iterator

from copydesk.api import Scope, Slip, TextWords, once, regex, word_sets, worded

JOINT = regex("['’\u2011-]")

SEVERAL = ("one", "each", "several", "many", "few", "both", "either", "neither")
SPANS = ("year", "month", "week", "day", "hour", "minute", "decade")
AGO = worded(
    r"\b(?:(?!zero|one)(?@small)|twenty|[2-9]|[1-9]\d{1,2})\s"
    rf"(?P<word>{'|'.join(SPANS)})\s(?=ago\b|later\b)",
    "numbers.toml",
)
PLURALS = ("tions", "sions", "ments", "ities", "ances", "ences", "ships", "ives", "isms", "ists")
# What goes on behind the noun tells it from the first part of a longer one ("this options object").
THIS = worded(
    rf"(?P<det>This|Each|Every|Another)\s(?P<noun>[a-z]{{2,15}}(?:{'|'.join(PLURALS)}))\b"
    r"(?=[.,;:!?)]|\Z| (?:(?@behind-this)|[a-z]{3,14}(?:ed|s))\b)",
    "grammar.txt",
)


OWNERS = frozenset(("my", "our", "their", "its", "his", "her"))


@once
def _one_of(lines: tuple[str, ...]) -> re.Pattern[str]:
    nouns, behind = ("|".join(sorted(word_sets(lines)[name])) for name in ("one-of", "behind-one"))
    return regex(
        r"\b(?:[Oo]ne|[Ee]ach|[Ss]everal|[Mm]any|[Ff]ew|[Bb]oth|[Ee]ither|[Nn]either) of (?:the|my|our|"
        rf"their|its|his|her|these|those)\s(?:(?:most\s)?[a-z]{{3,15}}\s)?(?P<noun>{nouns})"
        rf"(?=\s(?:{behind})\b|[.,;])"
    )


def noun_number(ctx: Scope) -> Iterator[Slip]:
    table, lines = ctx.facts.word_table, ctx.data("grammar.txt")
    sets, lower = word_sets(lines), table.lower
    several = (n for n in table.where_parts(frozenset(SEVERAL)) if lower[n + 1 : n + 2] == ["of"])
    for block in ctx.blocks_of(several):
        for match in _one_of(lines).finditer(ctx.doc.text_of(block)):
            first = table.first(block.start + match.start())
            if first and table.gaps[first] == " " and lower[first - 1] in sets["labelled"]:
                continue
            if match["noun"] in sets["cohorts"] and match[0].split()[-2].lower() in OWNERS:
                continue
            yield ctx.found(block.start + match.start(), block.start + match.end(), noun=match["noun"])
    spans = (
        n for n in table.where(SPANS) if n + 1 < len(lower) and lower[n + 1].startswith(("ago", "later"))
    )
    for block in ctx.blocks_of(spans):
        for match in AGO(ctx.data).finditer(ctx.doc.text_of(block)):
            yield ctx.found(block.start + match.start(), block.start + match.end() - 1, noun=match["word"])
    for block in ctx.blocks_of(_this(table)):
        for match in THIS(ctx.data).finditer(ctx.doc.text_of(block)):
            if match["noun"] not in sets["noun-and-verb"] and not _verb(ctx, match["noun"]):
                yield ctx.found(
                    block.start + match.start(),
                    block.start + match.end(),
                    kind="this",
                    det=match["det"],
                    noun=match["noun"],
                )


def _verb(ctx: Scope, form: str) -> bool:
    """Say whether a form in -s is one of a verb that is no noun ("This exists")."""
    return form in _verb_forms(ctx.data("verbs.txt"))


@once
def _verb_forms(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"{verb}s" for verb in " ".join(lines).split() if not verb.startswith("~"))


def _this(table: TextWords) -> Iterator[int]:
    """Yield the numbers of the words that ask for a singular and have a plural behind them."""
    for number in table.where(("this", "each", "every", "another")):
        following = table.lower[number + 1 : number + 2]
        if following and JOINT.split(following[0])[0].endswith(PLURALS):
            yield number
