"""What is left of a checked file for the outputs: one part of a run, small enough to be sent and remembered.

A part is made where the file was checked, which may be another process or another day. It holds one row for
each finding, from which totals, baseline and exit code are worked out, and the piece of the output that was
asked for, ready to be written.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from ..base.levels import OPEN
from ..report.outputs.registry import WIDTH


class Asked(NamedTuple):
    """What a run wants of each file: the ``lines`` for people, the ``entry`` of the report, the ``text`` of
    the article, (``ran``) which rules looked at it, and its ``readability``.

    ``show`` is the lowest severity that has lines, ``quiet`` asks for one line each, ``colour`` for colours;
    ``width`` is how many columns lines may take.
    """

    lines: bool = False
    entry: bool = False
    text: bool = False
    show: str = "warning"
    quiet: bool = False
    colour: bool = False
    ran: bool = False
    width: int = WIDTH
    readability: bool = False


class Row(NamedTuple):
    """One finding, as the run as a whole needs it. ``text`` is its first words; ``fixable`` says that
    ``copydesk fix`` mends it; ``piece`` is its lines of text output without path and remedy (None where it is
    not listed), ``helped`` whether the remedy belongs below them. ``lines`` are the first and last line of
    each place that it is about, none for a finding about the file as a whole; ``justification`` says why it
    may stand, where somebody says so; ``former`` and ``near``
    are as in ``Finding``.
    """

    rule_id: str
    severity: str
    status: str
    fingerprint: str
    text: str
    fixable: bool = False
    piece: str | None = None
    helped: bool = False
    lines: tuple[int, ...] = ()
    justification: str = ""
    former: str = ""
    near: str = ""


class Part(NamedTuple):
    """One checked file: its path as the report shows it, its words (with the entry only), its rows, its entry
    of the report as JSON text in UTF-8 (where asked for), whether a rule failed, what makes the entry
    invalid, its profile (name, origin, and by what it was guessed), the article (where asked for), how much
    of it was not checked by kind, what ``coverage.rules_of`` says by its key (with the entry), the rules that
    looked at the file (where a baseline asks for them), and its readability (where asked for).
    """

    path: str
    words: int
    rows: list[Row]
    entry: bytes = b""
    crashed: bool = False
    invalid: str = ""
    profile: tuple[str, str, str] = ("", "", "")
    text: str = ""
    unchecked: Mapping[str, int] = MappingProxyType({})
    coverage: Mapping[str, Any] = MappingProxyType({})
    ran: str = ""
    readability: Mapping[str, Any] = MappingProxyType({})

    def pack(self) -> bytes:
        """Return the part as bytes."""
        plain = {
            "rows": [tuple(row) for row in self.rows],
            "unchecked": dict(self.unchecked),
            "coverage": dict(self.coverage),
            "readability": dict(self.readability),
        }
        return marshal.dumps(tuple(self._replace(**plain)))  # type: ignore[arg-type]

    @staticmethod
    def unpack(data: bytes) -> Part:
        """Return the part that ``pack`` made bytes of. Raises ``ValueError`` for anything else."""
        try:
            part = Part(*marshal.loads(data))
            return part._replace(rows=[Row(*row) for row in part.rows])
        except (EOFError, TypeError) as error:
            raise ValueError(str(error)) from None

    def placed(self, settings: str) -> Part:
        """Return the part with the key of the settings of its file, which nobody knows who remembers it."""
        from ..report.outputs.json import with_settings

        return self._replace(entry=with_settings(self.entry, settings))

    def judged(self, rows: Sequence[Row]) -> Part:
        """Return the part with its rows after what is known of the whole run (the baseline, the lines that
        were changed), which gives findings another status.
        """
        rows = list(rows)
        if rows == self.rows or not self.entry:
            return self._replace(rows=rows)
        import json

        from ..report.outputs.json import render_entry

        entry = json.loads(self.entry)
        for finding, row in zip(entry["findings"], rows, strict=True):
            finding.pop("status", None)
            if row.status != OPEN:
                finding["status"] = row.status
            if row.justification:
                finding["justification"] = row.justification
        return self._replace(rows=rows, entry=render_entry(entry))
