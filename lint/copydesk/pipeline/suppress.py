"""``stet``, "let it stand": directives in comments or front matter that keep findings from counting.

::

    <!-- stet TYP001: the firm writes itself so -->      the block that it stands in, or that follows
    <!-- stet-begin AIS, doubled-word: a parody -->      up to <!-- stet-end -->
    <!-- stet-file TBL until=2027-06-30: new layout -->  the whole file

Suppressed findings stay in the report. Directives that are unused, unknown, unclosed, expired or without a
reason are findings themselves (CPD002 to CPD006).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..base.levels import OPEN, SUPPRESSED
from ..catalogue.rule import Finding
from ..document.document import Document
from ..document.source import Span
from . import fingerprint
from .directives import Directive, directives_of
from .engine import Outcome
from .settle import in_order

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet

UNUSED, UNKNOWN, UNCLOSED, EXPIRED, REASONLESS = "CPD002", "CPD003", "CPD004", "CPD005", "CPD006"
OWN = "CPD"
"""The prefix of Copydesk's own findings, which no directive may silence."""

_NOWHERE = Span(0, 0)


def let_stand(outcome: Outcome, rules: RuleSet, standing: Mapping[str, str]) -> Outcome:
    """Mark the findings that the configuration lets stand by their fingerprints, with its reasons; entries
    that name no finding are findings themselves.
    """
    if not standing:
        return outcome
    findings = [
        finding._replace(status=SUPPRESSED, justification=standing[mark])
        if (mark := finding.fingerprint) in standing or (mark := finding.former) in standing
        else finding
        for finding in outcome.findings
    ]
    present = {mark for finding in findings for mark in (finding.fingerprint, finding.former)}
    doc = outcome.facts.doc
    unused = [
        finding
        for mark in standing
        if mark not in present
        for finding in _complaint(doc, rules, UNUSED, _NOWHERE, name=mark)
    ]
    return _with(outcome._replace(findings=findings), unused)


def apply(outcome: Outcome, rules: RuleSet) -> Outcome:
    """Mark the findings that directives let stand, and add findings about the directives themselves."""
    doc = outcome.facts.doc
    directives = directives_of(doc)
    if not directives:
        return outcome
    judge = _Judge([directive for directive in directives if not directive.expired(rules.today)], rules)
    findings = [judge.judged(finding) for finding in outcome.findings]
    own = list(_complaints(doc, directives, outcome, rules))
    return _with(outcome._replace(findings=findings), own)


def _with(outcome: Outcome, own: Sequence[Finding]) -> Outcome:
    """Add findings of Copydesk's own rules."""
    if not own:
        return outcome
    together = sorted([*outcome.findings, *fingerprint.marked(outcome.facts, own)], key=in_order)
    ran = {*outcome.rules_run, *(finding.rule_id for finding in own)}
    return outcome._replace(findings=together, rules_run=tuple(sorted(ran)))


class _Judge:
    """Lets findings stand by the directives that are in force; the first one that covers a finding counts."""

    def __init__(self, live: Sequence[Directive], rules: RuleSet) -> None:
        self._live, self._rules = live, rules
        self._by_rule: dict[str, Mapping[Span, tuple[Directive, str]]] = {}

    def judged(self, finding: Finding) -> Finding:
        """Return a finding, suppressed where a directive says so."""
        if finding.status != OPEN or finding.rule_id.startswith(OWN):
            return finding
        if finding.rule_id not in self._by_rule:
            self._by_rule[finding.rule_id] = self._about(finding)
        for reach, (directive, name) in self._by_rule[finding.rule_id].items():
            if reach.overlaps(finding.span) or reach.contains(finding.span):
                directive.used.add(name)
                return finding._replace(status=SUPPRESSED, justification=directive.reason)
        return finding

    def _about(self, finding: Finding) -> Mapping[Span, tuple[Directive, str]]:
        """Return the directives that name the rule of a finding, by what they cover, with the name."""
        found: dict[Span, tuple[Directive, str]] = {}
        for directive in self._live:
            name = next((name for name in directive.names if names(name, finding, self._rules)), None)
            if name is not None:
                found.setdefault(directive.reach, (directive, name))
        return found


def names(name: str, finding: Finding, rules: RuleSet) -> bool:
    """Say whether a name in a directive (id, name, old id or name, three-letter prefix, ``all``) means a
    finding's rule.
    """
    rule = rules.catalogue.find(name)
    if rule is not None:
        return rule.id == finding.rule_id
    return name == "all" or (len(name) == 3 and finding.rule_id.startswith(name.upper()))


def _complaints(
    doc: Document,
    directives: Sequence[Directive],
    outcome: Outcome,
    rules: RuleSet,
) -> Iterator[Finding]:
    for directive in directives:
        where = directive.span
        if directive.kind == "stet-end":
            if not directive.paired:
                yield from _complaint(doc, rules, UNCLOSED, where, what="stet-end without stet-begin")
            continue
        unknown = [name for name in directive.names if not _known(name, rules)]
        for name in unknown:
            near = rules.catalogue.suggest(name)
            yield from _complaint(
                doc, rules, UNKNOWN, where, name=name, hint=f"; did you mean {near}?" if near else ""
            )
        if not directive.names:
            yield from _complaint(
                doc, rules, UNKNOWN, where, name="(none)", hint="; name the rules, or “all”"
            )
        if not directive.paired:
            yield from _complaint(doc, rules, UNCLOSED, where, what="stet-begin without stet-end")
        if not directive.reason:
            yield from _complaint(doc, rules, REASONLESS, where)
        if directive.expired(rules.today):
            yield from _complaint(doc, rules, EXPIRED, where, until=directive.until)
            continue
        for name in directive.names:
            # What did not run cannot tell whether the directive is still needed.
            if name not in directive.used and name not in unknown and _ran(name, outcome, rules):
                yield from _complaint(doc, rules, UNUSED, where, name=name)


def _known(name: str, rules: RuleSet) -> bool:
    prefixes = {rule_id[:3] for rule_id in rules.catalogue.rules}
    return name == "all" or name.upper() in prefixes or rules.catalogue.find(name) is not None


def _ran(name: str, outcome: Outcome, rules: RuleSet) -> bool:
    rule = rules.catalogue.find(name)
    if rule is not None:
        return rule.id in outcome.rules_run
    return name == "all" or any(rule_id.startswith(name.upper()) for rule_id in outcome.rules_run)


def _complaint(doc: Document, rules: RuleSet, rule_id: str, span: Span, **data: Any) -> Iterator[Finding]:
    active = rules.by_id.get(rule_id)
    if active is None:
        return
    rule = active.rule
    message = rule.message.format_map({"text": "", "name": "", "hint": "", "what": "", "until": "", **data})
    text = doc.source.slice(span)
    yield Finding(
        rule.id,
        rule.name,
        rule.version,
        active.level,
        rule.confidence,
        message,
        span,
        text,
        {k: v for k, v in data.items() if v},
    )
