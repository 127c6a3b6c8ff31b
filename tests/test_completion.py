"""Completion of words, by the answers and by real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desk import Desk

from copydesk.cli import COMMANDS
from copydesk.cli.completion import answers


@pytest.mark.parametrize(
    ("line", "some", "none"),
    [
        ("", ["check", "lsp", "--help"], ["zsh"]),
        ("ch", ["check"], ["claims"]),
        ("check --se", ["--select"], ["--format"]),
        ("check --select TYP00", ["TYP001", "TYP004"], ["SRC001"]),
        ("check --select HSE001,doub", ["HSE001,doubled-word"], ["doubled-word"]),
        ("check --select typ", ["typos"], []),
        ("check --profile ", ["news", "wiki", "audit"], ["check"]),
        ("check --format-as m", ["markdown"], ["html"]),
        ("check --format sar", ["sarif"], ["json"]),
        ("check --show ", ["info", "warning", "error"], []),
        ("explain HSE", ["HSE001", "HSE002"], ["TYP001"]),
        ("stet add a.md:3 TYP00", ["TYP001"], []),
        ("completion ", ["bash", "zsh", "fish"], []),
    ],
)
def test_what_may_follow(desk: Desk, line: str, some: list[str], none: list[str]) -> None:
    found = answers(line.split(" "))
    assert set(some) <= set(found) and not set(none) & set(found), found


@pytest.mark.parametrize(
    "line", ["check a", "check -- --se", "check --config x", "nonsense ", "fix --config "]
)
def test_where_a_file_is_wanted_the_shell_completes(desk: Desk, line: str) -> None:
    assert answers(line.split(" ")) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_every_command_is_known(command: str) -> None:
    assert "--help" in answers([command, "--"])


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A search path on which the command stands."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "copydesk"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m copydesk "$@"\n')
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


def run(shell: str, script: str, path: str) -> list[str]:
    done = subprocess.run(
        [shell, "-c", script], env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes(desk: Desk, path: str) -> None:
    script = (
        'eval "$(copydesk completion bash)"\n'
        'COMP_WORDS=(copydesk check --select TYP00) COMP_CWORD=3; _copydesk; printf "%s\\n" "${COMPREPLY[@]}"\n'
        'COMP_WORDS=(copydesk explain "") COMP_CWORD=2; _copydesk; echo "${#COMPREPLY[@]}"\n'
        "complete -p copydesk"
    )
    *rules, count, declared = run("bash", script, path)
    assert "TYP001" in rules and all(rule.startswith("TYP00") for rule in rules)
    assert int(count) > 100 and "-F _copydesk copydesk" in declared


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_completes(desk: Desk, path: str) -> None:
    script = (
        'compdef() { :; }; compadd() { shift; print -l "${(@P)1}"; }; _files() { print files; }\n'
        'eval "$(copydesk completion zsh)"\nwords=(copydesk check --select TYP00) CURRENT=4; _copydesk'
    )
    assert "TYP001" in run("zsh", script, path)


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_fish_completes(desk: Desk, path: str) -> None:
    script = "copydesk completion fish | source; complete -C 'copydesk check --select TYP00'"
    assert any(line.startswith("TYP001") for line in run("fish", script, path))
