"""A desk to try the command line on: a folder of its own with one house rule, and ``run``."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from packs import rule_text

from copydesk.cli import main

RULE = rule_text(
    'kind = "substitution"\nswap = { gizmo = "device" }\nsafety = "safe"', id="HSE001", name="gizmo"
)
LOUD = rule_text('kind = "phrases"\nphrases = ["forbidden word"]', id="HSE002", name="forbidden").replace(
    'severity = "warning"', 'severity = "error"'
)
CLEAN = "# A title\n\nThe boats came in early.\n"
BAD = "# A title\n\nThe forbidden word stands here.\n"
WARN = "# A title\n\nThe gizmo stands here.\n"


class Result(NamedTuple):
    """What a call came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)


class Desk:
    """A folder with a house pack; ``run`` calls the command line in it."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self._monkeypatch, self._capsys = folder, monkeypatch, capsys
        monkeypatch.chdir(folder)
        monkeypatch.setenv("COPYDESK_DEBUG", "1")
        self.write("house/HSE001-gizmo.toml", RULE)
        self.write("house/HSE002-forbidden.toml", LOUD)
        self.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\n')

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file below the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def refuse(self, name: str) -> None:
        """Let the operating system refuse to open a file for reading."""
        from copydesk.project import discover

        def refusing(path: str, mode: str) -> Any:
            if path == name:
                raise PermissionError(13, "Permission denied")
            return open(path, mode)

        self._monkeypatch.setattr(discover, "open", refusing, raising=False)

    def run(self, *arguments: str, stdin: bytes = b"") -> Result:
        """Call the command line."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capsys.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = self._capsys.readouterr()
        return Result(code, out, err)
