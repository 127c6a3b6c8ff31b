"""Words that a synonym tool put into fixed pairs: the table, what tells them, and what is left alone."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.language.tagging import Fixed, Swaps, english_swaps, fixed_of, frames_at, singular
from copydesk.language.tagging.swaptable import Near, value_of
from copydesk.pipeline.pipeline import lint_document

ROOT = Path(__file__).parents[1]
DATA = ROOT / "rules" / "data"
BENCH = runpy.run_path(str(ROOT / "bench" / "unseen.py"))
SWAPS = english_swaps()


@pytest.fixture(scope="module")
def rule() -> RuleSet:
    return build(catalogue.load(), Choice(select=("TYP008",), today=BENCH["TODAY"], profile="default"))


def found(text: str, rule: RuleSet) -> list[str]:
    outcome = lint_document(read(Source.from_text(text, "text"), "text"), rule)
    return [finding.text for finding in outcome.findings]


def number(word: str) -> int:
    return SWAPS.numbers([word])[word]


def test_a_word_as_it_is_spelt_abroad_is_no_other_word() -> None:
    from rules.typos.swapmeasures import spelt_alike

    assert spelt_alike("licence", "license") and spelt_alike("colouring", "coloring")
    assert not spelt_alike("licence", "permit") and not spelt_alike("centre", "heart")


def test_the_file_is_small() -> None:
    assert (DATA / "english.swaps").stat().st_size < 8_000_000


def test_the_table_knows_synonyms_and_fixed_pairs() -> None:
    assert SWAPS.name(number("nook")) == "nook"
    assert SWAPS.stands_for(number("nook"))[number("corner")] == Near.SURE
    assert SWAPS.stands_for(number("assaults"))[number("attacks")] == Near.SURE
    assert SWAPS.stands_for(number("existence"))[number("life")] >= Near.MUTUAL
    assert number("kick") in SWAPS.heads(number("corner"))
    assert number("corner") in SWAPS.modifiers(number("kick"))
    assert fixed_of(SWAPS.heads(number("corner"))[number("kick")]).entry
    assert SWAPS.numbers(["qwertzuiop"]) == {}


def test_the_byte_of_a_pair_keeps_what_it_says() -> None:
    assert fixed_of(value_of(Fixed(4.5, 4.0, entry=True))) == Fixed(4.5, 4.0, entry=True)
    assert fixed_of(value_of(Fixed(99.0, -3.0, entry=False))) == Fixed(7.0, 0.0, entry=False)


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="swapped words"):
        Swaps(str(DATA / "english.pairs"))


@pytest.mark.parametrize(
    ("noun", "one"),
    [("attacks", "attack"), ("ladies", "lady"), ("glass", "glass"), ("bus", "bus"), ("crisis", "crisis")],
)
def test_a_noun_is_looked_up_in_the_singular(noun: str, one: str) -> None:
    assert singular(noun) == one


SPUN = "Fry the onions in olive petroleum, add chicken inventory and a laurel leaf, and season it with ocean salt."
LOOSE = "They drank shining wine at the money desk. The upper palm was his, and he read the prison clause to the end."
NONE = "The shop was shut, and nobody knew when it would open, so we went home and sat down by the fire.\n\n"


def test_pairs_that_stand_close_together_are_told_and_one_alone_is_not(rule: RuleSet) -> None:
    assert {"olive petroleum", "chicken inventory", "laurel leaf", "ocean salt"} <= set(found(SPUN, rule))
    assert {"shining wine", "money desk", "prison clause"} <= set(found(LOOSE, rule))
    assert found("The upper palm went to the others.", rule) == []


def test_the_same_pairs_in_a_long_text_are_an_accident(rule: RuleSet) -> None:
    assert found(NONE * 80 + LOOSE, rule) == []


def test_a_pair_that_a_text_has_again_and_again_is_its_own_term(rule: RuleSet) -> None:
    again = SPUN.replace("it with ocean salt", "it with ocean salt, the ocean salt of the chicken inventory")
    assert {"ocean salt", "chicken inventory"}.isdisjoint(found(again, rule))


def test_speech_is_left_alone(rule: RuleSet) -> None:
    assert found(f"She said: “{SPUN}”", rule) == []


def test_the_table_knows_frames() -> None:
    frames = SWAPS.frames(["in D _", "_ of thumb", "neck C _", "qwertz of _"])
    assert set(frames) == {"in D _", "_ of thumb", "neck C _"}
    assert SWAPS.framed(frames["_ of thumb"])[number("rule")]
    assert number("guideline") not in SWAPS.framed(frames["_ of thumb"])
    assert number("red") in SWAPS.programs(number("crimson"))
    assert "back" in SWAPS.phrases["lower"]


@pytest.mark.parametrize(
    ("words", "at", "frames"),
    [
        ("he lost his temper", 3, ["lost D _"]),
        ("out of the woods by noon", 3, ["of D _", "_ by", "_ by noon"]),
        ("as a rule of thumb", 2, ["as D _", "_ of", "_ of thumb"]),
        ("wear and tear", 0, ["_ C tear"]),
        ("tear", 0, []),
    ],
)
def test_the_frame_of_a_word_is_what_stands_beside_it(words: str, at: int, frames: list[str]) -> None:
    assert list(frames_at(words.split(), at, SWAPS.small)) == frames


LEGAL = (
    "The burden of evidence is on the plaintiff. The company is in the crimson, and its battery existence was short. "
    "He asked his leader executive to go lower back to the ocean salt and the olive petroleum."
)


def test_other_expressions_than_pairs_are_told_beside_them(rule: RuleSet) -> None:
    told = found(LEGAL, rule)
    assert "in the crimson" in told
    assert "go lower back to" in told
    assert found("The company is in the crimson.", rule) == []


def test_a_name_with_a_synonym_in_it_is_told_beside_others(rule: RuleSet) -> None:
    name = "We took the boat to the Large Apple, under the eyes of the Seashore Protect, with salt. "
    assert {"Large Apple", "Seashore Protect"} <= set(found(name + SPUN, rule))
    assert found(name, rule) == []
    assert "Great Apple" not in found("The Green Apple is a cafe. " + SPUN, rule)


def test_a_term_that_nobody_varies_is_told_alone_when_the_rest_of_it_tells_it(rule: RuleSet) -> None:
    assert found("She filed at the tiny claims court.", rule) == ["tiny claims court"]
    assert found("She filed at the tiny-claims court.", rule) == ["tiny-claims court"]
    assert found("He won the Nobel Tranquility Prize.", rule) == ["Nobel Tranquility Prize"]
    assert found("He won the nobel tranquility prize of the club.", rule) == []


def test_of_what_is_shorter_what_programs_put_there_is_told_alone(rule: RuleSet) -> None:
    assert found("The nook kick went wide.", rule) == ["nook kick"]
    assert found("Set up a standing command for the rent.", rule) == ["standing command"]
    assert found("He gave the standing command that all should sit.", rule) == ["standing command"]
    assert found("The standing command and the other standing command were read.", rule) == []


def test_of_what_is_common_several_must_stand_together(rule: RuleSet) -> None:
    palm, account = "The upper palm went to him.", "He put it in the present account."
    assert found(palm, rule) == found(account, rule) == []
    assert found(f"{palm} {account}", rule) == ["upper palm", "present account"]
    assert found(f"{palm} {NONE * 30} {account}", rule) == []


def test_terms_of_which_programs_replaced_both_words_are_told(rule: RuleSet) -> None:
    assert found("The drug weakens the invulnerable framework.", rule) == ["invulnerable framework"]
    assert found("The main aspects of the working project were named.", rule) == []


def test_terms_of_which_several_words_were_replaced_are_told_by_their_small_words(rule: RuleSet) -> None:
    assert found("The board will toss in the cloth.", rule) == ["toss in the cloth"]
    assert found("They put the wagon before the mare.", rule) == ["put the wagon before the mare"]
    assert found("Too many chefs ruin the soup here.", rule) == ["Too many chefs ruin the soup"]
    assert found("Those who live in glass dwellings should not hurl pebbles.", rule) != []
    assert found("“We toss in the cloth,” he said.", rule) == []
    assert found("He tossed a coin in the church, and the cloth hung in the hall.", rule) == []
    assert found("She put the horse before the cart, and too many cooks spoil the broth.", rule) == []


def test_a_closed_compound_is_told_by_its_parts(rule: RuleSet) -> None:
    document = read(Source.from_text("The vessel yard closed in May.", "text"), "text")
    told = lint_document(document, rule).findings
    assert [(one.text, "“shipyard”" in one.message) for one in told] == [("vessel yard", True)]
    assert found("The ship yard closed in May, and he sold the motor cycle.", rule) == []


def test_a_term_of_the_text_a_usual_one_and_part_of_a_word_are_no_variants(rule: RuleSet) -> None:
    assert found("The tiny claims court hears it. The tiny claims court sits on Monday.", rule) == []
    assert found("The onus of proof is his, and a rye loaf stood by the desk lamp.", rule) == []
    assert found("The anti-tiny claims court movement met.", rule) == []
    assert found("“She filed at the tiny claims court,” he said.", rule) == []


def test_terms_are_led_to_by_their_two_rarest_words() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "build_terms.py"))
    lines = ["# law", "small claims (court)", "burden of proof ~ onus of proof", "by heart", "wheel|barrow"]
    terms = list(tool["terms"](lines))
    assert terms == [
        ("small", "claims", "*court"),
        ("burden", "of", "proof"),
        ("onus", "of", "proof"),
        ("by", "heart"),
        ("wheel|", "barrow"),
    ]
    assert {key: len(those) for key, those in tool["by_anchors"](terms, tool["ranks"]()).items()} == {
        "claims": 1, "court": 1, "burden": 1, "proof": 2, "onus": 1, "wheel": 1, "barrow": 1,
    }  # fmt: skip


def test_terms_are_led_to_by_a_small_word_beside_their_rarest_one() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "build_terms.py"))
    term = ("throw", "in", "the", "towel")
    every = list(tool["inflected"]([term], {"throw": {"threw", "thrown"}}))
    assert every == [term, ("threw", *term[1:]), ("thrown", *term[1:])]
    numbers, found = tool["by_frames"]([term, ("by", "heart")], SWAPS)
    towels = set(SWAPS.numbers(("towel", "towels")).values())
    assert numbers == {"the _": towels}
    assert found == {("the _", number): {("towel", term)} for number in towels}


def test_the_numbers_of_rarest_words_are_those_of_the_table() -> None:
    lines = (ROOT / "rules" / "data" / "term-frames.keyed").read_text(encoding="utf-8").splitlines()
    entries = [line.partition(": ") for line in lines if not line.startswith("#")]
    for key, _, terms in entries:
        number = key.rpartition(" ")[2]
        if " = " in terms:
            words = {term.partition(" = ")[0].removesuffix("'s") for term in terms.split("; ")}
            assert {SWAPS.name(int(number)), SWAPS.name(int(number)).removesuffix("s")} & words, key


def test_loose_words_are_told_in_a_text_full_of_swaps_only(rule: RuleSet) -> None:
    loose = "The doctor looked at the cranium of the canine. " + NONE * 2
    assert found(loose, rule) == []
    assert "cranium" in " ".join(found(loose + SPUN + " He had a battery existence of a year.", rule))


@pytest.mark.parametrize(("name", "least"), [("spun-a", 59), ("spun-b", 63), ("spun-c", 111)])
def test_spun_articles_stay_found_and_honest_ones_clean(name: str, least: int) -> None:
    every = build(catalogue.load(), Choice(today=BENCH["TODAY"], profile="default"))
    outcome = BENCH["score"](ROOT / "fixtures" / "unseen" / f"{name}.toml", every)
    assert outcome.planted.total() - len(outcome.missed) >= least
    assert [one.text for _, one in outcome.extras if one.rule_id == "TYP008"] == []
