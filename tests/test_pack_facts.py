"""Facts that a pack declares: found, computed once, gated by triggers and needs, of equal power with ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.base.entrypoints import entry_points
from copydesk.catalogue.catalogue import PackError, load
from copydesk.catalogue.installed import installed_packs
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.facts import Facts
from copydesk.input.readers import read
from copydesk.language.wordsets import worded
from copydesk.testing.packcheck import check_pack

HELPER = """
from collections.abc import Iterable
def boats() -> Iterable[str]:
    return ("ferry", "barge")
"""
FACTS = """
from copydesk.api import Data, Facts, fact
from .helper import boats

def words(data: Data) -> tuple[str, ...]:
    return data("boats.txt")

@fact("ferries", triggers=("ferry",))
def ferries(facts: Facts) -> list[str]:
    return [word.text for word in facts.words if word.text.lower() in boats()]

@fact("listed", triggers=words, otherwise=None)
def listed(facts: Facts) -> str:
    return facts.data("boats.txt")[0]

@fact("tabled", needs=("tables",), otherwise=0)
def tabled(facts: Facts) -> int:
    return len(facts.doc.tables)

@fact("nth")
def nth(facts: Facts, number: int) -> str:
    return facts.words[number].text

@fact("picked")
def picked(facts: Facts, numbers: list[int]) -> list[str]:
    return [facts.words[number].text for number in numbers]
"""


def facts_of(pack: Path, text: str) -> Facts:
    rules = build(load([str(pack)]), Choice())
    return rules.facts(read(Source.from_text(text, "a.md"), "markdown"))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    (folder / "boats" / "harbour").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "data" / "boats.txt").write_text("skiff\n", encoding="utf-8")
    (folder / "boats" / "harbour" / "helper.py").write_text(HELPER, encoding="utf-8")
    (folder / "boats" / "harbour" / "facts.py").write_text(FACTS, encoding="utf-8")
    return folder


def test_a_fact_is_computed_once(pack: Path) -> None:
    facts = facts_of(pack, "The ferry and the barge left.")
    assert facts.ferries == ["ferry", "barge"]
    assert facts.ferries is facts.ferries


def test_a_fact_without_a_trigger_in_the_text_is_not_computed(pack: Path) -> None:
    assert facts_of(pack, "The barge left.").ferries == ()
    assert facts_of(pack, "A car-ferry left.").ferries == []  # the part of a compound is a trigger, too


def test_triggers_may_come_from_the_data_of_the_pack(pack: Path) -> None:
    assert facts_of(pack, "The boat left.").listed is None
    assert facts_of(pack, "The skiff left.").listed == "skiff"


def test_a_fact_without_what_it_needs_is_what_it_says(pack: Path) -> None:
    assert facts_of(pack, "No table.").tabled == 0
    assert facts_of(pack, "| a | b |\n|---|---|\n| 1 | 2 |\n").tabled == 1


def test_a_fact_with_arguments_remembers_each_answer(pack: Path) -> None:
    facts = facts_of(pack, "The ferry left.")
    assert [facts.nth(1), facts.nth(0), facts.nth(1)] == ["ferry", "The", "ferry"]


def test_an_unknown_fact_is_an_attribute_error(pack: Path) -> None:
    with pytest.raises(AttributeError, match="no fact is called 'boots'"):
        _ = facts_of(pack, "Boots.").boots


def test_a_broken_fact_file_is_a_pack_error_that_names_it(pack: Path) -> None:
    (pack / "boats" / "harbour" / "facts.py").write_text(
        "import nonsense_that_is_not_there\n", encoding="utf-8"
    )
    with pytest.raises(PackError, match=r"facts\.py: cannot be loaded: ModuleNotFoundError"):
        load([str(pack)])


def test_a_rule_in_a_file_of_another_name_is_refused(pack: Path) -> None:
    (pack / "boats" / "mine.py").write_text(
        "from copydesk.api import rule\n@rule(id='X')\ndef x(c): ...\n", encoding="utf-8"
    )
    with pytest.raises(PackError, match=r"mine\.py:1: a file with a rule is named like it"):
        load([str(pack)])


def test_an_installed_pack_is_found_by_its_name_and_may_bring_code(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    (site / "newsdesk-1.0.dist-info").mkdir(parents=True)
    (site / "newsdesk-1.0.dist-info" / "entry_points.txt").write_text(
        "[copydesk.packs]\nnewsdesk = newsdesk_rules\n", encoding="utf-8"
    )
    pack.rename(site / "newsdesk_rules")
    monkeypatch.syspath_prepend(str(site))
    for cache in (entry_points, installed_packs):
        cache.cache_clear()
    loaded = load([str(tmp_path / "newsdesk")], allow_code=False)
    assert "ferries" in loaded.facts and loaded.data("boats.txt") == ("skiff",)
    verdict = check_pack(str(tmp_path / "newsdesk"), allow_code=False)
    assert [trouble.what for trouble in verdict.troubles] == ["does not say its licence and source"]
    with pytest.raises(PackError, match="no such rule pack"):
        load([str(tmp_path / "olddesk")], allow_code=False)
    for cache in (entry_points, installed_packs):
        cache.cache_clear()


def test_answers_are_remembered_by_what_was_asked(pack: Path) -> None:
    facts = facts_of(pack, "A ferry left Oban.")
    assert [facts.nth(0), facts.nth(2), facts.nth(0)] == ["A", "left", "A"]
    # A list cannot be a key; what stands in it counts all the same.
    assert [facts.picked([0]), facts.picked([1, 2]), facts.picked([2])] == [
        ["A"],
        ["ferry", "left"],
        ["left"],
    ]
    assert facts.picked([1, 2]) is facts.picked([1, 2])


def test_the_words_of_a_pack_are_heard_instead_of_ours(pack: Path) -> None:
    months = "januari februari maart april mei juni juli augustus september oktober november december".split()
    lists = {
        "months": months,
        "short_months": [month[:3] for month in months],
        "weekdays": ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        "short_weekdays": ["maa", "din", "woe", "don", "vri", "zat", "zon"],
        "other_months": [],
        "other_weekdays": [],
    }
    (pack / "data" / "calendar.toml").write_text(
        "".join(f"{name} = {words}\n" for name, words in lists.items())
    )
    facts = facts_of(pack, "Op maandag 4 mei 2026 en dinsdag 6 mei 2026; not on 5 May 2026 or 7 June 2026.")
    assert [day.iso for day in facts.calendar.find_days(facts.doc.prose.text)] == [
        "2026-05-04",
        "2026-05-06",
    ]
    assert [day.right for day in facts.wrong_weekdays] == ["woensdag"]


def test_an_expression_is_made_again_for_other_words() -> None:
    fits = worded(r"\b(?@size) (?@thing)", "words.txt", "more.toml")
    ours = {"words.txt": ("size: big small",), "more.toml": {"thing": ["boat", "ferry boat"], "note": "x"}}
    theirs = {**ours, "words.txt": ("size: tiny",)}
    assert [m[0] for m in fits(ours.__getitem__).finditer("a big ferry boat, a tiny boat")] == [
        "big ferry boat"
    ]
    assert fits(ours.__getitem__) is fits(ours.__getitem__)
    assert fits(theirs.__getitem__).findall("a big ferry boat, a tiny boat") == ["tiny boat"]
    with pytest.raises(KeyError, match="thing"):
        worded("(?@thing)", "words.txt")(ours.__getitem__)
