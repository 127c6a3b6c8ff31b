"""Turns of phrase in many wordings (fixtures/phrases.toml): each is told at its words, and none of those that
only look like them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

CATALOGUE = catalogue.load()
PHRASES = tomllib.loads(
    (Path(__file__).parents[1] / "fixtures" / "phrases.toml").read_text(encoding="utf-8")
)["phrases"]


def told(rule: str, text: str) -> str:
    """Return a text with marks round the words that a rule tells."""
    outcome = lint_document(
        read(Source.from_text(text, "a.md"), "markdown"),
        build(CATALOGUE, Choice(select=(rule,), today="2026-11-28")),
    )
    assert not outcome.crashed
    for found in sorted(outcome.findings, key=lambda one: -one.span.start):
        start, end = found.span.start, found.span.end
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


@pytest.mark.parametrize("phrases", PHRASES, ids=lambda phrases: phrases["rule"])
def test_phrases(phrases: dict[str, Any]) -> None:
    before, after = phrases.get("before", ""), phrases.get("after", "")
    whole = [f"{before}{text}{after}\n" for text in (*phrases["bad"], *phrases["good"])]
    plain = [text.replace("⟦", "").replace("⟧", "") for text in whole]
    assert [told(phrases["rule"], text) for text in plain] == whole
