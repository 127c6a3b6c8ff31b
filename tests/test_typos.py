"""What the examples of the TYP and TPG rules cannot show: project words, tiers, addresses, fixes over several edits."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.base.resources import path
from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

CATALOGUE = catalogue.load()
FAMILY = tuple(rule for rule in CATALOGUE.rules if rule.startswith(("TYP", "TPG")))


def lint(text: str, *rules: str, form: str = "markdown", words: tuple[str, ...] = ()) -> list[Finding]:
    ruleset = build(CATALOGUE, Choice(select=rules or FAMILY, today="2026-11-22", settings={"words": words}))
    return lint_document(read(Source.from_text(text, "a"), form), ruleset).findings


def test_project_words_are_never_flagged() -> None:
    text = "The glorbish engine and the accidnet reader were ready."
    assert {finding.text for finding in lint(text, "TYP001")} == {"glorbish", "accidnet"}
    assert lint(text, "TYP001", words=("glorbish", "Accidnet")) == []


def test_tiers_of_misspelling() -> None:
    found = lint("They recieve the accidnet report in a langyage of glorbish.", "TYP001")
    assert [(one.text, one.severity) for one in found] == [
        ("recieve", "error"),
        ("accidnet", "error"),
        ("langyage", "warning"),
        ("glorbish", "info"),
    ]


def test_an_unknown_word_is_pointed_out_once_with_its_number() -> None:
    found = lint("A glorbish day. Another glorbish day.\n\nThe last glorbish day.", "TYP001")
    assert len(found) == 1
    assert "3 times" in found[0].message


def test_a_word_that_is_a_name_elsewhere_is_no_misspelling() -> None:
    text = "The Zorblatt ran. In the Zorblatt sat we, and the Zorblatt left. A zorblatt came."
    assert lint(text, "TYP001") == []
    assert [one.text for one in lint(text, "TYP006")] == ["zorblatt"]


def test_several_spun_expressions_are_an_error() -> None:
    one = lint("The lab uses profound learning.", "TYP008")
    assert [finding.severity for finding in one] == ["warning"]
    two = lint("The lab uses profound learning and colossal data.", "TYP008")
    assert [finding.severity for finding in two] == ["error", "error"]


def test_the_index_of_replaced_expressions_is_fresh() -> None:
    data = Path(path("rules", "data"))
    build = runpy.run_path(str(Path(__file__).parent.parent / "tools" / "build_spinner.py"))["index"]
    assert (data / "spinner-index.txt").read_text() == build((data / "spinner.txt").read_text())


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/a,b;c?d=e.The#f and example.com.Then go.",
        "Mail jo.Smith@example.org, v1.2,beta and file_name.The or C:\\Temp\\a,b.txt.",
        "At 10:30 the U.S.A. paid $1,000.50, i.e. 3:2, to A.B.Smith et al., e.g. in Le Monde.fr.",
        "Use `a,b` or <kbd>x,y</kbd>, std::vector and key=value,other=value.",
        "The gene is H1N1, the ratio 1:2, the dose 0.5mg/ml, the score 3-2, the plane an F-16.",
    ],
)
def test_addresses_numbers_and_names_of_files_are_left_alone(text: str) -> None:
    assert [one for one in lint(text) if one.severity != "info"] == []


def test_nothing_is_found_in_foreign_paragraphs() -> None:
    text = "Die Regierung hat am Montag beschlossen, dass die neue Brücke gebaut wird, und die Kosten trägt der Staat."
    assert lint(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .,;:!?()[]\"'“”’-–…\n\u00a0Iis0129%", max_size=80))
def test_no_rule_of_the_family_fails_on_any_text(text: str) -> None:
    ruleset = build(CATALOGUE, Choice(select=FAMILY, today="2026-11-22"))
    for form in ("markdown", "text"):
        source = Source.from_text(text, "a")
        outcome = lint_document(read(source, form), ruleset)
        assert outcome.crashed == ()
        for finding in outcome.findings:
            assert source.text[finding.span.start : finding.span.end] == finding.text


@pytest.mark.parametrize(
    "text", ["a," * 20_000, '"' * 20_000, "( " * 20_000, "is " * 20_000, "x" * 50_000, "1-" * 20_000]
)
def test_long_runs_come_to_an_end(text: str) -> None:
    # No clock: a quadratic rule would take minutes here; bench/hostile.py measures.
    for found in lint(text, form="text"):
        assert found.text in text
