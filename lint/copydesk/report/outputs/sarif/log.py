"""One run as a SARIF log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ....base.spool import Spool
from ..json import one_line
from ..readback import entry
from ..registry import Checked, Closing, View
from .sarifresults import ROOT, Results, artifact, location_of
from .sarifrules import descriptor

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_CODES = {0: "clean", 1: "findings that count", 2: "something was not checked", 3: "internal error"}


class SarifEmitter:
    """Keeps results and artifacts until the rules of the run are known."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._rules: dict[str, int] = {}
        self._results, self._artifacts = Spool(), Spool()
        self._files = 0

    def file(self, path: str, part: Checked) -> tuple[bytes, ...]:
        """Keep the results of a file."""
        found = entry(part)
        for rule in found["rules"]:
            self._rules.setdefault(rule, len(self._rules))
        self._artifacts.add(one_line(artifact(found)))
        for result in Results(found, part.text, self._files, compared=self._view.compared).all(self._rules):
            self._results.add(one_line(result))
        self._files += 1
        return ()

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the log."""
        report = closing.report
        rules = {row["id"]: row for row in report["ruleset"]["rules"]}
        order = [*self._rules, *(rule for rule in rules if rule not in self._rules)]
        catalogue = self._view.catalogue()
        yield b'{\n"$schema":' + one_line(SCHEMA) + b',\n"version":"2.1.0",\n"runs":[{\n'
        yield b'"tool":{"driver":{"name":"Copydesk","semanticVersion":' + one_line(self._view.version)
        yield b',"rules":['
        mark = b"\n"
        for rule in order:
            row = rules.get(rule) or {"id": rule, "name": rule.lower(), "version": 1, "severity": "warning"}
            yield mark + one_line(descriptor(row, catalogue))
            mark = b",\n"
        yield b'\n]}},\n"columnKind":"unicodeCodePoints",\n"originalUriBaseIds":'
        yield one_line({ROOT: {"description": {"text": "The root of the project that was checked."}}})
        yield b',\n"automationDetails":{"id":"copydesk/"},\n"invocations":['
        yield one_line(_invocation(report)) + b'],\n"artifacts":['
        yield from _separated(self._artifacts)
        yield b'],\n"results":['
        yield from _separated(self._results)
        yield b"]\n}]\n}\n"


def _separated(kept: Spool) -> Iterator[bytes]:
    mark = b"\n"
    for piece in kept:
        yield mark + piece
        mark = b",\n"
    yield b"\n"


def _skipped(skip: dict[str, Any]) -> dict[str, Any]:
    """Make a notification of a file that was not checked."""
    return {
        "level": "error",
        "descriptor": {"id": skip["reason"]},
        "message": {"text": f"{skip['path']} was not checked: {skip['detail']}"},
        "locations": [{"physicalLocation": {"artifactLocation": location_of(skip["path"])}}],
    }


def _failed(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Make a notification of each rule that failed."""
    rules = report["coverage"]["rules"].values()
    failed = {
        rule
        for told in rules
        for one in told["not_run"]
        if one["reason"] == "crashed"
        for rule in one["rules"]
    }
    for rule in sorted(failed):
        yield {
            "level": "error",
            "descriptor": {"id": "crashed"},
            "associatedRule": {"id": rule},
            "message": {"text": f"{rule} failed in a file; a result of CPD001 says where and why"},
        }


def _invocation(report: dict[str, Any]) -> dict[str, Any]:
    """Say how the run went: what was not checked is a notification."""
    code = report["summary"]["exit_code"]
    made: dict[str, Any] = {
        "executionSuccessful": code in (0, 1),
        "exitCode": code,
        "exitCodeDescription": _CODES.get(code, "interrupted"),
        "toolExecutionNotifications": [*map(_skipped, report["skipped"]), *_failed(report)],
    }
    times = report.get("times")
    if times:
        made |= {"startTimeUtc": times["started"], "endTimeUtc": times["finished"]}
    return made


def open(view: View) -> SarifEmitter:
    """Begin a run."""
    return SarifEmitter(view)
