"""The quick check of reports says yes to nothing that jsonschema refuses, and to all that it need not refuse."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from copydesk.catalogue.schemas import load
from copydesk.report.schemacheck import Checker

SCHEMA = load("report")
TEXTS = {
    "^1\\.[0-9]+$": "1.7",
    "^([A-Z]{3}[0-9]{3}|[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)+)$": "TYP004",
    "^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "doubled-word",
    "^[0-9a-f]{64}$": "0" * 64,
    "^([0-9a-f]{40,64})?$": "0" * 40,
    "^[0-9a-f]{32}$": "0" * 32,
    "^[0-9a-f]{16}$": "0" * 16,
    "^[0-9a-f]{12}$": "0" * 12,
    "^[a-z][a-z0-9-]*$": "markdown",
    "^[a-z][a-z-]*$": "missing",
}
JUDGE, QUICK = Draft202012Validator(SCHEMA), Checker(SCHEMA)
ODD: tuple[Any, ...] = (None, True, -1, 1.5, 3.0, "", "Loud ", [0], [], {"odd": 1})


def sample(schema: Any) -> Any:
    """Make a value that follows a schema and has every member that it speaks of."""
    if "$ref" in schema:
        return sample(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    if "enum" in schema or "const" in schema:
        return schema["enum"][0] if "enum" in schema else schema["const"]
    kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    if kind == "object":
        return {key: sample(part) for key, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [sample(schema["items"])]
    if kind == "string":
        return TEXTS[schema["pattern"]] if "pattern" in schema else "text"
    return True if kind == "boolean" else schema.get("minimum", 0)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def holder(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path[:-1]:
        value = value[key]
    return value


WHOLE = sample(SCHEMA)


def test_a_report_with_everything_in_it_is_accepted() -> None:
    assert JUDGE.is_valid(WHOLE)
    assert QUICK.accepts(WHOLE)
    assert QUICK.part("file")(WHOLE["files"][0])


def test_every_odd_value_in_every_place_is_judged_as_jsonschema_judges() -> None:
    for path in places(WHOLE):
        if not path:
            continue
        report = copy.deepcopy(WHOLE)
        at = holder(report, path)
        for odd in ODD:
            at[path[-1]] = odd
            # 3.0 is an integer to jsonschema; the quick check leaves such a thing to it.
            told = QUICK.accepts(report)
            assert told == JUDGE.is_valid(report) or (odd == 3.0 and not told), (path, odd)
        del at[path[-1]]
        assert QUICK.accepts(report) == JUDGE.is_valid(report), path


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "contains": {}}, "a"),
        ({"not": {"type": "string"}}, 1),
        ({"properties": {"a": {"oneOf": [True]}}}, {"a": 1}),
        ({"items": {"$ref": "https://example.org/schema"}}, [1]),
        ({"$ref": "#/$defs/missing"}, 1),
    ],
)
def test_what_is_not_known_is_not_accepted(schema: Any, value: object) -> None:
    assert not Checker(schema).accepts(value)


def test_a_part_may_be_part_of_itself() -> None:
    part = {"type": "array", "items": {"$ref": "#/$defs/tree"}}
    tree = Checker({"$ref": "#/$defs/tree", "$defs": {"tree": part}})
    assert tree.accepts([[], [[]]])
    assert not tree.accepts([[], ["leaf"]])
