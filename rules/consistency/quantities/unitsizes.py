"""Figures in another unit of the same kind: 500 g are half a kilogram."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from copydesk.api import Scope, once

from .figureledger import Entry


@once
def _dimensions(tables: Mapping[str, Any]) -> Mapping[str, tuple[str, float]]:
    """Return, by the aliases of units, what they measure and how large they are."""
    return {
        alias: (kind, sizes[0])
        for kind, table in tables.items()
        if kind != "temperature"
        for names, sizes in table.items()
        for alias in _spelled(names)
        if len(sizes) == 1 or kind in ("length", "mass")
    }


def _spelled(names: str) -> list[str]:
    """Return the spellings of an entry: "kms?|kilos" gives "km", "kms", "kilos"."""
    found = []
    for name in names.split("|"):
        plain = re.sub(r"(\w)\?", r"\1", name)
        found += [plain, re.sub(r"\w\?", "", name)]
    return found


_TIMES = {
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "day": ("time", 86400.0),
    "week": ("time", 604800.0),
}


def measured(scope: Scope, unit: str) -> tuple[str, float] | None:
    """Return what a unit of the ledger measures, and how large it is beside the others of its kind."""
    if unit in _TIMES:
        return _TIMES[unit]
    if not unit:
        return None
    sizes = _dimensions(scope.data("conversions.toml"))
    aliases: Sequence[str] = scope.data("quantities.toml")["same_units"].get(unit, (unit,))
    return next((sizes[alias] for alias in aliases if alias in sizes), None)


def in_unit(scope: Scope, entry: Entry, unit: str) -> Entry | None:
    """Return a figure in another unit; None where the two units do not measure the same."""
    if entry.unit == unit:
        return entry
    one, other = measured(scope, entry.unit), measured(scope, unit)
    if one is None or other is None or one[0] != other[0]:
        return None
    return entry._replace(number=entry.number.times(one[1] / other[1]), unit=unit)
