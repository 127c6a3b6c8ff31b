"""When an article was written: by its metadata, by what it calls the present, or by the last date in it."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, regex

# "this year, 2026", "now, in 2026", "today, on 26 June 2026", "as I write this in 2026"
STATED = regex(
    r"\b(?:[Tt]his (?:year|spring|summer|autumn|winter)|[Nn]ow|[Tt]oday|[Aa]s I write(?: this)?"
    r"|(?:[Tt]his|[Tt]he present) (?:report|article|text|page|letter|review|notice) (?:was|is) "
    r"(?:written|made|dated|published|drawn up))"
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
