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

COUNTS = Output("counts", __name__, "findings by file", wants="report")

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
    assert (desk.folder / "out").read_bytes().decode() == printed.out
    assert "forbidden" in printed.out


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_help_names_the_form(desk: Desk, name: str) -> None:
    assert f"{name}: {BUILT_IN[name].summary}" in " ".join(desk.run("check", "--help").out.split())


def test_an_unknown_form_is_refused_with_those_that_exist(desk: Desk) -> None:
    result = desk.run("check", "--format", "pdf", "a.md")
    assert (result.code, result.out) == (2, "")
    assert "no output 'pdf'; known: text, concise, grouped, json, " in result.err


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


def test_several_outputs_of_one_run(desk: Desk) -> None:
    desk.write("a.md", BAD)
    alone = {name: desk.run("check", "--format", name, "a.md").out for name in ("text", "json")}
    result = desk.run("check", "a.md", "--output", "json:out.json", "-o", "out.txt")
    assert (result.code, result.out, result.err) == (1, "", "")
    assert (desk.folder / "out.json").read_text(encoding="utf-8") == alone["json"]
    assert (
        (desk.folder / "out.txt").read_text(encoding="utf-8").startswith("a.md:3:5: error HSE002 forbidden")
    )


def test_another_form_in_a_file_leaves_the_text_on_standard_output(desk: Desk) -> None:
    desk.write("a.md", BAD)
    result = desk.run("check", "a.md", "--output", "json:out.json")
    assert result.out.startswith("a.md:3:5: error")
    assert json.loads((desk.folder / "out.json").read_text())["summary"]["exit_code"] == 1


def test_a_form_may_take_standard_output(desk: Desk) -> None:
    desk.write("a.md", BAD)
    assert desk.run("check", "a.md", "--output", "json:-").json["summary"]["findings"]["error"] == 1


@pytest.mark.parametrize("name", ["./a:b", "C:\\report", "d/x:y"])
def test_a_path_with_a_colon_is_a_path(desk: Desk, name: str) -> None:
    (desk.folder / "d").mkdir()
    desk.write("a.md", BAD)
    assert desk.run("check", "a.md", "-o", name).code == 1
    assert "forbidden word" in (desk.folder / name).read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "jsn:out"], "no output 'jsn'; did you mean “json”?"),
        (["--output", "jsn:out"], "for a file of this name write ./jsn:out"),
        (["--output", "json:"], "names no file (write json:- for standard output)"),
        (["--output", "json"], "write json:FILE for this form, ./json for a file of this name"),
        (["--output", "json:x", "-o", "./x"], "./x: is the file of two outputs, json and text"),
        (["--output", "json:-", "--output", "text:-"], "cannot share standard output: give json a file"),
        (["--format", "full", "--output", "json:-"], "give json a file"),
    ],
)
def test_outputs_that_cannot_be_made_are_refused(desk: Desk, arguments: list[str], said: str) -> None:
    desk.write("a.md", BAD)
    result = desk.run("check", "a.md", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not (desk.folder / "x").exists()


@pytest.mark.parametrize(
    "arguments", [["-oa.md"], ["--output=a.md"], ["-o", "link"], ["--output", "json:a.md"]]
)
def test_an_article_that_is_checked_is_never_overwritten(desk: Desk, arguments: list[str]) -> None:
    article = desk.write("a.md", BAD)
    (desk.folder / "link").hardlink_to(article)
    result = desk.run("check", *arguments, "--", "a.md")
    assert (result.code, "is one of the files to be checked; it is not overwritten" in result.err) == (
        2,
        True,
    )
    assert article.read_text() == BAD


def test_an_article_that_is_not_checked_is_not_overwritten_either(desk: Desk) -> None:
    """A file called ``-oREADME.md`` in the list of a hook becomes an option."""
    desk.write("a.md", BAD)
    readme = desk.write("README.md", CLEAN)
    result = desk.run("check", "-oREADME.md", "a.md")
    assert (result.code, "README.md: seems to be an article" in result.err) == (2, True)
    assert readme.read_text() == CLEAN


def test_an_output_that_cannot_be_written_does_not_keep_the_others_back(desk: Desk) -> None:
    desk.write("a.md", BAD)
    result = desk.run("check", "a.md", "-o", "no/such/folder", "--output", "json:out.json")
    assert (result.code, "no/such/folder: cannot be written: No such file or directory" in result.err) == (
        2,
        True,
    )
    assert json.loads((desk.folder / "out.json").read_text())["files"][0]["path"] == "a.md"


def test_colours_are_for_the_terminal_and_not_for_the_file_beside_it(desk: Desk) -> None:
    from copydesk.report.outputs.terminal import uncoloured

    desk.write("a.md", BAD)
    plain = desk.run("check", "a.md").out
    colours = desk.run("check", "--color", "always", "a.md").out
    assert "\x1b[1;31merror" in colours
    assert uncoloured(colours) == plain


def test_statistics_show_the_levels_that_findings_have(desk: Desk) -> None:
    desk.write("a.md", BAD)
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\nrules.HSE002 = "info"\n')
    assert desk.run("check", "--statistics", "-q", "a.md").out == "1  HSE002 forbidden (info)\n"
    desk.write("loud/copydesk.toml", 'rules.HSE002 = "error"\n')
    desk.write("loud/a.md", BAD + "\nA forbidden word again.\n")
    result = desk.run("check", "--statistics", "-q", "a.md", "loud")
    assert result.out == "3  HSE002 forbidden (2 error, 1 info)\n"


@pytest.mark.parametrize("name", BUILT_IN)
def test_an_output_is_written_again_in_the_next_run(desk: Desk, name: str) -> None:
    desk.write("a.md", BAD)
    suffix = next(iter(BUILT_IN[name].suffixes), "")
    for file in ("out", f"out{suffix}"):
        written = []
        for _ in range(2):
            assert desk.run("check", "--format", name, "-o", file, "a.md").code == 1
            written.append((desk.folder / file).read_bytes())
        assert written[0] == written[1]


INPUTS = {
    "copydesk.toml": "is read by this run (configuration)",
    "words.txt": "is read by this run (words-files)",
    "names": "is read by this run (words-files)",
    "known.json": "is read by this run (baseline)",
}
OTHERS = ("tool.py", "data.json", "notes.txt", "LICENSE", "page.html", "table.csv", "house/HSE001-gizmo.toml")


@pytest.mark.parametrize("form", BUILT_IN)
def test_only_what_copydesk_wrote_is_overwritten(desk: Desk, form: str) -> None:
    desk.write("a.md", CLEAN)
    desk.write("copydesk.toml", (desk.folder / "copydesk.toml").read_text() + 'words-files = ["names"]\n')
    for name in ("words.txt", "names"):
        desk.write(name, "")
    desk.run("baseline", "create", "a.md", "--baseline", "known.json")
    for name in OTHERS[:-1]:
        desk.write(name, "{}" if name == "data.json" else "The boats came in early.\n")
    before = {name: (desk.folder / name).read_bytes() for name in (*INPUTS, *OTHERS)}
    for name in before:
        result = desk.run("check", "a.md", "--baseline", "known.json", "-o", f"{form}:{name}")
        said = INPUTS.get(name, f"and is not overwritten with {form}; name another file")
        assert (result.code, result.out) == (2, ""), name
        assert result.err.startswith(f"copydesk: {name}: ") and said in result.err
    assert {name: (desk.folder / name).read_bytes() for name in before} == before


def test_an_empty_file_and_the_page_of_a_job_are_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.md", CLEAN)
    desk.write("tmp.x", "")
    desk.write("step", "# What another command of the step wrote\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk.folder / "step"))
    assert desk.run("check", "a.md", "-o", "json:tmp.x", "-o", "markdown:step").code == 0
    assert (desk.folder / "step").read_text().startswith("<!-- copydesk summary -->")
