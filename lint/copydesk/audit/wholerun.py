"""A report held against the report of the run made once more, member by member.

Differences are named by their place in the report and never by what stands there: a made-up report must not
bring to light the hash of a file that it has no business with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..catalogue.notrun import OFFLINE
from ..project.checking import Checking
from ..project.discover import Skip
from ..project.framing import framed
from ..project.gate import fail_on, strictest
from ..project.leniency import UNASKED
from ..project.targets import FAILED
from ..report.coverage import key_of
from .settingsback import Decoder, Unsound
from .stored import Store

Json = dict[str, Any]
_MOST = 20
"""So many differences are named, the others counted."""

_TOLD = ("version", "digest", "python", "libraries")
"""What ``madewith`` says of the program in words."""

MAY_DIFFER: Mapping[str, str] = {
    "$.files": "held against the run one by one, with findings in words",
    "$.times": "when the run was is nothing that another one can tell",
    "$.skipped": "which paths were asked for and not checked is not recorded; they are counted",
    "$.coverage.left_out": "which folders were asked for is not recorded",
    "$.changes": "which lines a change had touched is not known any more",
    "$.config.today": "it is what the run is made with; another date shows only where a rule asked for it",
    "$.incomplete": "a run that was broken off is not broken off again",
}
"""Members that are not held against another run, with the reason; docs/audit.md has the same list. What a
baseline has of files that were not checked (``stale``) belongs to it too, and where links were asked or lines
compared, the totals, which ``consistent`` counts.
"""


def run_again(report: Json, checking: Checking, decoder: Decoder, store: Store) -> Json:
    """Return the report, without entries of files, of a run whose files were all checked again.

    Raises ``Unsound`` where the report has settings that no run has, and ``ConfigError`` or ``PackError``
    where they cannot be used.
    """
    levels = [fail_on(settings) for settings in checking.settings()]
    counted = {file["settings"] for file in report["files"]}
    for key, told in report["config"]["settings"].items():
        if key in counted:
            continue
        if not report["skipped"]:
            raise Unsound(f"{key}: these settings count for no file")
        settings = decoder.settings(told, store.root)
        checking.session.use(settings)
        levels.append(fail_on(settings))
    skips = [Skip(row["path"], row["reason"], row["detail"]) for row in report["skipped"]]
    broken = checking.broken or any(skip.reason == FAILED for skip in skips)
    made = framed(checking, strictest(levels), skips, broken=broken)
    return _plain(made)


def _plain(made: Json) -> Json:
    from ..base.surrogates import whole_escapes
    from ..report.outputs.json import render

    found: Json = json.loads(whole_escapes(render(made).decode()))
    return found


class Online:
    """What a run comes to that did not ask links, as if it had asked those that the report says were asked.

    ``looked`` is what the run says of the rules that looked, ``unasked`` by path the rules that had asked.
    """

    def __init__(self, report: Json, looked: Json, unasked: Mapping[str, frozenset[str]]) -> None:
        self._looked, self._unasked, self._then = looked, unasked, report
        self._rules: dict[str, Json] = {}

    def entry(self, now: Json) -> Json:
        """Return the entry of a file with what the report can say of the rules that looked at it."""
        key, rules = now["coverage"]["rules"], self._unasked[now["path"]]
        told = _asked(self._looked[key], rules) if rules else self._looked[key]
        key = key_of(told) if rules else key
        self._rules[key] = told
        return {**now, "coverage": {**now["coverage"], "rules": key}}

    def report(self, now: Json) -> Json:
        """Return the report with what it says of rules as if links had been asked."""
        if not any(self._unasked.values()):
            return now
        now["coverage"]["rules"] = self._rules
        now["coverage"]["unchecked"]["links"] = self._then["coverage"]["unchecked"]["links"]
        now["coverage"]["demanded"] = self._then["coverage"]["demanded"]
        return {**now, "summary": self._then["summary"]}


def _asked(told: Json, rules: frozenset[str]) -> Json:
    left = [
        {**row, "rules": [rule for rule in row["rules"] if row["reason"] != OFFLINE or rule not in rules]}
        for row in told["not_run"]
    ]
    return {"ran": sorted({*told["ran"], *rules}), "not_run": [row for row in left if row["rules"]]}


def differing(then: Json, now: Json) -> Iterator[str]:
    """Yield where a report is not what came out of another run."""
    then, now = _comparable(then, now)
    yield from bounded(differences(then, now))


def _comparable(then: Json, now: Json) -> tuple[Json, Json]:
    """Return two reports without what may differ."""
    stale = _stale(then, now)
    reports = []
    for one in (then, now):
        known = {name: value for name, value in one.items() if f"$.{name}" not in MAY_DIFFER}
        if then["config"]["settings"].keys() - {file["settings"] for file in then["files"]}:
            # Files that could not be checked had settings of their own; whose came first is not known.
            known["config"] = {key: value for key, value in one["config"].items() if key != "profile"}
            rows = [{**row, "severity": ""} for row in one["ruleset"]["rules"]]
            known["ruleset"] = {**one["ruleset"], "rules": rows}
        known["tool"] = {key: value for key, value in one["tool"].items() if key not in _TOLD}
        known["coverage"] = {key: value for key, value in one["coverage"].items() if key != "left_out"}
        known["leniency"] = [row for row in one["leniency"] if row["kind"] != UNASKED]
        if "changes" in then:
            del known["summary"]
        elif then.get("incomplete") or stale:
            known["summary"] = {key: value for key, value in one["summary"].items() if key != "exit_code"}
        reports.append(known)
    if "baselines" in then and "baselines" in now:
        reports[0] |= _without(then, stale)
    return reports[0], reports[1]


def _stale(then: Json, now: Json) -> list[Json]:
    """Return the stale entries of baselines that only a run over folders could have told: those of files
    that were not checked.
    """
    checked = {file["path"] for file in then["files"]}
    here = [row for known in now.get("baselines", ()) for row in known["stale"]]
    return [
        row
        for known in then.get("baselines", ())
        for row in known["stale"]
        if row not in here and row["path"] not in checked
    ]


def _without(then: Json, stale: list[Json]) -> Json:
    known = [{**one, "stale": [row for row in one["stale"] if row not in stale]} for one in then["baselines"]]
    one = then.get("baseline")
    single = {**one, "stale": [row for row in one["stale"] if row not in stale]} if one else None
    return {"baselines": known, **({"baseline": single} if single else {})}


def differences(then: Any, now: Any, at: str = "$") -> Iterator[str]:
    """Yield where two values of JSON are not the same."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key in sorted({*then, *now}):
            place = f"{at}.{key[:60]}" if at else key[:60]
            if key not in now:
                yield f"{place} is nothing that a run says"
            elif key not in then:
                yield f"{place} is missing"
            else:
                yield from differences(then[key], now[key], place)
    elif isinstance(then, list) and isinstance(now, list):
        if len(then) != len(now):
            yield f"{at} has {len(then)} members, and now {len(now)} come out"
        else:
            for number, (was, is_) in enumerate(zip(then, now, strict=True)):
                yield from differences(was, is_, f"{at}[{number}]")
    elif type(then) is not type(now) or then != now:
        yield f"{at} is not what comes out now"


def same(then: Any, now: Any) -> bool:
    """Say whether two values of JSON are the same, of the same kinds."""
    return next(differences(then, now), None) is None


def bounded(texts: Iterable[str]) -> Iterator[str]:
    """Yield the first texts, and how many there are beyond those."""
    more = 0
    for number, text in enumerate(texts):
        if number < _MOST:
            yield text
        else:
            more += 1
    if more:
        yield f"{more} more places are not what comes out now"
