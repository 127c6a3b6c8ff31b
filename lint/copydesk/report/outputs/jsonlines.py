"""The report as JSON Lines: what is known of a file is there as soon as the file has been checked.

Each line is an object with its ``kind``: one ``header``, then for each file a ``file`` line, its ``finding``
and ``claim`` lines, and at the end one ``summary``. The schema ``lines`` describes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..frame import SCHEMA_VERSION
from .json import one_line
from .readback import entry
from .registry import Checked, Closing, View


class LinesEmitter:
    """Writes the header with the first line."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._begun = False

    def file(self, path: str, part: Checked) -> Iterator[bytes]:
        """Yield the lines of a file."""
        yield from self._header()
        found = entry(part)
        about = {key: value for key, value in found.items() if key not in ("findings", "claims", "rules")}
        claims = {key: value for key, value in found.get("claims", {}).items() if key != "entries"}
        yield _line("file", {**about, "findings": len(found["findings"]), "claims": claims})
        for finding in found["findings"]:
            yield _line("finding", {"path": part.path, **finding})
        for claim in found.get("claims", {}).get("entries", ()):
            row = {key: value for key, value in claim.items() if key != "kind"}
            yield _line("claim", {"path": part.path, "kind_of_claim": claim["kind"], **row})

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the summary: the report without its files."""
        yield from self._header()
        yield _line("summary", {key: value for key, value in closing.report.items() if key != "files"})

    def _header(self) -> Iterator[bytes]:
        if not self._begun:
            self._begun = True
            tool = {"name": "copydesk", "version": self._view.version}
            yield _line("header", {"schema_version": SCHEMA_VERSION, "tool": tool})


def _line(kind: str, value: dict[str, Any]) -> bytes:
    return one_line({"kind": kind, **value}) + b"\n"


def open(view: View) -> LinesEmitter:
    """Begin a run."""
    return LinesEmitter(view)
