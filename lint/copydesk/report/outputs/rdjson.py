"""The Reviewdog Diagnostic Format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf), as one JSON
object. Columns count bytes of UTF-8 from 1, as the format asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...base.spool import Spool
from ...document.source import Source
from .json import one_line
from .registry import Checked, Closing, View
from .review import help_of, listed, repository_path

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class RdjsonEmitter:
    """Keeps the diagnostics until the last one is known."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._kept = Spool()

    def file(self, path: str, part: Checked) -> tuple[bytes, ...]:
        """Keep the diagnostics of a file."""
        name = repository_path(path)
        source = Source(name, b"", part.text)
        for finding in listed(part, self._view.show):
            self._kept.add(one_line(self._diagnostic(source, name, finding)))
        return ()

    def _diagnostic(self, source: Source, path: str, finding: dict[str, Any]) -> dict[str, Any]:
        span = finding["span"]
        found: dict[str, Any] = {
            "message": f"{finding['message']}\n{help_of(finding, self._view.remedy(finding['rule_id']))}",
            "location": {"path": path, "range": _range(source, span["start"], span["end"])},
            "severity": _SEVERITIES[finding["severity"]],
            "code": {"value": f"{finding['rule_id']} {finding['rule_name']}"},
        }
        fix = finding.get("fix")
        if fix is not None and fix["safety"] != "suggestion":
            found["suggestions"] = [_suggestion(source, fix["edits"])]
        if finding["related"]:
            found["relatedLocations"] = [
                {
                    "message": one["note"],
                    "location": {
                        "path": path,
                        "range": _range(source, one["span"]["start"], one["span"]["end"]),
                    },
                }
                for one in finding["related"]
            ]
        return found

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the object."""
        yield b'{"source":{"name":"copydesk"},"diagnostics":['
        mark = b"\n  "
        for diagnostic in self._kept:
            yield mark + diagnostic
            mark = b",\n  "
        yield b"\n]}\n"


def _suggestion(source: Source, edits: list[dict[str, Any]]) -> dict[str, Any]:
    """Make one replacement of the edits of a fix, which belong together."""
    ordered = sorted(edits, key=lambda edit: (edit["span"]["start"], edit["span"]["end"]))
    first, last = ordered[0]["span"]["start"], max(edit["span"]["end"] for edit in ordered)
    parts, at = [], first
    for edit in ordered:
        parts += [source.text[at : edit["span"]["start"]], edit["new"]]
        at = edit["span"]["end"]
    return {"range": _range(source, first, last), "text": "".join([*parts, source.text[at:last]])}


def _range(source: Source, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(source, start), "end": _position(source, end)}


def _position(source: Source, at: int) -> dict[str, int]:
    place = source.position(at)
    before = source.text[at - place.column + 1 : at]
    return {"line": place.line, "column": len(before.encode("utf-8", "replace")) + 1}


def open(view: View) -> RdjsonEmitter:
    """Begin a run."""
    return RdjsonEmitter(view)
