"""Parts of speech and confusions by counts: what the two files of data answer, and what they cost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.language.keyedlines import KeyedLines, laid_out
from copydesk.language.tagging import (
    Confusions,
    SlipModel,
    SplitWords,
    TagTable,
    UnlikelyWords,
    english_confusions,
    english_pairs,
    english_slips,
    english_tags,
)
from copydesk.language.tagging.fitting import Fitting, fitting_of

DATA = Path(__file__).parents[1] / "rules" / "data"
TAGGER = english_tags()
FILES = ("english.tags", "english.confusions", "english.slips")
SOUNDS, SMALL = english_confusions()


def test_limits_are_read_and_what_is_sure_is_over_one() -> None:
    known = fitting_of(["# a > b: 1 2", "it > its: 10.0 12.0", "a line of words: none"])
    assert known == {("it", "its"): Fitting(10.0, 12.0)}
    assert [known["it", "its"].over(total) for total in (9.0, 11.0, 12.0)] == [-0.5, 0.5, 1.0]


def test_the_files_are_small() -> None:
    assert sum((DATA / name).stat().st_size for name in FILES) < 5_000_000
    assert (DATA / "english.function-words").stat().st_size < 2_200_000
    assert (DATA / "english.pairs").stat().st_size < 3_200_000


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("They walk home .", "walk", "VBP"),
        ("He can walk .", "walk", "VB"),
        ("The walk was short .", "walk", "NN"),
        ("She had walked home .", "walked", "VBN"),
        ("She walked home .", "walked", "VBD"),
        ("It is its own .", "its", "PRP$"),
        ("They 're late , and it's cold .", "it's", "PB"),
    ],
)
def test_the_same_word_is_told_by_its_sentence(text: str, word: str, tag: str) -> None:
    words = text.split()
    assert TAGGER.tag(words).tags[words.index(word)] == tag


def test_an_unknown_word_is_told_by_its_ending() -> None:
    assert TAGGER.may("blorfing", "VBG")
    assert TAGGER.may("blorfness", "NN")
    assert not TAGGER.may("blorfness", "VBG")


def test_a_name_is_told_by_its_capital() -> None:
    assert TAGGER.tag(["We", "met", "Blorf", "."]).tags[2] == "NNP"


def test_no_words_have_no_tags() -> None:
    assert TAGGER.tag([]).tags == ()


@given(
    st.lists(st.sampled_from("The a walk walked , . well-known Blorf 2 it's and May ( I".split())), st.data()
)
def test_a_text_that_goes_on_is_tagged_as_if_it_were_read_anew(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(words)))
    chain = TAGGER.begin().go_on(words[:cut])
    assert chain.best() == TAGGER.tag(words[:cut])
    other = chain.copy().go_on(["Another", "."])
    assert chain.go_on(words[cut:]).best() == TAGGER.tag(words)
    assert other.best() == TAGGER.tag([*words[:cut], "Another", "."])


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.tags"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(ValueError, match="not a table"):
        TagTable(str(path))


def meant(before: str, word: str, behind: str, model: Confusions = SOUNDS) -> str | None:
    left, right = before.split(), behind.split()
    padded = ["^", "^", *(w.lower() for w in left)], [*(w.lower() for w in right), "^", "^"]
    around = (padded[0][-2], padded[0][-1], padded[1][0], padded[1][1])
    window = ([*left, word, *right], len(left))
    found = model.meant(word, lambda: around, lambda: window, english_pairs().leaning)
    return found.word if found else None


@pytest.mark.parametrize(
    ("before", "word", "behind", "right"),
    [
        ("The cat licked", "it's", "paws .", "its"),
        ("They left", "there", "bags here .", "their"),
        ("They will", "loose", "their jobs soon .", "lose"),
        ("The cat licked", "its", "paws .", None),
        ("They left", "their", "bags here .", None),
        ("I said that", "it's", "late .", None),
        ("The screw was", "loose", "again .", None),
    ],
)
def test_a_word_is_weighed_by_what_stands_round_it(
    before: str, word: str, behind: str, right: str | None
) -> None:
    assert meant(before, word, behind) == right


@pytest.mark.parametrize(
    ("before", "word", "behind", "right"),
    [
        ("The old hull may", "been", "repaired next year .", "be"),
        ("The larger of the two lamps is", "use", "to light the yard .", "used"),
        ("Enter", "you", "email address below .", "your"),
        ("The party must remain true to", "it", "own values .", "its"),
        ("We told", "they", "to wait by the gate .", "them"),
        ("We told", "them", "to wait by the gate .", None),
        ("The old hull may", "be", "repaired next year .", None),
        ("The larger of the two lamps is", "used", "to light the yard .", None),
        ("Please send", "us", "your address by Friday .", None),
    ],
)
def test_a_small_word_is_weighed_by_what_stands_round_it(
    before: str, word: str, behind: str, right: str | None
) -> None:
    assert meant(before, word, behind, SMALL) == right


def test_a_word_of_no_group_is_never_asked_about() -> None:
    assert meant("The old", "harbour", "was shut .") is None


PAIRS = english_pairs()


def test_pairs_tell_what_belongs_together() -> None:
    assert PAIRS.counted("heart", "attack")
    assert PAIRS.leaning("heart", "attack") > 5
    assert not PAIRS.counted("heart", "assault")
    assert PAIRS.leaning("heart", "assault") == 0


def test_frequent_words_that_avoid_each_other_are_told_from_rare_ones() -> None:
    assert PAIRS.leaning("the", "with") < -2
    assert PAIRS.leaning("the", "blorfing") == 0
    assert PAIRS.often("the") > PAIRS.often("heart") > PAIRS.often("blorfing")


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_words_have_a_leaning(first: str, second: str) -> None:
    assert -11 < PAIRS.leaning(first or "^", second or "^") < 11


def keyed(*lines: str) -> KeyedLines:
    return KeyedLines(laid_out(lines))


UNLIKELY = UnlikelyWords(
    keyed("%weights: meant 80 standing 90 avoiding 80 reading 80", "fro: for 40 from 38"), PAIRS, TAGGER
)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("She came fro the hill .", "from"),
        ("He walked to and fro all day .", ""),
        ("It was sold fro five pounds .", "for"),
    ],
)
def test_an_unlikely_word_is_weighed_where_it_stands(text: str, right: str) -> None:
    words = text.split()
    at = words.index("fro")
    found = UNLIKELY.meant((words[at - 1], "fro", words[at + 1]), lambda: (words, at), 4.0)
    assert (found.word if found else "") == right


SPLITS = SplitWords(
    keyed("%weights: meant 50 standing 50 reading 50", "gether: to 60", "all: over -15"), PAIRS, TAGGER
)


@pytest.mark.parametrize(
    ("text", "at", "one"),
    [
        ("They came to gether at noon .", 2, True),
        ("It was over all too soon .", 2, False),
    ],
)
def test_two_neighbours_are_weighed_as_one_word(text: str, at: int, one: bool) -> None:
    words = text.split()
    beside = (words[at - 1], words[at], words[at + 1], words[at + 2])
    odds = SPLITS.odds(beside, lambda: (words, at), 3.0)
    assert (odds is not None) == one


@pytest.mark.parametrize(
    ("text", "word", "mends"),
    [
        ("The train will leaves from platform two .", "leaves", {"B"}),
        ("The results of the test was sent out on Monday .", "was", {"=were"}),
        ("It is know as the oldest inn of all .", "know", {"N"}),
        ("The gate will closed at six every evening .", "closed", {"+be", "B"}),
    ],
)
def test_a_slip_is_told_from_what_stands_round_it(text: str, word: str, mends: set[str]) -> None:
    words = text.split()
    low = [one.lower() for one in words]
    mend = english_slips().mend(low, TAGGER.tag(words).tags, words.index(word))
    assert mend.name in mends
    assert mend.margin > 2.5


@pytest.mark.parametrize(
    "text", ["The train will leave from platform two .", "The fees were raised again this spring ."]
)
def test_what_is_right_is_left(text: str) -> None:
    words = text.split()
    low, tags = [one.lower() for one in words], TAGGER.tag(words).tags
    assert max(english_slips().mend(low, tags, at).margin for at in range(len(words) - 1)) < 2.5


def test_a_file_that_holds_no_weights_is_refused() -> None:
    with pytest.raises(ValueError, match="not a file of weights"):
        SlipModel(str(DATA / "english.tags"), TAGGER)
