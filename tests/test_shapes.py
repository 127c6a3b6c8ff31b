"""The shape language: what each element takes, where matches begin and end, and that it stays in proportion."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from copydesk.base import store
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.language.shapeindex import Index, index_of
from copydesk.language.shapereadings import ShapeReadings
from copydesk.language.tokens import tokenise
from copydesk.language.wordshapes import Match, Shapes, matches
from copydesk.testing import facts_of


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


LINES = {
    "plain": ["old pier", "pier", "old|new ..2 pier|quay", "not the ~4 but", "the the", "very* old"],
    "open": ["^ the old", "^ (so) , we", "^ so , the", "^ in the end ,", "^ pier* ..1 old", "^ — so"],
    "ends": [
        "old (very) pier $",
        "the pier|quay .",
        "— so ..1 pier",
        "hour pier",
        "@colour ..1 pier",
        "a's pier",
    ],
    "free": [", ~3 ,", "(very) (old) quay", "2.5 pier"],
}
SETS = {"colour": ["red", "blue-green"]}
WORDS = [
    *("old", "pier", "the", "The", "not", "but", "so", "So", "we", "in", "end", "very", "quay", "new", "red"),
    *(
        "blue-green",
        "blue\u2011green",
        "2.5-hour",
        "2,500",
        "2.5",
        "veryold",
        "a’s",
        "‘a",
        "_so",
        "hour",
        "İ",
    ),
    *(",", "—", ".", ";", "“", "”", "\n\n"),
]


def slowly(shapes: Shapes, text: str, offset: int) -> list[Match]:
    """Try every line, whatever it is filed under."""
    return list(matches(tokenise(text, offset), shapes.read(range(sum(map(len, LINES.values()))))))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
@example(["so", ",", "the"])
@example(["_so_,", "the"])
@example(["so\u00a0,", "the"])
def test_what_is_found_by_the_index_is_what_trying_every_line_finds(words: list[str]) -> None:
    shapes = Shapes(LINES, SETS)
    facts = facts_of(read(Source.from_text(" ".join(words), "a.txt"), "text"))
    found: dict[int, list[Match]] = {}
    for sentence, tokens, match in facts.find_shapes(shapes, facts.sentences):
        cut = tokenise(sentence.text, sentence.start)
        assert (tokens.texts, tokens.starts, tokens.ends) == (cut.texts, cut.starts, cut.ends)
        found.setdefault(sentence.start, []).append(match)
    for sentence in facts.sentences:
        expected = slowly(shapes, sentence.text, sentence.start)
        assert found.get(sentence.start, []) == expected
        assert list(shapes.find(tokenise(sentence.text, sentence.start))) == expected


def unpacked(index: Index) -> list[object]:
    return [{word: table[word] for word in table} for table in index[:-1]] + [index.always]


def test_the_index_of_a_long_list_is_kept_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path))
    lines = [f"word{number} pier" for number in range(300)]
    made = unpacked(index_of([lines], {}))
    (kept,) = tmp_path.glob("shapes-*")
    assert unpacked(index_of([lines], {})) == made
    kept.write_bytes(b"not written by us")
    assert unpacked(index_of([lines], {})) == made
    for harm in ([1, 2], (1, 2), {}, "by_word"):
        store.save(kept.name.rpartition("-")[0], harm)
        assert unpacked(index_of([lines], {})) == made


def test_a_short_list_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path))
    index_of([["old pier"]], {})
    assert list(tmp_path.iterdir()) == []


def test_readings_are_written_out_one_by_one() -> None:
    macros = {"THIS": ["this pier", "our ferry"], "WENT": ["went", "has gone", "goes"]}
    lines = ShapeReadings(["^ THIS WENT $|out|away", "plain  line", "WENT"], macros)
    assert len(lines) == 2 * 3 * 2 + 1 + 3
    assert list(lines)[:3] == ["^ this pier went $", "^ this pier went out|away", "^ this pier has gone $"]
    assert lines[12:] == ["plain line", "went", "has gone", "goes"]
    assert [lines[at] for at in range(-len(lines), 0)] == list(lines) == lines[:]
    with pytest.raises(IndexError):
        lines[len(lines)]


def test_a_line_that_stands_for_many_finds_what_they_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path))
    macros = {"THIS": [f"this pier{number}" for number in range(30)], "WENT": ["went", "has gone"]}
    lines = ShapeReadings(["^ THIS ..2 WENT", "WENT from THIS $|now"], macros)
    for _ in range(2):  # the second time by the index that is kept
        few, many = Shapes({"a": lines, "b": ["pier7"]}), Shapes({"a": list(lines), "b": ["pier7"]})
        for text in (
            "This pier7 at last has gone.",
            "It went from this pier3 now and then.",
            "That pier7 went.",
        ):
            tokens = tokenise(text, 0)
            assert list(few.find(tokens)) == list(many.find(tokens)) != []
