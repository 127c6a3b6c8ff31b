"""Cells that hold a word of a small class as others hold a figure: yes and no, free, a month, a grade.

"Residents Yes Free Two years Carers Yes Free One year" has hardly a figure, yet its cells come back in step:
words, two answers, words.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...base.regexes import regex
from .cellitems import ANSWER, NOTHING, WORDS, items_of
from .tablewords import TableWords

_TOKEN = regex(r"\S+")
_FEWEST_ROWS, _FEWEST_ANSWERS, _FEWEST_VALUES, _MANY_VALUES, _WIDEST = 3, 3, 6, 8, 12


def answer_kinds(known: TableWords, line: str) -> tuple[list[str], int]:
    """Return the kinds of the items of a line, answers told from other words, and how many words stand before
    the first value.
    """
    kinds: list[str] = []
    head = 0
    for item in items_of(known, line):
        if item.kind != WORDS:
            kinds.append(item.kind)
            continue
        for token in _TOKEN.findall(line[item.start : item.end]):
            answers = bool(kinds) and known.answers_cell(token)
            if answers or not kinds or kinds[-1] != WORDS:
                kinds.append(ANSWER if answers else WORDS)
            head += len(kinds) == 1
    return kinds, head


def has_answer_rows(known: TableWords, line: str) -> bool:
    """Say whether a line, which is no sentence, is names of columns and three rows or more of a label and two
    cells or more that hold values, answers among them.
    """
    if sum(map(known.answers_cell, line.split())) < _FEWEST_ANSWERS:
        return False
    kinds, head = answer_kinds(known, line)
    if not kinds or kinds[0] != WORDS or kinds.count(ANSWER) < _FEWEST_ANSWERS:
        return False
    step, rows = _period(kinds)
    if rows < _FEWEST_ROWS or head < step:
        return False
    values = sum(kind != WORDS for kind in kinds[:step])
    words = line.split()
    named = sum(known.names_column(word) for word in words[:head])
    capitals = sum(word[0].isupper() for word in words[:head])
    enough = rows * values >= (_FEWEST_VALUES if named > 1 else _MANY_VALUES)
    return values > 1 and enough and capitals >= step - 1


def _period(kinds: Sequence[str]) -> tuple[int, int]:
    """Return at what step words and values come back to the end, and how often; 0 and 0 where they do not.
    A dash may stand for either.
    """
    shapes = [None if kind == NOTHING else kind == WORDS for kind in kinds]
    for step in range(2, min(_WIDEST, len(shapes) // _FEWEST_ROWS) + 1):
        pairs = zip(shapes, shapes[step:], strict=False)
        if all(one is None or two is None or one == two for one, two in pairs):
            rows, rest = divmod(len(shapes), step)
            return (step, rows) if rest <= 1 else (0, 0)
    return 0, 0
