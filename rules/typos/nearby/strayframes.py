"""Small words that their neighbours do not let stand, and such as are missing ("discussed about the fee",
"listened the band"), by frames of words and roles (``stray-frames.txt``).
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip

from ..syntax.wordframes import frames_of
from .wordsbefore import reading_of

FILES = ("stray-frames.txt", "counted-nouns.txt", "frames.txt", "governed.txt", "syntax.txt")
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
        form = table.forms[number]
        written = form.islower() or (form[1:].islower() and reading.opens(number))
        if not written or not reading.speaks(number, number):
            continue
        drop, opens = asked == DROP, not reading.spaced(number)
        # At the head of a sentence what is left over is shown with what follows it.
        first, last = (number - 1, number) if drop and not opens else (number, number + 1)
        if not (last < len(table) and reading.spaced(last) and reading.speaks(first, first)):
            continue
        word = form if drop else asked.removeprefix(ADD)
        kind = ("first" if opens else "left") if drop else "lacking"
        kind += POSSIBLE if told != asked else ""
        gap = ctx.doc.lift(table.ends[first], table.ends[last] if drop else table.starts[last])
        label = f"take “{word}” out" if drop else f"write “{word}” between them"
        edit = Edit(gap, "" if drop else f" {word} ")
        fix = None if drop and opens else Fix((edit,), label, "unsafe")
        start, end = table.starts[first], table.ends[last]
        before, after = table.forms[first], table.forms[last]
        yield ctx.found(start, end, kind=kind, word=word, fix=fix, before=before, after=after)
