"""The cells of a line in which a table ran together, as far as they can be told: values, and words between.

"Height 31 m First lit 1868" is words, a length, words, a year. Nothing is known of the table yet; what kinds
of cells follow each other is the evidence (``runtogether``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...base.regexes import regex
from .tablewords import TableWords

WORDS = "words"
NOTHING = "nothing"
ANSWER = "answer"
_NUMBER = "number"
_YEAR = "year"
_TOKEN = regex(r"\S+")
_VALUE = regex(
    r"[(#≈~<>±+−–-]{0,2}(?P<money>[$€£¥]?)[+−–-]?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{0,9}[½¼¾]|(?:\d{1,9})?[.:]\d{1,6}|\d{1,9})"
    r"(?P<range>[–−/:×x-]\d{1,9}(?:[.:,]\d{1,6})?)?(?P<unit>%|‰|°[CF]?|[a-zµ]{1,3}[²³]?|[kKMGT]?[BWVAJg])?\)?$"
)
_TIME = regex(r"[01]?\d[.:][0-5]\d$|2[0-4][.:][0-5]\d$")
_YEARS = regex(r"(?:1[5-9]|20)\d\d$")
_PHONE = regex(r"0\d")
_SHORT_UNIT = regex(
    r"(?:[a-zµ°]{1,4}[²³23]?|[kKMGTm]?[A-Z][a-zA-Z]?|[kKMGT]?bit/s|km/h|m/s|%|°[CF]|[kM]?Wh|fps|rpm|dpi)$"
)
_NONE = regex(r"(?:[-–—−*]|n/?a|N/?A|TBA|TBC|TBD)$")
# What belongs to the entry beside it: a note, the unit of a column in brackets, a second value in another
# unit, the “of which” of a food label.
_NOTE = regex(r"\[ ?[\w. ]{1,8} ?\]")
_UNIT_NAMED = regex(r"(?<=[A-Za-z]) \((?:[a-zµ°%£$€][\w/²³%]{0,5}|°[CF])\)")
_SECOND = regex(r"(\d[\d.,]{0,9} ?[A-Za-z]{1,4}) ?/ ?\d[\d.,]{0,9} ?[A-Za-z]{1,4}\b")
_OF_WHICH = regex(r"\bof which (?:are )?([a-z])")
_MOST_BEHIND = 3
"""So many small words behind a number still belong to its cell ("18 nautical miles")."""


class Item(NamedTuple):
    """A cell, or a run of words that may be several: its kind and where it stands in the line.

    ``kind`` is ``WORDS``, ``NOTHING`` (a dash) or what kind of value it is: "money", "time", "year", "date",
    "number", or the unit.
    """

    kind: str
    start: int
    end: int


def without_notes(line: str) -> str:
    """Return a line without notes and what else stands beside a cell in it."""
    line = _NOTE.sub("", line) if "[" in line else line
    line = _UNIT_NAMED.sub("", line) if "(" in line else line
    line = _SECOND.sub(r"\1", line) if "/" in line else line
    return _OF_WHICH.sub(lambda match: match[1].upper(), line) if "of which" in line else line


def items_of(known: TableWords, line: str) -> list[Item]:
    """Return the items of a line, in order; words that stand together are one item."""
    tokens = [match.span() for match in _TOKEN.finditer(line)]
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        start, end = tokens[at]
        kind, after = _value(known, line, tokens, at)
        if not kind and items and items[-1].kind == WORDS:
            items[-1] = items[-1]._replace(end=end)
        else:
            items.append(Item(kind or WORDS, start, tokens[after - 1][1]))
        at = after
    return items


def _value(known: TableWords, line: str, tokens: list[tuple[int, int]], at: int) -> tuple[str, int]:
    """Return the kind of the value that begins at a token, "" for a word, and the number of the token behind
    it."""
    text = line[slice(*tokens[at])]
    if _NONE.match(text):
        return NOTHING, at + 1
    after = at + 1
    following = line[slice(*tokens[after])] if after < len(tokens) else ""
    if known.is_month(text) and _YEARS.match(following):
        return "date", at + 2
    match = _VALUE.match(text)
    if match is None or (
        _PHONE.match(match["digits"]) and not _TIME.match(match["digits"]) and match["digits"].isdigit()
    ):
        return "", at + 1
    kind = _kind(match)
    if kind in (_NUMBER, _YEAR) and known.is_month(following):
        after += 1
        if after < len(tokens) and _YEARS.match(line[slice(*tokens[after])]):
            after += 1
        return "date", after
    if (
        kind == _NUMBER
        and following not in known.no_unit
        and following.lower() not in known.answers
        and (known.is_unit(following) or _SHORT_UNIT.match(following))
    ):
        kind, after = known.dimension(following) or following, after + 1
    for place in range(after, min(after + _MOST_BEHIND, len(tokens))):
        word = line[slice(*tokens[place])]
        if not word.islower() or not word.isalpha():
            break
        after = place + 1
        if kind == _NUMBER and known.is_unit(word):
            kind = known.dimension(word) or word
    return kind, after


def _kind(match: re.Match[str]) -> str:
    digits, unit = match["digits"], match["unit"]
    if match["money"]:
        return "money"
    if unit:
        return str(unit)
    if _TIME.match(digits) and len(digits) > 3:
        return "time"
    return _YEAR if _YEARS.match(digits) else _NUMBER


def alike(one: str, two: str) -> bool:
    """Say whether two kinds of items may stand in one column."""
    if one == two:
        return True
    if WORDS in (one, two):
        return False
    return NOTHING in (one, two) or ANSWER in (one, two) or {one, two} <= {_NUMBER, _YEAR, "time"}
