"""The text of a sentence in which each quantity is one sign, so that its shape can be matched whatever the
numbers are.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

NUMBER, PERCENT, YEAR, ORDINAL, OTHER = "\ue000", "\ue400", "\ue800", "\uec00", "\uf000"
_KIND = 0x400
N, P, Y, ORD = (f"[{first}-{chr(ord(first) + _KIND - 1)}]" for first in (NUMBER, PERCENT, YEAR, ORDINAL))
"""Expressions for one number, percentage, year and ordinal of ``Figured.text``."""
ANY = f"[{NUMBER}-{chr(ord(OTHER) + _KIND - 1)}]"
WORD = r"[A-Za-z][\w'’-]{0,24}"
GAP = r"[^\ue000-\uf3ff.;:()]"
"""A character between two quantities of one clause."""


class Quantity(NamedTuple):
    """A number as written: value, the bounds that its rounding leaves open, digits behind the point, prose
    range, currency sign, by how much a word behind it multiplies it, if "about" or the like stands before it,
    and if it is written in words.
    """

    value: float
    low: float
    high: float
    decimals: int
    start: int
    end: int
    money: str
    factor: float
    about: bool
    words: bool

    def times(self, factor: float) -> "Quantity":
        """Return the number times a factor that was left out ("from 4 to 5 million")."""
        return self._replace(value=self.value * factor, low=self.low * factor, high=self.high * factor)


class Offsets:
    """The prose offset of each character of a text in which quantities are signs, and of its end (-1)."""

    __slots__ = ("_places", "_quantities", "_start", "end")

    def __init__(self, start: int, end: int, places: Sequence[int], quantities: Sequence[Quantity]) -> None:
        """Take where the sentence begins and ends, and the places of its signs in the text."""
        self._start, self.end = start, end
        self._places, self._quantities = places, quantities

    def __getitem__(self, place: int) -> int:
        """Return the prose offset of a character."""
        if place < 0:
            return self.end
        signs = bisect_left(self._places, place)
        if signs == 0:
            return self._start + place
        return self._quantities[signs - 1].end + place - self._places[signs - 1] - 1


class Figured(NamedTuple):
    """A sentence with one sign for each quantity: what is left of its text, the quantities by place in it,
    and the prose offset of each character of the text.
    """

    text: str
    quantities: tuple[Quantity, ...]
    offsets: Offsets

    def at(self, sign: str) -> Quantity:
        """Return the quantity of a sign."""
        return self.quantities[(ord(sign) - ord(NUMBER)) % _KIND]

    @property
    def end(self) -> int:
        """The prose offset behind the sentence."""
        return self.offsets.end

    def has(self, kind: str) -> bool:
        """Say whether there is a quantity of a kind (``NUMBER``, ``PERCENT`` …)."""
        first, last = kind, chr(ord(kind) + _KIND)
        return any(first <= char < last for char in self.text if char >= NUMBER)

    def numbers(self, text: str | None = None) -> list[Quantity]:
        """Return the plain numbers (``NUMBER``) of the sentence, or of a part of its ``text``, in order."""
        signs = self.text if text is None else text
        return [self.at(sign) for sign in signs if sign >= NUMBER and self.kind(sign) == NUMBER]

    def kind(self, sign: str) -> str:
        """Return the kind of a sign."""
        return chr(ord(sign) - (ord(sign) - ord(NUMBER)) % _KIND)
