"""Under which words the lines of a list of word shapes are filed.

An article holds few of the words that the lines are made of. A line that opens the sentence is filed under
its first word and, where that is sure, its second; any other line under the words of that part without one of
which nothing has the shape and which looks rarest. Where that is a common word, two words that stand side by
side in each match tell more, and it is filed under these. To work this out for a thousand lines takes longer
than to check a short article, so that the index of a long list is kept in the store, and what it has under a
word is unpacked when a text holds that word.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

from ..base import store
from ..base.digest import blake2b
from .shapereadings import ShapeReadings
from .tokens import is_plain

_VERSION = 3
_PLAIN_FORM = 2
"""The form of ``marshal`` in which equal values are equal bytes, whoever else holds parts of them."""
_LONG = 25
"""From so many lines on an index is kept."""
_COMMON = 0.3
"""By so much a word is taken to be rarer for each letter more."""
_NO_MORE = "*"
_RARE = 0.002
"""Words that look as rare as this need no neighbour."""
_MOST_PAIRS = 400

Sets = Mapping[str, Sequence[str]]


class Table(dict[str, Any]):
    """What is filed under words; what comes from the store is packed until it is asked for."""

    def __getitem__(self, word: str) -> Any:
        value = super().__getitem__(word)
        if isinstance(value, bytes):
            value = self[word] = marshal.loads(value)
        return value

    def packed(self) -> dict[str, bytes]:
        """Return the table as it is stored."""
        return {word: marshal.dumps(self[word]) for word in self}


class Index(NamedTuple):
    """Numbers of lines by word, by beginning of a word, by a word and then the word before or behind it, by
    the first word of the sentence and then the word or comma behind it (``*``: whatever it is); ``always``
    are those that no word tells.
    """

    by_word: Table
    by_prefix: Table
    before: Table
    behind: Table
    openings: Table
    always: list[int]

    def opening(self, first: str, second: str) -> list[int]:
        """Return the lines that may open a sentence with these two words."""
        if first not in self.openings:
            return []
        head: dict[str, list[int]] = self.openings[first]
        return head.get(_NO_MORE, []) + head.get(second, [])


def index_of(lists: Iterable[Sequence[str]], sets: Sets) -> Index:
    """Return the index of the lines of some lists, numbered through, from the store where it is there."""
    lists = [lines if isinstance(lines, ShapeReadings) else tuple(lines) for lines in lists]
    if sum(map(len, lists)) < _LONG:
        return _Builder(sets).index(chain.from_iterable(lists))
    told = [lines.told if isinstance(lines, ShapeReadings) else lines for lines in lists]
    plain = {name: tuple(words) for name, words in sets.items()}
    digest = blake2b(marshal.dumps((_VERSION, told, plain), _PLAIN_FORM), digest_size=16).hexdigest()
    kept = store.load(f"shapes-{digest}")
    if _is_index(kept):
        by_word, by_prefix, before, behind, openings = map(Table, kept[:-1])
        return Index(by_word, by_prefix, before, behind, openings, kept[-1])
    index = _Builder(sets).index(chain.from_iterable(lists))
    store.save(f"shapes-{digest}", (*(table.packed() for table in index[:-1]), index.always))
    return index


def _is_index(kept: Any) -> bool:
    return isinstance(kept, tuple) and list(map(type, kept)) == [dict, dict, dict, dict, dict, list]


class _Builder:
    def __init__(self, sets: Sets) -> None:
        self._sets = sets
        self._parts: dict[str, tuple[float, tuple[str, ...]]] = {}

    def index(self, lines: Iterable[str]) -> Index:
        index = Index(Table(), Table(), Table(), Table(), Table(), [])
        for number, line in enumerate(lines):
            parts = line.split()
            if parts[:1] != ["^"] or not self._file_opening(index, number, parts[1:]):
                self._file(index, number, parts)
        return index

    def _file(self, index: Index, number: int, parts: Sequence[str]) -> None:
        rated = [rated for rated in map(self._rated, parts) if rated[1]]
        if not rated:
            index.always.append(number)
            return
        share, words = min(rated, key=lambda rated: rated[0])
        if share > _RARE and self._file_pair(index, number, parts):
            return
        for word in words:
            if word[-1] == "*":
                index.by_prefix.setdefault(word[:-1], []).append(number)
            else:
                index.by_word.setdefault(word, []).append(number)

    def _file_pair(self, index: Index, number: int, parts: Sequence[str]) -> bool:
        """File a line under two words side by side; False where it has no such parts, or too many words."""
        sides = [(self._words(one), self._words(other)) for one, other in pairwise(parts)]
        known = [(one, other) for one, other in sides if 0 < len(one) * len(other) <= _MOST_PAIRS]
        if not known:
            return False
        firsts, seconds = min(known, key=lambda pair: self._share(pair[0]) * self._share(pair[1]))
        for first in firsts:
            for second in seconds:
                # Under the longer word, which stands in fewer places.
                table, word, next_to = (
                    (index.behind, first, second)
                    if len(first) >= len(second)
                    else (index.before, second, first)
                )
                table.setdefault(word, {}).setdefault(next_to, []).append(number)
        return True

    def _share(self, words: Sequence[str]) -> float:
        return sum(_COMMON ** len(word) for word in words)

    def _file_opening(self, index: Index, number: int, parts: Sequence[str]) -> bool:
        """File a line under the words that open it; False where these are not all words."""
        firsts: list[str] = []
        for at, part in enumerate(parts):
            optional = len(part) > 2 and part[0] == "(" and part[-1] == ")"
            words = self._words(part[1:-1] if optional else part)
            if not words:
                return False
            firsts += words
            if not optional:
                behind = parts[at + 1] if not at and len(parts) > 1 else ""
                seconds = (",",) if behind == "," else self._words(behind) or (_NO_MORE,)
                for first in firsts:
                    head = index.openings.setdefault(first, {})
                    for second in seconds:
                        head.setdefault(second, []).append(number)
                return True
        return False

    def _words(self, part: str) -> tuple[str, ...]:
        words = self._rated(part)[1] if part else ()
        return () if any(word[-1] == "*" for word in words) else words

    def _rated(self, part: str) -> tuple[float, tuple[str, ...]]:
        """Return how common the words of a part look, and the words; none where it need not be there, or
        where it may be a mark.
        """
        rated = self._parts.get(part)
        if rated is None:
            words: list[str] = []
            if part[0] not in "(~" and not part.startswith("..") and part not in ("^", "$"):
                for word in part.split("|"):
                    words += self._sets.get(word[1:], ()) if word[:1] == "@" else (word,)
            if not all(is_plain(word.rstrip("*")) for word in words):
                words = []
            rated = self._parts[part] = sum(_COMMON ** len(word) for word in words), tuple(words)
        return rated
