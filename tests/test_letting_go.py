"""What is known of an article goes with it, without a search for garbage."""

from __future__ import annotations

import gc
import tomllib
import weakref
from pathlib import Path
from typing import Any

import pytest

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

FIXTURES = Path(__file__).parents[1] / "fixtures" / "unseen"
SETS = sorted(path.stem for path in FIXTURES.glob("*-a.toml"))
ENOUGH = 12


def examined(text: str, form: str) -> weakref.ref[Any]:
    rules = defaults("2026-11-28")
    outcome = lint_document(read(Source.from_text(text, "text"), form), rules)
    table = weakref.ref(outcome.facts.word_table)
    outcome.facts.forget()
    return table


@pytest.mark.parametrize("name", SETS)
def test_no_rule_or_fact_holds_the_article_in_a_circle(name: str) -> None:
    texts = tomllib.loads((FIXTURES / f"{name}.toml").read_text(encoding="utf-8"))["text"][:ENOUGH]
    gc.disable()
    try:
        held = [each["name"] for each in texts if examined(each["text"], each.get("format", "markdown"))()]
    finally:
        gc.enable()
    assert held == []
