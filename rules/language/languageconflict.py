"""A declared language that is not the language of the text."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.api import Facts, Span

# Codes that stand for one written language, or for two that no short text can part.
_SAME = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "sh", "cnr"}),
    frozenset({"id", "ms"}),
    frozenset({"zh", "yue", "cmn"}),
    frozenset({"cs", "sk"}),
    frozenset({"gl", "pt"}),
)


class LanguageConflict(NamedTuple):
    """The place and value of the declaration, and the language that the text shows."""

    span: Span
    declared: str
    told: str


def find_conflict(facts: Facts) -> LanguageConflict | None:
    """Compare the declared language with that of the prose; None where they agree or one is not known."""
    entry = facts.declared_language
    declared, told = facts.language, facts.told_language
    if entry is None or not told or told == declared or any({told, declared} <= group for group in _SAME):
        return None
    return LanguageConflict(entry.span, str(entry.value), told)
