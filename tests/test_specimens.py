"""Examples of faults: what is shown as wrong is pointed out and not mended, and nothing beside it changes."""

from __future__ import annotations

import pytest

from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine
from copydesk.pipeline.policy import OPEN_DOOR

RULES = ("TYP001", "TYP004", "TYP010", "TPG002")
TABLE = "Here they are:\n\n| {0} | {1} |\n|---|---|\n| teh cat | the cat |\n| a apple | an apple |\n"


def found(text: str, format: str = "markdown", protected: frozenset[str] = frozenset()) -> list[Finding]:
    task = Task(format, defaults(), policy=OPEN_DOOR._replace(protected=protected))
    outcome = examine(Source.from_text(text, "a.md"), task)
    return [finding for finding in outcome.findings if finding.rule_id in RULES]


def marks(text: str, format: str = "markdown") -> str:
    """Return one letter a finding: s for one that is info and not mended unseen (shown), r for a real one."""
    letters = ""
    for finding in found(text, format):
        assert finding.fix is not None
        held = finding.fix.safety != "safe"
        assert held == (finding.severity == "info"), finding
        assert held == ("shown as a fault" in finding.message)
        letters += "s" if held else "r"
    return letters


@pytest.mark.parametrize(
    "text",
    [
        "The label says a apple [sic], and nobody minds.",
        "- ❌ teh cat",
        "- ✗ He bought a apple.",
        "1. ✘ Bread , butter",
        "- Wrong: I go to the the shop.",
        "- **Bad:** Bread , butter",
        "Incorrect: they wrote teh letter.",
        "Don't: they wrote teh letter.",
        "❌ **Wrong:** they wrote teh letter.",
        "> Wrong: they wrote teh letter.",
        "Typo: they went home, which was far,\nand wrote teh letter.",
        "- Not like this: teh cat",
    ],
)
def test_what_a_label_shows_as_wrong_is_not_mended(text: str) -> None:
    assert marks(text + "\n") == "s"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- ❌ teh cat\n- ✅ teh dog\n- He saw teh cow.\n", "srr"),
        ("- Wrong: teh cat. Right: teh dog.\n", "sr"),
        ("Wrong: teh cat came.\nThen teh dog came.\n", "sr"),
        ("Wrong: teh cat\nCorrect: teh dog\n", "sr"),
        ("Wrong: the cat.\n\nThen teh dog came.\n", "r"),
        ("What was wrong: teh cat came.\n", "r"),
        ("He was bad: teh cat came.\n", "r"),
        ("The cat, ❌ said he, is teh boss.\n", "r"),
        ("Wrong teh cat came.\n", "r"),
    ],
)
def test_what_stands_beside_an_example_is_mended(text: str, wanted: str) -> None:
    assert marks(text) == wanted


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        (("Wrong", "Right"), "ss"),
        (("**Incorrect**", "Correct"), "ss"),
        (("Common misspelling", "Spelling"), "ss"),
        (("Before", "After"), "ss"),
        (("Before", "Noon"), "rr"),
        (("Right", "Wrong"), "rr"),
        (("Animal", "Fruit"), "rr"),
    ],
)
def test_a_column_of_faults_is_told_by_its_head(heads: tuple[str, str], wanted: str) -> None:
    assert marks(TABLE.format(*heads)) == wanted


def test_examples_of_a_web_page_are_told_as_well() -> None:
    page = (
        "<html><body><main><h1>Words</h1><p>{0}</p><table><tr><th>Wrong</th><th>Right</th></tr>"
        "<tr><td>teh cat</td><td>the cat</td></tr></table></main></body></html>"
    )
    assert marks(page.format("<b>Wrong:</b> they wrote teh letter."), "html") == "ss"
    assert marks(page.format("They wrote teh letter."), "html") == "rs"


def test_rules_that_a_gate_protects_are_taken_at_their_word() -> None:
    (finding,) = found("- ❌ teh cat\n", protected=frozenset({"TYP001"}))
    assert finding.severity == "error"
    assert finding.fix is not None and finding.fix.safety == "safe"


@pytest.mark.parametrize("behind", [" [*sic*]", ", she wrote [sic]", ""])
def test_a_quotation_is_kept_as_it_was_written(behind: str) -> None:
    text = f"He notes that “their was a great storm on the third day”{behind} and went below.\n"
    found = examine(Source.from_text(text, "a.md"), Task("markdown", defaults())).findings
    assert [one.severity for one in found if one.rule_id == "TYP021"] == [
        "info" if behind == " [*sic*]" else "warning"
    ]
