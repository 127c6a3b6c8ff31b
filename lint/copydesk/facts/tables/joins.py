"""Glued words: places in a line where two table cells lost the border, and the space, between them.

A join is weighed, not decided: "CountyCrop" or "2004Quito" is one for sure, "page12" perhaps, "YouTube"
and "McDonald" not at
all. ``facts/tables/flattened.py`` decides, from neighbouring lines, whether the joins make a table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...base.regexes import regex
from .joinedlines import places_of_joins

_CANDIDATE = regex(
    r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-ÞĀ-ſͰ-Ͽ])"
    r"|(?<=[^\W_])(?=[$€£“\"])"
    r"|(?<=[)\]%”»\"])(?=[A-ZÀ-ÖØ-ÞĀ-ſ\d])"
    r"|(?<=\d)(?=[A-ZÀ-ÖØ-ÞĀ-ſ])"
    r"|(?<=[^\W\d_])(?=\d)"
    r"|(?<=[!?])(?=[A-ZÀ-ÖØ-Þ])"
)
_RIGHT_WORD = regex(r"[^\W\d_]*")
_ADDRESS = regex(r"://|^www\.|^[\w.+-]+@[\w-]+\.|^[#@\\/]")
# "States.OpenGate", "dock:ListPiers": a name in a space of names.
_PATH = regex(r"[^\W\d_]\.[^\W\d_]|(?:^|[\"'“])[a-z]+:[A-Z]")
# "“LampKeeper”" is mentioned, "SetLamp, CutLamp" are listed.
_MENTIONED = regex(r"[\"'“‘«]\w+[\"'”’»][.,;:)]*\Z")
_HUMPED = regex(r"[A-Z]*[^\W\d_A-Z]+[A-Z][^\W\d_]*[.,;:]?\Z")
_LISTED = regex(r"[^\W\d_]+[,;]\Z")
_COMPOUND_NUMBER = regex(r"\d{1,4}[,.:–−-]\d|\d{5}")
_ITEM_NUMBER = regex(r"\s*\(?[\w.]{1,4}[)\]]\Z")
_QUOTE = regex(r"\"")
_WORD_OPENS = tuple("([$€£")
_REACH = 40
_CIPHER = 40
"""A key or a signature has lines of so many signs at least."""


class Join(NamedTuple):
    """A possible lost border before the code point ``at`` of a line; ``weight`` is 0.5 (perhaps) or 1 (sure);
    ``token`` is the glued word."""

    at: int
    weight: float
    token: str


class _Line(NamedTuple):
    """What is asked again and again of a line: where its straight quotation marks are, what is in it without
    the space round it.
    """

    quotes: Sequence[int]
    whole: str

    def inside(self, at: int) -> bool:
        """Say whether a quotation is open at an offset."""
        return bisect_left(self.quotes, at) % 2 == 1


def find_joins(
    line: str,
    names: Collection[str] = frozenset(),
    prefixes: Collection[str] = frozenset(),
    places: Sequence[int] | None = None,
) -> list[Join]:
    """Find the joins of one line, in order. Linear in the length of the line: looks at most 40 code points
    either side of each.

    ``names`` are words in lower case that are written with a capital inside, ``prefixes`` beginnings of names
    that a capital may follow, ``places`` the offsets where joins may be at all, if they are known.
    """
    found: list[Join] = []
    known: _Line | None = None
    for at in places_of_joins(line) if places is None else places:
        if _CANDIDATE.match(line, at) is None:
            continue
        if known is None:
            known = _Line([match.start() for match in _QUOTE.finditer(line)], line.strip())
        weight = _weigh(line, known, at, names, prefixes)
        if weight:
            found.append(Join(at, weight, _token(line, at)))
    return found


def _token(line: str, at: int) -> str:
    left = line[max(0, at - _REACH) : at]
    right = line[at : at + _REACH]
    head = left.rsplit(None, 1)[-1] if left and not left[-1].isspace() else ""
    tail = right.split(None, 1)[0] if right and not right[0].isspace() else ""
    return head + tail


def _weigh(line: str, known: _Line, at: int, names: Collection[str], prefixes: Collection[str]) -> float:
    before, after = line[at - 1], line[at]
    if before.islower() and after.isupper():
        weight = _camel(line, known, at, names, prefixes)
    elif after in "$€£":
        weight = 1.0 if before.isdigit() or before.islower() else 0.0
    elif after in '“"':
        weight = 1.0 if after == "“" or _opens(line, known, at) else 0.0
    elif before in ')]%”»"!?':
        weight = _after_mark(line, known, at)
    elif before.isdigit():
        weight = _after_number(_letters_after(line, at))
    else:
        weight = _before_number(line, at) if after.isdigit() else 0.0
    return 0.0 if weight and _ADDRESS.search(_token(line, at)) else weight


def _letters_before(line: str, at: int) -> str:
    start, stop = at, max(0, at - _REACH)
    while start > stop and _is_letter(line[start - 1]):
        start -= 1
    return line[start:at]


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


def _letters_after(line: str, at: int) -> str:
    return _RIGHT_WORD.match(line, at, at + _REACH).group()  # type: ignore[union-attr]  # matches the empty string


def _camel(line: str, known: _Line, at: int, names: Collection[str], prefixes: Collection[str]) -> float:
    """Weigh lower case before a capital; two letters before the capital make a name (PfP, iOS)."""
    left, right = _letters_before(line, at), _letters_after(line, at)
    segment = left
    for index in range(len(left) - 1, -1, -1):
        if left[index].isupper():
            segment = left[index:]
            break
    if len(segment) <= 2 or len(left) + len(right) <= 5 or segment in prefixes:
        return 0.0
    if (left + right).casefold() in names:
        return 0.0
    token = _token(line, at)
    if "_" in token or "()" in token or (token[0].islower() and token == known.whole) or _PATH.search(token):
        return 0.0
    if _MENTIONED.match(token) or _is_listed(line, at, token):
        return 0.0
    return 0.5 if len(right) == 1 else 1.0


def _is_listed(line: str, at: int, token: str) -> bool:
    """Say whether a word stands in a list of such words with commas: "SetLine, CutLine, AddLine"."""
    if _LISTED.match(token):
        behind = line[at : at + _REACH].split(None, 2)[1:2]
        return bool(behind) and _HUMPED.match(behind[0]) is not None
    ahead = line[max(0, at - _REACH) : at].rsplit(None, 2)[-2:-1]
    return bool(ahead) and _LISTED.match(ahead[0]) is not None and _HUMPED.match(ahead[0]) is not None


def _opens(line: str, known: _Line, at: int) -> bool:
    """Tell whether a straight quotation mark opens: it is the odd one of its line and a word follows."""
    behind = line[at + 1 : at + 2]
    return not known.inside(at) and (behind.isalnum() or behind in _WORD_OPENS) and known.quotes[-1] > at


def _after_mark(line: str, known: _Line, at: int) -> float:
    before, after = line[at - 1], line[at]
    if before in "!?":
        return 0.5 if len(_letters_after(line, at)) > 2 else 0.0
    # A line that is wrapped in print may begin inside a quotation: 'dear"; she said *"Grain'.
    if before == '"' and (known.inside(at) or not line[max(0, at - 4) : at - 1].rstrip("*_")[-1:].strip()):
        return 0.0
    if before == "]" and line[at - 2 : at - 1].isdigit():
        return 0.5
    if before == "]" and line[at - 2 : at - 1] == "]":
        return 0.0  # "== [[lamp]]The lamp": a place of AsciiDoc, or a link of a wiki
    if after.isdigit() and before == ")":
        return 0.5
    return 0.0 if _ITEM_NUMBER.match(line[: min(at, 12)]) else 1.0


def _after_number(right: str) -> float:
    """Weigh a capital after a digit: "2004Quito" surely, "4CKYB" likely, "5G" and "60Hz" not."""
    if len(right) >= 3:
        return 1.0 if right[1:].islower() or right[1].islower() else 0.5
    return 0.0


def _before_number(line: str, at: int) -> float:
    """Weigh a digit after a word: "Harwich12–3" surely, "page12" perhaps, "mp3" and "RS4" not."""
    if not line[at - 1].islower() or len(_letters_before(line, at)) < 4:
        return 0.0
    return 1.0 if _COMPOUND_NUMBER.match(line, at) else 0.5


def is_cipher(token: str) -> bool:
    """Say whether a line is one long token of letters and digits without sense: a signature, a key."""
    if len(token) < _CIPHER or not token.isascii() or any(char.isspace() for char in token):
        return False
    turns = sum(one.islower() and other.isupper() for one, other in pairwise(token))
    return 4 * turns >= len(token) // 4 and sum(char.isdigit() for char in token) >= 3
