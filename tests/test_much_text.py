"""Of a long article not everything is held at once: columns, sentences made when asked for, facts let go
between families. What is found must be the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.facts.facts import Facts
from copydesk.input.readers import read
from copydesk.language.scan import fold, folded_pieces
from copydesk.pipeline.pipeline import lint_document

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
RULES = build(load(), Choice(today="2026-11-28"))
ARTICLES = sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".md", ".html", ".txt"))[::2]


def outcome(path: Path) -> tuple[Any, ...]:
    text = path.read_bytes().decode("utf-8", "replace")
    form = {".md": "markdown", ".html": "html", ".txt": "text"}[path.suffix]
    found = lint_document(read(Source.from_text(text, path.name), form), RULES)
    facts = found.facts
    known = (len(facts.sentences), facts.word_count, facts.language, facts.ledger.as_dict())
    return found.findings, found.rules_run, found.skipped, found.crashed, known


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_a_long_article_is_found_to_hold_what_a_short_one_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = outcome(path)
    let_go: list[Facts] = []
    real = Facts.let_go
    monkeypatch.setattr(Facts, "let_go", lambda facts: (let_go.append(facts), real(facts)))
    monkeypatch.setattr("copydesk.facts.facts.MUCH", 0)
    monkeypatch.setattr("copydesk.facts.facts._WORTH", -(10**9))
    monkeypatch.setattr("copydesk.facts.base.LONG", 0)
    monkeypatch.setattr("copydesk.language.words.LONG", 0)
    monkeypatch.setattr("copydesk.language.scan._PIECE", 60)
    assert outcome(path) == plain
    assert let_go or not plain[0]


def test_an_article_is_found_to_hold_the_same_where_tables_forget_between_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = ARTICLES[0]
    plain = outcome(path)
    monkeypatch.setattr("copydesk.facts.facts.MUCH", 0)
    monkeypatch.setattr("copydesk.facts.facts._WORTH", -(10**9))
    monkeypatch.setattr("copydesk.facts.facts._FILLED", -(10**9))
    assert outcome(path) == plain


def test_what_was_found_out_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = RULES.facts(
        read(Source.from_text("# Mill\n\nThe mill was sold, the council said.\n"), "markdown")
    )
    monkeypatch.setattr("copydesk.facts.facts._WORTH", -(10**9))
    table, before, furniture = facts.word_table, facts.attributions, facts.furniture
    assert facts.sections and facts.sentences
    facts.let_go()
    assert not {"attributions", "sections", "sentences"} & facts.__dict__.keys()
    assert facts.word_table is table
    assert facts.__dict__["furniture"] is furniture, "it is declared as kept"
    assert facts.attributions is not before


def test_what_tables_remember_is_let_go_within_a_family_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.facts.facts.MUCH", 0)
    facts = RULES.facts(read(Source.from_text("The mill was sold, the council said.\n"), "markdown"))
    tagger = facts.tagger
    assert facts.tokens and tagger.kinds("mill") and tagger._known
    facts.ease()
    assert tagger._known, "it is little"
    monkeypatch.setattr("copydesk.facts.facts._WORTH", -(10**9))
    facts.ease()
    assert tagger._known, "filling them anew takes longer than it is worth"
    monkeypatch.setattr("copydesk.facts.facts._FILLED", -(10**9))
    facts.ease()
    assert not tagger._known and not tagger.table._known
    assert "tokens" in facts.__dict__, "what is known of the article stays"


@pytest.mark.parametrize("piece", [1, 7, 60, 1000])
def test_a_text_is_folded_in_pieces_that_cut_no_word(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“It’s Old\u00a0Pier” 🚢 " * 20 + "ΟΔΟΣ\n" + "X" * 200 + " Ünd\n" + "Y" * 99
    whole = fold(text)
    monkeypatch.setattr("copydesk.language.scan._PIECE", piece)
    for start, end in ((0, None), (5, None), (3, 300), (300, 300)):
        pieces = list(folded_pieces(text, start, end))
        assert "".join(pieces) == whole[start:end] and all(pieces)
        assert all(one[-1] in " \n" for one in pieces[:-1])
    assert fold(text) == whole
