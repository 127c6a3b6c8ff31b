"""Only what a change has touched counts: ``check --diff REF`` and ``check --staged``, on real repositories."""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from desk import BAD, CLEAN, WARN, Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.project.changeset import find
from copydesk.project.git import GitError
from copydesk.project.hunks import Hunk, changed_lines, read_patch

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

TEXT = "# Title\n\n" + "".join(f"The boat number {number} came in early.\n\n" for number in range(12))
OLD = TEXT.replace("number 2 came", "number 2 and the forbidden word came")


class Repository:
    """A folder with a git repository, whose first commit has an article with one error in it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.folder = desk, desk.folder
        self.git("init", "-q", "-b", "main")
        for key, value in {
            "user.name": "a",
            "user.email": "a@example.org",
            "commit.gpgsign": "false",
        }.items():
            self.git("config", key, value)

    def git(self, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            capture_output=True,
            check=False,
            text=True,
            errors="replace",
        )
        assert done.returncode == code, done.stderr
        return done.stdout

    def commit(self, **files: str | bytes) -> None:
        self.write(**files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "more")

    def write(self, **files: str | bytes) -> None:
        for name, text in files.items():
            self.desk.write(f"{name}.md" if "." not in name else name, text)

    def check(self, *options: str) -> tuple[int, dict[str, list[tuple[str, int]]], int]:
        """Return exit code, what counts by file (rule, line), and how many findings do not."""
        report = self.desk.run("check", "--format", "json", *options).json
        found = {
            file["path"]: [
                (one["rule_id"], one["start"]["line"])
                for one in file["findings"]
                if one.get("status", "open") == "open"
            ]
            for file in report["files"]
        }
        return report["summary"]["exit_code"], found, report["summary"]["unchanged"]


@pytest.fixture
def repo(desk: Desk) -> Repository:
    made = Repository(desk)
    made.commit(a=OLD, b=CLEAN)
    made.git("checkout", "-q", "-b", "work")
    return made


def test_only_changed_lines_count(repo: Repository) -> None:
    assert repo.check("--diff", "main") == (0, {}, 0)
    assert repo.desk.run("check", "--diff", "main").out == "No article has changed.\n"
    repo.write(a=OLD.replace("number 7", "number 7 with a forbidden word"))
    assert repo.check("--diff", "main") == (1, {"a.md": [("HSE002", 17)]}, 1)
    result = repo.desk.run("check", "--diff", "main")
    assert result.code == 1 and result.out.count("HSE002") == 1
    assert "1 error in 1 file; 1 more finding in unchanged lines" in result.out
    assert repo.desk.run("check", ".").out.count("error HSE002") == 2
    repo.write(a=OLD.replace("number 7", "number 7 with a forbidden word").replace("number 4", "gizmo 4"))
    repo.commit()
    repo.write(a=(repo.folder / "a.md").read_text() + "\nMore.\n")
    for show, more in (("error", "2 more findings in"), ("warning", "3 more findings in")):
        assert more in repo.desk.run("check", "--diff", "HEAD", "--show", show).out


def test_what_is_unchanged_stays_in_the_report_and_does_not_fail(repo: Repository) -> None:
    repo.write(a=OLD.replace("number 7", "number 77"))
    result = repo.desk.run("check", "--format", "json", "--diff", "main")
    assert result.code == 0
    (file,) = result.json["files"]
    assert [one.get("status", "open") for one in file["findings"]] == ["unchanged"]
    base = repo.git("rev-parse", "main").strip()
    assert result.json["changes"] == {"ref": "main", "base": base, "staged": False}
    assert (
        repo.desk.run("check", "--diff", "main").out
        == "Nothing found in 1 file; 1 more finding in unchanged lines.\n"
    )


def test_the_merge_base_is_what_counts(repo: Repository) -> None:
    """What others have done on the main branch since is not this branch's change."""
    repo.commit(b=CLEAN + "\nA forbidden word.\n")
    repo.git("checkout", "-q", "main")
    repo.commit(a=OLD + "\nOne more line.\n", c=BAD)
    repo.git("checkout", "-q", "work")
    assert repo.check("--diff", "main") == (1, {"b.md": [("HSE002", 5)]}, 0)


def test_commits_staged_and_unstaged_changes_count_alike(repo: Repository) -> None:
    repo.commit(c=BAD)
    repo.write(d=BAD)
    repo.git("add", "d.md")
    repo.write(b=BAD)
    code, found, _ = repo.check("--diff", "main")
    assert (code, sorted(found)) == (1, ["b.md", "c.md", "d.md"])


def test_untracked_articles_are_new_and_ignored_ones_are_not_looked_at(repo: Repository) -> None:
    repo.write(**{"new": BAD, "drafts/x": BAD, ".gitignore": "drafts/\n"})
    assert repo.check("--diff", "main") == (1, {"new.md": [("HSE002", 3)]}, 0)
    assert repo.check("--staged")[1] == {}


@pytest.mark.parametrize("edited", [False, True])
def test_a_renamed_file_is_followed(repo: Repository, edited: bool) -> None:
    repo.git("mv", "a.md", "moved.md")
    if edited:
        repo.write(moved=OLD.replace("number 7", "number 7 with a gizmo"))
    counts = [("HSE001", 17)] if edited else []
    assert repo.check("--diff", "main", "--fail-on", "warning") == (int(edited), {"moved.md": counts}, 1)
    assert repo.check("--staged")[1:] == ({"moved.md": []}, 1)


def test_a_copy_and_a_rewritten_file_are_new(repo: Repository) -> None:
    repo.write(copy=OLD)
    repo.git("add", ".")
    repo.git("config", "diff.renames", "copies")
    assert repo.check("--diff", "main")[1] == {"copy.md": [("HSE002", 7)]}


def test_findings_about_the_file_count_in_new_files_only(repo: Repository) -> None:
    rule = (
        "from copydesk.api import rule\n@rule(id='HSE003', name='whole', version=1, status='stable', "
        "severity='error', confidence='strong', scope=['prose'], summary='s', message='m', rationale='r', "
        "remedy='r', bad=['⟦a⟧', '⟦b⟧'], good=['c', 'd', 'e'])\ndef whole(ctx):\n    yield ctx.document()\n"
    )
    repo.write(**{"house/HSE003-whole.py": rule, "a": OLD + "\nMore.\n", "new": CLEAN})
    report = repo.desk.run(
        "check", "--allow-code", "--format", "json", "--diff", "main", "a.md", "new.md"
    ).json
    status = {
        file["path"]: [one.get("status", "open") for one in file["findings"]] for file in report["files"]
    }
    assert status == {"a.md": ["unchanged", "unchanged"], "new.md": ["open"]}


def test_a_place_that_explains_a_finding_counts_as_well(repo: Repository) -> None:
    """A contradiction is reported at one of its places; the change may be at the other."""
    rule = (
        "from copydesk.api import Related, rule\n@rule(id='HSE003', name='pair', version=1, status='stable', "
        "severity='error', confidence='strong', scope=['prose'], summary='s', message='m', rationale='r', "
        "remedy='r', bad=['⟦a⟧', '⟦b⟧'], good=['c', 'd', 'e'])\ndef pair(ctx):\n"
        "    at = ctx.doc.prose.text.find\n    one, two = at('number 1 '), at('number 9 ')\n"
        "    if one >= 0 <= two:\n"
        "        yield ctx.hit(one, one + 8, related=(Related(ctx.doc.lift(two, two + 8), 'x'),))\n"
    )
    repo.write(**{"house/HSE003-pair.py": rule})
    repo.git("checkout", "-q", "-b", "other")
    for line, counts in ((9, True), (1, True), (5, False)):
        repo.write(a=TEXT.replace(f"number {line} came in", f"number {line} sailed in"))
        code, found, _ = repo.check("--allow-code", "--diff", "main", "a.md")
        assert (code, bool(found["a.md"])) == (int(counts), counts), line


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\n\nb\nc\nd\n\ne\n", "a\n\nb\nd\n\ne\n", [3, 4]),
        ("a\n\nb\n\nc\n", "a\n\nc\n", []),
        ("a\nb\n", "b\n", []),
        ("a\nb\n", "a\n", []),
        ("a\nb\nc\n", "a\nB\nc\n", [2]),
        ("", "a\nb\n", [1, 2]),
        ("a", "a\nb", [2]),
        ("a\nb\n", "a\r\nb\r\n", []),
        ("a\nb\n", "a\n  b\n", [2]),
        ("a\rb\rc\nd\n", "a\rb\rx\nd\n", [1, 2, 3]),
        ("a\rb\rc\nd\n", "a\rb\rc\nx\n", [4]),
        ("++ b/x.md\n", "++ b/y.md\n-- a/z\n@@ -1 +1 @@\n", [1, 2, 3]),
    ],
    ids=range(12),
)
def test_lines_are_those_that_git_shows(repo: Repository, before: str, after: str, lines: list[int]) -> None:
    repo.git("checkout", "-q", "main")
    repo.commit(t=before)
    repo.desk.write("t.md", after.encode())
    assert touched(repo, "t.md") == lines


def touched(repo: Repository, name: str) -> list[int]:
    path = repo.folder / name
    found = find(str(repo.folder), "HEAD", staged=False).files.get(str(path))
    if found is None:
        return []
    data = path.read_bytes()
    lines = changed_lines(found.hunks, data)
    return [
        number
        for number in range(1, data.count(b"\n") + data.count(b"\r") + 3)
        if lines.touch(number, number)
    ]


def test_utf_16_has_no_lines_for_git(repo: Repository) -> None:
    repo.commit(u=BAD.encode("utf-16"))
    repo.write(u=(BAD + "\nMore.\n").encode("utf-16"))
    assert repo.check("--diff", "HEAD") == (1, {"u.md": [("HSE002", 3)]}, 0)


# -- what is staged ------------------------------------------------------------------------------------------


def test_what_is_staged_is_checked_and_not_the_working_copy(repo: Repository) -> None:
    repo.write(b=BAD)
    repo.git("add", "b.md")
    repo.write(b=CLEAN)
    assert repo.check("--staged") == (1, {"b.md": [("HSE002", 3)]}, 0)
    assert repo.check("--diff", "HEAD") == (0, {}, 0)
    repo.git("reset", "-q", "--hard")
    repo.write(b=BAD)
    assert repo.check("--staged") == (0, {}, 0)


def test_a_staged_file_need_not_be_there(repo: Repository) -> None:
    repo.write(new=BAD, b=CLEAN + "\nA gizmo.\n")
    repo.git("add", ".")
    (repo.folder / "new.md").unlink()
    (repo.folder / "b.md").unlink()
    assert repo.check("--staged") == (1, {"b.md": [("HSE001", 5)], "new.md": [("HSE002", 3)]}, 0)
    assert repo.check("--staged", "new.md")[1] == {"new.md": [("HSE002", 3)]}
    assert repo.check("--staged", "n*.md")[1] == {"new.md": [("HSE002", 3)]}


def test_the_first_commit_and_another_reference(desk: Desk) -> None:
    repo = Repository(desk)
    repo.write(a=BAD)
    repo.git("add", ".")
    assert repo.check("--staged") == (1, {"a.md": [("HSE002", 3)]}, 0)
    assert desk.run("check", "--diff", "HEAD").code == 2
    repo.commit()
    assert repo.check("--staged") == (0, {}, 0)
    repo.git("checkout", "-q", "-b", "work")
    repo.commit(b=WARN)
    repo.write(c=WARN, d=WARN)
    repo.git("add", "c.md")
    assert sorted(repo.check("--staged", "--diff", "main")[1]) == ["b.md", "c.md"]


def test_the_index_that_a_hook_is_given_counts(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write(b=BAD)
    monkeypatch.setenv("GIT_INDEX_FILE", str(repo.folder / ".git/other-index"))
    repo.git("read-tree", "HEAD")
    repo.git("add", "b.md")
    assert repo.check("--staged")[1] == {"b.md": [("HSE002", 3)]}
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert repo.check("--staged")[1] == {}


def test_large_staged_files_are_not_read(repo: Repository) -> None:
    repo.write(b=BAD, c=WARN * 100)
    repo.git("add", ".")
    result = repo.desk.run("check", "--format", "json", "--staged", "--max-bytes", "200")
    assert result.code == 2 and [skip["reason"] for skip in result.json["skipped"]] == ["too-large"]
    assert [file["path"] for file in result.json["files"]] == ["b.md"]


def test_unmerged_files_cannot_be_checked_as_staged(repo: Repository) -> None:
    repo.commit(b="# One\n")
    repo.git("checkout", "-q", "main")
    repo.commit(b="# Two\n")
    repo.git("merge", "-q", "work", code=1)
    assert "unmerged" in repo.desk.run("check", "--staged").err
    assert repo.desk.run("check", "--staged").code == 2
    assert list(repo.check("--diff", "HEAD")[1]) == ["b.md"]


# -- where it starts -----------------------------------------------------------------------------------------


def test_a_subfolder_is_what_it_is_about(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write(**{"b": BAD, "news/x.md": BAD, "news/.hidden/y.md": BAD, "news/deep/z.md": BAD})
    monkeypatch.chdir(repo.folder / "news")
    assert sorted(repo.check("--diff", "main")[1]) == ["news/deep/z.md", "news/x.md"]
    assert sorted(repo.check("--diff", "main", "..")[1]) == ["b.md", "news/deep/z.md", "news/x.md"]
    assert sorted(repo.check("--diff", "main", "deep", "../b.md")[1]) == ["b.md", "news/deep/z.md"]
    for pattern in ("**/*.md", "../news/**/*.md", str(repo.folder / "n*/**/*.md")):
        assert sorted(repo.check("--diff", "main", pattern)[1]) == ["news/deep/z.md", "news/x.md"]
    assert sorted(repo.check("--diff", "main", "../*.md")[1]) == ["b.md"]
    out = repo.desk.run("check", "--diff", "main").out
    assert out.startswith("deep/z.md:3:5:")
    out = repo.desk.run("check", "--diff", "main", "..").out
    assert out.startswith("../b.md:3:5:") and "\ndeep/z.md:3:5:" in out and str(repo.folder) not in out


def test_files_that_are_named_count_when_they_have_changed(repo: Repository) -> None:
    repo.write(**{"b": BAD, "notes.xyz": BAD})
    assert repo.check("--diff", "main", "a.md", "b.md") == (1, {"b.md": [("HSE002", 3)]}, 0)
    assert repo.check("--diff", "main", "--format-as", "markdown", "notes.xyz")[1] != {}
    assert repo.desk.run("check", "--diff", "main", "nothing.md").code == 2
    repo.git("rm", "-q", "a.md")
    assert repo.check("--diff", "main", "a.md") == (0, {}, 0)


def test_what_is_left_out_is_left_out(repo: Repository) -> None:
    repo.write(
        b=BAD, **{"copydesk.toml": 'root = true\npacks = ["house"]\nselect = ["HSE"]\nexclude = ["b.md"]\n'}
    )
    assert repo.check("--diff", "main")[1] == {}
    assert repo.check("--diff", "main", "b.md")[1] != {}
    assert repo.check("--diff", "main", "--force-exclude", "b.md")[1] == {}


def test_a_worktree_of_its_own(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("trees") / "tree"
    repo.git("worktree", "add", "-q", "-b", "side", str(other), "main")
    monkeypatch.chdir(other)
    (other / "b.md").write_text(BAD)
    assert repo.check("--diff", "main") == (1, {"b.md": [("HSE002", 3)]}, 0)


def test_submodules_and_links_are_not_articles(repo: Repository) -> None:
    repo.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repo.folder / ".git"), "sub"
    )
    (repo.folder / "link.md").symlink_to("a.md")
    assert repo.check("--diff", "main")[1] == {}
    repo.git("add", ".")
    assert repo.check("--diff", "main")[1] == {}
    assert repo.check("--staged")[1] == {}


NAMES = (
    b"with space.md",
    b"tab\there.md",
    b"line\nfeed.md",
    b'quo"te.md',
    b"caf\xc3\xa9.md",
    b"bytes\xff.md",
    b"-diff.md",
    b"b back\\slash.md",
    b":(glob)*.md",
)


@pytest.mark.parametrize("quoted", ["false", "true"])
def test_any_name_of_a_file(repo: Repository, quoted: str) -> None:
    for text in (TEXT, TEXT + "\nA forbidden word.\n"):
        repo.git("add", "-A")
        repo.git("commit", "-q", "--allow-empty", "-m", "more")
        for name in NAMES:
            with open(os.path.join(os.fsencode(repo.folder), name), "w") as file:
                file.write(text)
    repo.git("config", "core.quotePath", quoted)
    for options in (["--diff", "HEAD"], ["--staged"]):
        code, found, _ = repo.check(*options)
        assert (code, list(found.values())) == (1, [[("HSE002", 28)]] * len(NAMES))
        repo.git("add", "-A")


# -- what cannot be done -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ref",
    [
        "nowhere",
        "-x",
        "--output=stolen",
        "--exec=touch stolen",
        "main..work",
        "^main",
        "main:a.md",
        "",
        "a\nb",
        "HEAD^9",
    ],
)
def test_a_reference_that_is_none(repo: Repository, ref: str) -> None:
    result = repo.desk.run("check", f"--diff={ref}", ".")
    assert result.code == 2 and "is no commit that is known here" in result.err
    assert not (repo.folder / "stolen").exists()


def test_a_shallow_clone_is_told_what_it_lacks(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repo.commit(b=BAD)
    clone = tmp_path_factory.mktemp("clones") / "clone"
    repo.git("clone", "-q", "--depth=1", "--branch", "work", f"file://{repo.folder}", str(clone))
    monkeypatch.chdir(clone)
    result = repo.desk.run("check", "--diff", "main")
    assert result.code == 2 and "this clone is shallow" in result.err
    repo.git("-C", str(clone), "fetch", "-q", "--depth=1", "origin", "main:main")
    result = repo.desk.run("check", "--diff", "main")
    assert result.code == 2 and "no commit in common" in result.err and "shallow" in result.err


def test_no_repository_and_no_git(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.md", BAD)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.folder.parent))
    for option in (["--diff", "main"], ["--staged"]):
        result = desk.run("check", *option)
        assert result.code == 2 and "not a git repository" in result.err and not result.out
    monkeypatch.setenv("PATH", str(desk.folder))
    assert "git is not installed" in desk.run("check", "--staged").err


def test_what_lies_elsewhere_is_said(repo: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "x.md"
    elsewhere.write_text(BAD)
    result = repo.desk.run("check", "--diff", "main", str(elsewhere))
    assert result.code == 2 and "not in the repository of the current folder" in result.err


@pytest.mark.parametrize("option", [["--diff", "main"], ["--staged"]])
def test_what_does_not_go_together(repo: Repository, option: list[str]) -> None:
    repo.write(a=WARN)
    assert "fixes are made in whole files" in repo.desk.run("check", *option, "--fix").err
    assert repo.desk.run("check", *option, "--fix").code == 2
    assert (repo.folder / "a.md").read_text() == WARN
    assert repo.desk.run("check", *option, "-").code == 2


# -- a repository of a stranger ------------------------------------------------------------------------------


def test_nothing_in_the_repository_is_run(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its configuration, attributes and hooks name programs in every place that git has for one."""
    marker = repo.folder / "ran"
    program = repo.desk.write("evil.sh", f"#!/bin/sh\ntouch '{marker}'\ncat\n")
    program.chmod(0o755)
    names = ("post-index-change", "reference-transaction", "pre-commit", "post-checkout")
    for name in names:
        shutil.copy(program, repo.folder / ".git/hooks" / name)
    repo.write(**{".gitattributes": "*.md filter=a=b diff=evil\n"})
    repo.write(a=OLD + "\nA gizmo.\n")
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.gitProxy",
        "core.editor",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.a=b.clean",
        "filter.a=b.smudge",
        "filter.a=b.process",
        "pager.diff",
        "interactive.diffFilter",
    ):
        repo.git("config", key, str(program))
    repo.git("config", "filter.a=b.required", "true")
    for key, value in {
        "diff.orderFile": "/dev/zero",
        "color.ui": "always",
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.relative": "true",
        "diff.interHunkContext": "50",
        "diff.context": "9",
        "diff.renames": "false",
    }.items():
        repo.git("config", key, value)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(program))
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=9")
    os.utime(repo.folder / "b.md")
    assert repo.check("--diff", "main", "--fail-on", "warning") == (1, {"a.md": [("HSE001", 28)]}, 1)
    assert repo.check("--staged") == (0, {}, 0)
    assert not marker.exists()
    index = (repo.folder / ".git/index").stat().st_mtime_ns
    repo.check("--diff", "main")
    assert (repo.folder / ".git/index").stat().st_mtime_ns == index


def test_the_repository_does_not_lead_elsewhere(
    repo: Repository, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text(BAD)
    repo.git("config", "core.worktree", str(outside))
    for option in (["--diff", "main", str(outside)], ["--diff", "main"], ["--staged"]):
        result = repo.desk.run("check", *option)
        assert result.code == 2 and not result.out, result
    monkeypatch.setenv("GIT_WORK_TREE", str(repo.folder))
    assert repo.check("--diff", "main")[0] == 0


def test_missing_objects_are_not_fetched(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clones") / "partial"
    repo.commit(a=OLD + "\nA gizmo.\n")
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "-q", "--filter=blob:none", "--branch", "work", f"file://{repo.folder}", str(clone))
    marker = repo.folder / "ran"
    repo.git("-C", str(clone), "config", "remote.origin.uploadpack", f"touch '{marker}'; git-upload-pack")
    monkeypatch.chdir(clone)
    result = repo.desk.run("check", "--diff", "origin/main")
    assert result.code == 2 and "git:" in result.err
    assert not marker.exists()


# -- with everything else ------------------------------------------------------------------------------------


def test_with_a_baseline(repo: Repository) -> None:
    lines = 'root = true\npacks = ["house"]\nselect = ["HSE"]\nbaseline = "known.json"\n'
    repo.write(**{"copydesk.toml": lines, "c": WARN})
    assert repo.desk.run("baseline", "create", ".").code == 0
    repo.commit()
    repo.git("branch", "-f", "main")
    repo.git("mv", "c.md", "d.md")
    repo.write(
        a=OLD.replace("number 2 and", "number 2, with").replace("number 7", "number 7 with a forbidden word")
    )
    report = repo.desk.run("check", "--format", "json", "--diff", "main").json
    status = {
        file["path"]: [one.get("status", "open") for one in file["findings"]] for file in report["files"]
    }
    assert status == {"a.md": ["open", "open"], "d.md": ["baseline"]}
    assert [row["path"] for row in report["baseline"]["stale"]] == ["a.md"]
    repo.git("checkout", "-q", "-f", "main")
    repo.write(c=CLEAN)
    assert repo.desk.run("check", "--diff", "main").code == 1
    (repo.folder / "c.md").unlink()
    assert repo.desk.run("check", "--diff", "main").code == 1
    assert repo.desk.run("check", "--diff", "main", "b.md").code == 0


def test_with_directives_and_what_is_let_stand(repo: Repository) -> None:
    repo.write(
        a=OLD.replace("The boat number 7", "<!-- stet HSE002: as printed -->\n\nThe forbidden boat number 7")
    )
    repo.write(
        a=OLD.replace(
            "\nThe boat number 7 came", "\n<!-- stet HSE002: as printed -->\nThe forbidden word 7 came"
        )
    )
    report = repo.desk.run("check", "--format", "json", "--diff", "main").json
    assert [one.get("status", "open") for one in report["files"][0]["findings"]] == [
        "unchanged",
        "suppressed",
    ]


def test_what_is_remembered_is_not_what_a_view_left(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(repo.folder.parent / "cache"))
    repo.write(a=OLD.replace("number 7", "number 77"))
    for _ in range(2):
        assert repo.desk.run("check", "--diff", "main").code == 0
        assert repo.desk.run("check", "a.md").code == 1
        assert repo.desk.run("check", "--format", "json", "a.md").json["summary"]["findings"]["error"] == 1


def test_any_number_of_processes(repo: Repository) -> None:
    for number in range(8):
        repo.write(**{f"n{number}": TEXT * 9 + ("A forbidden word.\n" if number % 2 else "")})
    repo.git("add", ".")
    for option in (["--diff", "main"], ["--staged"]):
        alone = repo.desk.run("check", "--format", "json", "--jobs", "1", "--no-cache", *option)
        assert repo.desk.run("check", "--format", "json", "--jobs", "3", "--no-cache", *option) == alone
        assert alone.json["summary"]["findings"]["error"] == 4


# -- from hunks to lines -------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["", "a", "b", "c", "  a", "++ b/x", "-- a/x", "@@ -1 +1 @@", "diff --git a/x b/x", "\\ No"]
)
TEXTS = st.lists(WORDS, max_size=12)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), min_size=12, max_size=12), end=st.booleans())
def test_hunks_are_read_as_git_means_them(
    tmp_path: Path, pairs: list[tuple[list[str], list[str]]], end: bool
) -> None:
    """The new text without the lines of its hunks is what two texts share: a rest of the old one, in order."""
    for side in (0, 1):
        (tmp_path / f"{side}").mkdir(exist_ok=True)
        for number, pair in enumerate(pairs):
            (tmp_path / f"{side}/{number}").write_text("\n".join(pair[side]) + "\n" * end)
    patch = subprocess.run(
        ["git", "diff", "--no-index", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", "0", "1"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    ).stdout
    found = dict(read_patch(patch.splitlines(keepends=True)))
    for number, pair in enumerate(pairs):
        old, new = (("\n".join(text) + "\n" * end).split("\n") for text in pair)
        hunks = found.get(f"1/{number}".encode(), [])
        if old == new:
            assert hunks == []
            continue
        taken = {first + more for first, count in hunks for more in range(count)}
        left = [line for at, line in enumerate(new, 1) if at not in taken]
        assert is_rest_of(left, old), (old, new, hunks)
        ours = sum(
            block.size for block in difflib.SequenceMatcher(None, old, new, False).get_matching_blocks()
        )
        assert len(left) >= ours - 1


def is_rest_of(some: list[str], whole: list[str]) -> bool:
    lines = iter(whole)
    return all(line in lines for line in some if line)


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 4)), max_size=6),
    st.lists(st.sampled_from(["a", "", "b\r"]), max_size=30),
)
def test_lines_of_hunks_lie_in_the_text(hunks: list[tuple[int, int]], lines: list[str]) -> None:
    """Whatever git says, nothing raises; without lone carriage returns each line of a hunk counts, no other."""
    data = "\n".join(lines).encode()
    found = changed_lines([Hunk(*hunk) for hunk in hunks], data)
    size = data.count(b"\n") + 1
    expected = {min(first + more, size) for first, count in hunks for more in range(count)}
    for first, count in hunks:
        seam = data.split(b"\n")[first - 1 : first + 1]
        if not count and len(seam) == 2 and all(line.strip() for line in seam):
            expected |= {first, first + 1}
    shown = {number for number in range(1, size + 3) if found.touch(number, number)}
    assert shown == expected


def test_a_repository_is_found_from_below_and_errors_are_for_people(repo: Repository) -> None:
    (repo.folder / "news").mkdir()
    assert find(str(repo.folder / "news"), None, staged=True).top == str(repo.folder)
    with pytest.raises(GitError, match="nowhere"):
        find(str(repo.folder), "nowhere", staged=False)


def test_a_name_that_means_a_branch_and_a_tag_is_refused(repo: Repository) -> None:
    repo.git("tag", "main", "main")
    assert repo.desk.run("check", "--diff", "main", ".").code != 2, "both are the same commit"
    repo.commit(**{"a.md": "# A title\n\nThe forbidden word.\n"})
    repo.git("tag", "-f", "main", "HEAD")
    done = repo.desk.run("check", "--diff", "main", ".")
    assert (done.code, "refs/heads/main or refs/tags/main" in done.err) == (2, True)
    assert repo.desk.run("check", "--diff", "refs/heads/main", ".").code != 2
