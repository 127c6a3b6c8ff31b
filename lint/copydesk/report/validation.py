"""Does a report follow the published schema?

jsonschema takes about a millisecond for a finding. The schema tells objects apart only by their keys, the
types of their values and the values of a few enumerations, so of all members of lists of one name that agree
in these one is checked by jsonschema.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from ..catalogue.schemas import Json, load

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


class InvalidReport(RuntimeError):
    """A report does not follow its own schema; that is a fault of Copydesk and never of an article."""


def validate(report: Json) -> None:
    """Check a report, with or without the entries of its files. Raises ``InvalidReport``."""
    problem = _problem(_validator("report"), _slim(report, "", {}))
    if problem:
        raise InvalidReport(f"the report is not valid at {problem}")


_seen: dict[str, set[object]] = {}


def invalid_entry(entry: Json) -> str:
    """Say what is wrong with the entry of one file, or ""; what is like an entry before it is not looked at
    again.
    """
    slim = _slim(entry, "", _seen)
    shape, known = _shape(slim), _seen.setdefault("", set())
    problem = "" if shape in known else _problem(_validator("file"), slim)
    known.add(shape)
    if problem:
        _seen.clear()
        return f"the report is not valid at files[{entry.get('path')}] {problem}"
    return ""


@cache
def _validator(name: str) -> Draft202012Validator:
    """Return a jsonschema validator (166 ms of import, so only where something is validated)."""
    from jsonschema import Draft202012Validator

    schema = load("report")
    return Draft202012Validator(
        {"$ref": "#/$defs/file", "$defs": schema["$defs"]} if name == "file" else schema
    )


def _problem(validator: Draft202012Validator, value: Json) -> str:
    for error in validator.iter_errors(value):
        return f"{error.json_path}: {error.message[:300]}"
    return ""


_BY_VALUE = frozenset(
    {
        *("severity", "confidence", "status", "safety"),
        *("rule_id", "rule_name", "rules_run", "reason", "format", "addressing"),
    }
)
_FREE = frozenset({"evidence"})
_COUNTS = frozenset({"by_kind"})
"""Objects whose keys come from the data: any name will do."""
_WHOLE = frozenset({"edits", "files"})
"""Lists that must not be thinned: one may not be empty, the other holds the places of errors."""


def _slim(value: Any, key: str, seen: dict[str, set[object]]) -> Any:
    """Return a value without the members of its lists whose like was ``seen`` in a list of that name."""
    if isinstance(value, dict):
        return {name: _slim(item, name, seen) for name, item in value.items()}
    if not isinstance(value, list) or key in _WHOLE:
        return [_slim(item, key, seen) for item in value] if isinstance(value, list) else value
    known = seen.setdefault(key, set())
    kept = []
    for item in value:
        shape = _shape(item, key)
        if shape not in known:
            known.add(shape)
            kept.append(item)
    return kept


def _shape(value: Any, key: str = "") -> object:
    kind = type(value)
    if kind is str:
        return value if key in _BY_VALUE else kind
    if kind is dict and key in _COUNTS:
        return frozenset(map(_shape, value.values()))
    if kind is dict and key not in _FREE:
        return tuple([(name, _shape(item, name)) for name, item in value.items()])
    if kind is list and key not in _FREE:
        return frozenset([_shape(item) for item in value])
    if key in _BY_VALUE:
        return value
    return min(max(value, -1), 1) if kind is int else kind
