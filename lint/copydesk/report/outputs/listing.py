"""Findings as a person wants to read them, file by file, with what to do and a closing line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...base.encode import line, within
from ...base.levels import GUESSED, OPEN, RANK, SEVERITIES
from ..totals import Totals
from .closingnotes import besides
from .registry import Checked, Closing, Row, View
from .terminal import Paint, uncoloured

WRAP = 96


class TextEmitter:
    """Puts the text output together from the pieces of the findings.

    The remedy of a rule is printed with its first finding only; ``brief`` leaves out all but the first line
    of a finding.
    """

    def __init__(self, view: View, *, brief: bool = False) -> None:
        self.paint = Paint(view.colour)
        self.view = view
        self._brief = brief
        self._explained: set[str] = set()
        self._hidden = 0
        self._readable: list[tuple[str, Mapping[str, Any]]] = []

    def file(self, path: str, part: Checked) -> Iterator[bytes]:
        """Yield the lines for the open findings of one file; ``path`` is the one that the user can open."""
        if part.readability:
            self._readable.append((path.removeprefix("./"), part.readability))
        if not self.view.statistics and (lines := self._lines(path.removeprefix("./"), part.rows)):
            yield (lines + self._profile(part.profile)).encode("utf-8", "replace")

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the table that was asked for, and the closing line."""
        if self.view.statistics:
            yield self._statistics(closing.totals, closing.report["ruleset"]["rules"]).encode()
        if self._readable:
            from .readable import table

            yield "".join(f"{line}\n" for line in table(self._readable)).encode("utf-8", "replace")
        if not self.view.quiet:
            yield self._summary(closing).encode()

    def listed(self, rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
        """Yield the findings that are listed, each with its lines; count the others that are open."""
        for row in rows:
            if row.status == OPEN and row.piece is not None:
                yield row, row.piece if self.view.colour else uncoloured(row.piece)
            elif row.status == OPEN:
                self._hidden += 1

    def _lines(self, path: str, rows: Iterable[Row]) -> str:
        parts = []
        place = self.paint.begin("bold") + line(path)
        for row, piece in self.listed(rows):
            if self._brief:
                parts += [place, piece.partition("\n")[0], "\n"]
                continue
            parts += [place, piece]
            if row.helped:
                if row.rule_id not in self._explained:
                    self._explained.add(row.rule_id)
                    parts += self._remedy(row.rule_id)
                parts.append("\n")
        return "".join(parts)

    def _profile(self, profile: tuple[str, str, str]) -> str:
        """Say below the findings of a file as what it was read, where that was guessed from the file."""
        name, origin, because = profile
        if self._brief or self.view.quiet or origin != GUESSED or name == "default":
            return ""
        return f"   = {self.paint('fix', 'profile')}: {within(name)}, guessed from {within(because)}\n\n"

    def _remedy(self, rule_id: str) -> Iterator[str]:
        head, *rest = _wrap(within(self.view.remedy(rule_id)), min(WRAP, self.view.width - 4))
        yield f"   = {self.paint('fix', 'remedy')}: {head}\n"
        for other in rest:
            yield f"     {other}\n"

    def _statistics(self, totals: Totals, rules: Sequence[Mapping[str, Any]]) -> str:
        """Return a table of open findings by rule, most frequent first, with the levels that they have."""
        names = {rule["id"]: rule["name"] for rule in rules}
        counts = totals.by_rule
        size = max((len(str(count)) for count in counts.values()), default=1)
        lines = []
        for rule_id, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            found = totals.by_level[rule_id]
            levels = [level for level in reversed(SEVERITIES) if level in found]
            told = ", ".join(
                self.paint(level, level if len(levels) == 1 else f"{found[level]} {level}")
                for level in levels
            )
            lines.append(
                f"{count:>{size}}  {self.paint('bold', rule_id)} {names.get(rule_id, '')} ({told})\n"
            )
        return "".join(lines)

    def _summary(self, closing: Closing) -> str:
        totals, unheard = closing.totals, closing.unheard
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
            else "No article has changed"
            if "changes" in closing.report and not closing.skipped
            else "No file checked"
        )
        unchanged = sum(
            count for level, count in totals.unchanged.items() if RANK[level] >= RANK[self.view.show]
        )
        text += besides(closing, unchanged, self._hidden)
        text += _read_as(totals.by_profile)
        if unheard and totals.files:
            # Rules whose fixes are counted run whatever is shown, so some of it may have been found.
            others = [f"other {level}" if found[level] else level for level in unheard]
            text += f"; {' and '.join(others)} not looked for (--show info)"
        return f"{'Interrupted: ' * ('incomplete' in closing.report)}{text}.\n"


def _read_as(profiles: Mapping[tuple[str, str], int]) -> str:
    """Say which profiles counted, where they are not simply the default one."""
    told = [
        f"{within(name)}{' (guessed)' if origin == GUESSED else ''} for {count}"
        for (name, origin), count in sorted(profiles.items())
        if name not in ("", "default")
    ]
    return f"; profile {', '.join(told)}" if told else ""


def open(view: View) -> TextEmitter:
    """Begin a run."""
    return TextEmitter(view)


def _wrap(text: str, size: int) -> list[str]:
    """Break a text at spaces into lines of at most ``size`` characters (``textwrap`` would cost 5 ms of
    start-up).
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > size:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
