"""The declarative kinds: what the ``[match]`` table of a TOML rule becomes.

A new kind is a module here with a ``Matcher`` that names its keys (``fields``), and a row in ``KINDS``; its
schema, its checks and ``[[match]]`` with other kinds follow from that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .fact import FactItems
from .fields import Json, MatchError, schema_of
from .literal import Phrases, Substitution
from .matcher import Matcher
from .measures import Density, Metric
from .messages import check_messages
from .regex import Regex
from .several import Engine, Several, Unusable
from .shapelines import ShapeLines

if TYPE_CHECKING:
    from ...facts import Data
    from ..rule import Rule

__all__ = ["KINDS", "MatchError", "Matcher", "compile_match", "match_schemas", "matcher_of"]

KINDS: Mapping[str, type[Matcher]] = {
    "density": Density,
    "engine": Engine,
    "fact": FactItems,
    "metric": Metric,
    "phrases": Phrases,
    "regex": Regex,
    "shapes": ShapeLines,
    "substitution": Substitution,
}


def compile_match(rule: Rule, data: Data | None) -> Matcher:
    """Build the matcher of a rule with a ``[match]`` table or several; without ``data`` it is only checked.

    Raises ``MatchError`` with the key that is wrong.
    """
    match = rule.match
    if isinstance(match, Mapping):
        return _compile(match, rule, data)
    parts = []
    for number, table in enumerate(match or (), 1):
        try:
            parts.append(_compile(table, rule, data))
        except MatchError as error:
            raise MatchError(f"{number}.{error.key}", error.what) from None
    if not parts:
        raise MatchError("kind", "is missing")
    return Several(parts)


def matcher_of(rule: Rule, data: Data) -> Matcher:
    """Build the matcher of a rule that was checked; where its data file is not as it must be, one that fails
    when it is run, so that only this rule does.
    """
    try:
        return compile_match(rule, data)
    except (MatchError, OSError) as error:
        return Unusable(error)


def _compile(table: Any, rule: Rule, data: Data | None) -> Matcher:
    kind = table.get("kind") if isinstance(table, Mapping) else None
    if not isinstance(kind, str) or kind not in KINDS:
        raise MatchError("kind", f"{kind!r} is not one of {', '.join(KINDS)}")
    matcher = KINDS[kind](table, rule, data)
    if data is None:
        check_messages(matcher, rule, kind)
    return matcher


def match_schemas() -> Json:
    """Return the JSON Schemas of ``[match]`` tables by name: ``match``, and one for each kind."""
    schemas: Json = {
        "match": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"enum": list(KINDS)}},
            "allOf": [
                {"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": f"#/$defs/kind-{kind}"}}
                for kind in KINDS
            ],
        }
    }
    for kind, matcher in KINDS.items():
        schema = schema_of(matcher.fields, kind={"const": kind})
        either = [{"anyOf": [{"required": [key]} for key in keys]} for keys in matcher.either]
        schemas[f"kind-{kind}"] = {
            "description": (matcher.__doc__ or "").partition("\n\n")[0],
            **schema,
            **({"allOf": either} if either else {}),
        }
    return schemas
