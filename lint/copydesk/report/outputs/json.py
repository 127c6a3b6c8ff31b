"""The report itself, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from ...base.encode import json_text
from ...base.spool import Spool
from ..coverage import NOTHING_SET
from .registry import Checked, Closing, View

_INDENT = "\n    "
_PLACE = b'\n  "files": []'


class JsonEmitter:
    """Writes the report when all of it is known; entries of files wait for it."""

    def __init__(self) -> None:
        self._entries = Spool()

    def file(self, path: str, part: Checked) -> Iterable[bytes]:
        """Keep the entry of a file. Raises ``OSError`` when there is no room for it."""
        self._entries.add(part.entry)
        return ()

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the report."""
        return splice(closing.report, self._entries)


def open(view: View) -> JsonEmitter:
    """Begin a run."""
    return JsonEmitter()


def render(report: dict[str, Any]) -> bytes:
    """Return a report as JSON in UTF-8 with a closing line end.

    It is laid out for people who look into it: one line for each finding, rule, claim, and for each member
    that holds no list of such things. No text of an article in it can steer a terminal or a build.
    """
    return _dump(report) + b"\n"


def render_entry(entry: dict[str, Any]) -> bytes:
    """Return the entry of one file as it stands in a report."""
    return _dump(entry, _INDENT)


def one_line(value: Any) -> bytes:
    """Return a value as JSON in one line."""
    return json_text(_text(value)).encode("utf-8")


def with_settings(entry: bytes, key: str) -> bytes:
    """Return a rendered entry that was made without the key of its settings with that key.

    No text can look like the place of the key: in texts the quotation marks are escaped.
    """
    place = '"settings": "{}"'
    return entry.replace(place.format(NOTHING_SET).encode(), place.format(key).encode(), 1)


def splice(report: dict[str, Any], entries: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a report that was built without files, with the rendered entries of its files in their place.

    Together that is what ``render`` makes of the whole.
    """
    before, _, after = render(report).partition(_PLACE)
    yield before + _PLACE[:-1]
    mark = b""
    for entry in entries:
        yield mark + _INDENT.encode()
        yield entry
        mark = b","
    yield (b"\n  ]" if mark else b"]") + after


def _dump(value: Any, newline: str = "\n") -> bytes:
    """Write a value in pieces: as one text, a single emoji would make a large report four times as large."""
    made = BytesIO()
    made.writelines(json_text(piece).encode("utf-8") for piece in _pieces(value, newline))
    return made.getvalue()


def _pieces(value: Any, newline: str) -> Iterator[str]:
    """Yield the text of a value: an item or a member in each line."""
    inner, mark = newline + "  ", ""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield f"{mark or '{'}{inner}{_text(key)}: "
            if _holds_lines(item):
                yield from _pieces(item, inner)
            else:
                yield _text(item)
            mark = ","
        yield newline + "}"
    elif isinstance(value, list) and value:
        for item in value:
            yield f"{mark or '['}{inner}{_text(item)}"
            mark = ","
        yield newline + "]"
    else:
        yield _text(value)


def _holds_lines(value: Any) -> bool:
    """Say whether a member takes more than one line: it is a list of objects, or holds one."""
    if isinstance(value, dict):
        return any(map(_holds_lines, value.values()))
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _text(value: Any) -> str:
    return _encoder.encode(value)
