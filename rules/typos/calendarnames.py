"""Names of days and months that are misspelt: “Wendesday”, “in Septembar”.

The dictionary of words that may be meant has no names, for what is near to a name is mostly another name. The
names of the calendar stand where dates stand, so that their place speaks for them.
"""

from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip, Word

from .evidence import before, shown
from .ownwords import OwnWords
from .speech import Speech

DEAREST = 110
"""What a slip costs at most (tenths of bits)."""
SHORTEST = 5
ONCE = 1
OPENERS = ("IN", "DT", "JJ", "CD")
"""What stands before a date: "on", "every", "last", "14"."""
JOINTS = frozenset(("to", "and", "or", "through"))
"""Behind these stands the end of a time, or another: "from Easter to August"."""

NO_MONTH = frozenset(("at", "near", "inside"))
NO_DAY = NO_MONTH | {"in"}
"""What stands before places: "at Sundau"."""


def calendar_names(ctx: Scope, own: OwnWords, speech: Speech) -> Iterator[Slip]:
    """Yield words with a capital that nothing knows, that stand where a date may, and are a slip away from a
    day or a month.
    """
    calendar, channel = ctx.facts.calendar, ctx.facts.lexicon.suggester.channel
    days = {form for day in calendar.weekdays for form in (day, f"{day}s")}
    names = [*days, *(name for name in calendar.months if len(name) >= SHORTEST)]
    dated = {word: (place,) for word, place in _dated_words(ctx) if word not in names}
    for word, places in {**dated, **ctx.facts.spelling.titled}.items():
        if not (word.isascii() and word.isalpha()) or len(places) > ONCE or own.covers(places[0].text):
            continue
        cost, name = min((channel.cost(name, word), name) for name in names)
        place = places[0]
        if cost > DEAREST or not _in_date(ctx, place, name in days):
            continue
        if not shown(ctx, place.start) or speech.leaves(place):
            continue
        right = name.capitalize()
        fix = Fix((Edit(ctx.doc.lift(place.start, place.end), right),), f"write “{right}”", "unsafe")
        yield ctx.found(place.start, place.end, kind="likely", fix=fix, right=right, slip="a day or a month")


def _dated_words(ctx: Scope) -> Iterator[tuple[str, Word]]:
    """Yield words with a capital that only a large dictionary knows, where but a date fits: "9 Agust"."""
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    for number in table.capitals:
        word, before_it = table.lower[number], table.forms[number - 1] if number else ""
        if len(word) < SHORTEST or table.gaps[number] != " " or lexicon.tier(word) or word in lexicon.names:
            continue
        if before_it.isdigit() or (before_it in JOINTS and _is_time(ctx, number - 2)):
            yield word, table.word(number)


def _in_date(ctx: Scope, place: Word, weekday: bool) -> bool:
    """Say whether a date, or a day of the week, may stand at a place: a number or a small word beside it, and
    no name.
    """
    table = ctx.facts.word_table
    number = table.first(place.start + 1) - 1
    following = table.forms[number + 1] if number + 1 < len(table) else ""
    if following[:1].isdigit():
        return True
    if following[:1].isupper() and table.gaps[number + 1] == " ":
        return False
    word = before(ctx, place.start)
    if word in NO_DAY if weekday else word in NO_MONTH:
        return False
    if word in JOINTS and _is_time(ctx, number - 2):
        return True
    small = word and table.forms[number - 1].islower()
    return word[:1].isdigit() or bool(small and any(ctx.facts.tagger.may(word, tag) for tag in OPENERS))


def _is_time(ctx: Scope, number: int) -> bool:
    """Say whether a word names a day, a month, a season or a feast."""
    if number < 0:
        return False
    calendar, word = ctx.data("calendar.toml"), ctx.facts.word_table.lower[number]
    kinds = ("weekdays", "months", "seasons")
    return any(word.removesuffix("s") in calendar[kind] or word in calendar[kind] for kind in kinds)
