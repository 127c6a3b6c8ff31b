"""Tables that ran together in one line, told row by row behind the names of their columns.

Rows may begin with a key: a code, a year, a rank, a shortcut.

"Code Meaning Action 200 received none 401 bad signature alert 410 gone remove" holds cells of words that
nobody can tell apart, but its rows can be: behind the names of the columns comes a key, and keys of the same
shape, none of them twice, come back with a few words between them. Or each row is a label and as many figures
as there are names behind the first: "Month High Low January 4 -2 April 13 5".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from ...base.regexes import regex
from .tablewords import TableWords

# What may head a row, by shape; the shapes are tried in this order.
_SHAPES = (
    regex(r"\d{1,4}$"),
    regex(r"[A-Z]{1,4}[-/]?\d{1,5}[a-z]?$"),
    regex(r"--?[a-z][a-z-]{0,20}$"),
    regex(r"(?:Ctrl|Cmd|Alt|Shift|Esc|⌘)\+?\S{0,12}$"),
    regex(r"[1-9]\d?(?:st|nd|rd|th)$"),
)
_FIGURE = regex(r"[(+−–-]?[$€£¥]?\d[\d.,:–%/-]{0,12}[%)]?$|[–—-]$")
_FEWEST_KEYS, _MOST_NAMES, _WIDEST_ROW, _LABEL, _FEWEST_LABELS = 3, 7, 14, 4, 4


def has_keyed_rows(known: TableWords, words: Sequence[str]) -> bool:
    """Say whether the words of a line, which is no sentence, are names of columns and rows behind keys."""
    head = 0
    while head < len(words) and words[head][0].isupper() and words[head].isalpha() and head <= _MOST_NAMES:
        head += 1
    named = sum(known.names_column(word) for word in words[:head])
    if not 2 <= head <= _MOST_NAMES or head >= len(words) or named < 1:
        return False
    shape = next((shape for shape in _SHAPES if shape.match(words[head])), None)
    if shape is None:
        return False
    keys = [at for at, word in enumerate(words) if at >= head and shape.match(word)]
    if len(keys) < _FEWEST_KEYS or len({words[at] for at in keys}) < len(keys):
        return False
    widths = [after - at for at, after in pairwise([*keys, len(words)])]
    # Two columns need more rows, or both of their names known.
    enough = len(keys) > _FEWEST_KEYS or head > 2 or named > 1
    return enough and min(widths) >= head and max(widths) <= _WIDEST_ROW


def has_series_rows(known: TableWords, words: Sequence[str]) -> bool:
    """Say whether the words of a line, which is no sentence, are names of columns and rows that begin with
    words of one series in its order: first, second, third.
    """
    for series in known.series:
        keys = [at for at, word in enumerate(words) if word in series]
        # The name of a column may be a word of the series: "Sunday First … Second …" is none of it.
        if len(keys) < _FEWEST_KEYS or [words[at] for at in keys] != _stretch(
            series, words[keys[0]], len(keys)
        ):
            continue
        head = keys[0]
        if not 2 <= head <= _MOST_NAMES or not all(word[0].isupper() for word in words[:head]):
            continue
        widths = [after - at for at, after in pairwise([*keys, len(words)])]
        named = sum(map(known.names_column, words[:head]))
        if min(widths) >= head and max(widths) <= _WIDEST_ROW and (named or len(keys) > _FEWEST_KEYS):
            return True
    return False


def _stretch(series: Sequence[str], first: str, count: int) -> list[str]:
    at = series.index(first)
    return list(series[at : at + count])


def has_labelled_rows(known: TableWords, words: Sequence[str]) -> bool:
    """Say whether the words of a line, which is no sentence, are names of columns and, to the end, rows of a
    label of one to four words and as many figures as there are other columns.
    """
    figures = [_FIGURE.match(word) is not None for word in words]
    head = figures.index(True) if True in figures else 0
    for names in range(min(head - 1, _MOST_NAMES), 1, -1):
        columns = words[:names]
        if not all(word[0].isupper() and word.isalpha() for word in columns):
            continue
        named = sum(map(known.names_column, columns))
        rows = _count_rows(figures[names:], names - 1)
        if rows >= _FEWEST_KEYS and named >= (1 if names > 2 else 2):
            return True
    return False


def _count_rows(figures: Sequence[bool], width: int) -> int:
    """Count the rows of a label and ``width`` figures that the words make to the end, 0 where they do not."""
    runs = [(figure, len(list(run))) for figure, run in groupby(figures)]
    if len(runs) % 2 or runs[0][0]:
        return 0
    labels, values = runs[::2], runs[1::2]
    fits = all(size <= _LABEL for _, size in labels) and all(size == width for _, size in values)
    return len(labels) if fits else 0


def has_labels(known: TableWords, words: Sequence[str]) -> bool:
    """Say whether a box of facts without figures ran together: "Born … Died … Occupation … Spouse …"."""
    labels = [at for at, word in enumerate(words) if word[:1].isupper() and word.lower() in known.labels]
    if len(labels) < _FEWEST_LABELS or labels[0] > 1 or len({words[at] for at in labels}) < len(labels):
        return False
    apart = sum(after - at > 1 for at, after in pairwise([*labels, len(words)]))
    return apart == len(labels) and len(words) <= 8 * len(labels)
