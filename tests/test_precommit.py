"""The hooks, run by the real pre-commit in a temporary repository from a clone of this one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFIG = """\
repos:
  - repo: {source}
    rev: {rev}
    hooks:
      - id: copydesk-fix
      - id: copydesk
"""
BAD = "# A title\n\nBoats left the the quay.\n\n| a | b |\n|---|---|\n| 1 | 2 |\nText that the table swallows.\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def snapshot(folder: Path) -> str:
    """Commit the files of the working tree as they are to a repository in ``folder`` and return the commit."""
    skip = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "dist", "build")
    shutil.copytree(ROOT, folder, ignore=skip)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "snapshot")
    return git(folder, "rev-parse", "HEAD")


@pytest.mark.slow
def test_both_hooks_work_in_a_repository(tmp_path: Path) -> None:
    rev = snapshot(tmp_path / "copydesk")
    project = tmp_path / "project"
    project.mkdir()
    git(project, "init", "-q")
    (project / ".pre-commit-config.yaml").write_text(CONFIG.format(source=tmp_path / "copydesk", rev=rev))
    (project / "good.md").write_text("# A title\n\nThe boats came in early.\n")
    (project / "data.bin").write_bytes(b"\x00\x01")
    git(project, "add", "-A")
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "GIT_"))}
    env["PRE_COMMIT_HOME"] = str(tmp_path / "home")

    def hooks() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
        return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True)

    clean = hooks()
    assert clean.returncode == 0, clean.stdout + clean.stderr
    (project / "bad.md").write_text(BAD)
    git(project, "add", "-A")
    first = hooks()
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout
    fixed = (project / "bad.md").read_text()
    # The doubled word goes; the table is changed only when somebody looks at it.
    assert "the the" not in fixed and "| 1 | 2 |\nText" in fixed
    (project / "bad.md").write_text(
        "# A title\n\nAs an AI language model, I cannot give an opinion on the quay.\n"
    )
    git(project, "add", "-A")
    second = hooks()
    assert second.returncode == 1, second.stdout + second.stderr
    assert "bad.md:3:1: error" in second.stdout

    # Files that Copydesk reads by name, what programs read, and names that look like options.
    leftover = "# A title\n\nAs an AI language model, I cannot give an opinion on the quay.\n"
    readme = "# The quay\n\nIt is long.\n"
    articles = ["a.mdx", "b.qmd", "c.Rmd", "d.mkd", "e.mdown", "-oREADME.md", "--config=evil.md"]
    others = [
        "requirements.txt",
        "CMakeLists.txt",
        "LICENSE",
        "LICENSE.md",
        "robots.txt",
        "setup.cfg",
        "words.txt",
    ]
    (project / "README.md").write_text(readme)
    for name in [*articles, *others]:
        (project / name).write_text(
            leftover if name != "--config=evil.md" else "fail-on = 'never'\n" + leftover
        )
    git(project, "add", "-A")
    third = hooks()
    assert third.returncode == 1, third.stdout + third.stderr
    for name in articles:
        assert f"{name}:" in third.stdout, name
    for name in others:
        assert f"{name}:" not in third.stdout, name
    assert (project / "README.md").read_text() == readme
    assert "usage:" not in third.stdout + third.stderr


def test_the_hooks_call_commands_that_exist() -> None:
    import yaml

    from copydesk.cli import COMMANDS

    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks] == ["copydesk", "copydesk-fix", "copydesk-baseline"]
    for hook in hooks:
        program, command, *options = hook["entry"].split()
        assert program == "copydesk" and command in COMMANDS
        options = options[1:] if command == "baseline" else options
        assert options == ["--force-exclude", "--"], "a file name with a hyphen must not become an option"


def test_the_hooks_are_given_the_files_that_are_read_by_name() -> None:
    import yaml

    from copydesk.input.readers.registry import BUILT_IN

    read = {suffix for form in BUILT_IN.values() for suffix in form.suffixes} - {".json"}
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        given = re.compile(hook["files"])
        assert all(
            given.search(f"docs/page{suffix}") and given.search("A" + suffix.upper()) for suffix in read
        )
        assert not any(map(given.search, ("LICENSE", "Makefile", "data.json", "a.md.bak", "mdx", "x.py")))
