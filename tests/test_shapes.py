"""The shape language: what each element takes, where matches begin and end, and that it stays in proportion."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.language.tokens import tokenise
from copydesk.language.wordshapes import Shapes


def found(line: str, text: str, **sets: list[str]) -> list[str]:
    tokens = tokenise(text)
    shapes = Shapes({"g": [line]}, sets)
    return [text[tokens.starts[m.first] : tokens.ends[m.last]] for m in shapes.find(tokens)]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("old pier", "The old pier and the Old Pier.", ["old pier", "Old Pier"]),
        ("old|new pier|quay", "A new quay, an old shed.", ["new quay"]),
        ("harbour* master", "Harbours master nothing.", ["Harbours master"]),
        ("old (stone) pier", "old pier, old stone pier, old wooden pier", ["old pier", "old stone pier"]),
        ("(very) old", "very old and old", ["very old", "old"]),
        ("old ..2 pier", "old and tired pier; old a b c pier", ["old and tired pier"]),
        ("old ..2 pier", "old, tired pier", []),
        ("old ~3 pier", "old, tired pier", ["old, tired pier"]),
        ("old ~9 pier", "It was old. The pier sank.", []),
        ("^ so , we", "“So, we went. And so, we", ["So, we"]),
        ("pier $", "The pier sank at the pier.”", ["pier"]),
        ("@colour pier", "a red pier", ["red pier"]),
        ("it's late", "It’s late", ["It’s late"]),
        ("a|b", "a-b a b", ["a", "b"]),
    ],
)
def test_elements(line: str, text: str, expected: list[str]) -> None:
    assert found(line, text, colour=["red", "blue"]) == expected


def test_the_longest_match_of_a_group_wins_and_groups_do_not_hinder_one_another() -> None:
    tokens = tokenise("the old pier")
    shapes = Shapes({"a": ["old", "old pier"], "b": ["the old"]})
    assert [(m.group, m.first, m.last) for m in shapes.find(tokens)] == [("b", 0, 1), ("a", 1, 2)]


def test_offsets_are_those_of_the_text_even_where_lower_case_is_longer() -> None:
    text = "İİ old pier"
    tokens = tokenise(text, 10)
    assert [text[a - 10 : b - 10] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == [
        "İİ",
        "old",
        "pier",
    ]


@pytest.mark.parametrize(
    "line", ["", "^", "..3 pier", "$", "@nothing pier", "old ..99 pier", "old||new", "(x)"]
)
def test_unreadable_lines_are_refused_with_the_line(line: str) -> None:
    with pytest.raises(ValueError, match=r":|set|begin|word|letters"):
        Shapes({"g": [line]}, {}).check()


def test_a_figure_is_one_word() -> None:
    assert tokenise("40,000 crowns, 1.5m tons").texts == ["40,000", "crowns", ",", "1.5m", "tons"]


def test_optional_words_behind_the_first_may_be_left_out() -> None:
    shapes = Shapes({"g": ["a (very) (old) pier"]})
    for text in ("a pier", "a very pier", "a old pier", "a very old pier"):
        assert [(m.first, m.last) for m in shapes.find(tokenise(text))] == [(0, len(text.split()) - 1)]


def test_time_is_in_proportion_to_the_text() -> None:
    shapes = Shapes({"g": ["old ~30 old ~30 old ~30 pier", "old ..30 new"]})
    tokens = tokenise("old " * 600)
    began = time.perf_counter()
    assert list(shapes.find(tokens)) == []
    assert time.perf_counter() - began < 5


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    tokens = tokenise(text)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert at <= start < end <= len(text)
        at = end
