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
        "Use alot to read mail.",
        "Install alot first. Later alot shows the threads.",
        "Then run alot in a terminal.",
        "A program called alot shows the threads.",
        "The branch is named seperate.",
        "Set the mode to untill and wait.",
        "In a letter he wrote that he was gratefull for the publick feast.",
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
        ("People run alot.", "People run a lot."),
        ("They use alot of water.", "They use a lot of water."),
        ("She is set to recieve a prize.", "She is set to receive a prize."),
        ("The goverment package is new.", "The government package is new."),
        ("Teh ferry left.", "The ferry left."),
        ("Well-recieved guests left.", "Well-received guests left."),
        ("The the ferry is in the the port.", "The ferry is in the port."),
        ("We met the norwegian minister.", "We met the Norwegian minister."),
    ],
)
def test_slips_are_mended_as_before(text: str, fixed: str) -> None:
    assert safely(text) == fixed
