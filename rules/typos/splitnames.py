"""Names of two words of which only the second has its capital: "the highways Committee"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, once

from .straycapitals import DEFINITE, JOINTS, LEAST_LETTERS, LONE, NOUN, in_scope

HOUSE_STYLE = 2
"""So often alone with a capital, a word is written so in this house: "the Council"."""
USUAL = 1.5
"""So much oftener than by chance an adjective and its noun are one expression (natural logarithm)."""
BEFORE = frozenset({"to", "at", "in", "from", "by", "of", "for", "with", "near", "into"})
GOES_ON = JOINTS - {"in", "on"}
"""Behind these a name goes on; "the post Office in Harrow" is over."""
ONE_FOR_ALL = frozenset({"union", "house", "court", "law", "act"})
"""What is one by itself, whatever stands before it: "the federal Court", "the first Union regiment"."""

RANKS = frozenset({"minister", "secretary", "executive", "officer"})


@once
def name_kinds(lines: Sequence[str]) -> frozenset[str]:
    """Return the words of ``name-kinds.txt`` that say what a name is the name of."""
    classes = (line.removeprefix("kind:") for line in lines if line.startswith("kind:"))
    return frozenset(word for line in classes for word in line.split())


@once
def _kinds(lines: Sequence[str]) -> frozenset[str]:
    """Return the words that say what a name is the name of, and those that do where they end one."""
    words = {word for word in name_kinds(lines) if len(word) >= LEAST_LETTERS}
    return frozenset(words - ONE_FOR_ALL | RANKS)


def split_name(ctx: Scope) -> Iterator[Slip]:
    """Yield a small noun and the word with a capital that says what kind of body, house or street it names;
    and any two words that the article writes with two capitals elsewhere. None beside code, where types and
    buttons have capitals.
    """
    if ctx.doc.code or ctx.facts.code_words:
        return
    table = ctx.facts.word_table
    kinds = _kinds(ctx.data("name-kinds.txt"))
    ends = [number for number in table.capitals if _may_end(ctx, number)]
    whole = _names(ctx) if ends else ()
    for number in ends:
        before, word = table.lower[number - 1], table.lower[number]
        if (before, word) in whole:
            why = "the article writes both words with a capital elsewhere"
        elif word in kinds and _belongs(ctx, number) and not _by_custom(ctx, number):
            why = f"“{before}” before it is not"
        else:
            continue
        if in_scope(ctx, number):
            start, end = table.starts[number - 1], table.ends[number]
            yield ctx.found(start, end, phrase=table.forms[number], why=why)


def _may_end(ctx: Scope, number: int) -> bool:
    """Say whether a word in title case ends a phrase of "the" (or "to") and a small noun or adjective."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    if number < 2 or not table.forms[number].istitle() or not table.forms[number].isalpha():
        return False
    before, first = table.forms[number - 1], table.lower[number - 2]
    if table.gaps[number] != " " or table.gaps[number - 1] != " " or len(before) < LEAST_LETTERS - 1:
        return False
    if not before.islower() or not before.isalpha() or first not in DEFINITE | LONE | BEFORE:
        return False
    after = number + 1
    if after < len(table) and table.gaps[after] == " ":
        further = table.forms[after + 1] if after + 1 < len(table) else ""
        # "the government Authority to Operate", "the bird Society of London".
        if table.forms[after][0].isupper() or (table.lower[after] in GOES_ON and further[:1].isupper()):
            return False
    # "This ancient Greek sky", beside "Ancient Greek".
    named = ctx.facts.lexicon.names.get(table.lower[number])
    return named is None and any(tagger.may(before, tag) for tag in (*NOUN, "JJ"))


def _belongs(ctx: Scope, number: int) -> bool:
    """Say whether the small word is part of the name: a noun, or an adjective of a usual expression."""
    table, tagger, pairs = ctx.facts.word_table, ctx.facts.tagger, ctx.facts.word_pairs
    before, word = table.lower[number - 1], table.lower[number]
    if tagger.likeliest(before) in NOUN and not tagger.may(before, "JJ"):
        return True
    return bool(pairs.counted(before, word) and pairs.leaning(before, word) >= USUAL)


def _by_custom(ctx: Scope, number: int) -> bool:
    """Say whether the article writes a word with a capital by itself, as many do with a body of theirs."""
    table = ctx.facts.word_table
    alone = 0
    for place in table.numbers.get(table.lower[number], ()):
        if place != number and table.forms[place].istitle() and place and table.gaps[place] == " ":
            alone += table.lower[place - 1] in DEFINITE
    return alone >= HOUSE_STYLE


def _names(ctx: Scope) -> frozenset[tuple[str, str]]:
    """Return pairs of ordinary words that stand with two capitals inside of sentences, never small."""
    table = ctx.facts.word_table
    found = set()
    for number in table.capitals:
        after = number + 1
        if (
            number
            and after < len(table)
            and table.gaps[number] == table.gaps[after] == " "
            and table.forms[number - 1].islower()
            and table.forms[number].istitle()
            and table.forms[after].istitle()
            and in_scope(ctx, number)
        ):
            found.add((table.lower[number], table.lower[after]))
    return frozenset(found)
