"""What the nearest configuration says holds for each file, from whatever folder the run was started."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import BAD, CLEAN, WARN, Desk

from copydesk.interface import lint_paths
from copydesk.project.gate import strictest


@pytest.fixture
def strict_and_lax(desk: Desk) -> Desk:
    """Two folders of one project: warnings fail in one, nothing does in the other."""
    desk.write("strict/copydesk.toml", 'fail-on = "warning"\n')
    desk.write("lax/copydesk.toml", 'fail-on = "never"\n')
    return desk


@pytest.mark.parametrize("start", [".", "strict", "lax"])
@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"strict/a.md": WARN, "lax/a.md": CLEAN}, 1),
        ({"strict/a.md": CLEAN, "lax/a.md": BAD}, 0),
        ({"strict/a.md": WARN, "lax/a.md": BAD}, 1),
        ({"strict/a.md": CLEAN, "lax/a.md": CLEAN, "a.md": WARN}, 0),
        ({"strict/a.md": CLEAN, "lax/a.md": CLEAN, "a.md": BAD}, 1),
    ],
)
def test_each_file_fails_by_its_own_level(
    strict_and_lax: Desk, monkeypatch: pytest.MonkeyPatch, start: str, files: dict[str, str], code: int
) -> None:
    for name, text in files.items():
        strict_and_lax.write(name, text)
    monkeypatch.chdir(strict_and_lax.folder / start)
    result = strict_and_lax.run("check", "--format", "json", *(str(strict_and_lax.folder / x) for x in files))
    assert (result.code, result.json["summary"]["exit_code"]) == (code, code)
    assert strict_and_lax.run("check", *(str(strict_and_lax.folder / x) for x in files)).code == code


def test_the_command_line_wins_for_all_files(strict_and_lax: Desk) -> None:
    strict_and_lax.write("strict/a.md", WARN)
    strict_and_lax.write("lax/a.md", BAD)
    assert strict_and_lax.run("check", "--fail-on", "never", ".").code == 0
    assert strict_and_lax.run("check", "--fail-on", "error", "lax").code == 1


def test_the_strictest_level_is_named_in_the_report(strict_and_lax: Desk) -> None:
    strict_and_lax.write("strict/a.md", CLEAN)
    strict_and_lax.write("lax/a.md", CLEAN)
    report = strict_and_lax.run("check", "--format", "json", ".").json
    assert report["config"]["fail_on"] == "warning"
    assert strict_and_lax.run("check", "--format", "json", "lax").json["config"]["fail_on"] == "never"
    assert (strictest(["never"]), strictest([]), strictest(["never", "info", "error"])) == (
        "never",
        "error",
        "info",
    )


@pytest.fixture
def two_baselines(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Two projects side by side, each with a baseline that knows the error of its article."""
    (desk.folder / ".git").mkdir()
    for name in ("north", "south"):
        desk.write(
            f"{name}/copydesk.toml",
            'root = true\npacks = ["../house"]\nselect = ["HSE"]\nbaseline = "known.json"\n',
        )
        desk.write(f"{name}/news/a.md", BAD if name == "north" else BAD + "\nMore.\n")
        monkeypatch.chdir(desk.folder / name)
        assert desk.run("baseline", ".").code == 0
    monkeypatch.chdir(desk.folder)
    return desk


@pytest.mark.parametrize("start", [".", "north", "south/news", "elsewhere"])
def test_each_file_has_the_baseline_of_its_project(
    two_baselines: Desk, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    desk = two_baselines
    (desk.folder / start).mkdir(exist_ok=True)
    monkeypatch.chdir(desk.folder / start)
    both = [str(desk.folder / name) for name in ("north", "south")]
    result = desk.run("check", "--format", "json", *both)
    assert (result.code, result.json["summary"]["baselined"]) == (0, 2), result.err
    assert len(result.json["baselines"]) == 2 and "baseline" not in result.json
    assert all(known["stale"] == [] for known in result.json["baselines"])
    assert lint_paths(both) == {
        str(desk.folder / "north/news/a.md"): [],
        str(desk.folder / "south/news/a.md"): [],
    }
    desk.write("south/news/a.md", BAD + "\nA forbidden word again.\n")
    assert desk.run("check", *both).code == 1
    assert desk.run("check", both[0]).code == 0


def test_a_stale_entry_fails_by_the_level_of_its_own_project(two_baselines: Desk) -> None:
    two_baselines.write("south/news/a.md", CLEAN)
    result = two_baselines.run("check", "north", "south")
    assert result.code == 1
    assert "south/known.json: stale: HSE002 in south/news/a.md" in result.err
    config = (two_baselines.folder / "south/copydesk.toml").read_text()
    two_baselines.write("south/copydesk.toml", config + 'fail-on = "never"\n')
    assert two_baselines.run("check", "north", "south").code == 0


def test_a_baseline_that_is_missing_is_named_once(two_baselines: Desk) -> None:
    (two_baselines.folder / "south/known.json").unlink()
    two_baselines.write("south/b.md", CLEAN)
    result = two_baselines.run("check", "--format", "json", "north", "south")
    assert result.code == 2
    assert [(skip["path"], skip["reason"]) for skip in result.json["skipped"]] == [
        ("south/known.json", "missing")
    ]
    assert [known["path"] for known in result.json["baselines"]] == ["north/known.json"]


def test_a_broken_configuration_of_the_start_folder_is_no_matter_of_other_files(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.md", CLEAN)
    elsewhere: Path = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "copydesk.toml").write_text("nonsense = 1\n")
    monkeypatch.chdir(elsewhere)
    assert desk.run("check", str(desk.folder / "a.md")).code == 0
    assert json.loads(desk.run("check", "--format", "json", str(desk.folder / "a.md")).out)["skipped"] == []
