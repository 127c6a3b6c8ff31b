"""Old articles that speak of the present."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.api import Facts

HORIZON = 730
"""Days after which an article is old, where the configuration says nothing."""


class Outdated(NamedTuple):
    """A phrase of relative time in an article of the day ``dated``, ``age`` days old on ``today``."""

    phrase: str
    dated: str
    age: int
    today: str


def find_outdated(facts: Facts) -> tuple[Outdated, ...]:
    """Return the most telling phrase of an old article, if it has one."""
    publication, today = facts.publication, facts.knowledge.today
    stamps = (publication.published, publication.modified)
    days = [stamp.moment.iso for stamp in stamps if stamp and stamp.moment]
    if not days and publication.visible_date is not None:
        days.append(publication.visible_date.iso)
    if not days or facts.somebody_speaks:
        return ()  # a letter tells of its own day
    age = facts.days_between(max(days), today)
    if age <= facts.knowledge.settings.get("horizon", HORIZON):
        return ()
    text = facts.doc.prose.text
    return tuple(
        Outdated(text[item.start : item.end], max(days), age, today)
        for item in facts.best_relative_times(1)
        if item.kind != "weekday"
    )
