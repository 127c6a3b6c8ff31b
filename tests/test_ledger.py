"""The claims ledger: what scores, what kind it is, and what the report carries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from copydesk.document.source import Source
from copydesk.facts import Facts
from copydesk.input.readers import read
from copydesk.testing import facts_of

ARTICLES = Path(__file__).resolve().parents[1] / "fixtures" / "claims"


def facts(text: str) -> Facts:
    return facts_of(read(Source.from_text(text, "a.md"), "markdown"))


def entry(sentence: str) -> Any:
    (found,) = facts(sentence).ledger.entries
    return found


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Fares rose by 12 percent within a year.", "statistic"),
        ("The port of Aldern spent $4.5 million on cranes.", "statistic"),
        ("The Aldern patrols have reduced smuggling.", "causal"),
        ("The Aldern Bridge is the longest of its kind.", "superlative"),
        ("Anna Holt said that the mill would close.", "speech-act"),
        ("“The mill is closing,” said Anna Holt of the board.", "quotation"),
        ("The mill is set to close soon.", "forecast"),
        ("The mill was sold in 1990 to a baker.", "dated-fact"),
        ("The mill stands at the river.", "statement"),
    ],
)
def test_kinds(sentence: str, kind: str) -> None:
    assert entry(sentence).kind == kind


def test_the_score_is_the_sum_of_the_named_features() -> None:
    found = entry("The Danish navy reduced smuggling by 12 percent in 2019.")
    assert {"percent", "year", "causal", "named-fact", "number"} <= set(found.features)
    points = found.weights
    assert found.score == pytest.approx(points.base + sum(points.of[name] for name in found.features))
    assert found.is_claim and found.score >= points.claim_at


def test_each_reason_of_a_score_is_told_in_words() -> None:
    found = entry("The Danish navy reduced smuggling by 12 percent in 2019.")
    assert {reason.feature for reason in found.reasons} == set(found.features)
    strength = [abs(reason.points) for reason in found.reasons]
    assert strength == sorted(strength, reverse=True)
    assert found.why.startswith("a percentage +") or found.why.startswith("tells what was +")
    assert "a word of cause and effect −" in found.why
    words = facts("").ledger.weights.words
    assert not [name for name in facts("").ledger.weights.of if name not in words]


@pytest.mark.parametrize(
    ("weak", "strong"),
    [
        ("The navy sails in the strait.", "The navy sank nine ships in the strait in 2019."),
        ("Hard work will bring the towns of the valley together.", "The mill sent 40 workers home."),
        ("We must cut the tax by 12 percent.", "We cut the tax by 12 percent."),
        ("If you turn the key, the lamp goes on.", "Anna Holt turned the key and the lamp went on."),
        ("I believe that 40 ships are enough.", "The port lost 40 ships."),
        ("Open the valve and pour in two litres.", "The firm opened the valve and lost two litres."),
    ],
)
def test_what_was_and_can_be_looked_up_ranks_above_what_is_wished_or_told(weak: str, strong: str) -> None:
    assert entry(weak).score + 1 < entry(strong).score


@pytest.mark.parametrize(
    ("sentence", "feature"),
    [
        ("No other river in the county carries so much traffic.", "unmatched"),
        ("The soap is gentler than any other soap.", "unmatched"),
        ("Never before had the mill burned twice.", "unmatched"),
        ("The town is growing.", "ongoing"),
        ("Engineers are still working on the pumps.", "ongoing"),
        ("Cheap paint kills bridges.", "general"),
        ("Drained bogs lose carbon.", "general"),
    ],
)
def test_what_holds_in_the_present_and_what_nothing_matches_are_features(sentence: str, feature: str) -> None:
    assert feature in entry(sentence).shown


@pytest.mark.parametrize(
    ("sentence", "feature"),
    [
        ("She came in May and left in June, two of them in tow.", "number"),
        ("Three in the hall were asleep.", "number"),
        ("It was born in one of 1999 mills.", "unmatched"),
        ("No one left.", "ongoing"),
        ("The town was growing.", "ongoing"),
        ("The dam holds water.", "general"),
        ("Bridges fell.", "general"),
        ("She rows boats.", "general"),
    ],
)
def test_near_misses_are_none_of_these(sentence: str, feature: str) -> None:
    assert feature not in entry(sentence).shown


def test_the_labels_hold_no_words_of_the_sentences() -> None:
    labels = ARTICLES.parents[1] / "bench" / "labels" / "claims" / "sentences.jsonl"
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row.keys() - {"again"} == {"set", "file", "sentence", "label", "weight"}, line
        assert len(row["sentence"]) == 16 and int(row["sentence"], 16) >= 0, line
        assert {row["label"], row.get("again", "none")} <= {"claim", "none"}, line


def test_the_first_person_may_state_a_claim() -> None:
    assert entry("We sold 40 percent of our ships to Denmark in 2019.").is_claim


def test_no_sentence_scores_more_than_its_bound() -> None:
    for path in sorted(ARTICLES.iterdir()):
        held = facts(path.read_text(encoding="utf-8"))
        ledger = held.ledger
        percent = "%" in held.doc.prose.text
        for found in ledger.entries:
            for points, score in ((ledger.weights, found.score), (ledger._asserting, found.asserted)):
                most = points.most(found.statement, percent=percent, money=held.tokens.money_signs)
                assert most >= score - 0.005, found.sentence.text


def test_a_report_asserts_sentence_after_sentence_be_it_checkable_or_not() -> None:
    vague = "The alliance has strengthened its position. Denmark is expanding its role in the region. "
    held = facts(vague * 3).ledger
    assert held.claim_after_claim and len(held.assertions) == 6
    assert not facts(
        "Turn the key. The lamp goes on. You can now open the lid. " * 3
    ).ledger.claim_after_claim


@pytest.mark.parametrize(
    "sentence",
    [
        "Did the Danish navy reduce smuggling by 12 percent?",
        "I think that we rowed well.",
        "You should turn the key.",
        "A long night.",
        "It was late.",
    ],
)
def test_questions_opinions_and_fragments_are_no_claims(sentence: str) -> None:
    assert not entry(sentence).is_claim


def test_a_source_changes_the_support_and_not_the_score() -> None:
    bare = entry("The Danish navy reduced smuggling by 12 percent.")
    sourced = entry("The Danish navy reduced smuggling by 12 percent ([table](https://navy.test)).")
    assert (bare.support, sourced.support) == ("none", "link")
    assert bare.score == sourced.score


def test_features_point_at_the_words_that_show_them() -> None:
    held = facts("Smuggling in Denmark fell by 3,200 tonnes, a drop of 12.5%, after 2019.")
    (statement,) = held.attributions.all
    shown = {name: held.doc.prose.text[start:end] for name, (start, end) in statement.features.items()}
    assert shown["number"] == "3,200"
    assert shown["percent"] == "12.5"
    assert shown["year"] == "2019"
    assert shown["trend"] == "fell"


def test_only_a_percentage_with_a_figure_is_one() -> None:
    for vague in (
        "The percentage of voters was low.",
        "Enter the percent of voters.",
        "Use URL percent encoding.",
    ):
        assert "percent" not in entry(vague).shown
    for told in (
        "Some 12 percent rowed.",
        "Ninety-six percent rowed.",
        "Two per cent rowed.",
        "About 3.5% rowed.",
    ):
        assert "percent" in entry(told).shown
    assert "money" not in entry("She paid in dollars for the mill.").statement.features


def test_leading_a_team_is_no_cause() -> None:
    assert "causal" not in entry("Anna Holt led the team in May.").features
    assert "causal" in entry("The tariff led to the closure of two mills.").features


def test_totals_and_report_form() -> None:
    text = (
        "# The mill\n\nThe mill in Aldern lost 40 jobs in 2019. Observers note that Denmark "
        "reduced its grants.\n\n"
        "The mill in Brigg lost 12 percent of its jobs, Anna Holt said.\n"
    )
    held = facts(text)
    found = held.ledger.as_dict()
    assert found["sentences"] == 3
    assert found["claims"] == len(found["entries"]) == 3
    assert found["supported"] == 1
    assert found["named_sources"] == 1
    assert found["share_unnamed_carrier"] == pytest.approx(1 / 3, abs=0.001)
    assert json.loads(json.dumps(found)) == found
    for row in found["entries"]:
        sentence = text[row["span"]["start"] : row["span"]["end"]]
        assert sentence.endswith(".") and "#" not in sentence
    assert len(held.ledger.as_dict(every=True)["entries"]) == 3


def test_of_very_many_claims_the_first_are_listed_and_all_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = facts("Fares rose by 12 percent. Rents fell by 8 percent. Wages rose by 3 percent.")
    whole = held.ledger.as_dict()
    monkeypatch.setitem(type(held.ledger).as_dict.__globals__, "MOST_LISTED", 2)
    cut = held.ledger.as_dict()
    assert cut.pop("not_listed") == 1
    assert cut == {**whole, "entries": whole["entries"][:2]}


def test_an_empty_file_has_an_empty_ledger() -> None:
    found = facts("").ledger.as_dict()
    assert (found["claims"], found["share_supported"], found["entries"]) == (0, 0.0, [])


def test_ranking_is_by_section_highest_score_first() -> None:
    text = (
        "# One\n\nThe navy sails. The Danish navy reduced smuggling by 12 percent. The Danish navy "
        "has grown in size.\n\n"
        "# Two\n\nThe Danish fleet grew by 40 percent in 2019.\n"
    )
    ranked = list(facts(text).ledger.ranked(lambda block: True, 3.0, lambda entry: entry.score))
    assert [len(section) for section in ranked] == [2, 1]
    assert ranked[0][0].score > ranked[0][1].score


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam was raised by four metres in 1971.",
        "A statue was raised in the square.",
        "She raised three children in the mill.",
        "The council voted for increases to the fee.",
        "The chancel was restored by E. F. Law in 1868.",
        "The driver followed slow orders.",
    ],
)
def test_plain_deeds_are_no_causes(sentence: str) -> None:
    assert "causal" not in entry(sentence).features


@pytest.mark.parametrize(
    "sentence",
    [
        "The tariff reduced imports.",
        "The flood was caused by the dam.",
        "The collapse of the bank led to a flood of claims.",
        "Smuggling was curbed by the new patrols.",
    ],
)
def test_effects_are_causes(sentence: str) -> None:
    assert "causal" in entry(sentence).features


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Fares rose by 12 percent within a year.", "12 percent"),
        ("Illegal wells extract 300 gigalitres.", "300 gigalitres"),
        ("The port has ordered 80 electric buses.", "80 electric buses"),
        ("The levy brings in two thirds of the budget.", "two thirds"),
        ("One in five adults rows.", "One in five"),
        ("Two of every five nets are used for fishing.", "Two of every five"),
        ("Seven out of ten boats leak.", "Seven out of ten"),
        ("Electric fences cut losses by nine tenths.", "nine tenths"),
    ],
)
def test_figures_that_somebody_counted(sentence: str, figure: str) -> None:
    found = entry(sentence).figure
    assert found is not None and sentence[found.start : found.end] == figure


@pytest.mark.parametrize(
    "sentence",
    ["The mill closed on 12 March 1990.", "Turn to page 12.", "He was 12 years old.", "It took 12 days."],
)
def test_dates_pages_and_ages_are_no_figures(sentence: str) -> None:
    assert entry(sentence).figure is None


def test_a_text_with_sources_throughout_is_well_sourced() -> None:
    said = "The port grew by {} percent, said Ilse Zubrow of the board.\n\n"
    assert facts("".join(said.format(n) for n in (11, 12, 13))).ledger.well_sourced
    bare = "The port grew by {} percent.\n\n"
    assert not facts("".join(bare.format(n) for n in (11, 12, 13))).ledger.well_sourced
