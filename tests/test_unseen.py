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
    "spelling-a": (143, 131, 3), "grammar-a": (163, 138, 3), "spacing-a": (138, 137, 1),
    "layout-a": (127, 124, 0), "machine-a": (91, 87, 0), "support-a": (107, 106, 0),
    "figures-a": (115, 100, 3), "paraphrase-a": (43, 35, 0), "readers-a": (50, 50, 0),
    "spelling-b": (138, 122, 3), "grammar-b": (164, 134, 6), "spacing-b": (166, 164, 5),
    "layout-b": (127, 125, 0), "machine-b": (85, 84, 1), "support-b": (110, 107, 0),
    "figures-b": (128, 107, 1), "paraphrase-b": (56, 46, 0), "readers-b": (46, 45, 0),
    "spelling-c": (115, 105, 4), "grammar-c": (71, 57, 2), "spacing-c": (113, 109, 0),
    "layout-c": (63, 61, 0), "machine-c": (60, 60, 0), "support-c": (73, 72, 0),
    "figures-c": (67, 54, 1), "paraphrase-c": (46, 40, 0), "readers-c": (40, 39, 0),
    "spelling-d": (69, 59, 6), "grammar-d": (74, 58, 2), "spacing-d": (76, 71, 1),
    "layout-d": (65, 65, 0), "machine-d": (59, 59, 0), "support-d": (78, 77, 0),
    "figures-d": (80, 62, 2), "paraphrase-d": (56, 43, 0), "readers-d": (42, 42, 0),
    "spelling-e": (220, 197, 1), "grammar-e": (349, 258, 7), "machine-e": (204, 189, 0),
    "support-e": (228, 217, 0), "figures-e": (272, 200, 1), "paraphrase-e": (106, 72, 0),
    "spelling-f": (115, 98, 4), "grammar-f": (117, 92, 5), "spacing-f": (117, 114, 1),
    "layout-f": (130, 126, 0), "machine-f": (99, 92, 2), "support-f": (107, 103, 0),
    "figures-f": (110, 92, 0), "paraphrase-f": (87, 65, 0), "readers-f": (101, 101, 0),
    "spelling-g": (109, 99, 3), "grammar-g": (130, 104, 1), "spacing-g": (127, 117, 4),
    "layout-g": (143, 138, 0), "machine-g": (104, 101, 0), "support-g": (116, 108, 0),
    "figures-g": (154, 123, 2), "paraphrase-g": (108, 85, 0), "readers-g": (106, 97, 2),
    "spelling-h": (103, 83, 7), "grammar-h": (112, 83, 4), "spacing-h": (97, 88, 3),
    "layout-h": (122, 119, 0), "machine-h": (109, 97, 0), "support-h": (145, 131, 0),
    "figures-h": (122, 79, 3), "paraphrase-h": (105, 78, 0), "readers-h": (96, 90, 1),
    "spelling-i": (104, 86, 7), "grammar-i": (140, 99, 7), "spacing-i": (85, 80, 2),
    "layout-i": (82, 75, 1), "machine-i": (81, 72, 0), "support-i": (71, 48, 0),
    "figures-i": (112, 58, 7), "paraphrase-i": (77, 54, 0), "readers-i": (65, 60, 1),
    "articles-i": (341, 297, 3),
    "spelling-j": (126, 111, 2), "grammar-j": (137, 101, 5), "spacing-j": (85, 78, 2),
    "layout-j": (76, 67, 5), "machine-j": (96, 87, 3), "support-j": (80, 52, 0),
    "figures-j": (96, 51, 8), "paraphrase-j": (77, 46, 0), "readers-j": (59, 54, 0),
    "articles-j": (326, 282, 6),
    "spelling-k": (131, 118, 7), "grammar-k": (143, 105, 5), "spacing-k": (143, 143, 1),
    "layout-k": (126, 110, 4), "machine-k": (84, 79, 4), "support-k": (97, 63, 0),
    "figures-k": (114, 45, 7), "paraphrase-k": (114, 49, 0), "readers-k": (88, 79, 1),
    "articles-k": (186, 140, 5), "articles-k2": (181, 140, 6),
    "spelling-l": (114, 85, 3), "grammar-l": (106, 64, 3), "spacing-l": (108, 78, 2),
    "articles-m2": (275, 239, 3), "articles-m": (224, 173, 7),
    "articles-n2": (225, 198, 3), "articles-n": (228, 196, 7),
    "articles-p": (242, 177, 3), "articles-q": (245, 199, 11),
    "articles-o2": (219, 149, 4), "articles-o": (231, 162, 9),
    "articles-r": (264, 199, 2), "articles-s": (275, 187, 19),
    "articles-t": (274, 197, 3), "articles-u": (277, 171, 5),
    "articles-v": (273, 209, 5), "articles-w": (286, 198, 5), "names-a": (128, 106, 5), "names-b": (129, 66, 3),
    "grammar-m": (98, 58, 4), "figures-m": (83, 43, 3), "paraphrase-m": (67, 39, 0),
    "paraphrase-n": (100, 44, 0), "paraphrase-o": (60, 17, 0),
    "articles-l-layout": (88, 59, 2), "articles-l-machine": (96, 56, 2), "articles-l-readers": (104, 43, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", FAMILIES)
def test_what_was_found_in_the_families_stays_found(name: str, every_rule: RuleSet) -> None:
    planted, least, most = FAMILIES[name]
    outcome = BENCH["score"](ROOT / "fixtures" / "unseen" / f"{name}.toml", every_rule)
    assert outcome.planted.total() == planted
    assert planted - len(outcome.missed) >= least, outcome.missed
    assert len(outcome.extras) <= most, [(text, one.rule_id, one.text) for text, one in outcome.extras]
