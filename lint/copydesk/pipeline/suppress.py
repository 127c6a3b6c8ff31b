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
from collections.abc import Iterator, Mapping, Sequence
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
    live = [directive for directive in directives if not directive.until or directive.until >= rules.today]
    findings = [_judge(finding, live, rules) for finding in outcome.findings]
    own = list(_complaints(doc, directives, live, outcome, rules))
    return _with(outcome._replace(findings=findings), own)


def _with(outcome: Outcome, own: Sequence[Finding]) -> Outcome:
    """Add findings of Copydesk's own rules."""
    if not own:
        return outcome
    together = sorted([*outcome.findings, *fingerprint.marked(outcome.facts, own)], key=in_order)
    ran = {*outcome.rules_run, *(finding.rule_id for finding in own)}
    return outcome._replace(findings=together, rules_run=tuple(sorted(ran)))


def _judge(finding: Finding, live: Sequence[Directive], rules: RuleSet) -> Finding:
    if finding.status != OPEN or finding.rule_id.startswith(OWN):
        return finding
    for directive in live:
        if not (directive.reach.overlaps(finding.span) or directive.reach.contains(finding.span)):
            continue
        name = next((name for name in directive.names if names(name, finding, rules)), None)
        if name is not None:
            directive.used.add(name)
            return finding._replace(status=SUPPRESSED, justification=directive.reason)
    return finding


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
    for directive in [*_in_front_matter(doc), *_in_comments(doc)]:
        found.append(directive)
        if directive.kind == "stet-file":
            directive.reach = Span(0, end)
        elif directive.kind == "stet-begin":
            directive.reach = Span(directive.span.end, end)
            open_.append(directive)
        elif directive.kind == "stet":
            directive.reach = _block_reach(doc, directive.span)
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


def _block_reach(doc: Document, span: Span) -> Span:
    """Return what a plain ``stet`` covers: the block around the comment, else the next block; lists and
    tables whole.
    """
    around = [block for block in doc.blocks if block.span.contains(span) and block.kind != "html"]
    if around:
        return min((block.span for block in around), key=lambda reach: reach.end - reach.start)
    following = [block for block in doc.blocks if block.span.start >= span.end and block.kind != "html"]
    tables = [table.span for table in doc.tables if table.span.start >= span.end]
    first = min(following, key=lambda block: block.span.start, default=None)
    table = min(tables, default=None)
    if table is not None and (first is None or table.start <= first.span.start):
        return table
    if first is None:
        return Span(span.end, span.end)
    number = first.attrs.get("list")
    if first.kind == LIST_ITEM and number is not None:
        items = [
            block.span for block in following if block.kind == LIST_ITEM and block.attrs.get("list") == number
        ]
        return Span(first.span.start, max(item.end for item in items))
    return first.span


def _complaints(
    doc: Document,
    directives: Sequence[Directive],
    live: Sequence[Directive],
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
        if directive not in live:
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
