"""Two reports side by side: nothing is called fixed that nobody looked at."""

from __future__ import annotations

import json
from typing import Any

import pytest
from desk import BAD, CLEAN, WARN, Desk, Result

TWO = "# A title\n\nThe gizmo stands here.\n\nThe forbidden word stands there.\n"


def report(desk: Desk, name: str, *options: str) -> Any:
    """Check the desk and keep the report outside of it."""
    out = desk.run("check", "--format", "json", *options, ".").out
    desk.write(f".reports/{name}.json", out)
    return json.loads(out)


def compared(desk: Desk, *options: str) -> Result:
    return desk.run("compare", *options, ".reports/old.json", ".reports/new.json")


def kinds(desk: Desk, *options: str) -> list[tuple[str, str, str]]:
    rows = compared(desk, "--format", "json", *options).json["findings"]
    return [(row["kind"], row["path"], row["rule"]) for row in rows]


def checked(desk: Desk) -> dict[str, bool]:
    return {row["text"]: row["less"] for row in compared(desk, "--format", "json").json["checked"]}


def test_equal_reports_differ_in_nothing(desk: Desk) -> None:
    desk.write("a.md", TWO)
    report(desk, "old")
    report(desk, "new")
    result = compared(desk)
    assert (result.code, result.out) == (0, "0 new, 0 fixed, 2 the same.\n")


def test_new_fixed_and_moved(desk: Desk) -> None:
    desk.write("a.md", WARN + "\nOne more gizmo lies over there.\n")
    desk.write("b.md", CLEAN)
    report(desk, "old")
    desk.write("a.md", "# A title\n\nA new paragraph.\n\nThe gizmo stands here.\n")
    desk.write("b.md", BAD)
    report(desk, "new")
    assert kinds(desk) == [
        ("new", "b.md", "HSE002"),
        ("fixed", "a.md", "HSE001"),
        ("moved", "a.md", "HSE001"),
    ]
    result = compared(desk)
    assert result.code == 1
    assert "b.md:3:5: error HSE002 forbidden: found “forbidden word”" in result.out
    assert "was a.md:3:5" not in result.out and "was a.md:3:5" in compared(desk, "--all").out
    assert "1 new, 1 fixed, 1 moved, 0 the same." in result.out


def test_the_level_that_fails_is_that_of_the_newer_report_unless_told(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    report(desk, "old")
    desk.write("a.md", WARN)
    report(desk, "new")
    assert compared(desk).code == 0
    assert compared(desk, "--fail-on", "warning").code == 1
    report(desk, "new", "--fail-on", "warning")
    assert compared(desk).code == 1
    assert compared(desk, "--fail-on", "never").code == 0


def test_a_renamed_file_keeps_its_findings(desk: Desk) -> None:
    desk.write("a.md", TWO)
    report(desk, "old")
    (desk.folder / "a.md").rename(desk.folder / "z.md")
    report(desk, "new")
    assert kinds(desk) == [("moved", "z.md", "HSE001"), ("moved", "z.md", "HSE002")]
    assert checked(desk) == {"1 renamed: a.md to z.md": False}
    assert compared(desk).code == 0


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ('ignore = ["HSE001"]', "configuration: ignore: HSE001"),
        ('rules = { gizmo = "off" }', "configuration: level off"),
        ('select = ["HSE002"]', "selection: select: HSE002"),
    ],
)
def test_what_a_rule_did_not_look_for_is_not_fixed(desk: Desk, setting: str, why: str) -> None:
    desk.write("a.md", WARN)
    report(desk, "old")
    base = 'root = true\npacks = ["house"]\n'
    desk.write("copydesk.toml", base + setting + ("" if "select" in setting else '\nselect = ["HSE"]') + "\n")
    report(desk, "new")
    assert kinds(desk) == [("unseen", "a.md", "HSE001")]
    told = checked(desk)
    assert told["HSE001 does not run any more"]
    assert told[f"HSE001 did not look at a file read before ({why})"]
    result = compared(desk)
    assert result.code == 0 and "0 new, 1 not looked at any more, 0 fixed" in result.out
    assert compared(desk, "--fail-on-unchecked").code == 1


@pytest.mark.parametrize("how", ["exclude", "delete", "large"])
def test_a_file_that_was_not_checked_is_not_fixed(desk: Desk, how: str) -> None:
    desk.write("a.md", WARN)
    desk.write("b.md", CLEAN)
    report(desk, "old")
    if how == "exclude":
        desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\nexclude = ["a.md"]\n')
    elif how == "delete":
        (desk.folder / "a.md").unlink()
    else:
        desk.write("a.md", WARN * 100)
    report(desk, "new", "--max-bytes", "1000")
    assert kinds(desk) == [("unseen", "a.md", "HSE001")]
    words = "not checked any more" if how == "large" else "no longer among the files"
    assert checked(desk)[f"1 {words}: a.md"]


def test_what_is_let_stand_is_neither_fixed_nor_new(desk: Desk) -> None:
    desk.write("a.md", BAD)
    report(desk, "old")
    desk.write("a.md", BAD.replace("\n\n", "\n\n<!-- stet HSE002: it is a quotation -->\n\n"))
    report(desk, "new")
    assert ("stands", "a.md", "HSE002") in kinds(desk)
    assert compared(desk).code == 0 and "[it is a quotation]" in compared(desk).out
    desk.write(".reports/newer.json", (desk.folder / ".reports/old.json").read_bytes())
    back = desk.run("compare", ".reports/new.json", ".reports/newer.json")
    assert back.code == 1 and "1 counting again" in back.out


def test_a_raised_level_fails_and_a_lowered_one_is_told(desk: Desk) -> None:
    desk.write("a.md", WARN)
    report(desk, "old")
    desk.write(
        "copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\nrules = { gizmo = "error" }\n'
    )
    report(desk, "new")
    assert kinds(desk) == [("level", "a.md", "HSE001")]
    assert compared(desk).code == 1
    assert desk.run("compare", ".reports/new.json", ".reports/old.json").code == 0
    told = checked(desk)
    assert "HSE001 gizmo: level warning, now error" in told
    assert "rules.gizmo: not set, now error (1 file)" in told


def test_rules_that_changed_are_named(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    report(desk, "old")
    rule = desk.folder / "house/HSE001-gizmo.toml"
    rule.write_text(rule.read_text().replace("Mend it.", "Mend it now."))
    report(desk, "new", "--today", "2030-01-01")
    told = checked(desk)
    assert "pack house: its files have changed" in told
    assert "HSE001 gizmo: its file has changed, its version has not" in told
    assert any(text.startswith("today: ") and text.endswith("now 2030-01-01") for text in told)
    rule.write_text(rule.read_text().replace("version = 1", "version = 2"))
    report(desk, "new")
    assert "HSE001 gizmo: version 1, now 2" in checked(desk)


def test_a_run_that_counted_changed_lines_only_is_told_apart(desk: Desk) -> None:
    import subprocess

    desk.write("a.md", BAD)
    commit = ["-c", "user.name=A", "-c", "user.email=a@b.test", "commit", "-qm", "x"]
    for command in (["init", "-q", "."], ["add", "a.md", "copydesk.toml", "house"], commit):
        subprocess.run(["git", *command], cwd=desk.folder, check=True)
    report(desk, "old")
    desk.write("a.md", BAD + "\nAnother forbidden word.\n")
    report(desk, "new", "--diff", "HEAD")
    assert kinds(desk) == [("new", "a.md", "HSE002")]
    assert checked(desk)["counted everywhere, now in lines changed since HEAD only"]
    assert compared(desk).code == 1 and compared(desk, "--fail-on-unchecked").code == 1
    result = desk.run("verify", "--rerun", ".reports/new.json")
    assert result.code == 0 and result.out.endswith("all holds.\n")


def test_two_findings_that_read_alike_are_not_mixed_up(desk: Desk) -> None:
    desk.write("a.md", "# A\n\nA gizmo.\n\nA gizmo.\n\nA gizmo.\n")
    report(desk, "old")
    desk.write("a.md", "# A\n\nA gizmo.\n\nA gizmo.\n")
    report(desk, "new")
    assert [kind for kind, _, _ in kinds(desk)] == ["fixed"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not JSON"),
        ("{}", "not a report"),
        ("[" * 100_000, "not JSON"),
        ('{"schema_version": "9.1"}', "schema version '9.1'"),
        ('{"schema_version": "1.2", "files": []}', "not valid"),
    ],
)
def test_what_is_no_report_is_refused(desk: Desk, content: str, said: str) -> None:
    desk.write("a.md", CLEAN)
    report(desk, "old")
    desk.write(".reports/new.json", content)
    result = compared(desk)
    assert result.code == 2 and said in result.err and not result.out


def test_a_report_that_is_no_plain_file_is_not_read(desk: Desk) -> None:
    import os

    desk.write("a.md", CLEAN)
    report(desk, "old")
    os.mkfifo(desk.folder / ".reports/new.json")
    assert "it is no file" in compared(desk).err
    assert desk.run("compare", ".reports/old.json", ".reports").code == 2
    assert desk.run("compare", ".reports/old.json", "/dev/zero").code == 2


def test_texts_of_a_report_cannot_steer_a_terminal(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    report(desk, "old")
    desk.write("a.md", BAD)
    forged = report(desk, "new")
    forged["files"][0]["findings"][0]["message"] = "\x1b[2J\u202egnilaets\n::error::x"
    desk.write(".reports/new.json", json.dumps(forged))
    out = compared(desk).out
    assert "\x1b" not in out and "\u202e" not in out and "\n::error" not in out
