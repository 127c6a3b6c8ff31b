"""Which files the entries of a baseline are about, whatever configuration files come and go, and what a run
over a folder says of entries whose articles have left it.
"""

from __future__ import annotations

import json
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
