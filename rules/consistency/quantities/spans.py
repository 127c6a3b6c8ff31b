"""Ages and spans of time that do not fit the years beside them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, Scope, Slip, regex, worded

from .figuredtext import ANY, Figured, N, Y

_FILE = "quantities.toml"
_ANY = f"[^{ANY[1:-1]}.;]"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.? |[\uf000-\uf3ff],? ?)?"

# "in 1963 … thirty years later, in 2003"; "for the next 30 years, until … in 2003"
LATER = regex(
    rf"\b(?:in|from|since|of|on) {_MONTH}(?P<from>{Y})[^{ANY[1:-1]}.]{{1,90}}?"
    rf"(?P<n>{N}) years(?: later| afterwards)?,? (?:in|on|until|till)\b{_ANY}{{0,40}}?(?P<to>{Y})"
)
# "from 1871 to 1874 … for five years"
FROM_TO = regex(
    rf"\b(?:from|between) {_MONTH}(?P<from>{Y}) (?:to|and|until|till|through) {_MONTH}"
    rf"(?P<to>{Y}){_ANY}{{1,60}}?"
    rf"\b(?:for|took|lasted|spanning|period of|in all) (?:(?:a|the|about|nearly|almost|over|some)"
    rf" ){{0,2}}(?P<n>{N}) years\b"
)
# "planted in 1896 and is now, in 2026, 120 years old"
OLD_IN = regex(
    rf"\b(?:in|from|since|of) {_MONTH}(?P<from>{Y}){_ANY}{{1,60}}?\bin (?P<to>{Y}),?{_ANY}{{0,20}}? "
    rf"(?P<n>{N}) years old\b"
)
# "opened in 1975, so it has been in use for 40 years"
EVER_SINCE = regex(
    rf"\b(?:in|since) {_MONTH}(?P<from>{Y}){_ANY}{{1,60}}?\b(?:has|have|['’]ve)\b{_ANY}{{1,40}}?\bfor "
    rf"(?:the (?:last|past) )?"
    rf"(?P<n>{N}) years\b(?! (?:of|in|after|before|until|from))"
)
BUILT = worded(
    rf"\b(?:built|constructed|erected|put up)\b (?:between|from) (?P<from>{Y}) (?:and|to|until) "
    rf"(?P<to>{Y})",
    _FILE,
)
TOOK = regex(
    rf"\b(?:[Cc]onstruction|[Bb]uilding(?: it| work)?|(?:[Tt]he )?[Ww]orks?) (?:took|lasted)(?: for)? "
    rf"(?P<n>{N}) years\b"
)

# "this year, 2026", "now, in 2026", "today, on 26 June 2026", "as I write this in 2026"
STATED = regex(
    r"\b(?:[Tt]his (?:year|spring|summer|autumn|winter)|[Nn]ow|[Tt]oday|[Aa]s I write(?: this)?)"
    r",? \(?(?:in |on )?(?:[A-Z][a-z]{5,8}, )?(?:\d{1,2} [A-Z][a-z]{2,8} )?(?P<year>(?:19|20)\d\d)\b"
)
MONTH_YEAR = regex(r"\b(?P<month>[A-Z][a-z]{2,8}) (?P<year>(?:19|20)\d\d)\b")
THIS_YEAR = regex(r"\bthis (?:year|spring|summer|autumn|winter|month)\b")
SAID_ON = regex(
    r"\b(?:said|says|announced|told|reported|confirmed)\b[^.;]{0,40}\bon (?:[A-Z][a-z]{5,8}, )?\Z"
)
_HEAD, _SHORT = 5, 60


class Now(NamedTuple):
    """The year in which an article was written, and whether it says so itself; else it is only the last that
    it dates something to, and the article may be younger.
    """

    year: int
    stated: bool


def now(facts: Facts) -> Now | None:
    """Return when an article was written: its publication date, the year that it calls its own, or the last
    date that it names.
    """
    published = facts.publication.published
    if published is not None and published.moment is not None:
        return Now(int(published.moment.iso[:4]), True)
    text, months = facts.doc.prose.text, facts.calendar.months
    years = [int(day.iso[:4]) for day in facts.calendar.find_days(text)]
    years += [int(each["year"]) for each in MONTH_YEAR.finditer(text) if each["month"].lower() in months]
    stated = {int(each["year"]) for each in STATED.finditer(text)}
    # "Now, in 1936" of an article that dates something later is a story's now.
    if len(stated) == 1 and min(stated) >= max(years, default=0):
        return Now(min(stated), True)
    if not years:
        return None
    told = [*_dateline(facts), *_reported(facts)]
    return Now(max(years), any(max(years) == year for year in told))


def _reported(facts: Facts) -> Iterator[int]:
    """Yield the years of the days on which somebody said what the article tells, or of its first blocks
    where it
    speaks of this year.
    """
    text = facts.doc.prose.text
    this_year = THIS_YEAR.search(text) is not None
    head = facts.doc.prose_blocks[min(_HEAD, len(facts.doc.prose_blocks)) - 1].end
    for day in facts.calendar.find_days(text):
        if (this_year and day.start < head) or SAID_ON.search(text, max(0, day.start - 60), day.start):
            yield int(day.iso[:4])


def _dateline(facts: Facts) -> Iterator[int]:
    """Yield the years of dates that stand near the head in a line of their own or behind a name."""
    for block in facts.doc.prose_blocks[:_HEAD]:
        text = facts.doc.text_of(block)
        if len(text) <= _SHORT and not text.rstrip().endswith((".", "?", "!")):
            yield from (int(day.iso[:4]) for day in facts.calendar.find_days(text))


def wrong_spans(scope: Scope) -> Iterator[Slip]:
    """Yield numbers of years that are not those between the years beside them."""
    for figured in scope.facts.quantities.saying(" years", "anniversary", "birthday", "jubilee"):
        text = figured.text
        years = sum("\ue800" <= char < "\uec00" for char in text)
        for pattern in (LATER, FROM_TO, OLD_IN) if years == 2 else ():
            for match in pattern.finditer(text):
                begun, ended = figured.at(match["from"]), figured.at(match["to"])
                yield from span(figured, match, begun.value, ended.value, 1)
        for match in EVER_SINCE.finditer(text) if years == 1 else ():
            loose = 2 if figured.at(match["n"]).value % 10 == 0 else 1
            yield from until_now(scope, figured, match, figured.at(match["from"]).value, loose)
    yield from _took(scope)


def until_now(
    scope: Scope, figured: Figured, match: re.Match[str], begun: float, loose: int = 1
) -> Iterator[Slip]:
    """Yield the number ``n`` of a match if it is not that of the years since ``begun``."""
    today, said = scope.facts.written_in, figured.at(match["n"]).value
    # Of an article that may be younger than the last date in it, a number can only be too small.
    if today is not None and (today.stated or said < today.year - begun - 2):
        yield from span(figured, match, begun, today.year, loose)


def _took(scope: Scope) -> Iterator[Slip]:
    """Yield "Construction took five years" where the article says once when something was built."""
    table = scope.facts.word_table
    if not table.vocabulary.intersection(("took", "lasted")):
        return
    figured = [
        scope.facts.quantities.of(sentence)
        for sentence in scope.sentences_of(table.where(("built", "constructed", "took", "lasted")))
    ]
    held = [each for each in figured if each is not None]
    built = [(each, match) for each in held for match in BUILT(scope.data).finditer(each.text)]
    if len(built) == 1:
        each, match = built[0]
        begun, ended = each.at(match["from"]).value, each.at(match["to"]).value
        for each in held:
            for took in TOOK.finditer(each.text):
                yield from span(each, took, begun, ended, 1)


def span(figured: Figured, match: re.Match[str], begun: float, ended: float, loose: int) -> Iterator[Slip]:
    """Yield the number ``n`` of a match if it is not that of the years between, ``loose`` more or less."""
    said, years = figured.at(match["n"]), ended - begun
    if said.about:
        loose += max(2, round(0.1 * years))
    if years > 0 and said.value >= 2 and abs(said.value - years) > loose:
        # Where the reader meets the last of the figures.
        last = max(
            (figured.at(match[name]) for name in ("n", "from", "to") if match.groupdict().get(name)),
            key=lambda each: each.start,
        )
        yield Scope.found(
            last.start,
            last.end,
            what=f"From {begun:.0f} to {ended:.0f} it is {years:.0f} years, not {said.value:.0f}",
        )
