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
    libraries_of,
    list_names,
    parse_list,
    read_companion,
    watched,
)
from copydesk.input.filetext import NotReadable, text_of
from copydesk.input.projecttree import Tree
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


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("No mark.\n", False),
        ("So [@a] says.\n", True),
        ("So \\cite{a} says.\n", True),
        ("Write to me@a.example.\n", True),
    ],
)
def test_a_bibliography_of_the_configuration_is_read_for_an_article_that_may_cite(
    folder: Path, text: str, cites: bool
) -> None:
    path = str(folder / "refs.bib")
    read_ = [(one.path, one.state, one.text) for one in libraries_of(article(text), (path,))]
    assert read_ == [("refs.bib", "read", "@book{a, title={A}}")] * cites
    assert libraries_of(article(text), ()) == ()
    missing = libraries_of(article(text), (str(folder / "none.bib"), path))
    assert [one.state for one in missing] == ["missing", "read"] * cites


LINKS = "See [one](saved/one.txt), [gone](saved/gone.txt) and [far](https://far.example/a).\n"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (LINKS, {"saved/one.txt": "file", "saved/gone.txt": "missing"}),
        ('An <a href="saved/two.txt">anchor</a> of a page.\n', {"saved/two.txt": "file"}),
        ("[far](https://far.example/a) only.\n", {}),
        ("Nothing, 2 < 3.\n", {}),
        ("Nothing at all.\n", {}),
    ],
)
def test_links_to_files_are_looked_up_in_the_tree_of_the_project(
    folder: Path, text: str, states: dict[str, str]
) -> None:
    asked = []

    def tree() -> Tree:
        asked.append(1)
        return Tree(str(folder))

    path = str(folder / "a.md")
    found = gather(article(text), path, str(folder), tree=tree)
    assert {url: target.state for url, target in found.targets.items()} == states
    assert bool(asked) is bool(found) is bool(found.digest) is bool(states)
    # A later run that knows only the names comes to the same.
    names = watched(article(text))
    assert fingerprint(names, path, str(folder), tree) == found.digest
    without = gather(article(text), path, str(folder))
    assert (dict(without.targets), without.digest, bool(without)) == ({}, "", False)


def test_an_article_outside_the_tree_has_no_files_in_it(folder: Path) -> None:
    inside = folder / "saved"
    found = gather(article(LINKS), str(folder / "a.md"), str(folder), tree=lambda: Tree(str(inside)))
    assert (dict(found.targets), found.digest) == ({}, "")
    # One that is a link to a file of the tree lies where that file lies.
    (inside / "b.md").write_text(LINKS, encoding="utf-8")
    (folder / "c.md").symlink_to(inside / "b.md")
    text = "See [one](one.txt).\n"
    found = gather(article(text), str(folder / "c.md"), str(folder), tree=lambda: Tree(str(inside)))
    assert {url: target.state for url, target in found.targets.items()} == {"one.txt": "file"}


def test_a_link_that_comes_or_goes_changes_the_digest(folder: Path) -> None:
    def now() -> str:
        return gather(
            article(LINKS), str(folder / "a.md"), str(folder), tree=lambda: Tree(str(folder))
        ).digest

    before = now()
    (folder / "saved" / "gone.txt").write_text("Back.", encoding="utf-8")
    after = now()
    assert before and after and before != after
    (folder / "saved" / "gone.txt").unlink()
    assert now() == before
