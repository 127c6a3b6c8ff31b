"""Whether a report agrees with itself and with the articles: totals, keys, and the words at each place.

What was changed by hand in one place only is found here, without checking anything again. What was changed
everywhere is not; that needs another run (``again``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..base.levels import BASELINE, OPEN, RANK, SEVERITIES, SUPPRESSED, UNCHANGED
from ..catalogue.notrun import CRASHED
from ..catalogue.schemas import load
from ..project import leniency
from ..project.effective import digest as settings_key
from ..project.effective import digest_of
from ..project.gate import FAIL_ON
from ..report.coverage import key_of
from .stored import Problem

Json = dict[str, Any]
_OWN = "CPD"
"""Rules of Copydesk itself may report whatever ran."""


def itself(report: Json) -> Iterator[Problem]:
    """Yield where a report contradicts itself."""
    said = (_unknown, _directives, _totals, _keys, _inputs, _ran, _unchecked, _leniency, _exit_code)
    yield from (Problem("report", text) for told in said for text in told(report))


def _unknown(report: Json) -> Iterator[str]:
    for name in sorted(report.keys() - load("report")["properties"].keys()):
        yield f"it has a member that no report has: {name[:60]}"


def _directives(report: Json) -> Iterator[str]:
    """Yield which findings are let stand by a directive that is not listed."""
    for file in report["files"]:
        listed = {row["line"] for row in file.get("directives", ())}
        lines = {one["let_by"]["line"] for one in file["findings"] if "line" in one.get("let_by", ())}
        for line in sorted(lines - listed):
            yield f"{file['path']}: a finding is let stand by line {line}, and no directive is listed there"


def _totals(report: Json) -> Iterator[str]:
    summary = report["summary"]
    found = [one for file in report["files"] for one in file["findings"]]
    states = Counter(one.get("status", OPEN) for one in found)
    levels = Counter(one["severity"] for one in found if one.get("status", OPEN) == OPEN)
    rules = Counter(one["rule_id"] for one in found if one.get("status", OPEN) == OPEN)
    counted: dict[str, Any] = {
        "files": len(report["files"]),
        "words": sum(file["words"] for file in report["files"]),
        "findings": {level: levels[level] for level in SEVERITIES},
        "rules": dict(rules),
        "suppressed": states[SUPPRESSED],
        "baselined": states[BASELINE],
        "skipped": len(report["skipped"]),
    }
    if states[UNCHANGED] or "unchanged" in summary:
        counted["unchanged"] = states[UNCHANGED]
    for name, count in counted.items():
        if summary.get(name) != count:
            yield f"its summary says of {name} what its files do not"


def _keys(report: Json) -> Iterator[str]:
    for key, told in report["config"]["settings"].items():
        if settings_key(told) != key:
            yield f"its settings {key} are not those that the key was made for"
    if digest_of(report["config"]["settings"]) != report["config"]["digest"]:
        yield "its digest of the configuration is not that of its settings"
    for key, told in report["coverage"]["rules"].items():
        if key_of(told) != key:
            yield f"what it says of the rules that looked ({key}) is not what the key was made for"


def _inputs(report: Json) -> Iterator[str]:
    """Yield which configuration files and word lists its settings were made of without a hash in it: these
    were there, or the run would have failed.
    """
    hashed = {row["path"] for row in report["inputs"]}
    named: dict[str, None] = {}
    for told in report["config"]["settings"].values():
        for one in (told, *told.get("held", ())):
            named |= dict.fromkeys((*one.get("files", ()), *one.get("words", ())))
    for path in named:
        if path not in hashed:
            yield f"its settings were read from {path}, and it has no hash of this file"


def _ran(report: Json) -> Iterator[str]:
    for file in report["files"]:
        ran = set(report["coverage"]["rules"][file["coverage"]["rules"]]["ran"])
        for rule in sorted({one["rule_id"] for one in file["findings"]} - ran):
            if not rule.startswith(_OWN):
                yield f"{file['path']}: it has findings of {rule} and says that the rule did not look at it"


def _unchecked(report: Json) -> Iterator[str]:
    told, files = report["coverage"], report["files"]
    crashed = {
        key: sum(len(row["rules"]) for row in known["not_run"] if row["reason"] == CRASHED)
        for key, known in told["rules"].items()
    }
    counted = {
        "files": len(report["skipped"]),
        "crashed": sum(crashed[file["coverage"]["rules"]] for file in files),
        "bounds": sum(len(file["coverage"]["limits"]) for file in files),
    }
    for name, count in counted.items():
        if told["unchecked"][name] != count:
            yield f"it does not count right what of {name} was left unchecked"


def _leniency(report: Json) -> Iterator[str]:
    """Yield which sources of leniency follow from settings and files and are not in the list. That rules were
    lowered follows from the rules, not from the report.
    """
    files = report["files"]
    counts = Counter(file["settings"] for file in files)
    profiles = Counter(
        (file["profile"]["name"], file["profile"]["origin"]) for file in files if "profile" in file
    )
    stands = {
        file["path"]: number
        for file in files
        if (number := sum(one.get("status") == SUPPRESSED for one in file["findings"]))
    }
    try:
        derived = [
            *leniency.in_settings(
                (told, (), counts[key]) for key, told in report["config"]["settings"].items()
            ),
            *leniency.in_articles(profiles, stands),
            *leniency.beside(report["coverage"]["left_out"]),
        ]
    except (KeyError, TypeError, AttributeError, IndexError):
        yield "its settings are nothing that a configuration could say"
        return
    listed = [row for row in report["leniency"] if row["kind"] != leniency.LOWERED]
    if sorted(map(repr, map(sorted, (row.items() for row in derived)))) != sorted(
        map(repr, map(sorted, (row.items() for row in listed)))
    ):
        yield "its list of what made the run milder is not what its settings and files say"


def _exit_code(report: Json) -> Iterator[str]:
    """Yield whether the exit code is milder than what the report holds; with stale entries of a baseline,
    which may fail a run or not, the code is not judged beyond that.
    """
    told, code = report["coverage"], report["summary"]["exit_code"]
    least = (
        3
        if told["unchecked"]["crashed"]
        else 2
        if report["skipped"] or told["demanded"]
        else int(_fails(report))
    )
    if not report.get("incomplete") and code < least:
        yield f"its exit code is {code}, and what it holds asks for {least}"


def _fails(report: Json) -> bool:
    """Say whether an open finding is grave enough to fail its file."""
    for file in report["files"]:
        values = report["config"]["settings"][file["settings"]]["values"]
        level = values.get("fail-on", {}).get("value", FAIL_ON)
        least = RANK.get(level, len(RANK)) if isinstance(level, str) else len(RANK)
        if any(RANK[one["severity"]] >= least for one in file["findings"] if one.get("status", OPEN) == OPEN):
            return True
    return False


def with_article(file: Json, data: bytes) -> Iterator[Problem]:
    """Yield where the words of findings are not what stands there in the article, whose bytes are known to be
    those of the report. Nothing of the article is told.
    """
    if file["addressing"] != "source":
        return
    from ..input.readers import decode

    text = decode(file["path"], data, file["format"]).text
    for finding in file["findings"]:
        span = finding["span"]
        there = text[span["start"] : span["end"]]
        if there[: len(finding["text"])] != finding["text"] or (there and not finding["text"]):
            place = f"{file['path']}:{finding['start']['line']}:{finding['start']['column']}"
            yield Problem("finding", f"{place}: {finding['rule_id']} does not stand there as the report says")
