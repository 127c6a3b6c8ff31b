"""Slips of grammar in sentences of running text: so many of them are told, and hardly anything of sound
ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine

FIXTURES = Path(__file__).parents[1] / "fixtures"
TOGETHER = 20
NEAR = 25
"""So many characters off a mark a finding may begin or end."""
MARKED = re.compile("⟦(.*?)⟧")
LEAST = {"clauses.txt": (250, 225), "runningtext.txt": (240, 170)}
"""So many slips of a file are told, and so many of them at warning or above."""
MOST_WRONG = {"clauses.txt": 3, "runningtext.txt": 5}


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return build(catalogue.load(), Choice(today="2026-11-28", profile="default", select=["TYP", "TPG"]))


@pytest.mark.parametrize("file", LEAST)
def test_slips_are_told(rules: RuleSet, file: str) -> None:
    slips = [line for line in sentences(file) if "⟦" in line]
    told = list(levels(slips, rules))
    firm = [found for found in told if "error" in found or "warning" in found]
    least_told, least_firm = LEAST[file]
    assert sum(map(bool, told)) >= least_told, f"{sum(map(bool, told))} of {len(slips)}"
    assert len(firm) >= least_firm, f"{len(firm)} of {len(slips)} at warning or above"


@pytest.mark.parametrize("file", MOST_WRONG)
def test_sound_sentences_are_left_alone(rules: RuleSet, file: str) -> None:
    sound = [line for line in sentences(file) if "⟦" not in line]
    wrong = [line for line, found in zip(sound, levels(sound, rules), strict=True) if found - {"info"}]
    assert len(wrong) <= MOST_WRONG[file], "\n".join(wrong)


def sentences(file: str) -> list[str]:
    lines = (FIXTURES / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and line[0] != "#"]


def levels(lines: Sequence[str], rules: RuleSet) -> Iterator[set[str]]:
    """Yield at what levels something is found at the marks of each sentence, or anywhere in one without."""
    for first in range(0, len(lines), TOGETHER):
        some = lines[first : first + TOGETHER]
        plain = [MARKED.sub(r"\1", line) for line in some]
        found = examine(Source.from_text("\n\n".join(plain), "fair.md"), Task("markdown", rules)).findings
        start = 0
        for line, text in zip(some, plain, strict=True):
            # A pair of marks before a place counts for two characters that are not there.
            marks = [(m.start() - 2 * at, m.end() - 2 * at - 2) for at, m in enumerate(MARKED.finditer(line))]
            places = [(left - NEAR, right + NEAR) for left, right in marks] or [(0, len(text))]
            inside = [one for one in found if start <= one.span.start < start + len(text)]
            yield {
                str(one.severity)
                for one in inside
                if any(one.span.start < start + b and one.span.end > start + a for a, b in places)
            }
            start += len(text) + 2
