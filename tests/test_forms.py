"""Every form of output, read by a counterpart, on ordinary articles and on names and texts that are out to harm."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from counterparts import READERS, azure_commands, github_commands, read_commands, read_sarif
from desk import Desk
from packs import rule_text

from copydesk.report.outputs.registry import BUILT_IN

EVIL = rule_text(
    r"kind = 'regex'" + "\n" + r"pattern = 'EVIL[^\n]{0,300}'" + "\nno_anchor = 'short'",
    id="HSE003",
    name="evil",
    scope='["raw"]',
)
NAMES = [
    *(
        "::error file=x::owned.md",
        "##[set-output name=x]owned.md",
        "##vso[task.setvariable variable=x]owned.md",
    ),
    *(
        "a,b:c%0A::warning::d.md",
        "=cmd|' /C calc'!A0.md",
        "<script>alert(1)<.md",
        "]]>.md",
        '"quoted" & \'.md',
    ),
    *("new\n::error::line.md", "re\r \t::warning::turn.md", "new\n##[error]x.md", "\x85::error::x.md"),
    *("new\nline::error::x.md", "\x1b[31mred.md", "rtl\u202eexe.md", "[a](b) `c` | @user #1.md", "é%20ü.md"),
]
TEXTS = [
    *(
        "::error ::owned",
        "##[set-output name=x]1",
        "##vso[task.setvariable variable=x]1",
        "]]>",
        "<script>x</script>",
    ),
    *(
        "=1+1",
        "@SUM(A1)",
        "\u202eabc",
        "\x9b31mred",
        "\x1b]0;owned\x07",
        "\x7f",
        "a | b `c` @user #12 ![x](y)",
    ),
    *("%0A::warning::x", "\u2028::error::x", "\U000e0041\u200b\ufeff", "–\u0301", "\"'&<>;", "-->", "\ufffe"),
]


@pytest.fixture
def hostile(desk: Desk) -> Desk:
    """A folder of articles that are out to harm, by name and by text."""
    desk.write("house/HSE003-evil.toml", EVIL)
    for number, name in enumerate(NAMES):
        lines = [f"EVIL {text} here" for text in TEXTS[number % 2 :: 2]]
        desk.write(
            name,
            "# Title\n\n"
            + "\n\n".join(
                [*lines, *["The boats came in early."] * 60, f"The gizmo of {number}.", "A forbidden word."]
            )
            + "\n",
        )
    desk.write("::error ::binary.md", b"\x00\x01")
    desk.write("one-line.md", "word " * 40_000 + "EVIL ::error::x " + "word " * 40_000)
    return desk


STEERING = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


FORMS = [form for form in BUILT_IN if form in READERS]
"""Forms of people who work in other folders have tests of their own."""


@pytest.fixture
def written(hostile: Desk) -> dict[str, str]:
    """The same run in all forms, each in a file; the log of the run under the name of no form."""
    out = [f"--output={form}:out/{form}" for form in FORMS]
    (hostile.folder / "out").mkdir()
    result = hostile.run("check", "--show", "info", "--color", "never", *out, ".")
    assert result.code == 2
    made = {form: (hostile.folder / "out" / form).read_bytes().decode("utf-8") for form in FORMS}
    return {**made, "": result.out + result.err}


def test_nothing_in_names_and_texts_gets_through(written: dict[str, str]) -> None:
    for form, log in written.items():
        assert not STEERING.search(log), form
        assert azure_commands(log) == []
        commands = github_commands(log)
        if form == "github":
            assert {command.name for command in commands} <= {"error", "warning", "notice"}
            assert {command.properties.get("line") for command in commands} > {"3"}
        else:
            assert commands == []
        assert log.count("EVIL") >= len(NAMES) * len(TEXTS) / 2
        assert len(log) < 300_000
        if form:
            READERS[form](log)
    # Where the form can hold it, a name is what it was.
    paths = [
        {file["path"] for file in json.loads(written["json"])["files"]},
        {problem["location"]["path"] for problem in json.loads(written["gitlab"])},
        {one["location"]["path"] for one in json.loads(written["rdjson"])["diagnostics"]},
    ]
    assert [set(NAMES) - found for found in paths] == [set()] * 3


@pytest.mark.parametrize("form", [form for form in BUILT_IN if form != "github"])
def test_no_line_of_any_form_begins_a_command(hostile: Desk, form: str) -> None:
    hostile.write("copydesk.toml", (hostile.folder / "copydesk.toml").read_text() + 'fail-on = "warning"\n')
    result = hostile.run("check", "--show", "info", "--color", "never", "--format", form, ".")
    log = result.out + result.err
    assert [line for line in re.split(r"[\r\n]", log) if line.lstrip().startswith("::")] == []
    assert not re.search(r"##(\[|vso\[)", log)
    assert github_commands(log) == [] and azure_commands(log) == []


def test_messages_on_standard_error_are_no_commands(desk: Desk) -> None:
    name = "::error file=x::y ##vso[a]b\x1b[1m\u202e.md"
    desk.write(name, b"\xff\xfe\x00")
    desk.write("copydesk.toml", 'root = true\nselect = ["##vso[x]\\u001b[1m"]\n')
    for arguments in (
        ["check", name],
        ["check", "::error ::nofile.md"],
        ["explain", "::error::x"],
        ["config"],
    ):
        log = "".join(desk.run(*arguments)[1:])
        assert not STEERING.search(log)
        assert github_commands(log) == [] and azure_commands(log) == []


@pytest.mark.parametrize("form", FORMS)
def test_no_file_and_no_finding_make_sound_outputs_too(desk: Desk, form: str) -> None:
    desk.write("a.md", "# A title\n\nThe boats came in early.\n")
    for path, code in (("a.md", 0), ("missing.md", 2)):
        result = desk.run("check", "--format", form, path)
        assert result.code == code
        if result.out or form != "github":
            READERS[form](result.out)


ARTICLE = """\
# Ein Tïtle 😀

<!-- stet HSE001: the firm's own word -->
The gizmo stands here.

Another gizmo 😀 and a forbidden word.

A forbidden
word across lines.
"""


@pytest.fixture
def sarif(desk: Desk) -> Any:
    (desk.folder / "news").mkdir()
    desk.write("news/a b.md", b"\xef\xbb\xbf" + ARTICLE.encode())
    return read_sarif(desk.run("check", "--format", "sarif", "news", "missing.md").out)["runs"][0]


def test_sarif_places_are_exact_in_every_unit(desk: Desk, sarif: Any) -> None:
    data = (desk.folder / "news/a b.md").read_bytes()
    text = data.decode("utf-8-sig")
    assert sarif["columnKind"] == "unicodeCodePoints"
    assert [result["ruleId"] for result in sarif["results"]] == ["HSE001", "HSE001", "HSE002", "HSE002"]
    for result in sarif["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "news/a%20b.md", "uriBaseId": "PROJECTROOT", "index": 0}
        region, words = place["region"], place["region"]["snippet"]["text"]
        assert words.split() in (["gizmo"], ["forbidden", "word"])
        at = region["charOffset"]
        assert text[at : at + region["charLength"]] == words
        assert data[region["byteOffset"] : region["byteOffset"] + region["byteLength"]].decode() == words
        assert text.splitlines()[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(
            words.split()[0]
        )
    assert sarif["results"][3]["locations"][0]["physicalLocation"]["region"]["endLine"] == 9


def test_sarif_says_what_stands_and_why_and_what_was_not_checked(sarif: Any) -> None:
    first, second, *_ = sarif["results"]
    (standing,) = first["suppressions"]
    place = standing.pop("location")["physicalLocation"]
    assert standing == {"kind": "inSource", "status": "accepted", "justification": "the firm's own word"}
    assert place["region"] == {"startLine": 3}
    assert "suppressions" not in second and "baselineState" not in second
    (change,) = second["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "device"}
    assert second["fixes"][0]["description"]["text"].endswith("safe: changes nothing of what is said")
    (invocation,) = sarif["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (2, False)
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("missing.md was not checked: ")
    assert sarif["artifacts"][0]["hashes"]["sha-256"] and sarif["artifacts"][0]["encoding"] == "utf-8"


def test_sarif_fixes_make_what_fix_makes(desk: Desk, sarif: Any) -> None:
    text = ARTICLE
    edits = [
        (
            edit["deletedRegion"]["charOffset"],
            edit["deletedRegion"]["charLength"],
            edit["insertedContent"]["text"],
        )
        for result in sarif["results"]
        for fix in result.get("fixes", ())
        if "suppressions" not in result
        for edit in fix["artifactChanges"][0]["replacements"]
    ]
    for at, length, new in sorted(edits, reverse=True):
        text = text[:at] + new + text[at + length :]
    desk.run("fix", "news")
    assert (desk.folder / "news/a b.md").read_bytes().decode("utf-8-sig") == text


def test_sarif_tells_new_from_known(desk: Desk) -> None:
    desk.write("a.md", "# A title\n\nThe forbidden word.\n")
    desk.run("baseline", "create", "a.md")
    desk.write("a.md", "# A title\n\nThe forbidden word.\n\nThe gizmo is new.\n")
    known = next(name for name in os.listdir(desk.folder) if "baseline" in name)
    run = read_sarif(desk.run("check", "--format", "sarif", "--baseline", known, "a.md").out)["runs"][0]
    states = [
        (result["ruleId"], result["baselineState"], "suppressions" in result) for result in run["results"]
    ]
    assert states == [("HSE002", "unchanged", True), ("HSE001", "new", False)]


CRASH = """
from copydesk.api import rule

@rule(id="HSE009", name="crash", version=1, status="stable", severity="info", confidence="weak", summary="s",
      message="m", rationale="r", remedy="r", bad=["a", "b"], good=["c", "d", "e"])
def crash(ctx):
    raise RuntimeError("no")
"""


def test_sarif_notes_rules_that_failed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COPYDESK_DEBUG")
    desk.write("house/HSE009-crash.py", CRASH)
    desk.write("a.md", "# T\n\nThe forbidden word.\n")
    result = desk.run("check", "--allow-code", "--format", "sarif", "a.md")
    (invocation,) = read_sarif(result.out)["runs"][0]["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert (result.code, invocation["exitCode"], invocation["executionSuccessful"]) == (3, 3, False)
    assert note["associatedRule"] == {"id": "HSE009"}


def test_sarif_tells_the_configuration_from_the_article(desk: Desk) -> None:
    desk.write("a.md", "# A title\n\nThe gizmo.\n")
    mark = desk.run("check", "--format", "json", "a.md").json["files"][0]["findings"][0]["fingerprint"]
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nselect = ["HSE"]\n[[stet]]\npath = "a.md"\n'
        f'fingerprint = "{mark}"\nreason = "agreed"\n',
    )
    run = read_sarif(desk.run("check", "--format", "sarif", "a.md").out)["runs"][0]
    assert run["results"][0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "agreed"}
    ]


def test_sarif_describes_rules_with_help_and_measured_precision(desk: Desk) -> None:
    desk.write("a.md", "# A title\n\nThis is teh mill, I beleive.\n")
    run = read_sarif(desk.run("check", "--no-config", "--format", "sarif", "a.md").out)["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert len(rules) > 150
    for rule in rules.values():
        assert rule["help"]["text"] and rule["help"]["markdown"] and rule["shortDescription"]["text"]
        assert rule["properties"]["tags"] and rule["properties"]["problem.severity"]
    slip = rules["TYP001"]
    assert slip["defaultConfiguration"] == {"level": "error"}
    measured = slip["properties"]["measured"]
    names = {"very-high": 0.95, "high": 0.85, "medium": 0.6, "low": 0}
    assert names[slip["properties"]["precision"]] <= measured["right"] / measured["read"]
    assert sum("precision" in rule["properties"] for rule in rules.values()) >= 10
    assert sum("helpUri" in rule for rule in rules.values()) > 50


def test_a_consumer_library_counts_the_same(desk: Desk, tmp_path: Path) -> None:
    from sarif.loader import load_sarif_file

    desk.write("a.md", ARTICLE)
    desk.run("check", "--output", "sarif:out.sarif", "a.md")
    found = load_sarif_file(str(desk.folder / "out.sarif"))
    assert found.get_distinct_tool_names() == ["Copydesk"]
    assert sorted(record["Code"] for record in found.get_records()) == [
        "HSE001",
        "HSE001",
        "HSE002",
        "HSE002",
    ]


def test_github_says_when_there_are_more_than_it_shows(desk: Desk) -> None:
    desk.write("a.md", "# Title\n\n" + "The forbidden word.\n\n" * 12)
    *commands, last = read_commands(desk.run("check", "--format", "github", "a.md").out)
    assert len(commands) == 12
    assert (last.name, last.properties) == ("notice", {"title": "Copydesk"})
    assert last.data.startswith("12 errors were found; GitHub shows the first 10 of each level for a step.")
    desk.write("a.md", "# Title\n\n" + "The forbidden word.\n\n" * 10)
    assert len(read_commands(desk.run("check", "--format", "github", "a.md").out)) == 10


def test_github_and_gitlab_name_files_from_the_root_of_the_repository(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("docs/a.md", "# Title\n\nThe forbidden word.\n")
    monkeypatch.chdir(desk.folder / "docs")
    for variable, form in (("GITHUB_WORKSPACE", "github"), ("CI_PROJECT_DIR", "gitlab")):
        monkeypatch.setenv(variable, str(desk.folder))
        assert "docs/a.md" in desk.run("check", "--format", form, "a.md").out
        monkeypatch.delenv(variable)


@pytest.mark.parametrize("arguments", [[], ["--output", "json:out.json"], ["-o", "log.txt"]])
def test_github_actions_gets_annotations_beside_the_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    desk.write("a.md", "# Title\n\nThe forbidden word.\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = desk.run("check", *arguments, "a.md")
    assert "GITHUB_ACTIONS is set: github output is written to the log as well" in result.err
    text = (desk.folder / "log.txt").read_text() if "-o" in arguments else result.out
    assert "a.md:3:5: error HSE002" in text
    (command,) = github_commands(result.out)
    assert (command.name, command.properties["title"]) == ("error", "HSE002 forbidden")
    for chosen in (["--format", "text"], ["--output", "json:-"]):
        result = desk.run("check", *chosen, "a.md")
        assert (github_commands(result.out), result.err) == ([], "")


def test_gitlab_gets_its_report_beside_the_text(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.md", "# Title\n\nThe forbidden word.\n")
    monkeypatch.setenv("GITLAB_CI", "true")
    result = desk.run("check", "a.md")
    assert "gitlab output is written to gl-code-quality-report.json as well" in result.err
    assert "a.md:3:5: error HSE002" in result.out
    (problem,) = READERS["gitlab"]((desk.folder / "gl-code-quality-report.json").read_text())
    assert (problem["severity"], problem["location"]) == (
        "major",
        {"path": "a.md", "lines": {"begin": 3, "end": 3}},
    )


def test_junit_fails_what_fails_the_run(desk: Desk) -> None:
    desk.write("a.md", ARTICLE)
    suites = READERS["junit"](desk.run("check", "--format", "junit", "a.md", "missing.md").out)
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (5, 2, 1, 1)
    suites = READERS["junit"](desk.run("check", "--format", "junit", "--fail-on", "warning", "a.md").out)
    assert (suites.tests, suites.failures, suites.skipped) == (4, 3, 1)
    suites = READERS["junit"](desk.run("check", "--format", "junit", "--fail-on", "never", "a.md").out)
    assert (suites.tests, suites.failures) == (4, 0)


def test_a_change_is_reviewed_and_the_rest_only_counted(desk: Desk) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    desk.write("a.md", "# T\n\nThe forbidden word.\n")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *arguments], cwd=desk.folder, check=True)
    desk.write("a.md", "# T\n\nThe forbidden word.\n\nAnother forbidden word.\n")
    out = [f"--output={form}:{form}" for form in FORMS]
    assert desk.run("check", "--diff", "HEAD", *out, "a.md").code == 1
    made = {form: (desk.folder / form).read_bytes().decode() for form in FORMS}
    read = {form: READERS[form](made[form]) for form in FORMS}
    assert (read["junit"].tests, read["junit"].failures, read["junit"].skipped) == (1, 1, 0)
    assert [len(read[form]) for form in ("github", "gitlab")] == [1, 1]
    assert len(read["rdjson"]["diagnostics"]) == 1 and made["checkstyle"].count("<error") == 1
    assert "1 more finding in unchanged lines" in made["markdown"]
    assert [row["status"] for row in read["csv"]] == ["unchanged", "open"]
    states = [result.get("baselineState") for result in read["sarif"]["runs"][0]["results"]]
    assert states[0] == "unchanged"


def test_reviewdog_gets_columns_in_bytes_and_a_suggestion(desk: Desk) -> None:
    desk.write("a.md", "# T\n\né😀 gizmo\n")
    (one,) = READERS["rdjson"](desk.run("check", "--format", "rdjson", "a.md").out)["diagnostics"]
    place = {"start": {"line": 3, "column": 8}, "end": {"line": 3, "column": 13}}
    assert one["location"]["range"] == place
    assert one["suggestions"] == [{"range": place, "text": "device"}]


def test_a_summary_is_cut_between_findings_and_says_so(desk: Desk) -> None:
    for number in range(30):
        desk.write(f"{number:02}-{'long-' * 30}.md", "# T\n\n" + "The forbidden word | `x`.\n\n" * 40)
    result = desk.run("check", "--format", "markdown", ".")
    page = READERS["markdown"](result.out)
    shown = page.count("HSE002 forbidden") - 1
    assert 200 < shown < 1200
    assert f"{1200 - shown} more findings are not listed here." in page
    assert "1200 errors in 30 files" in page


def test_an_earlier_output_is_no_article(desk: Desk) -> None:
    desk.write("a.md", "# T\n\nThe forbidden word.\n")
    for _ in range(2):
        result = desk.run("check", "--output", "markdown:summary.md", ".")
        assert (result.code, "1 error in 1 file" in result.out) == (1, True)
    desk.write("summary.md", "# An article\n\nOurs.\n")
    assert desk.run("check", "--output", "markdown:summary.md", ".").code == 2


def test_the_runner_looks_for_no_commands_in_a_diff(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.md", "# T\n\n::error::owned\nThe gizmo.\n")
    plain = desk.run("fix", "--diff", "a.md").out
    assert github_commands(plain)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first, *lines, last = desk.run("fix", "--diff", "a.md").out.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert (last, len(token)) == (f"::{token}::", 32)
    assert "\n".join(lines) + "\n" == plain


def test_grouped_and_concise(desk: Desk) -> None:
    desk.write("a.md", "# T\n\nThe forbidden word.\n\n\n\n\n\nThe gizmo of a forbidden word.\n")
    assert desk.run("check", "--format", "concise", "a.md").out == (
        "a.md:3:5: error HSE002 forbidden: found “forbidden word”\n"
        "a.md:9:5: warning HSE001 gizmo: found “gizmo”\n"
        "a.md:9:16: error HSE002 forbidden: found “forbidden word”\n"
        "2 errors, 1 warning in 1 file; 1 fixable with `copydesk fix`.\n"
    )
    assert desk.run("check", "--format", "grouped", "a.md").out == (
        "a.md\n"
        "  3:5   error HSE002 forbidden: found “forbidden word”\n"
        "  9:5   warning HSE001 gizmo: found “gizmo”\n"
        "  9:16  error HSE002 forbidden: found “forbidden word”\n"
        "\n"
        "2 errors, 1 warning in 1 file; 1 fixable with `copydesk fix`.\n"
    )


def test_lines_come_while_files_are_checked(desk: Desk) -> None:
    desk.write("a.md", ARTICLE)
    desk.write("b.md", "# T\n\nThe forbidden word.\n")
    lines = READERS["jsonl"](desk.run("check", "--format", "jsonl", "a.md", "b.md").out)
    kinds = [(line["kind"], line.get("path")) for line in lines]
    assert kinds == [
        ("header", None),
        ("file", "a.md"),
        *[("finding", "a.md")] * 4,
        ("file", "b.md"),
        ("finding", "b.md"),
        ("summary", None),
    ]
    assert lines[2]["status"] == "suppressed" and lines[-1]["summary"]["exit_code"] == 1


def test_an_earlier_page_is_no_article_either(desk: Desk) -> None:
    desk.write("a.md", "# T\n\nThe forbidden word.\n")
    for _ in range(2):
        assert desk.run("check", "--output", "html:page.html", ".").code == 1


MARK = re.compile(r"\b[0-9a-f]{20,40}\b")
GOLDENS = Path(__file__).parents[1] / "fixtures" / "outputs"


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("json", "jsonl", "sarif")])
def test_an_article_in_each_form(desk: Desk, form: str) -> None:
    """What was written once and read by a person; ``fixtures/outputs`` holds it."""
    desk.write("ferry.md", (GOLDENS / "ferry.md").read_bytes())
    out = desk.run("check", "--format", form, "ferry.md").out
    assert MARK.sub("MARK", out) == (GOLDENS / f"{form}.golden").read_bytes().decode()


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_findings_of_an_article_in_each_form(desk: Desk, form: str) -> None:
    """Of reports that describe the program and its rules too, the lines of the findings."""
    desk.write("ferry.md", (GOLDENS / "ferry.md").read_bytes())
    out = desk.run("check", "--format", form, "ferry.md").out
    start = {"json": '{"rule_id"', "jsonl": '{"kind":"finding"', "sarif": '{"ruleId"'}[form]
    lines = [line.strip().rstrip(",") for line in out.splitlines() if line.strip().startswith(start)]
    assert [MARK.sub("MARK", line) for line in lines] == (GOLDENS / f"{form}.golden").read_text(
        encoding="utf-8"
    ).splitlines()
