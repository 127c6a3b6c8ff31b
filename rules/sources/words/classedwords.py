"""The words of the prose with their classes, and one sentence of them in parallel lists: what the analysis of
attribution and claims works on.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, reduce
from operator import or_

from copydesk.api import Facts, Sentence, regex

from .classfiles import VerbForm
from .wordclasses import WordClasses

_PAUSE = regex(r"[,;:()\[\]“”\"«»–—]|--| - ")
_QUOTE = regex(r"[“”\"«»]")
_JOINS = "-'’./&,"
LONGEST = 400
"""What runs on for more words is no sentence; the cut keeps the time linear in the length of the text."""


_MOST_GAPS = 5000
_known: dict[str, bool] = {" ": False}


def _pauses(gaps: frozenset[str]) -> dict[str, bool]:
    """Return of what stands between words whether it is a pause."""
    global _known
    if len(_known) > _MOST_GAPS:
        _known = {}
    for gap in gaps.difference(_known):
        if len(gap) > 1 and not gap.isspace():
            _known[gap] = _PAUSE.search(gap) is not None
        else:
            _known[gap] = bool(gap) and not gap.isspace() and gap not in _JOINS
    return _known


class TokenTable:
    """All words of a document: ``words`` is the word table, ``bits[n]`` are the classes of word ``n``
    (``wordclasses.BIT``), ``lows`` gives the lower case of a form without a possessive ending, ``pauses``
    tells of what may stand between two words whether it is a pause.
    """

    def __init__(self, facts: Facts, listed: WordClasses) -> None:
        self.listed = listed
        self.words = words = facts.word_table
        listed.learn(words.distinct)
        self.lows = listed.low
        self.pauses = _pauses(frozenset(words.gaps))
        self.bits = list(map(listed.bits.__getitem__, words.forms))
        self.text = facts.doc.prose.text
        self._facts = facts

    def low(self, n: int) -> str:
        """Return word ``n`` in lower case, without a possessive ending."""
        return self.lows[self.words.forms[n]]

    def range_of(self, sentence: Sentence) -> tuple[int, int]:
        """Return the numbers of the first word of a sentence and of the one behind its last."""
        starts = self.words.starts
        first = bisect_left(starts, sentence.start)
        return first, min(bisect_left(starts, sentence.end, first), first + LONGEST)

    def classes_in(self, first: int, last: int) -> int:
        """Return the classes that any of some words has."""
        return reduce(or_, self.bits[first:last], 0)

    @cached_property
    def money_signs(self) -> bool:
        """Whether any sign of money stands in the document."""
        return any(sign in self.text for sign in "$€£¥₹")

    @property
    def full_names(self) -> frozenset[str]:
        """The words that are parts of a full name somewhere in the document (see ``fullnames``)."""
        names: frozenset[str] = self._facts.full_names
        return names


class Tokens:
    """The words ``first`` to ``last`` of a table in parallel lists, counted from 0.

    ``pause[i]`` says whether punctuation stands between word ``i - 1`` and word ``i``; what stands before the
    first word is of no account.
    """

    __slots__ = ("_table", "bits", "ends", "first", "listed", "low", "pause", "size", "starts", "text")

    def __init__(self, table: TokenTable, first: int, last: int) -> None:
        words = table.words
        self._table, self.listed, self.first = table, table.listed, first
        self.size = last - first
        self.text = words.forms[first:last]
        self.starts = words.starts[first:last]
        self.ends = words.ends[first:last]
        self.bits = table.bits[first:last]
        lows, pauses = table.lows, table.pauses
        self.low = [lows[form] for form in self.text]
        self.pause = [pauses[gap] for gap in words.gaps[first:last]]

    def verb(self, i: int) -> VerbForm | None:
        """Return which form of a listed verb word ``i`` is, if it is any."""
        return self.listed.verbs.get(self.low[i])

    def quote(self, i: int) -> bool:
        """Say whether a quotation mark stands between word ``i - 1`` and word ``i``, one of several marks."""
        gap = self._table.words.gaps[self.first + i]
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
