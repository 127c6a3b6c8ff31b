"""The table of outputs: what each promises, and forms that other packages bring."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import BAD, CLEAN, Desk

from copydesk.base import entrypoints
from copydesk.report.outputs.registry import BUILT_IN, outputs

# One line for each file and one for the end, as another package would write it.
EMITTER = """
import json
from copydesk.report.outputs.registry import Output

COUNTS = Output("counts", __name__, "findings by file", full=True)

class Counts:
    def file(self, path, part):
        yield f"{path}: {len(json.loads(part.entry)['findings'])}\\n".encode()
    def close(self, closing):
        yield f"exit {closing.report['summary']['exit_code']}\\n".encode()

def open(view):
    return Counts()
"""


@pytest.fixture
def installed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages with one that brings the form ``counts``."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "counts-1.0.dist-info").mkdir()
    (folder / "counts-1.0.dist-info" / "entry_points.txt").write_text(
        "[copydesk.emitters]\ncounts = counts_emitter:COUNTS\n", encoding="utf-8"
    )
    (folder / "counts_emitter.py").write_text(EMITTER, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    for cache in (entrypoints.entry_points, outputs):
        cache.cache_clear()
    yield folder
    sys.modules.pop("counts_emitter", None)
    for cache in (entrypoints.entry_points, outputs):
        cache.cache_clear()


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_file_gets_the_bytes_that_standard_output_gets(desk: Desk, name: str) -> None:
    desk.write("a.md", BAD)
    printed = desk.run("check", "--format", name, "a.md")
    written = desk.run("check", "--format", name, "-o", "out", "a.md")
    assert (printed.code, written.code, written.out) == (1, 1, "")
    assert (desk.folder / "out").read_text(encoding="utf-8") == printed.out
    assert "forbidden" in printed.out


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_help_names_the_form(desk: Desk, name: str) -> None:
    assert f"{name}: {BUILT_IN[name].summary}" in " ".join(desk.run("check", "--help").out.split())


def test_an_unknown_form_is_refused_with_those_that_exist(desk: Desk) -> None:
    result = desk.run("check", "--format", "pdf", "a.md")
    assert (result.code, result.out) == (2, "")
    assert "no output 'pdf'; known: text, json" in result.err


def test_another_package_brings_a_form(installed: Path, desk: Desk) -> None:
    desk.write("a.md", BAD)
    desk.write("b.md", CLEAN)
    result = desk.run("check", "--format", "counts", "a.md", "b.md")
    assert (result.code, result.out) == (1, "a.md: 1\nb.md: 0\nexit 1\n")


def test_a_form_that_cannot_be_loaded_is_named(installed: Path, desk: Desk) -> None:
    (installed / "counts_emitter.py").write_text("COUNTS = 3\n", encoding="utf-8")
    result = desk.run("check", "--format", "counts", "a.md")
    said = "copydesk.emitters: counts = counts_emitter:COUNTS: no Output called 'counts'"
    assert (result.code, said in result.err) == (2, True)


def test_nothing_is_written_over_a_file_when_the_run_is_refused(desk: Desk) -> None:
    out = desk.write("out", "kept")
    assert desk.run("check", "--format", "json", "-o", "out", "--config", "nosuch.toml", "a.md").code == 2
    assert out.read_text() == "kept" or json.loads(out.read_text())["summary"]["exit_code"] == 2
