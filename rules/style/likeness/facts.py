"""Sentences that are like those that say nothing or have nobody behind them."""

from collections.abc import Iterator
from typing import Any

from copydesk.api import Facts, fact

from .likekinds import Like, find_like


@fact("like_kinds")
def like_kinds(facts: Facts) -> tuple[Like, ...]:
    """The sentences of each kind by fitted weights, in reading order."""
    return tuple(find_like(facts))


@fact("sentences_like")
def sentences_like(
    facts: Facts, kind: str, per_thousand: float = 0.0, least_words: int = 120
) -> tuple[Like, ...]:
    """The sentences of a kind in which the rule for it, with these options, tells nothing by other means."""
    found = [one for one in facts.like_kinds if one.kind == kind]
    if found:
        known = [one.start for one in _told(facts, kind, per_thousand, least_words)]
        found = [one for one in found if not one.holds(known)]
    return tuple(found)


def _told(facts: Facts, kind: str, per_thousand: float, least_words: int) -> Iterator[Any]:
    """Yield what a rule in TOML tells by other means; stock connectives are for it to count."""
    if kind == "no-specifics":
        yield from facts.empty_sentences
    elif kind == "stock-transition":
        yield from facts.style.counting("transitions")
        yield from facts.style_passages("transitions", per_thousand, least_words, "always")
    elif kind == "inflated-significance":
        yield from facts.style_passages("significance", per_thousand, least_words, "always")
