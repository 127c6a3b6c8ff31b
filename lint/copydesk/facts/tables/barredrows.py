"""Tables that kept marks between cells, and lost the ends of their rows, or the marks in all rows but the
first.

"Day | Room\\nMonday Hall Tuesday Gym", "Size | Price S | £2 M | £3", "1st 1912 31 min. | 2nd 1921 28 min.":
the mark says where some cells end, and what stands between two marks comes back in step.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...base.regexes import regex
from .answercells import answer_kinds
from .cellitems import WORDS, alike, items_of
from .flattened import Flattened
from .runtogether import DIGITS, as_lines, find_period, in_one_line
from .tablewords import TableWords

MARKS = (" | ", "|", " / ", " — ", " – ", " · ", "; ", "\t", ";")
"""What may stand between two cells, in the order in which it is tried; "|" is one without spaces, too."""
_LONGEST, _WIDEST, _FEWEST_ROWS = 1200, 9, 3
_MOST_SEGMENTS, _MOST_WORDS = 40, 10
"""Parts of a line, and words of a cell."""
_ENDS = regex(r"[.!?:,…][\"'”’)\]]*\s*$")
_SENTENCE = regex(r"[a-z]{3}[.!?] +[A-Z][a-z]+ [a-z]")
_BEHIND_FIGURE = regex(r"(?<=\d) (?=[A-Z])")
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
_KEY = regex(r"(?P<key>[^\W\d_][\w ]{0,20}):[ \u00a0]+\S")


def find_barred(known: TableWords, lines: Sequence[str]) -> list[Flattened]:
    """Find such tables among the lines of an article, given without line endings, with "" for what is not
    to be looked at. They are never certain: a line of links has such marks, too.
    """
    found: list[Flattened] = []
    end = -1
    for at, line in enumerate(lines):
        if at <= end or not 12 <= len(line) <= _LONGEST or line[0] in "#>-*`":
            continue
        for mark in MARKS:
            last = _last_line(known, lines, at, mark) if line.count(mark) > 1 else None
            if last is not None:
                found.append(as_lines([(row, lines[row]) for row in range(at, last + 1)], False))
                end = last
                break
    return found


def _last_line(known: TableWords, lines: Sequence[str], at: int, mark: str) -> int | None:
    """Return the number of the last line of the table that begins in a line, None where none does."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    if _SENTENCE.search(line):
        return None
    below = "" if _SENTENCE.search(below) else below
    cells = _cells(line, mark)
    if _in_rows(known, cells) or _in_segments(known, line, cells):
        return at
    if _heads(cells):
        if below.strip() and not _ENDS.search(below) and _under_names(known, cells, below, mark):
            return at + 1
        named = any(map(known.names_column, cells))
        last = _own_lines(lines, at, mark, len(cells)) if named and mark != "|" else None
        if last is not None:
            return last
    return at if _names_and_rows(known, line, cells) else None


def _cells(line: str, mark: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split(mark.strip(" ") or mark)]


def _heads(cells: Sequence[str]) -> bool:
    """Say whether cells may be the names of columns: short, without figures, none of them twice."""
    if not 3 <= len(cells) <= _WIDEST or any(not cell or len(cell.split()) > 3 for cell in cells):
        return False
    if any(DIGITS.search(cell) for cell in cells) or len(set(cells)) < len(cells):
        return False
    return cells[0][0].isupper()


def _under_names(known: TableWords, names: Sequence[str], body: str, mark: str) -> bool:
    """Say whether the line below names of columns holds rows of as many cells."""
    if mark.strip(" ") and mark.strip(" ") in body:
        cells = _cells(body, mark)
        rows, rest = divmod(len(cells) - 1, len(names) - 1)
        named = any(map(known.names_column, names))
        fits = not rest and rows >= 2 and named and _short(cells)
        return fits or _in_rows(known, [*names[:-1], f"{names[-1]} {cells[0]}", *cells[1:]])
    if len(body.split()) < 2 * len(names):
        return False
    parts = _BEHIND_FIGURE.split(body)
    if len(parts) >= _FEWEST_ROWS and all(
        len(names) <= len(part.split()) <= 2 * len(names) for part in parts
    ):
        return True
    rows = _comes_back(known, body)
    if rows >= (2 if any(map(known.names_column, names)) else _FEWEST_ROWS):
        return True
    return in_one_line(known, f"{' '.join(names)} {body}") is not None


def _names_and_rows(known: TableWords, line: str, cells: Sequence[str]) -> bool:
    """Say whether the last of the names of columns in a line goes on with rows without a mark."""
    words = cells[-1].split()
    if not 3 <= len(cells) <= _WIDEST or len(words) < 2 * len(cells) or not _heads([*cells[:-1], words[0]]):
        return False
    return _comes_back(known, " ".join(words[1:])) >= 2 and not _ENDS.search(line)


def _comes_back(known: TableWords, text: str) -> int:
    """Return how often the kinds of cells in a line come back in step, 0 where they do not."""
    kinds = _kinds(known, text)
    shapes = [WORDS if kind == WORDS else "value" for kind in kinds]
    for read in (kinds, answer_kinds(known, text)[0], shapes):
        period = find_period(read) if len(read) > 3 else None
        if period is not None:
            return period.rows
    return 0


def _in_rows(known: TableWords, cells: Sequence[str]) -> bool:
    """Say whether rows follow each other with no mark between two of them: the last cell of one and the
    first of the next stand in one. Of each column between those, the cells are of one kind, and hold
    figures in one of them.
    """
    if _in_whole_rows(known, cells):
        return True
    for width in range(3, _WIDEST + 1):
        rows, rest = divmod(len(cells) - 1, width - 1)
        if rest or rows < _FEWEST_ROWS or not _short(cells):
            continue
        joints = cells[width - 1 : -1 : width - 1]
        if not all(len(cell.split()) > 1 and DIGITS.search(cell) for cell in joints[1:]):
            continue
        kinds = [_kinds(known, cell) for cell in cells]
        columns = [kinds[at :: width - 1] for at in range(width - 1)]
        # The first row may name the columns.
        same = [all(_alike(one, two) for one, two in pairwise(column[1:])) for column in columns]
        if all(same[1:]) and any(len(_kinds(known, cell)) > 1 for cell in joints[1:]):
            return True
    return False


def _in_whole_rows(known: TableWords, cells: Sequence[str]) -> bool:
    """Say whether the cells of all rows follow each other with a mark between any two: from the second row
    on, each column holds cells of one kind, one of them figures and another one words.
    """
    for width in range(3, _WIDEST + 1):
        if len(cells) % width or len(cells) < width * _FEWEST_ROWS or not _short(cells):
            continue
        kinds = [_kinds(known, cell) for cell in cells[width:]]
        columns = [kinds[at::width] for at in range(width)]
        if all(_alike(one, two) for column in columns for one, two in pairwise(column)):
            figures = [WORDS not in column[0] for column in columns]
            head = cells[:width]
            return any(figures) and (_heads(head) or (not all(figures) and _has_figures(known, head)))
    return False


def _has_figures(known: TableWords, cells: Sequence[str]) -> bool:
    """Say whether some of a row's cells hold a value."""
    return any(WORDS not in _kinds(known, cell) for cell in cells)


def _in_segments(known: TableWords, line: str, cells: Sequence[str]) -> bool:
    """Say whether each part between two marks is a row: its cells are of the kinds of the others, two of
    them at least hold values, or it has their keys ("Team: …, Points: …"), or a mark of its own inside.
    """
    if not _FEWEST_ROWS <= len(cells) <= _MOST_SEGMENTS or (_ENDS.search(line) and line[-1] != "."):
        return False
    keys = [tuple(match["key"] for match in _KEY.finditer(cell)) for cell in cells]
    if len(keys[0]) > 1 and len(set(keys)) == 1:
        return True
    for inner in (" – ", ", ", " / ", " | "):
        held = [cell.count(inner) for cell in cells]
        if (
            min(held[:3]) > 1
            and len(set(held[:3])) == 1
            and sum(bool(DIGITS.search(cell)) for cell in cells) * 2 > len(cells)
        ):
            return True
    if _keyed(known, cells):
        return True
    # Small words that stand behind a figure may be read as one with it: only the values are compared.
    kinds = [[kind for kind in _kinds(known, cell.rstrip(".")) if kind != WORDS] for cell in cells]
    if len(kinds[0]) < 2 or any(not 3 <= len(cell.split()) <= 9 for cell in cells):
        return False
    return sum(_alike(kinds[0], other) for other in kinds) >= max(_FEWEST_ROWS, len(cells) - 1)


def _keyed(known: TableWords, cells: Sequence[str]) -> bool:
    """Say whether each part is a label with a colon, words and a figure ("Gold: Ada Quist 4:12.3")."""
    matches = [_KEY.match(cell) for cell in cells]
    told = [cell[match.end("key") + 1 :] for cell, match in zip(cells, matches, strict=True) if match]
    if len(told) < len(cells) or any(not 2 < len(text.split()) < _MOST_WORDS for text in told):
        return False
    kinds = [_kinds(known, text) for text in told]
    return all(kind[0] == WORDS and kind[-1] != WORDS and len(kind) == len(kinds[0]) for kind in kinds)


def _own_lines(lines: Sequence[str], at: int, mark: str, width: int) -> int | None:
    """Return the last of three or more lines that hold as many marks and short cells."""
    last = at
    while last + 1 < len(lines) and lines[last + 1].count(mark) == width - 1:
        if not _short(_cells(lines[last + 1], mark)):
            break
        last += 1
    return last if last - at >= _FEWEST_ROWS - 1 else None


def _short(cells: Sequence[str]) -> bool:
    return all(0 < len(cell) < 60 and len(cell.split()) <= _MOST_WORDS for cell in cells)


def _kinds(known: TableWords, cell: str) -> list[str]:
    """Return the kinds of the items of a cell or line, ordinals as one."""
    return ["ordinal" if item.kind in _ORDINAL else item.kind for item in items_of(known, cell)]


def _alike(one: Sequence[str], two: Sequence[str]) -> bool:
    return len(one) == len(two) and all(map(alike, one, two))
