"""A quick yes to what follows a JSON Schema beyond doubt.

To import jsonschema takes longer than all of a short run, and a finding takes it a millisecond. ``Checker``
knows the keywords that the schema of the report uses, in the forms in which it uses them. What it accepts is
valid; what it does not accept jsonschema has to judge. Where a schema asks for anything else it accepts
nothing, so that the schema may grow without a thought for this module (a test says when that has happened).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from ..base.regexes import regex

Check = Callable[[Any], bool]
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_NOTES = frozenset({"$schema", "$id", "$defs", "title", "description", "format"})
"""Keywords that ask for nothing; jsonschema looks at formats only when it is told to."""
_OBJECT = frozenset({"required", "properties", "additionalProperties", "propertyNames"})
_LOCAL = "#/$defs/"


class Checker:
    """A schema (2020-12) made a function."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._parts: Mapping[str, Any] = schema.get("$defs", {})
        self._made: dict[str, Check] = {}
        self.accepts = self._check(schema)

    def part(self, name: str) -> Check:
        """Return what checks values against one of the ``$defs``."""
        if name not in self._made:
            self._made[name] = lambda value: self._made[name](value)  # a part may be part of itself
            self._made[name] = self._check(self._parts.get(name))
        return self._made[name]

    def _check(self, schema: Any) -> Check:
        if schema is True:
            return _always
        if not isinstance(schema, Mapping):
            return _never
        checks = [self._keyword(key, value) for key, value in schema.items() if key not in _NOTES | _OBJECT]
        if not schema.keys().isdisjoint(_OBJECT):
            checks.append(self._members(schema))
        return _all(checks)

    def _keyword(self, key: str, asked: Any) -> Check:
        if key == "type":
            return _typed(asked)
        if key == "$ref":
            return self.part(asked.removeprefix(_LOCAL)) if asked.startswith(_LOCAL) else _never
        if key == "items":
            one = self._check(asked)
            return lambda value: not isinstance(value, list) or all(map(one, value))
        if key in ("enum", "const"):
            known = {(type(each), each) for each in (asked if key == "enum" else [asked])}
            return lambda value: isinstance(value, str | int) and (type(value), value) in known
        if key == "pattern":
            fits = _fitting(asked)
            return lambda value: not isinstance(value, str) or fits(value)
        if key in ("minLength", "minItems"):
            kind = str if key == "minLength" else list
            return lambda value: not isinstance(value, kind) or len(value) >= asked
        if key == "maxLength":
            return lambda value: not isinstance(value, str) or len(value) <= asked
        if key == "minimum":
            return lambda value: not isinstance(value, int | float) or value >= asked
        if key == "maximum":
            return lambda value: not isinstance(value, int | float) or value <= asked
        return _never

    def _members(self, schema: Mapping[str, Any]) -> Check:
        required = frozenset(schema.get("required", ()))
        known = {key: self._check(value) for key, value in schema.get("properties", {}).items()}
        others = self._check(schema.get("additionalProperties", True))
        names = self._check(schema.get("propertyNames", True))

        def check(value: Any) -> bool:
            if not isinstance(value, dict):
                return True
            if not required <= value.keys():
                return False
            for key, item in value.items():
                if not known.get(key, others)(item):
                    return False
            return names is _always or all(map(names, value))

        return check


def _all(checks: list[Check]) -> Check:
    if not checks:
        return _always
    first, *others = checks
    if not others:
        return first
    second = _all(others)
    return lambda value: first(value) and second(value)


def _fitting(pattern: str) -> Callable[[str], bool]:
    """Return what says whether a text fits; it remembers, for the names of rules come often."""
    search = regex(pattern).search
    return lru_cache(maxsize=1000)(lambda text: search(text) is not None)


def _typed(asked: Any) -> Check:
    names = [asked] if isinstance(asked, str) else asked
    kinds = frozenset(kind for name in names for kind in _TYPES.get(name, ()))
    if len(kinds) == 1:
        (only,) = kinds
        return lambda value: type(value) is only
    return lambda value: type(value) in kinds


def _always(value: Any) -> bool:
    return True


def _never(value: Any) -> bool:
    return False
