"""The files that a report speaks of, as they are now: inside one folder, plain files, never shown."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..base.digest import sha256
from ..input import door

Json = dict[str, Any]


class Problem(NamedTuple):
    """Something that does not hold: what it is of, in words; ``blind`` says that it could not be looked at,
    so that nobody knows whether it holds.
    """

    of: str
    text: str
    blind: bool = False


class Store:
    """The files below a folder."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)

    def path(self, name: str) -> str | None:
        """Return the real path of a file that a report names, or None when it leads out of the folder, or is
        not written as reports write paths: another spelling of a name is no name of a file.
        """
        if not name or "\0" in name or door.is_absolute(name) or posixpath.normpath(name) != name:
            return None
        if ".." in name.split("/"):
            return None
        try:
            real = os.path.realpath(os.path.join(self.root, *name.split("/")))
        except (OSError, ValueError):
            return None
        return real if real == self.root or door.within(real, self.root) else None

    def read(self, name: str, size: int) -> bytes | str | None:
        """Return the bytes of a file that is as long as it was; None for one of another length, and a text
        for one that cannot be looked at.
        """
        real = self.path(name)
        if real is None:
            return "leads out of the folder that is looked at"
        found = door.read_plain(real, size)
        if isinstance(found, door.Refused):
            return None if found.state == door.UNCHECKED else found.detail
        return found[1] if len(found[1]) == size else None

    def hash(self, name: str) -> str | None:
        """Return the SHA-256 of a file, or None when it cannot be looked at."""
        real = self.path(name)
        if real is None:
            return None
        found = door.read_plain(real)
        return None if isinstance(found, door.Refused) else sha256(found[1]).hexdigest()


def articles(report: Json, store: Store) -> Iterator[tuple[Json, bytes | Problem]]:
    """Yield the entries of the files with their bytes, or with what is wrong with the file."""
    for file in report["files"]:
        yield file, _held(file, "article", store)


def inputs(report: Json, store: Store) -> Iterator[Problem]:
    """Yield what is wrong with the other files that decided."""
    for row in report["inputs"]:
        found = _held(row, row["kind"], store)
        if isinstance(found, Problem):
            yield found


def _held(row: Json, what: str, store: Store) -> bytes | Problem:
    data = store.read(row["path"], row["bytes"])
    if isinstance(data, str):
        return Problem(what, f"{row['path']}: {data}", blind=True)
    if data is None or sha256(data).hexdigest() != row["sha256"]:
        return Problem(what, f"{row['path']}: has changed since the report was made")
    return data


def companions(files: Iterable[Json], store: Store) -> Iterator[Problem]:
    """Yield what is wrong with the files that articles name."""
    seen: set[str] = set()
    for file in files:
        for row in file.get("companions", ()):
            if row["sha256"] is None or row["path"] in seen:
                continue
            seen.add(row["path"])
            now = store.hash(row["path"])
            if now is None:
                text = f"{row['path']} (named by {file['path']}): cannot be looked at"
                yield Problem("source", text, blind=True)
            elif now != row["sha256"]:
                yield Problem("source", f"{row['path']} (named by {file['path']}): has changed")
