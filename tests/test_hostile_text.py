"""Texts made to be slow: every reader and every shared fact stays in proportion to the length of the text."""

from __future__ import annotations

import pytest

from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of

REPEATED = [
    ">", "[", "[]( ", "*a ", "`", "`a ", "- ", "|", "| a | b\n", "<", "<!--", "<a ", "“a ", '"a ', "'a ", ". ", "&amp;", "[^a]", "[a][", "a@",
    "http://", "www.a ", "#", "\n", "\r", "[@a; ", '<ref name="', "\t", "\u00a0", "1. ", "---\n", "```\n", "a://b.c@", "---|", "<script>", "<div>",
    "\u202e", "\ufe0f", "👩‍",
]  # fmt: skip


@pytest.mark.parametrize("format", ["markdown", "text", "html"])
@pytest.mark.parametrize("piece", REPEATED)
def test_repetition_is_read_whole(piece: str, format: str) -> None:
    # No clock here: with a quadratic reader this file would take the better part of an hour.
    text = piece * 20_000
    doc = read(Source.from_text(text, "a"), format)
    facts = facts_of(doc)
    assert len(facts.lines) == len(doc.source.line_starts)
    assert all(sentence.end <= len(doc.prose.text) for sentence in facts.sentences)
    assert all(start < end for start, end in facts.quotes)


@pytest.mark.parametrize("format", ["markdown", "text", "html"])
def test_deep_nesting_is_read(format: str) -> None:
    deep = (
        "\n".join(" " * depth + "- a" for depth in range(300))
        + "\n\n"
        + "> " * 300
        + "b\n\n"
        + "<div>" * 3000
        + "c"
        + "</div>" * 3000
    )
    doc = read(Source.from_text(deep, "a"), format)
    assert "c" in doc.prose.text
