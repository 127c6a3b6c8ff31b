"""Every example of every rule is a test: as written, in all carriers, and silent in code."""

from __future__ import annotations

import pytest

from copydesk.catalogue import catalogue
from copydesk.testing.examples import cases, check_case

CATALOGUE = catalogue.load()


@pytest.mark.parametrize("rule_id", CATALOGUE.rules)
def test_examples(rule_id: str) -> None:
    rule = CATALOGUE.rules[rule_id]
    wrong = []
    for case in cases(rule, CATALOGUE):
        problem = check_case(case, rule, CATALOGUE)
        if problem:
            wrong.append(f"{case.name}: {problem}\n    in {case.text!r}")
    assert not wrong, "\n".join(wrong)
