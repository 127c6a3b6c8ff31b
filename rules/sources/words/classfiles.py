"""Reads the word-class files of ``rules/data``: ``attribution.txt`` and ``claims.txt``.

A line reads ``class: words``; a class may stand on several lines. Verbs stand in the base form, irregular
past forms after slashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

VERB_CLASSES = ("neutral", "loaded", "evidence", "stance", "mind", "watch", "teaser", "content")
"""The order is that of importance: the first class in which a verb stands is the one that is reported."""

SPEECH = frozenset({"neutral", "loaded", "evidence", "stance", "mind", "watch"})
"""The classes of verbs that people do: saying, showing, thinking."""

_VOWELS = "aeiou"


class VerbForm(NamedTuple):
    """One form of a verb: ``form`` is ``base``, ``s``, ``past`` (also participle) or ``ing``; ``classes``
    names its classes.
    """

    lemma: str
    form: str
    classes: frozenset[str]


def read_classes(lines: Iterable[str]) -> dict[str, list[str]]:
    """Return class name to words, in file order. Lines without a colon are passed over."""
    found: dict[str, list[str]] = {}
    for line in lines:
        key, colon, words = line.partition(":")
        if colon:
            found.setdefault(key.strip(), []).extend(words.split())
    return found


def either(words: Iterable[str]) -> str:
    """Return words as the alternatives of an expression; an underscore is a space."""
    return "|".join(sorted(words, reverse=True)).replace("_", " ")


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


def verb_forms(classes: Mapping[str, Iterable[str]]) -> dict[str, VerbForm]:
    """Return every form of the verbs of ``VERB_CLASSES`` with all its classes."""
    collected: dict[str, tuple[str, str, set[str]]] = {}
    for name in VERB_CLASSES:
        for entry in classes.get(name, ()):
            for form, kind in inflect(entry).items():
                collected.setdefault(form, (entry.partition("/")[0], kind, set()))[2].add(name)
    return {form: VerbForm(lemma, kind, frozenset(names)) for form, (lemma, kind, names) in collected.items()}


def city_names(lines: Iterable[str]) -> frozenset[str]:
    """Return the cities and regions of ``names.txt`` in lower case; in news they stand for those who govern
    there.
    """
    listed = next((line for line in lines if line.startswith("city:")), "")
    names = listed.partition(":")[2].strip().split("; ")
    return frozenset(name.lower() for name in names if name and name[0] != "~")
