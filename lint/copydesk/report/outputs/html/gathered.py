"""What the overview tells, gathered while the articles come in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ....base.levels import OPEN, SUPPRESSED
from .wording import tally

Json = dict[str, Any]

_STANDING = 400
_ARTICLES = 2_000


class ArticleLine(NamedTuple):
    """One article in the overview: its number on the page, path, words, counts by level and status, and its
    readability as the report states it.
    """

    number: int
    path: str
    words: int
    counts: Mapping[str, int]
    measures: Mapping[str, Any]


class Standing(NamedTuple):
    """A finding that somebody let stand: article, number of its note, line, rule and level, and why."""

    article: int
    path: str
    number: int
    line: int
    rule: str
    severity: str
    why: str


class Gathered:
    """Counts and lists over the articles so far. ``rules`` counts open findings by rule and level, ``spread``
    the articles in which a rule found something,
    ``covered`` the articles for which each answer holds as to which rules looked at them;
    ``states`` what has become of findings that do not count.
    """

    def __init__(self) -> None:
        self.articles: list[ArticleLine] = []
        self.more_articles = 0
        self.rules: dict[str, dict[str, int]] = {}
        self.names: dict[str, str] = {}
        self.spread: dict[str, int] = {}
        self.covered: dict[str, int] = {}
        self.standing: list[Standing] = []
        self.more_standing = 0
        self.passages = self.unread = 0
        self.states: set[str] = set()

    def add(self, number: int, entry: Json) -> None:
        """Take in the entry of one article."""
        findings: list[Json] = entry["findings"]
        measures = entry["metrics"].get("readability", {})
        if len(self.articles) < _ARTICLES:
            line = ArticleLine(number, entry["path"], entry["words"], tally(findings), measures)
            self.articles.append(line)
        else:
            self.more_articles += 1
        for n, finding in enumerate(findings, 1):
            self._finding(number, entry["path"], n, finding)
        for rule in {finding["rule_id"] for finding in findings if finding["status"] == OPEN}:
            self.spread[rule] = self.spread.get(rule, 0) + 1
        coverage = entry["coverage"]
        key = coverage.get("rules", "")
        self.covered[key] = self.covered.get(key, 0) + 1
        self.passages += bool(coverage.get("passages"))
        self.unread += bool(coverage.get("unread"))

    def _finding(self, article: int, path: str, number: int, finding: Json) -> None:
        rule, severity = finding["rule_id"], finding["severity"]
        self.names[rule] = finding["rule_name"]
        counts = self.rules.setdefault(rule, {})
        if finding["status"] != OPEN:
            self.states.add(finding["status"])
        if finding["status"] == OPEN:
            counts[severity] = counts.get(severity, 0) + 1
        elif finding["status"] == SUPPRESSED:
            if len(self.standing) >= _STANDING:
                self.more_standing += 1
                return
            line, why = finding["start"]["line"], finding.get("justification", "")
            self.standing.append(Standing(article, path, number, line, rule, severity, why))
