"""The pieces of ``fixtures/shapes`` in their articles: how many are told stays so, and clean ones stay clean."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

BENCH = runpy.run_path(str(Path(__file__).parents[1] / "bench" / "shapes.py"))
LEAST = {
    "flattened-tables": 27,
    "swallowed-text": 23,
    "markup-styles": 23,
    "orphan-sections": 18,
    "residues": 41,
    "odd-characters": 27,
    "heading-echoes": 20,
    "missing-spaces": 25,
}
"""So many faulty pieces of a file are told at least."""


@pytest.mark.parametrize("name", sorted(LEAST))
def test_pieces_are_told(name: str) -> None:
    hosts, prefixes = BENCH["hosts"](), BENCH["RULES"][name]
    rules = BENCH["rules_for"](prefixes)
    told = {True: 0, False: 0}
    for piece in BENCH["pieces"](name):
        found = BENCH["touching"](piece, hosts[piece.number % len(hosts)], rules, prefixes)
        told[piece.faulty] += bool(found)
    assert told[True] >= LEAST[name]
    assert told[False] == 0
