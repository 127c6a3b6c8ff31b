"""Several processes: the same bytes as with one, and neither a killed worker nor Ctrl-C costs more than it must."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
from desk import Desk

from copydesk.project import run
from copydesk.project.discover import Target

WORDS = "The boats came in early and the crews went home to sleep. "
FORMS = [["--format", "json"], [], ["--show", "info", "--color", "always"], ["-q"], ["--statistics"]]


@pytest.fixture
def fleet(desk: Desk) -> Desk:
    """A project of twelve files, large enough for several processes, with one that cannot be read."""
    for number in range(12):
        gizmos = "The gizmo stands here.\n\n" * (number % 3) + "The forbidden word.\n\n" * (number % 2)
        desk.write(f"{number:02}.md", f"# Title {number}\n\n{gizmos}{WORDS * (30 + 40 * (number % 4))}\n")
    desk.write("05.md", b"\x00\x01binary")
    return desk


def meddle(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], None]) -> None:
    """Let something happen in the process that is about to check a file."""
    sound = run.attempt

    def attempt(session: Any, target: Target, names: Any) -> Any:
        if target.path.endswith(name):
            act()
        return sound(session, target, names)

    monkeypatch.setattr(run, "attempt", attempt)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_any_number_of_processes_gives_the_same_bytes(fleet: Desk, form: list[str]) -> None:
    alone = fleet.run("check", *form, "--jobs", "1", ".")
    assert alone.out
    for jobs in ("2", "5"):
        assert fleet.run("check", *form, "--jobs", jobs, ".") == alone


def test_the_baseline_is_applied_in_the_order_of_the_files(fleet: Desk) -> None:
    assert fleet.run("baseline", "--baseline", "known.json", "--jobs", "3", "01.md", "03.md").code == 0
    fleet.write("04.md", (fleet.folder / "03.md").read_text() + "\nAnother gizmo.\n")
    (fleet.folder / "03.md").unlink()
    for form in FORMS[:2]:
        alone = fleet.run("check", *form, "--baseline", "known.json", "--jobs", "1", ".")
        assert fleet.run("check", *form, "--baseline", "known.json", "--jobs", "4", ".") == alone
    assert "in the baseline" in alone.out


def test_work_is_really_done_elsewhere(fleet: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meddle(monkeypatch, "02.md", lambda: fleet.write("pid", str(os.getpid())) and None)
    fleet.run("check", "--jobs", "2", ".")
    assert int((fleet.folder / "pid").read_text()) != os.getpid()


@pytest.mark.parametrize("victims", [["00.md"], ["04.md"], ["11.md"], ["01.md", "02.md", "03.md"]])
def test_a_killed_process_costs_the_file_that_it_was_at(
    fleet: Desk, monkeypatch: pytest.MonkeyPatch, victims: list[str]
) -> None:
    whole = fleet.run("check", "--format", "json", ".").json
    for name in victims:
        meddle(monkeypatch, name, die)
    result = fleet.run("check", "--format", "json", "--no-cache", "--jobs", "2", ".")
    lost = [skip for skip in result.json["skipped"] if skip["reason"] == "internal-error"]
    assert [skip["path"].removeprefix("./") for skip in lost] == victims
    assert all("killed by signal 9" in skip["detail"] for skip in lost)
    assert result.json["files"] == [file for file in whole["files"] if file["path"] not in victims]
    assert result.code == result.json["summary"]["exit_code"] == 3


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_reports_what_was_done(
    fleet: Desk, monkeypatch: pytest.MonkeyPatch, number: int, code: int, jobs: str
) -> None:
    parent = os.getpid()

    def interrupt() -> None:
        os.kill(parent, number)
        time.sleep(20)

    meddle(monkeypatch, "08.md", interrupt)
    before = signal.getsignal(number)
    result = fleet.run("check", "--format", "json", "--no-cache", "--jobs", jobs, ".")
    report = result.json
    assert (result.code, report["summary"]["exit_code"], report["incomplete"]) == (code, code, True)
    stopped = [
        skip["path"].removeprefix("./") for skip in report["skipped"] if skip["reason"] == "interrupted"
    ]
    done = [file["path"] for file in report["files"]]
    assert "08.md" in stopped
    assert sorted([*done, *stopped]) == [f"{n:02}.md" for n in range(12) if n != 5 or "05.md" in stopped]
    assert (done == [f"{n:02}.md" for n in range(8) if n != 5]) or jobs == "2"
    assert signal.getsignal(number) is before
    assert "interrupted" in result.err


def test_an_interrupted_run_prints_what_was_done(fleet: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meddle(monkeypatch, "04.md", lambda: os.kill(os.getpid(), signal.SIGINT))
    result = fleet.run("check", "--no-cache", "--jobs", "1", ".")
    assert result.code == 130
    assert "01.md:3:5: warning HSE001" in result.out
    assert "03.md:3:5: error HSE002" in result.out
    assert result.out.splitlines()[-1].startswith("Interrupted: ")
    assert "07.md" not in result.out


def test_no_process_is_left_behind(fleet: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meddle(monkeypatch, "02.md", lambda: fleet.write(f"{os.getpid()}.pid", "") and None)
    fleet.run("check", "--jobs", "3", ".")
    (pid,) = (int(path.stem) for path in fleet.folder.glob("*.pid"))
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_jobs_may_be_configured_and_are_no_part_of_the_report(fleet: Desk) -> None:
    alone = fleet.run("check", "--format", "json", "--jobs", "1", ".").json
    config = fleet.folder / "copydesk.toml"
    config.write_text(config.read_text() + "jobs = 3\n")
    configured = fleet.run("check", "--format", "json", ".").json
    # The bytes of the configuration are others, and nothing else.
    assert alone.pop("inputs") != configured.pop("inputs")
    assert configured == alone
    assert fleet.run("check", "--jobs", "0", ".").code == 2
