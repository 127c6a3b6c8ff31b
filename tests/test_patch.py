"""What ``fix --diff`` prints is taken by git and makes of the old file the new one; what ``fix`` writes keeps
what a file is.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from desk import WARN, Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.base import files
from copydesk.pipeline.patch import patch


def applied(folder: Path, name: str, before: bytes, after: bytes) -> bytes:
    """Write a file, apply the patch to it with git, and read it again."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before)
    subprocess.run(
        ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"],
        input=patch(name, before, after),
        cwd=folder,
        check=True,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent), "GIT_CONFIG_NOSYSTEM": "1"},
    )
    return path.read_bytes()


CASES = [
    b"a gizmo\r\nand more\r\n",
    b"a gizmo\rand more\rstill one line",
    "a gizmo\u2028and\u0085more\x0cstill\x0b\x1c\n".encode(),
    b"a gizmo",
    b"caf\xe9 gizmo\n",
    "a gizmo\n\n\nb\n".encode("utf-16"),
    b"\xef\xbb\xbfa gizmo\n",
]


@pytest.mark.parametrize("before", CASES)
def test_git_takes_the_patch(tmp_path: Path, before: bytes) -> None:
    after = before.replace(b"gizmo", b"device").replace(
        "gizmo".encode("utf-16-le"), "dev".encode("utf-16-le")
    )
    assert after != before
    assert applied(tmp_path, "a.md", before, after) == after


@pytest.mark.parametrize(
    "name", ["a b.md", 'q"uote.md', "back\\slash.md", "new\nline.md", "tab\t.md", "ü.md", "x/\x1b[31m.md"]
)
def test_names_are_written_as_git_writes_them(tmp_path: Path, name: str) -> None:
    header = patch(name, b"a\n", b"b\n").split(b"\n")[:2]
    assert all(line.decode().isprintable() for line in header)
    assert applied(tmp_path, name, b"a\n", b"b\n") == b"b\n"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([b"a\n", b"b\r\n", b"c\r", b"\x0c", b"d", b"\n", "\u2028".encode()]), min_size=1
    ),
    st.integers(0, 10),
    st.sampled_from([b"x", b"x\n", b""]),
)
def test_any_change_can_be_applied(tmp_path: Path, parts: list[bytes], at: int, new: bytes) -> None:
    before = b"".join(parts)
    after = b"".join([*parts[:at], new, *parts[at + 1 :]])
    if before == after:
        assert patch("a.md", before, after) == b""
    elif after:  # a patch that leaves nothing removes the file, to git
        assert applied(tmp_path, "a.md", before, after) == after


def test_a_file_keeps_mode_owner_and_attributes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    owner = path.stat().st_uid, path.stat().st_gid
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        owner = 12345, 23456
        os.chown(path, *owner)
    marked = False
    if hasattr(os, "setxattr"):
        try:
            os.setxattr(path, "user.copydesk", b"kept")
            marked = True
        except OSError:
            pass  # a file system without such attributes
    files.replace(str(path), b"new")
    status = path.stat()
    assert path.read_bytes() == b"new"
    assert (status.st_mode & 0o777, status.st_uid, status.st_gid) == (0o640, *owner)
    assert not marked or os.getxattr(path, "user.copydesk") == b"kept"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_file_with_two_names_is_left_alone(desk: Desk) -> None:
    path = desk.write("a.md", WARN)
    os.link(path, desk.folder / "b.txt.keep")
    result = desk.run("fix", "a.md")
    assert result.code == 2 and "hard links" in result.err and "0 fixes in 0 files" in result.err
    assert path.read_text() == WARN and path.stat().st_nlink == 2


def test_what_could_not_be_written_is_not_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.write("a.md", WARN)

    def full(path: str, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "replace", full)
    result = desk.run("fix", "a.md")
    assert result.code == 2
    assert "a.md: cannot be written: No space left on device" in result.err
    assert "0 fixes in 0 files" in result.err and path.read_text() == WARN


def test_a_file_that_changed_meanwhile_is_left_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.pipeline import fix

    path = desk.write("a.md", WARN)
    fix_data = fix.fix_data

    def slow(*args: object, **more: object) -> object:
        done = fix_data(*args, **more)  # type: ignore[arg-type]
        path.write_text(WARN + "\nAnother hand was here.\n")
        return done

    monkeypatch.setattr(fix, "fix_data", slow)
    result = desk.run("fix", "a.md")
    assert result.code == 2 and "changed it in the meantime" in result.err
    assert path.read_text().endswith("Another hand was here.\n")
