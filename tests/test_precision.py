"""Severity is earned: what was counted on real articles is data, shown, and holds the level of each rule."""

from __future__ import annotations

import json
import tomllib

import pytest
from desk import Desk

from bench.wild import LABELS, Found, Label, data, labelled, measure, tiers
from copydesk.catalogue.catalogue import Catalogue, load
from copydesk.catalogue.precision import BARS, ENOUGH, FILE, Measured, Tier, levels, measured, of_today
from copydesk.catalogue.rulepages import page

LEVELS = ("", "info", "warning", "error")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_no_rule_stands_above_what_was_measured(catalogue: Catalogue) -> None:
    """Neither a tier of a rule nor a severity as a whole; what was counted of older versions says nothing."""
    missed = {}
    for rule in catalogue.rules.values():
        tiers = of_today(rule, measured(catalogue, rule))
        wrong = [str(tier) for tier in (*tiers, *levels(tiers)) if tier.missed]
        if wrong:
            missed[rule.id] = wrong
    assert not missed


def test_counts_are_of_severities_that_the_rule_still_has(catalogue: Catalogue) -> None:
    """A level that changes is a new version, whose precision is not yet known."""
    for rule in catalogue.rules.values():
        for tier in of_today(rule, measured(catalogue, rule)):
            assert LEVELS.index(tier.severity) <= LEVELS.index(rule.reaches), rule.id


def test_no_bar_is_lower_than_an_editor_bears() -> None:
    assert (BARS, ENOUGH) == ({"error": 0.95, "warning": 0.85}, 10)


@pytest.mark.parametrize(
    ("severity", "true", "opinion", "false", "missed"),
    [
        ("error", 19, 0, 1, False),
        ("error", 18, 1, 1, True),
        ("error", 18, 0, 1, True),
        ("warning", 17, 3, 0, False),
        ("warning", 16, 4, 0, True),
        ("info", 0, 5, 20, False),
        # Fewer than ten: what would come up less than once in twenty if the bar were reached.
        ("error", 3, 0, 1, False),
        ("error", 3, 1, 1, True),
        ("error", 1, 0, 2, True),
        ("error", 0, 0, 2, True),
        ("warning", 1, 1, 1, False),
        ("warning", 2, 3, 0, True),
        ("warning", 0, 0, 2, True),
        ("warning", 0, 0, 0, False),
        ("info", 0, 0, 9, False),
    ],
)
def test_when_a_level_is_missed(severity: str, true: int, opinion: int, false: int, missed: bool) -> None:
    assert Tier(severity, "strong", true, opinion, false, 0).missed is missed


def test_the_interval_is_wilsons() -> None:
    low, high = Tier("error", "strong", 9, 0, 1, 0).interval  # 0.5958–0.9821 in tables
    assert (round(low, 4), round(high, 4)) == (0.5958, 0.9821)
    assert Tier("error", "strong", 0, 0, 0, 7).interval == (0.0, 1.0)


def test_a_level_as_a_whole_is_the_sum_of_its_tiers() -> None:
    parts = (Tier("error", "decisive", 8, 0, 0, 1), Tier("error", "strong", 4, 1, 2, 0))
    other = Tier("info", "weak", 1, 0, 0, 0)
    assert levels((*parts, other)) == (Tier("error", "all", 12, 1, 2, 1), Tier("info", "all", 1, 0, 0, 0))


def test_corpora_are_added_up_and_older_versions_are_not(catalogue: Catalogue) -> None:
    rule = catalogue.rules["TYP001"]._replace(version=3)
    tier = Tier("error", "strong", 8, 0, 1, 1)
    one, two, old = (
        Measured(version, (tier,), "quay", "real articles", 5, "abc", "2026-11-28") for version in (3, 3, 2)
    )
    assert of_today(rule, (one, two, old)) == (Tier("error", "strong", 16, 0, 2, 2),)


PACK = """\
[corpora.quay]
what = "real articles"
articles = 40
words = 9000
commit = "abc1234"
date = "2026-11-28"

[rules.HSE003.quay]
version = {version}
tiers = [
  {{ severity = "warning", confidence = "strong", true = 11, opinion = 0, false = 1, unread = 3 }},
]
"""
RULE = """\
id = "HSE003"
name = "ferry-boat"
version = 2
status = "stable"
severity = "warning"
confidence = "strong"
summary = "A ferry boat"
message = "A ferry is a boat"
rationale = "Readers know."
remedy = "Leave out the boat."

[match]
kind = "phrases"
phrases = ["ferry boat"]

[examples]
bad = ["The ⟦ferry boat⟧ left.", "A ⟦ferry boat⟧."]
good = ["The ferry.", "The boat.", "The ship."]
"""


def explained(desk: Desk, counts: str) -> str:
    """What ``explain`` prints of a rule in a pack with these counts."""
    desk.write("house/ships/HSE003-ferry-boat.toml", RULE)
    desk.write(f"house/data/{FILE}", counts)
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\n')
    result = desk.run("explain", "HSE003")
    assert result.code == 0, result.err
    return result.out


def test_explain_says_how_often_a_rule_is_right(desk: Desk) -> None:
    said = explained(desk, PACK.format(version=2))
    assert "Measured on 40 real articles (quay), 2026-11-28, commit abc1234:" in said
    assert "- warning (strong): 12 read, 11 right, 1 wrong, 3 more not read: 92%" in said


def test_explain_says_when_an_older_version_was_measured(desk: Desk) -> None:
    assert "Measured with version 1 of this rule, not with today’s" in explained(desk, PACK.format(version=1))


def test_explain_says_that_nothing_was_measured(desk: Desk) -> None:
    counts = PACK.format(version=2).replace("HSE003", "HSE009")
    assert "Not measured: no finding of this rule on real articles has been counted." in explained(
        desk, counts
    )


def test_counts_that_cannot_be_read_are_an_error(desk: Desk) -> None:
    explained(desk, PACK.format(version=2))
    desk.write(f"house/data/{FILE}", PACK.format(version=2).replace("true = 11", "right = 11"))
    result = desk.run("explain", "HSE003")
    assert result.code == 2 and FILE in result.err and "HSE003" in result.err


def test_every_page_says_whether_its_rule_was_measured(catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        part = page(rule, catalogue.text(rule.id), measured(catalogue, rule)).partition(
            "## How often it is right\n\n"
        )[2]
        assert part.startswith(("Measured on ", "Measured with version ", "Not measured: ")), rule.id


def test_our_labels_hold_no_words_of_the_articles() -> None:
    """A file, a place and a judgement; why is a class of mechanism, never a passage."""
    for path in LABELS.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert row.keys() == {"file", "rule", "severity", "line", "column", "label", "why"}, line
            assert row["label"] in ("true", "opinion", "false"), line
            assert len(row["why"]) <= 80, line


def found(line: int, column: int = 1, text: str = "x") -> Found:
    return Found("a.md", "TYP001", "error", "strong", line, column, text, "message")


def test_a_label_without_text_is_for_its_line_and_for_one_finding() -> None:
    known = {("a.md", "TYP001"): [Label(3, 10, None, "true"), Label(3, 40, None, "false")]}
    made = labelled([found(3, 38), found(3, 12), found(3, 90), found(4, 10)], known)
    assert [one.label for one in made] == ["false", "true", None, None]


def test_a_label_with_text_follows_it_for_three_lines() -> None:
    known = {("a.md", "TYP001"): [Label(3, 1, "teh", "true")]}
    assert labelled([found(6, 1, "teh")], known)[0].label == "true"
    assert labelled([found(7, 1, "teh")], known)[0].label is None
    assert labelled([found(3, 1, "hte")], known)[0].label is None


def test_what_the_bench_writes_is_what_the_page_reads(desk: Desk, catalogue: Catalogue) -> None:
    known = {("a.md", "TYP001"): [Label(1, 1, None, "true"), Label(2, 1, None, "opinion")]}
    counted = tiers(labelled([found(1), found(2), found(3)], known))
    about = {"what": "letters", "articles": 1, "words": 9, "commit": "abc1234", "date": "2026-11-28"}
    tier = Tier("error", "strong", 1, 1, 0, 1)
    assert counted == {"TYP001": [tier]}
    counts = measure(counted, catalogue)
    first = tomllib.loads(data({}, "quay", about, counts))
    second = tomllib.loads(data(first, "pier", about, counts))
    path = desk.write(f"house/data/{FILE}", data(second, "quay", about, {}))
    rule = catalogue.rules["TYP001"]._replace(path=str(path.parents[1] / "typos" / "TYP001.toml"))
    pack = Catalogue([rule], [str(path.parents[1])], {})
    assert measured(pack, rule) == (
        Measured(rule.version, (tier,), "pier", "letters", 1, "abc1234", "2026-11-28"),
    )
