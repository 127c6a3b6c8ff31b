"""Tables that lost their shape the other way: one cell a line.

Copying a table out of a page often leaves each cell on a line of its own: "Team", "Won", "Lost", "Rovers",
"12", "4" … Such a run is told
from verse, address lists and plain lists by the short lines that are values (numbers, dates, scores, codes,
dashes) at a steady rate
between short lines that are words, or by values that come back in step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...base.ondemand import OnDemand
from ...base.regexes import regex
from .flattened import Flattened, GluedLine
from .tablewords import TableWords

_FEWEST = 8
_FEWEST_DENSE = 6
_LONG_RUN = 15
_WIDEST = 12
_FEWEST_VALUES = 6
_LONG = 160
_ORDINAL = regex(r"\d{1,4}(?:st|nd|rd|th)$")
_NOTHING = regex(r"(?:[-–—‐−*?✓✔✗✘•]|n/?a|N/?A|TBD|TBA)$")
_CODE = regex(r"(?:[A-Z]{1,4}|[A-Z]{1,4}[-/ ]?\d{1,5}[A-Za-z]?)$")
_NOTE = regex(r"(?:(?<![ \u00a0])[ \u00a0]+)?\[[ \u00a0]?\w{1,6}[ \u00a0]?\]")
_ENDS = regex(r"[.!?;,:][\"'”’)]*$")
_MARKUP = regex(r"[ \t]*(?:[-*+•‣▪●◦][ \t]|#{1,6}[ \t]|>|```|~~~|\||<|\[\^?[^\]]{1,60}\]:)")
_YEAR = regex(r"(?:19|20)\d\d$")
_COUNTED = regex(r".*[ \u00a0]\d{1,4}$")
_CAPTION = regex(r"(?:Table|Tab\.|TABLE|Chart|Box|Figure|Fig\.) (?:\d{1,3}|[IVX]{1,5})\b[.:]? ?\S")
_NUMBERED = regex(r"\(?\d{1,3}[.)][ \t]+\S")


def find_cell_lines(known: TableWords, lines: Sequence[str]) -> list[Flattened]:
    """Find runs of neighbouring lines that are the cells of one table.

    ``lines`` are the lines of an article without line endings, with "" for what is not to be looked at. A run
    ends
    at a blank line, at a line of markup or at a long line; or each of its lines stands between blank lines,
    and
    then the evidence must be stronger.
    """
    found: list[Flattened] = []
    dense, spaced_out = _runs(known, lines)
    for indices in [*dense, *spaced_out]:
        spaced = indices.step == 2
        indices = _without_sentences(indices, lines)
        run = OnDemand(indices, lambda index: lines[index].strip())
        if len(run) >= _FEWEST or (
            len(run) >= _FEWEST_DENSE and count_header(known, run) >= 2 and not spaced
        ):
            table = _judge(known, run, indices, spaced)
            if table is not None:
                found.append(table)
    return sorted(found, key=lambda table: table.first)


def _without_sentences(indices: range, lines: Sequence[str]) -> range:
    """Drop the sentences at either end of a run, which are the paragraphs round a table, and its caption:
    none of them is a cell of it.
    """
    first, last = 0, len(indices)
    while first < last and _is_sentence(lines[indices[first]]):
        first += 1
    if first < last and _CAPTION.match(lines[indices[first]].lstrip()):
        first += 1
    while last > first and _is_sentence(lines[indices[last - 1]]):
        last -= 1
    return indices[first:last]


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= 8 and bool(_ENDS.search(line))


def _runs(known: TableWords, lines: Sequence[str]) -> tuple[list[range], list[range]]:
    """Return the numbers of neighbouring cells, and of cells with exactly one blank line between each two."""
    dense: list[range] = []
    alone: list[range] = []
    for first, last in _groups(lines):
        if first == last:
            if alone and alone[-1][-1] == first - 2:
                alone[-1] = range(alone[-1][0], first + 1, 2)
            else:
                alone.append(range(first, first + 1, 2))
        elif last - first + 1 >= _FEWEST_DENSE:
            dense.extend(_cells(known, range(first, last + 1), lines))
    spaced = [run for group in alone if len(group) >= _FEWEST for run in _cells(known, group, lines)]
    return dense, spaced


def _groups(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last number of each run of lines that are not blank."""
    first = -1
    for index, line in enumerate(lines):
        if line and not line.isspace():
            first = index if first < 0 else first
        elif first >= 0:
            yield first, index - 1
            first = -1
    if first >= 0:
        yield first, len(lines) - 1


def _cells(known: TableWords, numbers: range, lines: Sequence[str]) -> Iterator[range]:
    """Yield the runs of cells among the lines with these numbers, two cells or more in each."""
    at = 0
    for are_cells, run in groupby(numbers, lambda index: _is_cell(known, lines[index])):
        after = at + sum(1 for _ in run)
        if are_cells and after - at > 1:
            yield numbers[at:after]
        at = after


def _is_cell(known: TableWords, line: str) -> bool:
    text = line.strip()
    if not text or (len(text) > _LONG and _ENDS.search(text)) or len(text) > 400:
        return False
    return not _MARKUP.match(line) or is_value(known, text)


def is_value(known: TableWords, line: str) -> bool:
    """Say whether a line is a lone value: number, quantity, date, score, rank, short code, dash."""
    text = line.strip()
    if "[" in text:
        text = _NOTE.sub("", text).strip()
    if not text:
        return bool(line.strip())
    if len(text) > 40:
        return False
    patterns = (known.value, _ORDINAL, _NOTHING, _CODE)
    return text.lower() in known.cell_words or any(p.match(text) for p in patterns)


def count_header(known: TableWords, lines: Sequence[str]) -> int:
    """Count the lines at the head of a run that are column names, 0 when there are fewer than two.

    They are short, no values, and at least half of them end in or start with a usual column noun.
    """
    nouns = last = 0
    for count, line in enumerate(lines[:12]):
        if count and _YEAR.match(line) and any(map(_YEAR.match, lines[count - 1 : count + 2 : 2])):
            nouns, last = nouns + 1, count + 1
            continue
        words = re.findall(r"[^\W\d_][\w-]*|#", _NOTE.sub("", line).split("(")[0].lower())
        if not words or len(words) > 6 or _COUNTED.match(line):
            break
        if known.names_column(line) or words == ["#"]:
            nouns += 1
            last = count + 1
        elif count - nouns >= 2 or (is_value(known, line) and not _CODE.match(line.strip())):
            break
    return last if nouns >= 2 and 2 * nouns >= last else 0


def _judge(known: TableWords, run: Sequence[str], indices: range, spaced: bool) -> Flattened | None:
    values = [is_value(known, line) for line in run]
    header = count_header(known, run)
    share = sum(values) / len(run)
    words = [line for line, value in zip(run, values, strict=True) if not value]
    sentences = sum(1 for line in words if _ENDS.search(line) and len(line.split()) >= 5)
    if len(words) < 2 or sentences > 0.4 * len(words):
        return None
    if sum(1 for line in run if _NUMBERED.match(line)) > 0.3 * len(run):
        return None
    by_values = (
        share >= 0.15
        and sum(values) >= 3
        and _steady(values)
        and (header >= 2 or (share >= 0.25 and len(run) >= 10))
    )
    by_header = _plain_header(known, run, header) and _short(words)
    columns = _columns(run, values, header)
    if spaced:
        # Paragraphs of a word or two are common; those of a table come back in step, three or more to a row.
        likely = by_header and header >= 3 and len(run) % header == 0 and sum(values) >= 2
        likely = likely or (by_values and columns >= 3 and 0.3 <= share <= 0.8 and _short(words))
    else:
        likely = by_header or (by_values and (columns > 0 or len(run) >= _LONG_RUN))
        if not likely and _short(words):
            columns = _step(values)
            likely = columns > 0
    if not likely and not (by_values and header >= 2):
        return None
    cells = OnDemand(range(len(run)), lambda at: GluedLine(indices[at], run[at], (), (run[at],)))
    return Flattened("cells", indices[0], indices[-1], cells, columns, sure=by_values and header >= 2)


def _plain_header(known: TableWords, run: Sequence[str], header: int) -> bool:
    """Say whether a run without values is a table all the same: its first lines are column names, and its
    length is a multiple of theirs."""
    if header < 2:
        return False
    head = run[:12]
    sure = next((at for at, name in enumerate(head) if not known.names_column(name)), len(head))
    return sure >= 2 and len(run) >= 3 * sure and (sure >= 3 or len(run) % sure == 0)


def _steady(values: Sequence[bool]) -> bool:
    """Say whether values stand all through the run after its header: each third of it holds some."""
    first = values.index(True)
    body = values[first:]
    third = max(1, len(body) // 3)
    return (
        len(body) >= 4 and any(body[:third]) and any(body[third : 2 * third + 1]) and any(body[2 * third :])
    )


def _short(words: Sequence[str]) -> bool:
    lengths = sorted(len(line.split()) for line in words)
    return lengths[len(lengths) // 2] <= 5 and not any(
        _ENDS.search(line) and line.endswith(",") for line in words
    )


def _step(values: Sequence[bool]) -> int:
    """Return the number of columns of a table with a label and values in each row, below the names of the
    columns; the corner above the labels may be missing. 0 when the cells do not come back in step.
    """
    for step in range(2, min(_WIDEST, len(values) // 2) + 1):
        for start in (step - 1, step):
            body = values[start:]
            rows, rest = divmod(len(body), step)
            if rest or rows < 2 or any(values[: start + 1]) or body[:-step] != body[step:]:
                continue
            # A name above each column is as good as another row.
            held = rows * sum(body[:step]) + (step - 1 if start == step else 0)
            if held >= _FEWEST_VALUES:
                return step
    return 0


def _columns(run: Sequence[str], values: Sequence[bool], header: int) -> int:
    """Tell the width: the step at which the kinds of cell repeat best; 0 when no step fits four in five
    cells."""
    best, width = 0.0, 0
    for step in range(2, min(13, len(run) // 2 + 1)):
        if len(run) % step or (len(run) < 3 * step and step != header):
            continue
        body = values[step:]
        rows = [tuple(body[i : i + step]) for i in range(0, len(body), step)]
        fit = sum(max(column.count(True), column.count(False)) for column in zip(*rows, strict=True)) / len(
            body
        )
        bonus = 0.1 if step == header else 0.0
        if fit + bonus > best:
            best, width = fit + bonus, step
    return width if best >= 0.8 else 0
