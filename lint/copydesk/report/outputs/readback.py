"""Entries of the report, read back for the forms that are made from them."""

from __future__ import annotations

import json
from typing import Any

from ..compact import unpacked
from .registry import Checked

_last: list[tuple[bytes, dict[str, Any]]] = []


def entry(part: Checked) -> dict[str, Any]:
    """Return the entry of a file as data, with all members in each finding (``report.compact.unpacked``).

    It must not be changed: several forms may be given the same.
    """
    if not _last or _last[0][0] is not part.entry:
        _last[:] = [(part.entry, unpacked(json.loads(part.entry)))]
    return _last[0][1]
