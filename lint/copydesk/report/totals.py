"""The totals of a run, counted while its files come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ..base.levels import BASELINE, OPEN, RANK, SEVERITIES


class Counted(Protocol):
    """What is counted of a finding; see ``project.parts.Row``."""

    @property
    def rule_id(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def fixable(self) -> bool: ...


class Totals:
    """Files, words and findings so far; open findings by severity (gravest first) and by rule; files by
    profile and by who chose it.
    """

    def __init__(self) -> None:
        self.files = self.words = self.suppressed = self.baselined = self.fixable = 0
        self.by_severity = dict.fromkeys(reversed(SEVERITIES), 0)
        self.by_rule: dict[str, int] = {}
        self.by_profile: dict[tuple[str, str], int] = {}

    def add(self, words: int, rows: Iterable[Counted], profile: tuple[str, str, str] = ("", "", "")) -> None:
        """Count one file; ``profile`` is the name of its profile, who chose it, and why."""
        self.by_profile[profile[:2]] = self.by_profile.get(profile[:2], 0) + 1
        self.files += 1
        self.words += words
        for row in rows:
            if row.status == OPEN:
                self.by_severity[row.severity] += 1
                self.by_rule[row.rule_id] = self.by_rule.get(row.rule_id, 0) + 1
                self.fixable += row.fixable
            elif row.status == BASELINE:
                self.baselined += 1
            else:
                self.suppressed += 1


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
