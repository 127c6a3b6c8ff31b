"""Rule metadata in, ``Rule`` out: strict, so that a typo in a rule file is an error with its place and never
a silent no-op.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..base.levels import SEVERITIES
from ..document.source import Span
from .rule import CONFIDENCES, STATUSES, Example, Option, Rule, RuleText

_ID = re.compile(r"[A-Z]{3}\d{3}\Z")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_OPTION_TYPES: dict[str, tuple[type, ...]] = {
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "string": (str,),
    "strings": (list, tuple),
    "table": (dict,),
}
SCOPES = frozenset(
    "heading paragraph list-item cell caption footnote front-matter boilerplate html code"
    " prose quote -quote raw -code document".split()
)
NEEDS = frozenset("tables links notes metadata lists non-ascii files clock".split())
_STRINGS = ("summary", "message", "rationale", "remedy")
_LISTS = ("languages", "scope", "tags", "formats", "needs", "triggers", "yields_to", "profiles", "references")
_KEYS = frozenset(
    (
        *_STRINGS,
        *_LISTS,
        "id",
        "name",
        "version",
        "status",
        "severity",
        "confidence",
        "options",
        "match",
        "enabled",
        "examples",
        "bad",
        "good",
    )
)
_EXAMPLE_KEYS = frozenset(("text", "format", "fixed", "options", "bare"))
_MARKS = re.compile("[⟦⟧]")


class Problems:
    """Collects what is wrong with one rule file, each with file, line (where known) and key."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path, self.errors = path, list[str]()
        self._lines = text.splitlines()

    def add(self, key: str, what: str) -> None:
        """Note a problem of a key."""
        self.errors.append(f"{self.path}:{self._line(key)}: {key}: {what}")

    def _line(self, key: str) -> int:
        head = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key.split('.')[-1])}[\"']?\s*[=\].]")
        return next((n for n, line in enumerate(self._lines, 1) if head.match(line)), 1)


def decode_rule(raw: Mapping[str, Any], category: str, problems: Problems) -> Rule | None:
    """Check the metadata of a rule and build it; None when anything is wrong (see ``problems``)."""
    before = len(problems.errors)
    for key in raw:
        if key not in _KEYS:
            problems.add(key, f"unknown key{_did_you_mean(key, _KEYS)}")
    for key in ("id", "name", "version", "status", "severity", "confidence", *_STRINGS):
        if key not in raw:
            problems.add(key, "is missing")
        elif key == "version":
            _expect(problems, key, raw[key], int)
        elif not _expect(problems, key, raw[key], str):
            continue
        elif not raw[key].strip():
            problems.add(key, "is empty")
    for key in _LISTS:
        if key in raw and not _fits(raw[key], "strings"):
            problems.add(key, "must be a list of strings")
    if len(problems.errors) > before:
        return None
    _one_of(problems, "status", raw["status"], STATUSES)
    _one_of(problems, "severity", raw["severity"], SEVERITIES)
    _one_of(problems, "confidence", raw["confidence"], CONFIDENCES)
    for word in raw.get("scope", ()):
        _one_of(problems, "scope", word, SCOPES)
    for word in raw.get("needs", ()):
        _one_of(problems, "needs", word, NEEDS)
    if not _ID.match(raw["id"]):
        problems.add("id", f"{raw['id']!r} is not three capitals and three digits")
    if not _NAME.match(raw["name"]):
        problems.add("name", f"{raw['name']!r} is not lower-case words joined by hyphens")
    options = _options(raw.get("options", {}), problems)
    if len(problems.errors) > before:
        return None
    return Rule(
        raw["id"],
        raw["name"],
        raw["version"],
        raw["status"],
        raw["severity"],
        raw["confidence"],
        " ".join(raw["summary"].split()),
        " ".join(raw["message"].split()),
        category,
        problems.path,
        tuple(raw.get("languages", ())),
        tuple(raw.get("scope", ("prose",))),
        tuple(raw.get("tags", ())),
        tuple(raw.get("formats", ())),
        tuple(raw.get("needs", ())),
        tuple(raw.get("triggers", ())),
        tuple(raw.get("yields_to", ())),
        tuple(raw.get("profiles", ())),
        options,
        raw.get("match"),
        bool(raw.get("enabled", True)),
        " ".join(raw["remedy"].split()),
    )


def decode_text(raw: Mapping[str, Any], problems: Problems) -> RuleText:
    """Decode the long texts and the examples of a rule whose metadata is sound."""
    examples = raw.get("examples", raw)
    bad = tuple(_example(item, problems, "bad") for item in examples.get("bad", ()))
    good = tuple(_example(item, problems, "good") for item in examples.get("good", ()))
    if len(bad) < 2:
        problems.add("bad", f"needs at least 2 examples, has {len(bad)}")
    if len(good) < 3:
        problems.add("good", f"needs at least 3 examples, has {len(good)}")
    return RuleText(
        " ".join(raw["rationale"].split()),
        " ".join(raw["remedy"].split()),
        tuple(raw.get("references", ())),
        bad,
        good,
    )


def check_options(rule: Rule, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Merge options that a user gave into the defaults of a rule; the list says what is wrong with them."""
    merged = {name: option.default for name, option in rule.options.items()}
    errors = []
    for name, value in given.items():
        option = rule.options.get(name)
        if option is None:
            errors.append(f"rule {rule.id} has no option {name!r}{_did_you_mean(name, rule.options)}")
        elif not _fits(value, option.type):
            errors.append(f"option {name!r} of rule {rule.id} must be of type {option.type}, not {value!r}")
        else:
            merged[name] = value
    return merged, errors


def _options(raw: Any, problems: Problems) -> dict[str, Option]:
    options = {}
    for name, spec in (raw if isinstance(raw, Mapping) else {}).items():
        if (
            not isinstance(spec, Mapping)
            or not {"type", "default", "summary"} >= set(spec)
            or "type" not in spec
        ):
            problems.add(f"options.{name}", "needs type, default and summary, and nothing else")
        elif spec["type"] not in _OPTION_TYPES:
            problems.add(f"options.{name}", f"unknown type {spec['type']!r}")
        elif not _fits(spec.get("default"), spec["type"]):
            problems.add(f"options.{name}", f"the default is not of type {spec['type']}")
        else:
            options[name] = Option(spec["type"], spec["default"], spec.get("summary", ""))
    return options


def _example(item: Any, problems: Problems, key: str) -> Example:
    raw: Any = {"text": item} if isinstance(item, str) else item
    if not isinstance(raw, Mapping) or not isinstance(raw.get("text"), str):
        problems.add(key, "an example is a string or a table with text")
        return Example("", ())
    for name in raw:
        if name not in _EXAMPLE_KEYS:
            problems.add(key, f"unknown example key {name!r}{_did_you_mean(name, _EXAMPLE_KEYS)}")
    text, spans = unmark(raw["text"])
    options: Mapping[str, Any] = raw.get("options", {})
    return Example(
        text, spans, raw.get("format", "markdown"), raw.get("fixed"), options, bool(raw.get("bare", False))
    )


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


def _fits(value: Any, name: str) -> bool:
    if name in ("integer", "number") and isinstance(value, bool):
        return False
    if name == "strings":
        return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    return isinstance(value, _OPTION_TYPES[name])


def _expect(problems: Problems, key: str, value: Any, kind: type) -> bool:
    if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
        return True
    problems.add(key, f"must be {'a string' if kind is str else 'an integer'}, not {value!r}")
    return False


def _one_of(problems: Problems, key: str, value: str, known: Any) -> None:
    if value not in known:
        problems.add(key, f"{value!r} is not one of {', '.join(sorted(known))}{_did_you_mean(value, known)}")


def _did_you_mean(word: str, known: Any) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1, 0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""
