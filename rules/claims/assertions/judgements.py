"""Judgements in the voice of a report: is a disgrace, has been left waiting far too long, nobody should have
to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Facts, regex, worded

from .ownvoice import Told, in_own_voice

_BE = r"(?@linking)"
_HOW = r"(?:(?:\w+ly|(?@degrees)) ){0,2}"
_JUDGED = worded(
    rf"\b{_BE}(?:, [^,.]{{1,30}},)? {_HOW}(?:(?:a|an|the|its|their|his|her"
    rf"|one) (?:[a-z-]+ ){{0,2}}?)?(?:(?@judging)|(?@judging_nouns))\b"
    r"|\b(?:(?@blaming)|(?@beyond))\b|\b(?@hardships) to (?@endured)\b"
    r"|\b(?:[Nn]obody|[Nn]o one|[Nn]o-one|[Ee]verybody|[Ee]veryone|[Aa]nybody|[Nn]o [a-z]+"
    r"|[Ee]very [a-z]+) (?:should|ought to|deserves?)\b"
    r"|\b(?:should|ought to|must) (?:never |not )?(?:have (?:been|had|done|known|come|acted|listened)"
    r"|be ashamed)\b"
    r"|\b(?:did|does|do|made|makes|gave|gives|paints|painted|cut|cuts) an? (?:[a-z]+ly )?(?@judging) [a-z]"
    r"|\b(?:[Ss]uch an?|[Tt]his|[Tt]hat|[Tt]hese|[Tt]heir|[Ii]ts) (?:[a-z]+ly )?(?@judging) [a-z]",
    "ownvoice.toml",
)
_MANNER = regex(r"\b[a-z-]{3,30}ly\b")
_COMMENT = worded(r"(?:\A\W*|, |; )(?:(?@comments)),", "ownvoice.toml")


def find_judgements(facts: Facts) -> Iterator[Told]:
    """Yield the first judgement of each sentence."""
    text, judged, comment = facts.doc.prose.text, _JUDGED(facts.data), _COMMENT(facts.data)
    manners = _manners(tuple(facts.data("ownvoice.toml")["judging"]))
    for statement in in_own_voice(facts):
        start, end = statement.start, statement.end
        match = judged.search(text, start, end)
        if match is not None:
            yield Told(*match.span(), statement)
        elif (manner := _judging_manner(statement.sentence.text, manners)) is not None:
            yield Told(start + manner[0], start + manner[1], statement)
        elif (said := comment.search(statement.sentence.text.lower())) is not None:
            yield Told(start + said.start(), start + said.end(), statement)


@lru_cache(maxsize=4)
def _manners(words: tuple[str, ...]) -> frozenset[str]:
    """Return the adverbs of some adjectives: shamefully, laughably, heroically."""
    return frozenset(
        word[:-1] + "y"
        if word.endswith("le")
        else word[:-1] + "ily"
        if word.endswith("y")
        else word + ("ally" if word.endswith("ic") else "ly")
        for word in words
        if " " not in word
    )


def _judging_manner(text: str, manners: frozenset[str]) -> tuple[int, int] | None:
    """Return the first adverb of a sentence that judges how something was done."""
    return next((match.span() for match in _MANNER.finditer(text) if match.group() in manners), None)
