"""Sentence patterns of the facts table, by kind of entry, and what makes a sentence safe.

They stand in ``stale-patterns.toml``; here the names of an entry are put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from copydesk.api import once, regex

Names = tuple[str, ...]


class StalePatterns:
    """The patterns of one data file, compiled for the entries that need them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._parts: Mapping[str, str] = data["parts"]
        self._patterns: Mapping[str, list[str]] = data["patterns"]
        self._guards: Mapping[str, str] = data["guards"]
        self.compiled = lru_cache(maxsize=512)(self._compiled)
        self.guard_of = lru_cache(maxsize=512)(self._guard_of)

    def _compiled(
        self, kind: str, subject: Names, obj: Names, titles: Names, own: Names
    ) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of one entry: those of its kind, with its names put in, and its own."""
        names = {
            # “Zarr-Python 2” is another thing than Python 2.
            "S": rf"(?<![\w-]){_either(subject)}(?!\w)",
            "O": _either(obj) if obj else r"(?!)",
            "T": _either(titles),
        }
        parts = {**self._parts, **names}
        out = []
        for template in (*own, *self._patterns[kind]):
            if "{T}" in template and not titles:
                template = (
                    template.replace("{T} ", "") if template.count("{T}") == 1 and "{say}" in template else ""
                )
            if template:
                for mark, value in parts.items():
                    template = template.replace(f"{{{mark}}}", value)
                out.append(regex(template))
        return tuple(out)

    def _guard_of(self, kind: str, exceptions: Names) -> re.Pattern[str]:
        """Return what makes a sentence safe from an entry."""
        return regex("|".join((self._guards[kind], *exceptions)), re.IGNORECASE)


stale_patterns = once(StalePatterns)
"""Return the patterns of a parsed ``stale-patterns.toml``; made once."""


def _either(names: Iterable[str]) -> str:
    """Alternate literal names, the longest first; a space matches any white space, an apostrophe both of its
    forms.
    """
    ordered = sorted(names, key=len, reverse=True)
    escaped = (re.escape(name).replace(r"\ ", r"\s+").replace("'", "[’']") for name in ordered)
    return "(?:" + "|".join(escaped) + ")"
