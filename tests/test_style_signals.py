"""Style signals: budgets, company, quotation, tiers; and that ordinary news yields nothing."""

from __future__ import annotations

from typing import Any

import pytest
from packs import pack_module

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

CATALOGUE = load()
DATA = CATALOGUE.data("style-signals.toml")
PLAIN = (
    "The ferry left the pier at noon with forty people on board. The mate had checked the ropes twice. "
    "Nobody had seen the fog coming up from the south. At one o'clock the captain slowed the engine. "
)


def findings(text: str, *select: str, **options: Any) -> list[Finding]:
    ruleset = build(CATALOGUE, Choice(select=select or ("AIS", "STY"), options=options, today="2026-11-22"))
    outcome = lint_document(read(Source.from_text(text, "a.md"), "markdown"), ruleset)
    assert not outcome.crashed
    return outcome.findings


def test_a_single_sign_in_plain_prose_is_left_alone() -> None:
    assert findings(PLAIN * 3 + "The pier plays a pivotal role in the town.") == []


def test_a_sign_over_its_budget_is_shown_at_each_place_with_its_figures() -> None:
    text = PLAIN * 3 + "The pier plays a pivotal role. It stands as a testament to trade."
    found = findings(text, "AIS004")
    assert [f.text for f in found] == ["plays a pivotal role", "stands as a testament"]
    assert found[0].evidence["count"] == 2
    words = len(text.replace("o'clock", "oclock").split())
    assert found[0].evidence["per_thousand"] == round(2000 / words, 1)
    assert "budget 1.5" in found[0].message


def test_a_house_may_set_its_own_budget() -> None:
    text = PLAIN * 3 + "The pier plays a pivotal role. It has been instrumental in trade."
    assert len(findings(text, "AIS004")) == 2
    assert findings(text, "AIS004", AIS004={"per_thousand": 90.0}) == []


def test_two_families_over_budget_bring_single_signs_of_a_third_to_light() -> None:
    stock = "Moreover, the pier leaks. Additionally, it sags. "
    tails = "It was painted, underscoring its age. It was propped, reinforcing its posts. "
    single = "The bay is not only deep but also cold."
    alone = findings(PLAIN * 3 + single, "AIS002")
    one = findings(PLAIN * 3 + stock + single, "AIS002")
    two = findings(PLAIN * 3 + stock + tails + single, "AIS002")
    assert (len(alone), len(one), len(two)) == (0, 0, 1)
    assert two[0].evidence["also_over_budget"] == ["tails", "transitions"]
    assert "over budget besides: participial tails, stock connectives" in two[0].message


def test_short_texts_have_no_density() -> None:
    assert findings("The pier plays a pivotal role. It has been instrumental in trade.", "AIS004") == []


@pytest.mark.parametrize("mark", ["“%s”", '"%s"', "«%s»"])
def test_quoted_speech_is_not_the_style_of_the_author(mark: str) -> None:
    speech = "Moreover, it plays a pivotal role, fostering trust. It is important to note that we delve deep."
    assert findings(PLAIN * 3 + mark % speech) == []


@pytest.mark.parametrize("only", ["only", "onyl", "olny", "onlly"])
def test_a_typo_does_not_hide_the_frame(only: str) -> None:
    text = f"It is not {only} a boat but also a home. It is not just a pier but a stage."
    found = findings(text, "AIS002", AIS002={"least_words": 5})
    assert [f.text for f in found] == [f"not {only} a boat but also", "not just a pier but"]


def test_ordinary_words_count_beside_others_only() -> None:
    far = "The hull is robust. " + PLAIN * 6 + "The town will foster trade."
    near = "The robust hull will foster trade."
    assert findings(far, "AIS001", AIS001={"least_words": 1, "per_thousand": 0.1}) == []
    found = findings(near, "AIS001", AIS001={"least_words": 1, "per_thousand": 0.1})
    assert [f.evidence["words"] for f in found] == [["robust", "foster"]]


def test_every_budget_is_a_figure_and_has_a_name_for_messages() -> None:
    assert set(DATA["budget"]) == set(DATA["names"])
    assert all(budget > 0 for budget in DATA["budget"].values())


def test_every_line_of_the_data_can_be_read() -> None:
    grammar = pack_module("style/signals/signalsearch.py").grammar_of(DATA)
    grammar.shapes.check()
    for shapes in grammar.weak.values():
        shapes.check()


STOCK = "Moreover, the pier leaks. Additionally, it sags. "
TAILS = "It was painted, underscoring its age. It was propped, reinforcing its posts. "


@pytest.mark.parametrize(
    ("rule", "sentence", "shown"),
    [
        ("AIS001", "The town is on a journey.", "journey"),
        ("AIS002", "It is a home, not a hull.", "a home, not a"),
        ("AIS003", "The mayor came, praising the crew.", "praising the crew"),
        ("AIS004", "Good rope is essential to the trade.", "is essential to"),
        ("STY001", "However, nobody came.", "However,"),
        ("STY003", "Be sure to bring a coat.", "Be sure to"),
    ],
)
def test_ordinary_turns_are_shown_only_where_two_families_are_over(
    rule: str, sentence: str, shown: str
) -> None:
    # A family of its own in the list would be one of the two; the others come from elsewhere.
    habit = "It plays a pivotal role. It stands as a testament to trade. "
    assert findings(PLAIN * 3 + sentence, rule) == []
    found = findings(PLAIN * 3 + STOCK + TAILS + habit + sentence, rule)
    assert shown in [f.text for f in found]


def test_three_plain_tails_in_a_short_article_do_not_stay_silent() -> None:
    tails = (
        "The bow sank, creating a gap. The deck rose, offering a view. "
        "The wind fell, helping the crew. The boat lay still, driving trade. "
    )
    assert len(findings(PLAIN * 6 + tails, "AIS003")) == 4
    assert findings(PLAIN * 6 + "The tide fell, leaving mud. A gull rose, turning north.", "AIS003") == []


def test_the_end_of_a_plain_text_may_look_ahead_but_not_that_of_a_stock_text() -> None:
    end = "\n\nThe pier will continue to serve the islands."
    assert findings(PLAIN * 3 + end, "STY002") == []
    assert len(findings(PLAIN * 3 + STOCK + TAILS + end, "STY002")) == 1


def test_the_last_words_of_a_stock_text_need_a_fact_or_a_name() -> None:
    text = PLAIN * 3 + STOCK + TAILS + "\n\n{} Nobody fishes from posts like these."
    assert len(findings(text.format("The rope was new."), "STY002")) == 2
    assert len(findings(text.format("The rope cost 40 crowns."), "STY002")) == 1
    assert len(findings(text.format("The rope came from Harlow."), "STY002")) == 1


def test_labels_that_fit_any_subject_count_in_company_only() -> None:
    heads = "\n\n## Final Thoughts\n\nThe pier is old."
    assert findings("# Piers\n\n" + PLAIN * 3 + heads, "AIS007") == []
    assert len(findings("# Piers\n\n" + PLAIN * 3 + STOCK + TAILS + heads, "AIS007")) == 1


def test_no_message_judges_who_wrote_a_text() -> None:
    for rule in CATALOGUE.rules.values():
        if rule.id.startswith(("AIS", "STY")):
            assert rule.severity == "info"
            texts = f"{rule.summary} {rule.message}".lower()
            assert not any(
                word in texts for word in ("machine", "written by", "ai-written", "robot", "score")
            )


def test_news_without_signs_stays_silent() -> None:
    text = """# Council votes to close the swimming pool

The council voted 7 to 4 on Tuesday to close the pool in March, after engineers put the cost of a new roof at
$2.3 million.

The vote followed a meeting at which 41 residents spoke. "My kids learned to swim there," said Karen Ellis, who has
lived in the town since 1984.

The pool lost $310,000 last year, the treasurer said, up from $190,000 in 2023. He said the state had turned down a
request for a grant in June.

However, parents said nobody had told them who would pay for the buses to Harlow, a drive of 35 minutes. Several of them
stayed in the hall after the vote, waiting for an answer.

The council will discuss what to do with the site, including a plan to build 60 flats, on 11 February.
"""
    assert findings(text) == []
