"""Rules that run apart: what a gate protects finds what it finds by the settings and the data of the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..facts.knowledge import Watched
from .engine import Outcome, run_rules

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet
    from ..document.document import Document
    from ..input.companions import Companions
    from .timelimit import TimeLimit


def run_apart(
    outcome: Outcome,
    ruleset: RuleSet,
    companions: Companions | None = None,
    watch: Callable[[], None] | None = None,
    time: TimeLimit | None = None,
) -> Outcome:
    """Run the rules of a set that run apart, and return what became of all together. ``outcome`` is what
    became of the others, ``companions``, ``watch`` and ``time`` are those that they had.
    """
    document = outcome.facts.doc
    for apart in ruleset.apart:
        facts = apart.facts(document, _beside(document, companions, apart))
        outcome = _together(outcome, run_rules(facts, apart, watch, time))
    return outcome


def _beside(document: Document, companions: Companions | None, apart: RuleSet) -> Companions | None:
    """Return what was read for the article, with the libraries and lists that the settings of a set name."""
    if companions is None:
        return None
    from ..input.companions import libraries_of, retractions_of

    libraries = libraries_of(document, tuple(apart.settings.get("bibliography", ())))
    retractions = retractions_of(document, tuple(apart.settings.get("retractions", ())))
    return companions._replace(libraries=libraries, retractions=retractions)


def _together(outcome: Outcome, apart: Outcome) -> Outcome:
    knowledge = outcome.facts.knowledge
    if isinstance(knowledge, Watched) and getattr(apart.facts.knowledge, "date_asked", True):
        knowledge.date_asked = True
    return outcome._replace(
        findings=[*outcome.findings, *apart.findings],
        rules_run=tuple(sorted((*outcome.rules_run, *apart.rules_run))),
        skipped=tuple(sorted((*outcome.skipped, *apart.skipped))),
        crashed=tuple(sorted((*outcome.crashed, *apart.crashed))),
    )
