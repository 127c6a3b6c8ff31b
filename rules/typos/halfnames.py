"""Names of two words of which the second is written small once: "Osprey point" beside "Osprey Point"."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope

TWICE = 2
MOST_OTHERS = 3
RUNNING = frozenset({"paragraph", "list-item"})
LEAST_LETTERS = 3


def half_names(ctx: Scope) -> Iterator[tuple[int, int, str]]:
    """Yield prose range and name where the second word of a name stands small.

    The document writes the name with both capitals twice or more inside of sentences, its first word never
    small and hardly ever without the second ("Windows", "Rust" and "DNS" stand before any word).
    """
    table = ctx.facts.word_table
    whole: dict[tuple[str, str], list[int]] = {}
    half: list[int] = []
    for number in table.capitals:
        first = table.forms[number]
        if number + 1 >= len(table) or table.gaps[number + 1] != " " or not first.isalpha():
            continue
        second = table.forms[number + 1]
        if second[0].isupper():
            whole.setdefault((first, second.lower()), []).append(number)
        elif len(second) >= LEAST_LETTERS and second.isalpha() and second.islower():
            half.append(number)
    for number in half:
        first, second = table.forms[number], table.forms[number + 1]
        places = whole.get((first, second), ())
        if len(places) < TWICE or _is_small(ctx, first) or ctx.block_at(table.starts[number]) is None:
            continue
        others = len(table.numbers.get(first.lower(), ())) - len(places)
        if others > max(1, len(places) // MOST_OTHERS):
            continue
        if sum(_is_inside(ctx, place) for place in places) >= TWICE:
            yield table.starts[number], table.ends[number + 1], f"{first} {second.capitalize()}"


def _is_small(ctx: Scope, word: str) -> bool:
    table = ctx.facts.word_table
    return any(table.forms[number].islower() for number in table.numbers.get(word.lower(), ()))


def _is_inside(ctx: Scope, number: int) -> bool:
    """Say whether a word stands inside of a sentence of running text."""
    start = ctx.facts.word_table.starts[number]
    block = ctx.block_at(start)
    if block is None or block.kind not in RUNNING:
        return False
    sentence = ctx.facts.sentence_at(block, start)
    return sentence is not None and sentence.start < start
