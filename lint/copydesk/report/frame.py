"""The report around its files: tool, rules, configuration, what was skipped, totals and exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from .totals import Totals, exit_code

if TYPE_CHECKING:
    from ..pipeline.baseline import Entry
    from ..project.discover import Skip

Json = dict[str, Any]
SCHEMA_VERSION = "1.2"


class Baseline(Protocol):
    """A baseline of the run; see ``project.baselines.Used``."""

    @property
    def path(self) -> str: ...
    @property
    def stale(self) -> Sequence[Entry]: ...
    @property
    def counts(self) -> bool: ...


def build(
    *,
    tool: Json,
    ruleset: Json,
    config: Json,
    audit: Json,
    totals: Totals,
    skips: Iterable[Skip],
    internal_error: bool,
    unchecked: bool = False,
    baselines: Sequence[Baseline] = (),
    changes: Json | None = None,
    times: Mapping[str, str] | None = None,
    interrupted: int = 0,
) -> Json:
    """Put the report together, without the entries of its files, and work out the exit code.

    ``audit`` holds the members about what was checked with what and what was let pass; ``unchecked`` says
    that something was not checked of which a gate wants it. ``baselines`` are the baselines that were used;
    ``changes`` says since when lines count as changed, where only these count; ``times`` (started, finished)
    is given only when the user asked for time stamps; ``interrupted`` is the number of the signal that ended
    the run before its time.
    """
    skipped = [{"path": skip.path, "reason": skip.reason, "detail": skip.detail} for skip in skips]
    fails = totals.failing > 0 or any(known.stale and known.counts for known in baselines)
    code = exit_code(fails, bool(skipped) or unchecked, internal_error)
    report: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": tool,
        "ruleset": ruleset,
        "config": config,
        **audit,
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
    if changes is not None:
        report["changes"] = changes
        report["summary"]["unchanged"] = sum(totals.unchanged.values())
    if interrupted:
        report["incomplete"] = True
    if baselines:
        report["baselines"] = [
            {"path": known.path, "stale": [_stale(entry) for entry in known.stale]} for known in baselines
        ]
        if len(baselines) == 1:
            report["baseline"] = report["baselines"][0]
    if times is not None:
        report["times"] = dict(times)
    return report


def _stale(entry: Entry) -> Json:
    said = entry._asdict()
    return {
        key: value for key, value in said.items() if value or key in ("path", "rule", "fingerprint", "text")
    }


def stale(report: Json) -> str:
    """Say how many entries of the baselines have lost their findings; "" when there is none."""
    count = sum(len(known["stale"]) for known in report.get("baselines", ()))
    entries, are = ("entry", "is") if count == 1 else ("entries", "are")
    return f"{count:,} {entries} of the baseline {are} stale" if count else ""
