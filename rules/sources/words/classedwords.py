"""The words of the prose with their classes, and one sentence of them in parallel lists: what the analysis of
attribution and claims works on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from copydesk.api import Facts, Sentence, cached_property, regex

from .classfiles import VerbForm
from .wordclasses import WordClasses

_PAUSE = regex(r"[,;:()\[\]“”\"«»–—]|--| - ")
_QUOTE = regex(r"[“”\"«»]")
_JOINS = "-'’./&,"
LONGEST = 400
"""What runs on for more words is no sentence; the cut keeps the time linear in the length of the text."""


_MOST_GAPS = 5000
_MANY = 200_000
_known: dict[str, bool] = {}


def _pauses(gaps: Iterable[str]) -> dict[str, bool]:
    """Return of what stands between words whether it is a pause."""
    global _known
    if len(_known) > _MOST_GAPS:
        _known = {}
    _known.setdefault(" ", False)
    for gap in [gap for gap in gaps if gap not in _known]:
        if len(gap) > 1 and not gap.isspace():
            _known[gap] = _PAUSE.search(gap) is not None
        else:
            _known[gap] = bool(gap) and not gap.isspace() and gap not in _JOINS
    return _known


class TokenTable:
    """All words of a document: ``words`` is the word table, ``bits`` tells the classes of a word
    (``wordclasses.BIT``) by its number and ``masks`` by its form, ``pauses`` tells of what may stand between
    two words whether it is a pause, ``dotted`` says that a mere full stop stands between two words somewhere
    (Example.org).

    A text of many words has nothing kept for each of them; what is asked for is looked up again.
    ``features`` are those of sentences (by where they start) that were asked for last.
    """

    def __init__(self, facts: Facts, listed: WordClasses) -> None:
        self.listed = listed
        self.words = words = facts.word_table
        self.masks = listed.masks_of(words.distinct)
        few = len(words) <= _MANY
        self._bits = list(map(self.masks.__getitem__, words.forms)) if few else None
        self._bare = {word: word[:-2] for word in words.vocabulary if word.endswith(("'s", "’s"))}
        self._low = self._without_endings() if few else None
        self.bits: Sequence[int] = self._bits or _Bits(words.forms, self.masks)
        self.pauses = _pauses(words.breaks)
        self.dotted = "." in words.breaks
        self.text = facts.doc.prose.text
        self.features: dict[int, dict[str, tuple[int, int]]] = {}
        self._facts = facts

    def low(self, n: int) -> str:
        """Return word ``n`` in lower case, without a possessive ending."""
        low = self.words.lower[n]
        return self._bare.get(low, low)

    def _without_endings(self) -> Sequence[str]:
        """Return all words in lower case, without a possessive ending."""
        if not self._bare:
            return self.words.lower
        low = list(self.words.lower)
        for owner, bare in self._bare.items():
            for number in self.words.numbers[owner]:
                low[number] = bare
        return low

    def classes(self, first: int, last: int) -> list[int]:
        """Return the classes of each of some words."""
        if self._bits is not None:
            return self._bits[first:last]
        return list(map(self.masks.__getitem__, self.words.forms[first:last]))

    def low_of(self, first: int, last: int) -> Sequence[str]:
        """Return some words in lower case, without a possessive ending."""
        if self._low is not None:
            return self._low[first:last]
        return [self._bare.get(low, low) for low in self.words.lower[first:last]]

    def range_of(self, sentence: Sentence) -> tuple[int, int]:
        """Return the numbers of the first word of a sentence and of the one behind its last."""
        starts = self.words.starts
        first = bisect_left(starts, sentence.start)
        return first, min(bisect_left(starts, sentence.end, first), first + LONGEST)

    @cached_property
    def money_signs(self) -> bool:
        """Whether any sign of money stands in the document."""
        return any(sign in self.text for sign in "$€£¥₹")

    @property
    def full_names(self) -> frozenset[str]:
        """The words that are parts of a full name somewhere in the document (see ``fullnames``)."""
        names: frozenset[str] = self._facts.full_names
        return names


class _Bits(Sequence[int]):
    """The classes of words by their numbers, looked up when asked for."""

    def __init__(self, forms: Sequence[str], masks: Mapping[str, int]) -> None:
        self._forms, self._masks = forms, masks

    def __len__(self) -> int:
        return len(self._forms)

    def __getitem__(self, number: Any) -> Any:
        return self._masks[self._forms[number]]


class Tokens:
    """The words ``first`` to ``last`` of a table in parallel lists, counted from 0.

    ``pause[i]`` says whether punctuation stands between word ``i - 1`` and word ``i``; what stands before the
    first word is of no account.
    """

    __slots__ = ("_table", "bits", "ends", "first", "listed", "low", "pause", "size", "starts", "text")

    def __init__(self, table: TokenTable, first: int, last: int, flags: list[int] | None = None) -> None:
        words = table.words
        self._table, self.listed, self.first = table, table.listed, first
        self.size = last - first
        self.text = words.forms[first:last]
        self.starts, self.ends = words.starts[first:last], words.ends[first:last]
        self.bits = table.classes(first, last) if flags is None else flags
        self.low = table.low_of(first, last)
        self.pause = list(map(table.pauses.__getitem__, words.gaps[first:last]))

    def gap(self, i: int) -> str:
        """Return what stands between word ``i - 1`` and word ``i``."""
        return self._table.words.gaps[self.first + i]

    def gaps(self, first: int, last: int) -> Sequence[str]:
        """Return what stands before each of some words."""
        return self._table.words.gaps[self.first + first : self.first + last]

    @property
    def prose(self) -> str:
        """The prose of the document."""
        return self._table.text

    @property
    def dotted(self) -> bool:
        """Whether a mere full stop stands between two words of the document."""
        return self._table.dotted

    def classes_in(self, first: int, last: int) -> int:
        """Return the classes that any of some words has."""
        return reduce(or_, self.bits[first:last], 0)

    def verb(self, i: int) -> VerbForm | None:
        """Return which form of a listed verb word ``i`` is, if it is any."""
        return self.listed.verbs.get(self.low[i])

    def quote(self, i: int) -> bool:
        """Say whether a quotation mark stands between word ``i - 1`` and word ``i``, one of several marks."""
        gap = self.gap(i)
        return len(gap) > 1 and _QUOTE.search(gap) is not None

    @property
    def money_signs(self) -> bool:
        """Whether any sign of money stands in the document."""
        return self._table.money_signs

    @property
    def cut(self) -> bool:
        """Whether the sentence has more words than are looked at."""
        return self.size == LONGEST

    @property
    def known(self) -> frozenset[str]:
        """The words that are parts of a full name somewhere in the document."""
        return self._table.full_names

    def clause_start(self, i: int) -> bool:
        """Say whether word ``i`` opens the sentence or stands after a pause, where a capital need not mean a
        name.
        """
        return i == 0 or self.pause[i]
