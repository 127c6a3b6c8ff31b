"""Words that cannot stand where they stand, and the word of the same sound that can (``frames.txt``)."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from copydesk.api import Tagger, TextWords, once, regex, word_sets

from .roles import BASE, DONE, ING, MANNER, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD, roles_of

EDGE = "^"
EDGES = frozenset("^.!?;:()—–…")
"""Where a clause ends or begins."""
JOINT = "-"
ENDS = regex(r"[.!?]|\n\n")
STEM, JOIN = "~", "+"
"""The one stands in what is meant for what is written: in its parts, where the other joins them in the frame
("set+up"), or else without the "s" at its end.
"""
QUOTES = frozenset('"“”„«»')
BITS = {
    "N": NOUN,
    "NS": MANY,
    "V": BASE,
    "VZ": THIRD,
    "VD": PAST,
    "VN": DONE,
    "VG": ING,
    "J": QUALITY,
    "R": MANNER,
    "P": NAME,
    "O": OTHER,
}
MOST_KNOWN = 100_000
SENTENCE = 60
"""So many words before a “than” are looked at."""
_LONG = 4  # letters of a word that no abbreviation looks like


class Part(NamedTuple):
    """What one word of a frame may be: a word, one with an ending, or by its roles (some, and none of
    others, nor one of some words); whether it is all that this is not; whether it may be left out; what is
    known of words that were asked for.
    """

    words: frozenset[str]
    endings: tuple[str, ...]
    roles: tuple[tuple[int, int, frozenset[str]], ...]
    negative: bool
    optional: bool
    known: dict[str, bool]


class Frame(NamedTuple):
    """The word that is meant, and what stands before (the nearest first) and behind."""

    right: str
    before: tuple[Part, ...]
    behind: tuple[Part, ...]


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
        # For a word and its neighbour, before or behind: the frames that the neighbour fits, as bits.
        self._near: dict[tuple[str, str, bool], int] = {}
        self.forms = frozenset(self._lines).union(word.replace("'", "’") for word in self._lines)

    def _file(self, word: str, line: str) -> None:
        parts = word.split(JOIN)
        word = "".join(parts)
        self._lines.setdefault(word, []).append(line)
        if len(parts) > 1:
            self._apart[word] = " ".join(parts)

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
            found = self._parts[text] = _part(text, self._sets)
        return found

    def found(self, table: TextWords) -> Iterator[tuple[int, str]]:
        """Yield the numbers of words in whose place another one is meant, in reading order, with that one."""
        lower, gaps, near, last = table.lower, table.gaps, self._near, len(table) - 1
        for number in table.where(self.forms):
            fitting = -1
            if 0 < number < last and gaps[number] == gaps[number + 1] == " ":
                # This is asked at every third word of a text: most have company that no frame of theirs has.
                word = lower[number]
                one = word, lower[number - 1], False
                fitting = near[one] if one in near else self._fitting(*one)
                if not fitting:
                    continue
                other = word, lower[number + 1], True
                fitting &= near[other] if other in near else self._fitting(*other)
                if not fitting:
                    continue
            right = self._right(table, number, fitting)
            if right:
                yield number, right

    def _right(self, table: TextWords, number: int, fitting: int) -> str:
        """Return the word that is meant by one of the frames that are told by bits, or ""."""
        word = table.lower[number]
        frames = [frame for at, frame in enumerate(self.of(word)) if fitting >> at & 1]
        before = _tokens(table, number, -1, max(len(frame.before) for frame in frames))
        behind = _tokens(table, number, 1, max(len(frame.behind) for frame in frames))
        for frame in frames:
            if self._fits(frame.before, before) and self._fits(frame.behind, behind):
                return frame.right.replace(STEM, self._apart.get(word) or word.removesuffix("s"))
        return ""

    def _fitting(self, word: str, beside: str, behind: bool) -> int:
        """Return the frames of a word, as bits, that do not forbid a neighbour."""
        bits, token = 0, beside.replace("’", "'")
        for at, frame in enumerate(self.of(word)):
            parts = frame.behind if behind else frame.before
            if not parts or parts[0].optional or self._is(parts[0], token):
                bits |= 1 << at
        if len(self._near) >= MOST_KNOWN:
            self._near.clear()
            for part in self._parts.values():
                part.known.clear()
        self._near[word, beside, behind] = bits
        return bits

    def _fits(self, parts: Sequence[Part], tokens: Sequence[str]) -> bool:
        if not parts:
            return True
        part = parts[0]
        if tokens and self._is(part, tokens[0]) and self._fits(parts[1:], tokens[1:]):
            return True
        return part.optional and self._fits(parts[1:], tokens)

    def _is(self, part: Part, token: str) -> bool:
        found = part.known.get(token)
        if found is None:
            found = part.known[token] = self._holds(part, token) != part.negative
        return found

    def _holds(self, part: Part, token: str) -> bool:
        if token in part.words or (EDGE in part.words and token in EDGES):
            return True
        if not token[0].isalnum():
            return False
        if part.endings and token.endswith(part.endings):
            return True
        bits = self._role(token)
        return any(bits & some and not bits & none and token not in but for some, none, but in part.roles)


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


def _part(text: str, sets: Mapping[str, frozenset[str]]) -> Part:
    negative, optional = text.startswith("!"), text.endswith("?")
    words: set[str] = set()
    endings: list[str] = []
    roles: list[tuple[int, int, frozenset[str]]] = []
    for one in text.removeprefix("!").removesuffix("?").split("|"):
        kinds, _, but = one.partition("/@")
        some, *none = kinds.split("-")
        if one == ".":
            words.add(EDGE)
        elif one.startswith("@"):
            held = sets[one[1:]]
            endings += (word[1:] for word in held if word[0] == "*")
            words |= held
        elif one.startswith("*"):
            endings.append(one[1:])
        elif some in BITS:
            outside = sets[but] if but else frozenset()
            roles.append((BITS[some], sum(BITS[other] for other in none), outside))
        else:
            words.add(one)
    return Part(frozenset(words), tuple(endings), tuple(roles), negative, optional, {})


def _tokens(table: TextWords, number: int, step: int, reach: int) -> list[str]:
    """Return the words and marks before or behind a word, in lower case, the nearest first, and so many at
    least.
    """
    found: list[str] = []
    at, size = number, len(table)
    while len(found) < reach:
        gap = table.gaps[at if step < 0 else at + 1]
        if gap != " ":
            # A mark between two letters ends nothing ("main.rs"); what is quoted begins afresh.
            quote = EDGE if step < 0 else '"'
            marks = [quote if char in QUOTES else char for char in gap if not char.isspace()]
            if len(marks) == len(gap) and 0 < at + max(step, 0) < size and marks != ["—"]:
                marks = [JOINT]
            found += reversed(marks) if step < 0 else marks
            if "\n\n" in gap:
                found.append(EDGE)
        at += step
        if not 0 <= at < size:
            found.append(EDGE)
            break
        form = table.forms[at]
        # "Its US rules", "in the WHO report": an abbreviation that looks like a small word.
        short = 1 < len(form) < _LONG and form.isupper() and not table.forms[number].isupper()
        found.append(form if short else table.lower[at].replace("’", "'"))
    return found
