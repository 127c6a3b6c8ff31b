"""From what was found in a file to its part of a run, in the form that the output asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..base.levels import OPEN, RANK
from ..base.opening import opening
from ..catalogue.rule import Finding
from ..document.source import Source
from ..pipeline.timelimit import TimeLimit
from ..report import coverage, fileentries
from ..report.outputs.pieces import fitting, piece
from ..report.outputs.terminal import Paint
from .parts import Asked, Part, Row
from .run import FileResult, looked_at

_SHOWN = 60


def part_of(path: str, result: FileResult, asked: Asked, *, full: bool) -> Part:
    """Make the part of a checked file. ``path`` is the path as the report shows it; ``full`` puts the claims
    ledger, and readability unless the configuration says no, into its entry. Raises ``OutOfTime``: what no
    rule has asked for is worked out here.
    """
    with TimeLimit(result.opened.task.limit):
        return _part_of(path, result, asked, full)


def _part_of(path: str, result: FileResult, asked: Asked, full: bool) -> Part:
    rows, crashed = list(_rows(result, asked)), bool(result.outcome.crashed)
    told = result.outcome.profile
    profile = (told.name, told.origin, told.because) if told is not None else ("", "", "")
    outcome, rules = result.outcome, result.opened.task.rules
    unchecked = coverage.unchecked_of(outcome, rules)
    part = Part(path, 0, rows, crashed=crashed, profile=profile, unchecked=unchecked)
    if asked.ran or result.opened.settings.get("baseline"):
        part = part._replace(ran=" ".join(looked_at(result)))
    wanted = outcome.facts.knowledge.settings.get("readability", True) is not False
    if asked.readability and wanted:
        part = part._replace(readability=outcome.facts.readability_report())
    if asked.text:
        part = part._replace(text=result.outcome.facts.doc.source.text)
    if not asked.entry:
        return part
    from ..report.outputs.json import render_entry
    from ..report.validation import invalid_entry

    told_rules = coverage.rules_of(outcome, rules)
    key = coverage.key_of(told_rules)
    entry = fileentries.file_entry(path, outcome, rules, key=key, claims=full, readability=full and wanted)
    return part._replace(
        words=entry["words"],
        entry=render_entry(entry),
        invalid=invalid_entry(entry),
        coverage={key: told_rules},
    )


def prepare() -> None:
    """Load what the entries of a report need."""
    from ..report.validation import checker

    checker().part("file")


class Read(NamedTuple):
    """What a check asked for beside the article: the date or not, the files that the article names and the
    digest of these and of the lists beside it.
    """

    date: bool
    names: tuple[str, ...]
    companions: str


def reads(result: FileResult) -> Read | None:
    """Say what a result depends on beside the article; None for one that must not be remembered, because
    another package read the file.
    """
    from ..input.companions import watched
    from ..input.readers.registry import BUILT_IN

    facts = result.outcome.facts
    if facts.doc.format not in BUILT_IN:
        return None
    # A directive may hold until a date.
    date = getattr(facts.knowledge, "date_asked", True) or "until" in facts.doc.source.text
    beside = facts.knowledge.companions
    return Read(date, watched(facts.doc), beside.digest if beside is not None else "")


def _rows(result: FileResult, asked: Asked) -> Iterator[Row]:
    source, paint = result.outcome.facts.doc.source, Paint(asked.colour)
    for finding in result.findings:
        row = Row(
            finding.rule_id,
            finding.severity,
            finding.status,
            finding.fingerprint,
            opening(finding.text, _SHOWN),
            finding.fix is not None and finding.fix.safety == "safe" and not finding.fix.held,
            lines=_lines(source, finding),
            justification=finding.justification,
            former=finding.former,
            near=finding.near,
        )
        listed = finding.status == OPEN and RANK[finding.severity] >= RANK[asked.show]
        if asked.lines and listed:
            shown = fitting(source, finding.span, asked.width)
            text, helped = piece(paint, fileentries.finding_entry(source, finding), shown, quiet=asked.quiet)
            row = row._replace(piece=text, helped=helped)
        yield row


def _lines(source: Source, finding: Finding) -> tuple[int, ...]:
    if finding.document_level:
        return ()
    spans = [finding.span, *(other.span for other in finding.related)]
    return tuple(source.position(at).line for start, end in spans for at in (start, max(start, end - 1)))
