"""Shares in words (a third of, two of every five), and how to say without a superlative that nothing is like
it.
"""

from __future__ import annotations

from ...sources.words.classedwords import Tokens
from ...sources.words.wordclasses import BIT, DIGIT, bits
from .mainverb import QUANTITY
from .manner import Range

SHARED = bits("share-word", "count-word")
"""The classes without which no share is told in words."""

UNMATCHED = bits("all-or-none", "measured")
"""The classes without which nothing is said to be unmatched."""

_COUNTED = bits("count-word", "number-word") | DIGIT
_PARTS = frozenset("third quarter fifth sixth seventh eighth ninth tenth".split())
_HOW_MANY = frozenset({"a", "one"})
_BETWEEN = frozenset({"in", "of"})
_NEAR = 4
_LONGEST_NUMBER = 3


def note_share(t: Tokens, found: dict[str, Range]) -> None:
    """Note ``number`` for a share in words: a third of, two thirds, one in five, two of every five."""
    for i in range(1, t.size):
        low, before = t.low[i], t.low[i - 1]
        if low.removesuffix("s") in _PARTS:
            told = before in _HOW_MANY or t.bits[i - 1] & BIT["count-word"]
            if told and (low[-1] == "s" or t.low[i + 1 : i + 2] == ["of"] or t.low[max(0, i - 2)] == "by"):
                found["number"] = (t.starts[i - 1], t.ends[i])
                return
        if low not in _BETWEEN:
            continue
        first = i - 2 if before == "out" else i - 1
        last = i + 2 if t.low[i + 1 : i + 2] == ["every"] else i + 1
        if first < 0 or last >= t.size:
            continue
        one = t.low[first] in ("one", "every") or t.bits[first] & _COUNTED
        if one and (_small(t, last) or (low == "in" and t.low[first] == "one" and t.bits[last] & QUANTITY)):
            found["number"] = (t.starts[first], t.ends[last])
            return


def _small(t: Tokens, i: int) -> bool:
    """Say whether a word is a number that may be the whole of a share: no year."""
    return bool(t.bits[i] & _COUNTED) and not (t.bits[i] & DIGIT and len(t.text[i]) > _LONGEST_NUMBER)


def note_unmatched(t: Tokens, found: dict[str, Range]) -> None:
    """Note ``unmatched``: no other town, nothing else, never before, older than any other."""
    for i in range(t.size - 1):
        low, after = t.low[i], t.low[i + 1]
        if (
            (low == "no" and after in ("other", "one") and t.low[i + 2 : i + 3] != ["than"])
            or (low in ("nothing", "nobody", "none") and after == "else")
            or (low == "never" and after in ("before", "so", "again"))
            or (low == "than" and {"any", "all", "every", "most"} & set(t.low[i + 1 : i + _NEAR]))
        ):
            found["unmatched"] = (t.starts[i], t.ends[i + 1])
            return
