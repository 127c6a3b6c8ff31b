"""Sentences that strangers write: what nobody answers for, what is out of date, and what is hollow."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine

FOLDER = Path(__file__).parents[1] / "fixtures"
PROSE, VOICES = (
    tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    for name in ("told-prose.toml", "told-voices.toml")
)
PAGES: dict[str, str] = {**PROSE["pages"], **VOICES["pages"]}
KINDS: dict[str, dict[str, Any]] = {
    **PROSE["kinds"],
    **{f"{name} 2": kind for name, kind in VOICES["kinds"].items()},
}
LEAST = {
    # kind: found of the faulty ones at least, told of the fine ones at most
    "opinion": (33, 3),  # of 40
    "hearsay": (32, 0),  # of 40
    "vague": (32, 6),  # of 40
    "stale": (33, 0),  # of 40
    "hollow": (29, 1),  # of 40
    "contrast": (36, 0),  # of 40
    "claim": (33, 11),  # of 40
    "tail": (14, 0),  # of 20
    "transition": (20, 0),  # of 20
    "filler": (17, 1),  # of 20
    "relative": (19, 1),  # of 20
    "disclosure": (17, 0),  # of 20
    "acronym": (19, 2),  # of 20
    "inflated": (20, 0),  # of 20
    # The second set: 40 faulty ones and 20 fine ones of the first five kinds, 20 and 20 of the others.
    "opinion 2": (33, 1),
    "claim 2": (37, 8),
    "vague 2": (38, 2),
    "hearsay 2": (31, 0),
    "stale 2": (32, 0),
    "relative 2": (13, 1),
    "inflated 2": (18, 0),
    "tail 2": (17, 0),
    "transition 2": (19, 1),
    "filler 2": (20, 1),
}


@pytest.fixture(scope="module")
def every_rule() -> RuleSet:
    return build(catalogue.load(), Choice(today="2026-11-30", profile="default"))


def told(kind: dict[str, Any], page: str, sentence: str, rules: RuleSet) -> bool:
    """Say whether a rule of a kind finds something in a sentence on its page."""
    where = kind["where"]
    slots = {"inside": "", "apart": "", "end": ""}
    slots[where] = sentence + {"inside": " ", "apart": "\n\n", "end": ""}[where]
    date = "the editors" if kind.get("undated") else "12 May 2026"
    text = PAGES[page].format(date=date, **slots).strip() + "\n"
    start = text.index(sentence)
    return any(
        one.rule_id.startswith(tuple(kind["rules"]))
        and one.span.start < start + len(sentence)
        and one.span.end > start
        for one in examine(Source.from_text(text, "text"), Task("markdown", rules)).findings
    )


@pytest.mark.parametrize("name", KINDS)
def test_what_strangers_write_is_told(name: str, every_rule: RuleSet) -> None:
    kind, (least, most) = KINDS[name], LEAST[name]
    missed = [text for page, text in kind["faulty"] if not told(kind, page, text, every_rule)]
    wrong = [text for page, text in kind["fine"] if told(kind, page, text, every_rule)]
    assert len(kind["faulty"]) - len(missed) >= least, missed
    assert len(wrong) <= most, wrong
