"""A built wheel works in a clean environment and brings every rule, schema and data file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from copydesk.catalogue.catalogue import load

ROOT = Path(__file__).parents[1]


def call(*command: str | Path, cwd: Path, **more: str) -> str:
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | more
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, env=env)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    out = tmp_path_factory.mktemp("dist")
    # The environment that runs the tests has hatchling already; a build of its own would need the network.
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (found,) = out.glob("copydesk-*.whl")
    return found


def committed(folder: str) -> set[str]:
    """Return the files below a folder of the checkout that belong into a package."""
    return {
        path.relative_to(ROOT / folder).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.slow
def test_the_wheel_holds_rules_schemas_and_nothing_else_of_ours(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"copydesk/rules/{name}" for name in committed("rules")} <= names
    assert {f"copydesk/schema/{name}.v1.json" for name in ("report", "rule", "config")} <= names
    assert "copydesk/py.typed" in names
    assert {f"copydesk/report/outputs/html/page.{kind}" for kind in ("css", "js")} <= names
    assert {name.split("/")[0] for name in names} <= {
        "copydesk",
        *(n.split("/")[0] for n in names if "dist-info" in n),
    }
    assert not any("__pycache__" in name for name in names)


@pytest.mark.slow
def test_the_same_source_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    options = ("-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path)
    call(sys.executable, *options, ROOT, cwd=tmp_path, PYTHONHASHSEED="4711", TZ="Asia/Tokyo")
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.slow
def test_the_wheel_works_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = binaries / "python"
    call(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    rules = json.loads(call(binaries / "copydesk", "rules", "--format", "json", cwd=tmp_path))["rules"]
    assert [rule["id"] for rule in rules] == list(load().rules)
    article = tmp_path / "a.md"
    article.write_text("# A title\n\n| a | b |\n|---|---|\n| 1 |\n")
    report = json.loads(call(binaries / "copydesk", "check", "--format", "json", "a.md", cwd=tmp_path))
    assert "TBL004" in report["summary"]["rules"]
    assert report["files"][0]["path"] == "a.md"
    # Neither `lint` nor `rules` may become importable: other distributions own these names.
    probe = (
        "import importlib.util as u; print([n for n in ('lint', 'rules', 'hatch_build') if u.find_spec(n)])"
    )
    assert call(python, "-c", probe, cwd=tmp_path) == "[]\n"


def test_a_checkout_runs_without_installation(tmp_path: Path) -> None:
    out = call(sys.executable, ROOT / "lint", "--version", cwd=tmp_path)
    assert out.startswith("copydesk ")


def test_an_installation_without_rules_fails_loudly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from copydesk.base import resources

    monkeypatch.setattr(resources, "__file__", str(tmp_path / "lib" / "copydesk" / "resources.py"))
    with pytest.raises(resources.MissingResource, match="missing from this installation"):
        resources.folder("rules")


def test_version_and_metadata_agree() -> None:
    import tomllib

    from copydesk import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == __version__


def test_all_that_runs_may_be_used_beside_this_licence() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "licences.py"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "jsonschema" in done.stdout and "rules/data/english.LICENSE" in done.stdout
