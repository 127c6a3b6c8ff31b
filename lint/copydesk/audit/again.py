"""The run of a report once more, with the settings that it records, and what comes out differently.

Only articles that are byte for byte those of the report are checked again, so that a report which somebody
made up cannot have other files read out. No link is asked, and no Python of a pack is run without consent.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ..base.levels import UNCHANGED
from ..input.readers import detect_format
from ..project.checking import Checking, jobs_of
from ..project.config import Settings
from ..project.discover import Target
from ..project.parts import Asked
from ..project.session import Session
from ..project.targets import Names
from .settingsback import Decoder, Recorded, Unsound
from .stored import Problem, Store

Json = dict[str, Any]
_ASKED = "offline"


def again(
    report: Json, held: Iterable[tuple[Json, bytes]], store: Store, *, allow_code: bool = False
) -> Iterator[Problem]:
    """Check articles again and yield what differs; ``held`` are their entries with their bytes, which must be
    those of the report.
    """
    decoder = Decoder(store)
    forced: dict[str | None, list[Json]] = defaultdict(list)
    settings: dict[str, Settings] = {}
    broken: set[str] = set()
    for file, data in held:
        path = os.path.join(store.root, *file["path"].split("/"))
        key = file["settings"]
        if key in broken:
            continue
        try:
            settings[path] = decoder.settings(report["config"]["settings"][key], os.path.dirname(path))
        except Unsound as error:
            broken.add(key)
            yield Problem("settings", f"{key} (of {file['path']}): {error}; not checked again", blind=True)
            continue
        named = detect_format(file["path"], data)
        forced[None if named == file["format"] else file["format"]].append(file)
    for form, files in forced.items():
        session = Session(
            Recorded(store, settings), today=report["config"]["today"], allow_code=allow_code, full=True
        )
        yield from _checked(report, files, Checking(session, Names(format=form), Asked(entry=True)), store)


def _checked(report: Json, files: list[Json], checking: Checking, store: Store) -> Iterator[Problem]:
    checking.targets = [Target(os.path.join(store.root, *file["path"].split("/")), True) for file in files]
    checking.session.place_at(store.root)
    then = {file["path"]: file for file in files}
    now: dict[str, Json] = {}
    for _, part in checking.parts(jobs_of(None, None, checking.targets)):
        now[part.path] = json.loads(part.entry)
    told = set[str]()
    for skip in checking.skips:
        text = f"{checking.session.report_path(skip.path)}: not checked again: {skip.detail}"
        if text not in told:
            told.add(text)
            yield Problem("file", text, blind=True)
    looked = checking.record.coverage(0)["rules"]
    for path, file in then.items():
        if path in now:
            yield from _differences(file, now[path], _unasked(report, file, looked, now[path]))


def _unasked(report: Json, file: Json, looked: Json, now: Json) -> frozenset[str]:
    """Return the rules that had asked links, which nobody does again."""
    ran = set(report["coverage"]["rules"][file["coverage"]["rules"]]["ran"])
    rows = looked[now["coverage"]["rules"]]["not_run"]
    return frozenset(rule for row in rows if row["reason"] == _ASKED for rule in row["rules"] if rule in ran)


def _differences(then: Json, now: Json, unasked: frozenset[str]) -> Iterator[Problem]:
    path = then["path"]
    yield from _findings(path, _by_name(then, unasked), _by_name(now, unasked))
    for name in sorted({*then, *now} - {"findings", "rules", "coverage", "settings"}):
        if then.get(name) != now.get(name):
            yield Problem("file", f"{path}: {name} is not what comes out now")
    if then["settings"] != now["settings"]:
        yield Problem("settings", f"{path}: the settings are not read as they were")
    before, after = then["coverage"], now["coverage"]
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name) and not (unasked and name in ("links", "rules")):
            yield Problem("coverage", f"{path}: what is said of {name} is not what comes out now")


def _by_name(file: Json, unasked: frozenset[str]) -> dict[tuple[str, str], list[Json]]:
    """Return the findings of a file by what names them, with what is said of their rules put in."""
    found: dict[tuple[str, str], list[Json]] = defaultdict(list)
    for one in file["findings"]:
        if one["rule_id"] not in unasked:
            # Which lines a change had touched is not known any more; a finding outside of them is there.
            known = {key: value for key, value in one.items() if (key, value) != ("status", UNCHANGED)}
            found[one["rule_id"], one["fingerprint"]].append(
                {**known, "about": file["rules"][one["rule_id"]]}
            )
    return found


def _findings(
    path: str, then: dict[tuple[str, str], list[Json]], now: dict[tuple[str, str], list[Json]]
) -> Iterator[Problem]:
    for name in sorted({*then, *now}):
        before, after = then.get(name, []), now.get(name, [])
        for was, is_ in zip(before, after, strict=False):
            changed = sorted(key for key in {*was, *is_} if was.get(key) != is_.get(key))
            if changed:
                yield Problem("finding", f"{_place(path, was)}: changed: {', '.join(changed)}")
        for one in before[len(after) :]:
            yield Problem("finding", f"{_place(path, one)}: in the report, and not found now")
        for one in after[len(before) :]:
            yield Problem("finding", f"{_place(path, one)}: found now, and not in the report")


def _place(path: str, one: Json) -> str:
    return f"{path}:{one['start']['line']}:{one['start']['column']}: {one['severity']} {one['rule_id']}"
