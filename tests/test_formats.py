"""The table of formats: what it promises for the built-in ones, and formats that other packages bring."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk

from copydesk.base import entrypoints
from copydesk.base.entrypoints import EntryPointError
from copydesk.document.document import Document
from copydesk.document.model import Block
from copydesk.document.prose import ProseBuilder
from copydesk.document.source import Source, Span
from copydesk.input.readers import detect_format, formats, read
from copydesk.input.readers.registry import BUILT_IN, by_suffix
from copydesk.input.readers.registry import formats as all_formats
from copydesk.testing import check_document

# A reader of notes whose lines begin with a bullet sign, as another package would write it.
READER = """
from copydesk.api import Block, Document
from copydesk.document.traits import Traits
from copydesk.document.prose import ProseBuilder
from copydesk.document.source import Source, Span
from copydesk.input.readers.registry import Format

NOTES = Format("notes", __name__, (".notes",), Traits(lines=True))

def read(source: Source) -> Document:
    builder, blocks, at = ProseBuilder(), [], 0
    for number, line in enumerate(source.text.splitlines(keepends=True)):
        text = line.rstrip("\\n").removeprefix("* ")
        start = at + len(line.rstrip("\\n")) - len(text)
        if text.strip():
            builder.block_break(start)
            first = builder.size
            builder.literal(text, start)
            blocks.append(Block(len(blocks), "paragraph", Span(at, at + len(line.rstrip("\\n"))), first, builder.size))
        at += len(line)
    return Document(source, NOTES.name, builder.finish(), tuple(blocks), traits=NOTES.traits)
"""


@pytest.fixture
def installed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages with one that brings the format ``notes``."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "notes-1.0.dist-info").mkdir(parents=True)
    (folder / "notes-1.0.dist-info" / "entry_points.txt").write_text(
        "[console_scripts]\nnotes = x:y\n\n[copydesk.readers]\nnotes = notes_reader:NOTES\n", encoding="utf-8"
    )
    (folder / "notes_reader.py").write_text(READER, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    caches = (entrypoints.entry_points, all_formats, by_suffix)
    for cache in caches:
        cache.cache_clear()
    yield folder
    sys.modules.pop("notes_reader", None)
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_format_is_found_by_each_of_its_suffixes(name: str) -> None:
    form = BUILT_IN[name]
    sample = b'{"uri": "urn:x", "pubstatus": "usable"}' if form.marks else b"A day."
    assert form.suffixes
    assert {detect_format("a" + suffix.upper(), sample) for suffix in form.suffixes} == {name}


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_reader_of_a_format_gives_its_name_and_traits(name: str) -> None:
    document = read(Source.from_text('{"headline": "The mill"}', "a"), name)
    assert (document.format, document.traits) == (name, BUILT_IN[name].traits)
    check_document(document)


def test_a_file_with_a_suffix_but_without_its_marks_is_no_article() -> None:
    assert detect_format("package.json", b'{"name": "mill"}') is None


def test_another_package_brings_a_format(installed: Path, desk: Desk) -> None:
    assert list(formats()) == [*BUILT_IN, "notes"]
    document = read(Source.from_text("* The mill.\n\n* The dam.\n", "a.notes"))
    assert [document.text_of(block) for block in document.blocks] == ["The mill.", "The dam."]
    check_document(document)
    desk.write("a.notes", "* The forbidden word.\n")
    for arguments in (["."], ["a.notes"], ["--format-as", "notes", "a.notes"]):
        (file,) = desk.run("check", "--format", "json", *arguments).json["files"]
        assert (file["format"], file["findings"][0]["text"]) == ("notes", "forbidden word")


def test_a_format_that_cannot_be_loaded_is_named(installed: Path, desk: Desk) -> None:
    (installed / "notes_reader.py").write_text("NOTES = 3\n", encoding="utf-8")
    said = "copydesk.readers: notes = notes_reader:NOTES: no Format called 'notes'"
    with pytest.raises(EntryPointError, match=re.escape(said)):
        formats()
    desk.write("a.notes", "* A mill.\n")
    result = desk.run("check", "a.notes")
    assert (result.code, said in result.err) == (2, True)


def test_an_unknown_format_is_refused_with_those_that_exist(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    result = desk.run("check", "--format-as", "docx", "a.md")
    assert result.code == 2
    assert "“docx” is not one of the formats markdown, html, text, ninjs" in result.err


def broken(**changes: object) -> Document:
    """A document of one paragraph with something wrong in it."""
    source = Source.from_text("The mill.", "a")
    builder = ProseBuilder()
    builder.literal("The mill.", int(str(changes.pop("at", 0))))
    block = Block(0, "paragraph", Span(0, 9), 0, 9)._replace(**changes)
    return Document(source, "notes", builder.finish(), (block,))


def test_a_sound_document_passes() -> None:
    check_document(broken())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"span": Span(0, 10)}, "lies outside"),
        ({"end": 10}, "lies outside"),
        ({"span": Span(1, 9)}, "does not hold its prose"),
        ({"at": 1}, "but the source has"),
    ],
)
def test_a_document_with_wrong_places_does_not_pass(changes: dict[str, object], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check_document(broken(**changes))


def test_what_a_format_is_like() -> None:
    """A format is like nothing that it does not say."""
    said = {
        name: {trait for trait, holds in form.traits._asdict().items() if holds}
        for name, form in BUILT_IN.items()
    }
    assert said == {
        "markdown": {"lines", "markdown"},
        "text": {"lines", "plain"},
        "html": {"elements"},
        "ninjs": {"packed"},
    }


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ('{"standard": {"name": "ninjs", "version": "2.1"}, "name": "x"}', True),
        ('{"$schema": "https://iptc.org/std/ninjs/ninjs-schema_3.0.json"}', True),
        ('{"uri": "urn:x", "pubstatus": "usable"}', True),
        ('{"uri": "urn:x", "headline": "Gate", "body_text": "It opens."}', True),
        ('[{"uri": "urn:x", "headlines": [{"value": "Gate"}]}]', True),
        ('{"headline": "Gate", "urgency": 3, "versioncreated": "2026-03-02"', True),
        ('{"headline": "Gate"}', False),
        ('{"uri": "/gates", "headline": "Gate"}', False),
        ('{"headline": "Gate", "body": "text"}', False),
        ('{"@type": "NewsArticle", "headline": "Gate", "datePublished": "2026-03-02"}', False),
        ('{"page": {"uri": "urn:x", "pubstatus": "usable"}}', False),
        ('{"items": [{"uri": "urn:x", "bodies": []}]}', False),
        ('{"schema_version": "1.1", "tool": {"name": "copydesk"}, "files": []}', False),
        ('{"text": "\\"uri\\": \\"pubstatus\\": {", "a": 1}', False),
    ],
)
def test_json_is_news_only_when_it_says_so_or_cannot_be_anything_else(text: str, news: bool) -> None:
    assert detect_format("a.json", text.encode()) == ("ninjs" if news else None)
