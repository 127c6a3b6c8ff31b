"""The rules of a run as SARIF describes them: with help, and with how often they were right where that was
measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ....catalogue.precision import ENOUGH, levels, measured, of_today

if TYPE_CHECKING:
    from ....catalogue.catalogue import Catalogue
    from ....catalogue.rule import Rule

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_KINDS = {"error": "error", "warning": "warning", "info": "recommendation"}
_BARS = ((0.95, "very-high"), (0.85, "high"), (0.6, "medium"), (0.0, "low"))


def descriptor(row: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Return the descriptor of a rule; ``row`` is what ``ruleset.rules`` of the report says of it."""
    found: dict[str, Any] = {
        "id": row["id"],
        "name": "".join(word.capitalize() for word in row["name"].split("-")),
        "defaultConfiguration": {"level": LEVELS[row["severity"]]},
        "properties": {"version": row["version"], "problem.severity": _KINDS[row["severity"]]},
    }
    rule = catalogue.rules.get(row["id"])
    return {**found, **_told(rule, row, catalogue)} if rule is not None else found


def _told(rule: Rule, row: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    text = catalogue.text(rule.id)
    parts = [rule.summary + ".", text.rationale, text.remedy]
    sources = [f"- {reference}" for reference in text.references]
    about = "\n".join(["", "Sources:", "", *sources]) if sources else ""
    properties = {
        "version": row["version"],
        "problem.severity": _KINDS[row["severity"]],
        "category": rule.category,
        "tags": list(dict.fromkeys([rule.category, *rule.tags])),
        "confidence": rule.confidence,
        **_precision(rule, row["severity"], catalogue),
    }
    found: dict[str, Any] = {
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": text.rationale or rule.summary},
        "help": {
            "text": "\n\n".join(filter(None, parts)) + about,
            "markdown": _markdown(rule, text.rationale, text.remedy) + about,
        },
        "properties": properties,
    }
    address = next((one for reference in text.references for one in _addresses(reference)), "")
    return {**found, "helpUri": address} if address else found


def _markdown(rule: Rule, rationale: str, remedy: str) -> str:
    parts = [f"**{rule.id} {rule.name}**: {rule.summary}.", rationale]
    return "\n\n".join(filter(None, [*parts, f"**What to do:** {remedy}" if remedy else ""]))


def _addresses(reference: str) -> list[str]:
    words = (word.strip("()<>,;") for word in reference.split())
    return [word.rstrip(".") for word in words if word.startswith(("https://", "http://")) and word.isascii()]


def _precision(rule: Rule, severity: str, catalogue: Catalogue) -> dict[str, Any]:
    """Say how often findings of the severity that the rule has were right; nothing where too few were
    read.
    """
    tiers = {tier.severity: tier for tier in levels(of_today(rule, measured(catalogue, rule)))}
    tier = tiers.get(severity)
    if tier is None or tier.read < ENOUGH:
        return {}
    name = next(name for bar, name in _BARS if tier.share >= bar)
    return {"precision": name, "measured": {"read": tier.read, "right": tier.true}}
