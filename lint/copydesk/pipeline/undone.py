"""Findings about rules that have not said all that they have to say in a file: they failed or met a bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..base.levels import CRASHED, LIMITED, RANK, TIMED
from ..catalogue.rule import Finding, Rule
from ..document.source import Span
from .timelimit import Limit

_NAMED = 5


def crashed(rule: Rule, detail: str) -> Finding:
    """Say that a rule failed."""
    message = f"Rule {rule.id} ({rule.name}) failed on this file and was not applied: {detail}"
    return _finding(CRASHED, "rule-crashed", "error", message, {"rule": rule.id})


def not_listed(rule: Rule, unlisted: Mapping[str, int], endless: bool) -> Finding:
    """Say how much is not listed, by severity; ``endless`` says that not even all of it was counted. As grave
    as the gravest of it, so that no gate opens for it.
    """
    count = sum(unlisted.values())
    message = f"{count} more findings of {rule.id} ({rule.name}) in this file are counted and not listed"
    if endless:
        message += "; it found more than a file can hold, and was stopped"
    severity = "error" if endless else max(unlisted, key=RANK.__getitem__)
    return _finding(LIMITED, "findings-not-listed", severity, message, {"rule": rule.id, "count": count})


def stopped(rule: Rule, limit: Limit) -> Finding:
    """Say that a rule took more than its share of the time."""
    message = (
        f"Rule {rule.id} ({rule.name}) needs more than {limit.share:g} seconds of computing for this file "
        "and was stopped; nothing that it found counts"
    )
    return _finding(TIMED, "out-of-time", "error", message, {"rule": rule.id})


def too_late(rules: Sequence[str], limit: Limit) -> Finding:
    """Say for which rules there was no time left; they are in the order of the engine."""
    some = ", ".join(rules[:_NAMED]) + (" …" if len(rules) > _NAMED else "")
    message = (
        f"The {limit.seconds:g} seconds of computing that one file may take were up; {len(rules)} "
        f"rule{'s have' if len(rules) > 1 else ' has'} not looked at this file: {some}"
    )
    return _finding(TIMED, "out-of-time", "error", message, {"rule": rules[0], "count": len(rules)})


def _finding(rule_id: str, name: str, severity: str, message: str, evidence: dict[str, Any]) -> Finding:
    nowhere = Span(0, 0)
    return Finding(
        rule_id, name, 1, severity, "decisive", message, nowhere, "", evidence, document_level=True
    )
