"""Lost tables told by their first line: the names of the columns, one space apart, above the rows.

“Team Q1 Q2 Q3 Final” says that there are five columns. Two lines below it that end in four figures each are
rows enough, because the figures of a sentence or an address do not agree with the words above them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...base.regexes import regex
from .cellitems import WORDS, alike, items_of
from .flattened import Flattened
from .runtogether import (
    BARE_FIGURES,
    DIGITS,
    FEWEST_ROWS,
    LONGEST_ROW,
    WIDEST,
    as_lines,
    count_names,
    goes_on,
    in_one_line,
    is_column,
    is_open,
    row_kinds,
)
from .tablewords import TableWords

_TERM = regex(r"(?:[QHTSRPG][1-9]|(?:1[89]|20)\d\d(?:[-–/]\d\d)?|#|%)$")
_PHONE = regex(r"\(?(?:\+\d{2}|0\d{2})")
_STOP = regex(r"[.!?:;,…][\"'”’)\]]*$")
_FEWEST_FIGURES, _FEWEST_DAYS, _TWO_ROWS = 2, 3, 2
_MOST_LABEL = 6  # words of the label of a row
_FEWEST_BARE = 3  # names and figures that may agree by chance


def find_below_names(known: TableWords, lines: Sequence[str], plain: bool) -> list[Flattened]:
    """Find lines that name columns and the rows below them, in order.

    ``lines`` are as in ``find_run_together``; in plain text such rows can be read still, so that they are
    less certain.
    """
    found: list[Flattened] = []
    end = -1
    for at, line in enumerate(lines):
        if at <= end or not line or not (line[0].isupper() or line[0] == "#") or len(line) > LONGEST_ROW:
            continue
        words = line.split()
        if not 2 <= len(words) <= WIDEST or (at and goes_on(lines[at - 1])):
            continue
        run = _below(known, lines, at, words)
        if run is not None:
            rows, fits = run
            found.append(as_lines([(row, lines[row]) for row in rows], fits and not plain))
            end = rows[-1]
    return found


def _below(
    known: TableWords, lines: Sequence[str], at: int, words: Sequence[str]
) -> tuple[list[int], bool] | None:
    """Return the lines of the table that a line heads, and whether they agree with it; None for no header."""
    columns = _columns(words)
    named = sum(_is_name(known, word) for word in columns)
    if named >= _FEWEST_DAYS and named == len(columns) and all(map(known.is_day, columns)):
        rows = list(_rows_of_words(known, lines, at, len(columns)))
        return (rows, False) if len(rows) > _TWO_ROWS else None
    if not named or _STOP.search(lines[at].rstrip()) or not is_open(known, lines[at]):
        return None
    rows = list(_agreeing(known, lines, at, columns, named))
    if rows:
        return rows, True
    rows = list(_rows_of_figures(known, lines, at, words))
    if len(rows) > FEWEST_ROWS:
        return rows, False
    return ([at, at + 1], False) if _all_below(known, lines, at, words, named) else None


def _all_below(known: TableWords, lines: Sequence[str], at: int, words: Sequence[str], named: int) -> bool:
    """Say whether a line is nothing but names of columns, and all rows stand in the one line below it."""
    body = lines[at + 1] if at + 1 < len(lines) else ""
    alone = at + 2 >= len(lines) or not lines[at + 2].strip()
    if named < _FEWEST_FIGURES or not alone or not all(word[0].isupper() for word in words):
        return False
    if DIGITS.search(body) is None or len(body.split()) < 2 * len(words) or _STOP.search(body.rstrip()):
        return False
    return in_one_line(known, f"{lines[at].strip()} {body.strip()}") is not None


def _columns(words: Sequence[str]) -> list[str]:
    """Return the words with which the names of columns begin; a small word goes on with the one before it."""
    return [word for word in words if word[0].isupper() or _TERM.match(word)]


def _is_name(known: TableWords, word: str) -> bool:
    return _TERM.match(word) is not None or is_column(known, word)


def _agreeing(
    known: TableWords, lines: Sequence[str], at: int, columns: Sequence[str], named: int
) -> Iterator[int]:
    """Yield a header and two or more lines below it that end in as many figures as it has columns for; what
    stands before the figures is the label, which may be several of the columns ("14 C 1.9 kg 1741").
    """
    rows, gap, width, first, labels = [at], 0, WIDEST, list[str](), set[str]()
    for below in range(at + 1, len(lines)):
        if not lines[below] and below == rows[-1] + 1:
            continue
        kinds = row_kinds(known, lines[below])
        gap = gap or below - at
        if not kinds or below - rows[-1] != gap:
            break
        agreed = _agree(first, kinds) if len(rows) > 1 else _figures(kinds)
        if agreed < _FEWEST_FIGURES:
            break
        width = min(width, agreed)
        first = first or kinds
        rows.append(below)
    if len(rows) <= _TWO_ROWS:
        return
    for row in rows[1:]:
        items = items_of(known, lines[row])
        if len(items) < width:
            return  # A "no" among words was counted as a cell: "finished with no matches at 15:43".
        label = lines[row][: items[-width].start].split()
        if not width <= len(columns) <= width + max(1, len(label)) or len(label) > _MOST_LABEL:
            return
        if any(map(_PHONE.match, [*label[-1:], lines[row][items[-width].start :]])):
            return
        labels.add(" ".join(label) or lines[row][: items[0].end])
    # Bare figures may agree with some words by chance; then more of these must be known as names of columns.
    if width + 1 != len(columns) or not BARE_FIGURES.isdisjoint(first[-width:]):
        share = 3 if width > _FEWEST_FIGURES else 2
        if named * share < len(columns) or named + width <= _FEWEST_BARE:
            return
    if len(labels) == len(rows) - 1:
        yield from rows


def _figures(kinds: Sequence[str]) -> int:
    """Count the values at the end of a line."""
    return _agree(kinds, kinds)


def _agree(one: Sequence[str], two: Sequence[str]) -> int:
    """Count the values at the end of two lines that may stand in the same columns."""
    count = 0
    for left, right in zip(reversed(one), reversed(two), strict=False):
        if WORDS in (left, right) or not alike(left, right):
            break
        count += 1
    return count


def _rows_of_words(known: TableWords, lines: Sequence[str], at: int, width: int) -> Iterator[int]:
    """Yield a header of days and the lines right below it that hold an entry with a capital for each."""
    yield at
    for below in range(at + 1, len(lines)):
        row = lines[below]
        if not row or len(row) > LONGEST_ROW or _STOP.search(row.rstrip()) or not is_open(known, row):
            return
        words = row.split()
        if not words[0][0].isupper() or sum(word[0].isupper() for word in words) != width:
            return
        yield below


def _rows_of_figures(known: TableWords, lines: Sequence[str], at: int, words: Sequence[str]) -> Iterator[int]:
    """Yield a line that is nothing but names of columns, and the lines right below it, each with a figure."""
    if DIGITS.search(lines[at]) or not (is_column(known, words[0]) and known.names_column(words[-1])):
        return
    names = count_names(known, words)
    if names < 2 or names * 2 < len(words):
        return
    yield at
    for below in range(at + 1, len(lines)):
        if not (row := lines[below]) or len(row) > LONGEST_ROW or not row_kinds(known, row):
            return
        yield below
