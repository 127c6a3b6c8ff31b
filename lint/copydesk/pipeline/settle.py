"""Findings settled: what another rule explains better goes, the rest is put into reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from ..catalogue.rule import Finding
from ..catalogue.ruleset import RuleSet
from ..document.source import Span


def in_order(finding: Finding) -> tuple[int, int, str, str]:
    """The key of reading order."""
    return finding.span.start, finding.span.end, finding.rule_id, finding.message


class _Places:
    """The spans of one rule, made to be asked quickly whether any of them overlaps another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def overlap(self, span: Span) -> bool:
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._reach[at] > span.start


def settle(findings: list[Finding], ruleset: RuleSet) -> list[Finding]:
    """Drop findings that another rule explains better, and put the rest into reading order."""
    spans: dict[str, list[Span]] = {}
    for finding in findings:
        spans.setdefault(finding.rule_id, []).append(finding.span)
    places: dict[str, _Places] = {}
    kept = []
    for finding in findings:
        active = ruleset.by_id.get(finding.rule_id)
        for rule_id in active.rule.yields_to if active is not None else ():
            if rule_id in spans:
                if rule_id not in places:
                    places[rule_id] = _Places(spans[rule_id])
                if places[rule_id].overlap(finding.span):
                    break
        else:
            kept.append(finding)
    return sorted(kept, key=in_order)
