"""Nouns that are not counted, counted."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copydesk.api import Block, Scope, Slip, TextWords, once, regex, word_sets

ARTICLES = ("a", "an", "another", "every", "each")
LINKS = frozenset("about of on for with from against without between".split())
"""Behind these another phrase begins: "a game about furniture"."""
QUANTITIES = frozenset("similar different additional further more such relevant".split())


class Patterns(NamedTuple):
    """The expressions, made from the word lists."""

    single: re.Pattern[str]
    plural: re.Pattern[str]
    many: re.Pattern[str]
    much: re.Pattern[str]


@once
def _patterns(lines: tuple[str, ...]) -> Patterns:
    sets = {name: "|".join(sorted(words)) for name, words in word_sets(lines).items()}
    return Patterns(
        # Old prose has "a progress", "a scenery", "a machinery": only with an adjective between do they still
        # count as slips there.
        regex(
            r"(?<![\w\-])(?P<article>[Aa]n?|[Aa]nother|[Ee]very|[Ee]ach)\s"
            rf"(?P<adjective>(?:[a-z][a-z\-]{{1,20}}\s){{0,3}})(?P<noun>{sets['mass']})"
            rf"(?=[.,;:!?)]|\s(?:{sets['behind-mass']})\b|$)"
        ),
        regex(rf"(?<![\w\-])(?:{sets['mass-plural']})(?![\w\-])", re.I),
        regex(
            rf"(?<![\w\-])(?P<many>(?i:{sets['many']})|a\snumber\sof|{sets['these']})\s"
            rf"(?P<adjective>(?:[a-z]{{3,15}}\s)?)(?P<noun>{sets['mass-many']})"
            rf"(?=[.,;:!?)]|\s(?:{sets['behind-many']})\b|$)"
        ),
        regex(rf"(?<![\w\-])(?P<many>[Mm]uch)\s(?P<noun>{sets['counted']})(?![\w\-])"),
    )


def countability(ctx: Scope) -> Iterator[Slip]:
    lines = ctx.data("grammar.txt")
    sets = word_sets(lines)
    for block in ctx.blocks_of(_candidates(ctx.facts.word_table, sets)):
        yield from _uncounted(ctx, block, _patterns(lines), sets)


def _candidates(table: TextWords, sets: Mapping[str, frozenset[str]]) -> list[int]:
    """Return the numbers of the words that stand where one of the expressions could match."""
    lower, many = table.lower, sets["many"] | sets["these"] | {"of"}
    found = table.where(sets["mass-plural"])
    for number in table.where(sets["mass"]):
        before = lower[max(0, number - 4) : number]
        if not set(before).isdisjoint(ARTICLES) or not set(before[-2:]).isdisjoint(many):
            found.append(number)
    found += [n for n in table.where(("much",)) if n + 1 < len(lower) and lower[n + 1] in sets["counted"]]
    return sorted(found)


def _uncounted(
    ctx: Scope, block: Block, patterns: Patterns, sets: Mapping[str, frozenset[str]]
) -> Iterator[Slip]:
    text = ctx.doc.text_of(block)
    for match in patterns.single.finditer(text):
        words, noun = match["adjective"].split(), match["noun"]
        if any(word in sets["part"] for word in words) or (not words and noun in sets["mass-old"]):
            continue
        if _ends_before(words, match["article"].lower()):
            continue
        wrong = f"{match['article']} … {noun}" if words else f"{match['article']} {noun}"
        # "An operational expertise", "a task management software": many write so.
        loose = bool(words) and noun in sets["mass-loose"]
        yield _hit(ctx, block.start, match, noun, wrong, "loose" if loose else "")
    for match in patterns.plural.finditer(text):
        noun = match.group().removesuffix("s")
        loose = match.group().lower() in sets["mass-plural-loose"]
        yield _hit(ctx, block.start, match, noun, match.group(), "loose" if loose else "")
    for match in patterns.many.finditer(text):
        words = match["adjective"].split()
        if not _ends_before(words) and sets["part"].union(sets["part-many"]).isdisjoint(words):
            wrong = f"{match['many']} {match['noun']}"
            # "Various information" counts kinds of it, and few editors mind.
            loose = match["many"].lower() == "various"
            yield _hit(ctx, block.start, match, match["noun"], wrong, "loose" if loose else "")
    for match in patterns.much.finditer(text):
        yield ctx.found(
            block.start + match.start(),
            block.start + match.end(),
            kind="much",
            noun=match["noun"],
        )


def _ends_before(words: list[str], article: str = "") -> bool:
    """Say whether what the article belongs to ends among the words between: "an agency requests information",
    "a poor job conveying information", "a skill giving wrong advice", "these features progress"; "each" is
    a pronoun before a word in -ing ("…, each containing information").
    """
    # "On an absolute scale similar information": another phrase begins behind the noun of the article.
    if any(one in QUANTITIES for one in words[1:]):
        return True
    verb = any(word.endswith("s") and not word.endswith(("ss", "us", "ous")) for word in words)
    return (
        verb
        or not LINKS.isdisjoint(words)
        or any(word.endswith("ing") for word in words[article != "each" :])
    )


def _hit(ctx: Scope, at: int, match: re.Match[str], noun: str, wrong: str, kind: str = "") -> Slip:
    return ctx.found(at + match.start(), at + match.end(), kind=kind, noun=noun, wrong=wrong)
