"""Marks between a number and a word with no space behind them: "in 2019.The", "the 5th,in May"."""

import re
from collections.abc import Iterator, Mapping

from copydesk.api import Block, Scope, regex

from .gaps import technical
from .gluedstops import COMMON

AFTER_YEAR = regex(
    r"(?<![\w.,/:\-–])(?:1[5-9]|20)\d\d(?P<mark>[.,;])(?P<right>[A-Za-z][a-z]{1,15})(?![\w.(/@])"
)
# "the 5th,in May", "size 42.Sizes run", "1,204,coins": a number in a sentence.
AFTER_NUMBER = regex(
    r"(?:(?<=[a-z] )|(?<=\d, ))[£$€]?\d[\d,]{0,8}(?:\.\d\d)?(?:st|nd|rd|th)?(?P<mark>[.,;])"
    r"(?P<right>[A-Za-z][a-z]{1,15})(?![\w.(/@])"
)
# "for £4,200.A replica", and not "Section 4.A".
ARTICLE_AFTER = regex(r"(?:[£$€]\d[\d,]{0,8}|\d[\d,]{2,8})(?P<mark>\.)(?P<right>A)(?= [a-z])")
MOST_DIGITS = 12
Glued = tuple[int, int, int, str, str]
"""Where the words stand, where the space is missing, the mark, and how sure it is."""


def behind_numbers(
    ctx: Scope, sets: Mapping[str, frozenset[str]], match: re.Match[str], block: Block, *, alone: bool
) -> Iterator[Glued]:
    """Yield a mark between a year and a small word, or one between another number, or a bracket, and a
    frequent word, where no word stands before the mark (``alone``).
    """
    at = match.start() - 4
    year = AFTER_YEAR.match(ctx.text, at, block.end) if at >= block.start else None
    if year and year["right"].lower() in sets["openers"]:
        yield year.start(), year.end(), year.end("mark"), year["mark"], ""
    elif alone and not technical(ctx):
        yield from _behind_number(ctx, match, block)


def _behind_number(ctx: Scope, match: re.Match[str], block: Block) -> Iterator[Glued]:
    right = match["right"]
    if match["closing"] == ")" and match["mark"] in ".!?" and len(match.group()) == len(right) + 2:
        apart = ctx.text[match.end() : match.end() + 1] in (" ", ",", "'", "’")
        if apart and right.istitle() and ctx.facts.lexicon.tier(right.lower()) >= COMMON:
            yield match.start(), match.end(), match.end("mark"), match["mark"], "likely"
        return
    start = ctx.text.rfind(" ", max(block.start, match.start() - MOST_DIGITS), match.start()) + 1
    if not start:
        return
    number = AFTER_NUMBER.match(ctx.text, start, block.end) or ARTICLE_AFTER.match(ctx.text, start, block.end)
    if number and number.end("mark") == match.end("mark"):
        word = number["right"]
        capital = number["mark"] == "."
        if word.istitle() == capital and ctx.facts.lexicon.tier(word.lower()) >= COMMON:
            yield start, number.end(), number.end("mark"), number["mark"], "likely"
