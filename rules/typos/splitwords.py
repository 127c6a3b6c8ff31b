"""Words that are written in two: “to gether”, “with out”, “econom ic”."""

from collections.abc import Iterator, Mapping

from copydesk.api import Edit, Fix, Scope, Slip, Word, word_sets

from .evidence import shown, unmarked

LEAST = {"apart": 0, "parts": 5, "fragment": 4}
"""How common the whole word is at least."""
SHORTEST = 5


def split_word(ctx: Scope) -> Iterator[Slip]:
    """Yield words in two parts that no writer puts beside each other on purpose."""
    sets = word_sets(ctx.data("split-parts.txt"))
    own = word_sets(ctx.data("split-words.txt"))
    table, after = ctx.facts.word_table, 0
    unknown = {word.start for places in ctx.facts.spelling.unknown.values() for word in places}
    numbers = {*table.where(sets["parts"]), *(table.first(start + 1) - 1 for start in unknown)}
    pairs = table.where((sets.keys() | own.keys()) - {"parts"})
    for number in sorted({*pairs, *numbers, *(number + 1 for number in numbers)}):
        if not 0 < number < len(table) or table.starts[number] < after or table.gaps[number] != " ":
            continue
        first, second = table.word(number - 1), table.word(number)
        whole = first.text + second.text
        if not (whole.isascii() and whole.isalpha() and whole[1:].islower()):
            continue
        low = whole.lower()
        left = first.text.lower()
        if left in own.get(second.text, ()) and not _meant(own, table.lower, number):
            kind = "apart"
        elif left in sets.get(second.text, ()):
            kind = "parts"
        elif {number - 1, number} & numbers and len(low) >= SHORTEST:
            kind = "fragment"
        else:
            continue
        if (
            ctx.facts.lexicon.tier(low) >= LEAST[kind]
            and shown(ctx, first.start)
            and _free(ctx, first, second)
        ):
            after = second.end
            yield _found(ctx, first, second, kind)


def _meant(own: Mapping[str, frozenset[str]], lower: list[str], number: int) -> bool:
    """Say whether two words stand beside each other with right: "may be cause for concern", "dealt with in
    May".
    """
    second, following = lower[number], lower[number + 1] if number + 1 < len(lower) else ""
    needed = own.get(f"{second} only-before")
    return following in own.get(f"{second} not-before", ()) or (
        needed is not None and following not in needed
    )


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
