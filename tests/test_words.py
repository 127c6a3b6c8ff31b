"""The word table: every word with its place, however it is asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from copydesk.language.words import TextWords

SLOW = re.compile(r"[^\W_]+(?:['’\u2011-][^\W_]+)*")


@given(st.text(alphabet="aZé9_'’\u2011- \n.\ufffc", max_size=40))
def test_words_are_runs_of_letters_and_digits_joined_inside(text: str) -> None:
    table = TextWords(text)
    expected = [(match.group(), match.start(), match.end()) for match in SLOW.finditer(text)]
    assert list(zip(table.forms, table.starts, table.ends, strict=True)) == expected
    assert [tuple(word) for word in table.words()] == expected
    assert len(table.gaps) == len(table) + 1
    assert "".join(gap + form for gap, form in zip(table.gaps, [*table.forms, ""], strict=True)) == text


@pytest.mark.parametrize("text", ["It’s the Sea-Wall. it's the wall.", "It's the sea-wall; IT’S THE WALL"])
def test_forms_are_asked_for_in_lower_case(text: str) -> None:
    table = TextWords(text)
    assert table.where(("the", "wall", "none")) == [1, 4, 5]
    assert table.where(("none",)) == []
    assert table.folded[0] == table.folded[3] == "it's"
    assert table.vocabulary >= {"the", "wall"} and "The" not in table.vocabulary


def test_ranges_hold_the_words_that_start_in_them() -> None:
    table = TextWords("one two three")
    assert (table.count(0, 4), table.count(1, 5), table.count(4, 4)) == (1, 1, 0)
    assert [word.text for word in table.words(table.first(1), table.first(8))] == ["two"]
    assert table.word(2) == ("three", 8, 13)


@given(st.text(alphabet="aBI0 ,;'’–-", min_size=4, max_size=30), st.booleans())
def test_what_is_taken_for_one_sentence_is_never_cut(text: str, stop: bool) -> None:
    whole = f"{text}." if stop else text
    ends = [boundary["end_index"] for boundary in get_sentence_boundaries("en", whole)]
    assert ends in ([], [len(whole)])


def test_gaps_tell_where_punctuation_stands() -> None:
    table = TextWords("One ,two (three) four ,five")
    assert table.in_gaps(re.compile(" ,")) == [3, 21]
    assert table.broken_by(re.compile(r" \(").match) == [(8, 10)]
    assert table.broken_by(re.compile("!").search) == []


@given(st.text(alphabet="aBß-'’ ", max_size=30))
def test_parts_and_caseless_forms_are_found_again(text: str) -> None:
    table = TextWords(text)
    for word in table.caseless:
        assert all(table.forms[number].casefold() == word.casefold() for number in table.where_caseless(word))
    for number, form in enumerate(table.forms):
        assert number in table.where_caseless(form.casefold())
        for part in re.split("['’-]", form.lower()):
            assert number in table.where_parts(frozenset({part}))
            assert part in table.parts


def test_an_accent_that_stands_behind_its_letter_is_part_of_the_word() -> None:
    table = TextWords("The cafe\u0301 sent a re\u0301sume\u0301-writer to Bru\u0302le\u0301.")
    assert table.forms[1] == "cafe\u0301"
    assert table.forms[4:] == ["re\u0301sume\u0301-writer", "to", "Bru\u0302le\u0301"]
