"""The walk through a folder: which files in it look like articles.

Where there is a git repository, git says which files are not ignored; elsewhere ignore files are read here.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from ..base.files import read_head, read_regular
from ..base.globs import Pattern, ignored, parse
from ..input.readers import by_suffix, detect_format
from ..input.readers.registry import LOOKED_AT, NINJS
from .articles import is_program_file
from .layers import FILE_NAMES, repository
from .leftout import (
    DEPTH,
    EMPTY,
    FOREIGN,
    HIDDEN,
    IGNORED,
    LINK,
    NO_PROSE,
    OWN_REPORT,
    REPOSITORY,
    SUFFIX,
    WRITTEN,
    LeftOut,
)
from .ownreports import HEAD, begins_report, is_own_file

NEVER = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})
"""Folders that hold other people's files; hidden folders are left out as well. Name one on the command line
to check it.
"""

_MAX_DEPTH = 64
_MOST_IGNORED = 10_000_000
"""Bytes of the largest ignore file that is read."""

Passed = Callable[[str, str], None]
"""Takes note of why a path is passed by."""


def known_suffix(path: str) -> bool:
    """Say whether a path ends like an article."""
    suffix = os.path.splitext(path)[1].lower()
    return by_suffix(suffix) is not None and not is_program_file(path)


def walk(
    folder: str, closed: list[str], left_out: LeftOut | None = None, configured: list[str] | None = None
) -> Iterator[str]:
    """Yield the articles below a folder in the order of their paths, respecting ``.gitignore``.

    Symbolic links to folders are not followed; links to files only inside the folder. Folders that may not be
    read or are too deep, ignore files that are none, and links that lead to themselves, are added to
    ``closed``, folders with a configuration file to ``configured``; what is passed by goes into ``left_out``.
    """
    note = left_out.note if left_out is not None else _forget
    closely = left_out is not None and left_out.closely

    def passed(reason: str, path: str) -> None:
        if configured is not None and reason in (SUFFIX, NO_PROSE) and os.path.basename(path) in FILE_NAMES:
            configured.append(os.path.dirname(path))
        note(reason, path)

    found = _git_files(folder, closed, passed, closely=closely)
    if found is None:
        found = _own_walk(folder, closed, passed)
    elif closely:
        _git_ignored(folder, passed)
    top = os.path.realpath(folder)
    for path in sorted(found, key=lambda path: path.replace(os.sep, "/").split("/")):
        if os.path.islink(path) and not _inside(os.path.realpath(path), top):
            passed(LINK, path)
            continue
        reason = no_article(path)
        if reason is None:
            yield path
        else:
            passed(reason, path)


def _forget(reason: str, path: str) -> None:
    """Take note of nothing."""


def _inside(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)


def no_article(path: str) -> str | None:
    """Say why what looks like an article is none that anybody asked about, or None where it is one: a list
    for programs, other data, a report, an empty file, the file into which this run writes.
    """
    if is_program_file(path):
        return NO_PROSE
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return None
        if _is_standard_output(status):
            return WRITTEN
        data = read_head(path, max(LOOKED_AT, HEAD))
        if not data:
            return EMPTY
        if begins_report(data) and is_own_file(path):
            return OWN_REPORT
    except OSError:
        return None
    # A .json file is an article only when it is a news item, a broken one too; other data files are nobody's
    # prose.
    head = data[:LOOKED_AT]
    other = path.lower().endswith(".json") and detect_format(path, head) is None
    return NO_PROSE if other and not NINJS.holds(".json", head) else None


def _is_standard_output(status: os.stat_result) -> bool:
    try:
        own = os.fstat(1)
    except OSError:
        return False
    return (own.st_dev, own.st_ino) == (status.st_dev, status.st_ino) and stat.S_ISREG(own.st_mode)


def _is_file(path: str, closed: list[str]) -> bool:
    """Say whether a path is a file; a link that goes round in a circle is added to ``closed``."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        if error.errno == errno.ELOOP:
            closed.append(path)
        return False


def _git_files(folder: str, closed: list[str], passed: Passed, *, closely: bool) -> list[str] | None:
    """Ask git which files below a folder are tracked or at least not ignored; None without git or outside a
    repository.
    """
    if repository(os.path.abspath(folder)) is None:
        return None
    try:
        names = _git_names(folder, "--cached", "--others", "--exclude-standard")
    except _Silent as error:
        closed.append(os.path.join(folder, os.path.relpath(str(error), folder)))
        return None
    if names is None:
        return None
    found = []
    for name in dict.fromkeys(names):
        path = os.path.normpath(os.path.join(folder, name))
        if is_hidden(os.path.relpath(path, folder)):
            passed(HIDDEN, path)
        elif closely and os.path.isdir(path) and not os.path.islink(path):
            passed(REPOSITORY, path)  # git names a folder only where another repository begins
        elif not known_suffix(name):
            passed(NO_PROSE if is_program_file(name) else SUFFIX, path)
        elif _is_file(path, closed):
            found.append(path)
    return found


def _git_ignored(folder: str, passed: Passed) -> None:
    """Take note of what git ignores below a folder; a folder of which it ignores all counts as one."""
    asked = ("--others", "--ignored", "--exclude-standard", "--directory", "--no-empty-directory")
    with suppress(_Silent):
        for name in _git_names(folder, *asked) or ():
            passed(IGNORED, os.path.normpath(os.path.join(folder, name)))


class _Silent(RuntimeError):
    """Git gives no answer because of the path that the message is."""


def _git_names(folder: str, *asked: str) -> list[str] | None:
    """Return the names that ``git ls-files`` lists; None where it cannot be asked. Raises ``_Silent``."""
    import subprocess

    from .gitwait import Waits, completed

    # core.fsmonitor could name a program to run; the article's repository must not choose one.
    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "-z", *asked]
    try:
        done = completed(command, folder, seconds=60)
    except Waits as error:
        raise _Silent(error.path) from None
    except subprocess.TimeoutExpired:
        raise _Silent(os.path.join(repository(os.path.abspath(folder)) or folder, ".git")) from None
    except OSError:
        return None
    if done.returncode:
        return None
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def is_hidden(relative: str) -> bool:
    """Say whether a relative path leads through a folder that is not walked."""
    return any(part.startswith(".") or part in NEVER for part in relative.split(os.sep))


def _own_walk(folder: str, closed: list[str], passed: Passed) -> list[str]:
    found: list[str] = []
    # Each entry: folder, its depth, and the ignore files that count there as (their folder, their patterns).
    stack: list[tuple[str, int, tuple[tuple[str, tuple[Pattern, ...]], ...]]] = [(folder, 0, ())]
    while stack:
        here, depth, rules = stack.pop()
        rules = (*rules, *_ignore_file(here, closed))
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            closed.append(here)
            continue
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name.startswith("."):
                if entry.name != ".git":
                    passed(HIDDEN, entry.path)
            elif is_folder and entry.name in NEVER:
                passed(FOREIGN, entry.path)
            elif _left_out(entry.path, is_folder, rules):
                passed(IGNORED, entry.path)
            elif is_folder and depth < _MAX_DEPTH:
                stack.append((entry.path, depth + 1, rules))
            elif is_folder:
                passed(DEPTH, entry.path)
                closed.append(entry.path)
            elif not known_suffix(entry.path):
                passed(NO_PROSE if is_program_file(entry.path) else SUFFIX, entry.path)
            elif _is_file(entry.path, closed):
                found.append(entry.path)
    return found


def _ignore_file(folder: str, closed: list[str]) -> list[tuple[str, tuple[Pattern, ...]]]:
    path = os.path.join(folder, ".gitignore")
    try:
        text = read_regular(path, _MOST_IGNORED).decode("utf-8", "replace")
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.EFBIG) and not os.path.isdir(path):
            closed.append(path)
        return []
    lines = io.StringIO(text, newline=None)
    return [(folder, tuple(pattern for line in lines if (pattern := parse(line)) is not None))]


def _left_out(path: str, is_folder: bool, rules: Sequence[tuple[str, tuple[Pattern, ...]]]) -> bool:
    for folder, patterns in reversed(rules):
        verdict = ignored(patterns, os.path.relpath(path, folder).replace(os.sep, "/"), is_folder)
        if verdict is not None:
            return verdict
    return False
