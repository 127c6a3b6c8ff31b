"""Reports read back from files that may be anybody's: bounded, plain, held against the published schema."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..base.levels import OPEN
from ..base.regexes import regex
from ..base.surrogates import whole_escapes
from ..input import door
from ..report.frame import SCHEMA_VERSION
from ..report.validation import InvalidReport, invalid_entry, validate

Json = dict[str, Any]
LARGEST = 200_000_000
"""A larger report is not read."""

_DATE = regex(r"\d{4}-\d\d-\d\d")
_WHOLE = {"config": ("settings", "fail_on", "today"), "ruleset": ("packs", "not_active", "facts_checked_on")}
"""What only a whole report has, so that the schema does not ask for it."""


class Unusable(ValueError):
    """A file is no report that can be worked with; the message says why, without what stands in it."""


class Known(NamedTuple):
    """One finding of a report, as two reports are compared by."""

    path: str
    rule: str
    name: str
    severity: str
    status: str
    fingerprint: str
    line: int
    column: int
    message: str
    justification: str

    @property
    def mark(self) -> tuple[str, str]:
        """What names the finding wherever it stands."""
        return self.rule, self.fingerprint

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands."""
        return self.path, self.line, self.column


def load(path: str) -> Json:
    """Read a report. Raises ``Unusable``."""
    found = door.read_plain(os.path.realpath(path), LARGEST)
    if isinstance(found, door.Refused):
        raise Unusable(f"{path}: {found.detail}")
    try:
        report: Json = json.loads(whole_escapes(found[1].decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise Unusable(f"{path}: not JSON, so no report") from None
    check(report, path)
    return report


def check(report: Any, path: str) -> None:
    """Say whether something that was read from a file is a report that can be worked with. Raises
    ``Unusable``.
    """
    if not isinstance(report, dict) or not isinstance(report.get("schema_version"), str):
        raise Unusable(f"{path}: not a report of Copydesk")
    version = report["schema_version"]
    if version != SCHEMA_VERSION:
        raise Unusable(
            f"{path}: a report of schema version {version[:20]!r}, and this Copydesk works with "
            f"{SCHEMA_VERSION}. Use the Copydesk that wrote it, or check the files again"
        )
    try:
        _validate(report)
    except InvalidReport as error:
        raise Unusable(f"{path}: {error}") from None
    except RecursionError:
        raise Unusable(f"{path}: nested too deeply") from None
    dangling = next(_dangling(report), "")
    if dangling:
        raise Unusable(f"{path}: {dangling}")


def _validate(report: Json) -> None:
    """Hold a report against its schema, one file after the other: what is invalid is looked for in one of
    them and not in all. Raises ``InvalidReport``.
    """
    files = report.get("files")
    if not isinstance(files, list):
        validate(report)
        return
    validate({**report, "files": []})
    for file in files:
        problem = invalid_entry(file) if isinstance(file, dict) else "the entry of a file is none"
        if problem:
            raise InvalidReport(problem)


def _dangling(report: Json) -> Iterator[str]:
    """Yield what a report refers to and does not hold, and what it holds twice."""
    seen: set[str] = set()
    for part, names in _WHOLE.items():
        yield from (f"it has no {part}.{name}" for name in names if name not in report[part])
    if not _DATE.fullmatch(str(report["config"].get("today"))):
        yield "its config.today is no date"
    for file in report["files"]:
        if file["path"] in seen:
            yield f"{file['path']} is in it twice"
        seen.add(file["path"])
        if file["settings"] not in report["config"]["settings"]:
            yield f"the settings of {file['path']} are not in it"
        if file["coverage"]["rules"] not in report["coverage"]["rules"]:
            yield f"it does not say which rules looked at {file['path']}"
        if any(finding["rule_id"] not in file["rules"] for finding in file["findings"]):
            yield f"it does not say of what rules the findings in {file['path']} are"


def findings(file: Json) -> Iterator[Known]:
    """Yield the findings of the entry of a file."""
    for one in file["findings"]:
        start = one["start"]
        yield Known(
            file["path"],
            one["rule_id"],
            file["rules"][one["rule_id"]]["name"],
            one["severity"],
            one.get("status", OPEN),
            one["fingerprint"],
            start["line"],
            start["column"],
            one["message"],
            one.get("justification", ""),
        )


def why_not(report: Json, file: Json, rule: str) -> str | None:
    """Say why a rule did not look at a file; None when it did."""
    coverage: Mapping[str, Any] = report["coverage"]["rules"][file["coverage"]["rules"]]
    if rule in coverage["ran"]:
        return None
    for row in coverage["not_run"]:
        if rule in row["rules"]:
            return f"{row['reason']}: {row['detail']}"
    return "the rule is not known there"
