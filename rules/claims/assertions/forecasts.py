"""Forecasts, promised effects and advice in the voice of the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, regex

from ...sources.attribution.statement import Statement

_EFFECT = regex(
    r"\b(?:could|would|can|may|might|will)\s+(?:\w+ly\s+){0,2}(?:alter|enhance|strengthen|improve|"
    r"reshape|transform|reduce|boost|ensure|enable|foster|redefine|"
    r"facilitate|lead to|result in|bolster|accelerate|undermine|threaten|spark|trigger|raise|lower|"
    r"change|shape|promote|prevent|increase|provide|be beneficial|"
    r"benefit|pave|reinforce|focus|resonate|cause|help|deliver|create|attract|reach|double|triple|halve|"
    r"cut|save|drive|replace|bring|fall|rise|grow|shrink)\b"
)
_URGE = (
    "essential|crucial|vital|imperative|critical|necessary|important|paramount|urgent|high "
    "time|advisable|wise|unwise|incumbent|clear|evident|obvious|undeniable"
)
_FIRM = regex(
    rf"\b[Ii]t (?:is|remains|will be|would be) (?:\w+ly )?(?:{_URGE}) (?:to|that|for)\b"
    r"|\b[Tt]he (?:message|lesson|conclusion|answer|verdict|choice) (?:is|could not be) (?:\w+ "
    r")?(?:clear|simple|obvious|clearer)\b"
    r"|\b(?:[Ss]everal|[Kk]ey|[Ss]trategic|[Tt]he following) (?:\w+ ){0,2}recommendations (?:\w+ "
    r"){0,1}(?:emerge|are|include|follow)\b"
)
_WEAK = regex(
    r"\b(?:is|are|remains?|will be|can be|becomes?) (?:\w+ly )?(?:essential|crucial|vital|"
    r"imperative|paramount|pivotal|indispensable|beneficial|necessary|critical)\b"
    r"|\b(?:must|should|ought to|needs? to) (?:\w+ly )?(?:be |have )?[a-z]+\b"
    r"|\b(?:requires?|demands?|necessitates?|calls for) (?:a |an )?(?:\w+ ){0,2}(?:approach|"
    r"engagement|planning|balance|action|commitment|diplomacy|attention)\b"
    r"|\bcan ensure\b|\b(?:[Bb]y \w+ing on|[Bb]y focusing on) (?:\w+ ){1,3}[a-z]+\b"
)
_HELPED = regex(r"\b(?:is|are|was|were|be|seems?|appears?)\s+(?:\w+ly\s+)?\Z")
_AIMED = regex(r"\s+(?:to|for)\b")


class Assertion(NamedTuple):
    """Words of the prose; ``firm``: their form leaves no doubt."""

    start: int
    end: int
    firm: bool = False


def _own(facts: Facts, *classes: str) -> Iterator[Statement]:
    """Yield the statements with a word of some classes that nothing supports and that nobody says as I."""
    for statement in facts.attributions.holding(*classes):
        if not (statement.supported or statement.first_person or statement.asks):
            yield statement


def find_forecasts(facts: Facts) -> Iterator[Assertion]:
    """Yield what is set to happen and what an effect could be, each behind the other in its sentence."""
    text = facts.doc.prose.text
    for statement in _own(facts, "forecast", "effect-modal"):
        start, end = statement.sentence.start, statement.sentence.end
        told = statement.features.get("forecast") if statement.has("forecast") else None
        if told is not None and text[told[0] : told[1]].lower() not in ("will", "would"):
            yield Assertion(*_with_neighbours(text, told[0], told[1], start))
        if statement.has("effect-modal"):
            for match in _EFFECT.finditer(text, start, end):
                yield Assertion(*match.span())


def _with_neighbours(text: str, start: int, end: int, first: int) -> tuple[int, int]:
    """Widen "poised" to "is poised to"."""
    before = _HELPED.search(text[first:start])
    after = _AIMED.match(text[end : end + 8])
    return (first + before.start() if before else start), (end + after.end() if after else end)


def find_advice(facts: Facts) -> Iterator[Assertion]:
    """Yield the first piece of advice or judgement of each sentence."""
    text = facts.doc.prose.text
    for statement in _own(facts, "advice"):
        start, end = statement.sentence.start, statement.sentence.end
        match = _FIRM.search(text, start, end)
        firm = match is not None
        match = match or _WEAK.search(text, start, end)
        if match is not None:
            yield Assertion(*match.span(), firm)
