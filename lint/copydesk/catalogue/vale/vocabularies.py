"""The vocabularies of Vale: words that are right in a project, and words that are not to be used."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .alternation import flags_of
from .judged import EDGES, Ready, Refused, ready
from .stylefiles import read_inside

MOST_BYTES = 4_000_000
_FIRST = 100_000  # the number of the first term, above those of the exceptions of rules
_PLACES = (("config", "vocabularies"), ("Vocab",))


class Vocabulary(NamedTuple):
    """The terms of some vocabularies, made ready; ``notes`` name those that cannot be used."""

    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    terms: tuple[Ready, ...] = ()
    notes: tuple[str, ...] = ()


def names_in(path: str) -> list[str]:
    """Return the names of the vocabularies below a folder of styles."""
    return sorted(
        {
            name
            for place in _PLACES
            if os.path.isdir(folder := os.path.join(path, *place))
            for name in os.listdir(folder)
            if os.path.isdir(os.path.join(folder, name))
        }
    )


def read_vocabularies(path: str, names: Sequence[str]) -> Vocabulary:
    """Read some vocabularies below a folder of styles."""
    accepted: dict[str, None] = {}
    rejected: dict[str, None] = {}
    terms: list[Ready] = []
    notes: list[str] = []
    for name in names:
        folders = [folder for place in _PLACES if os.path.isdir(folder := os.path.join(path, *place, name))]
        if not folders:
            notes.append(f"{path}: no vocabulary “{name}” in config/vocabularies or Vocab")
        for folder in folders:
            for file, target in (("accept.txt", accepted), ("reject.txt", rejected)):
                for line, term in _terms(path, os.path.join(folder, file), notes):
                    try:
                        made = ready(term, flags_of(True), _FIRST + len(terms), EDGES)
                        if made[2]:
                            raise Refused(f"the expression “{term}” {made[2]}")
                    except Refused as error:
                        notes.append(f"{os.path.join(folder, file)}:{line}: {error}; the term is left out")
                        continue
                    if target is accepted and term not in accepted:
                        terms.append(made)
                    target[term] = None
    return Vocabulary(tuple(accepted), tuple(rejected), tuple(terms), tuple(notes))


def _terms(path: str, file: str, notes: list[str]) -> Iterator[tuple[int, str]]:
    if not os.path.exists(file):
        return
    try:
        data = read_inside(path, file, MOST_BYTES)
    except OSError as error:
        notes.append(str(error))
        return
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        term = line.strip()
        if term and not term.startswith("#"):
            yield number, term
