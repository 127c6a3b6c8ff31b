"""Words that are written in two: “to gether”, “with out”, “econom ic”."""

from collections.abc import Iterator, Mapping, Sequence

from copydesk.api import Edit, Fix, Scope, Slip, Word, word_sets

from .evidence import shown, unmarked

LEAST = {"apart": 0, "prefix": 0, "parts": 5, "fragment": 4}
"""How common the whole word is at least."""
SHORTEST = 5
OLD, HABIT = frozenset({"self", "selves", "ever"}), 2
"""What older prose writes apart ("our selves", "what ever"); so many such pairs are the habit of a file."""


def split_word(ctx: Scope) -> Iterator[Slip]:
    """Yield words in two parts that no writer puts beside each other on purpose."""
    parts = word_sets(ctx.data("split-parts.txt"))
    own = word_sets(ctx.data("split-words.txt"))
    table, after = ctx.facts.word_table, 0
    lower, gaps = table.lower, table.gaps
    unknown = (word.start for places in ctx.facts.spelling.unknown.values() for word in places)
    odd = {*table.where(parts["parts"]), *(table.first(start + 1) - 1 for start in unknown)}
    found = [
        (number, "fragment") for number in {*odd, *(number + 1 for number in odd)} if 0 < number < len(table)
    ]
    for number in table.where((parts.keys() | own.keys()) - {"parts"}):
        left, right = lower[number - 1], lower[number]
        if left in own.get(right, ()) and not _meant(own, lower, number):
            found.append((number, "apart"))
        elif left in parts.get(right, ()):
            found.append((number, "parts"))
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
        whole = table.forms[number - 1] + table.forms[number]
        if (
            gaps[number] == " "
            and table.starts[number - 1] >= after
            and len(whole) >= SHORTEST
            and whole.isascii()
            and whole.isalpha()
            and whole[1:].islower()
            and ctx.facts.lexicon.tier(whole.lower()) >= LEAST[kind]
        ):
            first, second = table.word(number - 1), table.word(number)
            if shown(ctx, first.start) and _free(ctx, first, second):
                after = second.end
                habit = len(old) >= HABIT and lower[number] in OLD
                yield _found(ctx, first, second, "habit" if habit else kind)


def _meant(own: Mapping[str, frozenset[str]], lower: Sequence[str], number: int) -> bool:
    """Say whether two words stand beside each other with right: "may be cause for concern", "dealt with in
    May".
    """
    second, following = lower[number], lower[number + 1] if number + 1 < len(lower) else ""
    needed = own.get(f"{lower[number - 1]} {second} only-before") or own.get(f"{second} only-before")
    return following in own.get(f"{second} not-before", ()) or (
        needed is not None and following not in needed
    )


def _takes(ctx: Scope, prefix: str, word: str) -> bool:
    """Say whether a prefix that was written apart goes with a word: the whole is known, or a participle."""
    tier = ctx.facts.lexicon.tier
    if len(word) < SHORTEST or not tier(word):
        return False
    return bool(tier(prefix + word)) or (prefix == "mis" and word.endswith(("ed", "ing")))


def _free(ctx: Scope, first: Word, second: Word) -> bool:
    """Say whether both parts are plain text of one block."""
    block = ctx.block_at(first.start)
    return (
        block is not None
        and second.end <= block.end
        and unmarked(ctx, first.start, second.end)
        and not ctx.quoted(first.start, second.end)
    )


def _found(ctx: Scope, first: Word, second: Word, kind: str) -> Slip:
    right = first.text + second.text
    edit = Edit(ctx.doc.lift(first.start, second.end), right)
    fix = Fix((edit,), f"write “{right}”", "unsafe")
    return ctx.found(first.start, second.end, kind=kind, fix=fix, right=right)
