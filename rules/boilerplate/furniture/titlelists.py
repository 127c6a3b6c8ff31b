"""A label of a page with the titles of other articles, or wares with their prices, behind it in one line.

“Most viewed 1 The ten best spy films 2 What is on tonight”, “You may also like Canvas tote £22.00 Wool
socks £14.00”, “Previous Post Winter greens Next Post The tin loaf”: only a capital shows where a label ends
and a title begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.api import regex

from .saying import Said

if TYPE_CHECKING:
    from .pagewords import PageWords

_RELATED = "related-link"
_PRICE = regex(r"(?<!\w)[£$€] ?\d[\d.,]{0,9}|\d[\d.,]{0,9} ?[£$€](?!\w)")
_NUMBER = regex(r"#?(\d{1,2})[.):]?")
_STOP = regex(r"[.;:,][\"”’)]?\Z")
_LOWER = regex(r"[a-z][\w'’-]*[?!…]?")
_WIDEST, _FEWEST, _MOST = 6, 4, 60


def lists_titles(page: PageWords, text: str) -> Said | None:
    """Return what a line says that is a label with titles of articles or wares behind it, or None."""
    words = text.split(" ")
    if not _FEWEST < len(words) <= _MOST or not text[0].isupper():
        return None
    first = page.key(words[0])
    if first not in page.list_heads and first not in page.rows.leads:
        return None
    for width in range(min(_WIDEST, len(words) - 2), 0, -1):
        label = page.key(" ".join(words[:width]))
        part = width == 3 and words[0] == "More" and words[1] in ("from", "in") and words[2][:1].isupper()
        if label not in page.of_titles and not part and not page.rows.leads_list(label.split()):
            continue
        kind = page.kind_of(label) or _RELATED
        rest = words[width:]
        if _steps(page, label, rest):
            return Said(kind, "titles of other articles", True, False)
        sure = _numbered(rest) or len(_PRICE.findall(" ".join(rest))) > 1 or _closed(page, rest)
        begun = _starts(page, rest) if " " in label and not _STOP.search(rest[-1]) else 0
        if sure or begun:
            return Said(kind, "titles of other articles", sure or begun > 1, False)
        return None
    return None


def _steps(page: PageWords, label: str, rest: Sequence[str]) -> bool:
    """Say whether the label of a step back has that of the step forward with a title behind its own title."""
    if not label.startswith(("previous ", "older ")):
        return False
    other = label.replace("previous", "next").replace("older", "newer").split()
    width = len(other)
    return any(
        [page.key(word) for word in rest[at : at + width]] == other and rest[at][0].isupper()
        for at in range(1, len(rest) - width)
    )


def _numbered(rest: Sequence[str]) -> bool:
    """Say whether titles stand behind the numbers 1, 2 …"""
    number = 1
    for word, after in pairwise(rest):
        match = _NUMBER.fullmatch(word)
        if match is not None and int(match[1]) == number and after[:1].isalnum() and not after[:1].islower():
            number += 1
        elif number == 1:
            return False
    return number > 2


def _closed(page: PageWords, rest: Sequence[str]) -> bool:
    """Say whether the last words are another label or a button: “… Clear all”, “… Recently viewed”."""
    if rest[0][:1].islower():
        return False
    return any(
        rest[-width][:1].isupper() and page.rows.is_telling(page.key(" ".join(rest[-width:])))
        for width in range(2, min(5, len(rest)))
    )


def _starts(page: PageWords, rest: Sequence[str]) -> int:
    """Count the places where a title seems to begin behind another: a capital behind a word of content."""
    if not (rest[0][:1].isupper() or rest[0][:1].isdigit()):
        return 0
    return sum(
        _LOWER.fullmatch(word) is not None and word not in page.linking and after[:1].isupper()
        for word, after in pairwise(rest)
    )
