"""The straight line for one document: scan once, run rules, turn hits into findings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from .context import Context
from .fingerprint import fingerprints
from .rule import SEVERITIES, Finding, Hit, Rule
from .scan import Found, fold
from .source import Span

if TYPE_CHECKING:
    from .document import Document
    from .ruleset import Active, RuleSet

CRASHED = "CPD001"
_RANK = {name: rank for rank, name in enumerate(SEVERITIES)}
_LONGEST_MESSAGE = 600
_HAS: Mapping[str, Callable[[Document], object]] = {
    "tables": lambda doc: doc.tables,
    "links": lambda doc: doc.links,
    "notes": lambda doc: doc.notes,
    "metadata": lambda doc: doc.metadata,
    "lists": lambda doc: any(block.kind == "list-item" for block in doc.blocks),
    "files": lambda doc: doc.companions or doc.meta("sources", "bibliography", "references"),
    "non-ascii": lambda doc: not doc.source.text.isascii(),
}


class Outcome(NamedTuple):
    """What became of one document: its findings in reading order, and what ran."""

    findings: list[Finding]
    rules_run: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    crashed: tuple[tuple[str, str], ...] = ()


def lint_document(doc: Document, ruleset: RuleSet) -> Outcome:
    """Run all rules of a set over a document. Pure: the same document and set give the same outcome.

    A rule that raises does not end the run; it is named in ``crashed`` and reported as a finding of CPD001.
    """
    ran, skipped, crashed = list[str](), list[tuple[str, str]](), list[tuple[str, str]]()
    findings: list[Finding] = []
    doc.facts.configured_languages = tuple(ruleset.settings.get("languages", ()))
    prose = _Scan(doc, ruleset)
    for active in ruleset.active:
        reason = _reason_to_skip(active.rule, doc)
        if reason:
            skipped.append((active.rule.id, reason))
            continue
        ran.append(active.rule.id)
        if not all(_HAS[need](doc) for need in active.rule.needs if need in _HAS):
            continue  # there is nothing in this file that the rule could speak about
        context = _context(doc, active, ruleset)
        try:
            hits = list(_hits(active, context, ruleset, prose))
            findings.extend(_findings(active, context, hits))
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"
            crashed.append((active.rule.id, detail))
            findings.append(_crash(active.rule, doc, detail))
    findings = _settle(findings, ruleset)
    marks = fingerprints(doc, findings)
    findings = [finding._replace(fingerprint=mark) for finding, mark in zip(findings, marks, strict=True)]
    return Outcome(findings, tuple(ran), tuple(skipped), tuple(crashed))


class _Scan:
    """The literal scans of one document, each made when the first rule needs it."""

    def __init__(self, doc: Document, ruleset: RuleSet) -> None:
        self._doc, self._ruleset = doc, ruleset
        self._found: dict[bool, Mapping[str, list[Found]]] = {}

    def of(self, rule: Rule) -> Sequence[Found]:
        raw = "raw" in rule.scope
        if raw not in self._found:
            text = self._doc.source.text if raw else self._doc.prose.text
            self._found[raw] = self._ruleset.scanner(raw).scan(fold(text))
        return self._found[raw].get(rule.id, ())


def _reason_to_skip(rule: Rule, doc: Document) -> str:
    if rule.formats and doc.format not in rule.formats:
        return f"not for format {doc.format}"
    if rule.languages and doc.prose_blocks:
        known = doc.facts.languages
        spoken = {known.get(block.index, "") for block in doc.prose_blocks}
        if not any(not language or language.split("-")[0] in rule.languages for language in spoken):
            return f"not for language {', '.join(sorted(spoken))}"
    return ""


def _context(doc: Document, active: Active, ruleset: RuleSet) -> Context:
    languages = doc.facts.languages if active.rule.languages else {}
    return Context(
        doc,
        active.rule,
        active.options,
        ruleset.profile,
        ruleset.today,
        ruleset.catalogue.data,
        ruleset.settings,
        languages,
    )


def _hits(active: Active, context: Context, ruleset: RuleSet, scan: _Scan) -> Iterable[Hit]:
    matcher = ruleset.matchers.get(active.rule.id)
    if matcher is None:
        return ruleset.catalogue.run(active.rule.id)(context)
    if matcher.literals:
        found = scan.of(active.rule)
        return matcher.run(context, found) if found else ()
    return matcher.run(context, ())


def _findings(active: Active, context: Context, hits: Iterable[Hit]) -> Iterable[Finding]:
    rule, doc = active.rule, context.doc
    speechless = "-quote" in rule.scope
    seen: set[tuple[Span, str]] = set()
    for hit in hits:
        if speechless and hit.prose is not None and context.quoted(*hit.prose):
            continue
        text = doc.source.slice(hit.span)
        message = _word(hit.message or rule.message, {**hit.data, "text": text})
        if (hit.span, message) in seen:
            continue
        seen.add((hit.span, message))
        yield Finding(
            rule.id,
            rule.name,
            rule.version,
            _grade(rule, hit, active.level),
            hit.confidence or rule.confidence,
            message,
            hit.span,
            text,
            hit.data,
            related=hit.related,
            fix=hit.fix,
            pointer=_pointer(doc, hit.span),
            document_level=hit.document_level,
        )


def _word(template: str, data: Mapping[str, Any]) -> str:
    """Fill a message; long evidence is cut so that a message stays a sentence."""
    short = {key: _cut(value) for key, value in data.items()}
    return template.format_map(short)[:_LONGEST_MESSAGE]


def _cut(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    flat = " ".join(value.split())
    return flat if len(flat) <= 80 else flat[:77].rstrip() + "…"


def _grade(rule: Rule, hit: Hit, level: str) -> str:
    """A level set by profile or user replaces the rule's own severity and caps the higher tiers; lower tiers
    stay.
    """
    if hit.severity is None or hit.severity == rule.severity:
        return level
    if level != rule.severity and _RANK[hit.severity] > _RANK[level]:
        return level
    return hit.severity


def _crash(rule: Rule, doc: Document, detail: str) -> Finding:
    message = f"Rule {rule.id} ({rule.name}) failed on this file and was not applied: {detail}"
    return Finding(
        CRASHED,
        "rule-crashed",
        1,
        "error",
        "decisive",
        message,
        Span(0, 0),
        "",
        {"rule": rule.id},
        document_level=True,
    )


def _pointer(doc: Document, span: Span) -> str:
    best = ""
    for reach, pointer in doc.pointers:
        if reach.start <= span.start < max(reach.end, reach.start + 1):
            best = pointer
    return best


class _Places:
    """The spans of one rule, made to be asked quickly whether any of them overlaps another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def overlap(self, span: Span) -> bool:
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._reach[at] > span.start


def _settle(findings: list[Finding], ruleset: RuleSet) -> list[Finding]:
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
    return sorted(kept, key=lambda f: (f.span.start, f.span.end, f.rule_id, f.message))
