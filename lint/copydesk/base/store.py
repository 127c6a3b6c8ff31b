"""A store of derived data in the user's cache folder: rule indexes, compiled code, results.

Nothing depends on it: what cannot be read is made again, what cannot be written is not. Because code is kept
here as well, the folder is used only when it belongs to the user, is closed to everybody else and lies
outside the project that is being worked on; and whatever is read from it must carry the right keyed hash,
whose key lies in the folder too. Anything odd counts as not there.
"""

from __future__ import annotations

import marshal
import os
import stat
import time
from functools import cache

from .digest import blake2b

TYPE_CHECKING = False  # the module typing costs more than most of what is stored here
if TYPE_CHECKING:
    from typing import Any

KEPT_DAYS = 30
MOST_BYTES = 400_000_000
"""What the folder may hold; the files that were not used for longest go first."""

_KEY = "key"
_MAC = 32
_VALUES = f"-{marshal.version}.bin"


def folder() -> str:
    """Return the cache folder: ``COPYDESK_CACHE_DIR``, else ``XDG_CACHE_HOME/copydesk``, else
    ``~/.cache/copydesk``.
    """
    own = os.environ.get("COPYDESK_CACHE_DIR")
    if own:
        return os.path.abspath(own)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(os.path.abspath(base), "copydesk")


def key() -> bytes:
    """Return the secret of the folder, or nothing where the folder cannot be used or trusted.

    The folder and the secret are made at first use.
    """
    return _key_of(folder(), os.getcwd())


@cache
def _key_of(target: str, here: str) -> bytes:
    if _in_project(target, here):
        return b""
    try:
        os.makedirs(target, mode=0o700, exist_ok=True)
    except OSError:
        return b""
    if not is_private(target):
        return b""
    path = os.path.join(target, _KEY)
    found = _secret(path)
    if not found:
        _make_secret(path)
        found = _secret(path)
    return found


def _in_project(target: str, here: str) -> bool:
    """Say whether the folder lies in the current folder or the repository around it.

    Whoever can change a project could put such a folder there, with a key of their own. The user's own
    ``~/.cache`` is theirs even when they work in their home folder.
    """
    real = os.path.realpath(target)
    home = os.path.realpath(os.path.join(os.path.expanduser("~"), ".cache"))
    if real.startswith(home + os.sep):
        return False
    top = os.path.realpath(here)
    while not os.path.exists(os.path.join(top, ".git")):
        parent = os.path.dirname(top)
        if parent == top:
            top = os.path.realpath(here)
            break
        top = parent
    if os.path.dirname(top) == top:  # the root of the file system is nobody's project
        return False
    return real == top or real.startswith(top + os.sep)


def is_private(path: str) -> bool:
    """Say whether a folder or file belongs to the user and is closed to everybody else."""
    try:
        status = os.stat(path)
    except OSError:
        return False
    if not hasattr(os, "geteuid"):  # Windows guards the user's folders by other means
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def _secret(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            found = file.read(_MAC + 1)
    except OSError:
        return b""
    return found if len(found) == _MAC and is_private(path) else b""


def _make_secret(path: str) -> None:
    """Write a new secret; of two runs that do so at once, one wins."""
    temporary = f"{path}.{os.getpid()}"
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(_MAC))
        try:
            os.link(temporary, path)
        finally:
            os.unlink(temporary)
    except OSError:
        return


class Seal:
    """The keyed hash of data that are stored under a name, for many of them; needs ``key()``."""

    def __init__(self, name: bytes) -> None:
        self._begun = blake2b(key=key(), digest_size=_MAC)
        self._begun.update(len(name).to_bytes(4, "little") + name)

    def of(self, *parts: bytes | memoryview) -> bytes:
        """Return the hash of some data."""
        hashed = self._begun.copy()
        for part in parts:
            hashed.update(part)
        return hashed.digest()


def mac(name: bytes, *parts: bytes | memoryview) -> bytes:
    """Return the keyed hash of data that are stored under a name; needs ``key()``."""
    return Seal(name).of(*parts)


def load(name: str) -> Any:
    """Return the value that was saved under a name, or None."""
    data = load_bytes(name + _VALUES)
    try:
        return marshal.loads(data) if data else None
    except (EOFError, ValueError, TypeError):
        return None


def save(name: str, value: Any) -> None:
    """Save a value of Python's plain types under a name; no instances of other classes, named tuples among
    them.
    """
    try:
        save_bytes(name + _VALUES, marshal.dumps(value))
    except ValueError:
        return


def load_bytes(name: str) -> bytes:
    """Return what was saved under a name, or nothing."""
    if not key():
        return b""
    try:
        with open(os.path.join(folder(), name), "rb") as file:
            found, data = file.read(_MAC), file.read()
    except OSError:
        return b""
    return data if found == mac(name.encode(), data) else b""


def save_bytes(name: str, data: bytes) -> None:
    """Save bytes under a name."""
    if key():
        write(name, mac(name.encode(), data), data)


def write(name: str, *parts: bytes | memoryview) -> bool:
    """Write a file of the folder as it is; beside and renamed, so that a reader never sees half of it.

    Says whether that worked.
    """
    path = os.path.join(folder(), name)
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(parts)
        os.replace(temporary, path)
    except OSError:
        if os.path.exists(temporary):
            os.remove(temporary)
        return False
    try:
        prune()
    except OSError:  # another run is tidying up
        pass
    return True


def prune() -> None:
    """Drop what was not used for a month, and the oldest of what is too much; it is made again when it is
    needed. Raises ``OSError``.
    """
    oldest = time.time() - KEPT_DAYS * 86_400
    files = []
    with os.scandir(folder()) as entries:
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            if entry.name != _KEY and stat.S_ISREG(status.st_mode):
                files.append((status.st_mtime, status.st_size, entry.path))
    room = MOST_BYTES
    for used, size, path in sorted(files, reverse=True):
        room -= size
        if used < oldest or room < 0:
            try:
                os.remove(path)
            except FileNotFoundError:  # another run was quicker
                continue
