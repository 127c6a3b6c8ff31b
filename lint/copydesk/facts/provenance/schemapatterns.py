"""The expressions of a JSON Schema that somebody else wrote: none of them may hang.

``jsonschema`` hands ``pattern`` and the keys of ``patternProperties`` to ``re``, over texts of any length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MOST_VALUES = 200_000


def refuse_slow_patterns(schema: Any, path: str) -> None:
    """Raise ``ValueError`` for a schema with an expression that is not proven to take time in proportion to
    the text; the message says which, and what helps.
    """
    from ...base.linear import advice, risks

    for pattern in dict.fromkeys(_patterns(schema, path)):
        try:
            found = risks(pattern)
        except (re.error, RecursionError) as error:
            raise ValueError(f"{path}: the pattern “{_short(pattern)}” is no expression: {error}") from None
        if found:
            raise ValueError(f"{path}: the pattern “{_short(pattern)}” {advice(found[0])}")


def _patterns(schema: Any, path: str) -> Iterator[str]:
    waiting, seen = [schema], 0
    while waiting:
        value = waiting.pop()
        seen += 1
        if seen > MOST_VALUES:
            raise ValueError(f"{path}: holds more than {MOST_VALUES:,} values")
        if isinstance(value, dict):
            if isinstance(value.get("pattern"), str):
                yield value["pattern"]
            if isinstance(value.get("patternProperties"), dict):
                yield from value["patternProperties"]
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _short(pattern: str) -> str:
    flat = " ".join(pattern.split())
    return flat if len(flat) <= 60 else flat[:57] + "…"
