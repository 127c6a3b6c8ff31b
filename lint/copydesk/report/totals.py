"""The totals of a run, counted while its files come in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ..base.levels import BASELINE, OPEN, RANK, SEVERITIES, UNCHANGED


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
    """Files, words and findings so far; open findings by severity (gravest first), by rule, and by rule and
    severity; files by profile and by who chose it; ``failing``: open findings at or above the level that
    fails their file; ``unchanged``: findings by severity in lines that a change has not touched.
    """

    def __init__(self) -> None:
        self.files = self.words = self.suppressed = self.baselined = self.fixable = self.failing = 0
        self.unchanged = dict.fromkeys(SEVERITIES, 0)
        self.by_severity = dict.fromkeys(reversed(SEVERITIES), 0)
        self.by_rule: dict[str, int] = {}
        self.by_level: dict[str, dict[str, int]] = {}
        self.by_profile: dict[tuple[str, str], int] = {}

    def add(
        self,
        words: int,
        rows: Iterable[Counted],
        profile: tuple[str, str, str] = ("", "", ""),
        fail_on: str = "error",
    ) -> None:
        """Count one file; ``profile`` is the name of its profile, who chose it, and why; ``fail_on`` the
        lowest severity that fails it, or ``never``.
        """
        fails = RANK.get(fail_on, len(RANK))
        self.by_profile[profile[:2]] = self.by_profile.get(profile[:2], 0) + 1
        self.files += 1
        self.words += words
        for row in rows:
            if row.status == OPEN:
                self.by_severity[row.severity] += 1
                self.by_rule[row.rule_id] = self.by_rule.get(row.rule_id, 0) + 1
                levels = self.by_level.setdefault(row.rule_id, {})
                levels[row.severity] = levels.get(row.severity, 0) + 1
                self.fixable += row.fixable
                self.failing += RANK[row.severity] >= fails
            elif row.status == BASELINE:
                self.baselined += 1
            elif row.status == UNCHANGED:
                self.unchanged[row.severity] += 1
            else:
                self.suppressed += 1


def exit_code(failing: bool, skipped: bool, internal_error: bool) -> int:
    """Return the exit code: 3 internal error, 2 something asked for was not checked, 1 something fails (a
    finding grave enough for its file, a stale entry of a baseline), else 0.
    """
    return 3 if internal_error else 2 if skipped else int(failing)
