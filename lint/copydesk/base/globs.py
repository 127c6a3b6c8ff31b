"""Path patterns in the manner of ``.gitignore``, for exclusions, overrides and ignore files.

Every pattern is matched in linear time in the length of a name, because ignore files and configurations come
from strangers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from os import sep
from os.path import relpath
from typing import NamedTuple


class Pattern(NamedTuple):
    """One line of an ignore file: the folder names to match, and what the line's marks say."""

    parts: tuple[str, ...]
    negated: bool
    folders_only: bool


@lru_cache(maxsize=4096)
def parse(line: str) -> Pattern | None:
    """Parse one line of an ignore file; None for blank lines and comments.

    A pattern without a slash, or with one only at its end, matches at any depth; any other is tied to the
    folder of its file.
    """
    text = line.rstrip("\r\n")
    text = text.rstrip(" ") + (" " if text.endswith("\\ ") else "")
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text.removeprefix("!").replace("\\ ", " ").replace("\\#", "#").replace("\\!", "!")
    folders_only = text.endswith("/")
    text = text.rstrip("/")
    if not text:
        return None
    anchored = "/" in text
    parts = tuple(part for part in text.split("/") if part)
    return Pattern(parts if anchored else ("**", *parts), negated, folders_only)


def match(parts: Sequence[str], names: Sequence[str]) -> bool:
    """Say whether the names of a relative path match the parts of a pattern; ``**`` stands for any number of
    folders.
    """
    reached = {0}
    for part in parts:
        if part == "**":
            reached = set(range(min(reached), len(names) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(names) and fnmatchcase(names[at], part)}
        if not reached:
            return False
    return len(names) in reached


def ignored(patterns: Iterable[Pattern], path: str, is_folder: bool) -> bool | None:
    """Say what the last matching pattern decides about a relative POSIX path: True, False, or None when none
    matches.
    """
    names = [name for name in path.split("/") if name]
    verdict: bool | None = None
    for pattern in patterns:
        if (is_folder or not pattern.folders_only) and match(pattern.parts, names):
            verdict = not pattern.negated
    return verdict


def covers(lines: Sequence[str], path: str) -> bool:
    """Say whether a list of patterns covers a relative POSIX file path or one of the folders it lies in."""
    patterns = [pattern for line in lines if (pattern := parse(line)) is not None]
    names = path.split("/")
    for depth in range(1, len(names) + 1):
        if ignored(patterns, "/".join(names[:depth]), depth < len(names)):
            return True
    return False


def left_out(patterns: Sequence[tuple[str, Pattern]], path: str) -> bool:
    """Say whether patterns leave an absolute path out; each is tied to a folder, and the last that matches
    wins.

    As git has it, what lies in a folder that is left out cannot be brought back by a later ``!``.
    """
    below = [(_inside(path, folder), pattern) for folder, pattern in patterns]
    for up in reversed(range(max((len(names) for names, _ in below), default=0))):
        verdict = False
        for names, pattern in below:
            reached = names[: max(0, len(names) - up)]
            if reached and (up or not pattern.folders_only) and match(pattern.parts, reached):
                verdict = not pattern.negated
        if verdict:
            return True
    return False


def _inside(path: str, folder: str) -> list[str]:
    """Return the names of an absolute path below a folder; none when it does not lie there."""
    relative = relpath(path, folder).replace(sep, "/")
    return [] if relative.startswith("../") else relative.split("/")
