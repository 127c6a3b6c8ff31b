"""Short lines that belong to the text although a page might say them: what a sentence announces, and what
goes on in the next line.

"The menu will have five entries: / Home / About us" are minutes, "Home / is where the kettle" is a verse.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Source

from .layout import LayoutLine

_SHORT, _FEWEST = 4, 4
_FURTHER = 2
_BACK = 12
"""How many short lines an announced list is followed back."""


def is_announced(lines: Sequence[LayoutLine], index: int) -> int:
    """Return the number of the line with a colon at its end under which a short line stands among others, or
    -1.
    """
    if lines[index].words > _SHORT:
        return -1
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        line = lines[at]
        if line.text.endswith(":"):
            return at if line.words >= _FEWEST and line.kind != "heading" else -1
        if line.words > _SHORT or line.prose or line.kind == "heading":
            return -1
    return -1


def heads_definition(source: Source, lines: Sequence[LayoutLine], index: int) -> bool:
    """Say whether the line right below a short one is set further in, as what a term means is in a list of
    terms that is set by hand.
    """
    if index + 1 >= len(lines) or lines[index].words > _SHORT:
        return False
    line, below = (source.position(one.span.start).line for one in lines[index : index + 2])
    if below != line + 1:
        return False
    term, meaning = (source.slice(source.line_span(number)) for number in (line, below))
    return len(meaning.split()) >= _FEWEST and _indent(meaning) >= _indent(term) + _FURTHER


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def heads_heading(lines: Sequence[LayoutLine], index: int) -> bool:
    """Say whether a line is a heading right above one of a deeper level: it has sections of its own."""
    if index + 1 >= len(lines) or not lines[index].raw.startswith("#"):
        return False
    return 0 < _depth(lines[index]) < _depth(lines[index + 1])


def _depth(line: LayoutLine) -> int:
    return len(line.raw) - len(line.raw.lstrip("#"))


def goes_on(lines: Sequence[LayoutLine], index: int) -> bool:
    """Say whether the next line of the file goes on with a small letter where a short line ends without a
    mark, or says the words of the short line and goes on so itself.
    """
    if index + 1 >= len(lines) or lines[index].words > _SHORT or lines[index].kind == "heading":
        return False
    line, below = lines[index], lines[index + 1]
    if below.number == line.number + 1:
        return (
            line.text[-1:].isalpha() and below.text[:1].islower() and below.kind == line.kind == "paragraph"
        )
    return below.text == line.text and goes_on(lines, index + 1)
