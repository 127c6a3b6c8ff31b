"""A present that is told to be that of a year long over: “currently (2019) employs 140 people”.

The text says itself when it was so. Whoever reads it years later learns what was current then; an article of
that time was right when it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.api import Facts, once, regex
from copydesk.api import either_of as either

from ..releases import is_release_entry

_YEAR = regex(r"20\d\d")
_OPENING = regex(r"(?:\A|[.!?:\n]|[.!?:\n] )[*_“\"(]?\Z")

_NO_NEWS = frozenset(("heading", "cell", "front-matter", "boilerplate", "footnote"))
_OLD, _RECENT = 3, 25
"""Years back from the day of the run, and from that of the article, between which such a year lies."""


class DatedPresent(NamedTuple):
    """The words that say when a present was, as a prose range; ``dated`` is the day of the article or ""."""

    start: int
    end: int
    year: str
    dated: str
    today: str

    @property
    def contradicted(self) -> bool:
        """The article is dated years after its present."""
        return bool(self.dated)


@once
def _sought(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the expression for words of the present with their year in brackets or between commas."""
    now, month = either(data["now"]), either(data["months"])
    year = rf"(?:(?:as (?:of|at)|in|at|by) )?(?:(?:{month}|the end of|early|mid|late) )?20\d\d"
    number = r"(?:(?:about|around|some|over|just|nearly) )?[£$€]?\d[\d,.]{0,12}"
    return regex(
        # Currently (2019), now stands (as of May 2020), now 140 (2019); now, in 2019, …
        rf"\b(?:{now})(?: [a-z]{{2,14}}){{0,2}} (?:{number} )?\({year}\)(?! (?:is|was) (?:an?|the) )"
        rf"|\b(?:{now}), (?:as of|in) (?:{month} )?20\d\d,"
        # The current price (2019), the present (2018) owner.
        rf"|\b(?:[Cc]urrent|[Pp]resent)(?: [a-z]{{3,14}})?(?: (?:{either(data['measures'])})) \({year}\)"
        rf"|\b(?:[Cc]urrent|[Pp]resent) \({year}\) [a-z]"
    )


def find_dated(facts: Facts, data: Mapping[str, Any]) -> Iterator[DatedPresent]:
    """Yield the words of a present whose year is long over; ``data`` is the parsed ``passed-plans.toml``."""
    text, today = facts.doc.prose.text, facts.knowledge.today
    if "20" not in text or facts.somebody_speaks:
        return
    dated = facts.publication.day or ""
    for match in _sought(data["present"]).finditer(text):
        block = facts.doc.block_at(match.start())
        if block is None or block.kind in _NO_NEWS or block.quote or facts.in_quotes(*match.span()):
            continue
        before = text[max(block.start, match.start() - 3) : match.start()]
        if match.group()[0].isupper() and not _OPENING.search(before):
            continue  # the title of a work
        year = _YEAR.findall(match.group())[-1]
        age = int((dated or today)[:4]) - int(year)
        if _OLD <= age <= _RECENT and not is_release_entry(facts, match.start()):
            yield DatedPresent(match.start(), match.end(), year, dated, today)
