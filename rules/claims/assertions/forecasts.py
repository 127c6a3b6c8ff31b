"""Forecasts, promised effects and advice in the voice of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk.api import Facts, regex

from ...sources.attribution.statement import Statement
from ...sources.words.classfiles import either
from ...sources.words.wordclasses import WordClasses
from .outlook import is_setting

_HELPED = regex(r"\b(?:is|are|was|were|be|seems?|appears?)\s+(?:\w+ly\s+)?\Z")
_AIMED = regex(r"\s+(?:to|for)\b")


class Assertion(NamedTuple):
    """Words of the prose; ``firm``: their form leaves no doubt."""

    start: int
    end: int
    firm: bool = False


class _Patterns(NamedTuple):
    """The expressions for effects, for advice, firm and weak, and for what stands before and behind it where
    it is a step of an argument.
    """

    effect: re.Pattern[str]
    firm: re.Pattern[str]
    weak: re.Pattern[str]
    argued: re.Pattern[str]
    step: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(classes: WordClasses) -> _Patterns:
    modals, effects = either(classes["effect-modal"]), either(classes["effect"])
    return _Patterns(
        regex(rf"\b(?:{modals})\s+(?:\w+ly\s+){{0,2}}(?:{effects})\b"),
        regex(
            rf"\b[Ii]t (?:is|remains|will be|would be) (?:\w+ly )?(?:{either(classes['urging'])}) "
            r"(?:to|that|for)\b"
            r"|\b[Tt]he (?:message|lesson|conclusion|answer|verdict|choice) (?:is|could not be) "
            r"(?:\w+ )?(?:clear|simple|obvious|clearer)\b"
            r"|\b(?:[Ss]everal|[Kk]ey|[Ss]trategic|[Tt]he following) (?:\w+ ){0,2}recommendations "
            r"(?:\w+ ){0,1}(?:emerge|are|include|follow)\b"
        ),
        regex(
            r"\b(?:is|are|remains?|will be|can be|becomes?) (?:\w+ly )?"
            rf"(?:{either(classes['weighing'])})\b"
            r"|\b(?:must|should|ought to|needs? to) (?:\w+ly )?(?:be |have )?[a-z]+\b"
            r"|\b(?:requires?|demands?|necessitates?|calls for) (?:a |an )?(?:\w+ ){0,2}"
            r"(?:approach|engagement|planning|balance|action|commitment|diplomacy|attention)\b"
            r"|\bcan ensure\b|\b(?:[Bb]y \w+ing on|[Bb]y focusing on) (?:\w+ ){1,3}[a-z]+\b"
        ),
        regex(
            rf"\b(?:{either(classes['arguing'])})(?: also| now)?,? ?\Z"
            r"|\A\W?(?:in order to|to) [^.;]{3,200}, ?\Z",
            re.IGNORECASE,
        ),
        regex(rf" (?:{either(classes['arguing-step'])})\b"),
    )


def _own(facts: Facts, *classes: str) -> Iterator[Statement]:
    """Yield the statements with a word of some classes that nothing supports and that nobody says as I."""
    for statement in facts.attributions.holding(*classes):
        if not (statement.supported or statement.first_person or statement.asks):
            yield statement


def find_forecasts(facts: Facts) -> Iterator[Assertion]:
    """Yield what is set to happen and what an effect could be, each behind the other in its sentence."""
    text, patterns = facts.doc.prose.text, _patterns(facts.word_classes)
    for statement in _own(facts, "forecast", "effect-modal") if facts.attributions.reports else ():
        start, end = statement.start, statement.end
        told = statement.features.get("forecast") if statement.has("forecast") else None
        words = "will" if told is None else text[told[0] : told[1]].lower()
        if told is not None and words not in ("will", "would") and not is_setting(text, told[1]):
            yield Assertion(*_with_neighbours(text, told[0], told[1], start))
        if statement.has("effect-modal"):
            for match in patterns.effect.finditer(text, start, end):
                yield Assertion(*match.span())


def _with_neighbours(text: str, start: int, end: int, first: int) -> tuple[int, int]:
    """Widen "poised" to "is poised to"."""
    before = _HELPED.search(text[first:start])
    after = _AIMED.match(text[end : end + 8])
    return (first + before.start() if before else start), (end + after.end() if after else end)


def find_advice(facts: Facts) -> Iterator[Assertion]:
    """Yield the first piece of advice or judgement of each sentence."""
    text, patterns = facts.doc.prose.text, _patterns(facts.word_classes)
    for statement in _own(facts, "advice"):
        start, end = statement.start, statement.end
        match = patterns.firm.search(text, start, end)
        firm = match is not None and facts.ledger.demanding and not _argues(patterns, text, start, match)
        match = match or patterns.weak.search(text, start, end)
        if match is not None:
            yield Assertion(*match.span(), firm)


def _argues(patterns: _Patterns, text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether advice that was found in a sentence from ``start`` is a step of an argument."""
    before = text[max(start, match.start() - 260) : match.start()]
    return bool(patterns.argued.search(before) or patterns.step.match(text, match.end()))
