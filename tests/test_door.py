"""The door to the files of a project: whose project it is, and what never comes through."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest
from desk import Desk

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.input import companions, door, namedfiles
from copydesk.input.companions import gather, read_companion
from copydesk.input.readers import read
from copydesk.project.config import Configuration
from copydesk.project.grounds import grounds
from copydesk.project.session import Session

SECRET = "token = the harbour opens at midnight for nobody but the ghost"
LURE = """---
sources:
  - url: https://harbour.test/log
    snapshot: {}
---

The log says “the harbour opens at midnight for nobody but us” ([log](https://harbour.test/log)).
"""


@pytest.fixture
def tree(desk: Desk) -> Desk:
    """A home with a secret, downloads in it, and a repository beside them."""
    (desk.folder / "copydesk.toml").unlink()
    desk.write("home/.ssh/id_rsa", SECRET)
    desk.write("home/keys/secret.txt", SECRET)
    desk.write("home/repo/.git/config", SECRET)
    desk.write("home/repo/.env", SECRET)
    desk.write("home/repo/saved/log.txt", "The harbour opens at noon for nobody but the mayor.")
    desk.write("home/repo/news/copydesk.toml", "root = true\n")
    return desk


LURES = (
    "../.ssh/id_rsa",
    "../keys/secret.txt",
    "{home}/keys/secret.txt",
    "link.txt",
    "folder/secret.txt",
    "../../../../../../../../etc/hostname",
)


@pytest.mark.parametrize("name", LURES)
def test_an_article_reads_nothing_beyond_its_own_folder_without_a_project(tree: Desk, name: str) -> None:
    home = tree.folder / "home"
    tree.write("home/Downloads/evil.md", LURE.format(name.format(home=home)))
    os.symlink(home / "keys" / "secret.txt", home / "Downloads" / "link.txt")
    os.symlink(home / "keys", home / "Downloads" / "folder")
    os.chdir(home)
    result = tree.run("check", "--format", "json", "--select", "CIT013,CIT014", "Downloads/evil.md")
    found = result.json["files"][0]["findings"]
    assert [one["rule_id"] for one in found] == ["CIT013"]
    assert "leads out of the project" in found[0]["message"] or "hidden" in found[0]["message"]
    assert "ghost" not in result.out and "midnight for nobody but the" not in result.out


@pytest.mark.parametrize(
    "name", ["../.git/config", "../.env", "hidden.txt", "../saved/../.git/config", "a/../../.env"]
)
def test_hidden_files_of_the_own_repository_are_no_sources(tree: Desk, name: str) -> None:
    repo = tree.folder / "home" / "repo"
    tree.write("home/repo/news/evil.md", LURE.format(name))
    os.symlink(repo / ".git" / "config", repo / "news" / "hidden.txt")
    result = tree.run("check", "--format", "json", "--select", "CIT", "home/repo/news/evil.md")
    found = result.json["files"][0]["findings"]
    assert [one["rule_id"] for one in found] == ["CIT013"] and "hidden" in found[0]["message"]
    assert "ghost" not in result.out


def test_a_copy_anywhere_in_the_repository_is_read_from_wherever_the_run_starts(tree: Desk) -> None:
    article = tree.write("home/repo/news/good.md", LURE.format("../saved/log.txt"))
    for start in (tree.folder, tree.folder / "home" / "repo" / "news", tree.folder / "home" / "keys"):
        os.chdir(start)
        result = tree.run("check", "--select", "CIT", os.path.relpath(article, start))
        assert "CIT014" in result.out and "noon" in result.out, start


def test_the_project_is_the_repository_else_the_configuration_else_the_folder(tmp_path: Path) -> None:
    for folder in ("repo/.git", "repo/a/b", "plain/a"):
        (tmp_path / folder).mkdir(parents=True)
    inner, plain = str(tmp_path / "repo" / "a" / "b"), str(tmp_path / "plain" / "a")
    assert grounds(inner, str(tmp_path / "elsewhere")) == str(tmp_path / "repo")
    assert grounds(plain, str(tmp_path / "plain")) == str(tmp_path / "plain")
    assert grounds(plain, plain) == plain
    # A configuration given from outside says nothing about where the article belongs.
    (tmp_path / "policy.toml").write_text("")
    (tmp_path / "pla").mkdir()
    session = Session(Configuration(str(tmp_path / "repo" / "policy.toml")))
    assert session.grounds.project(os.path.join(plain, "x.md")) == plain
    assert grounds(plain, str(tmp_path / "pla")) == plain


def test_an_article_at_the_top_of_the_disk_reads_nothing() -> None:
    assert door.resolve("etc/hostname", "/", "/") == door.Refused(
        "outside", "the path leads out of the project"
    )


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    os.symlink("/dev/zero", tmp_path / "zero")
    (tmp_path / "folder").mkdir()
    states = {
        name: read_companion(name, str(tmp_path), str(tmp_path))
        for name in ("pipe", "zero", "folder", "none")
    }
    assert {name: (one.state, one.detail) for name, one in states.items()} == {
        "pipe": ("unreadable", "it is no file"),
        "zero": ("outside", "the path leads out of the project"),
        "folder": ("unreadable", "it is no file"),
        "none": ("missing", "there is no such file"),
    }
    assert door.read_plain(str(tmp_path / "pipe")) == door.Refused("unreadable", "it is no file")


def test_a_list_that_is_no_toml_is_refused_without_its_words(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes(b"password \xff ghost")
    found = companions.parse_list("sources.toml", b"password \xff ghost", "a.md", own=False)
    assert found.problem.startswith("not valid TOML: it is not UTF-8")
    found = companions.parse_list("sources.toml", SECRET.encode(), "a.md", own=False)
    assert found.problem.startswith("not valid TOML: ") and "ghost" not in found.problem


def _named(names: list[str], quote: str) -> str:
    entries = "".join(
        f"  - url: https://harbour.test/{n}\n    snapshot: {name}\n" for n, name in enumerate(names)
    )
    return f"---\nsources:\n{entries}---\n\nThe log says “{quote}”.\n"


def test_one_copy_with_many_names_is_read_and_kept_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    words = " ".join(f"word{number}" for number in range(10_000))
    (tmp_path / "log.txt").write_text(words, encoding="utf-8")
    names = [
        "log.txt",
        *(f"{'./' * n}log.txt" for n in range(1, 12)),
        *(f"a/{'../a/' * n}../log.txt" for n in range(8)),
    ]
    doc = read(Source.from_text(_named(names, "word5 word6 word9 word8 word10 word11"), "a.md"), "markdown")
    tracemalloc.start()
    found = gather(doc, str(tmp_path / "a.md"), str(tmp_path))
    texts = [file.text for file in found.files.values()]
    assert len(texts) == 20 and all(text is texts[0] for text in texts) and texts[0].startswith("word0 word1")
    saved = defaults().facts(doc, found).saved
    assert saved.different == [0] and len(saved.texts) == 20
    assert all(saved.passages(n) is saved.passages(0) for n in saved.texts)
    for number in saved.texts:
        saved.passages(number).holds("word5 word6")
        saved.figures(number).holds_day("2026-01-01")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100 * len(words), "twenty indexes of the text would be 1,700 times its length"


def test_the_files_of_one_article_are_bounded_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("x" * 40, encoding="utf-8")
    monkeypatch.setattr(namedfiles, "_MOST_BYTES", 100)
    doc = read(Source.from_text(_named(["0.txt", "1.txt", "2.txt", "./0.txt"], "x"), "a.md"), "markdown")
    found = gather(doc, str(tmp_path / "a.md"), str(tmp_path))
    assert [file.state for file in found.files.values()] == ["read", "read", "not-checked", "read"]
    assert companions.fingerprint(found.files, str(tmp_path / "a.md"), str(tmp_path)) == found.digest
