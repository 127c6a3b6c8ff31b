"""``stet``, "let it stand": directives in comments or front matter that keep findings from counting.

::

    <!-- stet TYP001: the firm writes itself so -->      the block that it stands in, or that follows
    <!-- stet-begin AIS, doubled-word: a parody -->      up to <!-- stet-end -->
    <!-- stet-file TBL until=2027-06-30: new layout -->  the whole file

Suppressed findings stay in the report. Directives that are unused, unknown, unclosed, expired or without a
reason are findings themselves (CPD002 to CPD006).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from ..base.levels import OPEN, SUPPRESSED
from ..base.regexes import regex
from ..catalogue.rule import Finding
from ..document.model import LIST_ITEM, Document
from ..document.source import Span
from . import fingerprint
from .engine import Outcome
from .settle import in_order

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet

UNUSED, UNKNOWN, UNCLOSED, EXPIRED, REASONLESS = "CPD002", "CPD003", "CPD004", "CPD005", "CPD006"
OWN = "CPD"
"""The prefix of Copydesk's own findings, which no directive may silence."""

_COMMENT = regex(
    r"(?:<!--|\{/\*|\{#)\s*(stet(?:-begin|-end|-file)?)(?![\w-])([^>]{0,1000}?)(?:-->|\*/\}|#\})\Z", re.DOTALL
)
_UNTIL = regex(r"(?<!\s)\s+until=(\d{4}-\d{2}-\d{2})\s*\Z")


_NOWHERE = Span(0, 0)


class Directive:
    """One directive: the rules it names, the range it covers, and which of its names silenced something.

    ``paired`` is False for a ``stet-begin`` or ``stet-end`` without its other end.
    """

    def __init__(self, span: Span, kind: str, names: tuple[str, ...], reason: str, until: str) -> None:
        self.span, self.kind, self.names, self.reason, self.until = span, kind, names, reason, until
        self.reach = _NOWHERE
        self.paired = True
        self.used: set[str] = set()

    def expired(self, today: str) -> bool:
        """Say whether it held only until a day that has passed."""
        return bool(self.until) and self.until < today


def let_stand(outcome: Outcome, rules: RuleSet, standing: Mapping[str, str]) -> Outcome:
    """Mark the findings that the configuration lets stand by their fingerprints, with its reasons; entries
    that name no finding are findings themselves.
    """
    if not standing:
        return outcome
    findings = [
        finding._replace(status=SUPPRESSED, justification=standing[finding.fingerprint])
        if finding.fingerprint in standing
        else finding
        for finding in outcome.findings
    ]
    present = {finding.fingerprint for finding in findings}
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
    directives = _directives(doc)
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


def _directives(doc: Document) -> list[Directive]:
    found: list[Directive] = []
    open_: list[Directive] = []
    end = len(doc.source.text)
    reach = _BlockReach(doc)
    for directive in [*_in_front_matter(doc), *_in_comments(doc)]:
        found.append(directive)
        if directive.kind == "stet-file":
            directive.reach = Span(0, end)
        elif directive.kind == "stet-begin":
            directive.reach = Span(directive.span.end, end)
            open_.append(directive)
        elif directive.kind == "stet":
            directive.reach = reach.of(directive.span)
        else:
            closed = [
                begun for begun in open_ if not directive.names or set(directive.names) & set(begun.names)
            ]
            directive.paired = bool(closed)
            for begun in closed:
                begun.reach = Span(begun.reach.start, directive.span.start)
                open_.remove(begun)
    for begun in open_:
        begun.paired = False
    return found


def _in_comments(doc: Document) -> Iterator[Directive]:
    for span in doc.comments:
        if span.end - span.start > 1100:
            continue
        comment = _COMMENT.match(doc.source.slice(span))
        if comment:
            yield _parse(comment[1], comment[2], span)


def _in_front_matter(doc: Document) -> Iterator[Directive]:
    for entry in doc.meta_all("stet"):
        for value in entry.value if isinstance(entry.value, list) else [entry.value]:
            if isinstance(value, str) and entry.origin == "front-matter":
                yield _parse("stet-file", value, entry.span)


def _parse(kind: str, body: str, span: Span) -> Directive:
    head, _, reason = body.partition(":")
    until = _UNTIL.search(head)
    if until:
        head = head[: until.start()]
    listed = tuple(dict.fromkeys(name.strip() for name in head.split(",") if name.strip()))
    return Directive(span, kind, listed, " ".join(reason.split()), until[1] if until else "")


class _BlockReach:
    """What plain directives of a document cover: the block around the comment, else the next block; lists and
    tables whole.
    """

    def __init__(self, doc: Document) -> None:
        self._blocks = sorted((b for b in doc.blocks if b.kind != "html"), key=lambda b: b.span.start)
        self._starts = [block.span.start for block in self._blocks]
        self._ends = list(accumulate((block.span.end for block in self._blocks), max))
        self._tables = sorted(table.span for table in doc.tables)
        self._list_ends: dict[object, int] = {}
        for block in self._blocks:
            if block.kind == LIST_ITEM:
                number = block.attrs.get("list")
                self._list_ends[number] = max(block.span.end, self._list_ends.get(number, 0))

    def of(self, span: Span) -> Span:
        """Return what a directive at a span covers."""
        around = list(self._around(span))
        if around:
            return min(around, key=lambda reach: reach.end - reach.start)
        at = bisect_left(self._starts, span.end)
        first = self._blocks[at] if at < len(self._blocks) else None
        below = bisect_left(self._tables, (span.end, 0))
        table = self._tables[below] if below < len(self._tables) else None
        if table is not None and (first is None or table.start <= first.span.start):
            return table
        if first is None:
            return Span(span.end, span.end)
        number = first.attrs.get("list")
        if first.kind == LIST_ITEM and number is not None:
            return Span(first.span.start, self._list_ends[number])
        return first.span

    def _around(self, span: Span) -> Iterator[Span]:
        """Yield the spans of the blocks that hold a span, from the last on."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._ends[at] >= span.end:
            if self._blocks[at].span.contains(span):
                yield self._blocks[at].span
            at -= 1


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
