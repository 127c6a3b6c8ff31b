"""Which files are checked: folders, patterns, ignore files, symbolic links; with git and without."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from desk import BAD, CLEAN, WARN, Desk

from copydesk.base.globs import covers, ignored, parse
from copydesk.project.config import Configuration
from copydesk.project.discover import discover
from copydesk.report.outputs.registry import BUILT_IN


def tree(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CLEAN)


def found(folder: Path, *arguments: str, force: bool = False) -> list[str]:
    result = discover(list(arguments), Configuration(), force_exclude=force)
    return [os.path.relpath(target.path, folder) for target in result.targets]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(params=["git", "plain"])
def project(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "git":
        git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_gives_articles_in_order(project: Path) -> None:
    tree(
        project,
        "b.md",
        "a/z.html",
        "a/b/c.txt",
        "a.md",
        "code.py",
        "words.txt",
        "requirements.txt",
        "data.json",
    )
    assert found(project, ".") == ["a/b/c.txt", "a/z.html", "a.md", "b.md"]


def test_ignore_files_are_respected(project: Path) -> None:
    tree(
        project,
        "a.md",
        "build/x.md",
        "drafts/b.md",
        "drafts/keep.md",
        "deep/build/y.md",
        "deep/note.md",
        "t/old.md",
    )
    (project / ".gitignore").write_text("build/\ndrafts/*\n!drafts/keep.md\n# a comment\n/t/old.md\n")
    (project / "deep" / ".gitignore").write_text("note.md\n")
    assert found(project, ".") == ["a.md", "drafts/keep.md"]


def test_named_files_are_checked_whatever_ignores_them(project: Path) -> None:
    tree(project, "build/x.md", "notes.rst")
    (project / ".gitignore").write_text("build/\n")
    (project / "copydesk.toml").write_text("exclude = ['build']\n")
    assert found(project, "build/x.md", "notes.rst") == ["build/x.md", "notes.rst"]
    assert found(project, "build/x.md", force=True) == []


def test_excluded_paths_of_the_configuration(project: Path) -> None:
    tree(project, "a.md", "archive/2001/x.md", "sub/archive/y.md", "sub/b.md")
    (project / "copydesk.toml").write_text("exclude = ['archive/', '/sub/b.md']\n")
    assert found(project, ".") == ["a.md"]


def test_hidden_and_foreign_folders_are_left_out(project: Path) -> None:
    tree(project, "a.md", ".cache/x.md", "node_modules/p/readme.md", "venv/lib/site-packages/p/readme.md")
    assert found(project, ".") == ["a.md"]
    assert found(project, "node_modules") == ["node_modules/p/readme.md"]


def test_patterns_are_expanded(project: Path) -> None:
    tree(project, "a.md", "x/b.md", "x/y/c.md", "x/y/d.py")
    assert found(project, "**/*.md") == ["a.md", "x/b.md", "x/y/c.md"]
    assert found(project, "x/**") == ["x/b.md", "x/y/c.md"]
    result = discover(["nothing/*.md"], Configuration())
    assert [skip.reason for skip in result.skips] == ["missing"]


def test_a_file_is_checked_once(project: Path) -> None:
    tree(project, "a.md")
    assert found(project, "a.md", ".", "./a.md", "*.md") == ["a.md"]


def test_links_to_files_only_inside_the_folder_and_never_to_folders(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    tree(outside, "secret.md")
    tree(project, "a.md")
    (project / "inside.md").symlink_to(project / "a.md")
    (project / "out.md").symlink_to(outside / "secret.md")
    (project / "folder").symlink_to(outside, target_is_directory=True)
    (project / "loop").symlink_to(project, target_is_directory=True)
    assert found(project, ".") == ["a.md", "inside.md"]


def test_an_empty_folder_is_said_to_be_empty(desk: Desk) -> None:
    (desk.folder / "empty").mkdir()
    result = desk.run("check", "empty")
    assert result.code == 2
    assert "no article in this folder" in result.err


def test_news_items_are_told_from_other_json(project: Path) -> None:
    (project / "item.json").write_text('{"uri": "x", "headline": "A", "body_text": "B"}')
    (project / "package.json").write_text('{"name": "x"}')
    assert found(project, ".") == ["item.json"]


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a/b.md", True),
        ("/*.md", "a/b.md", None),
        ("a/**/z.md", "a/z.md", True),
        ("a/**/z.md", "a/b/c/z.md", True),
        ("**/z", "z", True),
        ("a/*", "a/b/c", None),
        ("[ab].md", "b.md", True),
        ("!a.md", "a.md", False),
        ("\\!a.md", "!a.md", True),
        ("\\#a.md", "#a.md", True),
        ("a.md ", "a.md", True),
        ("dir/", "dir", None),
    ],
)
def test_patterns_mean_what_git_means(pattern: str, path: str, expected: bool | None) -> None:
    parsed = parse(pattern)
    assert parsed is not None
    assert ignored([parsed], path, False) is expected


def test_a_hostile_pattern_comes_to_an_end() -> None:
    # No clock: with a pattern that backtracks this would outlast the test run.
    assert not covers(["*a" * 40 + "b", "**/" * 40 + "b"], "/".join(["a" * 200] * 20))


@pytest.mark.parametrize(
    "name",
    [
        "requirements-dev.txt",
        "docs/requirements/base.txt",
        "constraints.txt",
        "CMakeLists.txt",
        "robots.txt",
        "LICENSE",
        "LICENSE.md",
        "LICENSE-MIT.txt",
        "Licence.txt",
        "COPYING.txt",
        "AUTHORS",
        "Contributors.md",
        "ads.txt",
        "google1b7c.html",
    ],
)
def test_what_programs_read_is_no_article_for_folders_and_hooks(project: Path, name: str) -> None:
    tree(project, "a.md", name)
    assert found(project, ".") == ["a.md"]
    assert found(project, name, force=True) == []
    assert found(project, name) == [name], "asked for by name"


@pytest.mark.parametrize(
    "name", ["licensing.md", "authors-day.md", "notes.txt", "requirements.md", "google.html", "readme.txt"]
)
def test_articles_with_names_like_theirs_stay(project: Path, name: str) -> None:
    tree(project, name)
    assert found(project, ".") == found(project, name, force=True) == [name]


def test_a_link_that_leads_to_itself_is_reported_and_the_rest_is_checked(project: Path) -> None:
    tree(project, "a.md", "sub/b.txt")
    (project / "loop.md").symlink_to("loop.md")
    (project / "sub" / "one.md").symlink_to("two.md")
    (project / "sub" / "two.md").symlink_to("one.md")
    result = discover(["."], Configuration())
    assert [os.path.relpath(target.path, project) for target in result.targets] == ["a.md", "sub/b.txt"]
    assert sorted(os.path.normpath(skip.path) for skip in result.skips) == [
        "loop.md",
        "sub/one.md",
        "sub/two.md",
    ]
    assert {(skip.reason, skip.detail) for skip in result.skips} == {
        ("unreadable", "a link that leads to itself")
    }


def test_reports_of_copydesk_are_never_checked(desk: Desk) -> None:
    desk.write("a.md", BAD)
    for name, options in (("report.json", ["--format", "json"]), ("report.txt", []), ("report.md", [])):
        desk.write(name, desk.run("check", *options, "a.md").out)
    report = desk.run("check", "--format", "json", "a.md", "report.txt", "report.md", "report.json").json
    assert [file["path"] for file in report["files"]] == ["a.md"]
    assert [skip["reason"] for skip in report["skipped"]] == ["own-report"] * 3
    walked = discover([str(desk.folder)], Configuration())
    assert {os.path.basename(target.path) for target in walked.targets} == {"a.md"}


SUFFIXES = {"html": ".html", "markdown": ".md", "json": ".json"}


@pytest.mark.parametrize("text", [BAD, CLEAN])
@pytest.mark.parametrize("form", [form for form in BUILT_IN if form != "gitlab"])
def test_own_reports_below_a_folder_change_nothing(desk: Desk, form: str, text: str) -> None:
    desk.write("a.md", text)
    before = desk.run("check", ".")
    (desk.folder / "public").mkdir()
    for number, suffix in enumerate((SUFFIXES.get(form, ".txt"), ".md", ".txt")):
        made = desk.run("check", "a.md", "-o", f"{form}:public/{number}{suffix}")
        assert made.err == ""
    for options in ([], ["--statistics"], ["--statistics", "-q"], ["--color", "always"], ["-q"]):
        if form in ("text", "grouped"):
            name = "-".join(["public/o", *options]) + ".txt"
            desk.run("check", "a.md", "--format", form, "-o", name, *options)
    after = desk.run("check", ".")
    assert (after.code, after.err) == (before.code, before.err)
    assert re.sub(r"; \d reports? of Copydesk left out", "", after.out) == before.out
    left = desk.run("check", ".", "--format", "json").json["coverage"]["left_out"]
    assert {one["reason"] for one in left} & {"own-report", "empty"}
    if (desk.folder / "public/1.md").stat().st_size:
        named = desk.run("check", "public/1.md")
        assert (named.code, "not checked: a report that Copydesk wrote" in named.err) == (2, True)


def test_what_tells_of_a_report_is_an_article(project: Path) -> None:
    marks = "\n".join(f"{one.begins!r} {one.mark!r}" for one in BUILT_IN.values())
    (project / "a.md").write_text(f"# How reports begin\n\n{marks}\n")
    (project / "b.md").write_text("3 errors in 2 files were found by the clerk.\n")
    (project / "c.html").write_text("<!DOCTYPE html>\n<html lang=en>\n<head><title>Boats</title></head>\n")
    assert found(project, ".") == ["a.md", "b.md", "c.html"]


BEGINNINGS = {
    "summary.md": "<!-- copydesk summary -->\n# Pier\n\nThe gizmo runs.\n",
    "verdict.md": "<!-- copydesk summary -->\n## Copydesk: passed\n\nNothing found in 1 file.\n\nThe gizmo runs.\n",
    "line.txt": "c.md:1:1: error TYP001 misspelling: “x”\n\nThe gizmo runs.\n",
    "line.md": "c.md:1:1: error TYP001 misspelling: “x”\n\n   | bar\nThe gizmo runs.\n",
    "grouped.txt": "c.md\n  1:1  error TYP001 misspelling: “x”\n\nThe gizmo runs.\nNow.\n",
    "count.md": "1 error in 1 file; 1 fixable with `copydesk fix`.\n\nThe gizmo runs.\n",
    "command.txt": "::error file=a.md,line=1,title=TYP001 x::x\n\nThe gizmo runs.\n",
    "json.txt": '{"schema_version": "1.2", "tool": {"name":"copydesk"}}\n\nThe gizmo runs.\n',
    "page.html": "<!DOCTYPE html>\n<html lang=en>\n<head><meta name=generator content=Copydesk>"
    "<title>Pier</title></head><body><p>The gizmo runs.</p></body></html>\n",
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_an_article_that_begins_like_a_report_is_checked(desk: Desk, name: str) -> None:
    desk.write(name, BEGINNINGS[name])
    for path in (name, "."):
        report = desk.run("check", "--format", "json", path).json
        assert [file["path"] for file in report["files"]] == [name]
        assert "HSE001" in {one["rule_id"] for one in report["files"][0]["findings"]}


def test_reports_that_are_left_out_are_told(desk: Desk) -> None:
    desk.write("a.md", BAD)
    desk.write("public/o.txt", desk.run("check", "a.md").out)
    desk.run("check", "a.md", "-o", "markdown:public/o.md")
    told = desk.run("check", ".")
    assert (told.code, "; 2 reports of Copydesk left out" in told.out) == (1, True)
    forced = desk.run("check", "--force-exclude", "public/o.md")
    assert (forced.code, "; 1 report of Copydesk left out" in forced.out) == (0, True)
    for more in (["."], ["--force-exclude", "public/o.md", "public/o.txt"]):
        asked = desk.run("check", "--fail-on-unchecked", "--format", "json", *more)
        assert asked.code == 2
        assert {one["path"] for one in asked.json["skipped"]} == {"public/o.md", "public/o.txt"}


def test_a_news_item_in_a_folder_that_cannot_be_read_is_told(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    desk.write("g.json", b'{"uri": "urn:x", "type": "text", "body_text": "The gizmo", "a": "\0"}')
    desk.write("settings.json", b'{"size": "\0"}')
    done = desk.run("check", ".", "--format", "json")
    assert (done.code, [one["path"] for one in done.json["skipped"]]) == (2, ["g.json"])


@pytest.mark.parametrize("name", ["o.txt", "o.md"])
@pytest.mark.parametrize("more", [[], ["--format", "json"], ["--format", "html"]])
def test_the_file_that_standard_output_goes_to_is_no_article(desk: Desk, name: str, more: list[str]) -> None:
    desk.write("a.md", WARN)
    desk.write("empty.md", "")
    command = [sys.executable, "-m", "copydesk", "check", ".", *more]
    for _ in range(2):
        with open(desk.folder / name, "w") as out:
            done = subprocess.run(command, cwd=desk.folder, stdout=out, stderr=subprocess.PIPE, text=True)
        assert (done.returncode, done.stderr) == (0, "")
    with open(desk.folder / name, "a") as out:  # >> after what somebody wrote
        (desk.folder / name).write_text(BAD)
        assert subprocess.run(command, cwd=desk.folder, stdout=out).returncode == 0


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("exclude = ['*.gen.md', '!front.gen.md']", ["a/front.gen.md", "front.gen.md"]),
        ("exclude = ['*.md', '!a/*.md']", ["a/front.gen.md", "a/x.gen.md"]),
        ("exclude = ['a/', '!a/front.gen.md']", ["front.gen.md", "x.gen.md"]),
        ("exclude = ['a/*', '!a/front.gen.md']", ["a/front.gen.md", "front.gen.md", "x.gen.md"]),
        ("exclude = ['!front.gen.md', '*.gen.md']", []),
        ("exclude = ['/*.gen.md', '!/x.gen.md']", ["a/front.gen.md", "a/x.gen.md", "x.gen.md"]),
    ],
)
def test_an_exclamation_mark_brings_back_as_git_does(project: Path, lines: str, kept: list[str]) -> None:
    names = ("front.gen.md", "x.gen.md", "a/front.gen.md", "a/x.gen.md")
    tree(project, *names)
    (project / "copydesk.toml").write_text(lines + "\n")
    assert found(project, ".") == kept
    assert found(project, *names, force=True) == [name for name in names if name in kept]


def test_a_nearer_configuration_brings_back_what_a_farther_one_leaves_out(project: Path) -> None:
    tree(project, "a/x.gen.md", "b/x.gen.md")
    (project / "copydesk.toml").write_text("exclude = ['*.gen.md']\n")
    (project / "a" / "copydesk.toml").write_text("exclude = ['!x.gen.md']\n")
    assert found(project, ".") == ["a/x.gen.md"]


@pytest.mark.parametrize("kind", ["empty", "report"])
def test_a_folder_whose_articles_are_empty_or_reports_is_no_mistake(desk: Desk, kind: str) -> None:
    """A hook that names folders must not fail for a file that somebody has only touched."""
    desk.write("source.md", CLEAN)
    made = "" if kind == "empty" else desk.run("check", "--format", "markdown", "source.md").out
    desk.write("sub/a.md", made)
    desk.write("sub/deep/b.md", made)
    result = desk.run("check", "sub")
    assert (result.code, result.err) == (0, "") and "No file checked" in result.out
    (desk.folder / "none").mkdir()
    assert desk.run("check", "none").code == 2


def test_a_folder_that_lies_too_deep_is_told_and_the_rest_checked(desk: Desk) -> None:
    desk.write("a.md", BAD)
    desk.write("/".join(["deep"] * 70) + "/b.md", BAD)
    result = desk.run("check", "-q", ".")
    assert result.code == 2 and "lies too deep" in result.err and "a.md:3" in result.out
