"""The texts that were written before the rules: what was found in them stays found, and clean ones stay clean."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build

ROOT = Path(__file__).parents[1]
BENCH = runpy.run_path(str(ROOT / "bench" / "unseen.py"))


@pytest.fixture(scope="module")
def every_rule() -> RuleSet:
    return build(catalogue.load(), Choice(today="2026-11-22", profile="default"))


@pytest.mark.parametrize(
    ("name", "planted", "least"), [("first", 80, 69), ("second", 47, 40), ("third", 30, 27)]
)
def test_planted_slips_stay_found(name: str, planted: int, least: int, every_rule: RuleSet) -> None:
    outcome = BENCH["score"](ROOT / "fixtures" / "unseen" / f"{name}.toml", every_rule)
    assert outcome.planted.total() == planted
    assert planted - len(outcome.missed) >= least, outcome.missed


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_what_only_looks_wrong_is_left_alone(name: str, every_rule: RuleSet) -> None:
    outcome = BENCH["score"](ROOT / "fixtures" / "unseen" / f"{name}.toml", every_rule)
    assert [(text, one.rule_id, one.text) for text, one in outcome.extras] == []


def test_marks_are_ranges_of_the_plain_text() -> None:
    assert BENCH["marked"]("a ⟦bc⟧ d⟦e⟧") == ("a bc de", [(2, 4), (6, 7)])


FAMILIES = {
    # set: planted, found at least, extras at most
    "spelling-a": (143, 120, 3), "spelling-b": (138, 106, 4),
    "grammar-a": (163, 107, 3), "grammar-b": (164, 75, 6),
    "spacing-a": (138, 132, 1), "spacing-b": (166, 142, 5),
    "layout-a": (127, 117, 1), "layout-b": (127, 112, 2),
    "machine-a": (91, 85, 0), "machine-b": (85, 83, 0),
    "support-a": (107, 104, 0), "support-b": (110, 87, 2),
    "figures-a": (115, 87, 4), "figures-b": (128, 50, 7),
    "paraphrase-a": (43, 20, 0), "paraphrase-b": (56, 27, 0),
    "readers-a": (50, 25, 1), "readers-b": (46, 21, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", FAMILIES)
def test_what_was_found_in_the_families_stays_found(name: str, every_rule: RuleSet) -> None:
    planted, least, most = FAMILIES[name]
    outcome = BENCH["score"](ROOT / "fixtures" / "unseen" / f"{name}.toml", every_rule)
    assert outcome.planted.total() == planted
    assert planted - len(outcome.missed) >= least, outcome.missed
    assert len(outcome.extras) <= most, [(text, one.rule_id, one.text) for text, one in outcome.extras]
