"""Run git, and do not wait with it for what never comes.

A pipe or a device that bears the name of a file which git reads (``.gitignore``, ``.git/info/exclude``) holds
git until somebody writes into it. Those that are near are looked for before git is asked, and all below the
folder when it has not answered for a while.
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from .layers import repository

_PATIENCE = 2.0
"""Seconds after which is looked for what git may be waiting for; most answers take a hundredth of that."""

_IN_TREE = (".gitignore", ".gitattributes")
_OF_GIT = ("HEAD", "config", "index", "packed-refs", "info/exclude", "info/attributes")


class Waits(RuntimeError):
    """Git would wait, or has waited, for something; ``path`` is what, or the ``.git`` of the repository."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: not a regular file, and git would wait for it")
        self.path = path


def completed(
    command: Sequence[str],
    folder: str,
    *,
    seconds: float,
    given: bytes = b"",
    output: int | IO[bytes] = subprocess.PIPE,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command of git in a folder to its end. Raises ``Waits``, ``OSError``, ``ValueError`` and
    ``subprocess.TimeoutExpired``.
    """
    _refuse(_near(os.path.abspath(folder)))
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.PIPE
    ) as process:
        try:
            try:
                out, err = process.communicate(given, timeout=min(_PATIENCE, seconds))
            except subprocess.TimeoutExpired:
                _refuse(_below(folder))
                out, err = process.communicate(timeout=seconds)
        except BaseException:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def _refuse(paths: Iterator[str]) -> None:
    for path in paths:
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError):
            continue
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise Waits(path)


def _near(folder: str) -> Iterator[str]:
    """Yield what git reads above an absolute folder and about the repository that it lies in."""
    top, here = repository(folder), folder
    if top is None:
        return
    yield from (os.path.join(top, ".git", name) for name in _OF_GIT)
    while True:
        yield from (os.path.join(here, name) for name in _IN_TREE)
        if here == top:
            return
        here = os.path.dirname(here)


def _below(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        if ".git" in folders:
            folders.remove(".git")
        yield from (os.path.join(here, name) for name in _IN_TREE if name in names)
