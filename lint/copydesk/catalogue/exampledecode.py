"""The long texts and the examples of a rule file in, ``RuleText`` out; strict like the metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..base.hints import hint
from ..base.levels import SEVERITIES
from ..document.source import Span
from ..input.readers.registry import BUILT_IN, formats
from .problems import Problems
from .rule import Example, Rule, RuleText
from .ruledecode import check_options

_TYPES: Mapping[str, tuple[type, str]] = {
    "text": (str, "a text"),
    "format": (str, "a text"),
    "fixed": (str, "a text"),
    "severity": (str, "a text"),
    "options": (Mapping, "a table"),
    "bare": (bool, "true or false"),
    "files": (Mapping, "a table"),
}
_MARKS = re.compile("[⟦⟧]")
_LEAST = {"bad": 2, "good": 3}


def decode_text(raw: Mapping[str, Any], rule: Rule, problems: Problems) -> RuleText:
    """Decode the long texts and the examples of a rule whose metadata is sound."""
    examples = raw.get("examples", raw)
    found: dict[str, tuple[Example, ...]] = {}
    for kind, least in _LEAST.items():
        given = examples.get(kind, ())
        found[kind] = tuple(_example(item, rule, problems, kind) for item in given)
        if len(given) < least:
            problems.add(kind, f"needs at least {least} examples, has {len(given)}")
    return RuleText(
        " ".join(raw["rationale"].split()),
        " ".join(raw["remedy"].split()),
        tuple(raw.get("references", ())),
        found["bad"],
        found["good"],
    )


def _example(item: Any, rule: Rule, problems: Problems, key: str) -> Example:
    raw: Any = {"text": item} if isinstance(item, str) else item
    if not isinstance(raw, Mapping) or not isinstance(raw.get("text"), str):
        problems.add(key, "an example is a text or a table with text")
        return Example("", ())
    start = raw["text"][:40]
    for name, value in raw.items():
        if name not in _TYPES:
            problems.add(key, f"unknown key {name!r} of the example {start!r}{hint(name, _TYPES)}")
        elif not isinstance(value, _TYPES[name][0]):
            problems.add(key, f"{name} of the example {start!r} must be {_TYPES[name][1]}, not {value!r}")
            return Example("", ())
    options: Mapping[str, Any] = raw.get("options", {})
    for error in check_options(rule, options)[1]:
        problems.add(key, f"{error} (example {start!r})")
    form = raw.get("format", "markdown")
    if form not in BUILT_IN and form not in formats():
        known = f"{', '.join(formats())}{hint(form, formats())}"
        problems.add(key, f"format of the example {start!r}: {form!r} is not one of {known}")
    severity = raw.get("severity")
    if severity is not None:
        problems.one_of(key, severity, SEVERITIES)
        if key == "good":
            problems.add(key, f"a good example has no severity (example {start!r})")
    text, spans = unmark(raw["text"])
    return Example(
        text,
        spans,
        raw.get("format", "markdown"),
        raw.get("fixed"),
        options,
        raw.get("bare", False),
        severity,
        _files(raw.get("files", {}), start, problems, key),
    )


def _files(files: Mapping[str, Any], start: str, problems: Problems, key: str) -> Mapping[str, str]:
    for path, text in files.items():
        if not isinstance(text, str) or not set(path.split("/")).isdisjoint(("", ".", "..", ".git")):
            problems.add(key, f"files of the example {start!r}: a path below the example, and a text")
            return {}
    return files


def unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take the ⟦marks⟧ out of an example; the spans say where they stood."""
    spans: list[Span] = []
    parts: list[str] = []
    size = done = 0
    opened: list[int] = []
    for match in _MARKS.finditer(text):
        parts.append(text[done : match.start()])
        size += match.start() - done
        done = match.end()
        if match.group() == "⟦":
            opened.append(size)
        elif opened:
            spans.append(Span(opened.pop(), size))
    parts.append(text[done:])
    return "".join(parts), tuple(spans)
