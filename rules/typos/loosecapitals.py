"""Words with a capital that is only theirs in names: seasons and sides of the sky ("in late Summer", "the
Northern shore"), and nouns beside small ones of their kind ("chemistry and History", "a few Waterbuck").
"""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .midcapitals import on_one_line
from .straycapitals import DEFINITE, JOINTS, NOUN, in_scope, is_plain_thing

SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
SIDES = frozenset({"north", "south", "east", "west"})
BEFORE_PLURAL = frozenset({"few", "many", "several", "some", "most"})
PLURAL = "NNS"
LEAST_LETTERS = 4
MOST = 2
NEAR = 3


def loose_capital(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order; none of a kind that is written so again and again."""
    if ctx.doc.code or ctx.facts.code_words:
        return
    table = ctx.facts.word_table
    seasons = [number for number in table.where(SEASONS) if _is_season(ctx, number)]
    sides = [
        number for number in table.where(SIDES | {f"{side}ern" for side in SIDES}) if _is_side(ctx, number)
    ]
    listed = [number for number in table.capitals if _is_beside(ctx, number) or _is_counted(ctx, number)]
    for found, why in (
        (seasons, "the names of the seasons are written small"),
        (sides, "it says where something lies and is no name"),
        (listed, "what stands before it makes it one of many"),
    ):
        found = [number for number in found if in_scope(ctx, number) and on_one_line(ctx, number)]
        if len(found) <= MOST:
            for number in found:
                yield ctx.found(table.starts[number], table.ends[number], phrase=table.forms[number], why=why)


def _is_bare(ctx: Scope, number: int) -> bool:
    """Say whether a word has a capital behind a small word and no name beside it."""
    table = ctx.facts.word_table
    form, before = table.forms[number], table.forms[number - 1] if number else ""
    return (
        bool(number)
        and form.istitle()
        and form.isalpha()
        and table.gaps[number] == " "
        and before.islower()
        and not _goes_on(ctx, number)
    )


def _goes_on(ctx: Scope, number: int) -> bool:
    """Say whether a name goes on behind a word, with another one or a joint ("the Spring of Nations")."""
    table = ctx.facts.word_table
    for after in (number + 1, number + 2):
        if after >= len(table) or table.gaps[after] != " ":
            return after < len(table) and after == number + 1 and table.gaps[after][:1] in "-'’&"
        if table.forms[after][0].isupper():
            return True
        if table.forms[after] not in JOINTS:
            return False
    return False


def _is_season(ctx: Scope, number: int) -> bool:
    """Say whether a season stands where only a time may."""
    table = ctx.facts.word_table
    if (
        not _is_bare(ctx, number)
        or table.lower[number - 1] not in word_sets(ctx.data("grammar.txt"))["before-season"]
    ):
        return False
    after = number + 1
    if after >= len(table) or table.gaps[after] != " ":
        return table.lower[number - 1] != "of"
    following = table.lower[after]
    if table.lower[number - 1] == "of":
        return following.isdigit()
    ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    return following in ends or following.isdigit()


def _is_side(ctx: Scope, number: int) -> bool:
    """Say whether a side of the sky stands before what has sides ("the Northern shore"), or ends a way in
    an article that writes others small ("immediately to the South").
    """
    table = ctx.facts.word_table
    if not _is_bare(ctx, number):
        return False
    word, after = table.lower[number], number + 1
    joined = after < len(table) and table.gaps[after] == " "
    if joined and table.forms[after] in word_sets(ctx.data("grammar.txt"))["with-sides"]:
        return True
    if (
        word not in SIDES
        or joined
        or table.lower[number - 2 : number] not in (["to", "the"], ["from", "the"], ["on", "the"])
    ):
        return False
    return any(table.forms[at].islower() for at in table.where(SIDES | {f"{side}ern" for side in SIDES}))


def _is_noun(ctx: Scope, number: int) -> bool:
    """Say whether a word is a noun of the language that stands so once and is no name."""
    word = ctx.facts.word_table.lower[number]
    return (
        len(word) >= LEAST_LETTERS
        and is_plain_thing(ctx, word)
        and sum(ctx.facts.capitals.get(word, {}).values()) == 1
        and ctx.facts.tagger.likeliest(word) in NOUN
    )


def _is_beside(ctx: Scope, number: int) -> bool:
    """Say whether a noun is joined to a small one of its number and kind: "foxgloves and Bellflowers"."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    if (
        number < NEAR
        or table.forms[number - 1] not in ("and", "or")
        or not _is_bare(ctx, number)
        or not _is_noun(ctx, number)
    ):
        return False
    other, before = table.lower[number - 2], table.lower[number - 3]
    if not table.forms[number - 2].islower() or table.gaps[number - 1] != " " or before in DEFINITE:
        return False
    word = table.lower[number]
    alike = word.endswith("s") == other.endswith("s") and tagger.likeliest(other) in NOUN
    return alike and not tagger.may(word, "VB") and _ends(ctx, number)


def _is_counted(ctx: Scope, number: int) -> bool:
    """Say whether a noun stands behind a word for some of many: "a few Waterbuck"."""
    table = ctx.facts.word_table
    return (
        table.lower[number - 1] in BEFORE_PLURAL
        and _is_bare(ctx, number)
        and _is_noun(ctx, number)
        and _ends(ctx, number)
    )


def _ends(ctx: Scope, number: int) -> bool:
    """Say whether a mark, a verb or a word that opens another phrase follows."""
    table, after = ctx.facts.word_table, number + 1
    if after >= len(table) or table.gaps[after] != " ":
        return True
    following = table.lower[after]
    return following in word_sets(ctx.data("grammar.txt"))["after-phrase"] or ctx.facts.tagger.likeliest(
        following
    ) in ("VBP", "VBD", "VBZ", "VB")
