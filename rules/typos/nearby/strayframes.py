"""Small words that their neighbours do not let stand, and such as are missing ("discussed about the fee",
"listened the band"), by frames of words and roles (``stray-frames.txt``).
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip

from ..syntax.wordframes import frames_of
from .wordsbefore import reading_of

FILES = ("stray-frames.txt", "frames.txt", "governed.txt", "syntax.txt")
"""The frames, and the files whose sets are known in them."""
POSSIBLE, DROP, ADD = "?", "-", "+"


def stray_words(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order: ``kind`` is "left" or "lacking", with "?" behind it where the words may be
    right.
    """
    table, reading = ctx.facts.word_table, reading_of(ctx)
    frames = frames_of(ctx.facts.tagger, 1, *map(ctx.data, FILES))
    for number, told in frames.found(table):
        asked = told.removeprefix(POSSIBLE)
        first, last = (number - 1, number) if asked == DROP else (number, number + 1)
        form = table.forms[number]
        written = form.islower() or (form[1:].islower() and reading.opens(number))
        if not written or not reading.speaks(number, number):
            continue
        if not (reading.spaced(last) and last < len(table)):
            continue
        start, end = table.starts[first], table.ends[last]
        kind = ("left" if asked == DROP else "lacking") + (POSSIBLE if told != asked else "")
        if asked == DROP:
            word, edit = form, Edit(ctx.doc.lift(table.ends[first], end), "")
        else:
            word = asked.removeprefix(ADD)
            edit = Edit(ctx.doc.lift(table.ends[first], table.starts[last]), f" {word} ")
        label = f"take “{word}” out" if asked == DROP else f"write “{word}” between them"
        fix = Fix((edit,), label, "unsafe")
        before, after = table.forms[first], table.forms[last]
        yield ctx.found(start, end, kind=kind, word=word, fix=fix, before=before, after=after)
