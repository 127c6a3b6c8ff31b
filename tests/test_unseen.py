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
    return build(catalogue.load(), Choice(today=BENCH["TODAY"], profile="default"))


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
    "spelling-a": (143, 131, 3), "spelling-b": (138, 122, 3),
    "spelling-c": (115, 105, 4), "spelling-d": (69, 59, 6),
    "spelling-e": (220, 197, 1), "spelling-f": (115, 98, 4),
    "grammar-a": (163, 138, 3), "grammar-b": (164, 131, 6),
    "grammar-c": (71, 57, 2), "grammar-d": (74, 58, 2),
    "grammar-e": (349, 252, 7), "grammar-f": (117, 90, 5),
    "spacing-a": (138, 137, 1), "spacing-b": (166, 164, 5),
    "spacing-c": (113, 109, 0), "spacing-d": (76, 71, 1),
    "spacing-f": (117, 114, 1),
    "layout-a": (127, 124, 0), "layout-b": (127, 123, 0),
    "layout-c": (63, 60, 0), "layout-d": (65, 65, 0),
    "layout-f": (130, 126, 0),
    "machine-a": (91, 87, 0), "machine-b": (85, 84, 1),
    "machine-c": (60, 60, 0), "machine-d": (59, 59, 1), "machine-e": (204, 189, 1),
    "machine-f": (99, 92, 2),
    "support-a": (107, 106, 0), "support-b": (110, 107, 0),
    "support-c": (73, 72, 0), "support-d": (78, 77, 0),
    "support-e": (228, 217, 0), "support-f": (107, 103, 0),
    "figures-a": (115, 98, 3), "figures-b": (128, 107, 1),
    "figures-c": (67, 54, 1), "figures-d": (80, 62, 2),
    "figures-e": (272, 197, 1), "figures-f": (110, 92, 0),
    "paraphrase-a": (43, 34, 0), "paraphrase-b": (56, 49, 0),
    "paraphrase-c": (46, 41, 0), "paraphrase-d": (56, 45, 0),
    "paraphrase-e": (106, 73, 0), "paraphrase-f": (87, 66, 0),
    "readers-a": (50, 50, 0), "readers-b": (46, 45, 0),
    "readers-c": (40, 39, 0), "readers-d": (42, 42, 0),
    "readers-f": (101, 101, 0),
    "figures-g": (154, 121, 2), "grammar-g": (130, 100, 1),
    "layout-g": (143, 127, 0), "machine-g": (104, 101, 0),
    "paraphrase-g": (108, 83, 0), "readers-g": (106, 97, 2),
    "spacing-g": (127, 117, 4), "spelling-g": (109, 99, 2),
    "support-g": (116, 108, 0),
    "figures-h": (122, 79, 3), "grammar-h": (112, 71, 4),
    "layout-h": (122, 101, 1), "machine-h": (109, 76, 4),
    "paraphrase-h": (105, 68, 0), "readers-h": (96, 90, 1),
    "spacing-h": (97, 88, 3), "spelling-h": (103, 81, 7),
    "support-h": (145, 131, 1),
    "figures-i": (112, 58, 7), "grammar-i": (140, 78, 15),
    "layout-i": (82, 71, 2), "machine-i": (81, 72, 10),
    "paraphrase-i": (77, 37, 0), "readers-i": (65, 60, 2),
    "spacing-i": (85, 80, 6), "spelling-i": (104, 86, 8),
    "support-i": (71, 47, 5),
    "articles-i": (341, 183, 11),
}  # fmt: skip


@pytest.mark.parametrize("name", FAMILIES)
def test_what_was_found_in_the_families_stays_found(name: str, every_rule: RuleSet) -> None:
    planted, least, most = FAMILIES[name]
    outcome = BENCH["score"](ROOT / "fixtures" / "unseen" / f"{name}.toml", every_rule)
    assert outcome.planted.total() == planted
    assert planted - len(outcome.missed) >= least, outcome.missed
    assert len(outcome.extras) <= most, [(text, one.rule_id, one.text) for text, one in outcome.extras]
