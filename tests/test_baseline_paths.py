"""Which files the entries of a baseline are about, whatever configuration files come and go, and what a run
over a folder says of entries whose articles have left it.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from desk import BAD, CLEAN, Desk

HOUSE = 'packs = ["../house"]\nselect = ["HSE"]\nbaseline = "known.json"\n'


@pytest.fixture
def area(desk: Desk) -> Desk:
    """A repository in which one folder alone has a configuration, and a baseline with one known error."""
    (desk.folder / ".git").mkdir()
    (desk.folder / "copydesk.toml").unlink()
    desk.write("sub/copydesk.toml", HOUSE)
    desk.write("sub/a.md", BAD)
    assert desk.run("baseline", "create", "sub").code == 0
    return desk


def held(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((desk.folder / "sub/known.json").read_text())
    return found


def paths(desk: Desk) -> list[str]:
    return [row["path"] for row in held(desk)["findings"]]


def from_its_own_folder(desk: Desk) -> None:
    """Write the baseline as it was written when paths counted from the outermost configuration."""
    text = (desk.folder / "sub/known.json").read_text()
    desk.write("sub/known.json", text.replace('"sub/', '"'))


def test_paths_are_those_of_the_report(area: Desk) -> None:
    report = area.run("check", "--format", "json", "sub").json
    assert paths(area) == [file["path"] for file in report["files"]] == ["sub/a.md"]
    assert list(held(area)["files"]) == ["sub/a.md"]


@pytest.mark.parametrize("old", [False, True], ids=["from the top", "from its own folder"])
@pytest.mark.parametrize("start", [".", "sub"])
def test_a_configuration_further_out_makes_nothing_new(
    area: Desk, old: bool, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if old:
        from_its_own_folder(area)
    monkeypatch.chdir(area.folder / start)
    for outer in (None, 'languages = ["en"]\n'):
        if outer:
            area.write("copydesk.toml", outer)
        result = area.run("check", str(area.folder / "sub"))
        assert (result.code, "1 in the baseline" in result.out) == (0, True), result.err


def test_a_file_of_the_same_name_further_out_is_not_meant(area: Desk) -> None:
    from_its_own_folder(area)
    area.write("copydesk.toml", 'languages = ["en"]\n')
    area.write("a.md", BAD)
    assert area.run("check", "sub").code == 0
    assert area.run("check", "--pack", "house", "--select", "HSE", "a.md").code == 1


def test_an_update_writes_the_paths_from_the_top_and_prune_leaves_them(area: Desk) -> None:
    area.write("sub/b.md", BAD)
    assert area.run("baseline", "update", "--allow-growth", "sub").code == 0
    right = (area.folder / "sub/known.json").read_bytes()
    from_its_own_folder(area)
    assert area.run("baseline", "check", "sub").code == 0
    assert area.run("baseline", "update", "sub").code == 0
    assert (area.folder / "sub/known.json").read_bytes() == right
    from_its_own_folder(area)
    (area.folder / "sub/b.md").unlink()
    result = area.run("check", "sub")
    assert result.code == 1 and "stale: HSE002 in sub/b.md" in result.err
    assert area.run("baseline", "prune", "sub").code == 0
    assert paths(area) == ["a.md"] and list(held(area)["files"]) == ["a.md"]
    assert area.run("check", "sub").code == 0


def test_both_kinds_of_paths_in_one_file_are_understood(area: Desk) -> None:
    area.write("sub/news/b.md", BAD)
    assert area.run("baseline", "update", "--allow-growth", "sub").code == 0
    area.write("sub/known.json", (area.folder / "sub/known.json").read_text().replace('"sub/a', '"a'))
    assert sorted(paths(area)) == ["a.md", "sub/news/b.md"]
    assert area.run("check", "sub").code == 0


def test_no_path_leads_out_of_the_repository(area: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside: Path = tmp_path_factory.mktemp("elsewhere") / "a.md"
    outside.write_text(CLEAN)
    rows = [{**held(area)["findings"][0], "path": path} for path in (str(outside), "../../a.md", "a\0.md")]
    area.write("sub/known.json", json.dumps({"version": 3, "findings": rows}))
    result = area.run("check", "sub")
    assert result.code == 1 and "stale" not in result.err and "HSE002" in result.out


# -- areas without an article --------------------------------------------------------------------------------


def git(desk: Desk, *arguments: str) -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(desk.folder), *settings, *arguments], check=True, capture_output=True)


@pytest.fixture(params=["in a repository", "without git"])
def two_areas(request: pytest.FixtureRequest, area: Desk) -> Desk:
    """The area with its baseline, and an article beside it that has none; git knows both, or there is none."""
    area.write("z.md", CLEAN)
    (area.folder / ".git").rmdir()
    if request.param == "in a repository":
        git(area, "init", "-q", "-b", "main")
        git(area, "add", ".")
        git(area, "commit", "-qm", "one")
    else:
        area.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\n')
        area.write("sub/copydesk.toml", 'baseline = "known.json"\n')
    return area


def test_entries_are_stale_when_their_area_has_no_article_left(two_areas: Desk) -> None:
    assert two_areas.run("check", ".").code == 0
    (two_areas.folder / "sub/a.md").unlink()
    result = two_areas.run("check", ".")
    assert result.code == 1 and "sub/known.json: stale: HSE002" in result.err
    assert two_areas.run("check", "z.md").code == 0
    result = two_areas.run("baseline", "check", ".")
    assert result.code == 1 and "1 gone" in result.out
    assert two_areas.run("baseline", "prune", "z.md").code == 2  # it has no baseline
    assert len(paths(two_areas)) == 1
    assert two_areas.run("baseline", "prune", ".").code == 0
    assert paths(two_areas) == [] and not (two_areas.folder / "copydesk-baseline.json").exists()
    assert two_areas.run("check", ".").code == 0


@pytest.mark.parametrize("left", [True, False], ids=["one more there", "the last one"])
@pytest.mark.parametrize("action", ["prune", "update"])
def test_the_advice_for_what_was_renamed_out_of_its_area_ends_the_matter(
    area: Desk, left: bool, action: str
) -> None:
    (area.folder / ".git").rmdir()
    area.write("z.md", CLEAN)
    if left:
        area.write("sub/b.md", CLEAN)
    git(area, "init", "-q", "-b", "main")
    git(area, "add", ".")
    git(area, "commit", "-qm", "one")
    git(area, "mv", "sub/a.md", "z2.md")
    for change in (["--diff", "main"], ["--staged"], []):
        result = area.run("check", *change, ".")
        assert result.code == 1 and "stale: HSE002 in sub/a.md" in result.err, change
    assert area.run("baseline", action, ".").code == 0
    assert paths(area) == []
    for change in (["--diff", "main"], ["--staged"], []):
        result = area.run("check", *change, ".")
        assert "stale" not in result.err, change


def test_an_area_that_is_left_out_or_has_no_baseline_yet_is_no_matter_of_the_run(area: Desk) -> None:
    area.write("z.md", CLEAN)
    (area.folder / "sub/a.md").unlink()
    area.write("sub/known.json", "broken")
    assert area.run("check", ".").code == 2
    assert area.run("check", "--config", str(area.write("other.toml", "")), ".").code == 0
    area.write("copydesk.toml", 'exclude = ["sub/"]\n')
    assert area.run("check", ".").code == 0
    area.write("copydesk.toml", "")
    (area.folder / "sub/known.json").unlink()
    assert area.run("check", ".").code == 0
    assert area.run("baseline", "create", ".").code == 0
    assert not (area.folder / "sub/known.json").exists()


def test_the_folder_of_a_run_has_a_baseline_whatever_its_articles_have(desk: Desk) -> None:
    """The one article that is left has another baseline."""
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\nbaseline = "top.json"\n')
    desk.write("news/old.md", BAD)
    assert desk.run("baseline", "create", ".").code == 0
    desk.write("news/new/copydesk.toml", 'baseline = "new.json"\n')
    desk.write("news/new/a.md", CLEAN)
    assert desk.run("baseline", "create", "news/new").code == 0
    assert desk.run("check", "news").code == 0
    (desk.folder / "news/old.md").unlink()
    assert desk.run("check", "news/new").code == 0
    assert desk.run("check", "news").code == 1
    assert desk.run("baseline", "prune", "news").code == 0
    assert desk.run("check", "news").code == 0


def test_a_baseline_of_some_paths_only_is_seen_when_none_of_them_is_left(desk: Desk) -> None:
    head = 'root = true\npacks = ["house"]\nselect = ["HSE"]\nbaseline = "top.json"\n'
    desk.write("copydesk.toml", head + '[[overrides]]\npaths = ["old/**"]\nbaseline = "old.json"\n')
    desk.write("old/a.md", BAD)
    desk.write("z.md", CLEAN)
    assert desk.run("baseline", ".").code == 0
    assert desk.run("check", ".").code == 0
    (desk.folder / "old/a.md").unlink()
    result = desk.run("check", ".")
    assert result.code == 1 and "old.json: stale: HSE002 in old/a.md" in result.err
    assert desk.run("baseline", "prune", ".").code == 0
    assert desk.run("check", ".").code == 0
