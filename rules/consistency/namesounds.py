"""Which spellings of names sound alike, and what two spellings share."""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from copydesk.api import regex

_LETTERS = str.maketrans(
    {
        "w": "v",
        "f": "v",
        "y": "i",
        "j": "i",
        "c": "k",
        "q": "k",
        "z": "s",
        "ø": "o",
        "æ": "a",
        "ł": "l",
        "đ": "d",
        "ß": "s",
    }
)
_AS_SAID = regex(
    r"c(?=[eiy])|quay|eigh|igh(?=[tl]|\Z)|(?<=[a-z])ei(?=[rd])|(?<=[a-z])ea(?=[dlr])|\Awh(?=[aei])|\A[kg]n|\Awr"
)
_SAYS = {
    "c": "s",
    "quay": "key",
    "eigh": "ai",
    "igh": "i",
    "ei": "ee",
    "ea": "ee",
    "wh": "w",
    "kn": "n",
    "gn": "n",
    "wr": "r",
}
_DOUBLED = regex(r"(?P<letter>[a-z])(?P=letter)")
_MARKS = regex(r"[\u0300-\u036f]+")
_VOWELS = frozenset("aeiou")
_LEAST = 4


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """Return a lower-case word with one letter for the letters of each of its sounds ("moravek" for
    "moravec", "pavel" for "pawel", "ania" for "anja" and "anya", "vikstrom" for "wickström", "hendri" for
    "hendry" and "hendrie", "brit" for "bright" and "brite", "prins" for "prince" and "prinz").
    """
    if not word.isascii():
        word = _MARKS.sub("", normalize("NFD", word))
    if word.startswith("mac") and len(word) > _LEAST + 1:
        word = f"mc{word[3:]}"
    word = _AS_SAID.sub(_said, word)
    word = word.replace("ph", "f").replace("th", "t").replace("ch", "k").replace("ck", "k")
    sound = _DOUBLED.sub(r"\g<letter>", word.translate(_LETTERS))
    return sound[:-1] if len(sound) > _LEAST and sound[-1] == "e" else sound


def _said(match: re.Match[str]) -> str:
    return _SAYS[match.group()]


def undoubled(word: str) -> str:
    """Return a word with one letter for two of the same."""
    return _DOUBLED.sub(r"\g<letter>", word)


def one_vowel_apart(one: str, two: str) -> bool:
    """Say whether two words are the same but for one vowel ("haugen", "haugan")."""
    if len(one) != len(two):
        return False
    differ = [at for at in range(len(one)) if one[at] != two[at]]
    return len(differ) == 1 and differ[0] > 0 and {one[differ[0]], two[differ[0]]} <= _VOWELS


def left_out(word: str) -> Iterator[str]:
    """Yield what two words of which one is the other with one letter changed, exchanged with its neighbour,
    added or left out share: the word, and what it is without one of its letters.
    """
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
