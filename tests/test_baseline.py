"""The baseline is a ratchet: known findings do not count, new ones do, and entries that are gone fail the
run.
"""

from __future__ import annotations

import json
import shutil

import pytest
from desk import BAD, CLEAN, WARN, Desk
from packs import rule_text

FILE = "copydesk-baseline.json"


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A project with one known error and one known warning."""
    desk.write("a.md", BAD)
    desk.write("b.md", WARN)
    assert desk.run("baseline", ".").code == 0
    desk.write("copydesk.toml", f'root = true\npacks = ["house"]\nselect = ["HSE"]\nbaseline = "{FILE}"\n')
    return desk


def entries(desk: Desk) -> list[tuple[str, str]]:
    return [(row["path"], row["rule"]) for row in json.loads((desk.folder / FILE).read_text())["findings"]]


def test_known_findings_do_not_count_but_stay_in_the_report(known: Desk) -> None:
    result = known.run("check", "--format", "json", ".")
    assert result.code == 0
    assert result.json["summary"]["baselined"] == 2
    assert result.json["files"][0]["findings"][0]["status"] == "baseline"
    assert known.run("check", ".").out == "Nothing found in 2 files; 2 in the baseline.\n"


def test_new_findings_count(known: Desk) -> None:
    known.write("a.md", BAD + "\nAnother forbidden word.\n")
    result = known.run("check", ".")
    assert (result.code, result.out.count("HSE002")) == (1, 1)


def test_edits_elsewhere_and_reflow_do_not_matter(known: Desk) -> None:
    known.write("a.md", "A new first line.\n\n" + BAD.replace("The forbidden word", "The  forbidden\nword"))
    assert known.run("check", ".").code == 0


def test_a_renamed_file_keeps_its_entries(known: Desk) -> None:
    shutil.move(known.folder / "a.md", known.folder / "z.md")
    assert known.run("check", ".").code == 0


def test_a_second_finding_of_the_same_kind_is_new(known: Desk) -> None:
    known.write("a.md", BAD + BAD.split("\n", 2)[2])
    assert known.run("check", ".").code == 1


def test_stale_entries_fail_and_are_removed_by_an_update(known: Desk) -> None:
    known.write("a.md", CLEAN)
    result = known.run("check", ".")
    assert (result.code, "stale: HSE002 in a.md" in result.err) == (1, True)
    assert known.run("check", "--fail-on", "never", ".").code == 0
    assert known.run("baseline", ".").code == 0
    assert entries(known) == [("b.md", "HSE001")]
    assert known.run("check", ".").code == 0


def test_files_that_were_not_checked_are_left_alone(known: Desk) -> None:
    assert known.run("check", "b.md").code == 0
    assert known.run("baseline", "b.md").code == 0
    assert entries(known) == [("a.md", "HSE002"), ("b.md", "HSE001")]


def test_it_grows_only_when_told(known: Desk) -> None:
    known.write("c.md", BAD)
    assert "1 of 3 findings are new and were not added" in known.run("baseline", ".").err
    assert len(entries(known)) == 2
    known.run("baseline", "--allow-growth", ".")
    assert len(entries(known)) == 3


def test_an_update_without_change_changes_no_byte(known: Desk) -> None:
    before = (known.folder / FILE).read_bytes()
    known.run("baseline", ".")
    assert (known.folder / FILE).read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", '{"version": 1, "findings": []}', '{"version": 2}', "\x00"])
def test_a_broken_baseline_is_an_error_and_files_are_checked(known: Desk, text: str) -> None:
    known.write(FILE, text)
    result = known.run("check", "--format", "json", ".")
    assert result.code == 2
    assert len(result.json["files"]) == 2
    assert FILE in result.err
    assert known.run("baseline", ".").code == 2


def test_a_missing_baseline_is_an_error(known: Desk) -> None:
    (known.folder / FILE).unlink()
    assert known.run("check", ".").code == 2


def test_the_file_is_of_version_2_and_can_be_read_by_people(known: Desk) -> None:
    known.write(
        "house/HSE003-cafe.toml",
        rule_text('kind = "phrases"\nphrases = ["the  café"]', id="HSE003", name="cafe"),
    )
    known.write("c.md", "# A title\n\nThe  café is open.\n")
    assert known.run("baseline", "--allow-growth", ".").code == 0
    text = (known.folder / FILE).read_text(encoding="utf-8")
    held = json.loads(text)
    assert held["version"] == 2
    assert [row["text"] for row in held["findings"]] == ["forbidden word", "gizmo", "The café"]
    assert '"The café"' in text and len(text.splitlines()) == 8
