"""A file of the store that was hashed once is not hashed again, and is when anything has happened to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copydesk.base import shelf, sound, store

NAME, PIECES = "boats.bin", {"gull": (None, b"white"), "tern": (None, b"grey")}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(sound, "_SETTLED", -1.0)
    shelf.save(NAME, PIECES)
    return tmp_path


def read(monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, bytes | None], int]:
    """Return the pieces as a new process would see them, and how often it hashes something of the shelf."""
    sound._marks.cache_clear()
    hashed = list[int]()
    plain = store.Seal.of

    def of(seal: store.Seal, *parts: bytes | memoryview) -> bytes:
        hashed.append(1)
        return plain(seal, *parts)

    sound._marks(store.folder())
    with monkeypatch.context() as patch:
        patch.setattr(store.Seal, "of", of)
        kept = shelf.Shelf(NAME)
        found = {key: None if (data := kept.read(key)) is None else bytes(data) for key in PIECES}
    return found, len(hashed)


def test_a_file_is_hashed_until_a_run_has_looked_through_it(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {"gull": b"white", "tern": b"grey"}
    assert read(monkeypatch) == (whole, 3)
    shelf.settle()
    assert read(monkeypatch) == (whole, 0)


@pytest.mark.parametrize("how", ["written", "replaced", "opened to others and closed", "times set back"])
def test_a_file_that_was_touched_is_hashed_again(
    how: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(monkeypatch)
    shelf.settle()
    path = folder / NAME
    before, data = path.stat(), path.read_bytes()
    spoilt = data.replace(b"white", b"black")
    if how == "opened to others and closed":
        path.chmod(0o666)
        path.chmod(0o600)
        assert read(monkeypatch)[1] == 3
        return
    if how == "replaced":
        (folder / "new").write_bytes(spoilt)
        (folder / "new").replace(path)
    else:
        path.write_bytes(spoilt)
    if how == "times set back":
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read(monkeypatch) == ({"gull": None, "tern": b"grey"}, 3)
    shelf.settle()
    assert read(monkeypatch)[1] == 3, "what is not sound is not noted"


@pytest.mark.parametrize(("name", "value"), [("_SETTLED", 60.0), ("_TELLS_CHANGE", False)])
def test_a_file_whose_times_do_not_tell_it_is_not_noted(
    name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, name, value)
    read(monkeypatch)
    shelf.settle()
    assert read(monkeypatch)[1] == 3


def test_marks_of_somebody_else_are_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch)
    shelf.settle()
    (marks,) = folder.glob("sound*")
    marks.write_bytes(marks.read_bytes()[:-1] + b"?")
    assert read(monkeypatch)[1] == 3


def test_marks_of_files_that_are_gone_go_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch)
    shelf.settle()
    (folder / NAME).unlink()
    shelf.save("ferries.bin", PIECES)
    shelf.Shelf("ferries.bin")
    shelf.settle()
    assert store.load("sound").keys() == {"ferries.bin"}
