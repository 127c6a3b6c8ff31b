"""The one door to the files of a project that an article names.

A path counts from the folder of the article and may not lead out of the project: not by ``..``, not as an
absolute path, not through a link. Hidden files and folders (``.git``, ``.env``) are nobody's source. What is
no plain file (a device, a pipe) is not opened for reading, and what is said of a file that was not read tells
nothing of what it holds.
"""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

MISSING, OUTSIDE, UNREADABLE, UNCHECKED = "missing", "outside", "unreadable", "not-checked"
LARGEST = 50_000_000

_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)


class Refused(NamedTuple):
    """Why a file was not read: one of the states above, and the reason in words."""

    state: str
    detail: str


_OUT = Refused(OUTSIDE, "the path leads out of the project")
_HIDDEN = Refused(OUTSIDE, "hidden files and folders are not read")
_NO_FILE = Refused(UNREADABLE, "it is no file")


def is_absolute(name: str) -> bool:
    """Say whether a path counts from no folder, on any system: ``/x``, ``C:x``, ``\\\\host``."""
    return os.path.isabs(name) or name[:1] in ("\\", "/") or name[1:2] == ":"


def within(path: str, root: str) -> str | None:
    """Return a real path relative to a real folder in which it lies, or None."""
    start = root.rstrip(os.sep) + os.sep
    return path[len(start) :] if path.startswith(start) else None


def resolve(name: str, folder: str, root: str) -> str | Refused:
    """Return the real path of a named file, or why it must not be read."""
    if not name or "\0" in name or is_absolute(name):
        return _OUT
    top = os.path.realpath(root)
    try:
        real = os.path.realpath(os.path.join(folder, name))
    except (OSError, ValueError):
        return _OUT
    inside = within(real, top)
    if not inside or top == os.path.dirname(top):
        return _OUT
    asked = within(os.path.normpath(os.path.join(os.path.realpath(folder), name)), top) or ""
    if any(part.startswith(".") for path in (inside, asked) for part in path.split(os.sep)):
        return _HIDDEN
    return real


def read(name: str, folder: str, root: str, largest: int = LARGEST) -> tuple[str, bytes] | Refused:
    """Return the real path and the bytes of a named file, or why it was not read. Never raises."""
    path = resolve(name, folder, root)
    if isinstance(path, Refused):
        return path
    return read_plain(path, largest)


def read_plain(path: str, largest: int = LARGEST) -> tuple[str, bytes] | Refused:
    """Return a real path and the bytes of the plain file there, or why it was not read. Never raises."""
    try:
        # Looked at before it is opened, because opening a device may do something, and afterwards once more.
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            return _NO_FILE
        with open(os.open(path, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return _NO_FILE
            if status.st_size > largest:
                return Refused(UNCHECKED, f"it is larger than {largest:,} bytes")
            return path, file.read(min(status.st_size, largest))
    except FileNotFoundError:
        return Refused(MISSING, "there is no such file")
    except OSError as error:
        return Refused(UNREADABLE, error.strerror or "it cannot be read")
