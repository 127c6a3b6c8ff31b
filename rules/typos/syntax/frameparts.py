"""The parts of a frame: what one word or mark of it may be, and which frames of a word its neighbours fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from .roles import BASE, DONE, ING, MANNER, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD

EDGE = "^"
EDGES = frozenset("^.!?;:()—–…")
"""Where a clause ends or begins."""
UPTO = "%"
"""Behind a part, before a number: none to so many such words."""
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
_MOST_KNOWN = 5_000
Key = TypeVar("Key")
Role = Callable[[str], int]
"""Tells what a word may be, as bits (``roles``)."""


class Part(NamedTuple):
    """What one word of a frame may be: one of some words (those that are written, and sets of them), one with
    an ending, or by its roles (some, and none of others, nor one of some words); whether it is all that this
    is not; how many such words stand there at least and at most; what is known of words that were asked for.
    """

    words: frozenset[str]
    sets: tuple[frozenset[str], ...]
    endings: tuple[str, ...]
    roles: tuple[tuple[int, int, frozenset[str]], ...]
    negative: bool
    least: int
    most: int
    known: dict[str, bool]


class Beside(dict[str, int]):
    """The frames of a word, as bits, that do not forbid a word or mark right before it, or behind it. Kept
    for a whole run, as far as there is room.
    """

    def __init__(self, frames: Iterable[Sequence[Part]], role: Role) -> None:
        """Take what the frames have on that side, the nearest first."""
        super().__init__()
        self._role = role
        # The bits of frames with nothing there that must be, and of those that say what must not be.
        self._free = self._negative = 0
        self._words: dict[str, int] = {}
        self._sets: dict[frozenset[str], int] = {}
        self._endings: dict[str, int] = {}
        self._roles: dict[tuple[int, int, frozenset[str]], int] = {}
        # What roles are worth is the same for all words that have them and that are in no list of others.
        self._by_role: dict[int, int] = {}
        for at, parts in enumerate(frames):
            if parts and parts[0].least:
                self._add(parts[0], 1 << at)
            else:
                self._free |= 1 << at
        self._but = frozenset[str]().union(*(but for _, _, but in self._roles))

    def _add(self, part: Part, bit: int) -> None:
        if part.negative:
            self._negative |= bit
        words = part.words | EDGES if EDGE in part.words else part.words
        _give(self._words, words, bit)
        _give(self._sets, part.sets, bit)
        _give(self._endings, part.endings, bit)
        _give(self._roles, part.roles, bit)

    def __missing__(self, token: str) -> int:
        plain = token.replace("’", "'")
        found = self._words.get(plain, 0)
        for words, bits in self._sets.items():
            if plain in words:
                found |= bits
        if plain[0].isalnum():
            for ending, bits in self._endings.items():
                if plain.endswith(ending):
                    found |= bits
            found |= self._held(self._role(plain), plain)
        found = self._free | (found ^ self._negative)
        if len(self) < _MOST_KNOWN:
            self[token] = found
        return found

    def _held(self, role: int, word: str) -> int:
        apart = word in self._but
        known = None if apart else self._by_role.get(role)
        if known is None:
            known = 0
            for (some, none, but), bits in self._roles.items():
                if role & some and not role & none and word not in but:
                    known |= bits
            if not apart:
                self._by_role[role] = known
        return known


def _give(table: dict[Key, int], keys: Iterable[Key], bit: int) -> None:
    for key in keys:
        table[key] = table.get(key, 0) | bit


def holds(part: Part, token: str, role: Role) -> bool:
    """Say whether a word or mark is one that a part names; what is not meant by that is not looked at."""
    if token in part.words or any(token in words for words in part.sets):
        return True
    if EDGE in part.words and token in EDGES:
        return True
    if not token[0].isalnum():
        return False
    if part.endings and token.endswith(part.endings):
        return True
    bits = role(token)
    return any(bits & some and not bits & none and token not in but for some, none, but in part.roles)


def part_of(text: str, sets: Mapping[str, frozenset[str]]) -> Part:
    """Read a part of a frame. Raises ``KeyError`` for a set that there is not."""
    text, _, most = text.partition(UPTO)
    negative, least = text.startswith("!"), int(not most and not text.endswith("?"))
    words: set[str] = set()
    named: list[frozenset[str]] = []
    endings: list[str] = []
    roles: list[tuple[int, int, frozenset[str]]] = []
    for one in text.removeprefix("!").removesuffix("?").split("|"):
        kinds, _, but = one.partition("/@")
        some, *none = kinds.split("-")
        if one == ".":
            words.add(EDGE)
        elif one.startswith("@"):
            held = sets[one[1:]]
            endings += [word[1:] for word in held if word[0] == "*"]
            named.append(held)
            if EDGE in held:
                words.add(EDGE)
        elif one.startswith("*"):
            endings.append(one[1:])
        elif some in BITS:
            outside = sets[but] if but else frozenset()
            roles.append((BITS[some], sum(BITS[other] for other in none), outside))
        else:
            words.add(one)
    return Part(
        frozenset(words), tuple(named), tuple(endings), tuple(roles), negative, least, int(most or 1), {}
    )
