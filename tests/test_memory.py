"""Results that are remembered: the same bytes, never stale, never from anybody else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk import BAD, CLEAN, WARN, Desk, Result
from packs import rule_text

from copydesk.base import records, store
from copydesk.project import run, state

FORMS = [["--format", "json"], [], ["--show", "info", "--color", "always"], ["-q"], ["--statistics"]]


@pytest.fixture
def cache(desk: Desk, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder outside the project."""
    folder = tmp_path_factory.mktemp("own-cache")
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(folder))
    desk.write("a.md", WARN)
    desk.write("b.md", BAD)
    return folder


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were really checked."""
    paths: list[str] = []
    sound = run.attempt

    def attempt(session, target, names):  # type: ignore[no-untyped-def]
        paths.append(target.path.removeprefix("./"))
        return sound(session, target, names)

    monkeypatch.setattr(run, "attempt", attempt)
    return paths


def again(desk: Desk, checked: list[str], *options: str) -> tuple[Result, list[str]]:
    checked.clear()
    return desk.run("check", "--jobs", "1", *options, "."), list(checked)


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_what_is_remembered_gives_the_same_bytes(
    desk: Desk, cache: Path, checked: list[str], form: list[str]
) -> None:
    fresh = desk.run("check", "--no-cache", *form, ".")
    assert not list(cache.glob("results-*"))
    first, paths = again(desk, checked, *form)
    assert paths == ["a.md", "b.md"]
    second, paths = again(desk, checked, *form)
    assert paths == []
    assert fresh == first == second


def test_one_changed_file_is_checked_again(desk: Desk, cache: Path, checked: list[str]) -> None:
    again(desk, checked)
    desk.write("b.md", CLEAN)
    result, paths = again(desk, checked)
    assert (result.code, paths) == (0, ["b.md"])
    desk.write("b.md", BAD)
    assert again(desk, checked)[0].code == 1
    assert checked == []  # what was so before is still known


def test_times_of_files_play_no_part(desk: Desk, cache: Path, checked: list[str]) -> None:
    again(desk, checked)
    status = (desk.folder / "b.md").stat()
    desk.write("b.md", BAD.replace("forbidden word", "innocent word!"))
    os.utime(desk.folder / "b.md", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert again(desk, checked)[1] == ["b.md"]
    os.utime(desk.folder / "a.md", (1, 1))
    assert again(desk, checked)[1] == []


def test_what_a_result_depends_on_is_noticed(
    desk: Desk, cache: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = ["a.md", "b.md"]
    again(desk, checked)
    rule = desk.folder / "house/HSE001-gizmo.toml"
    rule.write_text(rule.read_text().replace("device", "gadget"))
    assert again(desk, checked)[1] == both
    config = desk.folder / "copydesk.toml"
    config.write_text(config.read_text() + '[rules]\ngizmo = "error"\n')
    assert again(desk, checked)[1] == both
    desk.write("words.txt", "gizmo\n")
    assert again(desk, checked)[1] == both
    assert again(desk, checked, "--ignore", "HSE002")[1] == both
    assert again(desk, checked, "--format-as", "text")[1] == both
    monkeypatch.setattr(state, "software", lambda: b"another version")
    assert again(desk, checked)[1] == both
    assert again(desk, checked)[1] == []


def test_what_a_result_does_not_depend_on_is_not(desk: Desk, cache: Path, checked: list[str]) -> None:
    again(desk, checked)
    assert again(desk, checked, "--today", "2031-01-01")[1] == []
    assert again(desk, checked, "--fail-on", "warning")[0].code == 1
    assert again(desk, checked, "--jobs", "3")[1] == []


def test_the_date_counts_where_it_was_asked_for(desk: Desk, cache: Path, checked: list[str]) -> None:
    desk.write("copydesk.toml", 'root = true\nselect = ["MET003"]\n')
    desk.write("c.md", "---\ntitle: A\npublished: 2030-05-01\n---\n\nThe boats came in.\n")
    ahead = again(desk, checked, "--today", "2030-01-01", "--show", "info")[0].out
    assert "c.md" in ahead
    result, paths = again(desk, checked, "--today", "2030-06-01", "--show", "info")
    assert ("c.md" in result.out, paths) == (False, ["c.md"])
    assert again(desk, checked, "--today", "2030-01-01", "--show", "info")[0].out == ahead
    assert checked == []


def test_a_directive_that_ends_is_not_remembered_past_its_day(
    desk: Desk, cache: Path, checked: list[str]
) -> None:
    desk.write("b.md", BAD.replace("\n\n", "\n\n<!-- stet HSE002 until=2030-01-01: agreed -->\n\n"))
    assert again(desk, checked, "--today", "2029-01-01")[0].code == 0
    assert again(desk, checked, "--today", "2030-01-02")[0].code == 1


def test_files_that_an_article_names_are_looked_at_again(desk: Desk, cache: Path, checked: list[str]) -> None:
    desk.write("saved.dat", "One text.")
    desk.write("b.md", "---\nsources:\n  - snapshot: saved.dat\n---\n\n" + BAD)
    again(desk, checked)
    assert again(desk, checked)[1] == []
    desk.write("saved.dat", "Another text.")
    assert again(desk, checked)[1] == ["b.md"]
    (desk.folder / "saved.dat").unlink()
    assert again(desk, checked)[1] == ["b.md"]
    desk.write("a.sources.toml", '[[source]]\nurl = "https://example.org/"\n')
    assert again(desk, checked)[1] == ["a.md"]
    assert again(desk, checked)[1] == []


def test_a_result_does_not_move_to_a_file_of_another_name(
    desk: Desk, cache: Path, checked: list[str]
) -> None:
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nselect = ["HSE"]\n[[overrides]]\npaths = ["c.md"]\nignore = ["HSE002"]\n',
    )
    again(desk, checked)
    desk.write("c.md", BAD)
    assert again(desk, checked)[1] == ["c.md"]


def spoil(cache: Path, change) -> int:  # type: ignore[no-untyped-def]
    found = list(cache.glob("results-*"))
    for path in found:
        path.write_bytes(change(path.read_bytes()))
    return len(found)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:30],
        lambda data: data[:-10],
        lambda data: data.replace(b"forbidden", b"permitted"),
        lambda data: data.replace(b'"open"', b'"gone"'),
        lambda data: records.MAGIC + b"\xff\xff\xff\xff" + data[12:],
        lambda data: records.MAGIC + b"\xff\xff\x00\x00" + b"\xff" * 3000,
        lambda data: b"\x80\x04\x95" + data,
    ],
)
def test_a_spoilt_memory_is_passed_over(desk: Desk, cache: Path, checked: list[str], change: object) -> None:
    sound = again(desk, checked, "--format", "json")[0]
    assert spoil(cache, change)
    assert again(desk, checked, "--format", "json")[0] == sound
    assert again(desk, checked, "--format", "json") == (sound, [])


def test_records_of_another_key_are_not_believed(desk: Desk, cache: Path, checked: list[str]) -> None:
    again(desk, checked)
    (cache / "key").write_bytes(b"k" * 32)
    store._key_of.cache_clear()
    assert again(desk, checked)[1] == ["a.md", "b.md"]


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o707])
def test_a_folder_that_others_may_enter_is_not_used(
    desk: Desk, cache: Path, checked: list[str], mode: int
) -> None:
    again(desk, checked)
    cache.chmod(mode)
    store._key_of.cache_clear()
    assert again(desk, checked)[1] == ["a.md", "b.md"]
    assert (store.key(), store.load_bytes("anything")) == (b"", b"")
    cache.chmod(0o700)
    store._key_of.cache_clear()


def test_a_folder_in_the_project_is_not_used(
    desk: Desk, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.md", WARN)
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(desk.folder / ".cache"))
    again(desk, checked)
    assert not (desk.folder / ".cache").exists()
    (desk.folder / ".git").mkdir()
    desk.write("sub/a.md", WARN)
    monkeypatch.chdir(desk.folder / "sub")
    assert store.key() == b""


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    desk: Desk, cache: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = again(desk, checked, "--format", "json")[0]

    def refuse(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(store.os, "replace", refuse)
    desk.write("c.md", CLEAN)
    for _ in range(2):
        result, paths = again(desk, checked, "--format", "json")
        assert paths == ["c.md"]
    assert result.json["files"][:2] == sound.json["files"]
    assert not list(cache.glob("*.tmp"))


def test_a_crashed_rule_is_not_remembered(desk: Desk, cache: Path, checked: list[str]) -> None:
    desk.write(
        "house/HSE003-crash.py",
        "from copydesk.api import rule\n"
        "@rule(id='HSE003', name='crash', version=1, status='stable', severity='warning', confidence='weak', scope=['prose'],"
        " summary='s', message='m', rationale='r', remedy='r', bad=['a', 'b'], good=['c', 'd', 'e'])\n"
        "def run(ctx):\n    raise ZeroDivisionError('by nothing')\n    yield\n",
    )
    for _ in range(2):
        result, paths = again(desk, checked, "--allow-code")
        assert (result.code, paths) == (3, ["a.md", "b.md"])
    assert again(desk, checked)[0].code == 2  # without consent nothing that was run with it is shown


def test_many_small_files_are_joined(desk: Desk, cache: Path, checked: list[str]) -> None:
    for number in range(12):
        desk.write("c.md", f"The gizmo number {number} stands here.\n")
        again(desk, checked)
    assert len(list(cache.glob("results-*"))) < 6
    desk.write("c.md", "The gizmo number 3 stands here.\n")
    assert again(desk, checked)[1] == []


def test_the_folder_stays_small(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.key()
    for number in range(10):
        store.save_bytes(f"old-{number}", b"x" * 1000)
        os.utime(cache / f"old-{number}", (10**9 + number, 10**9 + number))
    store.save_bytes("new", b"x")
    assert sorted(path.name for path in cache.iterdir()) == ["key", "new"]
    for number in range(4):
        store.save_bytes(f"big-{number}", b"x" * 1000)
    for number in range(4):
        os.utime(cache / f"big-{number}", (2 * 10**9 + number,) * 2)
    monkeypatch.setattr(store, "MOST_BYTES", 2500)
    store.prune()
    assert not (cache / "big-0").exists()
    assert (cache / "big-3").exists()


def test_two_runs_at_once_do_not_harm_each_other(desk: Desk, cache: Path) -> None:
    for number in range(6):
        desk.write(f"{number}.md", WARN * (number + 1))
    command = [sys.executable, "-m", "copydesk", "check", "--format", "json", "."]
    env = {**os.environ, "PYTHONPATH": str(Path(run.__file__).parents[2])}
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, env=env) for _ in range(3)]
    outputs = {one.communicate()[0] for one in runs}
    assert {one.returncode for one in runs} == {1}
    mine = desk.run("check", "--format", "json", "--no-cache", ".").out
    assert outputs == {mine.encode()}
    assert desk.run("check", "--format", "json", ".").out.encode() in outputs


def test_standard_input_is_not_remembered(desk: Desk, cache: Path) -> None:
    for text in (WARN, BAD):
        assert ("HSE002" in desk.run("check", "-", stdin=text.encode()).out) == (text is BAD)


def test_a_pack_of_the_project_is_known_by_its_content(desk: Desk, cache: Path, checked: list[str]) -> None:
    rule = desk.folder / "house/HSE001-gizmo.toml"
    again(desk, checked)
    status = rule.stat()
    swap = rule_text(
        'kind = "substitution"\nswap = { gizmo = "gadget" }\nsafety = "safe"', id="HSE001", name="gizmo"
    )
    rule.write_text(swap)
    os.utime(rule, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert rule.stat().st_size == status.st_size
    assert again(desk, checked)[1] == ["a.md", "b.md"]


def test_what_was_not_looked_for_is_not_remembered_as_not_there(
    desk: Desk, cache: Path, checked: list[str]
) -> None:
    both = ["a.md", "b.md"]
    only, paths = again(desk, checked, "--show", "error")
    assert (paths, "HSE001" in only.out) == (both, False)
    everything, paths = again(desk, checked, "--show", "info")
    assert (paths, "HSE001" in everything.out) == (both, True)
    assert again(desk, checked, "--show", "error") == (only, [])
    # What is listed may be the same and what decides the exit code another.
    desk.write("b.md", CLEAN)
    assert again(desk, checked, "--show", "error", "--fail-on", "error")[0].code == 0
    assert again(desk, checked, "--show", "error", "--fail-on", "warning")[0].code == 1
