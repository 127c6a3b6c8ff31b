"""What a line shows of a page round the article, and how the article itself speaks."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

SITE, SHARING, LETTER, COOKIES = "navigation", "sharing", "newsletter", "cookies"
TEASER, COMMENTS, ADVERT, IMPRINT, WIDGET, AUTHOR = (
    "teasers",
    "comments",
    "advertising",
    "imprint",
    "widget",
    "author box",
)
STRONG, WEAK = 2, 1


class Sign(NamedTuple):
    """What a line shows, and how surely."""

    kind: str
    weight: int


class Voice(NamedTuple):
    """How the article itself speaks: in how many lines of its running text each word stands; whether a good
    part of them says “we”, speaks to the reader, or asks something of him; whether it holds emoji and the
    like. ``own`` is 1 where the line under judgement is one of them.
    """

    lines: Counter[str]
    us: bool
    you: bool
    asks: bool
    symbols: bool
    own: int

    def is_about(self, word: str) -> bool:
        """Say whether an article is about something of which sites speak."""
        return self.lines[word] - self.own > 1
