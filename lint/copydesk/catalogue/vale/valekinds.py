"""Which matcher runs which kind of Vale rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .casing import Capitalization
from .counts import Occurrence, Repetition
from .measured import Metric, Readability
from .sequences import Sequences
from .stylerule import StyleRule
from .together import Conditional, Consistency
from .valespelling import Spelling
from .wordings import Existence, Substitution

if TYPE_CHECKING:
    from ..rule import Rule

KINDS: Mapping[str, type[StyleRule]] = {
    "existence": Existence,
    "substitution": Substitution,
    "occurrence": Occurrence,
    "repetition": Repetition,
    "consistency": Consistency,
    "conditional": Conditional,
    "capitalization": Capitalization,
    "metric": Metric,
    "readability": Readability,
    "sequence": Sequences,
    "spelling": Spelling,
}


def matcher_of_style(table: Mapping[str, Any], rule: Rule) -> StyleRule:
    """Build the matcher of a Vale rule; one that is not run only says why."""
    return StyleRule(table, rule) if table["unfit"] else KINDS[table["extends"]](table, rule)
