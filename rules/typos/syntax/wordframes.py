"""Words that cannot stand where they stand, and the word of the same sound that can (``frames.txt``)."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from copydesk.api import Tagger, TextWords, once, regex, word_sets

from .frameparts import EDGE, Beside, Part, holds, part_of
from .roles import roles_of

JOINT = "-"
ENDS = regex(r"[.!?]|\n\n")
STEM, JOIN = "~", "+"
"""The one stands in what is meant for what is written: in its parts, where the other joins them in the frame
("set+up"), or else without the "s" at its end.
"""
QUOTES = frozenset('"“”„«»')
SENTENCE = 60
"""So many words before a “than” are looked at."""
_LONG = 4  # letters of a word that no abbreviation looks like
_MOST_KNOWN = 20_000


class Frame(NamedTuple):
    """The word that is meant, and what stands before (the nearest first) and behind."""

    right: str
    before: tuple[Part, ...]
    behind: tuple[Part, ...]

    def reach(self) -> tuple[int, int]:
        """Return how many words before and behind it looks at at most."""
        return sum([part.most for part in self.before]), sum([part.most for part in self.behind])


class Frames:
    """The frames of some data files; ``found`` goes through a text."""

    def __init__(self, lines: Sequence[str], sets: Mapping[str, frozenset[str]], tagger: Tagger) -> None:
        """File the lines of frames; each is read when its word is met for the first time."""
        self._role = roles_of(tagger).__getitem__
        self._sets = sets
        self._parts: dict[str, Part] = {}
        self._lines: dict[str, list[str]] = {}
        self._apart: dict[str, str] = {}
        self._read: dict[str, list[Frame]] = {}
        for line in lines:
            if " > " in line:
                for word in line[: line.index(" > ")].split("|"):
                    for one in sets[word[1:]] if word[0] == "@" else (word,):
                        self._file(one, line)
        self._beside: dict[str, tuple[Beside, Beside]] = {}
        marked = [word.replace("'", "’") for word in self._lines if "'" in word]
        self.forms = frozenset(self._lines).union(marked)

    def _file(self, word: str, line: str) -> None:
        if JOIN in word:
            parts = word.split(JOIN)
            word = "".join(parts)
            self._apart[word] = " ".join(parts)
        self._lines.setdefault(word, []).append(line)

    def of(self, word: str) -> Sequence[Frame]:
        """Return the frames of one of the ``forms``. Raises ``KeyError`` for a set that there is not."""
        plain = word.replace("’", "'")
        found = self._read.get(plain)
        if found is None:
            found = self._read[plain] = [self._frame(line) for line in self._lines[plain]]
        return found

    def _frame(self, line: str) -> Frame:
        head, _, frame = line.partition(": ")
        before, _, behind = f" {frame} ".partition(" _ ")
        return Frame(
            head.partition(" > ")[2],
            tuple(self._part(text) for text in reversed(before.split())),
            tuple(self._part(text) for text in behind.split()),
        )

    def _part(self, text: str) -> Part:
        found = self._parts.get(text)
        if found is None:
            found = self._parts[text] = part_of(text, self._sets)
        return found

    def found(self, table: TextWords) -> Iterator[tuple[int, str]]:
        """Yield the numbers of words in whose place another one is meant, in reading order, with that one."""
        for number, fitting in self._places(table):
            right = self._right(table, number, fitting)
            if right:
                yield number, right

    def _places(self, table: TextWords) -> list[tuple[int, int]]:
        """Return the numbers of words with the frames, as bits, that what stands right beside them fits.

        Every third word of a text is looked at: most have company that no frame of theirs has.
        """
        lower, gaps, numbers, last = table.lower, table.gaps, table.numbers, len(table) - 1
        places: list[tuple[int, int]] = []
        for form in table.vocabulary & self.forms:
            before, behind = self._beside.get(form) or self._sides(form)
            for number in numbers[form]:
                if 0 < number < last and gaps[number] == gaps[number + 1] == " ":
                    fitting = before[lower[number - 1]]
                    fitting = fitting and fitting & behind[lower[number + 1]]
                else:
                    fitting = before[_nearest(table, number, -1)]
                    fitting = fitting and fitting & behind[_nearest(table, number, 1)]
                if fitting:
                    places.append((number, fitting))
        places.sort()
        return places

    def _sides(self, form: str) -> tuple[Beside, Beside]:
        """Return what may stand before one of the ``forms``, and what behind it."""
        frames = self.of(form)
        found = self._beside[form] = (
            Beside([frame.before for frame in frames], self._role),
            Beside([frame.behind for frame in frames], self._role),
        )
        return found

    def _right(self, table: TextWords, number: int, fitting: int) -> str:
        """Return the word that is meant by one of the frames that are told by bits, or ""."""
        word = table.lower[number]
        frames = [frame for at, frame in enumerate(self.of(word)) if fitting >> at & 1]
        reaches = [frame.reach() for frame in frames]
        before = _tokens(table, number, -1, max([reach for reach, _ in reaches]))
        behind = _tokens(table, number, 1, max([reach for _, reach in reaches]))
        for frame in frames:
            if self._fits(frame.before, before) and self._fits(frame.behind, behind):
                return frame.right.replace(STEM, self._apart.get(word) or word.removesuffix("s"))
        return ""

    def _fits(self, parts: Sequence[Part], tokens: Sequence[str], part: int = 0, at: int = 0) -> bool:
        if part == len(parts):
            return True
        one = parts[part]
        for end in range(at, at + one.most + 1):
            if end - at >= one.least and self._fits(parts, tokens, part + 1, end):
                return True
            if end == len(tokens) or not self._is(one, tokens[end]):
                return False
        return False

    def _is(self, part: Part, token: str) -> bool:
        found = part.known.get(token)
        if found is None:
            if len(part.known) >= _MOST_KNOWN:
                part.known.clear()
            found = part.known[token] = holds(part, token, self._role) != part.negative
        return found


@once
def frames_of(tagger: Tagger, own: int, *files: Sequence[str]) -> Frames:
    """Return the frames of the first (``own``) of some files; the sets of all of them are known."""
    sets = (cast("dict[str, frozenset[str]]", word_sets(one)) for one in files)
    return Frames([line for lines in files[:own] for line in lines], ChainMap(*sets), tagger)


def compares_nothing(table: TextWords, number: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a “than” stands as “then” does, and in its sentence, as far as it, nothing is compared."""
    at, lower = number, table.lower
    if not number or lower[number - 1] not in sets["before-then"]:
        return False
    while at and number - at < SENTENCE and not ENDS.search(table.gaps[at]):
        at -= 1
        if lower[at] in sets["comparing"] or lower[at].endswith("er") or lower[at].startswith("differ"):
            return False
    return 0 < number - at < SENTENCE


def _tokens(table: TextWords, number: int, step: int, reach: int) -> list[str]:
    """Return the words and marks before or behind a word, in lower case, the nearest first, and so many at
    least.
    """
    found: list[str] = []
    at, size = number, len(table)
    while len(found) < reach:
        gap = table.gaps[at if step < 0 else at + 1]
        if gap != " ":
            found += _marks(gap, step, 0 < at + max(step, 0) < size)
        at += step
        if not 0 <= at < size:
            found.append(EDGE)
            break
        form = table.forms[at]
        # "Its US rules", "in the WHO report": an abbreviation that looks like a small word.
        short = 1 < len(form) < _LONG and form.isupper() and not table.forms[number].isupper()
        found.append(form if short else table.lower[at].replace("’", "'"))
    return found


def _nearest(table: TextWords, number: int, step: int) -> str:
    """Return the first of the ``_tokens``."""
    gap = table.gaps[number if step < 0 else number + 1]
    marks = _marks(gap, step, 0 < number + max(step, 0) < len(table.forms)) if gap != " " else ()
    return marks[0] if marks else _tokens(table, number, step, 1)[0]


@lru_cache(4_096)
def _marks(gap: str, step: int, inside: bool) -> Sequence[str]:
    """Return the marks of what stands between two words (``inside``) or at an end of the text, the nearest to
    the word behind it (``step`` -1) or before it first.
    """
    # A mark between two letters ends nothing ("main.rs"); what is quoted begins afresh.
    quote = EDGE if step < 0 else '"'
    marks = [quote if char in QUOTES else char for char in gap if not char.isspace()]
    if len(marks) == len(gap) and inside and marks != ["—"]:
        marks = [JOINT]
    if step < 0:
        marks.reverse()
    return (*marks, EDGE) if "\n\n" in gap else tuple(marks)
