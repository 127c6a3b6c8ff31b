"""Whether a report agrees with itself and with the articles: totals, keys, and the words at each place.

What was changed by hand in one place only is found here, without checking anything again. What was changed
everywhere is not; that needs another run (``again``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..base.levels import BASELINE, OPEN, SEVERITIES, SUPPRESSED
from ..project.effective import digest as settings_key
from ..report.coverage import key_of
from .stored import Problem

Json = dict[str, Any]
_OWN = "CPD"
"""Rules of Copydesk itself may report whatever ran."""


def itself(report: Json) -> Iterator[Problem]:
    """Yield where a report contradicts itself."""
    yield from (Problem("report", text) for text in (*_totals(report), *_keys(report), *_ran(report)))


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
    for name, count in counted.items():
        if summary[name] != count:
            yield f"its summary says of {name} what its files do not"


def _keys(report: Json) -> Iterator[str]:
    for key, told in report["config"]["settings"].items():
        if settings_key(told) != key:
            yield f"its settings {key} are not those that the key was made for"
    for key, told in report["coverage"]["rules"].items():
        if key_of(told) != key:
            yield f"what it says of the rules that looked ({key}) is not what the key was made for"


def _ran(report: Json) -> Iterator[str]:
    for file in report["files"]:
        ran = set(report["coverage"]["rules"][file["coverage"]["rules"]]["ran"])
        for rule in sorted({one["rule_id"] for one in file["findings"]} - ran):
            if not rule.startswith(_OWN):
                yield f"{file['path']}: it has findings of {rule} and says that the rule did not look at it"


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
