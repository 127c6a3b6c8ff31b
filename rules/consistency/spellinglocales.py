"""American words in a British text, and the other way round."""

from collections.abc import Iterator, Sequence
from functools import cache

from copydesk.api import Scope, Slip, Word

AMERICAN, BRITISH = "American", "British"
AMERICANS = frozenset({"US", "PH", "PR"})
BRITONS = frozenset({"GB", "UK", "IE", "AU", "NZ", "ZA", "IN"})
"""Regions whose English keeps to one side; that of Canada takes from both."""
HTML_HEAD = "html-head"


def spelling_locale_mix(ctx: Scope) -> Iterator[Slip]:
    """Yield the words of the other side: of the one that the article or the block declares (``lang``), or the
    configuration, else of the one that has fewer words.
    """
    table, side_of = ctx.facts.word_table, _sides(ctx.data("spelling-locales.txt"))
    present = table.caseless & side_of.keys()
    if not present:
        return
    whole, binding = _declared(ctx)
    sides: dict[str, list[Word]] = {AMERICAN: [], BRITISH: []}
    told: list[tuple[Word, str, str]] = []
    places = [(number, word) for word in present for number in table.where_caseless(word)]
    for number, spelt in sorted(places):
        start, end = table.starts[number], table.ends[number]
        block = ctx.block_at(start)
        if block is None or ctx.quoted(start, end):
            continue
        # A capital inside a sentence makes it a name.
        capital = table.forms[number][:1].isupper()
        if capital and (block.kind == "heading" or not _opens(ctx, start, block.start)):
            continue
        own = str(block.attrs.get("lang", ""))
        tag = own if own and own.lower() != whole.lower() and _side(own) else whole
        if tag == whole:
            sides[side_of[spelt]].append(table.word(number))
        told.append((table.word(number), side_of[spelt], tag))
    minor, major = sorted(sides, key=lambda side: (len(sides[side]), side))
    clear = len(sides[major]) >= 2 and 2 * len(sides[minor]) <= len(sides[major]) + 1
    # The tag of a page is often that of its template: a text that is clearly of the other side says more.
    belied = not binding and clear and _side(whole) == minor
    for place, side, tag in told:
        if _side(tag) and not (belied and tag == whole):
            if side != _side(tag):
                yield _found(ctx, place, side, declared=tag)
        elif clear and side == minor and tag == whole:
            yield _found(ctx, place, side, sides[major])


def sides_of(ctx: Scope) -> dict[str, int]:
    """Return how many different words of a text only one side writes, by the side."""
    side_of = _sides(ctx.data("spelling-locales.txt"))
    told = [side_of[word] for word in ctx.facts.word_table.caseless & side_of.keys()]
    return {side: told.count(side) for side in (AMERICAN, BRITISH)}


def _found(ctx: Scope, place: Word, side: str, others: Sequence[Word] = (), *, declared: str = "") -> Slip:
    beside = (others[0].start, others[0].end) if others else None
    main = "" if declared else AMERICAN if side == BRITISH else BRITISH
    return ctx.found(
        place.start, place.end, beside=beside, locale=side, main=main, count=len(others), declared=declared
    )


def _declared(ctx: Scope) -> tuple[str, bool]:
    """Return the language tag that counts for the article, and whether its author has chosen it."""
    entry = ctx.facts.declared_language
    value = entry.value if entry is not None else ""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str) and entry is not None and _side(value):
        return value.replace("_", "-"), entry.origin != HTML_HEAD
    languages = ctx.facts.knowledge.settings.get("languages", ())
    return (languages[0], True) if languages and _side(languages[0]) else ("", False)


def _side(tag: str) -> str:
    """Return the side of the Atlantic that a language tag names; "" for one that names none."""
    language, _, region = tag.replace("_", "-").partition("-")
    if language.lower() != "en":
        return ""
    place = region.rpartition("-")[2].upper()
    return AMERICAN if place in AMERICANS else BRITISH if place in BRITONS else ""


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
        **dict.fromkeys(american - british, AMERICAN),
        **dict.fromkeys(british - american, BRITISH),
    }
