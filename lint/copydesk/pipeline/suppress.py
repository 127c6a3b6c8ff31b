"""``stet``, "let it stand": directives in comments or front matter that keep findings from counting.

::

    <!-- stet TYP001: the firm writes itself so -->      the block that it stands in, or that follows
    <!-- stet-next-line TYP001: a name -->               the next line
    <!-- stet-begin AIS, doubled-word: a parody -->      up to <!-- stet-end -->
    <!-- stet-file TBL until=2027-06-30: new layout -->  the whole file

Suppressed findings stay in the report. What is wrong with a directive is a finding itself (``complaints``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from ..base.levels import OPEN, SUPPRESSED
from ..catalogue.rule import Finding
from ..document.source import Span
from . import fingerprint
from .complaints import Names, about, unneeded
from .directives import Directive, directives_of
from .engine import Outcome
from .policy import OPEN_DOOR, Policy
from .settle import in_order

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet

OWN = "CPD"
"""The prefix of Copydesk's own findings, which no directive may silence."""


def let_stand(
    outcome: Outcome, rules: RuleSet, standing: Mapping[str, str], policy: Policy = OPEN_DOOR
) -> Outcome:
    """Mark the findings that the configuration lets stand by their fingerprints, with its reasons; entries
    that name no finding are findings themselves.
    """
    if not standing:
        return outcome
    present: set[str] = set()
    findings = []
    for finding in outcome.findings:
        mark = next((mark for mark in (finding.fingerprint, finding.former) if mark in standing), "")
        if mark:
            present.add(mark)
            if not (mark in policy.below and finding.rule_id in policy.protected):
                finding = finding._replace(status=SUPPRESSED, justification=standing[mark], let_by=mark)
        findings.append(finding)
    gone = [mark for mark in standing if mark not in present]
    return _with(outcome._replace(findings=findings), list(unneeded(outcome.facts.doc, rules, gone)))


def apply(outcome: Outcome, rules: RuleSet, policy: Policy = OPEN_DOOR) -> Outcome:
    """Mark the findings that directives let stand, and add findings about the directives themselves."""
    doc = outcome.facts.doc
    names = Names(rules)
    found = directives_of(doc, names.knows)
    if not found.directives and not found.misspelt:
        return outcome
    for directive in found.directives:
        directive.refused = policy.judge(directive, doc.source)
    judge = _Judge([one for one in found.directives if one.counts(rules.today)], names, policy)
    findings = [judge.judged(finding) for finding in outcome.findings]
    own = list(about(doc, found, outcome.rules_run, names, judge.attempts, policy))
    return _with(outcome._replace(findings=findings, directives=found.directives), own)


def _with(outcome: Outcome, own: Sequence[Finding]) -> Outcome:
    """Add findings of Copydesk's own rules."""
    if not own:
        return outcome
    together = sorted([*outcome.findings, *fingerprint.marked(outcome.facts, own)], key=in_order)
    ran = {*outcome.rules_run, *(finding.rule_id for finding in own)}
    return outcome._replace(findings=together, rules_run=tuple(sorted(ran)))


class _Judge:
    """Lets findings stand by the directives that are in force. ``attempts`` are the directives that would
    have silenced what a gate protects, with the ids of the rules.
    """

    def __init__(self, live: Sequence[Directive], names: Names, policy: Policy) -> None:
        self._names, self._policy = names, policy
        self.attempts: dict[int, set[str]] = {}
        self._by_name: dict[str, list[tuple[Directive, str]]] = {}
        for directive in live:
            for name in directive.names:
                meaning = names.meaning(name)
                if meaning:
                    self._by_name.setdefault(meaning, []).append((directive, name))
        self._by_rule: dict[str, _Covers] = {}

    def judged(self, finding: Finding) -> Finding:
        """Return a finding, suppressed where a directive says so."""
        if finding.status != OPEN or finding.rule_id.startswith(OWN):
            return finding
        covers = self._by_rule.get(finding.rule_id)
        if covers is None:
            means = self._names.of_rule(finding.rule_id)
            covers = _Covers([one for name in means for one in self._by_name.get(name, ())])
            self._by_rule[finding.rule_id] = covers
        found = covers.of(finding.span)
        if found is None:
            return finding
        directive, name = found
        directive.used.add(name)
        if finding.rule_id in self._policy.protected:
            self.attempts.setdefault(id(directive), set()).add(finding.rule_id)
            return finding
        return finding._replace(status=SUPPRESSED, justification=directive.reason, let_by=directive.span)


class _Covers:
    """The directives that name one rule, by what they cover."""

    def __init__(self, about: Sequence[tuple[Directive, str]]) -> None:
        ordered = sorted(about, key=lambda one: (one[0].reach.start, one[0].span))
        self._about = ordered
        self._starts = [directive.reach.start for directive, _ in ordered]
        self._reach = list(accumulate((directive.reach.end for directive, _ in ordered), max))

    def of(self, span: Span) -> tuple[Directive, str] | None:
        """Return the first directive that covers a code point of a span, or None."""
        # The greatest end so far never shrinks: where it first lies beyond the span, a directive reaches it.
        at = bisect_right(self._reach, span.start)
        return self._about[at] if at < bisect_left(self._starts, max(span.end, span.start + 1)) else None
