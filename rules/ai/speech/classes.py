"""The classes of words of which speech acts are made, by language: the data files of ``speech-acts``.

A file is compiled when the first article in its language is read. The classes (cues) have the same names in
every language, so that the weights serve all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from copydesk.api import Data, Shapes, once

from ..leftovers.chatgrammar import elided
from .look import Look, look_of

ACTS = ("leftover", "prompt", "gap", "notice")
_FOLDER = "speech-acts"


class Classes(NamedTuple):
    """A data file, compiled: the classes of each act are the groups of its shapes; ``look`` tells which
    sentences are worth a look, None says that all are.
    """

    shapes: Mapping[str, Shapes]
    look: Look | None
    speakers: frozenset[str]
    addressees: frozenset[str]


def languages(data: Data) -> tuple[str, ...]:
    """Return the codes of the languages that have a file, English first."""
    return tuple(data(f"{_FOLDER}/index.txt"))


def classes_in(data: Data, language: str) -> Classes:
    """Return the classes of a language that has a file."""
    return _classes(data(f"{_FOLDER}/{language}.toml"))


@once
def _classes(data: Mapping[str, Any]) -> Classes:
    sets = {name: [*elided(words, data.get("elided", ()))] for name, words in data["sets"].items()}
    shapes = {act: Shapes(data[act], sets) for act in ACTS}
    persons = data["persons"]
    return Classes(shapes, look_of(data), frozenset(persons["speaker"]), frozenset(persons["addressee"]))
