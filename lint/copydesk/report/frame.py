"""The report around its files: tool, rules, configuration, what was skipped, totals and exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .totals import Totals, exit_code

if TYPE_CHECKING:
    from ..pipeline.baseline import Entry
    from ..project.discover import Skip

Json = dict[str, Any]
SCHEMA_VERSION = "1.1"


def build(
    *,
    version: str,
    ruleset: Json,
    config: Json,
    totals: Totals,
    skips: Iterable[Skip],
    fail_on: str,
    internal_error: bool,
    baseline: tuple[str, Sequence[Entry]] | None = None,
    times: Mapping[str, str] | None = None,
    interrupted: int = 0,
) -> Json:
    """Put the report together, without the entries of its files, and work out the exit code.

    ``baseline`` is the path of the baseline and its stale entries; ``times`` (started, finished) is given
    only when the user asked for time stamps; ``interrupted`` is the number of the signal that ended the run
    before its time.
    """
    skipped = [{"path": skip.path, "reason": skip.reason, "detail": skip.detail} for skip in skips]
    code = exit_code(totals.by_severity, fail_on, bool(skipped), internal_error)
    report: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "copydesk", "version": version},
        "ruleset": ruleset,
        "config": config,
        "files": [],
        "skipped": skipped,
        "summary": {
            "files": totals.files,
            "words": totals.words,
            "findings": totals.by_severity,
            "rules": dict(sorted(totals.by_rule.items())),
            "suppressed": totals.suppressed,
            "baselined": totals.baselined,
            "skipped": len(skipped),
            "exit_code": 128 + interrupted if interrupted else code,
        },
    }
    if interrupted:
        report["incomplete"] = True
    if baseline is not None:
        path, stale = baseline
        report["baseline"] = {"path": path, "stale": [entry._asdict() for entry in stale]}
        if stale and fail_on != "never":
            report["summary"]["exit_code"] = max(1, report["summary"]["exit_code"])
    if times is not None:
        report["times"] = dict(times)
    return report
