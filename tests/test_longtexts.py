"""A long article is held in columns and looked at piece by piece: it says the same as a short one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from copydesk.catalogue import catalogue, ruleset
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document
from copydesk.report.fileentries import file_entry

FIXTURES = Path(__file__).parents[1] / "fixtures"
ARTICLES = sorted([*FIXTURES.glob("articles/*"), *FIXTURES.glob("claims/*"), FIXTURES / "outputs/ferry.md"])
LONG = (
    "document.blockcolumns.MANY",
    "input.readers.blocks.LONG",
    "input.readers.lines.LONG",
    "input.readers.lines._TOGETHER",
    "facts.text.language.MANY",
    "facts.base.LONG",
    "facts.tables.openlines.LONG",
    "language.words.LONG",
    "facts.facts.MUCH",
    "facts.facts._WORTH",
    "facts.text.shapesearch._TOGETHER",
    "pipeline.fingerprint._LONG",
)


def entry(path: Path) -> dict[str, Any]:
    rules = ruleset.build(catalogue.load(), ruleset.Choice())
    source = Source.from_text(path.read_text(encoding="utf-8"), path.name)
    outcome = lint_document(read(source), rules)
    outcome.findings.sort()
    return file_entry(path.name, outcome, rules, claims=True)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_a_long_article_has_the_findings_and_claims_of_a_short_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = entry(path)
    for name in LONG:
        monkeypatch.setattr(f"copydesk.{name}", 1)
    assert entry(path) == short
    assert short["claims"]["sentences"]
