"""Numbers, dates and percentages written in several ways, or in a doubled way."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import filterfalse

from copydesk.api import Block, Edit, Fix, Scope, Slip, TextWords, regex, word_sets

from .formchoices import CENTURIES, Choice, Numbers, choices

SMALL, LARGE_LETTERS = regex(r"\d[ap]m\b"), regex(r"\d[AP]M\b")
DIGIT, FIVE = regex(r"\d"), regex(r"\d{5}")
DAY = regex(r"\d{1,2}(?:st|nd|rd|th)?\Z")
PLAIN = regex(r"(?:.*['’\u2011-])?[1-9]\d{4,8}(?!\w)")
PERCENT = Choice(
    "percentages",
    regex(r"%|per ?cent"),
    (
        ("“%”", regex(r"(?<=\d)%")),
        ("“ %” with a space", regex(r"(?<=\d)[ \u00a0\u202f]%")),
        ("“percent”", regex(r"(?<=\d[ \u00a0])percent\b")),
        ("“per cent”", regex(r"(?<=\d[ \u00a0])per cent\b")),
    ),
    even=True,
)
TIMES = Choice(
    "times",
    regex(r"\d[ \u00a0]?[AaPp]\.?[Mm]"),
    (
        ("“a.m.”, “p.m.”", regex(r"(?<=\d)[ \u00a0]?[ap]\.m\.")),
        ("“am”, “pm”", regex(r"(?<=\d)[ \u00a0]?[ap]m\b")),
        ("“AM”, “PM”", regex(r"(?<=\d)[ \u00a0]?[AP]M\b")),
    ),
    even=True,
)
LARGE = Choice(
    "large numbers",
    regex(r"\d{5}|\d{3},\d{3}|\d,\d{3}|[\u00a0\u202f\u2009]\d{3}"),
    (
        ("with a comma", regex(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)")),
        ("without a mark", regex(r"(?<![\w.,:/#\-–+(&=])[1-9]\d{4,8}(?![\w:/\-–%]|[.,]\d)")),
        ("with a space", regex(r"(?<![\w.,])\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?![\w,])")),
    ),
)


@cache
def _dates(months: tuple[str, ...], short: tuple[str, ...], after: frozenset[str]) -> Choice:
    whole, cut = ("|".join(map(str.capitalize, names)) for names in (months, short))
    month = rf"(?:(?:{whole})\b|(?:{cut})\b\.?)"
    # "In May 30 people came": what follows tells a day from a number.
    behind = rf"(?=[.,;:)\u2013-]|\s*\Z| (?:{'|'.join(sorted(after))})\b)"
    year = r"(?:,? [12]\d{3}\b)?"
    return Choice(
        "dates",
        regex(f"{whole}|{cut}"),
        (
            # "The 4th of July" is the name of a day.
            (
                "day first",
                regex(rf"(?<![\w.,:/-])(?!4th of)\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{month}{year}"),
            ),
            (
                "month first",
                regex(rf"(?<!\d )\b{month} \d{{1,2}}(?:(?:st|nd|rd|th)\b|(?!\w){behind}){year}"),
            ),
        ),
        even=True,
    )


# Said twice: a sign and the word for it; a time of day and "in the morning".
TWICE = regex(
    r"[$]\s?\d[\d,.]{0,15}(?:\s(?:million|billion|trillion))?\s(?P<money>dollars)\b|"
    r"€\s?\d[\d,.]{0,15}(?:\s(?:million|billion))?\s(?P<euro>euros?)\b|"
    r"£\s?\d[\d,.]{0,15}(?:\s(?:million|billion))?\s(?P<pounds>pounds)\b|"
    r"\d\s?a\.?m\.?\s(?P<morning>in the morning)\b|"
    r"\d\s?p\.?m\.?\s(?P<later>(?:in the (?:afternoon|evening)|at night))\b"
)
_CENTURY = frozenset({"century", "centuries"})
SAID_TWICE = frozenset({"dollars", "euro", "euros", "pounds", "morning", "afternoon", "evening", "night"})
# 21st, 22nd, 23rd, 11th: "2th", "1rd" and the like are slips, and so is a capital ending.
ORDINAL = regex(
    r"(?<![\w.,+−])(?<!\b[A-Za-z]-)(?P<number>\d{1,4})(?P<ending>st|nd|rd|th|ST|ND|RD|TH)(?![\w])"
)


CAPITALS = regex(r"[ -][A-Z]{2}")


def number_format(ctx: Scope) -> Iterator[Slip]:
    numbers = _numbers(ctx.facts.word_table)
    calendar = ctx.data("calendar.toml")
    months, short = tuple(calendar["months"]), (*calendar["short_months"], *calendar["other_months"])
    after = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    # Only where two ways are possible at all the places of each are looked up.
    for choice, ways in (
        (PERCENT, _percents(numbers)),
        (_dates(months, short, after), _date_ways(numbers, (*months, *short))),
        (TIMES, _times(numbers)),
        (LARGE, _large(numbers)),
    ):
        if sum(ways) > 1:
            yield from _mixed(ctx, choice, ctx.blocks_of(numbers.places))
    if numbers.places:
        for choice in choices(numbers, months, short):
            yield from _mixed(ctx, choice, ctx.blocks_of(numbers.places))
        yield from _mixed(ctx, CENTURIES, ctx.blocks_with(_CENTURY))
    for block in ctx.blocks_with(SAID_TWICE) if numbers.places else ():
        for match in TWICE.finditer(ctx.text, block.start, block.end):
            again = match[match.lastgroup or 0]
            yield ctx.found(*match.span(), kind="twice", again=again)
    wrong: list[str] = []
    if any(map(_is_wrong, ORDINAL.finditer(numbers.joined))):
        wrong += [form.lower() for form in numbers.forms if any(map(_is_wrong, ORDINAL.finditer(form)))]
    for block in ctx.blocks_of(ctx.facts.word_table.where(wrong)):
        for match in ORDINAL.finditer(ctx.text, block.start, block.end):
            if _is_wrong(match):
                right = _ending(int(match["number"]))
                start, end = match.span("ending")
                fix = Fix((Edit(ctx.doc.lift(start, end), right),), f"write “{right}”", "safe")
                yield ctx.found(*match.span(), kind="ordinal", fix=fix, right=right)


def _numbers(table: TextWords) -> Numbers:
    forms = [form for form in filterfalse(str.isalpha, table.distinct) if DIGIT.search(form)]
    return Numbers(table, table.where({form.lower() for form in forms}), forms, "\n".join(forms))


def _mixed(ctx: Scope, choice: Choice, where: Iterable[Block]) -> Iterator[Slip]:
    """Report the first place of each way that is not the usual one."""
    text = ctx.text
    blocks = [b for b in where if choice.anchor.search(text, b.start, b.end)]
    places = {
        name: [m.span() for b in blocks for m in pattern.finditer(text, b.start, b.end)]
        for name, pattern in choice.ways
    }
    places = {name: spans for name, spans in places.items() if spans}
    if len(places) < 2:
        return
    usual = max(places, key=lambda name: (len(places[name]), -places[name][0][0]))
    if len(places[usual]) < choice.least:
        return
    for name, spans in places.items():
        if name != usual and (len(spans) < len(places[usual]) or choice.even):
            what = choice.what.capitalize()
            yield ctx.found(*spans[0], what=what, rare=name, usual=usual, count=len(spans))


def _percents(numbers: Numbers) -> tuple[bool, ...]:
    """Say which ways to write percentages the document may hold; so do the next ones of their things."""
    table = numbers.table
    marks = [gap for gap in table.breaks if "%" in gap[:2]]
    close, apart = any(gap[0] == "%" for gap in marks), any(gap[0] != "%" for gap in marks)
    return close, apart, _holds(table, "percent"), _holds(table, "cent")


def _holds(table: TextWords, *words: str) -> bool:
    return bool(table.where_parts(frozenset(words)))


def _date_ways(numbers: Numbers, months: tuple[str, ...]) -> tuple[bool, ...]:
    forms = numbers.table.lower
    found = numbers.table.where(frozenset(months))
    # "2 May", "May 2".
    return any(n and DAY.match(forms[n - 1]) for n in found), any(map(DAY.match, _behind(forms, found)))


def _behind(forms: Sequence[str], found: Sequence[int]) -> Iterator[str]:
    """Yield the words behind some words."""
    return (forms[n + 1] for n in found if n + 1 < len(forms))


def _times(numbers: Numbers) -> tuple[bool, ...]:
    table = numbers.table
    apart = _holds(table, "am", "pm")
    small = apart or SMALL.search(numbers.joined) is not None
    large = apart or LARGE_LETTERS.search(numbers.joined) is not None
    return "m" in table.vocabulary, small, large


def _large(numbers: Numbers) -> tuple[bool, ...]:
    table = numbers.table
    plain = FIVE.search(numbers.joined) is not None and any(PLAIN.match(form) for form in numbers.forms)
    spaced = any(gap in table.breaks for gap in ("\u00a0", "\u202f", "\u2009"))
    return "," in table.breaks, plain, spaced


def _is_wrong(match: re.Match[str]) -> bool:
    ending = match["ending"]
    # "2ND SAILOR" is a line in capitals.
    if ending.isupper() and CAPITALS.match(match.string, match.end()):
        ending = ending.lower()
    return ending != _ending(int(match["number"]))


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
