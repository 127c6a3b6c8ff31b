"""The words of the prose with their classes, and one sentence of them in parallel lists: what the analysis of
attribution and claims works on.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_

from copydesk.api import Facts, Sentence, regex

from .wordclasses import WordClasses, WordInfo
from .classfiles import VerbForm

_PAUSE = regex(r"[,;:()\[\]“”\"«»–—]|--| - ")
# What runs on for longer is no sentence; the cut keeps the time linear in the length of the text.
LONGEST = 400
_QUOTE = regex(r"[“”\"«»]")
_JOINS = "-'’./&"


class TokenTable:
    """All words of a document: ``infos[n]`` and ``bits[n]`` tell what word ``n`` of the word table is."""

    def __init__(self, facts: Facts, listed: WordClasses) -> None:
        self.listed = listed
        self.words = words = facts.word_table
        self.infos: list[WordInfo] = listed.infos(words.forms, words.distinct)
        self.bits = [info[1] for info in self.infos]
        self.text = facts.doc.prose.text
        self._facts = facts

    def range_of(self, sentence: Sentence) -> tuple[int, int]:
        """Return the numbers of the first word of a sentence and of the one behind its last."""
        first = self.words.first(sentence.start)
        return first, min(self.words.first(sentence.end), first + LONGEST)

    def classes_in(self, first: int, last: int) -> int:
        """Return the classes that any of some words has."""
        return reduce(or_, self.bits[first:last], 0)

    def tokens(self, sentence: Sentence) -> Tokens:
        """Return the words of a sentence as lists."""
        return Tokens(self, *self.range_of(sentence), sentence.start)

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
    """The words of one sentence in parallel lists (see ``WordInfo``).

    ``pause[i]`` says whether punctuation stands between word ``i - 1`` and word ``i``, ``quote[i]`` whether a
    quotation mark does.
    """

    __slots__ = (
        "_table",
        "bits",
        "ends",
        "first",
        "listed",
        "low",
        "pause",
        "quote",
        "size",
        "starts",
        "text",
        "verbs",
    )

    low: tuple[str, ...]
    bits: tuple[int, ...]
    verbs: tuple[VerbForm | None, ...]

    def __init__(self, table: TokenTable, first: int, last: int, start: int) -> None:
        words = table.words
        self._table, self.listed, self.first = table, table.listed, first
        self.size = last - first
        self.text = words.forms[first:last]
        self.starts = words.starts[first:last]
        self.ends = words.ends[first:last]
        self.low, self.bits, self.verbs = zip(*table.infos[first:last], strict=True) if last > first else ((), (), ())
        self.pause = [False] * self.size
        self.quote = [False] * self.size
        gaps = words.gaps[first:last]
        if gaps:
            gaps[0] = table.text[start : self.starts[0]]
        for i, gap in enumerate(gaps):
            if gap != " ":
                self._note_gap(i, gap)

    def _note_gap(self, i: int, gap: str) -> None:
        if len(gap) > 1 and not gap.isspace():
            self.pause[i] = _PAUSE.search(gap) is not None
            self.quote[i] = _QUOTE.search(gap) is not None
        elif gap and i and not gap.isspace():
            self.pause[i] = gap not in _JOINS

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
