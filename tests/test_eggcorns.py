"""Words that stand for others of their sound or look: told where only the others can stand, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

FILE = Path(__file__).parents[1] / "fixtures" / "sentences" / "eggcorns.txt"
LINES = [line for line in FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
FAULTY = [line for line in LINES if "⟦" in line]
CLEAN = [line for line in LINES if "⟦" not in line]
EVERY = catalogue.load()
RULES = build(EVERY, Choice(select=("TYP011", "TYP021"), today="2026-11-28", profile="default"))


def told(text: str) -> list[tuple[int, str, str]]:
    """Return the words that are told as others, each with its place and the message."""
    found = lint_document(read(Source.from_text(text, "text"), "text"), RULES).findings
    return [(one.span.start, text[one.span.start : one.span.end], one.message) for one in found]


@pytest.mark.parametrize("line", FAULTY)
def test_a_word_that_cannot_stand_is_told_with_the_one_that_can(line: str) -> None:
    marked, _, right = line.partition(" | ")
    text = re.sub("[⟦⟧]", "", marked)
    start = marked.index("⟦")
    words = [(at, word, message) for at, word, message in told(text) if at <= start < at + len(word)]
    assert words and right in words[0][2]


@pytest.mark.parametrize("line", CLEAN)
def test_a_word_beside_its_own_company_is_not_told(line: str) -> None:
    assert told(line) == []
