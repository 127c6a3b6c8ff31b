"""Tables whose cells ran together with single spaces between them.

"Height 31 m First lit 1868 Range 18 km" was a box of facts, "Lund 41 36 Malmby 38 33 Osby 12 9" a table of
three rows. Such a line is no sentence: it has no verb and no end. What kinds of cells follow each other comes
back in step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import eq
from typing import NamedTuple

from ...base.regexes import regex
from .answercells import answer_kinds, has_answer_rows
from .cellitems import NOTHING, WORDS, Item, alike, items_of, without_notes
from .flattened import Flattened, GluedLine
from .keyedrows import has_keyed_rows, has_labelled_rows, has_labels, has_series_rows
from .tablewords import TableWords

_LONGEST = 1500
DIGITS = regex(r"\d[\d.,:–]*")
_FEWEST_NUMBERS = 3
_ENDS = regex(r"[.!?:;,…][\"'”’)\]]*\s*$")
_MARKUP = regex(
    r"[ \t]*(?:[-*+•‣▪●◦–—][ \t]|#{1,6}[ \t]|>|```|~~~|\||<|\[\^?[^\]\n]{1,60}\]|\d{1,3}[.)][ \t]|©)|[ \t]{4}"
)
_CODE = regex(r"[{}=`|\\@_;<>]|://|\w\.\w+\(|\w\(\)|->|--\w|\t")
_MARKED = regex(r"[^\s,;:.][,;:](?=\s|$)|[a-z]{4}[.](?=\s|$)|\b\d{1,4}[.)](?=\s)|[·›»•]")
_MOST_LABEL_WORDS, _SHORT, WIDEST = 4, 3, 12
_FEWEST_PAIRS, FEWEST_ROWS = 4, 3
LONGEST_ROW, _NEAR_HEAD, _WORDS_A_MARK = 120, 8, 8
BARE_FIGURES = frozenset(("number", "year", NOTHING))


class Period(NamedTuple):
    """How the items of a line come back: what number the first row begins with, how many items a row has, how
    many rows there are, how many items of a row are words and how many are values."""

    start: int
    step: int
    rows: int
    words: int
    values: int


def find_run_together(known: TableWords, lines: Sequence[str], plain: bool) -> list[Flattened]:
    """Find the lines that were tables.

    ``lines`` are the lines of an article without line endings, with "" for what is not to be looked at. In
    plain text rows on lines of their own still can be read, so that they are less certain.
    """
    found: list[Flattened] = []
    taken: set[int] = set()
    for run in _runs_of_rows(known, lines, plain):
        found.append(run)
        taken.update(line.at for line in run.lines)
    for at, line in enumerate(lines):
        if at in taken or not _may_hold(line) or (at and goes_on(lines[at - 1])):
            continue
        sure = in_one_line(known, without_notes(line))
        if sure is not None:
            found.append(as_lines([(at, line)], sure))
    return sorted(found, key=lambda table: table.first)


def as_lines(lines: Sequence[tuple[int, str]], sure: bool) -> Flattened:
    """Return lines, each with its index, as a table of unknown cells."""
    rows = [GluedLine(at, text, (), (text.strip(),)) for at, text in lines]
    return Flattened("together", rows[0].at, rows[-1].at, rows, 0, sure)


def _may_hold(line: str) -> bool:
    return 20 <= len(line) <= _LONGEST and line[0].isalnum() and not _ENDS.search(line[-8:])


def is_open(known: TableWords, line: str) -> bool:
    """Say whether a line is neither markup nor code and holds no sentence and hardly a joining mark."""
    return _is_bare(known, line) and _has_few_marks(line)


def _is_bare(known: TableWords, line: str) -> bool:
    return not (_MARKUP.match(line) or _CODE.search(line) or known.spoken.search(line))


def _has_few_marks(line: str) -> bool:
    return _WORDS_A_MARK * sum(1 for _ in _MARKED.finditer(line)) <= line.count(" ") + 1


def goes_on(above: str) -> bool:
    """Say whether the line above is text that has not ended: what comes below it may be its rest."""
    text = above.strip()
    return len(text) > 60 and not _ENDS.search(text)


# -- one line


def in_one_line(known: TableWords, line: str) -> bool | None:
    """Say how a line was a table: True for sure, False perhaps, None not."""
    if not _is_bare(known, line):
        return None
    words = line.split()
    numbers = sum(1 for _ in DIGITS.finditer(line))
    if sum(word.lower() in known.loose for word in words) > (
        0.35 if 2 * numbers > len(words) else 0.25
    ) * len(words):
        return None
    if not _has_few_marks(line):
        return False if (numbers and has_labels(known, words)) or _by_rows(known, words) else None
    if numbers >= _FEWEST_NUMBERS:
        items = items_of(known, line)
        sure = _in_pairs(known, line, items)
        if sure is None:
            sure = _in_rows(known, line, items)
        if sure is not None:
            return sure
    by_names = has_labels(known, words) or _by_columns(known, words) or has_answer_rows(known, line)
    return False if by_names or _by_rows(known, words) else None


def _by_rows(known: TableWords, words: Sequence[str]) -> bool:
    return has_keyed_rows(known, words) or has_labelled_rows(known, words) or has_series_rows(known, words)


def _in_pairs(known: TableWords, line: str, items: Sequence[Item]) -> bool | None:
    """Say whether labels and values alternate: "Height 31 m First lit 1868 …"."""
    if len(items) < 2 * _FEWEST_PAIRS - 1 or any(
        (item.kind == WORDS) != (at % 2 == 0) for at, item in enumerate(items)
    ):
        return None
    labels = [line[item.start : item.end].split() for item in items[::2]]
    kinds = [item.kind for item in items[1::2]]
    if len(kinds) < _FEWEST_PAIRS or any(len(label) > _MOST_LABEL_WORDS for label in labels[1:-1]):
        return None
    loose = sum(label[-1].lower() in known.loose or not label[0][:1].isupper() for label in labels)
    if loose > 1 or len({" ".join(label) for label in labels}) < len(labels):
        return None
    named = sum(_names_entry(known, label) for label in labels)
    if named * 2 >= len(labels) and len(set(kinds)) >= 2:
        return True
    measured = BARE_FIGURES.isdisjoint(kinds) and all(
        label[0][:1].isupper() and len(label) <= _SHORT for label in labels
    )
    return False if len(set(kinds)) >= 3 or measured else None


def _names_entry(known: TableWords, label: Sequence[str]) -> bool:
    return known.names_column(" ".join(label)) or any(word.lower() in known.labels for word in label)


def _in_rows(known: TableWords, line: str, items: Sequence[Item]) -> bool | None:
    """Say whether the kinds of cells come back in step, behind the names of the columns or without them."""
    period = find_period([item.kind for item in items])
    if period is None:
        return None
    head = line[: items[0].end].split() if items[0].kind == WORDS else []
    if not head or not line[0].isupper():
        return None
    nouns = count_names(known, head)
    rows, values = period.rows, period.values
    if period.words == 0:
        # Rows of numbers alone: the names of the columns say how many.
        named = nouns >= 2 or (nouns and sum(word[0].isupper() for word in head) == period.step)
        return rows >= FEWEST_ROWS if named and len(head) <= period.step + 2 else None
    if values == 1:
        return nouns >= 3 if nouns >= 2 and rows >= FEWEST_ROWS else None
    if rows * values < 6:
        return None
    return rows >= FEWEST_ROWS or values >= 3


def count_names(known: TableWords, words: Sequence[str]) -> int:
    """Count the words at the head of a line that may stand at the head of a column."""
    return sum(is_column(known, word) for word in words[: WIDEST + 1])


def find_period(kinds: Sequence[str]) -> Period | None:
    """Return the shortest step at which kinds of items come back to the end, None when there is none.

    The words at the head may be names of columns alone, so that the first row begins behind them; the last
    row may have one more cell of words.
    """
    for start, same in ((0, eq), (1, eq), (0, alike), (1, alike)):
        body = kinds[start:]
        for step in range(2, min(WIDEST, len(body) // 2) + 1):
            rows, rest = divmod(len(body), step)
            if rest > 1 or (rest and (body[-1] != WORDS or start)):
                continue
            if all(map(same, body, body[step:])):
                row = body[:step]
                values = sum(kind not in (WORDS, NOTHING) for kind in row)
                if values > 0 and (WORDS in row or len(set(row)) > 1):
                    return Period(start, step, rows, row.count(WORDS), values)
    return None


def _by_columns(known: TableWords, words: Sequence[str]) -> bool:
    """Say whether names of columns stand at the head of a line, and little but names and figures behind."""
    names = count_names(known, words[:_NEAR_HEAD])
    width = next((at for at, word in enumerate(words) if not is_column(known, word)), 0)
    rest = words[max(names, width) :]
    capitals = sum(not word[0].islower() for word in rest)
    figures = sum(word[0].isdigit() for word in rest)
    if names < 3 or len(rest) < 3 * names or len(rest) > 60 * names or not is_column(known, words[0]):
        return False
    return capitals >= 0.6 * len(rest) and (figures >= names or (width >= 3 and not figures))


def is_column(known: TableWords, word: str) -> bool:
    """Say whether a word may stand at the head of a column: a noun with a capital, a month, a day, "#"."""
    if word == "#":
        return True
    return word[0].isupper() and (known.names_column(word) or known.is_month(word) or known.is_day(word))


# -- a row on each line


def _runs_of_rows(known: TableWords, lines: Sequence[str], plain: bool) -> Iterator[Flattened]:
    """Yield runs of neighbouring lines, or of paragraphs of one line, that hold the same kinds of cells."""
    numbered = [(at, line) for at, line in enumerate(lines) if line and not line.isspace()]
    run: list[tuple[int, str]] = []
    kinds: list[str] = []
    gap = 0
    for at, line in [*numbered, (len(lines) + 9, "")]:
        row = row_kinds(known, line)
        if (
            run
            and row
            and at - run[-1][0] <= 2
            and (len(run) == 1 or at - run[-1][0] == gap)
            and same_kinds(row, kinds)
        ):
            gap = at - run[-1][0]
            run.append((at, line))
            continue
        if len(run) >= FEWEST_ROWS:
            sure = _judge(known, run, kinds)
            if sure is not None:
                yield as_lines(run, sure and not plain)
        run, kinds = ([(at, line)], row) if row else ([], [])


def same_kinds(one: Sequence[str], two: Sequence[str]) -> bool:
    """Say whether two lines hold the same kinds of cells; a label and its value may be of any kind."""
    return len(one) == len(two) and (one[0] == two[0] if len(one) == 2 else all(map(alike, one, two)))


def row_kinds(known: TableWords, line: str) -> list[str]:
    """Return the kinds of cells of a line that may be a row, no kinds for any other line."""
    if (
        not 4 <= len(line) <= LONGEST_ROW
        or not line[-1:].strip()
        or _ENDS.search(line[-8:])
        or not line[0].isalnum()
    ):
        return []
    answers = sum(map(known.answers_cell, line.split())) > 1
    if (DIGITS.search(line) is None and not answers) or not is_open(known, line):
        return []
    kinds = answer_kinds(known, line)[0] if answers else [item.kind for item in items_of(known, line)]
    return kinds if 2 <= len(kinds) <= WIDEST else []


def _judge(known: TableWords, run: Sequence[tuple[int, str]], kinds: Sequence[str]) -> bool | None:
    """Say whether lines with the same kinds of cells were the rows of a table; see ``in_one_line``."""
    values = sum(kind != WORDS for kind in kinds)
    first = 0 if kinds[0] == WORDS else 1
    if kinds[first] != WORDS or values < 1 + 2 * first:
        return None
    rows = [items_of(known, line) for _, line in run]
    labels = [line[row[first].start : row[first].end] for (_, line), row in zip(run, rows, strict=True)]
    if len(set(labels)) < len(labels) or any(len(label.split()) > _MOST_LABEL_WORDS for label in labels):
        return None
    if values >= 2:
        return sum(kind == WORDS for kind, _ in groupby(kinds)) == 1 and not first
    few = len(kinds) > 2 or len(run) < _FEWEST_PAIRS or len({row[1].kind for row in rows}) < 2
    named = sum(_names_entry(known, label.split()) and label[0].isupper() for label in labels)
    return None if few or named * 2 < len(labels) else False
