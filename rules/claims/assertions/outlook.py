"""What will be, said by nobody: will exceed, is bound to follow, by the end of the decade."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from .ownvoice import Told, in_own_voice

_FATED = worded(
    r"\b(?:is|are|was|were|be|been|looks?|seems?|appears?|[’']s|[’']re)(?: \w+ly| all but"
    r"| almost)? (?:(?@fated)) to\b"
    r"|\b(?:only |just )?a (?:matter|question) of time\b|\b(?:heading|headed|bound|destined"
    r"|on course) for\b"
    r"|\b(?:threatens?|promises?) to\b|\b(?:may|might|could) (?:well|soon|yet|one day)\b"
    r"|\bhas no future\b|\bhave no future\b"
    r"|\bthere is no doubt that\b|\b(?:faces?|facing) (?:closure|ruin|extinction|bankruptcy|collapse"
    r"|defeat|years of)\b",
    "ownvoice.toml",
)
_WILL = regex(r"\b(?:will|won[’']t|shall)\b|\w[’']ll\b")
_BEFALLS = worded(
    r"(?: not| \w+ly| no longer| never| soon| only| then| all)?(?: be)? (?:(?@befalls))\b", "ownvoice.toml"
)
_SCHEDULED = worded(r"(?: then| also)? (?:(?@scheduled))\b", "ownvoice.toml")
_DAY = worded(
    r"\b(?:(?@weekdays)|(?@days))\b|\b\d{1,2}(?:st|nd|rd|th)? (?:(?@months))\b|\b(?:(?@months)) \d",
    "news.toml",
    "calendar.toml",
)
_HORIZON = worded(
    r"\b(?:by|before|within|until|in|from) (?:the (?:end|middle|start|turn|close) of (?:the |this |next )?"
    r"|mid-|late |early |about |around )?(?:20\d\d\b|the (?:next|(?@seasons))\b|mid-century|"
    r"[a-z]+ (?@spans)\b|next [a-z]+|then\b|now\b)"
    r"|\b(?:next|this) (?@seasons)\b|\b(?@sometime)\b",
    "ownvoice.toml",
)
_MEASURED = worded(
    r"\b(?:more|fewer|less|[a-z]{3,}er) (?:[\w-]+ ){0,3}than\b|\bper ?cent\b|%|[$€£]\s?\d|\b(?@quantities)\b",
    "ownvoice.toml",
)


def find_outlook(facts: Facts) -> Iterator[Told]:
    """Yield the first forecast of each sentence; a plan with its day is none."""
    text, fated, befalls = facts.doc.prose.text, _FATED(facts.data), _BEFALLS(facts.data)
    ahead, measured = _HORIZON(facts.data), _MEASURED(facts.data)
    scheduled, day = _SCHEDULED(facts.data), _DAY(facts.data)
    for statement in in_own_voice(facts):
        start, end = statement.sentence.start, statement.sentence.end
        match = fated.search(text, start, end)
        will = None if match is not None else _WILL.search(text, start, end)
        if will is not None and not scheduled.match(text, will.end(), end):
            horizon = ahead.search(text, start, end) or measured.search(text, start, end)
            if befalls.match(text, will.end(), end) or (
                horizon and not day.search(statement.sentence.text.lower())
            ):
                match = will
        if match is not None:
            yield Told(*match.span(), statement)
