"""``copydesk check``: exit codes, choice of files and rules, forms of output."""

from __future__ import annotations

import pytest
from desk import BAD, CLEAN, WARN, Desk


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, [], 0),
        (WARN, [], 0),
        (WARN, ["--fail-on", "warning"], 1),
        (WARN, ["--fail-on", "info"], 1),
        (BAD, [], 1),
        (BAD, ["--fail-on", "never"], 0),
        (BAD, ["--ignore", "forbidden"], 0),
        (BAD, ["--select", "HSE001"], 0),
        (BAD, ["--select", "gizmo,forbidden"], 1),
    ],
)
def test_exit_code(desk: Desk, text: str, options: list[str], code: int) -> None:
    desk.write("a.md", text)
    assert desk.run("check", "a.md", *options).code == code


def test_text_output_names_place_rule_line_and_remedy(desk: Desk) -> None:
    desk.write("a.md", WARN)
    lines = desk.run("check", "a.md").out.splitlines()
    assert lines[0].startswith("a.md:3:5: warning HSE001 gizmo: ")
    assert lines[1:3] == [" 3 | The gizmo stands here.", "   |     ^^^^^"]
    assert "   = remedy: Mend it." in lines
    assert lines[-1] == "1 warning in 1 file; 1 fixable with `copydesk fix`."


def test_quiet_prints_one_line_for_each_finding(desk: Desk) -> None:
    desk.write("a.md", WARN + "\nAnother gizmo.\n")
    lines = desk.run("check", "-q", "a.md").out.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["a.md:3:5", "a.md:5:9"]


def test_quiet_and_clean_prints_nothing(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    assert desk.run("check", "-q", "a.md").out == ""


def test_the_remedy_of_a_rule_is_printed_once(desk: Desk) -> None:
    desk.write("a.md", WARN + "\nAnother gizmo.\n")
    assert desk.run("check", "a.md").out.count("remedy:") == 1


def test_statistics_tell_the_readability_of_every_article(desk: Desk) -> None:
    desk.write("a.md", "The dog ran to the gate and sat down there again. " * 20)
    desk.write(
        "b.md", "Der Rat hat am Montag beschlossen, dass die alte Mühle an die Mieter verkauft wird. " * 20
    )
    desk.write("c.md", CLEAN)
    for _ in range(2):  # measured, and remembered
        lines = desk.run("check", "--statistics", ".").out.splitlines()
        at = next(n for n, line in enumerate(lines) if line.startswith("Readability (textstat "))
        assert lines[at + 1].split() == ["ARI", "CLI", "LIX", "RIX"]
        assert lines[at + 2].split()[2:] == ["11.0", "0.0", "a.md"]
        assert lines[at + 3].split()[:2] == ["–", "–"] and lines[at + 3].endswith("  b.md")
        assert lines[at + 4] == "Readability of 1 file not measured: fewer than 100 words in sentences."
    assert "Readability" not in desk.run("check", ".").out
    assert "Readability" not in desk.run("check", "--statistics", "-q", ".").out
    desk.write("copydesk.toml", 'root = true\nreadability = false\nselect = ["TYP004"]\n')
    assert "Readability" not in desk.run("check", "--statistics", ".").out


def test_statistics_count_by_rule(desk: Desk) -> None:
    desk.write("a.md", WARN + "\nAnother gizmo.\n\nThe forbidden word.\n")
    lines = desk.run("check", "--statistics", "a.md").out.splitlines()
    assert lines[:2] == ["2  HSE001 gizmo (warning)", "1  HSE002 forbidden (error)"]


def test_show_hides_lower_levels_and_says_so(desk: Desk) -> None:
    desk.write("a.md", WARN)
    out = desk.run("check", "--show", "error", "a.md").out
    assert "HSE001" not in out
    assert out == "Nothing found in 1 file; warning not looked for (--show info).\n"


def test_info_findings_are_listed_when_asked_for(desk: Desk) -> None:
    desk.write("a.md", WARN)
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\n[rules]\ngizmo = "info"\n')
    assert desk.run("check", "a.md").out == "Nothing found in 1 file; info not looked for (--show info).\n"
    counted = desk.run("check", "--fail-on", "info", "a.md")
    assert counted.code == 1
    assert counted.out == "1 info in 1 file; 1 fixable with `copydesk fix`; 1 not listed (--show info).\n"
    lines = desk.run("check", "--show", "info", "a.md").out.splitlines()
    assert lines[0].startswith("a.md:3:5: info HSE001 gizmo")
    assert len(lines) == 2


def test_json_goes_to_a_file_whole(desk: Desk) -> None:
    desk.write("a.md", WARN)
    result = desk.run("check", "--format", "json", "-o", "out.json", "a.md")
    assert result.out == ""
    text = (desk.folder / "out.json").read_text()
    assert text.startswith('{\n  "schema_version": "1.2"')
    assert sorted(path.name for path in desk.folder.iterdir()) == [
        "a.md",
        "copydesk.toml",
        "house",
        "out.json",
    ]


def test_an_unwritable_output_is_a_usage_error(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    result = desk.run("check", "-o", "no/such/folder/out.txt", "a.md")
    assert (result.code, "cannot be written" in result.err) == (2, True)


def test_standard_input_with_a_name(desk: Desk) -> None:
    result = desk.run("check", "-", "--stdin-filename", "desk/a.html", stdin=b"<p>One gizmo &amp; two.</p>")
    assert result.out.startswith("desk/a.html:1:8: warning HSE001")


def test_the_report_is_the_same_twice(desk: Desk) -> None:
    desk.write("b.md", BAD)
    desk.write("a.md", WARN)
    first, second = (desk.run("check", "--format", "json", ".") for _ in range(2))
    assert first.out == second.out
    assert [file["path"] for file in first.json["files"]] == ["a.md", "b.md"]


def test_times_only_when_asked_for(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    assert "times" not in desk.run("check", "--format", "json", "a.md").json
    assert set(desk.run("check", "--format", "json", "--timestamps", "a.md").json["times"]) == {
        "started",
        "finished",
    }


def test_today_is_injectable_and_reported(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    report = desk.run("check", "--format", "json", "--today", "2020-02-29", "a.md").json
    assert report["config"]["today"] == "2020-02-29"
    assert desk.run("check", "--today", "29.2.2020", "a.md").code == 2


def test_an_internal_error_of_a_rule_is_a_finding_and_exit_3(desk: Desk) -> None:
    desk.write(
        "house/HSE003-crash.py",
        "from copydesk.api import rule\n"
        "@rule(id='HSE003', name='crash', version=1, status='stable', severity='info', confidence='weak', scope=['prose'],"
        " summary='s', message='m', rationale='r', remedy='r', bad=['a', 'b'], good=['c', 'd', 'e'])\n"
        "def run(ctx):\n    raise ZeroDivisionError('by nothing')\n    yield\n",
    )
    desk.write("a.md", BAD)
    result = desk.run("check", "--allow-code", "--format", "json", "a.md")
    assert result.code == 3
    rules = [finding["rule_id"] for finding in result.json["files"][0]["findings"]]
    assert rules == ["CPD001", "HSE002"]
    assert result.json["summary"]["exit_code"] == 3


def test_an_internal_error_outside_the_rules_ends_one_file_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.project import run

    sound = run.examine

    def broken(source, task):  # type: ignore[no-untyped-def]
        if source.path == "a.md":
            raise RuntimeError("no reader")
        return sound(source, task)

    monkeypatch.setattr(run, "examine", broken)
    desk.write("a.md", CLEAN)
    desk.write("b.md", BAD)
    result = desk.run("check", "--format", "json", "a.md", "b.md")
    assert result.code == 3
    assert [file["path"] for file in result.json["files"]] == ["b.md"]
    assert result.json["skipped"][0]["reason"] == "internal-error"


@pytest.mark.parametrize(
    "arguments", [["check", "--nonsense"], ["chek"], ["--nonsense"], ["explain", "nosuch"], []]
)
def test_wrong_usage_is_exit_2(desk: Desk, arguments: list[str]) -> None:
    assert desk.run(*arguments).code == 2


def test_suggestions_for_what_was_probably_meant(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    assert "did you mean “check”" in desk.run("chek").err
    assert "did you mean: copydesk check a.md" in desk.run("a.md").err
    assert "did you mean “gizmo”" in desk.run("explain", "gizmos").err
    assert "did you mean 'gizmo'" in desk.run("check", "--select", "gizmos", "a.md").err


def test_help_lists_every_command(desk: Desk) -> None:
    from copydesk.cli import COMMANDS

    result = desk.run("--help")
    assert result.code == 0
    assert all(f"  {name}" in result.out for name in COMMANDS)
    for name in COMMANDS:
        assert desk.run(name, "--help").code == 0


def test_version(desk: Desk) -> None:
    from copydesk import __version__

    assert desk.run("--version").out == f"copydesk {__version__}\n"
