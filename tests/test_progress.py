"""The bar on the terminal, and the table of timings."""

from __future__ import annotations

import io

import pytest
from desk import BAD, WARN, Desk

from copydesk.cli import progress
from copydesk.facts import Facts
from copydesk.pipeline import engine, pipeline, timings


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_a_bar_is_drawn_after_a_second_and_taken_away(clock: list[float]) -> None:
    stream = Terminal()
    bar = progress.Progress(40, True, stream)
    bar.step(1, "a.md")
    assert stream.getvalue() == ""
    clock[0] += 1.5
    bar.step(10, "b\x1b[31m.md")
    bar.step(11, "c.md")  # too soon after the last one
    assert stream.getvalue() == "\r[######..................] 10/40 b\u241b[31m.md"
    drawn = len(stream.getvalue()) - 1
    bar.clear()
    assert stream.getvalue().endswith("\r" + " " * drawn + "\r")
    before = stream.getvalue()
    bar.clear()
    assert stream.getvalue() == before


@pytest.mark.parametrize(
    ("stream", "quiet", "env", "shown"),
    [
        (Terminal(), False, {}, True),
        (Terminal(), True, {}, False),
        (io.StringIO(), False, {}, False),
        (Terminal(), False, {"CI": "true"}, False),
        (Terminal(), False, {"TERM": "dumb"}, False),
    ],
)
def test_a_bar_is_for_terminals_only(
    stream: io.StringIO, quiet: bool, env: dict[str, str], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*progress._CI, "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert progress.wanted(stream, quiet) is shown


def test_timings_name_reading_rules_and_facts_and_change_nothing(desk: Desk) -> None:
    desk.write("a.md", WARN)
    desk.write("b.md", BAD)
    plain = desk.run("check", "--format", "json", ".")
    before = (engine._asked, pipeline.run_rules, Facts._value, pipeline.STEPS)
    timed = desk.run("check", "--format", "json", "--timings", ".")
    assert (timed.out, timed.code) == (plain.out, plain.code)
    names = {line.split("calls  ")[1] for line in timed.err.splitlines() if "calls  " in line}
    assert {"reading", "engine", "rule HSE001", "fact sentences", "step suppress"} <= names
    assert before == (engine._asked, pipeline.run_rules, Facts._value, pipeline.STEPS)


def test_own_time_is_without_what_runs_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [10.0]
    monkeypatch.setattr(timings.time, "process_time", lambda: now[0])
    clock = timings.Clock()

    def inner(seconds: float, *, more: float = 0.0) -> float:
        now[0] += seconds + more
        return seconds

    for _ in range(2):
        with clock.part("outer"):
            now[0] += 2
            assert clock.timed("inner", inner)(0.5, more=0.25) == 0.5
            now[0] += 1
    now[0] += 0.5
    assert (dict(clock.own), dict(clock.calls)) == ({"outer": 6.0, "inner": 1.5}, {"outer": 2, "inner": 2})
    assert clock.whole == 8.0
    assert list(clock.table()) == [
        "   6.00 s  75.0%  75.0%       2 calls  outer",
        "   1.50 s  18.8%  93.8%       2 calls  inner",
    ]
    assert len(list(clock.table(1))) == 1
