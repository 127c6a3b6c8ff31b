"""Turn the arguments of a command into the list of files to check, and read them safely.

Nothing is dropped in silence: what was asked for and cannot be checked becomes a ``Skip``, which the report
shows.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..input.readers import formats
from .config import Configuration
from .configkeys import ConfigError
from .leftout import EMPTY, EXCLUDE, OWN_REPORT, LeftOut
from .walking import known_suffix, no_article, walk

STDIN = "-"


class Target(NamedTuple):
    """One file to check: where it is opened, and how its path was given."""

    path: str
    named: bool


class Skip(NamedTuple):
    """A file that was asked for and not checked: ``reason`` is a short key, ``detail`` is for people."""

    path: str
    reason: str
    detail: str


class Found(NamedTuple):
    """What the arguments came to: targets in a fixed order, skips, how many paths the configuration left out,
    and the folders with a configuration file below those that were walked.
    """

    targets: list[Target]
    skips: list[Skip]
    excluded: int
    configured: Sequence[str] = ()


def discover(
    arguments: Sequence[str],
    configuration: Configuration,
    *,
    force_exclude: bool = False,
    left_out: LeftOut | None = None,
) -> Found:
    """Find the files behind files, folders, glob patterns and ``-``.

    A file that is named is checked whatever its suffix is and whatever excludes it; with ``force_exclude``,
    as hooks name files, the configuration and what is said about program files hold for it too.
    Folders are walked: files with a known suffix, without those that ``.gitignore`` or the configuration
    leave out. The order is that of the arguments, sorted by path within a folder; a file is listed once.
    What is passed by is noted in ``left_out``, where somebody wants to know.
    """
    targets: dict[str, Target] = {}
    skips: list[Skip] = []
    excluded = 0
    configured: list[str] = []

    def add(path: str, named: bool) -> None:
        targets.setdefault(os.path.abspath(path), Target(path, named))

    def exclude(path: str, reason: str = EXCLUDE) -> None:
        nonlocal excluded
        excluded += 1
        if left_out is not None:
            left_out.note(reason, path)

    for argument in arguments:
        if argument == STDIN:
            targets.setdefault(STDIN, Target(STDIN, True))
        elif os.path.isdir(argument):
            before = len(targets) + excluded
            closed: list[str] = []
            for path in walk(argument, closed, left_out, configured):
                if is_excluded(configuration, path):
                    exclude(path)
                else:
                    add(path, False)
            skips += [Skip(path, "unreadable", _why_closed(path)) for path in _each_once(closed)]
            if len(targets) + excluded == before and not closed and not _holds_articles(argument):
                suffixes = " ".join(suffix for form in formats().values() for suffix in form.suffixes)
                skips.append(
                    Skip(argument, "no-articles", f"no article in this folder (looked for {suffixes})")
                )
        elif os.path.lexists(argument):
            reason = passed_by(argument, configuration) if force_exclude else None
            if reason is not None:
                exclude(argument, reason)
            else:
                add(argument, True)
        elif any(mark in argument for mark in "*?["):
            matches = list(_expand(argument, left_out))
            if not matches:
                skips.append(Skip(argument, "missing", "no article matches this pattern"))
            for path in matches:
                if is_excluded(configuration, path):
                    exclude(path)
                else:
                    add(path, False)
        else:
            skips.append(Skip(argument, "missing", "no such file or folder"))
    areas = [one for one in configured if not is_excluded(configuration, os.path.join(one, "article.md"))]
    return Found(list(targets.values()), skips, excluded, areas)


def _holds_articles(folder: str) -> bool:
    """Say whether there are articles in a folder of which none is checked: all are empty, or reports."""
    passed = LeftOut()
    for _ in walk(folder, [], passed):
        return True
    return any(passed.count(reason) for reason in (EMPTY, OWN_REPORT))


def _each_once(paths: Sequence[str]) -> list[str]:
    return list({os.path.abspath(path): os.path.normpath(path) for path in paths}.values())


def _why_closed(path: str) -> str:
    if os.path.basename(path) == ".git":
        return "git gave no answer in time; its ignore files were read without it"
    if os.path.isdir(path):
        return "this folder cannot be read, or lies too deep in others"
    if os.path.exists(path):
        return "not a file that can be read; nothing is left out because of it"
    return "a link that leads to itself"


def passed_by(path: str, configuration: Configuration) -> str | None:
    """Say why a file is passed over although it was named, where those who name files do not choose them: its
    name says that it is no article, or the configuration excludes it; None for a file that is checked.
    """
    return no_article(path) or (EXCLUDE if is_excluded(configuration, path) else None)


def is_excluded(configuration: Configuration, path: str) -> bool:
    """Say whether the configuration leaves a path out."""
    try:
        return configuration.excludes(path)
    except ConfigError:
        # Reading the file will report the broken configuration in its place.
        return False


def _expand(pattern: str, left_out: LeftOut | None) -> Iterator[str]:
    import glob

    for path in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(path):
            if "**" not in pattern:
                yield from walk(path, [])
        elif known_suffix(path):
            reason = no_article(path)
            if reason is None:
                yield path
            elif left_out is not None:
                left_out.note(reason, path)


def read_target(target: Target, max_bytes: int, stdin_name: str) -> bytes | Skip:
    """Read a file or standard input; whatever cannot be read becomes a ``Skip`` and never an exception."""
    if target.path == STDIN:
        try:
            data = sys.stdin.buffer.read(max_bytes + 1)
        except OSError as error:
            return Skip(stdin_name, "unreadable", f"cannot be read: {error.strerror}")
        return data if len(data) <= max_bytes else _too_large(stdin_name, None, max_bytes)
    try:
        status = os.stat(target.path)
        if not stat.S_ISREG(status.st_mode):
            return Skip(target.path, "not-a-file", "not a regular file")
        if status.st_size > max_bytes:
            return _too_large(target.path, status.st_size, max_bytes)
        with open(target.path, "rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        return Skip(target.path, "unreadable", f"cannot be read: {error.strerror}")
    return data if len(data) <= max_bytes else _too_large(target.path, None, max_bytes)


def too_large(path: str, size: int, max_bytes: int) -> Skip | None:
    """Say that something is larger than what is read, or None."""
    return _too_large(path, size, max_bytes) if size > max_bytes else None


def _too_large(path: str, size: int | None, max_bytes: int) -> Skip:
    what = "larger" if size is None else f"{size:,} bytes, larger"
    return Skip(path, "too-large", f"not checked: {what} than the limit of {max_bytes:,} bytes (max-bytes)")
