"""What is asked before an expression is tried refuses nothing that the expression finds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch

from copydesk.language import scan
from copydesk.language.cues import Cues
from copydesk.language.scan import Scanner

SPEECH = tomllib.loads((Path(__file__).parents[1] / "rules/data/page-speech.toml").read_text("utf-8"))
LISTS = {name: table["cues"] for name, table in SPEECH.items() if isinstance(table, dict) and "cues" in table}
WORDS = sorted({word for cues in LISTS.values() for cue in cues for word in re.findall(r"[^\W_]+", cue)})
PIECES = [*WORDS, "©", "@", " ", " ", " ", "2024", "12:30", "/", "%", "+3,4", "-", ":", "|", "Kookıe", "ſite"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(TEXTS, st.sampled_from(sorted(LISTS)), st.booleans())
def test_cues_count_what_each_expression_finds(text: str, name: str, capitals: bool) -> None:
    text = text.upper() if capitals else text
    plain = sum(re.search(cue, text, re.IGNORECASE) is not None for cue in LISTS[name])
    assert Cues(LISTS[name]).count(text) == plain


@given(st.lists(st.sampled_from(["ab", "b", "c", "\n", "x", "é"]), max_size=30).map("".join))
def test_lines_are_those_that_hold_a_literal(text: str) -> None:
    owners = {"one": ["ab", "é"], "two": ["b", "bc"], "none": []}
    expected: dict[str, list[tuple[int, int]]] = {}
    start = 0
    for line in text.split("\n"):
        for owner, literals in owners.items():
            if any(literal in line for literal in literals):
                expected.setdefault(owner, []).append((start, start + len(line)))
        start += len(line) + 1
    assert Scanner(owners).lines(text) == expected


@given(st.lists(st.sampled_from(["mill", "mil", " ", "’", "ll m", "é"]), max_size=30).map("".join))
def test_a_long_text_is_scanned_piece_by_piece_and_nothing_is_lost_between(text: str) -> None:
    scanner = Scanner({"one": ["mill", "l", "mi"], "two": ["ll m", "mill", "é"], "none": ["quay"]})
    folded = scan.fold(text)

    def found() -> list[list[scan.Found]]:
        hits = scanner.scan(folded)
        return [list(hits.take(owner)) for owner in ("one", "two", "none", "one")]

    whole, present, lines = found(), scanner.present(folded), scanner.lines(folded)
    with MonkeyPatch.context() as patched:
        patched.setattr(scan, "_PIECE", 3)
        assert (found(), scanner.present(folded), scanner.lines(folded)) == (whole, present, lines)
    expected = [
        (number, at, at + len(literal))
        for at in range(len(folded))
        for number, literal in sorted(enumerate(["mill", "l", "mi"]), key=lambda each: -len(each[1]))
        if folded.startswith(literal, at)
    ]
    assert whole[0] == expected and whole[2:] == [[], []]
