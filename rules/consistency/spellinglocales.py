"""American words in a British text, and the other way round."""

from collections.abc import Iterator
from functools import cache

from copydesk.api import Scope, Slip, Word


def spelling_locale_mix(ctx: Scope) -> Iterator[Slip]:
    table, side_of = ctx.facts.word_table, _sides(ctx.data("spelling-locales.txt"))
    present = table.caseless & side_of.keys()
    if len({side_of[word] for word in present}) < 2:
        return
    sides: dict[str, list[Word]] = {"American": [], "British": []}
    places = [(number, word) for word in present for number in table.where_caseless(word)]
    for number, spelt in sorted(places):
        start, end = table.starts[number], table.ends[number]
        block = ctx.block_at(start)
        if block is None or ctx.quoted(start, end):
            continue
        # A capital inside a sentence makes it a name.
        capital = table.forms[number][:1].isupper()
        if not capital or (block.kind != "heading" and _opens(ctx, start, block.start)):
            sides[side_of[spelt]].append(table.word(number))
    minor, major = sorted(sides, key=lambda side: (len(sides[side]), side))
    if len(sides[major]) < 2 or 2 * len(sides[minor]) > len(sides[major]) + 1:
        return
    first, count = sides[major][0], len(sides[major])
    for place in sides[minor]:
        beside = first.start, first.end
        yield ctx.found(place.start, place.end, beside=beside, locale=minor, main=major, count=count)


def _opens(ctx: Scope, start: int, least: int) -> bool:
    before = ctx.text[least:start].rstrip()
    return not before or before[-1] in '.!?:“"(•'


@cache
def _sides(lines: tuple[str, ...]) -> dict[str, str]:
    """Return the side of each word that only one side writes."""
    american: set[str] = set()
    british: set[str] = set()
    for line in lines:
        ours, theirs, *endings = line.split()
        for word, side in ((ours, american), (theirs, british)):
            if word != "-":
                side.update(word + ending for ending in ("", *endings))
    return {
        **dict.fromkeys(american - british, "American"),
        **dict.fromkeys(british - american, "British"),
    }
