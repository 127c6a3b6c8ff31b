"""Content words: the words of a text without its function words, reduced to a stem, with their places.

Rules that compare passages (repetition, structure, consistency) count these. ``Stems`` is a light stemmer of
this project: it takes off inflection and the commonest derivational endings, so that "cooperate",
"cooperation" and "cooperative" meet. Function words and endings are data.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from functools import lru_cache
from itertools import chain, compress
from typing import TYPE_CHECKING, NamedTuple, cast

from ...base.cached import cached_property
from ...base.regexes import regex
from ...document.blockcolumns import picked
from ...language.wordcolumns import TextColumn, column_of
from ...language.words import TextWords, numbers

if TYPE_CHECKING:
    from ...document.document import Document
    from ..knowledge import Data

# Names in capitals that are function words in small letters.
_NAMES = frozenset({"US", "IT", "WHO"})

_PART = regex(r"[^\W_]++(?:['’][^\W_]++)?")
_LEFT = 4
_VOWELS = frozenset("aeiouy")
_MOST = 200_000


class Term(NamedTuple):
    """A content word: its stem, its prose range and the word as written."""

    stem: str
    start: int
    end: int
    text: str


class Stems(dict[str, str]):
    """Words as written → their stems, "" for words that are no content words. Worked out when first asked.

    ``stop`` are the words that are none, ``endings`` the derivational endings with the number of letters that
    each leaves at least.
    """

    def __init__(self, stop: frozenset[str], endings: dict[str, int]) -> None:
        super().__init__()
        self._stop, self._endings = stop, endings
        self._sizes = sorted({len(ending) for ending in endings}, reverse=True)
        self._every = tuple(endings)

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        folded = word.casefold().replace("’", "'")
        stopped = folded in self._stop and word not in _NAMES
        name = "" if stopped or (len(word) == 1 and not word.isdigit()) else self._stem(folded)
        self[word] = name
        return name

    def stem(self, word: str) -> str:
        """Reduce a word to a stem for comparison; capitals and possessive endings do not count. Apostrophes
        aside, a stem is the beginning of its word in small letters.
        """
        return self._stem(word.casefold().replace("’", "'"))

    def _stem(self, text: str) -> str:
        if "'" in text:
            text = text.removesuffix("'s").replace("'", "")
        if len(text) <= 3 or not text.isalpha():
            return text
        text = _uninflected(text)
        for _ in range(2):
            if not text.endswith(self._every):
                break
            for size in self._sizes:
                if len(text) - size >= self._endings.get(text[-size:], len(text)):
                    text = text[:-size]
                    break
        return text.rstrip("iy") if len(text) > 4 else text


@lru_cache(maxsize=4)
def _stems(stop: tuple[str, ...], endings: tuple[str, ...]) -> Stems:
    every = [ending.partition(":") for line in endings for ending in line.split()]
    return Stems(
        frozenset(word for line in stop for word in line.split()),
        {ending: int(least or _LEFT) for ending, _, least in every},
    )


def stems(data: Data) -> Stems:
    """Return the stems of a run, by its lists of function words and endings; shared by its documents."""
    return _stems(data("stopwords.txt"), data("stem-endings.txt"))


def _uninflected(text: str) -> str:
    """Take off plural, past, participle and adverb endings, and a final e or y."""
    if text[-1] == "s":
        if text.endswith("ies") and len(text) > 4:
            text = text[:-3]
        elif text.endswith(("sses", "xes", "ches", "shes", "zes", "ses", "sis")) and len(text) > 4:
            text = text[:-2]
        elif not text.endswith(("ss", "us", "is")):
            text = text[:-1]
    if text.endswith("ly"):
        if text.endswith("ally") and len(text) > 7:
            text = text[:-4]
        elif len(text) > 5:
            text = text[:-2]
    if text.endswith(("ing", "ed")):
        left = text[: -3 if text[-1] == "g" else -2]
        if len(left) >= 3 and not _VOWELS.isdisjoint(left):
            text = left
            if len(text) > 3 and text[-1] == text[-2] and text[-1] not in "lsz":
                text = text[:-1]
    return text[:-1] if len(text) > 3 and text[-1] in "ey" else text


class Terms:
    """The content words of a document, by place: parts of a hyphenated word are words.

    ``names`` are their stems and ``starts`` where they start in the prose.
    """

    def __init__(self, doc: Document, known: Stems, words: TextWords | None = None) -> None:
        """``words`` are the words of the prose, where they have been cut already."""
        self.doc, self._known = doc, known
        self.stem_of: Callable[[str], str] = known.__getitem__
        """Returns the stem of a word, "" for one that is no content word; needs no document."""
        self.names, self.starts = _cut(words or TextWords(doc.prose.text), known)

    def __len__(self) -> int:
        return len(self.names)

    def _range(self, start: int, end: int) -> slice:
        return slice(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def within(self, start: int, end: int) -> Sequence[Term]:
        """Return the content words that start inside a prose range."""
        part = self._range(start, end)
        return _terms(self.doc.prose.text, self.names[part], self.starts[part])

    def stems_in(self, start: int, end: int) -> Sequence[str]:
        """Return the stems of a prose range, in reading order."""
        return self.names[self._range(start, end)]

    def stems(self, start: int, end: int) -> frozenset[str]:
        """Return the different stems of a prose range."""
        return frozenset(self.names[self._range(start, end)])

    def count(self, start: int, end: int) -> int:
        """Return how many content words start inside a prose range."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def begins(self, form: str) -> bool:
        """Say whether the first part of a word of the text is a content word."""
        part = None if form.isalnum() else _PART.match(form)
        return bool(self._known[form if part is None else part.group()])

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of what the article is about: those in a quarter of its blocks of text or more.

        They stand in any two passages of the article and so say nothing about their likeness. Short articles
        have none.
        """
        kinds = ("paragraph", "list-item")
        blocks = picked(self.doc.prose_blocks, lambda b: b.kind in kinds and b.end - b.start > 60)
        if len(blocks) < 6:
            return frozenset()
        often = {name for name, count in self.counts.items() if count * 4 >= len(blocks) and count >= 4}
        held = (often.intersection(self.stems_in(block.start, block.end)) for block in blocks if often)
        counts = Counter(chain.from_iterable(held))
        return frozenset(name for name, count in counts.items() if count * 4 >= len(blocks) and count >= 4)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each stem stands in the document."""
        return Counter(self.names)

    def of(self, text: str) -> list[Term]:
        """List the content words of any text; places count from its start."""
        return _terms(text, *_cut(TextWords(text), self._known))

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


_Parts = Mapping[str, Sequence[tuple[int, str]]]


def _parts(joined: Iterable[str], known: Stems) -> _Parts:
    """Return where the content words among the parts of words with a hyphen begin, and their stems."""
    return {
        form: [(part.start(), name) for part in _PART.finditer(form) if (name := known[part.group()])]
        for form in joined
    }


def _cut_long(
    words: TextWords, made: Mapping[str, str], parts: _Parts
) -> tuple[Sequence[str], Sequence[int]]:
    """Cut the words of a long text into columns, without a list of them all."""
    places = array("I")

    def stems() -> Iterator[str]:
        for form, start in zip(words.forms, words.starts, strict=True):
            name = made[form]
            if name:
                places.append(start)
                yield name
            elif form in parts:
                for at, part in parts[form]:
                    places.append(start + at)
                    yield part

    return column_of(stems()), places


def _cut(words: TextWords, known: Stems) -> tuple[Sequence[str], Sequence[int]]:
    """Return stems and places of the content words among words; those with a hyphen are cut."""
    distinct = words.distinct
    joined = {form for form in distinct if not form.isalnum() and _PART.fullmatch(form) is None}
    # Each different word is looked up once, and its places in the few of this text.
    made = dict(zip(distinct, map(known.__getitem__, distinct), strict=True))
    made.update(dict.fromkeys(joined, ""))
    if isinstance(words.forms, TextColumn):
        return _cut_long(words, made, _parts(joined, known))
    names: list[str] = list(map(made.__getitem__, words.forms))
    size = len(names)
    if not joined:
        return list(filter(None, names)), numbers(compress(words.starts, names), size)
    parts = _parts(joined, known)
    stems: list[str] = []
    places = cast("MutableSequence[int]", numbers((), size))
    done = 0
    for at in [at for at, form in enumerate(words.forms) if form in joined]:
        run = names[done:at]
        stems += filter(None, run)
        places.extend(compress(words.starts[done:at], run))
        for start, name in parts[words.forms[at]]:
            stems.append(name)
            places.append(words.starts[at] + start)
        done = at + 1
    run = names[done:]
    stems += filter(None, run)
    places.extend(compress(words.starts[done:], run))
    return stems, places


def _terms(text: str, names: Sequence[str], starts: Sequence[int]) -> list[Term]:
    """Return content words of a text; what begins at a place is the longest word there."""
    forms: list[str] = [match.group() for start in starts if (match := _PART.match(text, start)) is not None]
    ends = [start + len(form) for start, form in zip(starts, forms, strict=True)]
    return list(map(Term, names, starts, ends, forms))
