"""Lost tables told by their header: glued column names ("PlantCapacityYear") above lines that can be cut as
often.

The header is the evidence, because words such as "CityPopulationArea" are written by nobody. The rows below
may then hold joins that would prove nothing alone: a letter before a digit, a unit before a number, an
acronym before a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...base.regexes import regex
from .cuts import count_hidden, count_likely, find_cuts
from .tablewords import TableWords

_LONGEST_HEADER = 140
_MOST_HEADER_WORDS = 6
_MOST_CELL_WORDS = 25
_MOST_ROWS = 1000
_CLEAR = 0.7
_MARKUP = regex(r"[ \t]*(?:[-*+•‣▪●◦][ \t]|#{1,6}[ \t]|>|```|~~~|\||<)")
_CODE = regex(r"[{};]\s*$|=>|::|\w\(\)|\breturn\b|\bimport\b|`|://|\w@\w")
# A header names; it tells nothing.
_TELLS = regex(r"\b(?:[Tt]he|[Aa]n?|is|are|was|[Tt]his|that|we|has|can|not)\b[ \t]")
_STOP = regex(r"[.!?:;,][\"'”’)]*\s*$")


class Headed(NamedTuple):
    """A header and its rows as indices among the lines given, and the number of columns the header names."""

    rows: tuple[int, ...]
    columns: int


def find_headed(words: TableWords, lines: Sequence[str], at: int) -> Headed | None:
    """Say whether line ``at`` is the glued header of a lost table, and which lines below it are its rows."""
    width = header_width(words, lines[at])
    if not width:
        return None
    certain = width > 2 and count_names(words, lines[at]) * 3 >= 2 * width
    rows = [at]
    counts: list[int] = []
    over = 0
    cursor, blanks, gaps = at + 1, 0, 0
    while cursor < min(len(lines), at + _MOST_ROWS) and blanks <= 1 and gaps <= 1:
        line = lines[cursor]
        count = _row_cuts(line, width) if line.strip() else 0
        if not line.strip():
            blanks += 1
        elif count and not (counts and starts_table(words, line)):
            rows.append(cursor)
            counts.append(count + count_hidden(line) if count < width - 1 else count)
            over += len(words.sure(line)) >= width
            blanks = gaps = 0
        elif blanks or _STOP.search(line) or len(line.split()) > 12:
            break
        elif certain and not _MARKUP.match(line) and len(line.split()) <= 3 * width:
            rows.append(cursor)
            counts.append(0)
        else:
            gaps += 1
        cursor += 1
    full = sum(1 for count in counts if count >= width - 1)
    if len(counts) < 2 or over * 2 > len(counts) or not (certain or full * 2 >= len(counts)):
        return None
    return Headed(tuple(rows), width if any(counts) else 0)


def header_width(words: TableWords, line: str) -> int:
    """Return the number of column names glued in a line, 0 when it is no such header.

    A header of two needs two usual column names; three or more glued parts need none.
    """
    if not 6 <= len(line) <= _LONGEST_HEADER or _STOP.search(line):
        return 0
    if _MARKUP.match(line) or _CODE.search(line) or _TELLS.search(line):
        return 0
    sure = words.sure(line)
    if not sure:
        return 0
    edges = [0, *sorted({*sure, *(cut.at for cut in find_cuts(line) if cut.weight >= 0.8)}), len(line)]
    parts = [line[a:b].strip() for a, b in pairwise(edges)]
    if any(not part or len(part.split()) > _MOST_HEADER_WORDS for part in parts):
        return 0
    return len(parts) if len(parts) > 2 or all(map(words.names_column, parts)) else 0


def starts_table(words: TableWords, line: str) -> bool:
    """Say whether all glued parts of a line, two at least, name columns."""
    return 2 <= len(words.sure(line)) + 1 == count_names(words, line)


def count_names(words: TableWords, line: str) -> int:
    """Count the glued parts of a line that name columns."""
    edges = [0, *words.sure(line), len(line)]
    return sum(words.names_column(line[a:b]) for a, b in pairwise(edges))


def _row_cuts(line: str, width: int) -> int:
    """Count the likely borders of a line, 0 when it cannot be a row of a table of this width."""
    if _MARKUP.match(line) or _CODE.search(line):
        return 0
    count = count_likely(line)
    words = len(line.split())
    if words > _MOST_CELL_WORDS * (min(count, width) + 1):
        return 0
    if _STOP.search(line) and words >= 8 and sum(cut.weight >= _CLEAR for cut in find_cuts(line)) < width - 1:
        return 0
    return count
