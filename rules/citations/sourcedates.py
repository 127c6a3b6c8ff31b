"""Days of sources that cannot be right: after the article, in the future, or before what they stand for."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from copydesk.api import Block, Facts, Places, Span, worded


class OddDay(NamedTuple):
    """A day that does not fit: where it stands, the day, why it does not, and how sure that is.

    ``block`` is that of a link, ``url`` its address.
    """

    span: Span
    day: str
    why: str
    grave: bool
    block: Block | None = None
    url: str = ""


def _appeared(facts: Facts) -> str:
    """Return the last day on which the metadata say that the article appeared or was changed, or ""."""
    about = facts.publication
    stamps = [stamp.moment.iso for stamp in (about.published, about.modified) if stamp and stamp.moment]
    return max(stamps, default="")


def odd_accesses(facts: Facts) -> Iterator[OddDay]:
    """Yield the days on which a source cannot have been looked up."""
    today, appeared = facts.knowledge.today, _appeared(facts)
    for access in facts.accesses:
        later = max(access.earlier, default="")
        grave = True
        if access.iso > today:
            why = "a day that has not come yet"
        elif later > access.iso:
            why = f"and bears the later date {later}"
        elif appeared and facts.days_between(appeared, access.iso) > 1:
            why, grave = f"after this article appeared ({appeared})", False
        else:
            continue
        yield OddDay(facts.doc.lift(access.start, access.end), access.iso, why, grave)


_HAPPENED = worded(r"\b(?:(?@happened)|[a-z]{2,14}ed)\b", "events.toml")
_PLANNED = worded(r"\b(?:(?@planned)|(?@planned_begin)\w{0,4})\b", "events.toml", flags=re.IGNORECASE)


def odd_link_days(facts: Facts) -> Iterator[OddDay]:
    """Yield the links whose address tells a day that does not fit the article."""
    today, appeared = facts.knowledge.today, _appeared(facts)
    looked_up = cache(lambda: Places(Span(access.start, access.end) for access in facts.accesses))
    for dated in facts.dated_links:
        link = dated.link
        block = facts.doc.block_at(link.start)
        if block is None or facts.in_code(link.span):
            continue
        grave, why = False, ""
        if dated.iso > today:
            grave, why = True, "a day that has not come yet"
        elif appeared and facts.days_between(appeared, dated.iso) > 2 and not dated.archived:
            why = f"after this article appeared ({appeared})"
        elif not dated.archived:
            event = _event(facts, block, link.start, looked_up)
            if event and facts.days_between(dated.iso, event) > 2:
                why = f"before the event of {event} that it stands for"
        if why:
            yield OddDay(link.url_span or link.span, dated.iso, why, grave, block, link.url)


def _event(facts: Facts, block: Block, at: int, looked_up: Callable[[], Places]) -> str:
    """Return the one day on which the sentence around a link says that something happened, or ""."""
    sentence = facts.sentence_at(block, at)
    if sentence is None or _PLANNED(facts.data).search(sentence.text):
        return ""
    if not _HAPPENED(facts.data).search(sentence.text):
        return ""
    days = [
        day
        for day in facts.days_in(sentence.start, sentence.end)
        if not looked_up().overlap(Span(day.start, day.start + 1))
    ]
    return days[0].iso if len(days) == 1 else ""
