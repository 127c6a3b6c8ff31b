"""Standard streams as strangers leave them: closed, full, or read by nobody any more."""

from __future__ import annotations

import errno
import os
import sys

_NOT_WRITTEN = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EBADF, errno.EIO)


class Unwritable(RuntimeError):
    """An output cannot be written; the message says which and why."""


def ready() -> None:
    """Put something in the place of streams that were closed, so that no file of the run gets their numbers:
    reading and writing then fails, as on a full disk; what is told on standard error is lost.
    """
    for name, way, mode in (
        ("stdin", os.O_WRONLY, "r"),
        ("stdout", os.O_RDONLY, "w"),
        ("stderr", os.O_WRONLY, "w"),
    ):
        if getattr(sys, name) is None:
            number = os.open(os.devnull, way)  # the lowest that is free, which may be another than its own
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def give_up() -> None:
    """Let what standard output still holds, and cannot get rid of, be forgotten."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):  # a program that calls the commands has put something else in its place
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def is_output(error: OSError) -> bool:
    """Say whether an error is that of a stream that cannot be written, and not that of a file by name."""
    return error.filename is None and error.errno in _NOT_WRITTEN
