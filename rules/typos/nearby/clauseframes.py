"""Words of a clause that do not go together though others stand between them ("neither … or", "was is",
"has opened … in 1987"), by frames of words and roles (``clause-frames.txt``).
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope, Slip, TextWords

from ..syntax.wordframes import ENDS, frames_of
from .wordsbefore import reading_of

FILES = ("clause-frames.txt", "frames.txt", "governed.txt", "syntax.txt", "small-words.txt")
"""The frames, and the files whose sets are known in them."""
POSSIBLE, WIDE = "?", "/"
"""Before what a frame says: only likely. Behind it, before a number: so many words are shown."""
QUESTION = "question"
"""The order of a question inside a sentence is right where the sentence is one."""
NEAR = 14
"""So many words before a time its verb stands at the farthest."""
TIME, HELPERS = "time", frozenset(("has", "have"))
"""Where a time stands that is over, its verb is shown: the nearest helper before it, with its participle."""
SENTENCE = 40
"""So many words behind a word its sentence ends at the latest."""


def clause_slips(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order: ``kind`` as the file has it, with "?" behind it where the words may be
    right.
    """
    table, reading = ctx.facts.word_table, reading_of(ctx)
    frames = frames_of(ctx.facts.tagger, 1, *map(ctx.data, FILES))
    for number, told in frames.found(table):
        kind, _, wide = told.removeprefix(POSSIBLE).partition(WIDE)
        last = number + int(wide or 1) - 1
        if last >= len(table) or not reading.speaks(number, last):
            continue
        form = table.forms[number]
        if not (form.islower() or form.isdigit() or reading.opens(number)) or table.forms[last].isupper():
            continue
        if last > number and table.forms[last].istitle() and table.lower[last][:2] not in ("i", "i'", "i’"):
            continue  # "The try was Will Best's."
        if kind == QUESTION and _asks(table, last):
            continue
        if kind == TIME and not wide:
            number, last = _verb(table, number, last)
        kind += POSSIBLE if told[0] == POSSIBLE else ""
        yield ctx.found(table.starts[number], table.ends[last], kind=kind)


def _verb(table: TextWords, first: int, last: int) -> tuple[int, int]:
    """Return the range of the verb that goes with a time, which is shown itself where no helper is near."""
    for at in range(first, max(-1, first - NEAR), -1):
        if table.lower[at] in HELPERS:
            return at, at + 1
    return first, last


def _asks(table: TextWords, number: int) -> bool:
    """Say whether the sentence of a word is a question."""
    for at in range(number + 1, min(number + SENTENCE, len(table)) + 1):
        if at == len(table) or ENDS.search(table.gaps[at]):
            return "?" in table.gaps[at]
    return False
