"""The report as an auditor reads it: what was checked, with what, and what was let pass."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desk import CLEAN, WARN, Desk
from packs import rule_text

GERMAN = "Der Rat hat am Montag beschlossen, dass die alte Mühle an die Mieter verkauft wird.\n"


def answer(report: Any, path: str, rule: str) -> str:
    """Answer an auditor: did this rule look at this file, and if not, why not?"""
    file = next(file for file in report["files"] if file["path"] == path)
    known = report["coverage"]["rules"][file["coverage"]["rules"]]
    reasons = [row["reason"] for row in known["not_run"] if rule in row["rules"]]
    assert len(reasons) + known["ran"].count(rule) == 1, "each rule stands in it once"
    return reasons[0] if reasons else "ran"


@pytest.fixture
def project(desk: Desk) -> Desk:
    """Articles of several kinds under one configuration, with another below."""
    desk.write("copydesk.toml", 'profile = "blog"\nignore = ["TYP004"]\n[rules]\nmisspelling = "off"\n')
    desk.write("a.md", CLEAN + "\nSee [the log](https://harbour.test/log).\n")
    desk.write("b.md", CLEAN)
    desk.write("sub/c.txt", GERMAN)
    desk.write("sub/copydesk.toml", 'ignore = ["TYP006"]\n')
    return desk


def test_every_rule_ran_or_there_is_a_reason(project: Desk) -> None:
    report = project.run("check", "--format", "json", ".").json
    told = {
        rule: answer(report, "a.md", rule)
        for rule in [row["id"] for row in report["ruleset"]["rules"] + report["ruleset"]["not_active"]]
    }
    assert told["TYP004"] == told["TYP001"] == "configuration"
    assert told["LNG001"] == "profile"
    assert told["CLM011"] == "on-request"
    assert told["CIT019"] == "offline"
    assert told["TYP006"] == "ran"
    assert answer(report, "sub/c.txt", "TYP006") == "configuration"
    assert answer(report, "sub/c.txt", "AIS001") == "language"
    assert answer(report, "sub/c.txt", "MRK005") == "format"
    chosen = project.run("check", "--format", "json", "--select", "TYP006", "a.md").json
    assert answer(chosen, "a.md", "TYP004") == "configuration"
    assert answer(chosen, "a.md", "TYP005") == "selection"


def test_a_rule_that_failed_did_not_look_at_the_file(desk: Desk) -> None:
    code = (
        "from copydesk.api import rule\n\n@rule(id='HSE009', name='broken', version=1, status='stable', severity='error',"
        " confidence='strong', scope=['prose'], summary='s', message='m', rationale='r', remedy='r',"
        " bad=['a', 'b'], good=['c', 'd', 'e'])\ndef run(ctx):\n    raise RuntimeError('oops')\n    yield\n"
    )
    desk.write("house/HSE009-broken.py", code)
    desk.write("a.md", CLEAN)
    result = desk.run("check", "--allow-code", "--format", "json", "a.md")
    assert result.code == 3
    assert answer(result.json, "a.md", "HSE009") == "crashed"
    assert result.json["coverage"]["unchecked"]["crashed"] == 1


def test_what_is_said_of_many_files_alike_stands_once(project: Desk) -> None:
    for number in range(20):
        project.write(f"more/{number}.md", CLEAN)
    report = project.run("check", "--format", "json", ".").json
    assert len(report["files"]) == 23
    assert len(report["coverage"]["rules"]) == len(report["config"]["settings"]) == 2
    for file in report["files"]:
        assert file["settings"] in report["config"]["settings"]


def test_settings_are_told_with_their_origins(project: Desk) -> None:
    report = project.run("check", "--format", "json", "--ignore", "TYP", ".").json
    c = next(file for file in report["files"] if file["path"] == "sub/c.txt")
    told = report["config"]["settings"][c["settings"]]
    assert told["files"] == ["copydesk.toml", "sub/copydesk.toml"]
    assert told["values"]["profile"] == {"value": "blog", "origin": ["copydesk.toml:1"]}
    assert told["values"]["ignore"] == {"value": ["TYP"], "origin": ["command line"]}
    assert told["values"]["rules"]["value"]["misspelling"] == {"value": "off", "origin": ["copydesk.toml:4"]}
    assert [(row["path"], row["kind"]) for row in report["inputs"]] == [
        ("copydesk.toml", "configuration"),
        ("sub/copydesk.toml", "configuration"),
    ]


@pytest.mark.parametrize("start", [".", "sub", "/", "elsewhere"])
@pytest.mark.parametrize("absolute", [True, False])
def test_the_report_is_the_same_from_wherever_it_is_made(
    project: Desk, start: str, absolute: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    project.write("words.txt", "gizmo\n")
    project.write("copydesk.toml", 'packs = ["house"]\nwords-files = ["sub/more.txt"]\nexclude = ["x"]\n')
    project.write("sub/more.txt", "teh\n")
    project.write("elsewhere/notes.org", "")
    expected = project.run("check", "--format", "json", ".").out
    assert '"a.md"' in expected and str(project.folder) not in expected
    monkeypatch.chdir(project.folder / start)
    named = str(project.folder) if absolute else os.path.relpath(project.folder)
    assert project.run("check", "--format", "json", named).out == expected


def test_the_report_is_the_same_on_another_machine(
    project: Desk, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    expected = project.run("check", "--format", "json", ".").out
    other = tmp_path_factory.mktemp("other") / "a longer name"
    shutil.copytree(project.folder, other)
    monkeypatch.chdir(other)
    assert project.run("check", "--format", "json", ".").out == expected


@pytest.mark.parametrize("start", ["sub", "/"])
def test_what_could_not_be_checked_is_told_alike_from_everywhere(
    project: Desk, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("sub/copydesk.toml", "ignore = [3]\n")
    project.write("b.md", b"\0\1\2")
    expected = project.run("check", "--format", "json", ".").json["skipped"]
    assert [(row["path"], row["reason"]) for row in expected] == [
        ("b.md", "not-an-article"),
        ("sub/c.txt", "configuration"),
    ]
    assert expected[1]["detail"].startswith("sub/copydesk.toml:1: ignore")
    monkeypatch.chdir(project.folder / start)
    assert project.run("check", "--format", "json", str(project.folder)).json["skipped"] == expected


def test_libraries_that_decide_are_all_named() -> None:
    import tomllib

    from copydesk.project.versions import DECIDING, libraries

    wanted = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    named = {part.split(">=")[0].lower() for part in wanted["dependencies"]}
    assert named <= set(DECIDING) and named <= set(libraries())


def test_links_that_nobody_asked_are_counted_and_not_passed_over(project: Desk) -> None:
    report = project.run("check", "--format", "json", ".").json
    assert report["files"][0]["coverage"]["links"] == {"not_asked": 1}
    assert report["coverage"]["unchecked"]["links"] == 1
    assert report["coverage"]["unchecked"]["language"] == 1
    assert "1 link without a known answer." in project.run("check", "--format", "html", ".").out


def test_digests_of_pack_and_rule_follow_their_files(desk: Desk) -> None:
    desk.write("a.md", WARN)
    before = desk.run("check", "--format", "json", "a.md").json["ruleset"]
    desk.write("house/data/note.txt", "one more word\n")
    after = desk.run("check", "--format", "json", "a.md").json["ruleset"]
    assert [pack["name"] for pack in after["packs"]] == ["copydesk", "house"]
    changed = [
        old["digest"] != new["digest"] for old, new in zip(before["packs"], after["packs"], strict=True)
    ]
    assert changed == [False, True]
    assert before["rules"] == after["rules"]
    desk.write("house/HSE001-gizmo.toml", rule_text('kind = "phrases"\nphrases = ["gizmo"]', name="gizmo"))
    last = desk.run("check", "--format", "json", "a.md").json["ruleset"]
    same = [old["digest"] == new["digest"] for old, new in zip(after["rules"], last["rules"], strict=True)]
    assert same == [False, True]


# -- what was left out and let pass --------------------------------------------------------------------------


def passed_by(report: Any) -> dict[str, list[str]]:
    for row in report["coverage"]["left_out"]:
        assert row["count"] == len(row["paths"])
    return {row["reason"]: row["paths"] for row in report["coverage"]["left_out"]}


@pytest.mark.parametrize("git", [False, True])
def test_files_that_nobody_asked_about_are_named_with_the_reason(desk: Desk, git: bool) -> None:
    desk.write("copydesk.toml", 'exclude = ["drafts/"]\n')
    desk.write(".gitignore", "built/\n*.tmp.md\n")
    for name in (
        "a.md",
        "drafts/b.md",
        "built/c.md",
        "d.tmp.md",
        ".hidden/e.md",
        "node_modules/f.md",
        "g.png",
    ):
        desk.write(name, CLEAN)
    desk.write("requirements.txt", "x==1\n")
    desk.write("data.json", "{}")
    if git:
        import subprocess

        subprocess.run(["git", "init", "-q", "."], cwd=desk.folder, check=True)
    report = desk.run("check", "--format", "json", ".").json
    assert [file["path"] for file in report["files"]] == ["a.md"]
    found = passed_by(report)
    assert found["exclude"] == ["drafts/b.md"]
    assert found["gitignore"] == ["built", "d.tmp.md"]
    ignored = [row for row in report["leniency"] if row["kind"] == "gitignore"]
    assert [row["what"] for row in ignored] == ["2 files or folders"]
    desk.write("report.json", json.dumps(report))
    assert desk.run("verify", "--rerun", "report.json").code == 0
    assert found["no-article"] == ["data.json", "requirements.txt"]
    assert "g.png" in found["suffix"]
    where = "hidden" if git else "foreign-folder"
    assert any(path.startswith("node_modules") for path in found[where])
    assert any(path.startswith(".hidden") for path in found["hidden"])


def test_a_repository_in_the_repository_has_a_reason_of_its_own(desk: Desk) -> None:
    import subprocess

    for folder in (".", "nest", "note.md"):
        subprocess.run(["git", "init", "-q", str(desk.folder / folder)], check=True)
    desk.write("nest/b.md", WARN)
    desk.write("note.md/c.md", WARN)
    desk.write("a.md", CLEAN)
    report = desk.run("check", "--format", "json", ".").json
    rows = {row["reason"]: row["paths"] for row in report["coverage"]["left_out"]}
    assert rows["repository"] == ["nest", "note.md"]
    assert [file["path"] for file in report["files"]] == ["a.md"]


def test_many_files_that_are_left_out_are_counted_and_a_few_named(desk: Desk) -> None:
    from copydesk.project.leftout import LISTED

    for number in range(LISTED + 30):
        desk.write(f"p{number:03}.png", "")
    desk.write("a.md", CLEAN)
    rows = desk.run("check", "--format", "json", ".").json["coverage"]["left_out"]
    row = next(row for row in rows if row["reason"] == "suffix")
    assert row["count"] >= LISTED + 30 and len(row["paths"]) == LISTED
    assert row["paths"] == sorted(row["paths"])


def test_a_configuration_that_leaves_out_all_shows_in_the_report(desk: Desk) -> None:
    desk.write("copydesk.toml", 'exclude = ["*"]\n')
    desk.write("a.md", CLEAN)
    report = desk.run("check", "--format", "json", ".").json
    assert report["files"] == [] and passed_by(report)["exclude"] == ["a.md"]


def test_every_source_of_leniency_is_named_with_its_origin(desk: Desk) -> None:
    desk.write(
        "copydesk.toml",
        'profile = "blog"\nignore = ["TYP004"]\nexclude = ["x/"]\nwords = ["teh"]\nfail-on = "never"\n'
        'baseline = "known.json"\npacks = ["house"]\n[rules]\nmisspelling = "info"\nTYP006 = "off"\n'
        'gizmo = { level = "info" }\n[[stet]]\npath = "a.md"\nfingerprint = "0123456789"\nreason = "A name."\n',
    )
    desk.write("words.txt", "gizmo\n")
    desk.write("known.json", '{"version": 2, "findings": []}')
    desk.write("sub/copydesk.toml", 'extend-ignore = ["STR"]\n')
    desk.write("a.md", f"<!-- stet gizmo: a name -->\n\n{WARN}")
    desk.write("sub/b.md", CLEAN)
    result = desk.run("check", "--format", "json", "--select", "ALL", ".")
    assert not result.json["skipped"]
    rows = result.json["leniency"]
    told = {(row["kind"], row["what"], *row["origin"]) for row in rows}
    assert told >= {
        ("profile", "blog", "copydesk.toml:1"),
        ("ignore", "TYP004", "copydesk.toml:2"),
        ("select", "ALL", "command line"),
        ("extend-ignore", "STR", "sub/copydesk.toml:1"),
        ("exclude", "x/", "copydesk.toml:3"),
        ("words", "1 words", "copydesk.toml:4"),
        ("words-files", "words.txt", "words.txt"),
        ("fail-on", "never", "copydesk.toml:5"),
        ("baseline", "known.json", "copydesk.toml:6"),
        ("packs", "house", "copydesk.toml:7"),
        ("lowered", "TYP001 misspelling: error, here info", "copydesk.toml:9"),
        ("off", "TYP006", "copydesk.toml:10"),
        ("lowered", "HSE001 gizmo: warning, here info", "copydesk.toml:11"),
        ("stet", "0123456789", "copydesk.toml:12"),
        ("nested", "sub/copydesk.toml", "sub/copydesk.toml"),
    }
    files = {row["what"]: row["files"] for row in rows}
    assert (files["blog"], files["STR"]) == (2, 1)


def test_a_guessed_profile_is_leniency_too(desk: Desk) -> None:
    desk.write("copydesk.toml", "root = true\n")
    desk.write("docs/gates.md", CLEAN)
    rows = desk.run("check", "--format", "json", ".").json["leniency"]
    assert [(row["kind"], row["what"], row["files"]) for row in rows] == [
        ("guessed-profile", "documentation", 1)
    ]


def test_who_let_what_stand_and_where(desk: Desk) -> None:
    desk.write(
        "a.md",
        "---\nstet: 'HSE002: a parody'\n---\n\n<!-- stet gizmo until=2030-01-01: a name -->\n\nThe gizmo.\n",
    )
    desk.write("b.md", WARN)
    mark = desk.run("check", "--format", "json", "b.md").json["files"][0]["findings"][0]["fingerprint"]
    config = (desk.folder / "copydesk.toml").read_text()
    entry = f'[[stet]]\npath = "b.md"\nfingerprint = "{mark}"\nreason = "agreed"\n'
    desk.write("copydesk.toml", config + '[gate]\nrefuse = ["front-matter"]\n' + entry)
    a, b = desk.run("check", "--format", "json", "--today", "2026-01-01", "a.md", "b.md").json["files"]
    stands = next(one for one in a["findings"] if one["rule_id"] == "HSE001")
    assert (stands["justification"], stands["let_by"]) == ("a name", {"line": 5})
    front, comment = a["directives"]
    assert (front["origin"], front["rules"], front["findings"]) == ("front-matter", ["HSE002"], 0)
    assert "front matter" in front["refused"] or "front-matter" in front["refused"]
    assert comment == {
        "line": 5,
        "form": "stet",
        "origin": "comment",
        "rules": ["gizmo"],
        "reason": "a name",
        "until": "2030-01-01",
        "findings": 1,
    }
    (found,) = b["findings"]
    assert (found["status"], found["justification"]) == ("suppressed", "agreed")
    assert found["let_by"] == {"entry": mark}


# -- a gate on what was not checked --------------------------------------------------------------------------


@pytest.mark.parametrize("form", [["--format", "json"], [], ["--no-cache"]], ids=" ".join)
def test_what_was_not_checked_fails_a_run_where_a_gate_says_so(desk: Desk, form: list[str]) -> None:
    desk.write("a.md", CLEAN + "\n[x](https://harbour.test/log)\n")
    desk.write("c.txt", GERMAN)
    desk.write("copydesk.toml", "root = true\n")
    assert desk.run("check", *form, ".").code == 0
    asked = desk.run("check", *form, "--fail-on-unchecked", ".")
    assert asked.code == 2
    assert "1 links that were not asked" in asked.err and "1 files in a language" in asked.err
    desk.write("copydesk.toml", 'root = true\n[gate]\nunchecked = ["language"]\n')
    gated = desk.run("check", *form, ".")
    assert gated.code == 2 and "links" not in gated.err
    assert desk.run("check", *form, "a.md").code == 0
    if "json" in form:
        assert gated.json["coverage"]["demanded"] == {"language": 1}
        assert gated.json["summary"]["exit_code"] == 2


def test_a_file_below_cannot_open_the_gate_on_what_was_not_checked(desk: Desk) -> None:
    desk.write("copydesk.toml", '[gate]\nunchecked = ["links"]\n')
    desk.write("sub/copydesk.toml", "[gate]\nunchecked = []\n")
    desk.write("sub/a.md", "[x](https://harbour.test/log)\n")
    assert desk.run("check", ".").code == 2
    desk.write("copydesk.toml", '[gate]\nunchecked = ["lines"]\n')
    assert "did you mean “links”" in desk.run("check", ".").err


def test_what_a_bound_cut_off_is_in_the_report(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.pipeline import engine

    monkeypatch.setattr(engine, "MOST_LISTED", 3)
    desk.write("a.md", "The gizmo.\n\n" * 9)
    result = desk.run("check", "--format", "json", "--fail-on-unchecked", "a.md")
    (file,) = result.json["files"]
    assert [limit["rule"] for limit in file["coverage"]["limits"]] == ["HSE001"]
    assert "6 more findings" in file["coverage"]["limits"][0]["detail"]
    assert (result.code, result.json["coverage"]["demanded"]) == (2, {"bounds": 1})


def test_the_page_for_auditors_answers_as_it_says(project: Desk) -> None:
    page = (Path(__file__).parents[1] / "docs/audit.md").read_text(encoding="utf-8")
    code = page.split("```python\n", 1)[1].split("```", 1)[0]
    names: dict[str, Any] = {}
    exec(code, names)
    report = project.run("check", "--format", "json", ".").json
    assert names["looked"](report, "a.md", "CIT019") == "offline"
    assert names["looked"](report, "a.md", "TYP006") == "ran"


def test_the_page_for_auditors_names_every_reason() -> None:
    from copydesk.audit.compare import KINDS
    from copydesk.catalogue import notrun
    from copydesk.project import leftout

    page = (Path(__file__).parents[1] / "docs/audit.md").read_text(encoding="utf-8")
    for word in (*notrun.REASONS, *leftout.REASONS, *KINDS):
        assert f"`{word}`" in page, word
