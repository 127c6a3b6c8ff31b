"""Sentences that are told by fitted weights: their kinds, their places, and what is said of them."""

import pytest

from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of

LEAD, END = "Three sheep were counted on Monday. ", " The gate cost £40."


def kinds(text: str) -> list[tuple[str, str]]:
    """Return the kinds of the sentences of a text, and what told them."""
    return [
        (one.kind, one.signs) for one in facts_of(read(Source.from_text(text, "a"), "markdown")).like_kinds
    ]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("filler", "Walking is something that most of us do at one time or another, whatever it may be."),
        (
            "no-specifics",
            "There are so many things to see here, and each of them has something for everybody.",
        ),
        ("inflated-significance", "This fence will go down as a watershed in the history of the county."),
        ("stock-transition", "With all of that being said, it is equally important to turn to the wool."),
        ("unsourced-claim", "The fold holds more sheep than any other in the country."),
        ("secondhand-attribution", "A drover passed on what a dealer had heard from somebody at the market."),
        ("vague-attribution", "Those who have looked into such things agree that the fold is old."),
    ],
)
def test_kinds(kind: str, sentence: str) -> None:
    assert [found for found, _ in kinds(LEAD + sentence + END)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "The fold was built of stone by two brothers in 1871." + END,
        LEAD + "“Those who have looked into such things agree that the fold is old,” she said." + END,
        "This fence will go down as a watershed in the history of the county.",
    ],
    ids=["particular", "quoted", "alone"],
)
def test_silent(text: str) -> None:
    assert not kinds(text)


def test_a_hollow_end_stands_at_the_end() -> None:
    hollow = "In the end, perhaps we are all just sheep, and maybe that is what truly matters."
    assert [kind for kind, _ in kinds(f"{LEAD}{END}\n\n{hollow}")] == ["hollow-conclusion"]
    assert "hollow-conclusion" not in [kind for kind, _ in kinds(f"{hollow}\n\n{LEAD}{END}\n\n{LEAD}{END}")]


def test_what_told_it_is_shown() -> None:
    ((_, signs),) = kinds(LEAD + "This fence will go down as a watershed in the history of the county." + END)
    assert "“a watershed”" in signs
    assert "last sentence" not in signs
