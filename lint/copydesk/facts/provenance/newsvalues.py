"""The plain values of a ninjs item: texts, numbers, dates, places, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...base.regexes import regex

_CLOCK = regex(r"(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?\Z")
_GEOMETRIES = frozenset(("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"))


def kind_of(value: Any) -> str:
    """Say what a JSON value is, in words."""
    if value is None:
        return "null"
    names: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (str, "a text"),
        (int, "a number"),
        (float, "a number"),
        (list, "a list"),
        (dict, "an object"),
    )
    return next(name for kind, name in names if isinstance(value, kind))


def _is_integer(value: Any) -> bool:
    return not isinstance(value, bool) and (
        isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    )


_TESTS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "string": (lambda value: isinstance(value, str), "must be a text"),
    "uri": (lambda value: isinstance(value, str), "must be an address (a text)"),
    "date": (lambda value: isinstance(value, str), "must be a date (a text)"),
    "number": (
        lambda value: isinstance(value, int | float) and not isinstance(value, bool),
        "must be a number",
    ),
    "integer": (_is_integer, "must be a whole number"),
    "percent": (
        lambda value: _is_integer(value) and 0 <= value <= 100,
        "must be a whole number from 0 to 100",
    ),
    "urgency": (lambda value: _is_integer(value) and 1 <= value <= 9, "must be a whole number from 1 to 9"),
    "object": (lambda value: isinstance(value, dict), "must be an object"),
    "partialdate": (
        lambda value: isinstance(value, str) and _is_partial_date(value),
        "must be a year, year and month, day, or date with time",
    ),
    "geojson": (lambda value: _is_geojson(value, 0), "is not a GeoJSON object"),
}


def fault_of(type_: str, value: Any, release: str) -> str:
    """Say what is wrong with a plain value, or ""."""
    if type_ in _TESTS:
        test, words = _TESTS[type_]
        return (
            ""
            if test(value)
            else f"{words}, not {kind_of(value) if isinstance(value, dict | list) else repr(value)[:40]}"
        )
    allowed = [
        word for word, _, since in (part.partition("@") for part in type_.split("|")) if since <= release
    ]
    return "" if value in allowed else f"must be one of {', '.join(allowed)}, not {str(value)[:40]!r}"


def _is_partial_date(value: str) -> bool:
    """Say whether a text is a year, a month, a day or a moment; a day may be the 31st of any month, as in
    the schema.
    """
    day, _, clock = value.partition("T")
    parts = day.removeprefix("-").split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or len(parts[0]) < 4:
        return False
    if any(len(part) != 2 for part in parts[1:]):
        return False
    if (len(parts) > 1 and not 1 <= int(parts[1]) <= 12) or (len(parts) > 2 and not 1 <= int(parts[2]) <= 31):
        return False
    if "T" not in value:
        return True
    time = _CLOCK.match(clock)
    return (
        len(parts) == 3 and time is not None and int(time[1]) < 24 and int(time[2]) < 60 and int(time[3]) < 60
    )


def _is_geojson(value: Any, depth: int) -> bool:
    if not isinstance(value, dict) or depth > 4:
        return False
    kind = value.get("type")
    if kind in _GEOMETRIES:
        return _is_coordinates(value.get("coordinates"), 0)
    if kind == "GeometryCollection":
        return _all_geojson(value.get("geometries"), depth)
    if kind == "Feature":
        return "geometry" in value and (
            value["geometry"] is None or _is_geojson(value["geometry"], depth + 1)
        )
    return kind == "FeatureCollection" and _all_geojson(value.get("features"), depth)


def _all_geojson(value: Any, depth: int) -> bool:
    return isinstance(value, list) and all(_is_geojson(entry, depth + 1) for entry in value)


def _is_coordinates(value: Any, depth: int) -> bool:
    if not isinstance(value, list) or depth > 4:
        return False
    return all(
        _is_coordinates(entry, depth + 1) if isinstance(entry, list) else isinstance(entry, int | float)
        for entry in value
    )
