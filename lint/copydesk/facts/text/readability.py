"""Readability by textstat, limited to measures that need nothing but the text.

textstat's measures that count syllables call ``nltk.download("cmudict")``: a network request while linting.
This adapter offers only those that count letters, words and sentences. nltk itself, which is most of the time
that textstat takes to load, is not loaded: an empty module stands in its place, so that nothing can be
downloaded even by a measure of a later version. Other modules that only other measures need stay out in the
same way. Nothing here runs unless a rule or a report asks for it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.regexes import regex
from ...language.scan import special_characters

if TYPE_CHECKING:
    from ..facts import Facts

MEASURES = {
    "automated_readability_index": "Automated Readability Index (Senter and Smith 1967), school grade",
    "coleman_liau_index": "Coleman–Liau Index (1975), school grade",
    "lix": "LIX (Björnsson 1968): words a sentence plus share of words over six letters",
    "rix": "RIX (Anderson 1983): words over six letters a sentence",
}
"""The measures that need no download, with their source and unit."""

ANY_LANGUAGE = ("lix", "rix")
"""Those whose values mean something in other languages than English."""

LEAST_WORDS = 100

_WORD = regex(r"\w\S*+")

_MOST = 200_000
"""So much running text is measured at most: textstat keeps the words of what it has seen."""


class Readability(NamedTuple):
    """A value with what it takes to compare it: measure, who computed it, its version. ``value`` has one
    decimal.
    """

    measure: str
    implementation: str
    version: str
    value: float


class _NoDownloadError(RuntimeError):
    pass


class _Later(ModuleType):
    """Stands in textstat where a module would, and loads it when somebody asks for a part of it: not us."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


class _Nltk(_Later):
    """Stands in for nltk, which may download things."""

    refusing = False

    def __getattr__(self, name: str) -> Any:
        if _Nltk.refusing and not name.startswith("__"):
            raise _NoDownloadError(f"a readability measure wanted nltk.{name}, which may download a corpus")
        return super().__getattr__(name)


class _Pyphen(_Later):
    """Stands in for pyphen, of which textstat takes the class while it is imported."""

    def Pyphen(self, *arguments: Any, **named: Any) -> Any:
        """Make what the class makes."""
        return import_module("pyphen").Pyphen(*arguments, **named)


_DEAR = (_Nltk("nltk"), _Pyphen("pyphen"), _Later("importlib.resources"))
"""What textstat imports and our measures do not need: most of the time that it takes to load."""


@contextmanager
def _without_the_dear() -> Iterator[None]:
    """Let imports of what is dear come to nothing, unless this process has loaded it before."""
    absent = {one.__name__: one for one in _DEAR if one.__name__ not in sys.modules}
    sys.modules.update(absent)
    try:
        yield
    finally:
        for name, one in absent.items():
            if sys.modules.get(name) is one:
                del sys.modules[name]


@cache
def _library() -> Any:
    """Return textstat, or None where it is missing."""
    try:
        with _without_the_dear():
            import textstat
    except ImportError:
        return None
    _count_fast()
    return textstat


def _count_fast() -> None:
    """Let textstat count words, letters and signs in one step each.

    It goes through a text by substitutions of single signs, again for each count, and asks of each sentence
    whether it has more than two words through three caches, and thereby drives what it knows of the whole
    text out of them. What it counts stays.
    """
    for place, functions in _FAST.items():
        try:
            module: Any = import_module(f"textstat.backend.{place}")
        except ImportError:  # a version that is built in another way
            continue
        for name, function in functions.items():
            if hasattr(module, name):
                setattr(module, name, function)


def count_words(text: str) -> int:
    """Count words as textstat does, which takes punctuation away and splits: what holds a letter or digit."""
    return len(_WORD.findall(text))


class _Counts(NamedTuple):
    """What is counted in a whole text: words, letters and digits, signs that are no white space, and how many
    words there are of each length; for these punctuation is taken away.
    """

    words: int
    letters: int
    signs: int
    lengths: Mapping[int, int]


@lru_cache(maxsize=1)
def _counts(text: str) -> _Counts:
    lengths = Counter(map(len, _without_punctuation(text).split()))
    letters = sum(length * times for length, times in lengths.items())
    return _Counts(sum(lengths.values()), letters, sum(map(len, text.split())), lengths)


def words_in_all(text: str) -> int:
    """Count the words of a whole text, as ``count_words``."""
    return _counts(text).words


def count_letters(text: str) -> int:
    """Count letters and digits as textstat does, which takes white space and punctuation away."""
    return _counts(text).letters


def count_chars(text: str, ignore_spaces: bool) -> int:
    """Count signs as textstat does, which takes white space away."""
    return _counts(text).signs if ignore_spaces else len(text)


def count_long_words(text: str, threshold: int = 6) -> int:
    """Count words of more letters, as textstat does, which takes punctuation away and splits."""
    return sum(times for length, times in _counts(text).lengths.items() if length > threshold)


def _without_punctuation(text: str) -> str:
    """Return what is left of a text without signs that are neither word nor white space."""
    text = text.encode("utf-8", "surrogatepass").translate(None, _MARKS).decode("utf-8", "surrogatepass")
    for sign in special_characters(text):
        if not (sign.isalnum() or sign == "_" or sign.isspace()):
            text = text.replace(sign, "")
    return text


_MARKS = bytes(
    code for code in range(128) if not (chr(code).isalnum() or chr(code) == "_" or chr(code).isspace())
)
_FAST: Mapping[str, Mapping[str, Callable[..., int]]] = {
    "counts._count_sentences": {"count_words": count_words},
    "metrics._chars_per_word": {"count_chars": count_chars},
    "metrics._letters_per_word": {"count_letters": count_letters, "count_words": words_in_all},
    "metrics._lix": {"count_long_words": count_long_words, "count_words": words_in_all},
    "metrics._rix": {"count_long_words": count_long_words},
    "metrics._sentences_per_word": {"count_words": words_in_all},
    "metrics._words_per_sentence": {"count_words": words_in_all},
}
"""The functions that modules of textstat have from us, by name."""


@contextmanager
def _no_download() -> Iterator[None]:
    """Refuse what nltk would download while a measure runs, whoever loaded it."""

    def refuse(*_: Any, **__: Any) -> None:
        raise _NoDownloadError("a readability measure wanted to download a corpus")

    nltk: Any = sys.modules.get("nltk")
    original = nltk.download if nltk is not None else None
    _Nltk.refusing = True
    try:
        if nltk is not None:
            nltk.download = refuse
        yield
    finally:
        _Nltk.refusing = False
        if nltk is not None:
            nltk.download = original


def prose_of(facts: Facts) -> str:
    """Return the running text: whole sentences of paragraphs and list items, one a line."""
    doc = facts.doc
    sentences = (
        sentence.text
        for block in doc.prose_blocks
        if block.kind in ("paragraph", "list-item") and not block.quote
        for sentence in facts.sentences_of(block)
        if sentence.text[-1:] in '.!?”"’' and " " in sentence.text
    )
    kept, size = [], 0
    for text in sentences:
        size += len(text) + 1
        if size > _MOST:
            break
        kept.append(text)
    return "\n".join(kept)


def measure(facts: Facts, names: tuple[str, ...] = tuple(MEASURES)) -> tuple[Readability, ...]:
    """Compute measures of a document; empty for text under 100 words, and where textstat is missing or fails.

    Raises ``ValueError`` for a measure that is not in ``MEASURES``.
    """
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        raise ValueError(f"unknown readability measure {unknown[0]!r}; known: {', '.join(MEASURES)}")
    return _measured(prose_of(facts), names)


def _enough(text: str) -> bool:
    return text.count(" ") + 1 >= LEAST_WORDS


def _measured(text: str, names: tuple[str, ...]) -> tuple[Readability, ...]:
    library = _library() if _enough(text) else None
    if library is None:
        return ()
    version = getattr(library, "__version__", ())
    stamp = ".".join(str(part) for part in version) if isinstance(version, tuple) else str(version)
    found = []
    for name in names:
        try:
            with _no_download():
                value = float(getattr(library, name)(text))
        except (_NoDownloadError, LookupError, AttributeError, ImportError, ZeroDivisionError):
            continue
        found.append(Readability(name, "textstat", stamp, round(value, 1)))
    return tuple(found)


def report(facts: Facts) -> dict[str, Any]:
    """Return what a report states of a document: who measured, with which version, and the value of each
    measure that means something in its language; or ``because``, why there is none.
    """
    text = prose_of(facts)
    found = _measured(text, tuple(MEASURES) if facts.language in ("", "en") else ANY_LANGUAGE)
    if not found:
        few = f"fewer than {LEAST_WORDS} words in sentences"
        return {"because": "textstat is missing" if _enough(text) else few}
    values = {one.measure: one.value for one in found}
    return {"implementation": found[0].implementation, "version": found[0].version, **values}
