"""The news items of a ninjs file and what is wrong with each, with the place of every problem."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.files import read_regular
from ...base.surrogates import whole_escapes
from ...document.source import Span
from .newsshapes import ItemProblem, Verdict, judge, newer_fit
from .schemapatterns import refuse_slow_patterns

if TYPE_CHECKING:
    from ...document.document import Document

_MOST = 50
_MOST_BYTES = 50_000_000


class PlacedProblem(NamedTuple):
    """A problem with its place in the file and its JSON pointer."""

    span: Span
    pointer: str
    detail: str


class PlacedVerdict(NamedTuple):
    """The verdict on one item. ``fits`` is another version that the item fits when it does not fit the one
    it names.
    """

    span: Span
    version: str
    declared: str
    fits: str
    problems: tuple[PlacedProblem, ...]


class _Items(NamedTuple):
    """The items of a file with their pointers, and the places of all values."""

    items: list[tuple[str, Any]]
    places: Mapping[str, Span]
    error: str
    at: int


def verdicts(doc: Document, shapes: Mapping[str, Any], version: str) -> list[PlacedVerdict]:
    """Judge every item of a file. A file that is not JSON in the strict sense has one verdict that says
    so.
    """
    read = _items(doc)
    if read.error:
        at = Span(min(read.at, len(doc.source.text)), min(read.at + 1, len(doc.source.text)))
        problem = PlacedProblem(at, "", f"is not valid JSON: {read.error}")
        return [PlacedVerdict(at, "", "", "", (problem,))]
    out = []
    for pointer, item in read.items:
        verdict: Verdict = judge(item, shapes, version)
        named = not version and verdict.declared == verdict.version
        fits = newer_fit(item, shapes, verdict.version) if verdict.problems and named else ""
        placed = tuple(_place(read, pointer, problem) for problem in verdict.problems)
        out.append(PlacedVerdict(_span(read, pointer), verdict.version, verdict.declared, fits, placed))
    return out


def schema_errors(doc: Document, path: str) -> list[PlacedProblem]:
    """Validate every item with the JSON Schema in ``path``; formats are not asserted, as the schemas' own
    tests expect.

    Other schemas are looked for beside that file, by the last part of their address; one that is not there
    (GeoJSON) admits anything. Raises ``OSError`` or ``ValueError`` when the file cannot be used.
    """
    from jsonschema.validators import validator_for
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    schema = _load(path)
    if not isinstance(schema, dict):
        raise ValueError(f"{path} is not a JSON Schema")

    def retrieve(address: str) -> Resource[Any]:
        beside = os.path.join(os.path.dirname(path), os.path.basename(address.partition("#")[0]))
        if os.path.isfile(beside):
            return Resource.from_contents(_load(beside), default_specification=DRAFT202012)
        return Resource.from_contents({}, default_specification=DRAFT202012)

    registry: Registry[Any] = Registry(retrieve=retrieve)  # type: ignore[call-arg]
    validator = validator_for(schema)(schema, registry=registry)
    read = _items(doc)
    if read.error:
        return [PlacedProblem(Span(0, 0), "", f"is not valid JSON: {read.error}")]
    out = []
    for pointer, item in read.items:
        for error in validator.iter_errors(item):
            inner = "".join(
                "/" + str(part).replace("~", "~0").replace("/", "~1") for part in error.absolute_path
            )
            out.append(PlacedProblem(_span(read, pointer + inner), pointer + inner, error.message[:200]))
            if len(out) >= _MOST:
                return out
    return out


def _load(path: str) -> Any:
    """Read a schema whose expressions cannot hang. Raises ``OSError`` or ``ValueError``."""
    try:
        schema = json.loads(read_regular(path, _MOST_BYTES).decode("utf-8"))
    except RecursionError:
        raise ValueError(f"{path}: nested too deeply") from None
    refuse_slow_patterns(schema, os.path.basename(path))
    return schema


def _items(doc: Document) -> _Items:
    from ...input.readers.placedjson import places

    text = doc.source.text
    try:
        value = json.loads(whole_escapes(text))
    except json.JSONDecodeError as error:
        return _Items([], {}, error.msg, error.pos)
    except (RecursionError, ValueError) as error:
        return _Items([], {}, "nested too deep" if isinstance(error, RecursionError) else str(error), 0)
    start = len(text) - len(text.lstrip())
    found = {_pointer(path): span for path, span in places(text, start, len(text)).items()}
    whole = Span(start, len(text.rstrip()))
    items = [(f"/{n}", item) for n, item in enumerate(value)] if isinstance(value, list) else [("", value)]
    return _Items(items, {"": whole, **found}, "", 0)


def _pointer(path: tuple[str | int, ...]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _place(read: _Items, root: str, problem: ItemProblem) -> PlacedProblem:
    pointer = root + problem.pointer
    return PlacedProblem(_span(read, pointer), pointer, problem.detail)


def _span(read: _Items, pointer: str) -> Span:
    """Return where a value stands; one of many lines is shown by its opening bracket."""
    span = read.places.get(pointer, read.places[""])
    return span if span.end - span.start <= 200 else Span(span.start, span.start + 1)
