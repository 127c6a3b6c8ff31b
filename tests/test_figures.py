"""Figures that do not agree, in words that no rule was written for: ``fixtures/figures``, one case a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.figures import FOLDER, TODAY, cases
from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build

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
