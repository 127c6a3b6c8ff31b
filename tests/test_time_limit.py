"""What takes too long is ended, said, and ends nothing else: a rule, a reader, a step, a run."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import Any

import pytest
from desk import BAD, CLEAN, RULE, WARN, Desk
from test_engine import python_rule

from copydesk.document.source import Source
from copydesk.pipeline import engine, pipeline, timelimit
from copydesk.pipeline.timelimit import Limit, OutOfTime, TimeLimit, TimeUp

FOREVER = python_rule("    while True:\n        pass\n    yield")
SLOW_PATTERN = python_rule("    import re\n    re.search('(a|aa)+$', 'a' * 60 + 'b')\n    yield")
SWALLOWS = python_rule(
    "    while True:\n        try:\n            while True:\n                pass\n"
    "        except Exception:\n            pass\n    yield"
)
ENDLESS = python_rule("    while True:\n        yield ctx.hit(0, 1)")


def slow(desk: Desk, rule: str) -> None:
    """Give the desk a rule that does not end."""
    desk.write("slow/HSE001-house-rule.py", rule)
    desk.write("copydesk.toml", 'root = true\npacks = ["house", "slow"]\nselect = ["HSE"]\n')
    (desk.folder / "house/HSE001-gizmo.toml").unlink()


@pytest.mark.parametrize("rule", [FOREVER, SLOW_PATTERN, SWALLOWS], ids=["loop", "pattern", "swallows"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_does_not_end_is_stopped_and_the_others_are_asked(
    desk: Desk, rule: str, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copydesk.project.checking._PAYS", 0)
    slow(desk, rule)
    desk.write("a.md", BAD)
    desk.write("b.md", BAD)
    arguments = ("check", "--allow-code", "--no-cache", "--max-seconds", "1", "--jobs", jobs)
    result = desk.run(*arguments, "--format", "json", "a.md", "b.md")
    assert result.code == 1
    for file in result.json["files"]:
        assert [(one["rule_id"], one["severity"]) for one in file["findings"]] == [
            ("CPD013", "error"),
            ("HSE002", "error"),
        ]
        assert "HSE001 (house-rule) needs more than 0.25 seconds" in file["findings"][0]["message"]
        assert [row["rule"] for row in file["coverage"]["limits"]] == ["HSE001"]
    (coverage,) = result.json["coverage"]["rules"].values()
    rows = [row for row in coverage["not_run"] if row["reason"] == "time"]
    assert [row["rules"] for row in rows] == [["HSE001"]] and "HSE001" not in coverage["ran"]
    assert result.json["coverage"]["unchecked"]["bounds"] == 2
    assert desk.run(*arguments, "--fail-on-unchecked", "a.md").code == 2


def test_what_was_cut_off_by_the_clock_is_not_remembered(desk: Desk) -> None:
    slow(
        desk,
        python_rule(
            "    import time\n    begun = time.process_time()\n    while time.process_time() < begun + .5: pass\n    yield"
        ),
    )
    desk.write("a.md", CLEAN)
    assert desk.run("check", "--allow-code", "--max-seconds", "1", "a.md").code == 1
    assert desk.run("check", "--allow-code", "--max-seconds", "60", "a.md").code == 0


def test_when_the_time_of_a_file_is_up_the_rest_of_its_rules_is_named(desk: Desk) -> None:
    slow(desk, FOREVER)
    for number in range(3, 8):
        desk.write(
            f"slow/HSE00{number}-rule-{number}.py",
            FOREVER.replace("HSE001", f"HSE00{number}").replace("house-rule", f"rule-{number}"),
        )
    desk.write("a.md", WARN)
    result = desk.run("check", "--allow-code", "--max-seconds", "1", "--format", "json", "a.md")
    messages = [one["message"] for one in result.json["files"][0]["findings"] if one["rule_id"] == "CPD013"]
    assert len(messages) == 5
    assert [
        message for message in messages if "1 seconds of computing that one file may take were up" in message
    ]
    assert "rules have not looked at this file: HSE" in " ".join(messages)


def test_a_rule_that_finds_more_than_a_file_can_hold_is_stopped_by_its_count(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_HITS", 1000)
    slow(desk, ENDLESS)
    desk.write("a.md", CLEAN)
    result = desk.run("check", "--allow-code", "--format", "json", "a.md")
    found = {one["rule_id"]: one for one in result.json["files"][0]["findings"]}
    assert found["CPD008"]["severity"] == "error" and "was stopped" in found["CPD008"]["message"]
    assert result.json["coverage"]["unchecked"]["bounds"] == 1


def test_a_file_that_cannot_be_read_in_time_is_skipped_and_the_rest_checked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline.readers.read

    def reading(source: Source, form: str) -> object:
        while "endless" in source.text:
            pass
        return read(source, form)

    monkeypatch.setattr(pipeline.readers, "read", reading)
    desk.write("a.md", "endless\n")
    desk.write("b.md", BAD)
    result = desk.run("check", "--max-seconds", "1", "--no-cache", "--format", "json", "a.md", "b.md")
    assert result.code == 2
    (skip,) = result.json["skipped"]
    assert (skip["path"], skip["reason"]) == ("a.md", "time") and "max-seconds" in skip["detail"]
    assert [file["path"] for file in result.json["files"]] == ["b.md"]
    fixed = desk.run("fix", "--max-seconds", "1", "a.md", "b.md")
    assert fixed.code == 2 and "a.md: not changed: it needs more" in fixed.err


def test_what_is_worked_out_for_the_report_alone_is_bounded_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def entry(*_: object, **__: object) -> dict[str, object]:
        while True:
            pass

    monkeypatch.setattr("copydesk.report.fileentries.file_entry", entry)
    desk.write("a.md", CLEAN)
    result = desk.run("check", "--max-seconds", "1", "--no-cache", "--format", "json", "a.md")
    assert result.code == 2 and result.json["skipped"][0]["reason"] == "time"


def test_a_file_of_which_a_rule_was_cut_off_is_not_fixed(desk: Desk) -> None:
    slow(desk, FOREVER)
    desk.write("house/HSE003-other.toml", RULE.replace("HSE001", "HSE003").replace('"gizmo"', '"other"'))
    desk.write("a.md", WARN)
    result = desk.run("fix", "--allow-code", "--max-seconds", "1", "a.md")
    assert result.code == 2 and "took too long" in result.err
    assert (desk.folder / "a.md").read_text() == WARN


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_ends_when_its_time_is_up_and_says_what_was_left(
    desk: Desk, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copydesk.project.checking._PAYS", 0)
    slow(desk, python_rule("    import time\n    if 'gizmo' in ctx.text: time.sleep(60)\n    yield"))
    desk.write("a.md", BAD)
    desk.write("b.md", WARN)
    desk.write("c.md", BAD)
    before = signal.getsignal(signal.SIGALRM)
    begun = time.monotonic()
    arguments = ("--allow-code", "--no-cache", "--max-run-seconds", "2", "--jobs", jobs, "--format", "json")
    result = desk.run("check", *arguments, "a.md", "b.md", "c.md")
    assert time.monotonic() - begun < 30
    assert result.code == 2 and [file["path"] for file in result.json["files"]] == ["a.md"]
    assert [(skip["path"], skip["reason"]) for skip in result.json["skipped"]] == [
        ("b.md", "time"),
        ("c.md", "time"),
    ]
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_configuration_says_how_long(desk: Desk) -> None:
    slow(desk, FOREVER)
    text = (desk.folder / "copydesk.toml").read_text()
    desk.write("copydesk.toml", text + "max-seconds = 1\nmax-run-seconds = 1000\n")
    desk.write("a.md", CLEAN)
    assert "0.25 seconds" in desk.run("check", "--allow-code", "a.md").out
    shown = desk.run("config", "--allow-code", "a.md").out
    assert "max-seconds = 1" in shown and "max-run-seconds = 1000" in shown


def test_nothing_rings_once_the_file_is_done() -> None:
    with TimeLimit(Limit(1.0, alarm=True)):
        assert signal.getitimer(signal.ITIMER_PROF)[1] > 0
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_one_limit_inside_of_another_leaves_the_outer_one_as_it_is() -> None:
    with pytest.raises(OutOfTime), TimeLimit(Limit(0.2, alarm=True)):
        with TimeLimit(Limit(100.0, alarm=True)):
            pass
        while True:
            pass


def test_without_a_signal_the_clock_is_looked_at_between_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter([0.0, 1.0, 11.0])
    monkeypatch.setattr(timelimit.time, "process_time", lambda: next(now))
    with TimeLimit(Limit(10.0)) as limit:
        limit.rule()
        assert not limit.over
        limit.rule()
        assert limit.over


def test_the_shares_are_counted(tmp_path: Path) -> None:
    limit = TimeLimit(Limit(10.0))
    for _ in range(timelimit.TICKS // timelimit.SHARE):
        limit.rule()
        for _ in range(timelimit.SHARE - 1):
            limit.tick()
        assert not limit.over
    limit.rule()
    with pytest.raises(TimeUp):
        for _ in range(timelimit.SHARE):
            limit.tick()
    assert limit.over
    limit.step()  # the steps after the rules have a share of their own
    for _ in range(timelimit.SHARE - 1):
        limit.tick()
    with pytest.raises(TimeUp):
        limit.tick()


def test_claims_are_bounded_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.cli import claims

    sound = claims.describe

    def describe(facts: Any, args: Any) -> dict[str, Any]:
        while "forbidden" in facts.doc.source.text:
            pass
        return sound(facts, args)

    monkeypatch.setattr(claims, "describe", describe)
    desk.write("a.md", BAD)
    desk.write("b.md", CLEAN)
    result = desk.run("claims", "--max-seconds", "1", "a.md", "b.md")
    assert result.code == 2 and "a.md: not checked: it needs more" in result.err and "b.md" in result.out
