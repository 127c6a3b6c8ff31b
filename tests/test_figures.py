"""Figures that do not agree, in words that no rule was written for: ``fixtures/figures``, one case a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.figures import FOLDER, TODAY, cases
from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine

FOUND = {
    "changes": 28,
    "counts": 20,
    "means": 10,
    "parts": 22,
    "rates": 22,
    "shares": 21,
    "tables": 10,
    "years": 25,
}
"""How many of the wrong ones of each file are found at least."""


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return build(catalogue.load(), Choice(today=TODAY, profile="default"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_wrong_figures_are_found(path: Path, rules: RuleSet) -> None:
    every = list(cases(path, rules))
    found = [case for case in every if case.places and case.level != "missed"]
    assert len(found) >= FOUND[path.stem]
    noisy = [
        case.text for case in every if not case.places and any(level != "info" for level, *_ in case.findings)
    ]
    assert len(noisy) <= len([case for case in every if not case.places]) // 8, noisy


def test_noughts_do_not_break_the_figure_checks() -> None:
    every = catalogue.load()
    consistency = (rule for rule in every.rules.values() if rule.category == "consistency")
    figured = [rule for rule in consistency if "numbers" in rule.tags]
    task = Task("markdown", build(every, Choice(today=TODAY, select=[rule.id for rule in figured])))
    written = [every.text(rule.id) for rule in figured]
    for text in (each.text for one in written for each in (*one.bad, *one.good)):
        numbers = list(re.finditer(r"\d+(?:[.,]\d+)*", text))
        nought = [f"{text[: each.start()]}0{text[each.end() :]}" for each in numbers]
        for changed in (*nought, re.sub(r"\d+(?:[.,]\d+)*", "0.0", text)):
            crashed = examine(Source.from_text(changed, "text"), task).crashed
            assert not crashed, f"{crashed} in {changed!r}"
