"""The ledger of an article: each figure of a passage with what it counts, in which unit, and what stands
beside it. The checks of this folder ask it for the figures that may go together.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from copydesk.api import Scope, Sentence, Tagger, regex

from .figured import Quantities
from .reading import NUMBER, OTHER, PERCENT, Figured, Quantity

_BEHIND = regex(r"[ -]?([A-Za-z][\w'’]{0,24}(?:[ -][A-Za-z][\w'’]{0,24}){0,4})")
_PARTED = regex(r"[ -]")
_OPEN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "N$", "RB", "NN", "NNP", "FW", "CD"})
_HEADS = frozenset({"NN", "NNS", "FW"})
_MOST_SENTENCES = 3
_YEARS = range(1500, 2101)
_BEYOND = chr(ord(OTHER) + 0x400)
# One kind of a counted thing is no other one.
_PRONOUNS = frozenset({"ones", "others", "more", "less", "fewer", "of", "years", "year"})


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


class Ledger:
    """The figures of an article by sentence, read when they are asked for."""

    def __init__(self, scope: Scope) -> None:
        """Read the sentences of a scope."""
        self.scope = scope
        self._quantities: Quantities = scope.facts.quantities
        self._tagger: Tagger = scope.facts.tagger
        units: dict[str, Sequence[str]] = scope.data("quantities.toml")["same_units"]
        self._units = {word: unit for unit, words in units.items() for word in words}
        self._known: dict[int, tuple[Entry, ...]] = {}

    @cached_property
    def numbered(self) -> list[Sentence]:
        """The sentences with a figure, in reading order."""
        return list(self.scope.sentences_of(self.scope.facts.number_words))

    def sentences(self, words: Iterable[int]) -> list[Sentence]:
        """Return the sentences of some words, which come in reading order by their numbers."""
        return list(self.scope.sentences_of(words))

    def saying(self, *words: str) -> Iterator[Figured]:
        """Yield the sentences with a figure that hold one of some words."""
        for sentence in self.numbered:
            if any(map(sentence.text.__contains__, words)):
                figured = self._quantities.of(sentence)
                if figured is not None and figured.quantities:
                    yield figured

    def with_words(self, words: Set[str]) -> Iterator[Figured]:
        """Yield the sentences with a figure that hold one of some words in small letters."""
        starts = {sentence.start for sentence in self.numbered}
        for sentence in self.scope.sentences_of(self.scope.facts.word_table.where(words)) if starts else ():
            figured = self._quantities.of(sentence) if sentence.start in starts else None
            if figured is not None and figured.quantities:
                yield figured

    def read(self, sentence: Sentence) -> Figured | None:
        """Return a sentence with its quantities; None where it has very many."""
        return self._quantities.of(sentence)

    def of(self, figured: Figured) -> tuple[Entry, ...]:
        """Return the figures of a sentence."""
        start = figured.offsets[0]
        if start not in self._known:
            self._known[start] = tuple(self._entries(figured))
        return self._known[start]

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

    def window(self, entry: Entry, most: int = 2) -> list[Entry]:
        """Return the figures that an entry may be worked out from: those of its sentence and of some "
        "before."""
        found = [each for each in self.of(entry.figured) if each is not entry]
        for earlier in self.before(entry.figured, most):
            found = [*self.of(earlier), *found]
        return found

    def _entries(self, figured: Figured) -> Iterator[Entry]:
        for at, sign in enumerate(figured.text):
            if NUMBER <= sign < _BEYOND:
                kind, number = figured.kind(sign), figured.at(sign)
                if kind == NUMBER and _names(figured.text, at, number):
                    kind = OTHER
                behind = _BEHIND.match(figured.text, at + 1)
                words = behind[1].split() if behind else []
                parts = [part for word in words for part in word.split("-")]
                unit = number.money or ("%" if kind == PERCENT else "")
                noun = ""
                if not unit:
                    unit = self._unit(parts[:2])
                if not unit:
                    noun = self._noun(parts)
                lower = tuple(part.lower() for part in parts)
                yield Entry(number, kind, at, figured, _MONEY.get(unit, unit), noun, lower)

    def _unit(self, words: Sequence[str]) -> str:
        for count in (2, 1):
            unit = self._units.get(" ".join(words[:count]).lower()) if len(words) >= count else None
            if unit:
                return unit
        return ""

    def _noun(self, words: Sequence[str]) -> str:
        """Return the head of the nouns behind a number, without its ending."""
        head = ""
        tags = self._tagger.table.tags
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


NAMED = regex(r"(?:\b(?:pp?|[Nn]o|[Vv]ol|[Cc]hap|[Ff]ig|[Ss]ect?|[Cc]h|art|[Aa]rt)\.|§|\[) ?\Z")
DECADE = regex(r"['’]?s\b")


def _names(text: str, at: int, number: Quantity) -> bool:
    """Say whether a figure is a page, the number of something, or a decade, and counts nothing."""
    if number.value in _YEARS and DECADE.match(text, at + 1):
        return True
    return NAMED.search(text[max(0, at - 8) : at]) is not None


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
