"""Read files that strangers name, and write files so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable
from typing import BinaryIO

PATIENCE = 5.0
"""So many seconds a reader of a pipe is waited for."""


def replace(path: str, data: bytes | Iterable[bytes]) -> None:
    """Write ``data``, one or many pieces of it, to ``path`` by a temporary file beside it and a rename; an
    existing file keeps its mode, owner and extended attributes, access lists among them.

    What is no regular file (a pipe, /dev/stdout) is written to directly. Raises ``OSError``, also where a
    file could not be kept what it is.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        status = os.stat(path)
    except FileNotFoundError:
        status = None
    if status is not None and not stat.S_ISREG(status.st_mode):
        with _open_special(path, status) as file:
            file.writelines(pieces)
        return
    target = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(target), f".copydesk-{os.getpid()}-{os.urandom(6).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if status is not None:
            _keep(target, status, temporary)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _open_special(path: str, status: os.stat_result) -> BinaryIO:
    """Open what is no regular file for writing; a named pipe only where somebody reads it, or soon does."""
    if not stat.S_ISFIFO(status.st_mode) or not hasattr(os, "O_NONBLOCK"):
        return open(path, "wb")
    last = time.monotonic() + PATIENCE
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > last:
                raise OSError(errno.ENXIO, "nobody reads from this pipe") from None
            time.sleep(0.05)
            continue
        os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "wb")


def _keep(path: str, status: os.stat_result, temporary: str) -> None:
    """Give a new file what the old one has: owner, extended attributes, mode. Raises ``OSError``."""
    if hasattr(os, "chown"):
        made = os.stat(temporary)
        if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            os.chown(temporary, status.st_uid, status.st_gid)
    if hasattr(os, "listxattr"):
        try:
            names = os.listxattr(path)
        except OSError:  # a file system that has none
            names = []
        for name in names:
            if not name.startswith("security."):  # labels of the system, which gives them itself
                os.setxattr(temporary, name, os.getxattr(path, name))
    os.chmod(temporary, stat.S_IMODE(status.st_mode))


def open_regular(path: str) -> BinaryIO:
    """Open a regular file for reading; what never ends or never begins (a pipe, a device) is not waited for.
    Raises ``OSError`` and, for a path that cannot be one, ``ValueError``.
    """
    if "\0" in path:
        raise OSError(errno.EINVAL, "no path: it has a NUL character in it")
    _size(os.stat(path))  # a device may act when it is opened
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _size(os.fstat(descriptor))
    except OSError:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def read_regular(path: str, most: int) -> bytes:
    """Read a regular file of at most so many bytes. Raises as ``open_regular``."""
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(most + 1) if size <= most else b""
    if max(size, len(data)) > most:
        raise OSError(errno.EFBIG, f"larger than {most:,} bytes")
    return data


def read_head(path: str, most: int) -> bytes:
    """Read the first bytes of a regular file. Raises as ``open_regular``."""
    with open_regular(path) as file:
        return file.read(most)


def _size(status: os.stat_result) -> int:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    return status.st_size
