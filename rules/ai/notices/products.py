"""The names of products that write, and what nameless ones are called where an author should stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from copydesk.api import Data, once, regex

_FILE = "ai-products.toml"
_NAME = 4
"""So many words at most has the name of a machine."""


class Products:
    """The table of ``ai-products.toml``, ready to be asked."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self.names = tuple(table["names"])
        self.authors = frozenset((*table["names"], *table["nameless"]))
        self._people = frozenset(table["also_people"])
        self._versions = regex("(?:" + "|".join(table["pattern"]) + r")\Z", re.IGNORECASE)
        self._automatic = frozenset(table["automatic"])
        self._desks = frozenset(word.casefold() for word in table["desks"])
        self._machines = frozenset(table["machines"])

    def named(self, name: str) -> bool:
        """Say whether the name of an author is that of a product, or of a desk without people."""
        plain = name.strip(" .*_").casefold()
        if plain == "ai" and "AI" not in name:
            return False
        # “Claude.ai”: the address of the product stands for it.
        names = {plain, plain.removesuffix(".ai").removesuffix(".com")}
        return (
            not names.isdisjoint(self.authors) or self._versions.match(plain) is not None or self._desk(name)
        )

    def level(self, name: str) -> str | None:
        """Return the level of such an author where it may be a person or a desk of people, else None."""
        return "warning" if name.strip().casefold() in self._people or self._desk(name) else None

    def _desk(self, name: str) -> bool:
        """Say whether a name is that of a machine or a desk; in small letters only behind the word that says
        so: a "team that studies AI" are people.
        """
        words = name.replace("-", " ").split()
        if 1 < len(words) <= _NAME and words[-1].casefold() in self._machines:
            return True
        first = next((at for at, word in enumerate(words) if word in self._automatic), len(words))
        return first < len(words) and any(
            word.casefold() in self._desks and (at > first or not word.islower())
            for at, word in enumerate(words)
        )


@once
def _products(table: Mapping[str, Any]) -> Products:
    return Products(table)


def products_of(data: Data) -> Products:
    """Return the table of products of a run."""
    return _products(data(_FILE))
