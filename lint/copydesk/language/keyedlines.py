"""Long lists of lines ``word: what is known of it``, of which a text needs few.

To take twenty thousand lines apart costs more than all that a short run asks of them, and fills memory. They
stay one text, in order, in which words are looked for; whoever asks which keys are among ever more words has
the keys taken out of it after all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from mmap import ACCESS_READ, mmap

_STEP = 1024
_FEW = 5_000
"""To look for so many words takes about as long as to take all keys out."""


class KeyedLines:
    """The lines of a data file ``.keyed``, each ``key: rest``, by their keys; every key has one line."""

    def __init__(self, text: bytes | mmap, start: int = 0) -> None:
        """Take the lines as ``laid_out`` lays them out, from a place on."""
        self._text, self._start = text, start
        self._asked = 0

    @property
    def text(self) -> bytes:
        """The lines as they are laid out."""
        return self._text[self._start :]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeyedLines) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __iter__(self) -> Iterator[str]:
        """Yield the lines in the order of their keys."""
        return iter(self.text.decode().split("\n")[1:-1])

    def among(self, words: Set[str]) -> Set[str]:
        """Return the keys that are among some words."""
        if self._asked <= _FEW:
            self._asked += len(words)
            return {word for word in words if self.get(word) is not None}
        return words & self._keys

    def __getitem__(self, key: str) -> str:
        """Return what stands behind a key. Raises ``KeyError``."""
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset([line[: line.index(": ")] for line in self])

    @cached_property
    def _marks(self) -> tuple[list[bytes], list[int]]:
        """The keys of a line every so often, and where these lines begin."""
        text, last = self._text, len(self._text) - 1
        places = [at for start in range(self._start, last, _STEP) if (at := text.find(b"\n", start)) < last]
        return [text[at + 1 : text.find(b": ", at)] for at in places], [*places, len(text)]

    def get(self, key: str) -> str | None:
        """Return what stands behind a key; None for what is no key."""
        keys, places = self._marks
        encoded = key.encode("utf-8", "replace")
        mark = bisect_right(keys, encoded)
        text = self._text
        at = text.find(b"\n%b: " % encoded, places[mark - 1] if mark else self._start, places[mark] + 1)
        if at < 0:
            return None
        start = at + len(encoded) + 3
        return text[start : text.find(b"\n", start)].decode()


def in_place(path: str) -> KeyedLines:
    """Return the lines of a file as they stand in it, behind the remarks at its top, without reading it: they
    must be laid out. Raises ``OSError``, and ``ValueError`` for an empty file.
    """
    with open(path, "rb") as file:
        text = mmap(file.fileno(), 0, access=ACCESS_READ)
    start = 0
    while text[start : start + 1] == b"#" and (end := text.find(b"\n", start)) >= 0:
        start = end + 1
    return KeyedLines(text, max(0, start - 1))


def laid_out(lines: Iterable[str]) -> bytes:
    """Put lines into the order and the form in which ``KeyedLines`` takes them."""
    return "\n".join(["", *sorted(lines, key=lambda line: line.partition(": ")[0]), ""]).encode()
