"""The report itself, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...base.spool import Spool
from ..coverage import NOTHING_SET
from .registry import Checked, Closing, View

_quoted = json.encoder.encode_basestring
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
    """Return the report as indented JSON in UTF-8 with a closing line end; the order of members is fixed by
    ``report.model``.
    """
    return _dump(report) + b"\n"


def render_entry(entry: dict[str, Any]) -> bytes:
    """Return the entry of one file as it stands in a report."""
    return _dump(entry, _INDENT)


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
    # A news item may spell half a surrogate pair. Only an escape can carry it, and the escape that Python's
    # codec writes is that of JSON.
    return b"".join([piece.encode("utf-8", "backslashreplace") for piece in _pieces(value, newline)])


def _pieces(value: Any, newline: str) -> Iterator[str]:
    """Yield ``_text`` of a value: of a list item by item, of an object member by member."""
    inner, mark = newline + "  ", ""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield f"{mark or '{'}{inner}{_name(key)}: "
            yield from _pieces(item, inner)
            mark = ","
        yield newline + "}"
    elif isinstance(value, list | tuple) and value:
        for item in value:
            yield f"{mark or '['}{inner}{_text(item, inner)}"
            mark = ","
        yield newline + "]"
    else:
        yield _text(value, newline)


def _text(value: Any, newline: str) -> str:
    """Write what ``json.dumps(value, ensure_ascii=False, indent=2)`` writes, in a third of its time."""
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if kind is int:
        return str(value)
    inner = newline + "  "
    if isinstance(value, dict) and value:
        members = [f"{_name(key)}: {_text(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{newline}}}"
    if isinstance(value, list | tuple) and value:
        items = [_text(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{newline}]"
    return json.dumps(value, ensure_ascii=False)


def _name(key: Any) -> str:
    return _quoted(key) if type(key) is str else json.dumps({key: 0}, ensure_ascii=False)[1:-4]
