"""Single pieces of furniture on small pages, and pieces of content that look like them (``bench/furniture.py``)."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.furniture import Piece, hosts, levels, pieces, rules

FIRM = {"error", "warning"}
chosen = cache(rules)
bodies = cache(hosts)


def found(piece: Piece, second: bool) -> bool:
    return bool(levels(piece, bodies()[piece.language], second, chosen()) & FIRM)


@pytest.mark.parametrize(("second", "least"), [(False, 0.77), (True, 0.97)])
def test_pieces_of_furniture_are_told(second: bool, least: float) -> None:
    told = [found(piece, second) for piece in pieces("furniture.toml")]
    assert sum(told) >= least * len(told)


def test_no_piece_of_content_is_flagged_where_nothing_else_is_of_a_page() -> None:
    assert [piece.text for piece in pieces("content.toml") if found(piece, False)] == []


def test_few_pieces_of_content_are_flagged_on_a_page() -> None:
    flagged = [piece.text for piece in pieces("content.toml") if found(piece, True)]
    assert len(flagged) <= 10, flagged
