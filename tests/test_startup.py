"""Start-up is a feature: what a plain check must not load. (CPU time is measured by bench/speed.py.)"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "asyncio concurrent.futures ctypes difflib email http.client importlib.metadata importlib.resources jsonschema langdetect"
    " logging lzma multiprocessing nltk numpy pydoc random referencing shutil socket sqlite3 ssl subprocess tempfile textstat"
    " html.entities ipaddress pathlib tomllib turbohtml unittest urllib.request xml yaml"
).split()

PROBE = """
import sys
from copydesk.cli import main
code = main({arguments!r})
print("\\n#loaded", *sorted(name for name in {heavy!r} if name in sys.modules))
"""

ARTICLE = """\
---
title: The ferry returns
author: Marten Oakes
date: 2026-10-02
---

# The ferry returns

The ferry between Sallow Bay and Inch Island goes back to three crossings a day on 12 October 2026, the harbour office
said. The first boat leaves at 07:10, according to [the timetable](https://sallowbay.org.uk/ferry).
"""


def loaded(folder: Path, *arguments: str) -> list[str]:
    """Return which heavy modules a call of the command line loads. The first call may fill caches and does
    not count.
    """
    probe = PROBE.format(arguments=list(arguments), heavy=HEAVY)
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", probe], cwd=folder, capture_output=True, text=True, check=True
        )
    return done.stdout.rsplit("#loaded", 1)[1].split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(ARTICLE)
    return tmp_path


@pytest.mark.parametrize("option", ["--no-cache", "--quiet"])
def test_a_plain_check_loads_nothing_heavy(folder: Path, option: str) -> None:
    assert loaded(folder, "check", option, "a.md") == []


def test_what_is_remembered_needs_neither_rules_nor_readers(folder: Path) -> None:
    probe = "import sys; from copydesk.cli import main; main(['check', 'a.md']); print('#loaded', *sorted(sys.modules))"
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", probe], cwd=folder, capture_output=True, text=True, check=True
        )
    modules = done.stdout.rsplit("#loaded", 1)[1].split()
    needless = (
        "copydesk.facts",
        "copydesk.pipeline",
        "copydesk.catalogue.catalogue",
        "copydesk.document.model",
    )
    assert [name for name in modules if name.startswith((*needless, "copydesk_packs"))] == []


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_help_and_version_load_nothing_heavy(folder: Path, arguments: list[str]) -> None:
    assert loaded(folder, *arguments) == []


def test_a_json_report_loads_nothing_heavy_either(folder: Path) -> None:
    assert loaded(folder, "check", "--no-cache", "--format", "json", "a.md") == []


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, copydesk; print([name for name in sys.modules if name.startswith('copydesk.')])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_a_second_run_compiles_nothing(folder: Path) -> None:
    """An expression made of a set has its words in another order in each run, and is compiled in each."""
    (folder / "a.md").write_text(f"{ARTICLE}\nMany people were thrilled when it opened in May 2024.\n")
    probe = (
        "import re, sys; from copydesk.base import regexes; from copydesk.cli import main\n"
        "made = []; regexes._entry = lambda *asked: made.append(asked[0])\n"
        "main(['check', '--no-cache', 'a.md']); print('#compiled', made)"
    )
    for seed, code in (("1", probe.replace("regexes._entry", "_entry")), ("2", probe)):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
    assert done.stdout.rsplit("#compiled", 1)[1].strip() == "[]"
