"""Word classes for the analysis of attribution and claims, read from ``rules/data/attribution.txt`` and
``rules/data/claims.txt``.

A line reads ``class: words``; verbs stand in the base form, irregular past forms after slashes. The files are
read once per process; one word costs one look-up in a dict.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

VERB_CLASSES = ("neutral", "loaded", "evidence", "stance", "mind", "watch", "teaser", "content")
"""The order is that of importance: the first class in which a verb stands is the one that is reported."""

_VOWELS = "aeiou"


class VerbForm(NamedTuple):
    """One form of a verb: ``form`` is ``base``, ``s``, ``past`` (also participle) or ``ing``; ``classes``
    names its classes.
    """

    lemma: str
    form: str
    classes: frozenset[str]


def read_classes(name: str) -> dict[str, list[str]]:
    """Read a word-class file of ``rules/data``: class name to words, in file order. Raises ``OSError`` if it
    is not there.
    """
    from ...base.resources import path

    found: dict[str, list[str]] = {}
    with open(path("rules", "data", name), encoding="utf-8") as file:
        for line in file:
            key, colon, words = line.partition("#")[0].partition(":")
            if colon:
                found.setdefault(key.strip(), []).extend(words.split())
    return found


def inflect(entry: str) -> dict[str, str]:
    """Return the forms of a verb as form to name (``base``, ``s``, ``past``, ``ing``).

    ``entry`` is the base form, with irregular past forms after slashes: ``show/showed/shown``. Spelling
    follows the rules of regular English verbs; a doubled consonant is read off a regular past form
    (``admit/admitted``).
    """
    base, *past = entry.split("/")
    soft = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    stem = base[:-1] if soft else base
    consonant_y = base.endswith("y") and base[-2:-1] not in _VOWELS
    if not past:
        past = [base[:-1] + "ied" if consonant_y else stem + "ed" if not base.endswith("ee") else base + "d"]
    doubled = past[0].startswith(base + base[-1]) and past[0].endswith("ed")
    if consonant_y:
        third = base[:-1] + "ies"
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    forms = {base + base[-1] + "ing" if doubled else stem + "ing": "ing", third: "s"}
    for form in past:
        forms[form] = "past"
    forms.setdefault(base, "base")
    return forms


class Words:
    """The classes of ``attribution.txt``, with verbs inflected."""

    def __init__(self, classes: dict[str, list[str]]) -> None:
        self.classes = {name: frozenset(words) for name, words in classes.items() if name not in VERB_CLASSES}
        self.verbs = _verbs(classes)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]


def _verbs(classes: dict[str, list[str]]) -> dict[str, VerbForm]:
    collected: dict[str, tuple[str, str, set[str]]] = {}
    for name in VERB_CLASSES:
        for entry in classes.get(name, ()):
            for form, kind in inflect(entry).items():
                collected.setdefault(form, (entry.partition("/")[0], kind, set()))[2].add(name)
    return {form: VerbForm(lemma, kind, frozenset(names)) for form, (lemma, kind, names) in collected.items()}


@lru_cache(maxsize=1)
def attribution_words() -> Words:
    """The word classes of ``rules/data/attribution.txt``."""
    return Words(read_classes("attribution.txt"))


CLAIM_VERBS = ("causal", "trend", "intent", "action", "common")
"""The classes of ``claims.txt`` that hold verbs."""


@lru_cache(maxsize=1)
def claim_words() -> dict[str, frozenset[str]]:
    """The classes of each word of ``rules/data/claims.txt``, verbs in all forms."""
    found: dict[str, set[str]] = {}
    for name, words in read_classes("claims.txt").items():
        for entry in words:
            for form in inflect(entry) if name in CLAIM_VERBS else (entry,):
                found.setdefault(form, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """Names of countries and regions, of their people, and their adjectives, in lower case
    (``rules/data/countries.txt``).
    """
    from ...base.resources import path

    with open(path("rules", "data", "countries.txt"), encoding="utf-8") as file:
        return frozenset(word for line in file for word in line.partition("#")[0].split())


@lru_cache(maxsize=1)
def place_words() -> frozenset[str]:
    """Names of cities and regions of one word, in lower case (the ``city`` line of ``rules/data/names.txt``);
    in news they stand for those who govern there.
    """
    from ...base.resources import path

    with open(path("rules", "data", "names.txt"), encoding="utf-8") as file:
        listed = next((line for line in file if line.startswith("city:")), "")
    return frozenset(
        name.lower() for name in listed.partition(":")[2].strip().split("; ") if name and name[0] != "~"
    )
