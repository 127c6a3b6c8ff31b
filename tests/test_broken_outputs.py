"""Outputs that cannot be written, signals and lost processes: reported, nothing half, the designed exit code."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import BAD, CLEAN, WARN, Desk
from test_parallel import die, meddle

from copydesk.base import files
from copydesk.cli import shared
from copydesk.report.outputs.registry import BUILT_IN

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
NO_ROOM = OSError(28, "No space left on device")


def called(folder: Path, command: str, words: str = '"$@"') -> tuple[int, bytes, bytes]:
    """Call a command in a shell that does with its streams what ``words`` say; return code, output, errors."""
    done = subprocess.run(
        ["sh", "-c", words, "sh", sys.executable, "-m", "copydesk", *command.split()],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "COPYDESK_NO_SERVER": "1"},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def articles(desk: Desk) -> Desk:
    for name in ("a.md", "b.md"):
        desk.write(name, WARN)
    assert desk.run("check", "--format", "json", "-o", "report.json", "a.md").code == 0
    return desk


COMMANDS = [
    "check a.md",
    "check --format json a.md",
    "fix --diff a.md",
    "claims a.md",
    "rules",
    "explain HSE001",
    "config a.md",
    "schema report",
    "verify report.json",
    "compare report.json report.json",
]


@needs_full
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("words", "why"), [('"$@" >/dev/full', b"No space left"), ('"$@" >&-', b"Bad file")])
def test_standard_output_that_cannot_be_written_is_told(
    articles: Desk, command: str, words: str, why: bytes
) -> None:
    code, _, told = called(articles.folder, command, words)
    assert code == 2 and b"standard output: cannot be written: " + why in told
    assert told.count(b"\n") <= 2 and b"Traceback" not in told


@needs_full
@pytest.mark.parametrize("words", ['"$@" 2>/dev/full', '"$@" 2>&-'])
@pytest.mark.parametrize(
    ("command", "code"), [("check a.md missing.md", 2), ("fix --diff a.md", 1), ("nonsense", 2)]
)
def test_standard_error_that_cannot_be_written_changes_no_exit_code(
    articles: Desk, words: str, command: str, code: int
) -> None:
    assert called(articles.folder, command, words)[0] == code


def test_no_article_is_read_as_standard_input_that_is_closed(articles: Desk) -> None:
    code, out, told = called(articles.folder, "check - a.md", '"$@" <&-')
    assert code == 2 and b"stdin.md: cannot be read" in told and b"gizmo" in out


@pytest.mark.parametrize("form", BUILT_IN)
def test_no_form_leaves_half_a_file_on_a_full_disk(
    articles: Desk, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NO_ROOM

    before = sorted(path.name for path in articles.folder.iterdir())
    monkeypatch.setattr(os, "fsync", full)
    result = articles.run("check", "--format", form, "-o", "out.txt", "a.md")
    assert (result.code, "out.txt: cannot be written: No space left" in result.err) == (2, True)
    nowhere = articles.run("check", "--format", form, "-o", "nowhere/out.txt", "a.md")
    assert (nowhere.code, "nowhere/out.txt: cannot be written: No such file" in nowhere.err) == (2, True)
    assert sorted(path.name for path in articles.folder.iterdir()) == before


def test_one_output_that_fails_does_not_end_the_others(
    articles: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, asked = shared.write, []

    def write(pieces: object, output: str | None) -> None:
        asked.append(output)
        if output is None:
            raise shared.Unwritable("standard output: cannot be written: it is full")
        sound(pieces, output)  # type: ignore[arg-type]

    monkeypatch.setattr(shared, "write", write)
    result = articles.run("check", "-o", "json:whole.json", "-o", "csv:nowhere/x.csv", "a.md", "b.md")
    assert result.code == 2 and "it is full" in result.err and "nowhere/x.csv" in result.err
    assert asked.count(None) == 1  # what has failed is not tried again
    assert b'"b.md"' in (articles.folder / "whole.json").read_bytes()


def test_a_reader_who_has_had_enough_does_not_end_the_other_outputs(articles: Desk) -> None:
    words = '{ "$@"; echo $? >code; } | true'
    called(articles.folder, "check --format concise -o json:whole.json a.md b.md", words)
    assert (articles.folder / "code").read_text() == "141\n"
    assert b'"b.md"' in (articles.folder / "whole.json").read_bytes()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("command", [["fix"], ["check", "--fix"]])
def test_fixing_that_is_interrupted_leaves_each_file_whole(
    articles: Desk, monkeypatch: pytest.MonkeyPatch, number: int, code: int, command: list[str]
) -> None:
    sound = files.replace

    def interrupted(path: str, data: bytes) -> None:
        if path.endswith("b.md"):
            os.kill(os.getpid(), number)
        sound(path, data)

    articles.write("c.md", WARN)
    monkeypatch.setattr(files, "replace", interrupted)
    result = articles.run(*command, "a.md", "b.md", "c.md")
    assert (result.code, "interrupted; 1 file not checked" in result.err) == (code, True)
    fixed = WARN.replace("gizmo", "device")
    assert [(articles.folder / f"{name}.md").read_text() for name in "abc"] == [fixed, fixed, WARN]
    assert not list(articles.folder.glob(".copydesk-*"))


def test_fixing_ends_when_the_time_of_the_run_is_up(articles: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.project import run

    sound = run.fix

    def fix(session: object, target: object, *rest: object, **named: object) -> object:
        if "b.md" in str(target):
            signal.pause()
        return sound(session, target, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(run, "fix", fix)
    result = articles.run("fix", "--max-run-seconds", "2", "a.md", "b.md")
    assert result.code == 2 and "b.md: not fixed: the 2 seconds of the run were up" in result.err
    assert (articles.folder / "a.md").read_text() != WARN and (articles.folder / "b.md").read_text() == WARN


@pytest.mark.parametrize("act", [die, lambda: os.kill(os.getppid(), signal.SIGINT)], ids=["killed", "ctrl-c"])
def test_a_baseline_of_which_files_are_missing_is_not_written(
    articles: Desk, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]
) -> None:
    monkeypatch.setattr("copydesk.project.checking._PAYS", 0)
    meddle(monkeypatch, "b.md", act)
    result = articles.run("baseline", "create", "--jobs", "2", "a.md", "b.md")
    assert result.code in (3, 130) and result.err
    assert not (articles.folder / "copydesk-baseline.json").exists()


def test_a_baseline_on_a_full_disk_stays_what_it_was(articles: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    articles.run("baseline", "create", "a.md")
    before = (articles.folder / "copydesk-baseline.json").read_bytes()

    def full(*_: object) -> None:
        raise NO_ROOM

    monkeypatch.setattr(os, "fsync", full)
    result = articles.run("baseline", "update", "--allow-growth", "a.md", "b.md")
    assert result.code == 2 and "cannot be written: No space left" in result.err
    assert (articles.folder / "copydesk-baseline.json").read_bytes() == before
    assert not list(articles.folder.glob(".copydesk-*"))


def test_a_run_without_room_for_its_cache_goes_on(articles: Desk) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "check", "--format", "concise", "a.md"],
        cwd=articles.folder, capture_output=True, preexec_fn=no_room,
        env={**os.environ, "COPYDESK_NO_SERVER": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"") and b"HSE001" in done.stdout


def test_an_output_that_is_refused_is_refused_before_anything_is_fixed(articles: Desk) -> None:
    articles.write("mine.txt", CLEAN)
    result = articles.run("check", "--fix", "-o", "mine.txt", "a.md")
    assert result.code == 2 and "not overwritten" in result.err
    assert (articles.folder / "a.md").read_text() == WARN


def test_many_files_that_cannot_be_checked_are_named_once_for_all(desk: Desk) -> None:
    names = [f"{number:03}.md" for number in range(60)]
    for name in names:
        desk.write(name, b"\x00\x01binary")
    desk.write("sound.md", BAD)
    result = desk.run("check", *names, "sound.md")
    assert result.code == 2 and len(result.err.splitlines()) == 21
    assert result.err.splitlines()[-1].startswith("copydesk: 40 more files: not checked: binary")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_reads_holds_up_no_run(articles: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.2)
    os.mkfifo(articles.folder / "pipe")
    done = articles.run("check", "a.md", "-o", "json:pipe")
    assert (done.code, "nobody reads from this pipe" in done.err) == (2, True)
    with subprocess.Popen(["cat", "pipe"], cwd=articles.folder, stdout=subprocess.PIPE) as reader:
        monkeypatch.setattr(files, "PATIENCE", 20)
        assert articles.run("check", "a.md", "-o", "json:pipe").code in (0, 1)
        assert json.loads(reader.communicate()[0])["tool"]["name"] == "copydesk"
