"""A summary in Markdown for a comment on a pull request or the summary of a job: totals, rules, findings by
file, gravest first, within the size that hosts take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...base.encode import markdown, markdown_code
from ...base.levels import SEVERITIES
from ...base.plural import counted
from ..frame import stale
from .closingnotes import besides
from .registry import Checked, Closing, View
from .review import help_of, listed, repository_path

MOST = 65_536
"""The most characters of a comment on GitHub; that is less than other hosts take."""

MARK = "<!-- copydesk summary -->"
_TAIL = 600
_PER_FILE = 50
_SIGNS = {"error": "\U0001f6d1", "warning": "\u26a0\ufe0f", "info": "\u2139\ufe0f"}


class SummaryEmitter:
    """Keeps the lines of each file until the totals are known."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._files: list[tuple[str, dict[str, int], list[str], int]] = []

    def file(self, path: str, part: Checked) -> tuple[bytes, ...]:
        """Keep the findings of a file."""
        found = sorted(listed(part, self._view.show), key=lambda one: -SEVERITIES.index(one["severity"]))
        if found:
            counts = {level: sum(one["severity"] == level for one in found) for level in SEVERITIES}
            lines = [self._line(finding) for finding in found[:_PER_FILE]]
            self._files.append((repository_path(path), counts, lines, len(found) - len(lines)))
        return ()

    def _line(self, finding: Mapping[str, Any]) -> str:
        start, severity = finding["start"], finding["severity"]
        rule = f"{finding['rule_id']} {finding['rule_name']}"
        remedy = markdown(help_of(dict(finding), self._view.remedy(finding["rule_id"])))
        return (
            f"| {start['line']}:{start['column']} | {_SIGNS[severity]} {severity} | {markdown(rule)} "
            f"| {markdown(finding['message'])} <br>{remedy} |\n"
        )

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the summary, cut between findings where it would be too long."""
        text, left = "".join(self._head(closing)), 0
        room = MOST - _TAIL - len(text)
        for path, counts, lines, more in self._files:
            piece, shown = _table(path, counts, lines, more, room)
            left += sum(counts.values()) - shown
            room -= len(piece)
            text += piece
        if left:
            are, them = ("is", "it") if left == 1 else ("are", "them")
            text += f"\n{counted(left, 'more finding')} {are} not listed here. The whole report has {them}.\n"
        yield text.encode("utf-8", "replace")

    def _head(self, closing: Closing) -> Iterator[str]:
        totals = closing.totals
        counts = ", ".join(_counted(totals.by_severity)) or "nothing found"
        files = f"{totals.files} file{'s' * (totals.files != 1)}"
        code = closing.report["summary"]["exit_code"]
        gone = stale(closing.report)
        why = gone if gone and not totals.failing else "findings that count"
        verdict = {0: "passed", 1: why}.get(code, "not everything could be checked")
        yield f"{MARK}\n## Copydesk: {verdict}\n\n{counts[:1].upper()}{counts[1:]} in {files}"
        unchanged = sum(totals.unchanged.values())
        yield besides(closing, unchanged) + ".\n"
        names = {rule["id"]: rule["name"] for rule in closing.report["ruleset"]["rules"]}
        rows = sorted(totals.by_level.items(), key=lambda item: (-sum(item[1].values()), item[0]))
        shown = [(rule, levels) for rule, levels in rows if any(_listed(levels, self._view.show))]
        if shown:
            yield "\n| Rule | Findings |\n| --- | --- |\n"
        for rule, levels in shown[:_PER_FILE]:
            yield f"| {markdown(f'{rule} {names.get(rule, str())}')} | {', '.join(_counted(levels))} |\n"
        for skip in closing.report["skipped"][:_PER_FILE]:
            yield f"\nNot checked: {markdown_code(skip['path'])}: {markdown(skip['detail'])}\n"


def _listed(levels: Iterable[str], show: str) -> Iterator[bool]:
    return (SEVERITIES.index(level) >= SEVERITIES.index(show) for level in levels)


def _counted(levels: Mapping[str, int]) -> list[str]:
    return [
        f"{levels[level]} {level}{'s' * (levels[level] != 1 and level != 'info')}"
        for level in reversed(SEVERITIES)
        if levels.get(level)
    ]


def _table(path: str, counts: Mapping[str, int], lines: list[str], more: int, room: int) -> tuple[str, int]:
    """Return the table of a file, as far as there is room for it, and how many findings it lists."""
    head = (
        f"\n### {markdown_code(path)}\n\n{', '.join(_counted(counts))}\n\n"
        "| Place | Level | Rule | Finding |\n| --- | --- | --- | --- |\n"
    )
    room -= len(head)
    shown: list[str] = []
    for line in lines:
        if len(line) > room:
            break
        room -= len(line)
        shown.append(line)
    return (head + "".join(shown), len(shown)) if shown else ("", 0)


def open(view: View) -> SummaryEmitter:
    """Begin a run."""
    return SummaryEmitter(view)
