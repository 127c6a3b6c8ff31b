"""Table rows that lost their cell borders: found by glued words in neighbouring lines, with a proposed split.

A scraper that drops the tags of an HTML table leaves "CityMayorSince" above "QuitoAna Ruiz2019". One such
line may be a typing slip; neighbouring lines with joins at a similar rate are a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...base.regexes import regex
from .cuts import cut_into
from .headed import find_headed, starts_table
from .humpednames import bare, joined_names
from .joinedlines import lines_with_joins
from .joins import Join, is_cipher
from .tablewords import TableWords

_MOST_WORDS_A_CELL = 25
_LONGEST_LINE = 3000
_SHORTEST_LINE = 6
_GAP = 2
_LONE_LINE = _FEW = 4
_PROSE = 8
_MARKUP = regex(r"[ \t]*(?:[-*+•‣▪●◦][ \t]|#{1,6}[ \t]|>|```|~~~|\||<)")
# The text of a link is a name or a title, however it is written, and so is its label.
_LINK_TEXT = regex(r"\[[^\[\]\n]{1,200}\](?=[(\[])|(?<=\])\[[^\[\]\n]{1,200}\]")
_PATH = regex(r"[ \t]*+[^\s/\\]*+[/\\]\S*+[ \t]*+\Z")
_CODE = regex(
    r"[{};],?\s*$|^\s*(?:[{}]|\"\w+\" ?:)|\b(?:function|return|import)\b|\w\.\w+\(|=>|::|\w\(\)|`|\w=\w"
    # "${Line}", "$\\r", and what a command takes: "Way(>|<)", "Loops(1|0)".
    r"|\$[{\\]|\([^()\s|]{1,12}\|[^()\s]{1,12}\)"
)
_RUNS_ON = regex(r"(?:,|[a-z,)\"”] (?:and|or|the|of|in|to|an?|is|that|with|on):?)\s{0,9}\Z")
_SMALL_START = regex(r"[ \t]*[a-z]{1,20}[ ,]")
_SENTENCE_END = regex(r"[.!?][\"'”’)]*\s*$")
_ACRONYM_TAIL = regex(r"[A-Z]{4,12}")
_ACRONYM = regex(r"\b[A-Z]{2,10}\b")
_CAPITAL_END = regex(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}[ \u00a0]\Z")
# "Ann's WaterWorks": what is hers has a name.
_OWNER = regex(r"[’']s?[ \u00a0]\Z")


class GluedLine(NamedTuple):
    """A line of a lost table: its index ``at`` among the lines given, its joins, its cells as proposed."""

    at: int
    text: str
    joins: tuple[Join, ...]
    cells: tuple[str, ...]

    @property
    def weight(self) -> float:
        """The sum of the weights of the joins."""
        return sum(join.weight for join in self.joins)


class Flattened(NamedTuple):
    """A run of lines that was a table.

    ``shape`` is ``rows`` (cells glued in each row) or ``cells`` (one cell a line). ``columns`` is the width
    that most rows agree on, 0 when
    it cannot be told. ``sure`` says whether the evidence is strong.
    """

    shape: str
    first: int
    last: int
    lines: Sequence[GluedLine]
    columns: int
    sure: bool = True


def find_flattened_rows(
    words: TableWords,
    lines: Sequence[str],
    prose: str = "",
    joined: Mapping[int, Sequence[int]] | None = None,
) -> list[Flattened]:
    """Find runs of glued rows among consecutive lines.

    ``lines`` are the lines of an article without line endings, with "" for what is not to be looked at (code,
    parsed tables).
    ``joined`` are the numbers of the lines that may hold joins, in order, with the places in them
    (``lines_with_joins``), and ``prose`` is the text of the article: letters such as "UKFRG" are cut where
    both parts stand alone in it.
    """
    hot: list[int] = []
    joins: list[list[Join]] = [[]] * len(lines)
    for index, at_most in (lines_with_joins(lines) if joined is None else joined).items():
        if len(lines[index]) >= _SHORTEST_LINE:
            joins[index] = _joins(words, lines[index], at_most)
            if joins[index]:
                hot.append(index)
    if not hot:
        return []
    glued: list[GluedLine | None] = [None] * len(lines)
    places: dict[str, set[int]] = {}
    texts: dict[str, set[str]] = {}
    for index in hot:
        glued[index] = _look(index, lines[index], joins[index])
        text = lines[index].strip()
        for token in {bare(join.token) for join in joins[index]}:
            places.setdefault(token, set()).add(index)
            texts.setdefault(token, set()).add(text)
    found: list[Flattened] = []
    acronyms: frozenset[str] | None = None
    at = 0
    for index in hot:
        if index < at:
            continue
        at = index
        # A joined word that stands in another kind of line too is a name, and its line no header.
        named = any(len(texts[bare(join.token)]) > 1 for join in joins[at])
        headed = None if named else find_headed(words, lines, at)
        if headed is not None:
            rows = tuple(
                GluedLine(row, lines[row], tuple(joins[row]), cut_into(lines[row], headed.columns))
                for row in headed.rows
            )
            found.append(Flattened("rows", rows[0].at, rows[-1].at, rows, headed.columns))
            at = rows[-1].at + 1
            continue
        if glued[at] is None:
            continue
        members = [at]
        cursor = at + 1
        skipped = blanks = 0
        while cursor < len(lines) and skipped <= _GAP and blanks <= 1:
            if not lines[cursor].strip():
                blanks += 1
            elif starts_table(words, lines[cursor]) and find_headed(words, lines, cursor) is not None:
                break
            elif glued[cursor] is not None and not (blanks and _is_sentence(lines[cursor])):
                members.append(cursor)
                skipped = blanks = 0
            elif blanks or _SENTENCE_END.search(lines[cursor]) or len(lines[cursor]) > 80:
                break
            else:
                skipped += 1
            cursor += 1
        run = [line for index in members if (line := glued[index]) is not None]
        run = _without_names(run, places)
        firm = sum(_is_firm(line) for line in run)
        if _is_table(words, run, lines) and (firm or starts_table(words, run[0].text)):
            sure = 2 * firm >= len(run) or starts_table(words, run[0].text)
            if acronyms is None:
                acronyms = frozenset(_ACRONYM.findall(prose))
            found.append(_propose(run, acronyms)._replace(sure=sure))
        at = members[-1] + 1
    return found


def _joins(words: TableWords, line: str, places: Sequence[int]) -> list[Join]:
    """Return the joined words of a line that is no path, without those in the text of a link."""
    found = words.joins(line, places)
    if not found or _PATH.match(line) or is_cipher(line.strip()):
        return []
    linked = [match.span() for match in _LINK_TEXT.finditer(line)]
    return [join for join in found if not any(start <= join.at < end for start, end in linked)]


def _look(index: int, text: str, joins: Sequence[Join]) -> GluedLine | None:
    """Return the line with its joins when they are dense enough for a row of cells, else None."""
    weight = sum(join.weight for join in joins)
    if weight < 0.5 or len(text) > _LONGEST_LINE or _MARKUP.match(text):
        return None
    if len(text.split()) > _MOST_WORDS_A_CELL * (weight + 1) or _CODE.search(text):
        return None
    if _RUNS_ON.search(text) or "\t" in text.strip():  # it goes on in the next line, or has its borders
        return None
    return GluedLine(index, text, tuple(joins), ())


def _without_names(run: Sequence[GluedLine], places: Mapping[str, set[int]]) -> list[GluedLine]:
    """Drop joins whose word stands joined outside the run too, or comes back in other words of it as
    "GillSans" in "GillSans-Light GillSans-Bold": then it is a name, however odd it is spelt.
    """
    inside = {line.at for line in run}
    tokens = {bare(join.token) for line in run for join in line.joins}
    names = {token for token in tokens if not places[token] <= inside}
    names |= joined_names((line.text for line in run), tokens)
    kept: list[GluedLine] = []
    for line in run:
        joins = tuple(join for join in line.joins if bare(join.token) not in names)
        if joins:
            kept.append(GluedLine(line.at, line.text, joins, ()))
    return kept


def _is_firm(line: GluedLine) -> bool:
    """Say whether a line holds a join that is no name in one word, as "BlackBird" may be one.

    A mark, a digit or a currency sign stands there ("(oral)Daily"), the word starts small ("delaysSecond"),
    another capital comes before it ("Sea PinkMallaig"), or it holds two joins.
    """
    sure = [join for join in line.joins if join.weight == 1]
    tokens = [join.token for join in sure]
    for join in sure:
        before, after = line.text[join.at - 1], line.text[join.at]
        start = line.text.rfind(" ", 0, join.at) + 1
        if not (before.islower() and after.isupper()) or tokens.count(join.token) > 1:
            return True
        if line.text[start].islower():
            return True
        near = line.text[max(0, start - 45) : start]
        if start > 1 and _CAPITAL_END.search(near) and not _OWNER.search(near):
            return True
    return False


def _names_columns(words: TableWords, line: GluedLine) -> bool:
    """Say whether all parts of a joined line but at most one are usual names of columns ("StepCost")."""
    edges = [0, *(join.at for join in line.joins), len(line.text)]
    names = [line.text[a:b].strip(" .:#").lower() for a, b in pairwise(edges)]
    return len(names) > 1 and sum(name in words.nouns for name in names) >= max(2, len(names) - 1)


def _reads_on(line: GluedLine) -> bool:
    """Say whether a line is prose by its length, or goes on with a small letter; none begins "12The"."""
    first = line.text.lstrip()[:1]
    return first.islower() or (not first.isdigit() and len(line.text.split()) >= _PROSE)


def _is_dense(line: GluedLine) -> bool:
    return len(line.joins) > 1 and len(line.text.split()) < _PROSE


def _is_sentence(text: str) -> bool:
    first = text.lstrip(" \t[*_(")[:1]
    return (first.isupper() or first in '"“‘') and len(text.split()) >= 4 and bool(_SENTENCE_END.search(text))


def _is_table(words: TableWords, run: Sequence[GluedLine], lines: Sequence[str]) -> bool:
    strong = [line for line in run if line.weight >= 1]
    tokens = {join.token for line in run for join in line.joins}
    if len(run) == 1:
        line = run[0]
        sure = {join.token for join in line.joins if join.weight == 1}
        return len(sure) >= _LONE_LINE and len(line.text.split()) <= 6 * (line.weight + 1)
    if len(strong) < 2 or len(tokens) < 2:
        return False
    if all(_is_sentence(line.text) for line in run):
        return False  # odd names or lost stops in running sentences
    small = any(_SMALL_START.match(line.text) for line in run[1:])
    if len(run) < _FEW and (small or (any(map(_reads_on, run)) and not any(map(_is_dense, run)))):
        return False  # two or three lines of prose with odd names ("MathJax"), of which one may begin small
    span = [text for text in lines[run[0].at : run[-1].at + 1] if text.strip()]
    if len(run) * 2 < len(span):
        return False
    if all(" " not in line.text.strip() for line in run):
        return (
            len(strong) >= 4 or any(len(line.joins) >= 2 for line in strong) or _names_columns(words, run[0])
        )
    return True


def _propose(run: Sequence[GluedLine], acronyms: frozenset[str]) -> Flattened:
    """Cut the rows: most rows agree on a number of joins; rows with more weak joins or a joined acronym are
    cut to fit."""
    counts: dict[int, int] = {}
    for line in run:
        sure = sum(1 for join in line.joins if join.weight == 1) + 1
        counts[sure] = counts.get(sure, 0) + 1
    body = run[1:] or run
    columns = max(counts, key=lambda count: (counts[count], count))
    if len(body) >= 2:
        columns = _commonest([sum(1 for join in line.joins if join.weight == 1) + 1 for line in body])
    rows = tuple(GluedLine(line.at, line.text, line.joins, _cut(line, columns, acronyms)) for line in run)
    agreed = sum(1 for row in rows if len(row.cells) == columns)
    return Flattened("rows", run[0].at, run[-1].at, rows, columns if agreed * 2 >= len(rows) else 0)


def _commonest(counts: Sequence[int]) -> int:
    return max(set(counts), key=lambda count: (counts.count(count), count))


def _cut(line: GluedLine, columns: int, acronyms: frozenset[str]) -> tuple[str, ...]:
    cuts = [join.at for join in line.joins if join.weight == 1]
    weak = [join.at for join in line.joins if join.weight < 1]
    while len(cuts) + 1 < columns and weak:
        cuts.append(weak.pop(0))
    if len(cuts) + 1 < columns:
        cuts.extend(_acronym_cuts(line.text, columns - len(cuts) - 1, acronyms))
    edges = [0, *sorted(set(cuts)), len(line.text)]
    return tuple(line.text[a:b].strip() for a, b in pairwise(edges))


def _acronym_cuts(text: str, wanted: int, acronyms: frozenset[str]) -> list[int]:
    """Cut joined acronyms ("UKFRG") where both halves stand alone in the article."""
    cuts: list[int] = []
    for match in _ACRONYM_TAIL.finditer(text):
        word = match.group()
        for size in range(len(word) - 2, 1, -1):
            if len(cuts) < wanted and word[:size] in acronyms and word[size:] in acronyms:
                cuts.append(match.start() + size)
                break
    return cuts
