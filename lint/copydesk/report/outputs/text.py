"""Findings as a person wants to read them, file by file, with what to do and a closing line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from ...base.levels import OPEN
from ..totals import Totals
from .terminal import Paint, safe

WRAP = 96


class Row(Protocol):
    """What is printed of a finding; see ``project.parts.Row``."""

    @property
    def rule_id(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def piece(self) -> str | None: ...
    @property
    def helped(self) -> bool: ...


class TextEmitter:
    """Puts the text output together from the pieces of the findings.

    ``remedy`` gives the remedy of a rule, which is printed with its first finding only.
    """

    def __init__(self, paint: Paint, remedy: Callable[[str], str]) -> None:
        self.paint = paint
        self.remedy = remedy
        self._explained: set[str] = set()
        self._hidden = 0

    def file(self, path: str, rows: Iterable[Row]) -> str:
        """Return the lines for the open findings of one file; ``path`` is the one that the user can open."""
        parts = []
        place = self.paint.begin("bold") + safe(path)
        for row in rows:
            if row.status != OPEN:
                continue
            if row.piece is None:
                self._hidden += 1
                continue
            parts += [place, row.piece]
            if row.helped:
                if row.rule_id not in self._explained:
                    self._explained.add(row.rule_id)
                    parts += self._remedy(row.rule_id)
                parts.append("\n")
        return "".join(parts)

    def _remedy(self, rule_id: str) -> Iterator[str]:
        head, *rest = _wrap(safe(self.remedy(rule_id)))
        yield f"   = {self.paint('fix', 'remedy')}: {head}\n"
        for line in rest:
            yield f"     {line}\n"

    def statistics(self, totals: Totals, rules: Sequence[Mapping[str, Any]]) -> str:
        """Return a table of open findings by rule, most frequent first."""
        known = {rule["id"]: rule for rule in rules}
        counts = totals.by_rule
        size = max((len(str(count)) for count in counts.values()), default=1)
        lines = []
        for rule_id, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            rule = known.get(rule_id, {"name": "", "severity": "warning"})
            severity = self.paint(rule["severity"], rule["severity"])
            lines.append(f"{count:>{size}}  {self.paint('bold', rule_id)} {rule['name']} ({severity})\n")
        return "".join(lines)

    def summary(
        self, totals: Totals, skipped: int, *, unheard: Sequence[str] = (), interrupted: bool = False
    ) -> str:
        """Return the closing line. ``unheard`` are severities that nobody looked for."""
        found = totals.by_severity
        parts = [
            self.paint(level, f"{found[level]} {level}{'s' * (found[level] != 1 and level != 'info')}")
            for level in ("error", "warning", "info")
            if found[level]
        ]
        files = f"{totals.files} file{'s' * (totals.files != 1)}"
        text = (
            f"{', '.join(parts) if parts else 'Nothing found'} in {files}"
            if totals.files
            else "No file checked"
        )
        notes = [
            (totals.suppressed, "let stand"),
            (totals.baselined, "in the baseline"),
            (skipped, "not checked"),
            (totals.fixable, "fixable with `copydesk fix`"),
            (self._hidden, "not listed (--show info)"),
        ]
        text += "".join(f"; {count} {note}" for count, note in notes if count)
        if unheard and totals.files:
            text += f"; {' and '.join(unheard)} not looked for (--show info)"
        return f"{'Interrupted: ' * interrupted}{text}.\n"


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
