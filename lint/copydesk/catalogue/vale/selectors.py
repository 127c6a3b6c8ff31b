"""The scopes of Vale rules: ``heading.h2``, ``~blockquote``, ``text & ~table``, and lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

KNOWN = frozenset(
    "text heading h1 h2 h3 h4 h5 h6 paragraph sentence list blockquote table header cell caption figure"
    " attr alt link strong emphasis code raw summary frontmatter".split()
)
"""The parts of a scope that something in an article can have."""

EXTENSIONS = frozenset("md markdown html htm txt rst adoc xml dita org".split())
"""Parts that name a format."""

SIZED = frozenset({"raw", "summary"})


class Part(NamedTuple):
    """One of the conditions that ``&`` joins: the sections that must all be there, or must not."""

    sections: frozenset[str]
    negated: bool


Selector = tuple[Part, ...]


def selectors_of(scopes: Sequence[str]) -> tuple[Selector, ...]:
    """Read the scopes of a rule, one of which must fit."""
    return tuple(tuple(map(_part, scope.split("&"))) for scope in scopes)


def _part(text: str) -> Part:
    name = text.strip()
    negated = name.startswith("~")
    return Part(frozenset(piece.strip() for piece in name.removeprefix("~").split(".")), negated)


def unknown_sections(scopes: Sequence[str]) -> list[str]:
    """Return the parts of some scopes that no article has."""
    named = {section for selector in selectors_of(scopes) for part in selector for section in part.sections}
    return sorted(named - KNOWN - EXTENSIONS)


def fits(selector: Selector, sections: frozenset[str], parents: frozenset[str]) -> bool:
    """Say whether a piece of an article is meant. ``parents`` are the sections of the block it stands in."""
    for part in selector:
        if part.negated:
            if part.sections <= parents or sections & SIZED:
                return False
        elif not part.sections <= sections:
            return False
    # What only says what is not meant is about the text; its sentences and links are in the text already.
    return any(not part.negated for part in selector) or "text" in sections


def asks_for(selectors: Sequence[Selector], section: str) -> bool:
    """Say whether one of some selectors names a section."""
    return any(section in part.sections and not part.negated for selector in selectors for part in selector)
