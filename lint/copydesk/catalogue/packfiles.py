"""The files of a pack: which of them are rules, facts and modules, and whether any has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..base import tree
from ..base.digest import blake2b
from ..base.files import read_regular
from ..base.regexes import regex
from .errors import PackError

INDEX_VERSION = 9
"""Raised when what is kept of a pack in the store has another form than before."""

FACTS = "facts.py"
"""The name of the files in which a pack declares its facts."""

MOST_FILES = 5_000
MOST_RULE_BYTES = 1_000_000
MOST_DATA_BYTES = 20_000_000
"""What a pack may hold: files, bytes of a rule or module, bytes of a data file."""

_PYTHON_RULE = regex(r"[A-Z]{3}\d{3}-[a-z0-9-]+\.py\Z")
_SKIP = frozenset({"data", "profiles"})


class RuleFile:
    """A rule file as found: its path, the category (folder) it stands in, and its bytes, read when asked for.

    Reading them raises ``PackError``.
    """

    def __init__(self, path: str, category: str) -> None:
        self.path, self.category = path, category

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file."""
        try:
            return read_regular(self.path, MOST_RULE_BYTES)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise PackError([f"{self.path}:1: cannot be read: {reason}"]) from None


class Sources(Mapping[str, bytes]):
    """The bytes of the Python files among the files of a pack, by path."""

    def __init__(self, files: Sequence[RuleFile]) -> None:
        self._files = {file.path: file for file in files if file.path.endswith(".py")}

    def __getitem__(self, path: str) -> bytes:
        return self._files[path].data

    def __contains__(self, path: object) -> bool:
        return path in self._files  # without reading it

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def walk(folder: str) -> list[str]:
    """Return the paths of all files below a folder that are not hidden.

    Raises ``PackError`` for a folder with so much in it that it is no pack.
    """
    found: list[str] = []
    met = 0
    for root, folders, files in os.walk(folder):
        met += len(files) + len(folders)
        if met > MOST_FILES:
            raise PackError(
                [f"{folder}:1: more than {MOST_FILES:,} files; a pack is a folder of its own, with its rules"]
            )
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        found.extend(os.path.join(root, name) for name in files if not name.startswith("."))
    return found


def pack_files(folder: str) -> list[RuleFile]:
    """Read the rule files of a pack and the Python modules beside and below them."""
    found: list[RuleFile] = []
    for path in sorted(walk(folder)):
        category, _, inside = path[len(folder) + 1 :].replace(os.sep, "/").partition("/")
        if not inside:  # a small house pack may do without category folders
            category, inside = "house", category
        if category in _SKIP or inside == "pack.toml":
            continue
        if path.endswith(".py") or (path.endswith(".toml") and "/" not in inside):
            found.append(RuleFile(path, category))
    return found


def is_rule(file: RuleFile) -> bool:
    """Say whether a file is named like a rule."""
    name = os.path.basename(file.path)
    return name.endswith(".toml") or bool(_PYTHON_RULE.match(name))


def state_of(files: Sequence[RuleFile]) -> str:
    """Return a text that changes when the files of a pack do.

    The pack of a project is told by its content, because version control may put any content back to any
    time; see ``built_in_state`` for what is installed.
    """
    digest = blake2b(str(INDEX_VERSION).encode(), digest_size=16)
    for file in files:
        digest.update(f"{file.path}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()


def built_in_state(folder: str) -> str:
    """Return a text that changes when the names, sizes or times of the files of the built-in pack do."""
    return blake2b(tree.state(folder) + str(INDEX_VERSION).encode(), digest_size=16).hexdigest()
