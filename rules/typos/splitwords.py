"""Words that are written in two: “to gether”, “with out”, “econom ic”."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from copydesk.api import (
    Edit,
    Fix,
    KeyedLines,
    Scope,
    Slip,
    SplitWords,
    Tagger,
    Word,
    WordPairs,
    once,
    word_sets,
)

from .evidence import shown, unmarked
from .shiftedspaces import shifted_spaces
from .speech import Speech
from .spelling import inside_code
from .syntax.beside import nearest, sign_of, window

SURE, POSSIBLE = 4.0, 1.0
"""From which odds on (natural logarithm) two neighbours are one word, and from which they may be."""
LETTER = 4.0
"""So much better they must be for a letter that is a word, and for "or": they may stand beside any other."""
USUAL, RARE = 4, 3
"""So common a word is that a line break cut ("pro- vide"), and so rare one of its parts at least."""
LEAST = {"apart": 0, "broken": USUAL, "prefix": 0, "likely": 0, "possible": 0, "fragment": 4}
"""How common the whole word is at least."""
HYPHEN = "- "
BACK = 4
"""So many words before two parts may say that two words are meant ("from day to night")."""
SHORTEST, PREFIXED = 4, 5
OLD, HABIT = frozenset({"self", "selves", "ever", "day", "night", "morrow", "one"}), 2
"""What older prose writes apart ("our selves", "to night"); so many such pairs are the habit of a file."""
PARTICLES = frozenset("off up out on in down over away back".split())
VERBS = ("VB", "VBP", "VBZ", "VBD", "VBG", "VBN")
SAID = ("apart", "likely")
"""What is sure enough for the words of a speaker, which are ours as they are spelt."""


def split_word(ctx: Scope) -> Iterator[Slip]:
    """Yield words in two parts that no writer puts beside each other on purpose."""
    own = word_sets(ctx.data("split-words.txt"))
    table, after = ctx.facts.word_table, 0
    lower, gaps = table.lower, table.gaps
    unknown = {
        table.first(word.start + 1) - 1 for places in ctx.facts.spelling.unknown.values() for word in places
    }
    found = [
        (number, "fragment")
        for number in {*unknown, *(number + 1 for number in unknown)}
        if 0 < number < len(table)
    ]
    speech = Speech(ctx)
    for number in table.where(own.keys()):
        if number and lower[number - 1] in own.get(lower[number], ()) and not _meant(own, lower, number):
            found.append((number, "apart"))
    weighed = dict(_weighed(ctx))
    # "a ware house": of two that share a part the likelier one.
    weighed = {
        number: odds
        for number, odds in weighed.items()
        if odds > max(weighed.get(number - 1, 0.0), weighed.get(number + 1, 0.0))
    }
    found += ((number, "likely" if odds >= SURE else "possible") for number, odds in weighed.items())
    moved = dict(shifted_spaces(ctx, unknown))
    found += ((number, "shifted" if " " in right else "likely") for number, right in moved.items())
    broken = _broken(ctx)
    found += ((number, "broken") for number in broken)
    # What no word is by itself, before one that is: "mis configured", "un happy".
    for number in table.where(own["prefixes"]):
        if number + 1 < len(table) and _takes(ctx, lower[number], lower[number + 1]):
            found.append((number + 1, "prefix"))
    old = {
        (lower[number - 1], lower[number])
        for number, kind in found
        if kind == "apart" and lower[number] in OLD
    }
    for number, kind in sorted(found):
        right = moved.get(number, "") or _joined(table.forms[number - 1], table.forms[number])
        if (
            (gaps[number] == " " or number in broken)
            and table.starts[number - 1] >= after
            and (number in moved or _is_word(ctx, right, LEAST[kind]))
        ):
            first, second = table.word(number - 1), table.word(number)
            if shown(ctx, first.start) and _free(ctx, first, second):
                after = second.end
                if len(old) >= HABIT and lower[number] in OLD:
                    kind = "habit"
                elif ctx.quoted(first.start, second.end):
                    if kind not in SAID or speech.leaves(second):
                        continue
                    kind = "said"
                yield _found(ctx, first, second, right, kind, weighed.get(number))


def _joined(first: str, second: str) -> str:
    """Write two parts as one word: “where ever” shares a letter."""
    return first.removesuffix("e" if second == "ever" else "") + second


def _broken(ctx: Scope) -> set[int]:
    """Return the numbers of words behind the hyphen of a line break that is no more: "pro- vide", and not
    "pre- and post-war".
    """
    table, tier = ctx.facts.word_table, ctx.facts.lexicon.tier
    return {
        number
        for number, gap in enumerate(table.gaps)
        if gap == HYPHEN
        and 0 < number < len(table)
        and table.forms[number].islower()
        and min(tier(table.lower[number - 1]), tier(table.lower[number])) <= RARE
    }


def _is_word(ctx: Scope, whole: str, least: int) -> bool:
    """Say whether two parts written as one are a word that is so common at least."""
    return (
        len(whole) >= SHORTEST
        and whole.isascii()
        and whole.isalpha()
        and whole[1:].islower()
        and ctx.facts.lexicon.tier(whole.lower()) >= least
    )


def _weighed(ctx: Scope) -> Iterator[tuple[int, float]]:
    """Yield the neighbours that are likelier one word than two, by the number of the second, with the
    odds.
    """
    table, facts = ctx.facts.word_table, ctx.facts
    words = _read(ctx.data("split-parts.keyed"), facts.word_pairs, facts.tagger)
    lower, gaps = table.lower, table.gaps
    for second in words.seconds.among(table.vocabulary):
        firsts = words.firsts(second)
        numbers = [number for number in table.numbers[second] if number and lower[number - 1] in firsts]
        if not numbers:
            continue
        often = Counter(lower[number - 1] for number in numbers)
        for number in numbers:
            # What stands so twice is meant; "to hold off ice": the first belongs to the verb before it.
            hangs = (
                number > 1
                and lower[number - 1] in PARTICLES
                and facts.tagger.likeliest(lower[number - 2]) in VERBS
            )
            if gaps[number] == " " and often[lower[number - 1]] == 1 and not hangs:
                beside = (
                    sign_of(nearest(table, number - 1, -1)),
                    lower[number - 1],
                    second,
                    sign_of(nearest(table, number, 1)),
                )
                # "a mount": a letter that is a word stands before any other.
                letter = LETTER * (len(lower[number - 1]) == 1 or facts.tagger.may(second, "CC"))
                odds = words.odds(beside, partial(window, table, number - 1), POSSIBLE + letter)
                if odds is not None:
                    yield number, round(odds - letter, 1)


@once
def _read(lines: KeyedLines, pairs: WordPairs, tagger: Tagger) -> SplitWords:
    return SplitWords(lines, pairs, tagger)


def _meant(own: Mapping[str, frozenset[str]], lower: Sequence[str], number: int) -> bool:
    """Say whether two words stand beside each other with right: "may be cause for concern", "dealt with in
    May".
    """
    second, following = lower[number], lower[number + 1] if number + 1 < len(lower) else ""
    pair = f"{lower[number - 1]} {second}"
    needed = own.get(f"{pair} only-before") or own.get(f"{second} only-before")
    if following in own.get(f"{second} not-before", ()) or (needed and following not in needed):
        return True
    before = lower[max(0, number - 1 - BACK) : number - 1]
    given, kept = own.get(f"{pair} only-behind"), own.get(f"{pair} not-behind")
    return bool((given and given.isdisjoint(before)) or (kept and not kept.isdisjoint(before)))


def _takes(ctx: Scope, prefix: str, word: str) -> bool:
    """Say whether a prefix that was written apart goes with a word: the whole is known, or a participle."""
    tier = ctx.facts.lexicon.tier
    if len(word) < PREFIXED or not tier(word):
        return False
    return bool(tier(prefix + word)) or (prefix == "mis" and word.endswith(("ed", "ing")))


def _free(ctx: Scope, first: Word, second: Word) -> bool:
    """Say whether both parts are plain text of one block."""
    block = ctx.block_at(first.start)
    return (
        block is not None
        and second.end <= block.end
        and unmarked(ctx, first.start, second.end)
        and not inside_code(ctx.text, second.start, second.end)
    )


def _found(ctx: Scope, first: Word, second: Word, right: str, kind: str, odds: float | None) -> Slip:
    edit = Edit(ctx.doc.lift(first.start, second.end), right)
    fix = Fix((edit,), f"write “{right}”", "unsafe")
    return ctx.found(first.start, second.end, kind=kind, fix=fix, right=right, odds=odds)
