"""The word lists of a project: files with one word or name on a line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from ..base.files import read_regular
from .configfile import near
from .configkeys import ConfigError, Value
from .layers import is_inside

WORDS_NAME = "words.txt"
LARGEST = 10_000_000
"""Bytes of the largest list that is read."""


def lists_of(folders: Iterable[str], border: str, *, isolated: bool, configured: Sequence[str]) -> list[str]:
    """Return the paths of the lists named ``words.txt`` that count, farthest first: those of the folders from
    the project root down to that of an article (the last one of ``folders``), and those that stand beside a
    configuration file; only the latter where no configuration is searched for. None is read that a link takes
    out of ``border``.
    """
    found = dict.fromkeys(
        os.path.join(os.path.dirname(os.path.abspath(path)), WORDS_NAME) for path in configured
    )
    if not isolated:
        for folder in folders:
            found.setdefault(os.path.join(folder, WORDS_NAME))
    return [path for path in found if os.path.isfile(path) and is_inside(path, border)]


def between(root: str, folder: str) -> Iterator[str]:
    """Yield the folders from a root down to one in it; only that one when it lies elsewhere."""
    inner = os.path.relpath(folder, root)
    if inner == os.curdir or inner.startswith(os.pardir):
        yield folder
        return
    here = root
    yield here
    for part in inner.split(os.sep):
        here = os.path.join(here, part)
        yield here


def read_words(path: str, named: Value | None = None) -> list[str]:
    """Read one list; ``#`` starts a comment. ``named`` is the value of ``words-files`` that names it. Raises
    ``ConfigError``.
    """
    place = f"{named.origin}: words-files: {near(path)}" if named is not None else near(path)
    try:
        data = read_regular(path, LARGEST)
    except OSError as error:
        raise ConfigError(f"{place} cannot be read: {error.strerror}") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError(f"{place}: not UTF-8 text (line {line})") from None
    return [word for line in text.splitlines() if (word := line.split("#", 1)[0].strip())]
