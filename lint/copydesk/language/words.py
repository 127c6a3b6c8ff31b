"""The words of a text as parallel lists: one regular expression cuts them all, and nothing is made a word by
itself that nobody asks for.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import partial
from itertools import accumulate, compress, count
from operator import ne
from typing import Any, NamedTuple, cast

from ..base.cached import cached_property
from ..base.regexes import regex
from .scan import fold
from .wordcolumns import LONG, TextColumn, cut_long

# Runs of letters (with the accents that stand behind them) and digits, joined by inner apostrophes and
# hyphens. Atomic: there is nothing to go back to.
_CUT = regex(r"([^\W_]++(?:[\u0300-\u036f]++[^\W_]*+|['’\u2011-][^\W_]++)*+)")
_JOINT = regex("['’\u2011-]")
_CUT_ASCII = regex(r"([A-Za-z0-9]++(?:['-][A-Za-z0-9]++)*+)")


class Word(NamedTuple):
    """A word and its prose range."""

    text: str
    start: int
    end: int


def numbers(found: Iterable[int], size: int) -> Sequence[int]:
    """Return about ``size`` numbers as a list, or many as an array: slower to ask, a fifth of the memory."""
    return array("i", found) if size > _MANY else list(found)


_MANY = 60_000

# As ``Word._make``, without a call into Python for each word.
_new_word = partial(cast("Callable[..., Word]", tuple.__new__), Word)


def _distinct(texts: Sequence[str]) -> frozenset[str]:
    return texts.distinct if isinstance(texts, TextColumn) else frozenset(texts)


class TextWords:
    """The words of a text, numbered in reading order. Places are offsets into the text.

    ``forms`` are the words as written, ``starts`` and ``ends`` their ranges, ``gaps`` what stands before each
    word and, last, behind all: ``gaps[n + 1]`` follows word ``n``. They are lists, or columns of a long text.
    """

    forms: Sequence[str]
    gaps: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __init__(self, text: str) -> None:
        cut = _CUT_ASCII if text.isascii() else _CUT
        if len(text) > LONG:
            self.forms, self.gaps, self.starts, self.ends = cut_long(text, cut)
            return
        parts = cut.split(text)
        borders = list(accumulate(map(len, parts)))
        self.starts, self.ends = borders[:-1:2], borders[1::2]
        # A word is one string wherever it stands: less memory, and looked up without a comparison.
        known: dict[str, str] = {}
        parts = list(map(known.setdefault, parts, parts))
        self.forms, self.gaps = parts[1::2], parts[::2]

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def lower(self) -> Sequence[str]:
        """The words in lower case."""
        if isinstance(self.forms, TextColumn):
            return self.forms.mapped(str.lower)
        made = {form: form.lower() for form in self.distinct}
        return list(map(made.__getitem__, self.forms))

    @cached_property
    def folded(self) -> Sequence[str]:
        """The words in lower case with straight apostrophes and plain hyphens (``scan.fold``)."""
        wide = [form for form in self.distinct if not form.isascii()]
        if not wide:
            return self.lower
        if isinstance(self.forms, TextColumn):
            return self.forms.mapped(fold)
        # In ASCII there is nothing to do but to lower the case.
        made = dict(zip(self.forms, self.lower, strict=True))
        made.update(zip(wide, map(fold, wide), strict=True))
        return list(map(made.__getitem__, self.forms))

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The different words as written."""
        return _distinct(self.forms)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words in lower case."""
        found = _distinct(self.lower)
        return self.distinct if found == self.distinct else found

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[int]]:
        """The numbers of each word by its lower-case form, in reading order."""
        if isinstance(self.forms, TextColumn):
            return self.forms.rows(str.lower)
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.lower):
            if word in found:
                found[word].append(number)
            else:
                found[word] = [number]
        return found

    @cached_property
    def _unfolded(self) -> Mapping[str, Sequence[str]]:
        """The words in lower case that have another form without case (ß: ss), by that form."""
        found: dict[str, list[str]] = {}
        for word in [word for word in self.vocabulary if not word.isascii()]:
            if word.casefold() != word:
                found.setdefault(word.casefold(), []).append(word)
        return found

    @cached_property
    def caseless(self) -> frozenset[str]:
        """The different words without case (``str.casefold``), and those in lower case."""
        return self.vocabulary.union(self._unfolded) if self._unfolded else self.vocabulary

    def where_caseless(self, word: str) -> Sequence[int]:
        """Return the numbers of all words that are a word without case, in reading order."""
        found, more = self.numbers.get(word, ()), self._unfolded.get(word, ())
        return sorted([*found, *(n for other in more for n in self.numbers[other])]) if more else found

    @cached_property
    def _parted(self) -> Mapping[str, Sequence[str]]:
        """The lower-case words with a hyphen or an apostrophe, by their parts."""
        found: dict[str, list[str]] = {}
        for word in self.vocabulary:
            if not word.isalnum():
                for part in _JOINT.split(word):
                    found.setdefault(part, []).append(word)
        return found

    def numbers_of(self, folded: str) -> Sequence[int]:
        """Return the numbers of a word that is given folded (``scan.fold``); not in reading order where it
        is written in several ways.
        """
        found = self.numbers.get(folded, ())
        if "'" in folded or "-" in folded:
            curly = folded.replace("'", "’")
            for form in {curly, folded.replace("-", "\u2011"), curly.replace("-", "\u2011")} - {folded}:
                found = [*found, *self.numbers.get(form, ())]
        return found

    @cached_property
    def parts(self) -> frozenset[str]:
        """The different words, folded (``scan.fold``), and the parts of those with a hyphen or an
        apostrophe.
        """
        wide = [form for form in self.distinct if not form.isascii()]
        if not wide:
            return self.vocabulary.union(self._parted) if self._parted else self.vocabulary
        plain = {word for word in self.vocabulary if word.isascii()}
        plain.update(map(fold, wide), self._parted)
        return frozenset(plain)

    def where(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of all words whose lower-case form is among ``words``, in reading order. Costs
        next to nothing where the text holds none of them.
        """
        present = self.vocabulary.intersection(words)
        if not present:
            return []
        numbers = self.numbers
        return sorted([number for word in present for number in numbers[word]])

    def where_parts(self, words: Set[str]) -> list[int]:
        """Return the numbers of all words that are, or have as a part (sea-wall, wall's), one of some
        lower-case words, in reading order.
        """
        present = set(self.vocabulary & words)
        for part in self._parted.keys() & words:
            present.update(self._parted[part])
        if not present:
            return []
        numbers = self.numbers
        return sorted([number for word in present for number in numbers[word]])

    @cached_property
    def capitals(self) -> Sequence[int]:
        """The numbers of the words that are not all in lower case."""
        return array("I", compress(count(), map(ne, self.forms, self.lower)))

    @cached_property
    def breaks(self) -> Mapping[str, Sequence[int]]:
        """The different gaps that are more than one space, each with the numbers of the words behind it (the
        gap at the very end has the number of words): punctuation is looked for in these few texts first.
        """
        if isinstance(self.gaps, TextColumn):
            return self.gaps.rows(str, but=" ")
        found: dict[str, list[int]] = {}
        for number, gap in enumerate(self.gaps):
            if gap != " ":
                if gap in found:
                    found[gap].append(number)
                else:
                    found[gap] = [number]
        return found

    def broken_by(self, holds: Callable[[str], Any]) -> list[tuple[int, int]]:
        """Return the ranges of the gaps for whose text ``holds`` is true, in reading order."""
        numbers = sorted([n for gap, behind in self.breaks.items() if holds(gap) for n in behind])
        return [(self.before(number), self.before(number) + len(self.gaps[number])) for number in numbers]

    def in_gaps(self, pattern: re.Pattern[str]) -> list[int]:
        """Return where an expression matches between words, in reading order; what stands in a gap is all
        that it may look at.
        """
        return sorted(
            [
                self.before(number) + found.start()
                for gap, numbers in self.breaks.items()
                for found in pattern.finditer(gap)
                for number in numbers
            ]
        )

    def before(self, number: int) -> int:
        """Return where the gap before a word begins."""
        return self.ends[number - 1] if number else 0

    def first(self, offset: int) -> int:
        """Return the number of the first word that starts at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def count(self, start: int, end: int) -> int:
        """Return how many words start inside a range."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def word(self, number: int) -> Word:
        """Return one word with its place."""
        return Word(self.forms[number], self.starts[number], self.ends[number])

    def words(self, first: int = 0, last: int | None = None) -> list[Word]:
        """Return the words of some numbers, ``last`` not included, with their places."""
        part = slice(first, last)
        return list(map(_new_word, zip(self.forms[part], self.starts[part], self.ends[part], strict=True)))
