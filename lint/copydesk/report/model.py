"""The report: everything that was found, as plain data that the published schema describes.

All output formats are projections of it. The same input gives the same bytes: no clock time, no machine
paths, nothing that depends on the order in which files were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..catalogue.rule import BASELINE, OPEN, RANK, SEVERITIES, SUPPRESSED, Finding
from ..catalogue.schemas import Json
from ..document.source import Source, Span

if TYPE_CHECKING:
    from ..pipeline.baseline import Entry
    from ..pipeline.engine import Outcome
    from ..project.discover import Skip

SCHEMA_VERSION = "1.0"


def file_entry(path: str, outcome: Outcome, *, claims: bool = False, readability: bool = False) -> Json:
    """Describe one checked file. ``path`` is the path as the report shows it.

    ``claims`` adds the claims ledger, ``readability`` the readability measures: facts that nothing else may
    have needed, and dear.
    """
    facts = outcome.facts
    document = facts.doc
    source = document.source
    metrics: Json = {"sentences": len(facts.sentences), "blocks": len(document.prose_blocks)}
    if readability:
        from ..facts.text.readability import measure

        metrics["readability"] = [value._asdict() for value in measure(facts)]
    entry: Json = {
        "path": path,
        "sha256": source.sha256,
        "bytes": len(source.data),
        "format": document.format,
        "encoding": source.encoding,
        "addressing": document.addressing,
        "language": facts.language or None,
        "words": facts.word_count,
        "metrics": metrics,
        "coverage": {
            "rules_run": list(outcome.rules_run),
            "skipped": [{"rule": rule, "reason": reason} for rule, reason in outcome.skipped],
            "passages": [
                passage._asdict()
                for passage in facts.language_passages
                if passage.language and facts.language and passage.language != facts.language
            ],
        },
        "findings": [finding_entry(source, finding) for finding in outcome.findings],
    }
    if claims:
        entry["claims"] = facts.ledger.as_dict()
    return entry


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
    if finding.fix is not None:
        entry["fix"] = {
            "title": finding.fix.title,
            "safety": finding.fix.safety,
            "edits": [{"span": offsets(source, edit.span), "new": edit.new} for edit in finding.fix.edits],
        }
    return entry


def offsets(source: Source, span: Span) -> Json:
    """Give a span in code points of the decoded text and in bytes of the stored file, both half-open."""
    return {
        "start": span.start,
        "end": span.end,
        "start_byte": source.byte_offset(span.start),
        "end_byte": source.byte_offset(span.end),
    }


def place(source: Source, span: Span) -> Json:
    """Give a span with its lines and columns (1-based, code points; the end is the place after it)."""
    start, end = source.position(span.start), source.position(span.end)
    return {
        "span": offsets(source, span),
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }


def build(
    *,
    version: str,
    ruleset: Json,
    config: Json,
    files: Sequence[Json],
    skips: Iterable[Skip],
    fail_on: str,
    internal_error: bool,
    baseline: tuple[str, Sequence[Entry]] | None = None,
    times: Mapping[str, str] | None = None,
) -> Json:
    """Put the report together and work out the exit code.

    ``baseline`` is the path of the baseline and its stale entries; ``times`` (started, finished) is given
    only when the user asked for time stamps.
    """
    skipped = [{"path": skip.path, "reason": skip.reason, "detail": skip.detail} for skip in skips]
    by_severity = dict.fromkeys(reversed(SEVERITIES), 0)
    by_rule: dict[str, int] = {}
    silenced = {SUPPRESSED: 0, BASELINE: 0}
    for entry in files:
        for finding in entry["findings"]:
            if finding["status"] != OPEN:
                silenced[finding["status"]] += 1
                continue
            by_severity[finding["severity"]] += 1
            by_rule[finding["rule_id"]] = by_rule.get(finding["rule_id"], 0) + 1
    report: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "copydesk", "version": version},
        "ruleset": ruleset,
        "config": config,
        "files": list(files),
        "skipped": skipped,
        "summary": {
            "files": len(files),
            "words": sum(entry["words"] for entry in files),
            "findings": by_severity,
            "rules": dict(sorted(by_rule.items())),
            "suppressed": silenced[SUPPRESSED],
            "baselined": silenced[BASELINE],
            "skipped": len(skipped),
            "exit_code": exit_code(by_severity, fail_on, bool(skipped), internal_error),
        },
    }
    if baseline is not None:
        path, stale = baseline
        report["baseline"] = {"path": path, "stale": [entry._asdict() for entry in stale]}
        if stale and fail_on != "never":
            report["summary"]["exit_code"] = max(1, report["summary"]["exit_code"])
    if times is not None:
        report["times"] = dict(times)
    return report


def exit_code(by_severity: Mapping[str, int], fail_on: str, skipped: bool, internal_error: bool) -> int:
    """Return the exit code: 3 internal error, 2 something asked for was not checked, 1 findings at or above
    ``fail_on``, else 0.
    """
    if internal_error:
        return 3
    if skipped:
        return 2
    return int(
        fail_on != "never" and any(by_severity[level] for level in SEVERITIES if RANK[level] >= RANK[fail_on])
    )


class InvalidReport(RuntimeError):
    """A report does not follow its own schema; that is a fault of Copydesk and never of an article."""


def validate(report: Json) -> None:
    """Check a report against the published schema; raises ``InvalidReport``.

    jsonschema takes about a millisecond for a finding. The schema tells objects apart only by their keys, the
    types of their values and the values of a few enumerations, so of all members of lists of one name that
    agree in these one is checked by jsonschema.
    """
    from ..catalogue.schemas import validator

    seen: dict[str, set[object]] = {}
    for error in validator("report").iter_errors(_slim(report, "", seen)):
        raise InvalidReport(f"the report is not valid at {error.json_path}: {error.message[:300]}")


_BY_VALUE = frozenset(
    {"severity", "confidence", "status", "safety", "rule_id", "rule_name", "rules_run", "format", "reason"}
)
_FREE = frozenset({"evidence"})
_WHOLE = frozenset({"edits", "files"})
"""Lists that must not be thinned: one may not be empty, the other holds the places of errors."""


def _slim(value: Any, key: str, seen: dict[str, set[object]]) -> Any:
    """Return a value without the members of its lists whose like was ``seen`` in a list of that name."""
    if isinstance(value, dict):
        return {name: _slim(item, name, seen) for name, item in value.items()}
    if not isinstance(value, list) or key in _WHOLE:
        return [_slim(item, key, seen) for item in value] if isinstance(value, list) else value
    known = seen.setdefault(key, set())
    kept = []
    for item in value:
        shape = _shape(item, key)
        if shape not in known:
            known.add(shape)
            kept.append(item)
    return kept


def _shape(value: Any, key: str = "") -> object:
    if key in _FREE:
        return type(value)
    if isinstance(value, dict):
        return tuple((name, _shape(item, name)) for name, item in value.items())
    if isinstance(value, list):
        return frozenset(_shape(item) for item in value)
    if key in _BY_VALUE:
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return min(max(value, -1), 1)
    return type(value)
