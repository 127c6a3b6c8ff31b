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
from ..catalogue.errors import PackError
from ..input.readers import detect_format
from ..project.checking import Checking
from ..project.config import Settings
from ..project.configkeys import ConfigError
from ..project.discover import Target
from ..project.parts import Asked
from ..project.session import Session
from ..project.targets import Names, jobs_of
from .settingsback import Decoder, Recorded, Unsound
from .stored import Problem, Store
from .wholerun import Online, bounded, differences, differing, run_again, same

Json = dict[str, Any]
_ASKED = "offline"


def again(
    report: Json, held: Iterable[tuple[Json, bytes]], store: Store, *, allow_code: bool = False
) -> Iterator[Problem]:
    """Check articles again and yield what differs; ``held`` are their entries with their bytes, which must be
    those of the report. Where all of them could be checked, everything else in the report is held against
    that run as well.
    """
    decoder, files = Decoder(store), list[Json]()
    settings: dict[str, Settings] = {}
    broken: set[str] = set()
    forced: set[str] = set()
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
        files.append(file)
        if detect_format(file["path"], data) != file["format"]:
            forced.add(file["format"])
    # A run has one format for all its files or none, so a report with several was made up; that comes out.
    session = Session(
        Recorded(store, settings),
        today=report["config"]["today"],
        allow_code=allow_code,
        full=True,
        alarm=True,
    )
    checking = Checking(session, Names(format=min(forced, default=None)), Asked(entry=True))
    now, problems = _checked(files, checking, store)
    yield from problems
    looked = checking.record.coverage(0)["rules"]
    unasked = {
        path: _unasked(report, file, looked, now[path]) for file in files if (path := file["path"]) in now
    }
    online = Online(report, looked, unasked)
    for file in files:
        path = file["path"]
        if path in now:
            yield from _differences(file, online.entry(now[path]), unasked[path])
    if len(now) < len(report["files"]):
        return
    try:
        whole = run_again(report, checking, decoder, store)
    except (Unsound, ConfigError, PackError) as error:
        yield Problem("settings", f"{error}; the report was not held against the run", blind=True)
        return
    yield from (Problem("report", text) for text in differing(report, online.report(whole)))


def _checked(files: list[Json], checking: Checking, store: Store) -> tuple[dict[str, Json], list[Problem]]:
    """Return the entries that come out now, by path, and what stood in the way of others."""
    checking.targets = [Target(os.path.join(store.root, *file["path"].split("/")), True) for file in files]
    checking.session.place_at(store.root)
    now: dict[str, Json] = {}
    for _, part in checking.parts(jobs_of(None, None, checking.targets)):
        now[part.path] = json.loads(part.entry)
    said = {
        f"{checking.session.report_path(skip.path)}: not checked again: {skip.detail}": 0
        for skip in checking.skips
    }
    return now, [Problem("file", text, blind=True) for text in said]


def _unasked(report: Json, file: Json, looked: Json, now: Json) -> frozenset[str]:
    """Return the rules that had asked links, which nobody does again."""
    ran = set(report["coverage"]["rules"][file["coverage"]["rules"]]["ran"])
    rows = looked[now["coverage"]["rules"]]["not_run"]
    return frozenset(rule for row in rows if row["reason"] == _ASKED for rule in row["rules"] if rule in ran)


def _differences(then: Json, now: Json, unasked: frozenset[str]) -> Iterator[Problem]:
    path = then["path"]
    told = list(_findings(path, _by_name(then, unasked), _by_name(now, unasked)))
    for name in sorted({*then, *now} - {"findings", "rules", "coverage", "settings"}):
        if not same(then.get(name), now.get(name)):
            told.append(Problem("file", f"{path}: {name} is not what comes out now"))
    if then["settings"] != now["settings"]:
        told.append(Problem("settings", f"{path}: the settings are not read as they were"))
    before, after = then["coverage"], now["coverage"]
    for name in sorted({*before, *after}):
        if not same(before.get(name), after.get(name)) and not (unasked and name == "links"):
            told.append(Problem("coverage", f"{path}: what is said of {name} is not what comes out now"))
    yield from told
    if not told:
        # What the words above do not cover: what is said of rules, and the order of the findings.
        names = ("rules", "findings")
        was, is_ = ({name: _known(one, unasked)[name] for name in names} for one in (then, now))
        yield from (Problem("file", f"{path}: {text}") for text in bounded(differences(was, is_, "")))


def _known(file: Json, unasked: frozenset[str]) -> Json:
    """Return what is said of the findings of a file, without those of rules that are not asked again, and
    without what a change made of them: which lines it had touched is not known any more.
    """
    return {
        "rules": {rule: about for rule, about in file["rules"].items() if rule not in unasked},
        "findings": [
            {key: value for key, value in one.items() if (key, value) != ("status", UNCHANGED)}
            for one in file["findings"]
            if one["rule_id"] not in unasked
        ],
    }


def _by_name(file: Json, unasked: frozenset[str]) -> dict[tuple[str, str], list[Json]]:
    """Return the findings of a file by what names them, with what is said of their rules put in."""
    found: dict[tuple[str, str], list[Json]] = defaultdict(list)
    known = _known(file, unasked)
    for one in known["findings"]:
        about = known["rules"][one["rule_id"]]
        found[one["rule_id"], one["fingerprint"]].append({**one, "about": about})
    return found


def _findings(
    path: str, then: dict[tuple[str, str], list[Json]], now: dict[tuple[str, str], list[Json]]
) -> Iterator[Problem]:
    for name in sorted({*then, *now}):
        before, after = then.get(name, []), now.get(name, [])
        for was, is_ in zip(before, after, strict=False):
            changed = sorted(key for key in {*was, *is_} if not same(was.get(key), is_.get(key)))
            if changed:
                yield Problem("finding", f"{_place(path, was)}: changed: {', '.join(changed)}")
        for one in before[len(after) :]:
            yield Problem("finding", f"{_place(path, one)}: in the report, and not found now")
        for one in after[len(before) :]:
            yield Problem("finding", f"{_place(path, one)}: found now, and not in the report")


def _place(path: str, one: Json) -> str:
    return f"{path}:{one['start']['line']}:{one['start']['column']}: {one['severity']} {one['rule_id']}"
