"""Quantities of an article: how numbers are read, what rounding leaves open, tail probabilities."""

from __future__ import annotations

from math import exp

import pytest
from packs import pack_module

from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of


@pytest.mark.parametrize(
    ("name", "arguments", "right"),
    [
        # Values of scipy.stats: 2 * t.sf, f.sf, chi2.sf, 2 * norm.sf.
        ("student", (2.5, 7), 0.04099221858575289),
        ("student", (1.96, 1000), 0.050273184955748736),
        ("fisher", (3.2, 3, 17), 0.04985801504489658),
        ("fisher", (0.4, 12, 5), 0.9101758463950644),
        ("chi_square", (40.2, 21), 0.007031089976451088),
        ("chi_square", (3.0, 8), 0.9343575456215499),
        ("normal", (2.17,), 0.030006845947464413),
        ("correlation", (0.3, 48), 0.03428618003292997),
        # What can be worked out without a table.
        ("chi_square", (30.0, 2), exp(-15)),
        ("beta_share", (2, 3, 0.4), 0.5248),
        ("student", (0.0, 12), 1.0),
        ("correlation", (1.0, 12), 0.0),
    ],
)
def test_tail_probabilities(name: str, arguments: tuple[float, ...], right: float) -> None:
    tails = pack_module("consistency/statistics/distributions.py")
    assert getattr(tails, name)(*arguments) == pytest.approx(right, rel=1e-10, abs=1e-15)


def numbers_of(text: str) -> list[tuple[str, float, bool]]:
    """Return kind, value and "about" of each quantity of a sentence."""
    reading = pack_module("consistency/quantities/reading.py")
    text_of = pack_module("consistency/quantities/figuredtext.py")
    names = {text_of.NUMBER: "number", text_of.PERCENT: "percent", text_of.YEAR: "year"}
    names |= {text_of.ORDINAL: "place", text_of.OTHER: "other"}
    facts = facts_of(read(Source.from_text(text, "a.txt"), "text"))
    figured = reading.read(facts.sentences[0], facts.data)
    signs = [char for char in figured.text if char >= text_of.NUMBER]
    return [(names[figured.kind(sign)], figured.at(sign).value, figured.at(sign).about) for sign in signs]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It fell from 1,240 to 900.", [("number", 1240, False), ("number", 900, False)]),
        ("About 1.2 million people, 5 % of all.", [("number", 1.2e6, True), ("percent", 5, False)]),
        ("They paid £5m and $3.5bn.", [("number", 5e6, False), ("number", 3.5e9, False)]),
        (
            "Forty-two came in 1999 with two and a half dogs.",
            [("number", 42, False), ("year", 1999, False), ("number", 2.5, False)],
        ),
        (
            "Two hundred thousand came, 12 per cent more.",
            [("number", 200_000, False), ("percent", 12, False)],
        ),
        (
            "Only 2000 people finished third and 12th.",
            [("number", 2000, False), ("place", 3, False), ("place", 12, False)],
        ),
        # No quantities: a date, a range, a time, a score, a version, a negative number.
        (
            "On 12 May 10–15 came at 7.30 pm for a 3:1 of 4.2.1 at −5 degrees.",
            [*[("other", 0, False)] * 5, ("other", -5, False)],
        ),
        (
            "Two hundred and eighty seats; over the 36 mornings a ten-second press.",
            [("number", 280, False), ("number", 36, False), ("number", 10, False)],
        ),
        ("It was begun in 1283 and cost 1,283 marks.", [("year", 1283, False), ("number", 1283, False)]),
        ("It is 38m high and weighs 12kg.", [("number", 38, False), ("number", 12, False)]),
    ],
)
def test_numbers_are_read_as_they_are_meant(text: str, right: list[tuple[str, float, bool]]) -> None:
    assert numbers_of(text) == right


def test_signs_lead_back_to_where_their_figures_stand() -> None:
    reading = pack_module("consistency/quantities/reading.py")
    text = "In all, 1,240 people came in 1999, a fifth of the 6,200."
    facts = facts_of(read(Source.from_text(text, "a.txt"), "text"))
    figured = reading.read(facts.sentences[0], facts.data)
    for at, char in enumerate(figured.text):
        if char < "\ue000":
            assert text[figured.offsets[at]] == char
        else:
            assert figured.offsets[at] == figured.at(char).start
    assert figured.offsets[-1] == figured.end == len(text)


def test_little_is_remembered_of_a_long_article() -> None:
    remembered = pack_module("consistency/quantities/remembered.py")
    memo = remembered.Remembered()
    most = remembered._MOST
    for place in range(3 * most):
        memo.keep(place, place)
        assert 0 in memo
    assert most not in memo and 2 * most in memo and 3 * most - 1 in memo
    assert memo[2 * most] == 2 * most
