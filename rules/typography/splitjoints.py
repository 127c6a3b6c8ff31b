"""Spaces inside what is one: a figure ("3. 5 per cent", "412 ,000", "£ 214"), a compound ("long- term", "well
-padded"), and on one side only of a dash ("bunk– he").
"""

import re
from collections.abc import Iterator
from itertools import islice

from copydesk.api import Block, Edit, Fix, Scope, Slip, regex, word_sets

from .gaps import technical

NUMBER = regex(
    r"\d{1,3}(?P<comma> ),\d{3}(?![\d,]\d)"
    r"|\d{1,3}[.](?P<stop> )\d{1,2}(?= ?(?:%|per ?cent\b|million\b|billion\b|degrees\b|[kcm]?m\b|kg\b))"
    r"|(?:(?<=\bat )|(?<=\bfrom )|(?<=\btill ))\d{1,2}:(?P<colon> )[0-5]\d(?![\d:])"
)
MONEY = regex(r"(?<=[a-z,] )[£€](?P<money> )\d[\d,.]{0,12}")
HYPHEN = regex(
    r"(?<![\w-])(?P<left>[a-z]{3,20})-(?P<behind> )(?P<right>[a-z]{3,20})(?![\w-])"
    r"|(?<![\w-])(?P<one>[a-z]{3,20})(?P<before> )-(?P<two>[a-z]{4,20})(?![\w-])"
)
DASH = regex(r"(?<=[^\W\d_]{2})[–—](?P<behind> )(?=[a-z]{2})|(?<=[a-z]{2})(?P<before> )[–—](?=[^\W\d_]{2})")
MARKS = regex(r"[£€] |- | -|[–—] | [–—]")
INSIDE = frozenset((" ,", ". ", ": "))
LONGEST, STYLE = 3, 4
"""So many spaces on one side of a dash are the way in which a text sets it."""
NAMED = regex(r"(?<![^\s(\"'`])--?[A-Za-z][A-Za-z-]{1,20}(?![\w-])")
OPTION, MOST_NAMED = 3, 40
"""What stands so often behind a space and a hyphen is called so: "you need -jumbo"; so many different ones
are options of programs.
"""


def split_joints(ctx: Scope) -> Iterator[Slip]:
    """Yield such spaces: of compounds and dashes where no program is spoken of."""
    yield from _figures(ctx)
    program: bool | None = None
    options = False
    dashes: list[Slip] = []
    for block in ctx.blocks_at(ctx.facts.word_table.in_gaps(MARKS)):
        for match in MONEY.finditer(ctx.text, block.start, block.end):
            yield from _slip(ctx, match)
        if program is None:
            program = technical(ctx)
            named = islice(NAMED.finditer(ctx.text), MOST_NAMED)
            options = len({match.group() for match in named}) >= OPTION
        if not program:
            yield from _compounds(ctx, block, options)
            for match in DASH.finditer(ctx.text, block.start, block.end):
                dashes.extend(_slip(ctx, match))
    if len(dashes) < STYLE:
        yield from dashes


def _figures(ctx: Scope) -> Iterator[Slip]:
    """Yield the figures that fall apart: what stands between their parts is looked at first."""
    table = ctx.facts.word_table
    last = len(table) - 1
    for word in table.vocabulary:
        if word < ":" and len(word) <= LONGEST and word.isdigit():
            for number in table.numbers[word]:
                if number < last and table.gaps[number + 1] in INSIDE:
                    start = table.starts[number]
                    match = NUMBER.match(ctx.text, start)
                    if match is not None and ctx.block_at(start) is not None:
                        yield from _slip(ctx, match)


def _compounds(ctx: Scope, block: Block, options: bool) -> Iterator[Slip]:
    """Yield the compounds of a block: of two words that are known, and no first part of several ("long- and
    short-term"); ``options`` says that the text speaks of those of programs.
    """
    known, joining = ctx.facts.lexicon.known, word_sets(ctx.data("spacing.txt"))["between-parts"]
    for match in HYPHEN.finditer(ctx.text, block.start, block.end):
        left, right = match["left"] or match["one"], match["right"] or match["two"]
        if right in joining or (match["before"] and (options or ctx.text.count(f" -{right}") >= OPTION)):
            continue
        # Parts of one word are told as such (INT013).
        if known(left) and known(right):
            yield from _slip(ctx, match)


def _slip(ctx: Scope, match: re.Match[str]) -> Iterator[Slip]:
    start, end = match.span()
    if ctx.doc.source.slice(ctx.doc.lift(start, end)) != ctx.text[start:end]:
        return  # a line of the source ends there, or markup
    gap = match.span(next(name for name, value in match.groupdict().items() if value == " "))
    fix = Fix((Edit(ctx.doc.lift(*gap), ""),), "delete the space", "unsafe")
    yield ctx.found(start, end, kind="inside", fix=fix, mark=match.group().strip())
