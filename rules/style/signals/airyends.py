"""Endings that are hollow by what they are made of: airy words, and everybody in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from copydesk.api import Block, Context, once, regex

_WORD = regex(r"[a-z]+(?:[’'-][a-z]+)*")
_LONGEST, _SHORTEST = 45, 4  # words of such a sentence
_MANY = 3  # airy words that need nobody with them
_NOTE = 30  # words of a line with an address or a box to fill in
_FORM = regex(r"____|\[ ?[x✓]? ?\]|@")


class _Endings:
    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.airy, self.plain = frozenset(lists["airy"]), frozenset(lists["plain"])
        self.everybody, self.maxims = frozenset(lists["everybody"]), tuple(lists["maxims"])
        self.labels = tuple(lists["labels"])


_known = once(_Endings)


def airy(text: str, lists: Mapping[str, Any]) -> bool:
    """Say whether a sentence that ends an article is made of airy words; ``lists`` is the table ``endings``
    of the data file. One of them is not enough: another stands by it, and everybody or the turn of a maxim.
    """
    known = _known(lists)
    low = text.lower()
    words = _WORD.findall(low)
    if not _SHORTEST <= len(words) <= _LONGEST or not known.plain.isdisjoint(words):
        return False
    held = len(known.airy.intersection(words))
    if held == 0:
        return False
    turned = not known.everybody.isdisjoint(words) or any(turn in low for turn in known.maxims)
    return held >= _MANY or (held >= 2 and turned) or (turned and 10 * held >= len(words))


def is_endmatter(ctx: Context, block: Block, lists: Mapping[str, Any]) -> bool:
    """Say whether a block behind the text tells who paid or wrote it, where more is, or is a form; ``lists``
    as above.
    """
    text = ctx.text[block.start : block.end].strip("*_ \n([")
    low = text.lower()
    short = low.count(" ") < _NOTE
    if short and (_FORM.search(low) or any(link.span.overlaps(block.span) for link in ctx.doc.links)):
        return True
    return any(
        low.startswith(label) and low[len(label) : len(label) + 1] in (":", " ", ".")
        for label in _known(lists).labels
    )
