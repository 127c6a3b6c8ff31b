"""Words that may be right as they stand are not changed unseen; real slips beside them are."""

from __future__ import annotations

import pytest

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.pipeline.fix import apply_edits
from copydesk.pipeline.pipeline import Task, examine

RULES = ("TYP001", "TYP004", "TYP006", "TYP010")


def safely(text: str) -> str:
    """Return a text with the safe fixes of these rules made."""
    outcome = examine(Source.from_text(text, "a.md"), Task("markdown", defaults()))
    fixes = [found.fix for found in outcome.findings if found.rule_id in RULES and found.fix is not None]
    return apply_edits(text, [edit for fix in fixes if fix.safety == "safe" for edit in fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        "Let a equal b.",
        "If a exceeds b, swap them.",
        "The letter a occurs twice.",
        "Here <b>a</b> increases.",
        "In the figure panel a overlaps b.",
        "A houri came.",
        "An unionised molecule has no charge.",
        "It is done by `inline` an Pygments 2.7.",
        "She bought salt an pepper.",
        "The film is by Im Kwon-taek.",
        "The film is by Kim Sung-hte.",
        "Then Kwon-ther spoke.",
        "She drank teh tarik.",
        "Yoru was in Naruto.",
        "People type teh instead of the.",
        "Misspellings such as recieve are common.",
        "The word recieve is often misspelt.",
        "The command recieve fails.",
        "The isnt operator is new.",
        "The noone package is new.",
        "The walls incase the room.",
        "It works because its its own thing.",
        "Be your your own boss.",
        "They know their their own.",
        "Look at the the-\natre now.",
        "There is only and and and.",
        "We support the documented mongodb: syntax by now.",
        "The options are norwegian, swedish and none.",
    ],
)
def test_what_may_be_right_is_left(text: str) -> None:
    assert safely(text) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("In the end a error occurs.", "In the end an error occurs."),
        ("They run an company.", "They run a company."),
        ("The function helps to recieve data.", "The function helps to receive data."),
        ("The goverment package is new.", "The government package is new."),
        ("Teh ferry left.", "The ferry left."),
        ("Well-recieved guests left.", "Well-received guests left."),
        ("The the ferry is in the the port.", "The ferry is in the port."),
        ("We met the norwegian minister.", "We met the Norwegian minister."),
    ],
)
def test_slips_are_mended_as_before(text: str, fixed: str) -> None:
    assert safely(text) == fixed
