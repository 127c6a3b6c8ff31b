"""Turn the arguments of a command into the list of files to check, and read them safely.

Nothing is dropped in silence: what was asked for and cannot be checked becomes a ``Skip``, which the report
shows.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..base.globs import Pattern, ignored, parse
from ..input.readers import by_suffix, detect_format, formats
from ..input.readers.registry import LOOKED_AT
from .articles import is_own_report, is_program_file
from .config import Configuration
from .configkeys import ConfigError
from .layers import repository

STDIN = "-"
NEVER = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})
"""Folders that hold other people's files; hidden folders are left out as well. Name one on the command line
to check it.
"""

_MAX_DEPTH = 64


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
    """What the arguments came to: targets in a fixed order, skips, and how many paths the configuration left
    out.
    """

    targets: list[Target]
    skips: list[Skip]
    excluded: int


def discover(arguments: Sequence[str], configuration: Configuration, *, force_exclude: bool = False) -> Found:
    """Find the files behind files, folders, glob patterns and ``-``.

    A file that is named is checked whatever its suffix is and whatever excludes it; with ``force_exclude``,
    as hooks name files, the configuration and what is said about program files hold for it too.
    Folders are walked: files with a known suffix, without those that ``.gitignore`` or the configuration
    leave out. The order is that of the arguments, sorted by path within a folder; a file is listed once.
    """
    targets: dict[str, Target] = {}
    skips: list[Skip] = []
    excluded = 0

    def add(path: str, named: bool) -> None:
        targets.setdefault(os.path.abspath(path), Target(path, named))

    for argument in arguments:
        if argument == STDIN:
            targets.setdefault(STDIN, Target(STDIN, True))
        elif os.path.isdir(argument):
            before = len(targets) + excluded
            closed: list[str] = []
            for path in walk(argument, closed):
                if _excluded(configuration, path):
                    excluded += 1
                else:
                    add(path, False)
            skips += [Skip(path, "unreadable", _why_closed(path)) for path in closed]
            if len(targets) + excluded == before and not closed:
                suffixes = " ".join(suffix for form in formats().values() for suffix in form.suffixes)
                skips.append(
                    Skip(argument, "no-articles", f"no article in this folder (looked for {suffixes})")
                )
        elif os.path.lexists(argument):
            if force_exclude and (not _is_prose(argument) or _excluded(configuration, argument)):
                excluded += 1
            else:
                add(argument, True)
        elif any(mark in argument for mark in "*?["):
            matches = list(_expand(argument))
            if not matches:
                skips.append(Skip(argument, "missing", "no article matches this pattern"))
            for path in matches:
                if _excluded(configuration, path):
                    excluded += 1
                else:
                    add(path, False)
        else:
            skips.append(Skip(argument, "missing", "no such file or folder"))
    return Found(list(targets.values()), skips, excluded)


def _why_closed(path: str) -> str:
    return "a link that leads to itself" if os.path.islink(path) else "this folder cannot be read"


def _excluded(configuration: Configuration, path: str) -> bool:
    try:
        return configuration.excludes(path)
    except ConfigError:
        # Reading the file will report the broken configuration in its place.
        return False


def known_suffix(path: str) -> bool:
    """Say whether a path ends like an article."""
    suffix = os.path.splitext(path)[1].lower()
    return by_suffix(suffix) is not None and not is_program_file(path)


def _expand(pattern: str) -> Iterator[str]:
    import glob

    for path in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(path):
            if "**" not in pattern:
                yield from walk(path, [])
        elif known_suffix(path):
            yield path


def walk(folder: str, closed: list[str]) -> Iterator[str]:
    """Yield the articles below a folder in the order of their paths, respecting ``.gitignore``.

    Symbolic links to folders are not followed; links to files only inside the folder. Folders that may not be
    read, and links that lead to themselves, are added to ``closed``.
    """
    found = _git_files(folder, closed)
    if found is None:
        found = _own_walk(folder, closed)
    top = os.path.realpath(folder)
    for path in sorted(found, key=lambda path: path.replace(os.sep, "/").split("/")):
        if os.path.islink(path) and not _inside(os.path.realpath(path), top):
            continue
        # A .json file is an article only when it is a news item; other data files are nobody's prose.
        if _is_prose(path):
            yield path


def _inside(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)


def _is_prose(path: str) -> bool:
    """Say whether what looks like an article is one: no list for programs, no other data, no report."""
    if is_program_file(path):
        return False
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in (".json", ".txt", ".text") or not os.path.isfile(path):
        return True
    try:
        with open(path, "rb") as file:
            data = file.read(LOOKED_AT)
    except OSError:
        return True
    return not is_own_report(data) and (suffix != ".json" or detect_format(path, data) is not None)


def _is_file(path: str, closed: list[str]) -> bool:
    """Say whether a path is a file; a link that goes round in a circle is added to ``closed``."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        if error.errno == errno.ELOOP:
            closed.append(path)
        return False


def _git_files(folder: str, closed: list[str]) -> list[str] | None:
    """Ask git which files below a folder are tracked or at least not ignored; None without git or outside a
    repository.
    """
    if repository(os.path.abspath(folder)) is None:
        return None
    import subprocess

    # core.fsmonitor could name a program to run; the article's repository must not choose one.
    command = [
        "git",
        "-c",
        "core.fsmonitor=false",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode:
        return None
    names = [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
    paths = (
        os.path.normpath(os.path.join(folder, name)) for name in dict.fromkeys(names) if known_suffix(name)
    )
    return [path for path in paths if not _hidden(os.path.relpath(path, folder)) and _is_file(path, closed)]


def _hidden(relative: str) -> bool:
    return any(part.startswith(".") or part in NEVER for part in relative.split(os.sep))


def _own_walk(folder: str, closed: list[str]) -> list[str]:
    found: list[str] = []
    # Each entry: folder, its depth, and the ignore files that count there as (their folder, their patterns).
    stack: list[tuple[str, int, tuple[tuple[str, tuple[Pattern, ...]], ...]]] = [(folder, 0, ())]
    while stack:
        here, depth, rules = stack.pop()
        rules = (*rules, *_ignore_file(here))
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            closed.append(here)
            continue
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if (
                entry.name.startswith(".")
                or (is_folder and entry.name in NEVER)
                or _left_out(entry.path, is_folder, rules)
            ):
                continue
            if is_folder and depth < _MAX_DEPTH:
                stack.append((entry.path, depth + 1, rules))
            elif known_suffix(entry.path) and _is_file(entry.path, closed):
                found.append(entry.path)
    return found


def _ignore_file(folder: str) -> list[tuple[str, tuple[Pattern, ...]]]:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            patterns = tuple(pattern for line in file if (pattern := parse(line)) is not None)
    except OSError:
        return []
    return [(folder, patterns)]


def _left_out(path: str, is_folder: bool, rules: Sequence[tuple[str, tuple[Pattern, ...]]]) -> bool:
    for folder, patterns in reversed(rules):
        verdict = ignored(patterns, os.path.relpath(path, folder).replace(os.sep, "/"), is_folder)
        if verdict is not None:
            return verdict
    return False


def read_target(target: Target, max_bytes: int, stdin_name: str) -> bytes | Skip:
    """Read a file or standard input; whatever cannot be read becomes a ``Skip`` and never an exception."""
    if target.path == STDIN:
        data = sys.stdin.buffer.read(max_bytes + 1)
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
