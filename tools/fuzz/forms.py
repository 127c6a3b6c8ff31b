"""What becomes of an article in every form of output: each is sound, and nothing in it steers or commands."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import RuleSet
from copydesk.cli import main
from copydesk.input.readers import decode, detect_format
from copydesk.pipeline.pipeline import Task, examine
from copydesk.project.parts import Part
from copydesk.report.fileentries import file_entry
from copydesk.report.outputs.json import render_entry
from copydesk.report.outputs.registry import BUILT_IN, LINES, Closing, View
from copydesk.report.totals import Totals

from .damage import ROOT
from .draw import Draw

NAMES = (
    *(
        "a",
        "::error file=x::y",
        "##[group]",
        "##vso[task.x]y",
        "=cmd|'x'",
        "<script>x<",
        "]]>",
        "\"&'",
        "new\nline",
    ),
    *("\x1b[31m", "\u202e", "a,b:c%0A", "[a](b) `c` | @user #1", "é ü"),
)
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


@cache
def _counterparts() -> Any:
    sys.path.insert(0, str(ROOT / "tests"))
    return import_module("counterparts")


@cache
def _frame() -> str:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "report.json")
        Path(folder, "a.md").write_text("# A title\n\nThe boats came in.\n", encoding="utf-8")
        main(
            [
                "check",
                "--no-config",
                "--no-cache",
                "--format",
                "json",
                "-o",
                str(out),
                str(Path(folder, "a.md")),
            ]
        )
        return out.read_text(encoding="utf-8")


def named(make: Callable[[bytes], tuple[str, bytes]]) -> Callable[[bytes], tuple[str, bytes]]:
    """Return a maker of articles whose names are out to harm."""

    def made(data: bytes) -> tuple[str, bytes]:
        name, content = make(data)
        return Draw(data[::-1]).pick(NAMES) + name, content

    return made


def forms(rules: Callable[[], RuleSet]) -> Callable[[str, bytes], None]:
    """Return what writes an article in all forms and lets their counterparts read them."""

    def hold(name: str, content: bytes) -> None:
        form = detect_format(name, content)
        if form is None:
            return
        source, task = decode(name, content, form), Task(form, rules())
        entry = file_entry(name, examine(source, task), task.rules, key="0" * 12, claims=True)
        part = Part(name, entry["words"], [], render_entry({**entry, "settings": "0" * 12}), text=source.text)
        for output in BUILT_IN.values():
            if output.wants != LINES:
                _sound(output.name, _written(output.name, name, part))

    return hold


def _written(form: str, name: str, part: Part) -> str:
    report = json.loads(_frame())
    report["files"], report["ruleset"]["rules"] = [], []
    view = View(lambda rule: "Mend it.", catalogue.load, show="info")
    emitter = BUILT_IN[form].open(view)
    return b"".join([*emitter.file(name, part), *emitter.close(Closing(report, Totals()))]).decode("utf-8")


def _sound(form: str, text: str) -> None:
    counterparts = _counterparts()
    steering = _STEERING.search(text)
    assert steering is None or form == "html", f"{form} holds {steering[0]!r}"
    assert counterparts.azure_commands(text) == [], f"{form} holds a command"
    assert form == "github" or counterparts.github_commands(text) == [], f"{form} holds a command"
    readers: Mapping[str, Callable[[str], Any]] = counterparts.READERS
    if form in readers:
        readers[form](text)
