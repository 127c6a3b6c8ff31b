"""Findings as a person wants to read them: place, rule, message, the line with the words underlined, what to
do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ...catalogue.rule import OPEN, RANK
from ..excerpt import Excerpt
from .terminal import Paint, safe, width

Json = dict[str, Any]
WRAP = 96


class TextEmitter:
    """Renders a report for the terminal, file by file.

    ``show`` is the lowest severity listed. ``remedy`` gives the remedy of a rule, which is printed with its
    first finding only; below the level ``warning`` a finding is one line without the source.
    """

    def __init__(
        self, paint: Paint, remedy: Callable[[str], str], *, quiet: bool = False, show: str = "warning"
    ) -> None:
        self.paint = paint
        self.remedy = remedy
        self.quiet = quiet
        self.show = show
        self._explained: set[str] = set()
        self._hidden = 0

    def file(self, path: str, entry: Json, excerpts: Sequence[Excerpt]) -> Iterator[str]:
        """Yield the lines for the open findings of one file; ``path`` is the path as the user can open it."""
        for finding, excerpt in zip(entry["findings"], excerpts, strict=True):
            if finding["status"] != OPEN:
                continue
            if RANK[finding["severity"]] < RANK[self.show]:
                self._hidden += 1
                continue
            yield self._headline(path, finding)
            if not self.quiet and RANK[finding["severity"]] >= RANK["warning"]:
                yield from self._source(excerpt, finding["severity"])
                yield from self._help(finding)
                yield ""

    def _headline(self, path: str, finding: Json) -> str:
        paint, start = self.paint, finding["start"]
        place = paint("bold", f"{safe(path)}:{start['line']}:{start['column']}:")
        severity = paint(finding["severity"], finding["severity"])
        pointer = f" ({safe(finding['pointer'])})" if "pointer" in finding else ""
        rule = f"{paint('bold', finding['rule_id'])} {finding['rule_name']}"
        return f"{place} {severity} {rule}: {safe(finding['message'])}{pointer}"

    def _source(self, excerpt: Excerpt, severity: str) -> Iterator[str]:
        number = str(excerpt.line)
        bar = self.paint("dim", "|")
        before = ("… " if excerpt.cut_before else "") + safe(excerpt.text[: excerpt.start])
        marked = safe(excerpt.text[excerpt.start : excerpt.end])
        after = safe(excerpt.text[excerpt.end :]) + (" …" if excerpt.cut_after else "")
        yield f" {self.paint('dim', number)} {bar} {before}{marked}{after}".rstrip()
        under = self.paint(severity, "^" * max(1, width(marked)))
        more = (
            f" and {excerpt.more_lines} more line{'s' * (excerpt.more_lines > 1)}"
            if excerpt.more_lines
            else ""
        )
        yield f" {' ' * len(number)} {bar} {' ' * width(before)}{under}{more}"

    def _help(self, finding: Json) -> Iterator[str]:
        for other in finding["related"]:
            start = other["start"]
            yield f"   = see {start['line']}:{start['column']}: {safe(other['note'])}"
        fix = finding.get("fix")
        if fix is not None:
            hint = {"safe": " (copydesk fix)", "unsafe": " (copydesk fix --unsafe-fixes)"}.get(
                fix["safety"], ""
            )
            yield f"   = {self.paint('fix', 'fix')}: {safe(fix['title'])}{hint}"
        if finding["rule_id"] not in self._explained:
            self._explained.add(finding["rule_id"])
            head, *rest = _wrap(safe(self.remedy(finding["rule_id"])))
            yield f"   = {self.paint('fix', 'remedy')}: {head}"
            for line in rest:
                yield f"     {line}"

    def statistics(self, report: Json) -> Iterator[str]:
        """Yield a table of open findings by rule, most frequent first."""
        rules = {rule["id"]: rule for rule in report["ruleset"]["rules"]}
        counts = report["summary"]["rules"]
        size = max((len(str(count)) for count in counts.values()), default=1)
        for rule_id, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            rule = rules.get(rule_id, {"name": "", "severity": "warning"})
            severity = self.paint(rule["severity"], rule["severity"])
            yield f"{count:>{size}}  {self.paint('bold', rule_id)} {rule['name']} ({severity})"

    def summary(self, report: Json) -> str:
        """Return the closing line."""
        totals = report["summary"]
        found = totals["findings"]
        parts = [
            self.paint(level, f"{found[level]} {level}{'s' * (found[level] != 1 and level != 'info')}")
            for level in ("error", "warning", "info")
            if found[level]
        ]
        files = f"{totals['files']} file{'s' * (totals['files'] != 1)}"
        text = (
            f"{', '.join(parts) if parts else 'Nothing found'} in {files}"
            if totals["files"]
            else "No file checked"
        )
        fixable = sum(
            1
            for entry in report["files"]
            for finding in entry["findings"]
            if finding["status"] == OPEN and finding.get("fix", {}).get("safety") == "safe"
        )
        notes = [
            (totals["suppressed"], "let stand"),
            (totals["baselined"], "in the baseline"),
            (totals["skipped"], "not checked"),
            (fixable, "fixable with `copydesk fix`"),
            (self._hidden, "not listed (--show info)"),
        ]
        text += "".join(f"; {count} {note}" for count, note in notes if count)
        return text + "."


def _wrap(text: str) -> list[str]:
    """Break a text at spaces into lines of at most ``WRAP`` characters (``textwrap`` would cost 5 ms of
    start-up).
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > WRAP:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
