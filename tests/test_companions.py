"""The files that an article names: which are read, which are not and why, and when they have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input import namedfiles
from copydesk.input.companions import (
    Companions,
    fingerprint,
    gather,
    list_names,
    parse_list,
    read_companion,
)
from copydesk.input.filetext import NotReadable, text_of
from copydesk.input.readers import read


def article(text: str = "") -> Document:
    return read(Source.from_text(text, "a.md"), "markdown")


FRONT = """---
bibliography:
  - refs.bib
  - refs.bib
sources:
  - snapshot: saved/one.txt
  - title: no copy of this one
  - snapshot: 3
---

Text.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "one.txt").write_text("One text.", encoding="utf-8")
    (tmp_path / "saved" / "two.txt").write_text("Two texts.", encoding="utf-8")
    (tmp_path / "refs.bib").write_text("@book{a, title={A}}", encoding="utf-8")
    return tmp_path


def gathered(folder: Path, text: str = FRONT) -> Companions:
    return gather(article(text), str(folder / "a.md"), str(folder))


def test_files_are_read_once_in_the_order_in_which_they_are_named(folder: Path) -> None:
    found = gathered(folder)
    assert [(name, file.state, file.text) for name, file in found.files.items()] == [
        ("refs.bib", "read", "@book{a, title={A}}"),
        ("saved/one.txt", "read", "One text."),
    ]
    assert (found.lists, found.answers, bool(found)) == ((), None, True)
    one = gathered(folder, "---\nbibliography: refs.bib\n---\n\nText.\n")
    assert list(one.files) == ["refs.bib"]


def test_an_article_that_names_nothing_has_no_companions(folder: Path) -> None:
    found = gathered(folder, "Text.\n")
    assert (dict(found.files), found.lists, found.digest, bool(found)) == ({}, (), "", False)
    assert bool(Companions({}, answers={}))


def test_lists_beside_an_article_are_read_with_their_copies(folder: Path) -> None:
    (folder / "sources.toml").write_text(
        '[[source]]\nid = "s"\nsnapshot = "saved/two.txt"\ndate = 2026-03-01\n'
        '[[source]]\nid = "t"\narticles = ["b.md"]\n[[source]]\nid = "u"\narticles = ["b.md", "a.md"]\n'
    )
    (folder / "a.sources.toml").write_text('[[sources]]\nid = "own"\n')
    found = gathered(folder)
    assert [(one.path, one.own, [entry["id"] for entry in one.entries]) for one in found.lists] == [
        ("sources.toml", False, ["s", "u"]),
        ("a.sources.toml", True, ["own"]),
    ]
    assert found.lists[0].entries[0]["date"] == "2026-03-01"
    assert list(found.files) == ["refs.bib", "saved/one.txt", "saved/two.txt"]
    assert list_names("a.b.md") == ("sources.toml", "a.b.sources.toml")


def test_a_list_that_cannot_be_read_says_so(folder: Path) -> None:
    for data in (b"[[source", b"\xff\xfe"):
        found = parse_list("sources.toml", data, "a.md", own=False)
        assert found.entries == () and found.problem.startswith("not valid TOML: ")
    assert parse_list("sources.toml", b'source = ["x"]\r\n', "a.md", own=True).entries == ()
    outside = folder.parent / "outside.toml"
    outside.write_text('[[source]]\nid = "s"\n')
    (folder / "sources.toml").symlink_to(outside)
    (found,) = gathered(folder).lists
    assert (found.entries, found.problem) == ((), "the path leads out of the project")


def test_the_digest_tells_when_a_file_has_changed(folder: Path) -> None:
    def now() -> str:
        return fingerprint(("refs.bib", "saved/one.txt"), str(folder / "a.md"), str(folder))

    digest = gathered(folder).digest
    assert len(digest) == 64 and now() == digest
    (folder / "saved" / "one.txt").write_text("Another text.", encoding="utf-8")
    changed = now()
    assert changed != digest and changed == gathered(folder).digest
    (folder / "saved" / "one.txt").unlink()
    assert now() not in (digest, changed) and now() == gathered(folder).digest
    (folder / "sources.toml").write_text('[[source]]\nsnapshot = "saved/two.txt"\n')
    listed = now()
    assert listed == gathered(folder).digest
    (folder / "saved" / "two.txt").write_text("Other texts.", encoding="utf-8")
    assert now() != listed and now() == gathered(folder).digest
    assert fingerprint((), str(folder / "sub" / "b.md"), str(folder)) == ""


def test_no_more_files_are_read_than_is_sensible(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(namedfiles, "_MOST_FILES", 1)
    found = gathered(folder)
    states = [(name, file.state) for name, file in found.files.items()]
    assert states == [("refs.bib", "read"), ("saved/one.txt", "not-checked")]
    assert fingerprint(("refs.bib", "saved/one.txt"), str(folder / "a.md"), str(folder)) == found.digest


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(namedfiles, "_LARGEST", 9)
    one, two = (read_companion(f"saved/{name}.txt", str(folder), str(folder)) for name in ("one", "two"))
    assert (one.state, one.text, len(one.sha256)) == ("read", "One text.", 64)
    assert (two.state, two.text, two.detail) == ("not-checked", "", "it is larger than 9 bytes")


def test_why_a_file_was_not_read_is_said(folder: Path) -> None:
    def state(name: str) -> tuple[str, str]:
        found = read_companion(name, str(folder), str(folder))
        return found.state, found.detail

    (folder / "x.png").write_bytes(b"\x89PNG\0\0")
    (folder / "bad.pdf").write_bytes(b"%PDF-no")
    assert state("none.txt") == ("missing", "there is no such file")
    assert state("saved") == ("unreadable", "it is no file")
    assert state("../a.txt") == ("outside", "the path leads out of the project")
    assert state("x.png") == ("not-checked", "only text, Markdown, HTML and PDF can be compared")
    for name in ("", "/etc/passwd", "C:x.txt", "\\\\host\\x", "a\0b", "."):
        assert state(name)[0] == "outside", name


def test_what_a_reader_of_a_file_sees_is_compared() -> None:
    assert text_of("a.md", b"A *word* &amp; `x`.") == "A word & \ufffc."
    assert text_of("a.html", b"<p>A <b>word</b></p>") == "A word"
    assert text_of("a.JSON", b'{"a": "<b>"}') == '{"a": "<b>"}'
    assert text_of("notes", b"A *word*.") == "A *word*."
    assert text_of("notes", b"a" * 8192 + b"\0")[:3] == "aaa"
    with pytest.raises(NotReadable) as caught:
        text_of("notes", b"a" * 8191 + b"\0")
    assert caught.value.state == "not-checked"
