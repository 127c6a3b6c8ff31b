"""Everyday nouns with a capital in the middle of a sentence of an article that has hardly another such
capital: "behind the Dunes a little after eleven", "balm from the Chemist", "in Sacks of two pounds".
"""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .midcapitals import CHOOSING, CONTROLS, NEAR, USUAL, VERBS, on_one_line
from .sentencewords import begins_sentence
from .straycapitals import DEFINITE, LONE, NOUN, belongs, in_scope
from .twinnedcapitals import is_in_sentence, is_lone, phrase_ends

LEAST_LETTERS = 3
EVERYDAY, NAMED = 3, 3
"""The least tiers of an everyday word, and of one that is a name, too."""
MOST, BESIDE_CODE = 2, 1
"""So many nouns with a capital are slips, and so many where they may be types or buttons; more are the way of
the house.
"""
NAMING = frozenset("called named titled entitled dubbed termed labelled labeled as like under at".split())
"""Behind these stands what something is called, or where a name says it is."""
BINDING = frozenset(("of", "and", "or", "for", "de"))
MANY = VERBS | {"JJ", "CD", "IN", "CC"}
"""The parts of speech behind which a plural stands without an article."""


def everyday_capital(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order; none where there are so many that they may be terms of the house."""
    table = ctx.facts.word_table
    found = [number for number in table.capitals if _may_be(ctx, number)]
    if not found:
        return
    found = [number for number in found if in_scope(ctx, number)]
    coded = bool(ctx.doc.code or ctx.facts.code_words)
    if len({table.lower[number] for number in found}) > (BESIDE_CODE if coded else MOST):
        return
    for number in found:
        if _has_role(ctx, number) and _is_no_name(ctx, number):
            start = table.starts[number]
            yield ctx.found(
                start, table.ends[number], phrase=table.forms[number], why="nothing beside it makes it a name"
            )


def _may_be(ctx: Scope, number: int) -> bool:
    """Say whether a noun with a capital stands inside a sentence between small words or marks."""
    table, after = ctx.facts.word_table, number + 1
    form, word = table.forms[number], table.lower[number]
    if not number or len(form) < LEAST_LETTERS or not (form.istitle() and form.isalpha()):
        return False
    if table.gaps[number] != " " or not _is_small(ctx, number - 1):
        return False
    if after < len(table):
        gap, following = table.gaps[after], table.forms[after]
        if gap == " " and not (following.islower() and following.isalpha()):
            return False
        if gap in ("' ", "’ "):
            gap = " " if word.endswith("s") and following.islower() else gap
        if gap[:1] not in " ,;.:!?" or (gap != " " and not gap[1:2].isspace()):
            return False
        # "your Car, Truck or Van".
        if gap[:1] == "," and not following.islower():
            return False
    if ctx.facts.tagger.likeliest(word) not in NOUN:
        return False
    known, singular = ctx.facts.lexicon.look_up(word), word.removesuffix("s")
    if not known.tier or word in ctx.facts.lexicon.names:
        return False
    if known.name and not (
        word.endswith("s") and _determined(ctx, number) and ctx.facts.lexicon.known(singular)
    ):
        return False
    return word_sets(ctx.data("grammar.txt"))["by-custom-capital"].isdisjoint((word, singular, f"{word}s"))


def _is_small(ctx: Scope, number: int) -> bool:
    """Say whether a word is written small, or opens its sentence as an article does."""
    table = ctx.facts.word_table
    return table.forms[number].islower() or (
        table.lower[number] in DEFINITE | LONE and begins_sentence(ctx, table.starts[number])
    )


def _determined(ctx: Scope, number: int) -> bool:
    """Say whether a determiner stands before a noun, or before the adjective in front of it."""
    table = ctx.facts.word_table
    before, further = table.lower[number - 1], table.lower[number - 2] if number > 1 else ""
    articles = DEFINITE | LONE
    described = table.gaps[number - 1] == " " and ctx.facts.tagger.may(before, "JJ")
    return before in articles or (described and further in articles)


def _has_role(ctx: Scope, number: int) -> bool:
    """Say whether the noun is the end of its phrase, or the first word of a usual compound; one without a
    determiner has to be a plural.
    """
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    word, before, after = table.lower[number], table.lower[number - 1], number + 1
    known_as = before in DEFINITE and table.lower[number - 2] in NAMING - {"under", "at"}
    if known_as or before in CHOOSING | NAMING or (after < len(table) and table.forms[after] in CONTROLS):
        return False
    if not _determined(ctx, number):
        tags = {tagger.table.tags[kind] for kind, _ in tagger.kinds(word)}
        if "NNS" not in tags or "NN" in tags or tagger.likeliest(before) not in MANY:
            return False
    # "behind the Dunes a little after eleven".
    if after < len(table) and table.lower[after] in LONE | DEFINITE:
        return True
    return phrase_ends(ctx, number) or _is_compound(ctx, number)


def _is_compound(ctx: Scope, number: int) -> bool:
    table, pairs = ctx.facts.word_table, ctx.facts.word_pairs
    word, noun = table.lower[number], table.lower[number + 1]
    usual = pairs.counted(word, noun) and pairs.leaning(word, noun) >= USUAL
    return usual and ctx.facts.tagger.likeliest(noun) in NOUN


def _is_no_name(ctx: Scope, number: int) -> bool:
    word = ctx.facts.word_table.lower[number]
    return (
        ctx.facts.lexicon.tier(word) >= EVERYDAY
        and not (belongs(ctx, number) or _is_joined(ctx, number) or _in_title(ctx, number))
        and on_one_line(ctx, number)
        and is_in_sentence(ctx, number)
        and is_lone(ctx, number)
    )


def _is_joined(ctx: Scope, number: int) -> bool:
    """Say whether "of" or "and" binds the word to a name: "the Bay of Fundy", "Arts and Crafts"."""
    table, after = ctx.facts.word_table, number + 2
    if after < len(table) and table.forms[number + 1] in BINDING and table.gaps[after] == " ":
        further = table.forms[after + 1] if table.forms[after] in DEFINITE and after + 1 < len(table) else ""
        if not table.forms[after].islower() or further[:1].isupper():
            return True
    return number > 1 and table.lower[number - 1] in BINDING and not table.forms[number - 2].islower()


def _in_title(ctx: Scope, number: int) -> bool:
    """Say whether a word that is no name has a capital a few words before or behind, as in a title."""
    table = ctx.facts.word_table
    for after in range(number + 1, min(number + 1 + NEAR, len(table))):
        if table.gaps[after] != " ":
            break
        if not table.forms[after].islower() and table.forms[after].isalpha() and _is_word(ctx, after):
            return True
    for before in range(number - 1, max(number - 1 - NEAR, -1), -1):
        if not table.forms[before].islower():
            return _is_word(ctx, before) and not begins_sentence(ctx, table.starts[before])
        if table.gaps[before] != " ":
            break
    return False


def _is_word(ctx: Scope, number: int) -> bool:
    known = ctx.facts.lexicon.look_up(ctx.facts.word_table.lower[number])
    return known.known and not known.name and known.tier > 0
