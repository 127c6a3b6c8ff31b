"""Rule metadata in, ``Rule`` out: strict, so that a typo in a rule file is an error with its place and never
a silent no-op.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..base.hints import hint
from ..base.levels import SEVERITIES
from ..base.regexes import regex
from ..facts import STRUCTURES
from .problems import Problems
from .rule import CONFIDENCES, STATUSES, Option, Rule

_ID = regex(r"[A-Z]{3}\d{3}\Z")
_NAME = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_OPTION_TYPES: dict[str, tuple[type, ...]] = {
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "string": (str,),
    "strings": (list, tuple),
    "table": (dict,),
}
SCOPES = frozenset(
    "heading paragraph list-item cell caption footnote front-matter boilerplate alt-text html"
    " prose quote -quote raw -code -comment document".split()
)
CLOCK = "clock"
NEEDS = frozenset((*STRUCTURES, CLOCK))
"""What a rule may need beside facts."""

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


def decode_rule(raw: Mapping[str, Any], category: str, problems: Problems) -> Rule | None:
    """Check the metadata of a rule and build it; None when anything is wrong (see ``problems``)."""
    before = len(problems.errors)
    for key in raw:
        if key not in _KEYS:
            problems.add(key, f"unknown key{hint(key, _KEYS)}")
    for key in ("id", "name", "version", "status", "severity", "confidence", *_STRINGS):
        if key not in raw:
            problems.add(key, "is missing")
        elif key == "version":
            if _expect(problems, key, raw[key], int) and raw[key] < 1:
                problems.add(key, "versions begin at 1")
        elif not _expect(problems, key, raw[key], str):
            continue
        elif not raw[key].strip():
            problems.add(key, "is empty")
    _expect(problems, "enabled", raw.get("enabled", True), bool)
    for key in _LISTS:
        if key in raw and not _fits(raw[key], "strings"):
            problems.add(key, "must be a list of strings")
    if len(problems.errors) > before:
        return None
    problems.one_of("status", raw["status"], STATUSES)
    problems.one_of("severity", raw["severity"], SEVERITIES)
    problems.one_of("confidence", raw["confidence"], CONFIDENCES)
    for word in raw.get("scope", ()):
        problems.one_of("scope", word, SCOPES)
    for word in raw.get("needs", ()):
        if not word.isidentifier():  # whether there is such a fact is told when all packs are there
            problems.one_of("needs", word, NEEDS)
    if any(not word.strip("* ") for word in raw.get("triggers", ())):
        problems.add("triggers", "an empty trigger stands in every text")
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
        tuple(raw["match"]) if isinstance(raw.get("match"), list) else raw.get("match"),
        raw.get("enabled", True),
        " ".join(raw["remedy"].split()),
    )


def check_options(rule: Rule, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Merge options that a user gave into the defaults of a rule; the list says what is wrong with them."""
    merged = {name: option.default for name, option in rule.options.items()}
    errors = []
    for name, value in given.items():
        option = rule.options.get(name)
        if option is None:
            errors.append(f"rule {rule.id} has no option {name!r}{hint(name, rule.options)}")
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


def _fits(value: Any, name: str) -> bool:
    if name in ("integer", "number") and isinstance(value, bool):
        return False
    if name == "strings":
        return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    return isinstance(value, _OPTION_TYPES[name])


def _expect(problems: Problems, key: str, value: Any, kind: type) -> bool:
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return True
    names = {str: "a string", int: "an integer", bool: "true or false"}
    problems.add(key, f"must be {names[kind]}, not {value!r}")
    return False
