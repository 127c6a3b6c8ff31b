"""Findings settled: what another rule explains better goes, the rest is put into reading order."""

from __future__ import annotations

from collections.abc import Container

from ..catalogue.rule import Finding
from ..catalogue.ruleset import RuleSet
from ..document.source import Places, Span


def in_order(finding: Finding) -> tuple[int, int, str, str]:
    """The key of reading order."""
    return finding.span.start, finding.span.end, finding.rule_id, finding.message


def settle(
    findings: list[Finding], ruleset: RuleSet, protected: Container[str] = frozenset()
) -> list[Finding]:
    """Drop findings that another rule explains better, and put the rest into reading order. Those of
    ``protected`` rules are dropped for others of these only: what explains them might be let stand.
    """
    spans: dict[str, list[Span]] = {}
    for finding in findings:
        spans.setdefault(finding.rule_id, []).append(finding.span)
    places: dict[str, Places] = {}
    kept = []
    for finding in findings:
        active = ruleset.by_id.get(finding.rule_id)
        for rule_id in active.rule.yields_to if active is not None else ():
            if rule_id in spans and (rule_id in protected or finding.rule_id not in protected):
                if rule_id not in places:
                    places[rule_id] = Places(spans[rule_id])
                if places[rule_id].overlap(finding.span):
                    break
        else:
            kept.append(finding)
    return sorted(kept, key=in_order)
