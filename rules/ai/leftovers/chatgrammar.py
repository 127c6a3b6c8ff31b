"""The grammar of what chat products say to their users, by language: the data files of ``chat-leftovers``.

A file is compiled when the first article in its language is read. Groups that a language does not have are
left out of its file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import Data, ShapeReadings, Shapes, once, worded

GROUPS = ("self", "cutoff", "refusal", "frame", "client", "courtesy")
_FOLDER = "chat-leftovers"
_WORDS = ("speaker", "addressee", "matter", "work", "tonal", "craft", "revised")
_VOWELS = frozenset("aàâeéèêiîoôuùûyh")
_TELLS = (
    r"\b(?@sayings) (?@namely)\b"
    r"|\b(?:(?@speakers)|[A-Z][a-z]+) (?:(?@helpers) )?(?@spoke)\b"
    r"|\b(?@spoke) (?:[a-z]+ )?(?@speakers)\b"
    r"|(?<!you )\b(?@announced)(?: \w+){0,2}[.,]?\Z"
)
_reports: dict[str, Callable[[Data], re.Pattern[str]]] = {}


class Grammar(NamedTuple):
    """A data file, compiled: how blocks are opened, and what sentences say. Groups are those of ``GROUPS``
    with how the words stand behind them: ``.opens``, ``.praise``, ``.screen``, ``.speaks``, ``.leads``,
    ``.aside``. The parts of ``clienttalk`` are groups of sentences, too (``parts.offer`` …); ``words`` are
    its sets. ``needs_work`` says that frames of the language are what people say, too, where they speak of no
    work on a text.
    """

    openings: Shapes
    speech: Shapes
    words: Mapping[str, frozenset[str]]
    needs_work: bool


def languages(data: Data) -> tuple[str, ...]:
    """Return the codes of the languages that have a file, English first."""
    return tuple(data(f"{_FOLDER}/index.txt"))


def grammar_in(data: Data, language: str) -> Grammar:
    """Return the grammar of a language that has a file."""
    return _grammar_of(data(f"{_FOLDER}/{language}.toml"))


def reports(data: Data, language: str) -> re.Pattern[str]:
    """Return what tells that a sentence of a language reports what was said."""
    if language not in _reports:
        _reports[language] = worded(_TELLS, f"{_FOLDER}/{language}.toml")
    return _reports[language](data)


@once
def _grammar_of(data: Mapping[str, Any]) -> Grammar:
    sets = {name: [*elided(words, data.get("elided", ()))] for name, words in data["sets"].items()}
    groups: dict[str, dict[str, Sequence[str]]] = {"blocks": {}, "sentences": {}}
    macros = data.get("macros", {})
    for group in GROUPS:
        for how, lines in data.get(group, {}).items():
            where = "blocks" if how in ("opens", "praise", "screen") else "sentences"
            groups[where][f"{group}.{how}"] = ShapeReadings(lines, macros)
    parts = {f"parts.{part}": ShapeReadings(lines, macros) for part, lines in data["parts"].items()}
    groups["sentences"].update(parts)
    words = {name: frozenset(sets[name]) for name in _WORDS}
    needs_work = bool(data.get("frames_need_work", False))
    return Grammar(Shapes(groups["blocks"], sets), Shapes(groups["sentences"], sets), words, needs_work)


def elided(words: Sequence[str], articles: Sequence[str]) -> Iterator[str]:
    """Yield words of a language, and behind them their forms with an article that has lost its vowel
    (“l'article”).
    """
    for word in words:
        yield word
        if word[0] in _VOWELS:
            yield from (article + word for article in articles)
