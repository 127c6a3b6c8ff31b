"""Is a JSON file a valid ninjs item? Checked against the description in ``rules/data/ninjs.toml``.

A problem names the member by JSON pointer and says in plain words what is wrong. Formats (dates, addresses)
are not part of validity, as in the IPTC schemas; other rules look at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from .newsvalues import fault_of, kind_of

_DEEPEST = 24
_MOST = 50


class ItemProblem(NamedTuple):
    """Something in an item that its version does not allow: the JSON pointer of the member, and what is
    wrong.
    """

    pointer: str
    detail: str


class Verdict(NamedTuple):
    """The version that an item was held against, whether the item names that version itself, and what is
    wrong.
    """

    version: str
    declared: str
    problems: tuple[ItemProblem, ...]


class Line(NamedTuple):
    """One line of a shape: a property, or a condition (``one``, ``either``) in ``type`` with no name."""

    name: str
    type: str
    needed: bool
    since: str


def declared_version(item: Any) -> str:
    """Return the ninjs version that an item names in ``standard`` (or ``$standard``), or ""."""
    standard = item.get("standard", item.get("$standard")) if isinstance(item, dict) else None
    found = standard.get("version") if isinstance(standard, dict) else None
    if isinstance(found, str):
        return found
    schema = standard.get("schema") if isinstance(standard, dict) else None
    match = re.search(r"ninjs-schema_(\d\.\d)", schema) if isinstance(schema, str) else None
    return match[1] if match else ""


def judge(item: Any, shapes: Mapping[str, Any], version: str = "") -> Verdict:
    """Hold an item against a version of the format.

    Without a version the item is held against the one it names, else against every known version, newest
    first; the first that fits wins, and when none fits the one with the fewest problems.
    """
    declared = declared_version(item)
    known: list[str] = list(shapes["versions"]["known"])
    if version:
        return Verdict(version, declared, tuple(problems_of(item, shapes, version)))
    tries = [declared] if declared in known else list(reversed(known))
    best = Verdict("", declared, ())
    for candidate in tries:
        found = tuple(problems_of(item, shapes, candidate))
        if not found:
            return Verdict(candidate, declared, ())
        if not best.version or len(found) < len(best.problems):
            best = Verdict(candidate, declared, found)
    return best


def newer_fit(item: Any, shapes: Mapping[str, Any], than: str) -> str:
    """Return the newest version after ``than`` that an item fits, or ""."""
    for candidate in reversed(shapes["versions"]["known"]):
        if candidate > than and not next(problems_of(item, shapes, candidate), None):
            return str(candidate)
    return ""


def problems_of(item: Any, shapes: Mapping[str, Any], version: str) -> Iterator[ItemProblem]:
    """Yield what a version (``1.0`` to ``3.1``; ``-dev`` behind it admits trial properties) does not
    allow.
    """
    checker = _Checker(shapes[f"v{version[0]}"], version)
    for count, problem in enumerate(checker.shape("item", item, "", 0)):
        if count >= _MOST:
            return
        yield problem


class _Checker:
    """Walks one item. ``release`` is the version without ``-dev``, which is what ``since`` is compared
    with.
    """

    def __init__(self, shapes: Mapping[str, str], version: str) -> None:
        self.shapes = shapes
        self.release, _, trial = version.partition("-")
        self.trial = bool(trial)

    def holds(self, since: str) -> bool:
        return self.trial if since == "dev" else not since or since <= self.release

    def shape(self, name: str, value: Any, at: str, depth: int) -> Iterator[ItemProblem]:
        if not isinstance(value, dict):
            yield ItemProblem(at, f"must be an object, not {kind_of(value)}")
            return
        if depth > _DEEPEST:
            yield ItemProblem(at, "is nested too deep")
            return
        lines = [line for line in _lines(self.shapes[name]) if self.holds(line.since)]
        plain = {line.name: line for line in lines if line.name and not line.name.startswith("~")}
        prefixes = {line.name[1:]: line for line in lines if line.name.startswith("~")}
        for line in lines:
            if line.needed and line.name not in value:
                yield ItemProblem(at, f"lacks the property “{line.name}”")
            if not line.name and line.type != "*":
                yield from _condition(line.type, value, at)
        open_shape = any(line.type == "*" for line in lines)
        for key, member in value.items():
            known = plain.get(key) or next((prefixes[p] for p in prefixes if _extends(key, p)), None)
            place = f"{at}/{_escape(key)}"
            if known is not None:
                yield from self.value(known.type, member, place, depth)
            elif not open_shape:
                yield ItemProblem(place, f"is not a property of ninjs {self.release} at this place")

    def value(self, type_: str, value: Any, at: str, depth: int) -> Iterator[ItemProblem]:
        if type_.startswith("["):
            if not isinstance(value, list):
                yield ItemProblem(at, f"must be a list, not {kind_of(value)}")
                return
            for number, entry in enumerate(value):
                yield from self.value(type_[1:-1], entry, f"{at}/{number}", depth)
        elif type_.startswith("{"):
            yield from self.shape(type_[1:-1], value, at, depth + 1)
        elif type_.startswith("map{"):
            yield from self.members(type_[4:-1], value, at, depth)
        elif type_ == "member":
            yield from self.member(value, at, depth)
        else:
            wrong = fault_of(type_, value, self.release)
            if wrong:
                yield ItemProblem(at, wrong)

    def members(self, shape: str, value: Any, at: str, depth: int) -> Iterator[ItemProblem]:
        if not isinstance(value, dict):
            yield ItemProblem(at, f"must be an object, not {kind_of(value)}")
            return
        for key, member in value.items():
            place = f"{at}/{_escape(key)}"
            if not re.match("[A-Za-z0-9]" if self.release < "1.3" else r"[A-Za-z0-9_]", key):
                yield ItemProblem(place, "must have a name of letters, digits and underscores")
            yield from self.shape(shape, member, place, depth + 1)

    def member(self, value: Any, at: str, depth: int) -> Iterator[ItemProblem]:
        """An association: an item with a name; in 2.0 either a name or a whole item will do."""
        if not isinstance(value, dict):
            yield ItemProblem(at, f"must be an object, not {kind_of(value)}")
            return
        if self.release == "2.0" and isinstance(value.get("name"), str):
            return
        own = {key: inner for key, inner in value.items() if key not in ("name", "rel")}
        if self.release != "2.0":
            for key in ("name", "rel"):
                if key in value and not isinstance(value[key], str):
                    yield ItemProblem(f"{at}/{key}", f"must be a text, not {kind_of(value[key])}")
            if "name" not in value:
                yield ItemProblem(at, "lacks the property “name”")
            if "rel" in value and self.release < "3.0":
                own["rel"] = value["rel"]
        yield from self.shape("item", own, at, depth + 1)


@lru_cache(maxsize=256)
def _lines(shape: str) -> tuple[Line, ...]:
    """Read a shape: one property or condition a line."""
    out = []
    for text in shape.split("\n"):
        parts = text.split()
        if not parts:
            continue
        if len(parts) == 1:
            out.append(Line("", parts[0], False, ""))
            continue
        name, type_, since = parts[0], parts[1], parts[2] if len(parts) > 2 else ""
        out.append(Line(name.rstrip("!"), type_, name.endswith("!"), since))
    return tuple(out)


def _condition(condition: str, value: Mapping[str, Any], at: str) -> Iterator[ItemProblem]:
    names = condition.partition(":")[2]
    groups = [group.split(",") for group in names.split("/")]
    counts = [sum(name in value for name in group) for group in groups]
    if any(count == 1 for count in counts):
        return
    wanted = " or ".join("exactly one of " + ", ".join(f"“{name}”" for name in group) for group in groups)
    yield ItemProblem(at, f"needs {wanted}")


def _extends(key: str, prefix: str) -> bool:
    return key.startswith(prefix) and bool(re.match("[A-Za-z0-9_]", key[len(prefix) :]))


def _escape(key: str) -> str:
    """Escape a key for a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
