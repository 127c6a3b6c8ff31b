"""The declarative kinds: what the ``[match]`` table of a TOML rule becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .base import Matcher, MatchError
from .counting import Absent, Density, Metric
from .fact import FactItems
from .literal import Phrases, Substitution
from .regex import Pair, Regex
from .sequence import Sequence_
from .shapelines import ShapeLines

if TYPE_CHECKING:
    from ...facts import Data

__all__ = ["MatchError", "Matcher", "compile_match"]

_KINDS: dict[str, Callable[[Mapping[str, Any], Data | None], Matcher]] = {
    "phrases": Phrases,
    "substitution": Substitution,
    "regex": Regex,
    "pair": Pair,
    "density": Density,
    "absent": Absent,
    "metric": Metric,
    "sequence": Sequence_,
    "shapes": ShapeLines,
    "fact": FactItems,
}


def compile_match(match: Mapping[str, Any], data: Data | None) -> Matcher:
    """Build the matcher of a ``[match]`` table; without ``data`` it is only checked.

    Raises ``MatchError`` with the key that is wrong.
    """
    kind = match.get("kind")
    if kind not in _KINDS:
        raise MatchError("kind", f"{kind!r} is not one of {', '.join(sorted(_KINDS))}")
    return _KINDS[kind](match, data)
