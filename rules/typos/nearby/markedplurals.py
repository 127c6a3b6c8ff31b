"""Plurals with an apostrophe before their s ("several bus's were late", "two CD's and a lamp"): behind a word
that counts them, where nothing follows that could belong to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip, Tagger, word_sets

from ..syntax.roles import MANY, NOUN, roles_of
from .wordsbefore import reading_of

MARKED = ("'s", "’s")
SHORT = 3
"""Abbreviations have so many letters at most."""
SIBILANTS = ("s", "x", "z", "sh", "ch")


def marked_plurals(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order; ``right`` is the plural without the mark."""
    table = ctx.facts.word_table
    forms = {word for word in table.vocabulary if word.endswith(MARKED)}
    if not forms:
        return
    small = word_sets(ctx.data("small-words.txt"))
    reading = reading_of(ctx)
    for number in table.where(forms):
        stem = table.forms[number][:-2]
        if reading.before(number) not in small["counting-plurals"] or not reading.speaks(number, number):
            continue
        if reading.word(number + 1) not in small["behind-plurals"]:
            continue
        right = _plural(stem)
        if not _is_counted(ctx.facts.tagger, stem, right):
            continue
        edit = Edit(ctx.doc.lift(table.starts[number], table.ends[number]), right)
        fix = Fix((edit,), f"write “{right}”", "unsafe")
        yield ctx.found(table.starts[number], table.ends[number], kind="", fix=fix, right=right)


def _is_counted(tagger: Tagger, stem: str, plural: str) -> bool:
    """Say whether a word is a noun with that plural, or an abbreviation ("CD")."""
    if stem.isupper():
        return 1 < len(stem) <= SHORT
    roles = roles_of(tagger)
    return bool(roles[stem] & NOUN and roles[plural] & MANY) and not roles[stem] & MANY


def _plural(stem: str) -> str:
    if stem.endswith("y") and stem[-2:-1] not in tuple("aeiou"):
        return stem[:-1] + "ies"
    return stem + ("es" if stem.islower() and stem.endswith(SIBILANTS) else "s")
