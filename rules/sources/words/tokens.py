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
_JOINS = "-'’./&"
LONGEST = 400
"""What runs on for more words is no sentence; the cut keeps the time linear in the length of the text."""


class _Gaps(dict[str, tuple[bool, bool]]):
    """Whether what stands between two words is a pause, and whether there is a quotation mark in it."""

    def __missing__(self, gap: str) -> tuple[bool, bool]:
        if len(gap) > 1 and not gap.isspace():
            found = (_PAUSE.search(gap) is not None, _QUOTE.search(gap) is not None)
        else:
            found = (bool(gap) and not gap.isspace() and gap not in _JOINS, False)
        if len(gap) < 8 and len(self) < 5000:
            self[gap] = found
        return found


_gaps = _Gaps()


class TokenTable:
    """All words of a document in parallel lists; ``bits[n]`` are the classes of word ``n`` of the word table
    (``wordclasses.BIT``), ``low[n]`` the word in lower case without a possessive ending, ``verbs[n]`` its form
    if it is a listed verb, ``pauses[n]`` whether a pause and a quotation mark stand before it.
    """

    def __init__(self, facts: Facts, listed: WordClasses) -> None:
        self.listed = listed
        self.words = words = facts.word_table
        infos = listed.infos(words.forms, words.distinct)
        self.low = [info[0] for info in infos]
        self.bits = [info[1] for info in infos]
        self.verbs = [info[2] for info in infos]
        self.pauses = list(map(_gaps.__getitem__, words.gaps))
        self.text = facts.doc.prose.text
        self._facts = facts

    def range_of(self, sentence: Sentence) -> tuple[int, int]:
        """Return the numbers of the first word of a sentence and of the one behind its last."""
        starts = self.words.starts
        first = bisect_left(starts, sentence.start)
        return first, min(bisect_left(starts, sentence.end, first), first + LONGEST)

    def classes_in(self, first: int, last: int) -> int:
        """Return the classes that any of some words has."""
        return reduce(or_, self.bits[first:last], 0)

    def tokens(self, sentence: Sentence) -> Tokens:
        """Return the words of a sentence as lists."""
        return Tokens(self, *self.range_of(sentence))

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

    __slots__ = ("_table", "bits", "ends", "first", "listed", "low", "pause", "size", "starts", "text", "verbs")

    def __init__(self, table: TokenTable, first: int, last: int) -> None:
        words = table.words
        self._table, self.listed, self.first = table, table.listed, first
        self.size = last - first
        self.text = words.forms[first:last]
        self.starts = words.starts[first:last]
        self.ends = words.ends[first:last]
        self.low = table.low[first:last]
        self.bits = table.bits[first:last]
        self.verbs: list[VerbForm | None] = table.verbs[first:last]
        self.pause = [pause for pause, _ in table.pauses[first:last]]

    def quote(self, i: int) -> bool:
        """Say whether a quotation mark stands between word ``i - 1`` and word ``i``."""
        return self._table.pauses[self.first + i][1]

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
