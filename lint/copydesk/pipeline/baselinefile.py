"""The file of a baseline: read strictly, because it comes with what is checked, and written so that a review
shows what changed and two branches can be joined: one finding on a line, in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from ..base.files import read_regular
from ..base.levels import SEVERITIES
from ..base.surrogates import whole_escapes
from .baseline import OLD, Book, Entry

VERSION = 3
"""3: severity, reason and who gave it for each entry, a sketch of each file; fingerprints take no notice of
other paragraphs. 2 is read as well: findings know the fingerprints that they had there.
"""

MOST_BYTES = 64_000_000
_KEYS = Entry._fields
_NEEDED = ("path", "rule", "fingerprint", "text")
_CONFLICT = b"<<<<<<< "
_MARKS = (_CONFLICT, b"||||||| ", b"=======", b">>>>>>> ")


class BaselineError(ValueError):
    """A baseline file is not one; the message names the file."""


def load(path: str, *, joining: bool = False) -> Book:
    """Read a baseline. Raises ``BaselineError``; ``FileNotFoundError`` when there is none.

    With ``joining``, a file in which git has left both sides of a conflict is read as both together.
    """
    try:
        data = read_regular(path, MOST_BYTES)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise BaselineError(f"{path}: cannot be read: {getattr(error, 'strerror', error)}") from None
    if any(line.startswith(_CONFLICT) for line in data.splitlines()):
        if not joining:
            raise BaselineError(
                f"{path}: git has left a conflict in it: “copydesk baseline update” joins the two sides"
            )
        return _joined(path, data)
    return _book(path, _json(path, data))


def _json(path: str, data: bytes) -> Any:
    import json

    try:
        return json.loads(whole_escapes(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise BaselineError(f"{path}: not a baseline file: not JSON") from None


def _book(path: str, raw: Any) -> Book:
    if not isinstance(raw, dict) or not isinstance(raw.get("findings"), list):
        raise BaselineError(f"{path}: not a baseline file")
    version = raw.get("version")
    if version not in (OLD, VERSION) or isinstance(version, bool):
        raise BaselineError(
            f"{path}: baseline of version {str(version)[:20]}; this Copydesk reads versions 2 and {VERSION}: "
            "remove the file and write it anew with “copydesk baseline create”"
        )
    sketches = raw.get("files", {})
    if not isinstance(sketches, dict) or not all(isinstance(one, str) for one in sketches.values()):
        raise BaselineError(f"{path}: not a baseline file: “files” must name a text for each file")
    entries = (_entry(path, number, row) for number, row in enumerate(raw["findings"], 1))
    return Book(version, tuple(entries), sketches)


def _entry(path: str, number: int, row: Any) -> Entry:
    where = f"{path}: not a baseline file: finding {number}"
    if not isinstance(row, dict):
        raise BaselineError(f"{where} is not an object")
    for key in _NEEDED:
        if key not in row:
            raise BaselineError(f"{where} has no “{key}”")
    values = {key: row[key] for key in _KEYS if key in row}
    for key, value in values.items():
        if not isinstance(value, str):
            raise BaselineError(f"{where}: “{key}” is not a text")
    if values.get("severity", "") not in ("", *SEVERITIES):
        raise BaselineError(f"{where}: “severity” is none of {', '.join(SEVERITIES)}")
    return Entry(**values)


def _joined(path: str, data: bytes) -> Book:
    """Read both sides where each is a file of its own; else what stands on lines of its own, whichever side
    it comes from.
    """
    with suppress(BaselineError):
        ours, theirs = (_book(path, _json(path, side)) for side in _sides(data))
        return Book(VERSION, (*ours.entries, *theirs.entries), {**ours.sketches, **theirs.sketches})
    entries: list[Entry] = []
    sketches: dict[str, str] = {}
    for line in data.splitlines():
        inner = line.strip().rstrip(b",")
        if inner.startswith(b"{") and inner.endswith(b"}") and len(inner) > 2:
            entries.append(_entry(path, len(entries) + 1, _json(path, inner)))
        elif inner.startswith(b'"') and not inner.startswith((b'"version"', b'"findings"', b'"files"')):
            sketches.update(_json(path, b"{" + inner + b"}"))
    return Book(VERSION, tuple(entries), sketches)


def _sides(data: bytes) -> tuple[bytes, bytes]:
    """Return a file with a conflict as the one and as the other side have it."""
    sides: tuple[list[bytes], list[bytes]] = ([], [])
    within = 0
    for line in data.splitlines(keepends=True):
        if line.startswith(_MARKS[within:]):
            within = next(number for number, mark in enumerate(_MARKS) if line.startswith(mark)) + 1
            within %= len(_MARKS)
            continue
        for number, side in enumerate(sides):
            if not within or within == 2 * number + 1:
                side.append(line)
    return b"".join(sides[0]), b"".join(sides[1])


def dump(entries: Iterable[Entry], sketches: Mapping[str, str]) -> str:
    """Return the text of a baseline file; sketches of files without an entry are left out."""
    ordered = sorted(set(entries))
    paths = {entry.path for entry in ordered}
    files = [f"{_text(path)}: {_text(sketches[path])}" for path in sorted(paths & sketches.keys())]
    return "".join(
        (
            f'{{\n  "version": {VERSION},\n',
            f'  "findings": {_lines("[]", (_row(entry) for entry in ordered))},\n',
            f'  "files": {_lines("{}", files)}\n}}\n',
        )
    )


def _row(entry: Entry) -> str:
    return _text({key: value for key, value in entry._asdict().items() if value or key in _NEEDED})


def _lines(marks: str, rows: Iterable[str]) -> str:
    listed = ",\n".join(f"    {row}" for row in rows)
    return f"{marks[0]}\n{listed}\n  {marks[1]}" if listed else marks


def _text(value: Any) -> str:
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)
