"""Everything that made a run milder than the rules are by themselves, each with who said so.

An auditor reads it to know what was waved through; that it stands here says nothing against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..base.levels import GUESSED, RANK
from .leftout import IGNORED
from .sheets import Described

Json = dict[str, Any]
_LISTS = ("ignore", "extend-ignore", "exclude", "stet", "words-files", "packs", "languages")
_OFF = "off"
LOWERED = "lowered"
"""The kind of what follows from the rules."""
UNASKED = "gitignore"
"""The kind of what depends on the folders that were asked for."""


def in_settings(told: Iterable[tuple[Json, Iterable[Described], int]]) -> Iterator[Json]:
    """Yield what the settings of a run let pass: described settings, the rules that run under them, and for
    how many files they counted. What several settings say alike stands once.
    """
    found: dict[str, Json] = {}
    for settings, rules, files in told:
        for source in (*_said(settings), *_lowered(settings, rules)):
            known = found.setdefault(repr(source), {**source, "files": 0})
            known["files"] += files
    yield from sorted(found.values(), key=lambda row: (row["kind"], row["origin"], row["what"]))


def _said(told: Json) -> Iterator[Json]:
    values: Mapping[str, Json] = told["values"]
    for key, found in values.items():
        value, origin = found["value"], found["origin"]
        if key in _LISTS:
            yield from (_listed(key, one, origin) for one in value)
        elif key == "select":
            yield _row("select", ", ".join(value), origin)
        elif key == "words":
            yield _row("words", f"{len(value)} words", origin)
        elif key == "profile" or key == "baseline" or (key == "fail-on" and value != "info"):
            yield _row(key, value, origin)
        elif key == "rules":
            yield from _rules(value)
    for path in told["files"][1:]:
        yield _row("nested", path, [path])
    for path in told["words"]:
        yield _row("words-files", path, [path])


def _listed(key: str, one: Any, origin: list[str]) -> Json:
    if key == "exclude":
        return _row(
            key, one["pattern"] if one["below"] == "." else f"{one['below']}: {one['pattern']}", origin
        )
    if key == "stet":
        place = {"path": one["path"], "reason": one["reason"]}
        return {**_row(key, one["fingerprint"], one["origin"]), **place}
    return _row(key, one, origin)


def _rules(value: Mapping[str, Json]) -> Iterator[Json]:
    for name, setting in value.items():
        said = setting["value"]
        level = said if isinstance(said, str) else said.get("level")
        if level == _OFF:
            yield _row("off", name, setting["origin"])
        elif isinstance(said, dict) and said.keys() - {"level"}:
            yield _row("options", f"{name}: {', '.join(sorted(said.keys() - {'level'}))}", setting["origin"])


def _row(kind: str, what: Any, origin: Iterable[str]) -> Json:
    return {"kind": kind, "what": str(what), "origin": list(origin)}


def _lowered(told: Json, rules: Iterable[Described]) -> Iterator[Json]:
    """Yield the rules that ran at a lower level than their own, with the place that said so: that of their
    level, else that of the profile.
    """
    values: Mapping[str, Json] = told["values"]
    named: Mapping[str, Json] = values.get("rules", {}).get("value", {})
    for rule in rules:
        if rule.own and RANK[rule.level] < RANK[rule.own]:
            setting = named.get(rule.id) or named.get(rule.name) or values.get("profile", {"origin": []})
            yield _row(LOWERED, f"{rule.id} {rule.name}: {rule.own}, here {rule.level}", setting["origin"])


def in_articles(profiles: Mapping[tuple[str, str], int], stands: Mapping[str, int]) -> Iterator[Json]:
    """Yield what was let pass for the sake of articles: profiles that were guessed (``profiles``: how many
    files by name and origin); and the files in which findings were let stand (``stands``: how many in each).
    """
    guessed = {name: files for (name, origin), files in profiles.items() if origin == GUESSED}
    for name, files in sorted(guessed.items()):
        yield {**_row("guessed-profile", name, []), "files": files}
    for path, count in stands.items():
        yield {**_row("let-stand", f"{count} finding{'s' * (count != 1)}", []), "path": path, "files": 1}


def beside(left_out: Iterable[Json]) -> Iterator[Json]:
    """Yield what ignore files of git kept from being checked (``LeftOut.described``): anybody who can add a
    file to a folder can add one.
    """
    for row in left_out:
        if row["reason"] == IGNORED:
            count = row["count"]
            yield _row(UNASKED, f"{count} file{'s' * (count != 1)} or folder{'s' * (count != 1)}", [])
