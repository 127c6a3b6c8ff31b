"""What is no file under the name of a file that Copydesk reads by itself is not waited for."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import CLEAN, WARN, Desk

from copydesk.project import gitwait
from copydesk.project.git import Git, GitError

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")

BASE = 'root = true\npacks = ["house"]\nselect = ["HSE"]\n'


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail, where otherwise nothing would ever happen."""

    def late(*_: object) -> None:
        raise AssertionError("this waits")

    monkeypatch.setattr(gitwait, "_PATIENCE", 0.2)
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def pipe(desk: Desk, name: str) -> Path:
    path = desk.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("name", [".gitignore", "news/.gitignore", ".git/info/exclude", ".git/config"])
@pytest.mark.parametrize("git", [True, False])
def test_an_ignore_file_that_is_none_holds_nobody(desk: Desk, name: str, git: bool) -> None:
    desk.write("news/a.md", CLEAN)
    if git:
        subprocess.run(["git", "init", "-q", "."], cwd=desk.folder, check=True)
    pipe(desk, name)
    for form in ("text", "json"):
        result = desk.run("check", "--format", form, ".")
        told = f"{name}: not a file that can be read; nothing is left out because of it" in result.err
        assert (result.code, told) == (2, True)
    assert [file["path"] for file in result.json["files"]] == ["news/a.md"]


def test_changes_do_not_wait_either(desk: Desk) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=desk.folder, check=True)
    pipe(desk, "news/.gitignore")
    with pytest.raises(GitError, match=r"news/.gitignore: not a regular file, and git would wait for it"):
        Git(str(desk.folder)).ask("ls-files", "--others", "--exclude-standard")


READ = {
    "copydesk.toml": ("", ["check", "a.md"]),
    ".copydesk.toml": ("", ["check", "a.md"]),
    "pyproject.toml": ("", ["check", "a.md"]),
    "words.txt": ("", ["check", "a.md"]),
    "names.txt": ('words-files = ["names.txt"]\n', ["check", "a.md"]),
    "known.json": ('baseline = "known.json"\n', ["check", "a.md"]),
    "retracted.csv": ('retractions = ["retracted.csv"]\n', ["check", "a.md"]),
    "works.bib": ('bibliography = ["works.bib"]\n', ["check", "a.md"]),
    "item.json": ('[schemas]\n"3.0" = "item.json"\n', ["check", "item.md", "news.json"]),
    "house/HSE003-x.toml": ("", ["check", "a.md"]),
    "house/data/list.txt": ("", ["pack", "check", "house"]),
    "house/profiles/odd.toml": ('profile = "odd"\n', ["check", "a.md"]),
    "styles/One/Rule.yml": ('packs = ["vale:styles/One"]\n', ["check", "a.md"]),
    "sources.toml": ("", ["sources", "add", "saved.html", "--article", "a.md"]),
    "report.json": ("", ["verify", "report.json"]),
    "photo.png": ("", ["check", "a.md"]),
    "a.md": ("", ["check", "a.md"]),
    "linked.html": ("", ["check", "."]),
}


@pytest.mark.parametrize("name", READ)
def test_no_file_of_a_project_is_waited_for(desk: Desk, name: str) -> None:
    more, command = READ[name]
    desk.write("a.md", WARN + "\nSee [this](linked.html) and ![that](photo.png).\n")
    desk.write("news.json", '{"standard": {"name": "ninjs", "version": "3.0"}, "uri": "x:y"}')
    desk.write("saved.html", "<p>The boats came in early.</p>")
    top = BASE.replace('packs = ["house"]\n', "") if "packs" in more else BASE
    desk.write("copydesk.toml", top + more)
    pipe(desk, name)
    assert desk.run(*command).code in (0, 1, 2)


def test_an_output_may_be_a_pipe(desk: Desk) -> None:
    """Whoever names one wants to wait for its reader."""
    desk.write("a.md", CLEAN)
    path = pipe(desk, "out")
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    assert desk.run("check", "a.md", "-o", "out").code == 0
    assert b"Nothing found" in os.read(reader, 1000)
    os.close(reader)
