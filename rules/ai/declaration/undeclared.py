"""What a file that must declare the use of AI leaves open."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.api import Facts, Span


class Undeclared(NamedTuple):
    """What is missing or wrong, in words; ``place`` is None where it is missing."""

    what: str
    place: Span | None


def find_undeclared(facts: Facts) -> tuple[Undeclared, ...]:
    """Return what is wrong with the declaration of the file, if anything is."""
    declaration = facts.declaration
    entry = declaration.use_entry
    if entry is not None:
        if declaration.use != "unknown":
            return ()
        return (Undeclared(f"`ai.use: {entry.value}` is none of none, assisted, generated", entry.span),)
    if facts.ai_notices:
        return (
            Undeclared("The text carries a notice about AI, but no declaration (`ai.use`) was found", None),
        )
    return (Undeclared("No declaration on the use of AI (`ai.use`) was found", None),)
