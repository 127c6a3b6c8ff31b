"""A report is held against what is here: what was changed is named, and nobody else's file is read."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import BAD, CLEAN, WARN, Desk, Result

from copydesk.audit.consistent import digest_of, settings_key
from copydesk.audit.stored import Store
from copydesk.report.coverage import key_of

CONFIG = """\
packs = ["house"]
select = ["HSE", "CPD", "TYP004", "CIT014"]
baseline = "known.json"
words-files = ["terms.txt"]
[gate]
may-not-silence = ["HSE002"]
[[overrides]]
paths = ["docs/**"]
profile = "blog"
"""


MADE: dict[str, bytes] = {}
"""What was made of the project below by the first test that needed it: no report names its place."""


@pytest.fixture
def audited(desk: Desk) -> Desk:
    """A project with a report that holds."""
    desk.write("copydesk.toml", CONFIG)
    desk.write("terms.txt", "frob\n")
    desk.write("words.txt", "widget\n")
    desk.write("a.md", "---\nsources:\n  - snapshot: saved.txt\n---\n\n" + BAD + "\nIt was was so.\n")
    desk.write("saved.txt", "The log of the harbour.\n")
    desk.write("docs/b.md", WARN.replace("\n\n", "\n\n<!-- stet gizmo: a name -->\n\n"))
    desk.write("sub/c.md", "\ufeff# A title\r\n\r\nThe \U0001f600 gizmo.\r\n")
    desk.write("sub/copydesk.toml", 'rules = { gizmo = "error" }\n')
    desk.write(".out/x", "")
    if not MADE:
        desk.run("baseline", "create", "docs")
        options = ["--today", "2026-01-01", "-o", ".out/report.json"]
        desk.run("check", "--format", "json", *options, "a.md", "docs", "sub")
        MADE.update({name: (desk.folder / name).read_bytes() for name in ("known.json", ".out/report.json")})
    for name, content in MADE.items():
        desk.write(name, content)
    return desk


def verify(desk: Desk, *options: str) -> Result:
    return desk.run("verify", *options, ".out/report.json")


def problems(desk: Desk, *options: str, code: int | None = None) -> list[tuple[str, str]]:
    """Return what does not hold; ``code`` is the exit code that is expected."""
    result = verify(desk, "--format", "json", *options)
    found = [(row["of"], row["text"]) for row in result.json["problems"]]
    assert result.code == result.json["exit_code"] == (bool(found) if code is None else code)
    return found


def tampered(desk: Desk, change: Callable[[Any], Any]) -> None:
    """Change the report as somebody might who knows what keys and sums are."""
    path = desk.folder / ".out/report.json"
    report = json.loads(path.read_text())
    change(report)
    path.write_text(json.dumps(report))


def recount(report: Any) -> None:
    """Make the summary of a forged report agree with its files."""
    found = [one for file in report["files"] for one in file["findings"] if "status" not in one]
    report["summary"]["findings"] = {
        level: sum(one["severity"] == level for one in found) for level in ("error", "warning", "info")
    }
    ids = [one["rule_id"] for one in found]
    report["summary"]["rules"] = {rule: ids.count(rule) for rule in sorted(set(ids))}


@pytest.mark.parametrize("options", [[], ["--rerun"]])
def test_a_report_holds_where_nothing_has_changed(audited: Desk, options: list[str]) -> None:
    result = verify(audited, *options)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("3 articles and 5 other files of the report")
    assert result.out.endswith(": all holds.\n")


@pytest.mark.parametrize("start", ["sub", "/"])
def test_it_holds_from_wherever_it_is_verified(
    audited: Desk, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = str(audited.folder / ".out/report.json")
    monkeypatch.chdir(audited.folder / start)
    root = [] if start == "sub" else ["--root", str(audited.folder)]
    assert audited.run("verify", "--rerun", *root, report).code == 0


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("a.md", BAD, ("article", "a.md: has changed since the report was made")),
        (
            "sub/copydesk.toml",
            "",
            ("configuration", "sub/copydesk.toml: has changed since the report was made"),
        ),
        ("known.json", "{}", ("baseline", "known.json: has changed since the report was made")),
        ("terms.txt", "frub\n", ("words-files", "terms.txt: has changed since the report was made")),
        ("saved.txt", "The log of it.", ("source", "saved.txt (named by a.md): has changed")),
        ("house/HSE001-gizmo.toml", "", ("rules", "pack house: its files have changed: HSE001 changed")),
        ("docs/copydesk.toml", "", ("settings", "docs/b.md: its configuration files today are")),
        ("sub/words.txt", "", ("settings", "sub/c.md: its word lists today are words.txt, sub/words.txt")),
    ],
)
def test_what_was_changed_is_named(audited: Desk, path: str, content: str, said: tuple[str, str]) -> None:
    audited.write(path, content)
    assert any(of == said[0] and text.startswith(said[1]) for of, text in problems(audited))


def test_files_that_the_run_could_not_check_are_told(audited: Desk) -> None:
    audited.write("bad.md", b"\0\1")
    audited.run("check", "--format", "json", "-o", ".out/report.json", "a.md", "bad.md", "gone.md")
    result = verify(audited)
    assert result.code == 0
    assert result.out.endswith("of the report (its run had left 2 files unchecked): all holds.\n")


def test_a_file_that_could_not_be_checked_may_have_settings_of_its_own(audited: Desk) -> None:
    audited.write("sub/bad.md", b"\0\1")
    audited.run("check", "--format", "json", "-o", ".out/report.json", "sub/bad.md", "a.md")
    assert problems(audited, "--rerun") == []


def test_one_byte_is_enough(audited: Desk) -> None:
    data = (audited.folder / "a.md").read_bytes()
    audited.write("a.md", data.replace(b"here", b"hers"))
    assert problems(audited) == [("article", "a.md: has changed since the report was made")]


def test_what_is_gone_cannot_be_looked_at(audited: Desk) -> None:
    (audited.folder / "a.md").unlink()
    result = verify(audited, "--rerun")
    assert result.code == 2
    assert "article: a.md: there is no such file\n" in result.out and "2 articles checked again" in result.out
    assert "1 thing does not hold, 1 because it could not be looked at" in result.out


# -- reports that somebody changed ---------------------------------------------------------------------------


def test_a_finding_that_was_taken_out_is_missed(audited: Desk) -> None:
    tampered(audited, lambda report: report["files"][0]["findings"].pop())
    told = problems(audited)
    assert ("report", "its summary says of findings what its files do not") in told
    tampered(audited, recount)
    assert problems(audited) == []  # it agrees with itself again; only another run tells
    found, *others = problems(audited, "--rerun")
    assert {text.split(".")[1] for _, text in others} == {"summary"}
    assert found[0] == "finding" and found[1].endswith("TYP004: found now, and not in the report")


def test_a_finding_that_was_put_in_is_told(audited: Desk) -> None:
    def change(report: Any) -> None:
        finding = dict(report["files"][0]["findings"][0])
        report["files"][0]["findings"].append({**finding, "fingerprint": "0" * 20})
        recount(report)

    tampered(audited, change)
    assert problems(audited) == []
    told = problems(audited, "--rerun")
    assert [text.partition(": ")[2] for of, text in told if of == "finding"] == [
        "error HSE002: in the report, and not found now"
    ]


@pytest.mark.parametrize(
    ("member", "value", "seen"),
    [
        ("text", "harmless word", True),
        ("message", "all is well", False),
        ("severity", "info", False),
        ("status", "suppressed", True),
        ("justification", "agreed", False),
    ],
)
def test_a_finding_that_was_changed_is_told(audited: Desk, member: str, value: str, seen: bool) -> None:
    def change(report: Any) -> None:
        report["files"][0]["findings"][0][member] = value
        recount(report)
        report["summary"]["suppressed"] += member == "status"

    tampered(audited, change)
    assert bool(problems(audited)) == seen
    (text,) = [text for of, text in problems(audited, "--rerun") if "changed" in text]
    assert text.endswith(f"changed: {member}")


def test_what_ran_and_with_what_cannot_be_changed_alone(audited: Desk) -> None:
    def change(report: Any) -> None:
        for rules in report["coverage"]["rules"].values():
            rules["ran"].append("TYP001")
        for settings in report["config"]["settings"].values():
            settings["values"].pop("baseline")

    tampered(audited, change)
    told = [text for of, text in problems(audited) if of == "report"]
    assert any(text.startswith("its settings ") for text in told)
    assert any(text.startswith("what it says of the rules that looked") for text in told)


def test_sources_of_leniency_cannot_be_left_out(audited: Desk) -> None:
    for kind in ("nested", "baseline", "words-files", "let-stand"):
        audited.write(".out/report.json", MADE[".out/report.json"])
        tampered(audited, lambda report, kind=kind: drop(report["leniency"], kind))
        assert problems(audited) == [
            ("report", "its list of what made the run milder is not what its settings and files say")
        ]


def drop(rows: list[Any], kind: str) -> None:
    rows.remove(next(row for row in rows if row["kind"] == kind))


def test_a_plain_look_sees_unknown_members_and_directives_that_are_gone(audited: Desk) -> None:
    def change(report: Any) -> None:
        report["extra"] = 1
        for file in report["files"]:
            file["directives"] = []

    tampered(audited, change)
    told = [text for _, text in problems(audited)]
    assert told[0] == "it has a member that no report has: extra"
    assert told[1].startswith("docs/b.md: a finding is let stand by line ")


def test_an_exit_code_cannot_be_milder_than_what_was_found(audited: Desk) -> None:
    tampered(audited, lambda report: report["summary"].update(exit_code=0))
    assert problems(audited) == [("report", "its exit code is 0, and what it holds asks for 1")]


FORGED: list[tuple[str, Callable[[Any], Any]]] = [
    ("$.ruleset.digest", lambda report: report["ruleset"].update(digest="0" * 32)),
    ("$.ruleset.rules", lambda report: report["ruleset"].update(rules=[])),
    ("$.ruleset.rules", lambda report: report["ruleset"]["rules"].pop()),
    ("$.ruleset.rules[0].severity", lambda report: report["ruleset"]["rules"][0].update(severity="info")),
    ("$.ruleset.rules[0].version", lambda report: report["ruleset"]["rules"][0].update(version=99)),
    ("$.ruleset.rules[0].digest", lambda report: report["ruleset"]["rules"][0].update(digest="0" * 16)),
    ("$.ruleset.not_active", lambda report: report["ruleset"].update(not_active=[])),
    ("$.config.digest", lambda report: report["config"].update(digest="0" * 32)),
    ("$.config.files", lambda report: report["config"].update(files=[])),
    ("$.config.fail_on", lambda report: report["config"].update(fail_on="never")),
    ("$.config.profile", lambda report: report["config"].update(profile="audit")),
    ("$.inputs", lambda report: report.update(inputs=[])),
    ("$.extra", lambda report: report.update(extra=1)),
    ("a.md: changed: about", lambda report: report["files"][0]["rules"]["HSE002"].update(confidence="weak")),
]


@pytest.mark.parametrize(
    ("place", "change"), FORGED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_another_run_names_the_member_that_was_changed(
    audited: Desk, place: str, change: Callable[[Any], Any]
) -> None:
    tampered(audited, change)
    texts = [text for _, text in problems(audited, "--rerun")]
    assert any(re.sub(r":[0-9:]+ error HSE002", "", text).startswith(place) for text in texts), texts


def test_a_word_list_is_not_left_out_of_the_inputs(audited: Desk) -> None:
    tampered(audited, lambda report: report.update(inputs=[]))
    told = [text for _, text in problems(audited)]
    assert any("read from copydesk.toml, and it has no hash" in text for text in told)
    audited.write("terms.txt", "gizmo\n")
    assert any(text.startswith("$.inputs") for _, text in problems(audited, "--rerun"))


def test_settings_that_were_made_up_come_out_in_another_run(audited: Desk) -> None:
    def change(report: Any) -> None:
        key = report["files"][2]["settings"]
        told = report["config"]["settings"].pop(key)
        told["values"]["rules"]["value"]["gizmo"]["value"] = "info"
        report["files"][2]["settings"] = settings_key(told)
        report["config"]["settings"][settings_key(told)] = told
        if whole:
            report["config"]["digest"] = digest_of(report["config"]["settings"])

    whole = False
    tampered(audited, change)
    assert problems(audited) == [("report", "its digest of the configuration is not that of its settings")]
    whole = True
    tampered(audited, change)
    assert problems(audited) == []
    assert any("changed: severity" in text for _, text in problems(audited, "--rerun"))


def test_coverage_that_was_made_up_comes_out_in_another_run(audited: Desk) -> None:
    def change(report: Any) -> None:
        key = report["files"][0]["coverage"]["rules"]
        told = json.loads(json.dumps(report["coverage"]["rules"][key]))
        told["ran"].append("TYP001")
        for row in told["not_run"]:
            row["rules"] = [rule for rule in row["rules"] if rule != "TYP001"]
        report["coverage"]["rules"][key_of(told)] = told
        report["files"][0]["coverage"]["rules"] = key_of(told)

    tampered(audited, change)
    assert problems(audited) == []
    told, *others = problems(audited, "--rerun")
    assert told == ("coverage", "a.md: what is said of rules is not what comes out now")
    assert all(text.startswith("$.coverage.rules.") for _, text in others)


def test_other_versions_are_named(audited: Desk) -> None:
    def change(report: Any) -> None:
        report["tool"]["python"] = "3.11.0"
        report["tool"]["libraries"]["langdetect"] = "0.0.1"
        report["ruleset"]["packs"][0]["digest"] = "0" * 32
        report["ruleset"]["rules"][0]["digest"] = "0" * 16

    tampered(audited, change)
    told = dict(problems(audited))
    assert "langdetect 0.0.1 made the report" in told["program"]
    first = json.loads((audited.folder / ".out/report.json").read_text())["ruleset"]["rules"][0]["id"]
    assert told["rules"] == f"pack copydesk: its files have changed: {first} changed"


# -- reports of strangers ------------------------------------------------------------------------------------


def entry(report: Any, path: str) -> None:
    """Let a report speak of another file as if it had checked it."""
    report["files"][0]["path"] = path


@pytest.mark.parametrize(
    "path",
    ["../secret.md", "/etc/passwd", "sub/../../secret.md", "link.md", "linked/secret.md", "C:x", "\\x"],
)
def test_no_path_leads_out_of_the_folder(audited: Desk, path: str) -> None:
    outside = audited.folder.parent / f"{audited.folder.name}-outside"
    outside.mkdir()
    (outside / "secret.md").write_text("The forbidden word of a secret.\n")
    (audited.folder / "link.md").symlink_to(outside / "secret.md")
    (audited.folder / "linked").symlink_to(outside)
    tampered(audited, lambda report: entry(report, path))
    result = verify(audited, "--rerun")
    assert result.code == 2 and "leads out of the folder" in result.out
    assert "secret" not in result.out.replace(path, "") and "secret" not in result.err


def test_a_file_that_is_no_plain_file_is_not_opened(audited: Desk) -> None:
    os.mkfifo(audited.folder / "pipe.md")
    tampered(audited, lambda report: entry(report, "pipe.md"))
    assert "pipe.md: it is no file" in verify(audited).out
    tampered(audited, lambda report: entry(report, "docs"))
    assert verify(audited).code == 2


def test_only_what_the_report_was_made_of_is_read_out(audited: Desk) -> None:
    """A made-up report must not bring to light what another file of the project holds."""
    audited.write(".env", "TOKEN=forbidden word of a secret\n")
    tampered(audited, lambda report: entry(report, ".env"))
    result = verify(audited, "--rerun")
    assert ".env: has changed" in result.out and "secret" not in result.out + result.err


HOSTILE: list[tuple[str, Any]] = [
    ("profile", "../../../etc/passwd"),
    ("packs", ["../house"]),
    ("packs", ["/tmp"]),
    ("baseline", "../known.json"),
    ("words-files", ["../../etc/passwd"]),
    ("facts", ["/etc/passwd"]),
    ("schemas", {"1.0": "../../etc/passwd"}),
    ("stet", [{"path": "../x", "fingerprint": "0", "reason": "r", "origin": []}]),
    ("max-bytes", -1),
    ("rules", {"gizmo": {"value": "loud", "origin": []}}),
    ("rules", ["gizmo"]),
    ("gate", {"refuse": ["everything"]}),
    ("nothing", 1),
]


@pytest.mark.parametrize(("key", "value"), HOSTILE, ids=lambda value: str(value)[:30])
def test_settings_that_nobody_could_have_are_not_used(audited: Desk, key: str, value: Any) -> None:
    def change(report: Any) -> None:
        for settings in report["config"]["settings"].values():
            settings["values"][key] = {"value": value, "origin": ["copydesk.toml:1"]}

    tampered(audited, change)
    told = [text for of, text in problems(audited, "--rerun", code=2) if "not checked again" in text]
    assert told


def test_no_python_of_a_pack_runs_without_consent(audited: Desk) -> None:
    audited.write("house/HSE003-evil.py", "open('ran', 'w').write('x')\n")
    result = verify(audited, "--rerun")
    assert result.code == 2 and "need --allow-code" in result.out
    assert not (audited.folder / "ran").exists()


def test_what_a_report_says_cannot_steer_a_terminal(audited: Desk) -> None:
    tampered(audited, lambda report: entry(report, "\x1b[2J\u202e.md\n::error::x"))
    out = verify(audited).out
    assert "\x1b" not in out and "\u202e" not in out and "\n::error" not in out


def test_a_report_of_no_folder_or_no_report_is_refused(audited: Desk, tmp_path: Path) -> None:
    assert verify(audited, "--root", str(tmp_path / "nowhere")).code == 2
    audited.write(".out/report.json", "{}")
    assert verify(audited).code == 2


def test_links_are_not_asked_again(audited: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.input.online import Answer, LinkChecker

    answers = {"https://harbour.test/log": Answer("gone", 404, "the page is not there")}
    monkeypatch.setattr(LinkChecker, "answers", lambda self, urls: {url: answers[url] for url in urls})
    audited.write("copydesk.toml", 'select = ["CIT019"]\n')
    audited.write("l.md", CLEAN + "\n[x](https://harbour.test/log)\n")
    audited.run("check", "--online", "--format", "json", "-o", ".out/report.json", "l.md")
    report = json.loads((audited.folder / ".out/report.json").read_text())
    assert report["files"][0]["coverage"]["links"] == {"dead": 1}
    assert [one["rule_id"] for one in report["files"][0]["findings"]] == ["CIT019"]
    assert verify(audited, "--rerun").code == 0


def test_a_format_that_was_given_is_given_again(audited: Desk) -> None:
    audited.run("check", "--format", "json", "--format-as", "text", "-o", ".out/report.json", "a.md")
    assert verify(audited, "--rerun").code == 0


def test_articles_of_no_project_read_what_they_read_then(audited: Desk) -> None:
    """Where nothing marks a project, an article knows the files of its own folder only."""
    (audited.folder / "copydesk.toml").unlink()
    audited.write("loose/l.md", CLEAN + "\nSee [that](../other.md#nowhere).\n")
    audited.write("other.md", CLEAN)
    options = ["--isolated", "--select", "CIT020,CIT021", "-o", ".out/report.json"]
    audited.run("check", "--format", "json", *options, "loose/l.md", "a.md")
    assert problems(audited, "--rerun") == []


VALUES = {
    "boolean": "true",
    "string": '"blog"',
    "strings": '["TYP"]',
    "integer": "9",
    "path": '"sub/one"',
    "paths": '["sub/one", "two"]',
    "patterns": '["x/", "/y.md"]',
    "fail": '"never"',
    "files": '{ "1.0" = "one.json" }',
    "rules": '{ gizmo = "info", HSE002 = { level = "error" } }',
    "gate": '{ may-not-silence = ["HSE"], refuse = ["all"], nested = "count", unchecked = ["links"] }',
    "overrides": '[{ paths = ["docs/**"], profile = "news", rules = { gizmo = "off" } }]',
    "stet": '[{ path = "a.md", fingerprint = "0123", reason = "agreed" }]',
}


def test_settings_come_back_as_they_were_told(desk: Desk) -> None:
    """Whatever key the configuration has: what a report says of it gives the same settings again."""
    from copydesk.audit.settingsback import Decoder
    from copydesk.audit.stored import Store
    from copydesk.project.config import Configuration
    from copydesk.project.configkeys import KEYS
    from copydesk.project.effective import describe

    desk.write("sub/one", "")
    desk.write("base.toml", "")
    lines = [f"{key} = {VALUES[spec.type]}" for key, spec in KEYS.items() if key not in ("extends", "jobs")]
    desk.write("copydesk.toml", "\n".join(['extends = "base.toml"', *lines, ""]))
    desk.write("sub/copydesk.toml", 'extend-ignore = ["CIT"]\n')
    root = str(desk.folder)
    for path in ("a.md", "docs/b.md", "sub/c.md"):
        told = describe(Configuration().for_file(path), root)
        assert told["values"].keys() >= KEYS.keys() - {"jobs", "extend-select", "extend-ignore"}
        back = Decoder(Store(root)).settings(told, str(desk.folder / Path(path).parent))
        assert describe(back, root) == told


@pytest.mark.parametrize("name", ["a.md/", "./a.md", "sub//a.md", "sub/./a.md", "sub/../a.md", "a.md/."])
def test_a_file_is_named_as_reports_name_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "sub").mkdir()
    for path in (tmp_path / "a.md", tmp_path / "sub/a.md"):
        path.write_text("Text.\n")
    store = Store(str(tmp_path))
    assert store.hash("a.md") and store.hash("sub/a.md")
    assert store.hash(name) is None
