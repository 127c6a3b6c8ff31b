"""The figures that a passage gives, whichever way it writes them: "half a year" is six months, "four weeks"
are 28 days, "nine out of ten" are 90 per cent, "half past seven" is 7.30.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import once, regex

_TOKEN = regex(r"\d{1,3}(?:,\d{3})++(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?|[a-z]++|[%,;:.()]")
_WHOLES = frozenset({3.0, 4.0, 5.0, 10.0, 20.0, 100.0})
"""What a share is told of in words: "one in five", "97 of 100"."""
_ARTICLES = frozenset({"a", "an", "one"})
_OF_A_GAME = frozenset({"first", "second", "other", "better", "latter"})
_BETWEEN = frozenset({"out", "of", "in", "the", "every", "each"})

Figure = frozenset[str]
"""The ways to write one figure: two figures are the same where they have one in common."""


class Numerals(NamedTuple):
    """What the words for figures are worth: numbers that are added, those that multiply, ordinals, units,
    parts of a whole, and one of how many "every …" is.
    """

    small: Mapping[str, float]
    scales: Mapping[str, float]
    ordinals: Mapping[str, float]
    units: Mapping[str, tuple[str, float, float]]
    parts: Mapping[str, float]
    every: Mapping[str, float]

    def begin(self) -> frozenset[str]:
        """Return the words of which a text with a figure in words holds one."""
        return frozenset(
            {*self.small, *self.scales, *self.ordinals, *self.parts, *self.every, "fortnight", "decade"}
        )


@once
def numerals(numbers: Mapping[str, Any], quantities: Mapping[str, Any], said: Mapping[str, Any]) -> Numerals:
    """Return the words of the data."""
    small = {word: float(value) for value, word in enumerate(numbers["small"])} | {"twice": 2.0}
    small |= {word: 10.0 * value for value, word in enumerate(numbers["tens"], 2)}
    ordinals = {word: float(rank) for rank, word in enumerate(quantities["ordinals"], 1) if rank > 3}
    scales = {**numbers["scales"], "dozen": 12.0}
    return Numerals(small, scales, ordinals, said["units"], said["parts"], said["every"])


def figures(text: str, known: Numerals) -> list[Figure]:
    """Return the figures of a text, in reading order; one alone says little and is none."""
    tokens: list[str] = _TOKEN.findall(text.lower().replace("\u00a0", " "))
    reader = _Reader(tokens, known)
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        told, after = reader.read(at)
        if told:
            found.append(told)
        at = max(after, at + 1)
    return found


def _key(value: float) -> str:
    return f"{value:.4g}" if value < 1000 else f"{value:.0f}"


class _Reader:
    """Reads figures from the tokens of a text. Each reading returns a figure (empty for none) and the number
    of the token behind it.
    """

    def __init__(self, tokens: Sequence[str], known: Numerals) -> None:
        self._tokens, self._known = tokens, known

    def _at(self, at: int) -> str:
        return self._tokens[at] if 0 <= at < len(self._tokens) else ""

    def read(self, at: int) -> tuple[Figure, int]:
        """Read what begins at a token."""
        token, known = self._tokens[at], self._known
        if token == "every" and self._at(at + 1) in known.every:
            return self._share(1 / known.every[self._at(at + 1)]), at + 2
        if self._part(at):
            return self._of_part(at, known.parts[self._part(at)], at + 1)
        value, after = self._number(at)
        if after > at:
            return self._counted(value, after)
        unit = self._unit(at)
        if unit and (token in ("fortnight", "decade") or self._half_more(at + 1)):
            return self._of_unit(1.0, at)
        if unit and self._at(at - 1) in _ARTICLES:
            of, size, _ = known.units[unit]
            return frozenset({f"{of} {_key(size)}"}), at + 1
        return frozenset(), at + 1

    def _part(self, at: int) -> str:
        """Return the part of a whole that a token names, "" for none."""
        token = self._at(at)
        if token == "halves":
            return "half"
        if token == "half" and self._at(at - 1) in _OF_A_GAME:
            return ""
        name = token.removesuffix("s")
        named = name in self._known.parts and (
            name in ("half", "quarter") or self._at(at - 1) in _ARTICLES | self._known.small.keys()
        )
        return name if named else ""

    def _of_part(self, at: int, part: float, after: int) -> tuple[Figure, int]:
        """Read on behind a part of a whole: "half a year", "three quarters of an hour", "half past seven"."""
        if self._at(after) in ("past", "to"):
            value, end = self._number(after + 1)
            if 0 < value <= 12:
                hour, minutes = (
                    (value, 60 * part) if self._at(after) == "past" else (value - 1, 60 - 60 * part)
                )
                return frozenset({_key(hour + minutes / 100)}), end
        of = after + (self._at(after) == "of")
        if self._at(of) in ("a", "an"):
            if self._unit(of + 1):
                return self._of_unit(part, of + 1)
            if self._at(of + 1) in self._known.scales:
                return self._counted(part * self._known.scales[self._at(of + 1)], of + 2)
        return self._share(part), after

    def _number(self, at: int) -> tuple[float, int]:
        """Read a number in figures or words; the token behind it is ``at`` where there is none."""
        token, known = self._at(at), self._known
        if token[:1].isdigit():
            value, after = float(token.replace(",", "")), at + 1
            while self._at(after) in known.scales and self._at(after) != "dozen":
                value *= known.scales[self._at(after)]
                after += 1
            return value, after
        if token in known.ordinals:
            return known.ordinals[token], at + 1
        total = now = 0.0
        after = at
        while True:
            token = self._at(after)
            if token in known.small:
                now += known.small[token]
            elif token in known.scales and (after > at or self._at(at - 1) == "a" or token == "dozen"):
                now = max(now, 1.0) * known.scales[token]
                if now >= 1000:
                    total, now = total + now, 0.0
            elif token in known.ordinals and after > at and now >= 20:
                now += known.ordinals[token]
            elif not (
                token == "and" and self._at(after - 1) in known.scales and self._at(after + 1) in known.small
            ):
                return total + now, after
            after += 1

    def _counted(self, value: float, after: int) -> tuple[Figure, int]:
        """Read on behind a number: a percentage, a part, a share, a duration, or a mere count."""
        token = self._at(after)
        if token in ("%", "percent") or (token == "per" and self._at(after + 1) == "cent"):
            return self._share(value / 100), after + 1 + (token == "per")
        if self._part(after) and self._part(after) in self._known.parts:
            return self._of_part(after, value * self._known.parts[self._part(after)], after + 1)
        if token in ("past", "to") and value < 60 and not value % 5:
            hour, end = self._number(after + 1)
            if end > after + 1 and 0 < hour <= 12:
                told = hour + value / 100 if token == "past" else hour - 1 + (60 - value) / 100
                return frozenset({_key(told)}), end
        if self._half_more(after):
            value, after = value + 0.5, after + 3
        if self._unit(after):
            return self._of_unit(value, after)
        whole = after
        while self._at(whole) in _BETWEEN:
            whole += 1
        of, end = self._number(whole) if whole > after else (0.0, whole)
        if of in _WHOLES and value < of:
            return self._share(value / of), end
        return (frozenset({_key(value)}) if value > 1 else frozenset()), after

    def _half_more(self, at: int) -> bool:
        return self._at(at) == "and" and self._at(at + 1) == "a" and self._at(at + 2) == "half"

    def _unit(self, at: int) -> str:
        token = self._at(at)
        if token == "centuries":
            return "century"
        if token in self._known.units:
            return token
        return token[:-1] if token.endswith("s") and token[:-1] in self._known.units else ""

    def _of_unit(self, value: float, at: int) -> tuple[Figure, int]:
        of, size, smaller = self._known.units[self._unit(at)]
        after = at + 1
        if self._half_more(after):
            value, after = value + 0.5, after + 3
        keys = {f"{of} {_key(value * size)}", _key(value * smaller)}
        return frozenset(keys | {_key(value)} if value > 1 else keys), after

    @staticmethod
    def _share(part: float) -> Figure:
        return frozenset({f"% {_key(100 * part)}"})
