"""The keys of a ``[match]`` table and their types: checked when a rule file is decoded, and published as JSON
Schema.

Each kind says which keys it knows (``Fields``), so that a wrong one is an error with its place and never a
silent no-op. A number may be ``"{name}"``, the option of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ...base.hints import hint
from ...base.regexes import regex
from ..rule import Option

Json = dict[str, Any]
Options = Mapping[str, Option]


class MatchError(ValueError):
    """A ``[match]`` table that cannot be used; ``key`` names the culprit, ``what`` is wrong with it."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(f"match.{key}: {what}")
        self.key, self.what = key, what


class Field(NamedTuple):
    """One key: its type (``TYPES``), what it is for, whether it must be there, the only values that it may
    have, the least number, and the keys of each table in a list of them.
    """

    type: str
    summary: str
    required: bool = False
    choices: tuple[str, ...] = ()
    least: float | None = None
    of: Mapping[str, Field] | None = None


Fields = Mapping[str, Field]

COMPARISONS = ("least", "most", "not", "any")
"""What may be compared in a condition; see ``conditions``."""

_OPTION = regex(r"\{(\w+)\}\Z")
_NUMBERS = ("integer", "number")


def option_of(value: Any) -> str:
    """Return the name of the option that a value such as ``"{limit}"`` stands for, or ""."""
    named = _OPTION.match(value) if isinstance(value, str) else None
    return named.group(1) if named else ""


def check_option(key: str, value: Any, options: Options, types: tuple[str, ...] = ()) -> None:
    """Check that a value that stands for an option stands for one of the rule, of one of the types.

    Raises ``MatchError``.
    """
    name = option_of(value)
    if name and name not in options:
        raise MatchError(key, f"the rule has no option {name!r}{hint(name, options)}")
    if name and types and options[name].type not in types:
        raise MatchError(key, f"the option {name!r} is no {types[0]}")


def check(table: Mapping[str, Any], fields: Fields, options: Options, what: str, at: str = "") -> None:
    """Check the keys of a table; ``at`` is put before them and ``what`` names the table in messages.

    Raises ``MatchError`` for the first that is wrong.
    """
    for key, value in table.items():
        field = fields.get(key)
        if field is None:
            raise MatchError(
                at + key,
                f"unknown key for {what}{hint(key, fields)}; known: {', '.join(sorted(fields)) or 'none'}",
            )
        _check(at + key, value, field, options)
    for key, field in fields.items():
        if field.required and key not in table:
            raise MatchError(at + key, f"is missing: {what} needs it")


def _check(key: str, value: Any, field: Field, options: Options) -> None:
    if field.choices:
        if value not in field.choices:
            raise MatchError(key, f"must be {_either(field.choices)}, not {value!r}")
    elif field.type in _NUMBERS and option_of(value):
        check_option(key, value, options, _NUMBERS if field.type == "number" else _NUMBERS[:1])
    else:
        kind = TYPES[field.type]
        if not kind.fits(value):
            raise MatchError(key, f"must be {kind.name}, not {value!r}")
        if field.least is not None and value < field.least:
            raise MatchError(key, f"must be at least {field.least:g}, not {value!r}")
        for number, item in enumerate(value if field.of else (), 1):
            check(item, field.of or {}, options, f"table {number} of {key}", f"{key}.")


def schema_of(fields: Fields, **more: Any) -> Json:
    """Return the JSON Schema of a table with these keys; ``more`` are properties that are known besides."""
    return {
        "type": "object",
        "properties": {**more, **{key: _schema(field) for key, field in fields.items()}},
        "required": [key for key, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def _schema(field: Field) -> Json:
    if field.choices:
        return {"enum": list(field.choices), "description": field.summary}
    schema = dict(TYPES[field.type].schema)
    if field.least is not None:
        schema["minimum"] = field.least
    if field.of:
        schema["items"] = schema_of(field.of)
    if field.type in _NUMBERS:
        schema = {"anyOf": [schema, {"type": "string", "pattern": r"^\{\w+\}$"}]}
    return {**schema, "description": field.summary}


class Type(NamedTuple):
    """A type of values: its name in messages, whether a value is one, and its JSON Schema."""

    name: str
    fits: Callable[[Any], bool]
    schema: Json


def _text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(map(_text, value))


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and _PATH.match(value) is not None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _table_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, Mapping) and bool(value) and all(map(fits, value.values()))


def _evidence(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(map(_is_path, value))
    return _is_path(value) or _table_of(_is_path)(value)


def _either(words: tuple[str, ...]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


_PATH = regex(r"[a-z]\w*(?:\.[a-z]\w*)*\Z", re.IGNORECASE)
_TEXT: Json = {"type": "string", "minLength": 1}
_TEXTS: Json = {"type": "array", "items": _TEXT, "minItems": 1}
_PATH_TEXT: Json = {"type": "string", "pattern": r"^[A-Za-z]\w*(\.[A-Za-z]\w*)*$"}

TYPES: Mapping[str, Type] = {
    "text": Type("a text that is not empty", _text, _TEXT),
    "texts": Type("a list of non-empty texts", _texts, _TEXTS),
    "flag": Type("true or false", lambda value: isinstance(value, bool), {"type": "boolean"}),
    "integer": Type(
        "a whole number", lambda value: _is_number(value) and isinstance(value, int), {"type": "integer"}
    ),
    "number": Type("a number", _is_number, {"type": "number"}),
    "pattern": Type("a regular expression", _text, {**_TEXT, "format": "regex"}),
    "list": Type("a list", lambda value: isinstance(value, list | tuple), {"type": "array"}),
    "table": Type(
        "a table that is not empty",
        lambda value: isinstance(value, Mapping) and bool(value),
        {"type": "object", "minProperties": 1},
    ),
    "tables": Type(
        "a list of tables",
        lambda value: (
            isinstance(value, list | tuple)
            and bool(value)
            and all(isinstance(item, Mapping) for item in value)
        ),
        {"type": "array", "items": {"type": "object"}, "minItems": 1},
    ),
    "words": Type(
        "a table of lists of non-empty texts",
        _table_of(_texts),
        {"type": "object", "additionalProperties": _TEXTS},
    ),
    "swap": Type(
        "a table of wrong = right, or of wrong = a list of rights",
        _table_of(lambda value: _text(value) or _texts(value)),
        {"type": "object", "additionalProperties": {"anyOf": [_TEXT, _TEXTS]}, "minProperties": 1},
    ),
    "groups": Type(
        "a table of lists of non-empty texts, or (with file) a list of paths",
        lambda value: (
            _table_of(_texts)(value)
            or (isinstance(value, list | tuple) and bool(value) and all(map(_is_path, value)))
        ),
        {
            "anyOf": [
                {"type": "object", "additionalProperties": _TEXTS, "minProperties": 1},
                {"type": "array", "items": _PATH_TEXT, "minItems": 1},
            ]
        },
    ),
    "notes": Type(
        "a table of notes by the path to their place",
        lambda value: _table_of(_text)(value) and all(map(_is_path, value)),
        {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
    ),
    "conditions": Type(
        "a table of what is wanted by path",
        lambda value: isinstance(value, Mapping) and bool(value) and all(map(_is_path, value)),
        {
            "type": "object",
            "propertyNames": {"pattern": _PATH_TEXT["pattern"]},
            "additionalProperties": {
                "anyOf": [
                    {"type": ["string", "number", "boolean", "array"]},
                    {
                        "type": "object",
                        "properties": dict.fromkeys(COMPARISONS, True),
                        "additionalProperties": False,
                        "minProperties": 1,
                    },
                ]
            },
            "minProperties": 1,
        },
    ),
    "path": Type("names parted by dots, such as sentence.block", _is_path, _PATH_TEXT),
    "evidence": Type(
        "a list of paths, a table of paths by name, or the path to a mapping",
        _evidence,
        {
            "anyOf": [
                _PATH_TEXT,
                {"type": "array", "items": _PATH_TEXT, "minItems": 1},
                {"type": "object", "additionalProperties": _PATH_TEXT, "minProperties": 1},
            ]
        },
    ),
}
