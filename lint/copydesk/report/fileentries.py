"""The entries of the report: everything that was found in one file, as plain data that the published schema
describes.

All output formats are projections of it. The same input gives the same bytes: no clock time, no machine
paths, nothing that depends on the order in which files were read.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from ..catalogue.rule import Finding
from ..catalogue.schemas import Json
from ..document.source import Source, Span
from . import compact, coverage

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet
    from ..document.document import Document
    from ..facts.text.unread import UnreadPart
    from ..input.companions import Companions
    from ..pipeline.engine import Outcome


def file_entry(
    path: str,
    outcome: Outcome,
    rules: RuleSet,
    *,
    key: str = "",
    claims: bool = False,
    readability: bool = False,
) -> Json:
    """Describe one checked file. ``path`` is the path as the report shows it, ``rules`` are those that were
    run, ``key`` names what ``coverage.rules_of`` says of them (it is worked out where it is not given).

    ``claims`` adds the claims ledger, ``readability`` the readability measures: facts that nothing else may
    have needed.
    """
    facts = outcome.facts
    document = facts.doc
    source = document.source
    ledger = facts.ledger.as_dict() if claims else {}
    if facts.much:
        facts.let_go()
    metrics: Json = {"sentences": len(facts.sentences), "blocks": len(document.prose_blocks)}
    if readability:
        metrics["readability"] = facts.readability_report()
    entry: Json = {
        "path": path,
        "settings": coverage.NOTHING_SET,
        **_stored(document),
        "language": facts.language or None,
        "words": facts.word_count,
        **({"profile": outcome.profile._asdict()} if outcome.profile is not None else {}),
        "metrics": metrics,
        "coverage": _coverage(outcome, key or coverage.key_of(coverage.rules_of(outcome, rules))),
        "companions": _companions(path, facts.knowledge.companions),
        "directives": _directives(outcome),
        "findings": [finding_entry(source, finding) for finding in outcome.findings],
    }
    if claims:
        entry["claims"] = ledger
    return compact.packed(entry)


def _stored(document: Document) -> Json:
    """Describe the file as it is stored."""
    source = document.source
    return {
        "sha256": source.sha256,
        "bytes": len(source.data),
        "format": document.format,
        "encoding": source.encoding,
        "addressing": document.addressing,
    }


def _coverage(outcome: Outcome, key: str) -> Json:
    """Describe what of a file was looked at."""
    facts = outcome.facts
    return {
        "rules": key,
        "passages": [
            passage._asdict()
            for passage in facts.language_passages
            if passage.language and facts.language and passage.language != facts.language
        ],
        "unread": [_unread(part) for part in facts.unread_parts],
        "links": coverage.links_of(outcome),
        "limits": coverage.limits_of(outcome),
    }


def _companions(path: str, beside: Companions | None) -> list[Json]:
    """Describe the files that an article names and the lists of its sources; their paths count from where its
    own does.
    """
    if beside is None:
        return []
    folder = posixpath.dirname(path)
    files = [(file.path, file.state, file.sha256) for file in beside.files.values()]
    files += [(one.path, "read" if not one.problem else "unreadable", one.sha256) for one in beside.lists]
    return [
        {"path": posixpath.normpath(posixpath.join(folder, name)), "state": state, "sha256": digest or None}
        for name, state, digest in files
    ]


def _unread(part: UnreadPart) -> Json:
    entry = part._asdict()
    del entry["span"]
    return entry


def _directives(outcome: Outcome) -> list[Json]:
    """Describe the directives of a document, also those that silence nothing."""
    source = outcome.facts.doc.source
    silenced = Counter(finding.let_by for finding in outcome.findings if finding.let_by)
    return [
        {
            "line": source.position(one.span.start).line,
            "form": one.kind,
            "origin": one.origin,
            "rules": list(one.names),
            "reason": one.reason,
            **({"until": one.until} if one.until else {}),
            **({"refused": one.refused} if one.refused else {}),
            "findings": silenced[one.span],
        }
        for one in outcome.directives
    ]


def finding_entry(source: Source, finding: Finding) -> Json:
    """Describe one finding with all coordinates derived from its span."""
    entry: Json = {
        "rule_id": finding.rule_id,
        "rule_name": finding.rule_name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "status": finding.status,
        "document_level": finding.document_level,
        **place(source, finding.span),
        "text": finding.text,
        "evidence": dict(finding.evidence),
        "related": [{**place(source, other.span), "note": other.note} for other in finding.related],
        "fingerprint": finding.fingerprint,
    }
    if finding.pointer:
        entry["pointer"] = finding.pointer
    if finding.justification:
        entry["justification"] = finding.justification
    if isinstance(finding.let_by, str):
        entry |= {"let_by": {"entry": finding.let_by}} if finding.let_by else {}
    else:
        entry["let_by"] = {"line": source.position(finding.let_by.start).line}
    if finding.fix is not None:
        entry["fix"] = {
            "title": finding.fix.title,
            "safety": finding.fix.safety,
            **({"held": finding.fix.held} if finding.fix.held else {}),
            "edits": [{"span": offsets(edit.span), "new": edit.new} for edit in finding.fix.edits],
        }
    return entry


def offsets(span: Span) -> Json:
    """Give a span, half-open, in code points of the decoded text."""
    return {"start": span.start, "end": span.end}


def place(source: Source, span: Span) -> Json:
    """Give a span with its lines and columns (1-based, code points; the end is the place after it), and in
    bytes of the stored file where these are others than its code points.
    """
    start, end = source.position(span.start), source.position(span.end)
    stored = source.byte_offset(span.start), source.byte_offset(span.end)
    bytes_ = {} if stored == tuple(span) else {"start_byte": stored[0], "end_byte": stored[1]}
    return {
        "span": {**offsets(span), **bytes_},
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
