"""A table for spreadsheets: one row a finding, suppressed ones too (RFC 4180, in UTF-8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...base.encode import csv_cell
from .readback import entry
from .registry import Checked, Closing, View

COLUMNS = (
    *("path", "line", "column", "end_line", "end_column", "rule", "name", "severity", "confidence", "status"),
    *("message", "text", "fix", "justification", "fingerprint"),
)


class CsvEmitter:
    """Writes the head with the first file."""

    def __init__(self) -> None:
        self._begun = False

    def file(self, path: str, part: Checked) -> Iterator[bytes]:
        """Yield the rows of a file."""
        yield from self._head()
        for finding in entry(part)["findings"]:
            yield _row(part.path, finding).encode("utf-8", "replace")

    def close(self, closing: Closing) -> Iterable[bytes]:
        """Yield the head of an empty table."""
        return self._head()

    def _head(self) -> Iterator[bytes]:
        if not self._begun:
            self._begun = True
            yield (",".join(COLUMNS) + "\r\n").encode()


def _row(path: str, finding: dict[str, Any]) -> str:
    start, end = finding["start"], finding["end"]
    places = [str(value) for place in (start, end) for value in (place["line"], place["column"])]
    words = [
        *(finding[key] for key in ("rule_id", "rule_name", "severity", "confidence", "status")),
        *(finding["message"], finding["text"], finding.get("fix", {}).get("title", "")),
        *(finding.get("justification", ""), finding["fingerprint"]),
    ]
    return ",".join([csv_cell(path), *places, *map(csv_cell, words)]) + "\r\n"


def open(view: View) -> CsvEmitter:
    """Begin a run."""
    return CsvEmitter()
