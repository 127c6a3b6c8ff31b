"""The worked example of docs/development.md, followed to the letter: its files are made, its commands run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk import Desk

PAGE = Path(__file__).parents[1] / "docs" / "development.md"
FILE = re.compile(r"`([\w./-]+)`[^\n]*(?:\n[^\n`]+)?:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def chapter() -> str:
    text = PAGE.read_text(encoding="utf-8")
    begin = text.index("### A small house pack\n")
    return text[begin : text.index("\n## ", begin)]


def test_the_house_pack_does_what_the_page_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = desk.folder / "newsroom"
    files = FILE.findall(chapter())
    assert sorted(Path(name).name for name, _ in files) == [
        "HSE001-ferry-boat.toml",
        "HSE002-departure-without-pier.toml",
        "HSE003-departures-out-of-order.py",
        "copydesk.toml",
        "facts.py",
        "notice.md",
        "piers.txt",
    ]
    for name, content in files:
        desk.write(f"newsroom/{name}", content)
    monkeypatch.chdir(folder)
    (console,) = CONSOLE.findall(chapter())
    commands = re.findall(r"^\$ copydesk ([^\n]+)\n(.*?)(?=^\$ |\Z)", console, re.DOTALL | re.MULTILINE)
    assert [command.split()[0] for command, _ in commands] == ["test", "check", "fix"]
    for command, printed in commands:
        result = desk.run(*command.split())
        assert result.out + result.err == printed, command
