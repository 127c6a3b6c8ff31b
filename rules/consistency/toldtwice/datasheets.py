"""Measures of a data sheet ("Weight: 14 kg") against what the text says ("weighs 12 kilograms")."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from copydesk.api import Scope, Slip, regex

from ..quantities.arithmetic import plain
from .units import same_measure, unit_expression

_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,3})?)"


class _Measure(NamedTuple):
    value: float
    decimals: int
    unit: str
    start: int
    end: int


class _Attributes(NamedTuple):
    labels: Mapping[str, str]
    labelled: re.Pattern[str]
    cell: re.Pattern[str]
    told: Mapping[str, re.Pattern[str]]


def data_sheet_conflicts(scope: Scope) -> Iterator[Slip]:
    """Yield measures of which the article has one in its data sheet and another one, once, in its text."""
    entries: list[str] = scope.data("quantities.toml")["attributes"]
    if scope.facts.vocabulary.isdisjoint(entry.partition(":")[0] for entry in entries):
        return
    attributes = _attributes(tuple(entries), unit_expression(scope.data))
    sheet = _sheet(scope, attributes)
    for name, found in sheet.items():
        told = list(_told(scope, attributes.told[name], sheet)) if len(found) == 1 else []
        if len({each.value for each in told}) == 1:
            one, two = sorted((found[0], told[0]), key=lambda each: each.start)
            if not same_measure(
                scope.data, (one.value, one.decimals, one.unit), (two.value, two.decimals, two.unit)
            ):
                span = scope.doc.lift(one.start, one.end)
                yield scope.found(
                    two.start,
                    two.end,
                    kind="slip",
                    beside=(one.start, one.end),
                    what=f"{name}: {plain(two.value)} {two.unit}",
                    value=f"{plain(two.value)} {two.unit}",
                    other=f"{plain(one.value)} {one.unit}",
                    line=scope.doc.source.position(span.start).line,
                )


@cache
def _attributes(entries: tuple[str, ...], unit: str) -> _Attributes:
    told, labels = dict[str, re.Pattern[str]](), dict[str, str]()
    for entry in entries:
        name, verbs, behind = entry.split(":")
        labels[name] = name
        about = r"(?:(?:about|around|some|only|just) )?"
        verb = rf"\b(?:{verbs}) {about}" if verbs else ""
        first = rf"{verb}{_NUMBER}[ \u00a0-]?(?P<unit>{unit})(?![\w/])" if verbs else ""
        second = rf"(?<![\w.,–-]){_NUMBER}[ \u00a0-](?P<unit>{unit})(?:[ -](?:{behind})\b)"
        told[name] = regex(
            "|".join(filter(None, (first, second.replace("<n>", "<n2>").replace("<unit>", "<unit2>"))))
        )
    names = "|".join(labels)
    value = rf"{_NUMBER}[ \u00a0]?(?P<unit>{unit})(?!\w)"
    return _Attributes(
        labels,
        regex(rf"(?P<label>{names})(?: \(?\w{{1,12}}\)?)?: {value}", re.IGNORECASE),
        regex(value + r"(?: ?\(|\Z)"),
        told,
    )


def _sheet(scope: Scope, attributes: _Attributes) -> dict[str, list[_Measure]]:
    found: dict[str, list[_Measure]] = {}
    for table in scope.doc.tables:
        for row in table.rows:
            if len(row.cells) == 2:
                label = row.cells[0].text.strip(" *_:").lower()
                match = attributes.cell.match(scope.text, row.cells[1].start, row.cells[1].end)
                if label in attributes.labels and match:
                    found.setdefault(label, []).append(_measure(match))
    for block in scope.blocks():
        match = attributes.labelled.match(scope.text, block.start, block.end)
        if match and block.kind in ("list-item", "paragraph"):
            found.setdefault(match["label"].lower(), []).append(_measure(match))
    return found


def _told(scope: Scope, pattern: re.Pattern[str], sheet: Mapping[str, list[_Measure]]) -> Iterator[_Measure]:
    taken = {each.start for measures in sheet.values() for each in measures}
    for block in scope.blocks():
        if block.kind == "paragraph":
            for match in pattern.finditer(scope.text, block.start, block.end):
                measure = _measure(match)
                if measure.start not in taken:
                    yield measure


def _measure(match: re.Match[str]) -> _Measure:
    groups = match.groupdict()
    second = not groups.get("n")
    number, unit = match["n2" if second else "n"], match["unit2" if second else "unit"]
    start = match.start("n2" if second else "n")
    digits = number.replace(",", "")
    return _Measure(
        float(digits), len(digits.partition(".")[2]), unit, start, match.end("unit2" if second else "unit")
    )
