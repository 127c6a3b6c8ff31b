"""The bytes that are staged for the next commit: what a gate before a commit has to check, whatever the files
of the working tree hold by now.
"""

from __future__ import annotations

from collections.abc import Mapping

from .discover import Skip, too_large
from .git import Git, GitError

_HELD = 256_000_000
"""More bytes than these are not held in memory; what is left is asked for file by file."""


class Staged:
    """The content of files in the index: ``blobs`` are the names that git has for it, by absolute path."""

    def __init__(self, top: str, blobs: Mapping[str, str]) -> None:
        self._git, self._blobs = Git(top), blobs
        self._data: dict[str, bytes] | None = None
        self._sizes: dict[str, int] = {}

    def read(self, path: str, most: int) -> bytes | Skip:
        """Return the staged bytes of a file, at most so many; whatever cannot be read becomes a ``Skip``."""
        blob = self._blobs.get(path, "")
        if self._data is None:
            self._data = self._held(most)
        size = self._sizes.get(blob)
        if size is None:
            return Skip(path, "unreadable", "not staged, or not there")
        large = too_large(path, size, most)
        if large is not None:
            return large
        if blob in self._data:
            return self._data[blob]
        try:
            return self._git.ask("cat-file", "blob", blob)
        except GitError as error:
            return Skip(path, "unreadable", str(error))

    def _held(self, most: int) -> dict[str, bytes]:
        """Read all that fits in one call, so that processes that are forked from this one have it."""
        names = list(dict.fromkeys(self._blobs.values()))
        try:
            answer = self._git.ask("cat-file", "--batch-check", given=_lines(names)).decode(
                "ascii", "replace"
            )
            for line in answer.splitlines():
                blob, _, rest = line.partition(" ")
                if rest.startswith("blob "):
                    self._sizes[blob] = int(rest[5:])
            wanted, left = [], _HELD
            for blob, size in self._sizes.items():
                if size <= min(most, left):
                    wanted.append(blob)
                    left -= size
            return dict(_parted(self._git.ask("cat-file", "--batch", given=_lines(wanted)), self._sizes))
        except GitError:
            return {}


def _lines(names: list[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


def _parted(answer: bytes, sizes: Mapping[str, int]) -> list[tuple[str, bytes]]:
    """Take the answer of ``cat-file --batch`` apart: a line for each blob, its bytes, a line end."""
    found, at = [], 0
    while at < len(answer):
        end = answer.index(b"\n", at) + 1
        blob = answer[at:end].split(b" ", 1)[0].decode("ascii", "replace")
        size = sizes.get(blob, 0)
        found.append((blob, answer[end : end + size]))
        at = end + size + 1
    return found
