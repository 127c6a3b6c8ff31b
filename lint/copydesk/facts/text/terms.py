"""Content words: the words of a text without its function words, reduced to a stem, with their places.

Rules that compare passages (repetition, structure, consistency) count these. ``stem`` is a light stemmer of
this project: it takes off inflection and the commonest derivational endings, so that "cooperate",
"cooperation" and "cooperative" meet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex

if TYPE_CHECKING:
    from ...document.model import Document

# Names in capitals that are function words in small letters.
_NAMES = frozenset({"US", "IT", "WHO"})

_PART = regex(r"[^\W_]+(?:['’][^\W_]+)?")
# Derivational endings as they stand after inflection and a final e or y are gone; each leaves four letters
# at least.
_SUFFIXES = (
    "fulness", "iveness", "ization", "isation", "ational", "abilit", "ibilit", "ation", "ement", "ativ",
    "ator", "ment", "ness", "ship", "ical", "abil", "izat", "ivit", "ous", "ful", "ial", "ion", "abl", "ibl",
    "at", "iv", "ic", "al", "it", "iz", "is", "er", "or",
)  # fmt: skip


class Term(NamedTuple):
    """A content word: its stem, its prose range and the word as written."""

    stem: str
    start: int
    end: int
    text: str


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Reduce a word to a stem for comparison; capitals and possessive endings do not count."""
    text = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    if len(text) <= 3 or not text.isalpha():
        return text
    text = _uninflected(text)
    for _ in range(2):
        for suffix in _SUFFIXES:
            if text.endswith(suffix) and len(text) - len(suffix) >= (5 if suffix == "ion" else 4):
                text = text[: -len(suffix)]
                break
    return text.rstrip("iy") if len(text) > 4 else text


def _uninflected(text: str) -> str:
    """Take off plural, past, participle and adverb endings, and a final e or y."""
    if text.endswith("ies") and len(text) > 4:
        text = text[:-3]
    elif text.endswith(("sses", "xes", "ches", "shes", "zes", "ses", "sis")) and len(text) > 4:
        text = text[:-2]
    elif text.endswith("s") and not text.endswith(("ss", "us", "is")):
        text = text[:-1]
    if text.endswith("ally") and len(text) > 7:
        text = text[:-4]
    elif text.endswith("ly") and len(text) > 5:
        text = text[:-2]
    for suffix in ("ing", "ed"):
        left = text[: -len(suffix)]
        if text.endswith(suffix) and len(left) >= 3 and any(vowel in left for vowel in "aeiouy"):
            text = left
            if len(text) > 3 and text[-1] == text[-2] and text[-1] not in "lsz":
                text = text[:-1]
            break
    return text[:-1] if len(text) > 3 and text[-1] in "ey" else text


@lru_cache(maxsize=4)
def stop_words(lines: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a list that are no content words (``stopwords.txt``)."""
    return frozenset(word for line in lines for word in line.split())


def terms_of(text: str, stop: frozenset[str]) -> list[Term]:
    """List the words of a text that are not among the stop words. Parts of a hyphenated word are words."""
    found = []
    for match in _PART.finditer(text):
        word = match.group()
        lowered = word.casefold().replace("’", "'")
        if lowered in stop and word not in _NAMES:
            continue
        if len(word) == 1 and not word.isdigit():
            continue
        found.append(Term(stem(word), match.start(), match.end(), word))
    return found


class Terms:
    """The content words of a document, by place; ``stop`` are the words that are none."""

    def __init__(self, doc: Document, stop: frozenset[str]) -> None:
        self.doc, self._stop = doc, stop

    @cached_property
    def all(self) -> Sequence[Term]:
        """All content words of the prose, in reading order."""
        return terms_of(self.doc.prose.text, self._stop)

    @cached_property
    def _starts(self) -> list[int]:
        return [term.start for term in self.all]

    def within(self, start: int, end: int) -> Sequence[Term]:
        """Return the content words that start inside a prose range."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def stems(self, start: int, end: int) -> frozenset[str]:
        """Return the different stems of a prose range."""
        return frozenset(term.stem for term in self.within(start, end))

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of what the article is about: those in a quarter of its blocks of text or more.

        They stand in any two passages of the article and so say nothing about their likeness. Short articles
        have none.
        """
        kinds = ("paragraph", "list-item")
        blocks = [b for b in self.doc.prose_blocks if b.kind in kinds and b.end - b.start > 60]
        if len(blocks) < 6:
            return frozenset()
        counts: Counter[str] = Counter()
        for block in blocks:
            counts.update(self.stems(block.start, block.end))
        return frozenset(name for name, count in counts.items() if count * 4 >= len(blocks) and count >= 4)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each stem stands in the document."""
        return Counter(term.stem for term in self.all)

    def of(self, text: str) -> list[Term]:
        """List the content words of any text; places count from its start."""
        return terms_of(text, self._stop)

    @staticmethod
    def overlap(one: Iterable[str], other: Iterable[str]) -> float:
        """Return the share of the smaller set of stems that the other set has too.

        This is the overlap coefficient of Szymkiewicz and Simpson.
        """
        first, second = frozenset(one), frozenset(other)
        smaller = min(len(first), len(second))
        return len(first & second) / smaller if smaller else 0.0

    @staticmethod
    def likeness(one: Iterable[str], other: Iterable[str]) -> float:
        """Return the Jaccard index of two sets of stems: what they share, over all that either has."""
        first, second = frozenset(one), frozenset(other)
        union = len(first | second)
        return len(first & second) / union if union else 0.0
