"""The published JSON Schemas (2020-12): of the report and its JSON Lines, a rule file, the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..base import resources

if TYPE_CHECKING:
    from .catalogue import Catalogue

Json = dict[str, Any]
"""A JSON object."""

NAMES = ("report", "lines", "rule", "config")

_OPTION_SCHEMAS: dict[str, dict[str, Any]] = {
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "string": {"type": "string"},
    "strings": {"type": "array", "items": {"type": "string"}},
    "table": {"type": "object"},
}


def load(name: str) -> dict[str, Any]:
    """Return the schema of a name of ``NAMES`` as it is published."""
    import json

    with open(resources.path("schema", f"{name}.v1.json"), encoding="utf-8") as file:
        schema: dict[str, Any] = json.load(file)
    return schema


def rule_schema() -> Json:
    """Return the schema of a rule file with the kinds of patterns as the code knows them.

    It must be what is published (``tools/rule_schema.py`` writes it there).
    """
    from .patterns import match_schemas

    schema = load("rule")
    defs = {name: part for name, part in schema["$defs"].items() if name != "match" and "kind-" not in name}
    schema["$defs"] = {**defs, **match_schemas()}
    return schema


def config_schema(catalogue: Catalogue) -> dict[str, Any]:
    """Return the configuration schema with the rules of a catalogue and their options spelled out, for
    editors.
    """
    schema = load("config")
    level = {"$ref": "#/$defs/level"}
    rules: dict[str, Any] = {}
    for rule in catalogue.rules.values():
        options = {
            name: {**_OPTION_SCHEMAS[option.type], "default": option.default, "description": option.summary}
            for name, option in rule.options.items()
        }
        table = {"type": "object", "properties": {"level": level, **options}, "additionalProperties": False}
        for key in (rule.id, rule.name):
            rules[key] = {"description": rule.summary, "anyOf": [level, table]}
    schema["$defs"]["rules"] = {"type": "object", "properties": rules, "additionalProperties": False}
    return schema
