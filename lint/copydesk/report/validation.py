"""Does a report follow the published schema?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..catalogue.schemas import Json, load
from .schemacheck import Checker

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


class InvalidReport(RuntimeError):
    """A report does not follow its own schema; that is a fault of Copydesk and never of an article."""


def validate(report: Json) -> None:
    """Check a report, with or without the entries of its files. Raises ``InvalidReport``."""
    problem = "" if checker().accepts(report) else _problem(_validator("report"), report)
    if problem:
        raise InvalidReport(f"the report is not valid at {problem}")


def invalid_entry(entry: Json) -> str:
    """Say what is wrong with the entry of one file, or ""."""
    problem = "" if checker().part("file")(entry) else _problem(_validator("file"), entry)
    return f"the report is not valid at files[{entry.get('path')}] {problem}" if problem else ""


@cache
def checker() -> Checker:
    """Return what knows most valid reports at once."""
    return Checker(load("report"))


@cache
def _validator(name: str) -> Draft202012Validator:
    """Return the jsonschema validator, which has the last word."""
    from jsonschema import Draft202012Validator

    schema = load("report")
    return Draft202012Validator(
        {"$ref": "#/$defs/file", "$defs": schema["$defs"]} if name == "file" else schema
    )


def _problem(validator: Draft202012Validator, value: Json) -> str:
    for error in validator.iter_errors(value):
        return f"{error.json_path}: {error.message[:300]}"
    return ""
