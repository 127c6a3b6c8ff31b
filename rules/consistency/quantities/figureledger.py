"""The ledger of an article: each figure of a passage with what it counts, in which unit, and what stands
beside it. The checks of this folder ask it for the figures that may go together.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from copydesk.api import Scope, Sentence, Tagger, cached_property, regex

from .figured import Quantities
from .figuredtext import NUMBER, OTHER, PERCENT, Figured, Quantity
from .namednumbers import CALLED, DEGREES, names
from .reading import percent_words
from .remembered import Remembered, Said, held

_BEHIND = regex(r"[ -]?([A-Za-z][\w'’]{0,24}(?:[ -][A-Za-z][\w'’]{0,24}){0,4})")
_PARTED = regex(r"[ -]")
_OPEN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "N$", "RB", "NN", "NNP", "FW", "CD"})
_HEADS = frozenset({"NN", "NNS", "FW"})
_MOST_SENTENCES = 3
_AT_ONCE, _MOST_CALLED = 10_000, 60
_BEYOND = chr(ord(OTHER) + 0x400)
# What stands behind a number and is no thing that it counts.
_PRONOUNS = frozenset({"ones", "others", "more", "less", "fewer", "of", "years", "year"})


_POINTING = frozenset(
    {"the", "this", "that", "another", "each", "every", "which", "other", "no", "any", "some"}
)


class Entry(NamedTuple):
    """One figure: its quantity, its kind (``NUMBER``, ``PERCENT`` …), its place in the text of its sentence,
    the sentence, its unit of measure or currency ("" for none), the noun that it counts without its ending
    ("" where none stands behind it), and the words behind it in small letters.
    """

    number: Quantity
    kind: str
    at: int
    figured: Figured
    unit: str
    noun: str
    words: tuple[str, ...]

    @property
    def value(self) -> float:
        """What the figure says."""
        return self.number.value

    @property
    def start(self) -> int:
        """Where the figure begins in the prose."""
        return self.number.start


def _once(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield each of some sentences once, of which the same may come twice in a row."""
    last = -1
    for sentence in sentences:
        if sentence.start != last:
            last = sentence.start
            yield sentence


MOST_NUMBERED = 250
"""Sentences with figures of an article in which all are compared with all: where more are, many are alike by
chance.
"""


class Ledger:
    """The figures of an article by sentence, read when they are asked for."""

    def __init__(self, scope: Scope) -> None:
        """Read the sentences of a scope."""
        self.scope = scope
        self._quantities: Quantities = scope.facts.quantities
        self._tagger: Tagger = scope.facts.tagger
        units: dict[str, Sequence[str]] = scope.data("quantities.toml")["same_units"]
        self._units = {word: unit for unit, words in units.items() for word in words}
        self._known: Remembered[tuple[Figured, tuple[Entry, ...]]] = Remembered()

    @cached_property
    def numbered(self) -> Sequence[Sentence]:
        """The sentences with a figure, in reading order."""
        numbers: Sequence[int] = self.scope.facts.number_words
        parts = (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))
        return held(self.scope, _once(each for part in parts for each in self.scope.sentences_of(part)))

    @property
    def comparable(self) -> bool:
        """Say whether the sentences with a figure are not too many for all to be compared with all."""
        return len(self.numbered) <= MOST_NUMBERED

    @cached_property
    def _starts(self) -> Sequence[int]:
        return array("I", (sentence.start for sentence in self.numbered))

    def unit(self, word: str) -> str:
        """Return the unit of measure that a word names, or ""."""
        return self._units.get(word, "")

    @cached_property
    def _said(self) -> Said:
        return Said(self.scope, self.numbered)

    def sentences(self, words: Iterable[int]) -> list[Sentence]:
        """Return the sentences of some words, which come in reading order by their numbers."""
        return list(self.scope.sentences_of(words))

    def saying(self, *words: str) -> Iterator[Figured]:
        """Yield the sentences with a figure that hold one of some words."""
        here = self._said.among(words)
        for sentence in self.numbered if here else ():
            if any(map(sentence.text.__contains__, here)):
                figured = self._quantities.of(sentence)
                if figured is not None and figured.quantities:
                    yield figured

    def percentages(self) -> Iterator[Entry]:
        """Yield the percentages over 0, in reading order."""
        for figured in self.saying(*percent_words(self.scope.data)):
            for entry in self.of(figured) if figured.has(PERCENT) else ():
                if entry.kind == PERCENT and entry.value > 0:
                    yield entry

    def with_words(self, words: Set[str]) -> Iterator[Figured]:
        """Yield the sentences with a figure that hold one of some words in small letters."""
        table = self.scope.facts.word_table
        numbers: Sequence[int] = self.scope.facts.number_words
        for sentence in self.scope.sentences_of(table.where(words)) if numbers else ():
            first = bisect_left(numbers, table.first(sentence.start))
            numbered = first < len(numbers) and table.starts[numbers[first]] < sentence.end
            figured = self._quantities.of(sentence) if numbered else None
            if figured is not None and figured.quantities:
                yield figured

    def read(self, sentence: Sentence) -> Figured | None:
        """Return a sentence with its quantities; None where it has very many."""
        return self._quantities.of(sentence)

    def of(self, figured: Figured) -> tuple[Entry, ...]:
        """Return the figures of a sentence."""
        start = figured.offsets[0]
        if start in self._known and self._known[start][0] is figured:
            return self._known[start][1]
        return self._known.keep(start, (figured, tuple(self._entries(figured))))[1]

    def at(self, figured: Figured, place: int) -> Entry:
        """Return the figure at a place of the text of its sentence."""
        return next(entry for entry in self.of(figured) if entry.at == place)

    def before(self, figured: Figured, most: int = _MOST_SENTENCES) -> Iterator[Figured]:
        """Yield the sentences before another one in its block, the nearest first."""
        for _ in range(most):
            earlier = self._quantities.before(figured)
            if earlier is None:
                return
            figured = earlier
            yield figured

    def behind(self, figured: Figured) -> Figured | None:
        """Return the sentence behind another one in its block."""
        return self._quantities.behind(figured)

    def earlier(self, figured: Figured, most: int) -> list[Entry]:
        """Return the figures of the sentences with figures before another one, also of other blocks."""
        place = bisect_left(self._starts, figured.offsets[0])
        found: list[Entry] = []
        for at in range(max(0, place - most), place):
            sentence = self.read(self.numbered[at])
            found += self.of(sentence) if sentence is not None else ()
        return found

    def window(self, entry: Entry, most: int = 2) -> list[Entry]:
        """Return the figures that an entry may be worked out from: those of its sentence and of some
        before."""
        found = [each for each in self.of(entry.figured) if each is not entry]
        for earlier in self.before(entry.figured, most):
            found = [*self.of(earlier), *found]
        return found

    def _entries(self, figured: Figured) -> Iterator[Entry]:
        for at, sign in enumerate(figured.text):
            if NUMBER <= sign < _BEYOND:
                kind, number = figured.kind(sign), figured.at(sign)
                if kind == NUMBER and names(figured.text, at, number):
                    kind = OTHER
                behind = _BEHIND.match(figured.text, at + 1)
                words = behind[1].split() if behind else []
                parts = [part for word in words for part in word.split("-")]
                unit = number.money or ("%" if kind == PERCENT else "")
                degrees = DEGREES.match(figured.text, at + 1) if not unit else None
                unit = f"°{degrees['scale']}" if degrees else unit
                noun = ""
                if not unit:
                    unit = self._unit(parts[:2])
                if not unit:
                    # "A six-arch bridge" has six arches.
                    joined = figured.text[at + 1 : at + 2] == "-"
                    noun = self._noun(parts[:1] if joined else parts, joined=joined)
                if (
                    kind == NUMBER
                    and not (noun or unit)
                    and number.value < _MOST_CALLED
                    and CALLED(self.scope.data).search(figured.text[max(0, at - 12) : at])
                ):
                    kind = OTHER
                if (
                    kind == NUMBER
                    and number.words
                    and number.value == 1
                    and (not (noun or unit) or self._pronoun(figured.text[:at]))
                ):
                    # "The old one": no number.
                    kind = OTHER
                lower = tuple(part.lower() for part in parts)
                yield Entry(number, kind, at, figured, _MONEY.get(unit, unit), noun, lower)

    def _pronoun(self, before: str) -> bool:
        """Say whether "one" behind some words stands for a thing: "the new one"."""
        word = before.rstrip().rpartition(" ")[2]
        return word.lower() in _POINTING or (word.isalpha() and self._tagger.likeliest(word) == "JJ")

    def _unit(self, words: Sequence[str]) -> str:
        for count in (2, 1):
            name = " ".join(words[:count]) if len(words) >= count else ""
            unit = self._units.get(name) or self._units.get(name.lower())
            if unit:
                return unit
        return ""

    def _had(self, word: str) -> str:
        """Return what a thing has so many of: "a three-arched bridge" has arches, "four-legged" legs."""
        for had in (word[:-2], word[:-1], word[:-3]):
            if len(had) > 2 and self._tagger.may(had, "NN"):
                return had
        return word

    def _noun(self, words: Sequence[str], *, joined: bool) -> str:
        """Return the head of the nouns behind a number, without its ending."""
        head = ""
        tags = self._tagger.table.tags
        if joined and words and words[0].endswith("ed"):
            words = [self._had(words[0])]
        for word in words:
            tag = tags[self._tagger.kinds(word)[0][0]]
            if not head and word[-1] == "s" and self._tagger.may(word, "NNS"):
                tag = "NNS"
            if tag in _HEADS and word.lower() not in _PRONOUNS:
                head = word.lower()
                if tag == "NNS":
                    break
            elif head or tag not in _OPEN:
                break
        return stem(head)


_MONEY = {
    "£": "pound",
    "€": "euro",
    "$": "dollar",
    "US$": "dollar",
    "A$": "dollar",
    "C$": "dollar",
    "¥": "yen",
}
_ODD = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "mice": "mouse",
    "geese": "goose",
}


def stem(noun: str) -> str:
    """Return a noun without the ending of its plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("shes", "ches", "sses", "xes")):
        return noun[:-2]
    return _ODD.get(noun) or (noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun)
