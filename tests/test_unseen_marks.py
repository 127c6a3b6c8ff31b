"""A word is what a reader sees: soft hyphens, joiners and zero-width spaces inside it hide no mistake, and half
a surrogate pair stops no check.
"""

from __future__ import annotations

import json

import pytest

from copydesk.base.surrogates import whole, whole_escapes
from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import decode, read
from copydesk.pipeline.fix import fix_data
from copydesk.pipeline.pipeline import Task, examine

RULES = build(catalogue.load(), Choice(select=("TYP001", "INT005"), profile="default"))


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200b\u2060"])
@pytest.mark.parametrize("format", ["markdown", "html", "text"])
def test_a_word_is_looked_up_without_its_marks(mark: str, format: str) -> None:
    text = f"The commi{mark}tee has rec{mark}ieved the letter."
    source = Source.from_text(f"<p>{text}</p>" if format == "html" else text)
    outcome = examine(source, Task(format, RULES))
    found = [finding for finding in outcome.findings if finding.rule_id == "TYP001"]
    assert [finding.text for finding in found] == [f"commi{mark}tee", f"rec{mark}ieved"]
    for finding in found:
        assert source.slice(finding.span) == finding.text


@pytest.mark.parametrize("entity", ["&shy;", "&#173;", "&#x200b;", "&ZeroWidthSpace;", "&NoBreak;"])
def test_marks_may_be_spelt(entity: str) -> None:
    text = f"<p>It was rec{entity}ieved.</p>"
    found = examine(Source.from_text(text), Task("html", RULES)).findings
    assert [finding.text for finding in found if finding.rule_id == "TYP001"] == [f"rec{entity}ieved"]


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "क्\u200dष", "\U0001f468\u200d\U0001f469", "៛\u200b៛", "10\u00ad20", "– \u2060–"]
)
def test_where_a_script_needs_them_they_stay(text: str) -> None:
    assert read(Source.from_text(text), "text").prose.text == text


def test_a_mark_is_removed_and_nothing_else() -> None:
    data = "It let\u200bter the town in.\n".encode()
    fixed = fix_data("a.md", data, Task("markdown", RULES))
    assert fixed.data.decode() == "It letter the town in.\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", r'{"uri": "a", "type": "text", "headline": "x \ud800 y", "body_text": "He \udc00 recieved it \ud83d\ude00."}'),
        ("a.md", '---\ntitle: "a \\ud800 b"\n"k\\udfff": [1, {x: "\\ud800"}]\n---\n\nHe recieved it.\n'),
        ("a.md", '{"title": "a \\ud800 b", "\\udfff": 1}\n\nHe recieved it.\n'),
        ("a.html", '<script type="application/ld+json">{"headline": "\\ud800"}</script><p>He recieved &#xd800; it.'),
    ],
)  # fmt: skip
def test_half_a_pair_is_a_lost_character(name: str, text: str) -> None:
    source = decode(name, text.encode())
    document = read(source)
    outcome = examine(source, Task(document.format, RULES))
    for value in (document.prose.text, *(str(meta.value) for meta in document.metadata)):
        value.encode()
    found = [finding for finding in outcome.findings if finding.rule_id == "TYP001"]
    assert [source.slice(finding.span) for finding in found] == ["recieved"]
    assert not [finding for finding in outcome.findings if finding.rule_id == "CPD001"]


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [
        (r"\ud800", "\ufffd"),
        (r"\udfff\ud800", "\ufffd\ufffd"),
        (r"\ud83d\ude00", "\U0001f600"),
        (r"\\ud800", r"\ud800"),
        (r"\\\ud800", "\\\ufffd"),
        (r"\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
        (r"\uD83D\u0041", "\ufffdA"),
    ],
)
def test_escapes_keep_their_length(spelt: str, meant: str) -> None:
    mended = whole_escapes(f'"{spelt}"')
    assert len(mended) == len(spelt) + 2
    assert json.loads(mended) == meant


def test_text_from_a_program_is_made_whole() -> None:
    assert whole("a\ud800b") == "a\ufffdb" and whole("a\U0001f600") == "a\U0001f600"
    source = Source.from_text("a\ud800b")
    assert (source.text, source.writable) == ("a\ufffdb", True)
