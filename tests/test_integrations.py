"""The files for other tools: read by a YAML reader, their scripts run in a shell as the tool would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from desk import BAD, CLEAN, Desk

from copydesk import cli

ROOT = Path(__file__).parents[1]
ACTION = ROOT / "docs" / "integrations" / "github-action" / "action.yml"
GITLAB = ROOT / "docs" / "integrations" / "gitlab.yml"
HOSTILE = "$(touch injected)`touch injected`; touch injected; ::error::x"


@pytest.fixture
def bench(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a runner: temporary folders, and Copydesk where the scripts install it."""
    temp = tmp_path_factory.mktemp("runner")
    for folder in (temp / "copydesk" / "bin", desk.folder / ".copydesk-venv" / "bin"):
        folder.mkdir(parents=True)
        (folder / "copydesk").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m copydesk "$@"\n')
        (folder / "copydesk").chmod(0o755)
    desk.write("a.md", BAD)
    desk.write("b b.md", CLEAN)
    return {
        **{
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("GITHUB_", "GITLAB_", "CI"))
        },
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
        "COPYDESK_NO_SERVER": "1",
    }


def step(number: int) -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(ACTION.read_text())["runs"]["steps"][number]
    return made


def act(environment: dict[str, str], **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the check of the action with inputs, the others by their defaults."""
    action = yaml.safe_load(ACTION.read_text())
    given = {
        name: inputs.get(name.replace("-", "_"), row["default"]) for name, row in action["inputs"].items()
    }
    env = dict(environment)
    for name, value in step(1)["env"].items():
        found = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
        assert found is not None
        env[name] = given[found[1]]
    return subprocess.run(["bash", "-c", step(1)["run"]], env=env, capture_output=True, text=True, timeout=60)


def test_no_input_is_put_into_a_script() -> None:
    action = yaml.safe_load(ACTION.read_text())
    assert action["runs"]["using"] == "composite"
    assert all("${{" not in one["run"] and one["shell"] == "bash" for one in action["runs"]["steps"])
    used = {
        match for one in action["runs"]["steps"] for match in re.findall(r"inputs\.([\w-]+)", str(one["env"]))
    }
    assert used == set(action["inputs"]) and all("default" in row for row in action["inputs"].values())


def test_the_action_checks_and_reports(bench: dict[str, str]) -> None:
    done = act({**bench, "GITHUB_ACTIONS": "true"}, paths="a.md\nb b.md\n", sarif="out.sarif")
    assert done.returncode == 1, done.stderr
    assert "::error " in done.stdout and "HSE002" in done.stdout
    assert (
        Path("out.sarif").read_text().startswith("{")
        and "HSE002" in Path(bench["GITHUB_STEP_SUMMARY"]).read_text()
    )
    assert Path(bench["GITHUB_OUTPUT"]).read_text() == "sarif=out.sarif\n"
    assert act(bench, paths="b b.md").returncode == 0
    assert act(bench, paths="a.md", fail_on="never").returncode == 0


def test_the_action_counts_changed_lines(desk: Desk, bench: dict[str, str]) -> None:
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        subprocess.run([*git, *command], check=True, cwd=desk.folder)
    assert act(bench, paths="a.md", diff="HEAD").returncode == 0
    desk.write("a.md", BAD + "\nAnother forbidden word.\n")
    assert act(bench, paths="a.md", diff="HEAD").returncode == 1


@pytest.mark.parametrize("name", ["paths", "diff", "fail_on", "sarif"])
def test_hostile_inputs_are_words(desk: Desk, bench: dict[str, str], name: str) -> None:
    for value in (HOSTILE, "--output=html:injected", "x\nname=injected"):
        act(bench, **{"paths": "b b.md", name: value})
    assert not (desk.folder / "injected").exists()
    output = Path(bench["GITHUB_OUTPUT"])
    assert not output.exists() or "\nname=" not in output.read_text()


def test_the_action_installs_what_was_asked_and_no_options(bench: dict[str, str]) -> None:
    env = {**bench, "COPYDESK_VERSION": "--index-url=evil", "COPYDESK_HERE": str(ACTION.parent)}
    done = subprocess.run(["bash", "-c", step(0)["run"]], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and "hyphen" in done.stderr
    assert (ACTION.parent / "../../..").resolve() == ROOT


def test_the_gitlab_job_writes_code_quality(desk: Desk, bench: dict[str, str]) -> None:
    import json

    job = yaml.safe_load(GITLAB.read_text())["copydesk"]
    assert job["artifacts"]["when"] == "always"
    report = job["artifacts"]["reports"]["codequality"]
    (script,) = job["script"]
    env = {**bench, **job["variables"], "COPYDESK_PATHS": "a.md"}
    done = subprocess.run(["sh", "-c", script], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "HSE002" in done.stdout, done.stderr
    assert [row["check_name"][:6] for row in json.loads(Path(report).read_text())] == ["HSE002"]
    env["COPYDESK_DIFF"] = env["COPYDESK_PATHS"] = HOSTILE
    subprocess.run(["sh", "-c", script], env=env, capture_output=True, timeout=60)
    assert not (desk.folder / "injected").exists()


def test_the_recipes_of_the_page_call_what_there_is() -> None:
    from copydesk.report.outputs.registry import outputs

    text = (ROOT / "docs" / "integrations.md").read_text() + (ROOT / "docs" / "editors.md").read_text()
    commands = set(re.findall(r"copydesk (check|lsp|mcp|completion|baseline)\b", text))
    assert commands <= set(cli.COMMANDS) and {"check", "lsp", "mcp", "completion"} <= commands
    forms = set(re.findall(r"--(?:format|output) ([a-z]+)\b", text))
    assert {"rdjson", "junit", "checkstyle"} <= forms <= set(outputs())
    for path in re.findall(r"\]\((integrations/[^)]+)\)", text):
        assert (ROOT / "docs" / path).is_file()
