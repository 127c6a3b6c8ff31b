"""Spaces where none belongs."""

import re
from collections.abc import Iterator

from copydesk.api import Block, Edit, Fix, Scope, Slip, regex, word_sets

BEFORE = regex(r"(?P<space>[ \t\u00a0\u202f]{1,4})(?P<mark>[,;:!?]|\.(?!\.))(?=[\s”’\"]|$)")
# The space and the mark changed places: "late ,and".
SWAPPED = regex(r"(?P<space>[ \t\u00a0]{1,2})(?P<mark>[,;]|\.(?!Net\b))(?=[^\W\d_][a-z])")
INSIDE = regex(
    r"(?P<open>[(\[])(?P<space>[ \t]{1,3})(?=[^\W_])|(?<=[^\W_.,])(?P<before>[ \t]{1,3})(?P<close>[)\]])"
)
TWICE = regex(r"(?<=[^\W\d_],)[ \t]{2,3}(?=[^\W\d_])|(?<=[^\W\d_])[ \t]{2,3}(?=[a-z])")
# "Add a ? to it", "name . and ..": the mark is a word of the sentence.
BEFORE_MENTION = regex(r"(?<![\w'’])(?P<word>[a-z]{1,9})\Z")
FOLDERS = regex(r"[^\w\n]{0,6}\w{0,4} ?\.\.(?!\w)")
SMILING = frozenset(":;=8-'^")
FRENCH = frozenset("«»")
SPACED = regex(r"[ \t\u00a0\u202f][,;:!?.)\]]|[(\[][ \t]|[ \t]{2}|\t")
MANY = 10


def space_before_mark(ctx: Scope) -> Iterator[Slip]:
    doubled: list[tuple[int, int]] = []
    for block in ctx.blocks_at(ctx.facts.word_table.in_gaps(SPACED)):
        yield from _before(ctx, block)
        yield from _inside(ctx, block)
        if block.kind != "cell":
            doubled.extend(match.span() for match in TWICE.finditer(ctx.text, block.start, block.end))
    # Many double spaces are a way of setting text (columns, full lines), not slips.
    if len(doubled) < MANY:
        for start, end in doubled:
            yield from _hit(ctx, start, end, (start + 1, end), " ", "twice")


def _before(ctx: Scope, block: Block) -> Iterator[Slip]:
    text, piece = ctx.text, ctx.doc.text_of(block)
    mentions = word_sets(ctx.data("spacing.txt"))["before-mention"]
    for match in BEFORE.finditer(text, block.start, block.end):
        ahead = text[match.start() - 1 : match.start()]
        after_word = match.start() > block.start and (ahead.isalnum() or ahead in ')”’"%')
        french = match["mark"] in ":;!?" and not FRENCH.isdisjoint(piece)
        if after_word and not french and not _right(text, match, mentions):
            yield from _hit(ctx, match.start(), match.end(), match.span("space"), match["mark"])
    for match in SWAPPED.finditer(text, block.start, block.end) if " ," in piece or " ." in piece else ():
        upper = text[match.end()].isupper()
        if text[match.start() - 1].islower() and (upper or match["mark"] != "."):
            yield from _swapped(ctx, match)


def _inside(ctx: Scope, block: Block) -> Iterator[Slip]:
    text, piece = ctx.text, ctx.doc.text_of(block)
    spaced = any(pair in piece for pair in ("( ", " )", "[ ", " ]"))
    for match in INSIDE.finditer(text, block.start, block.end) if spaced else ():
        if match.start() == block.start or text[match.start() - 1] in SMILING:
            continue  # "[ x ]" opens a task, and ":( and" is no bracket
        if not match["open"]:
            yield from _hit(ctx, match.start(), match.end(), match.span("before"), match["close"])
        elif text[match.end() + 1 : match.end() + 2] != match["open"]:
            yield from _hit(ctx, *match.span(), match.span("space"), match["open"], "after")


def _swapped(ctx: Scope, match: re.Match[str]) -> Iterator[Slip]:
    span = ctx.doc.lift(*match.span())
    if ctx.doc.source.slice(span) == match.group():
        fix = Fix((Edit(span, match["mark"] + " "),), "put the space behind the mark", "safe")
        yield ctx.found(*match.span(), fix=fix, mark=match["mark"])


def _right(text: str, match: re.Match[str], mentions: frozenset[str]) -> bool:
    """Say whether the space is meant: ratios, spaced-out dots, smileys, list marks, names of folders, marks
    that are talked about.
    """
    mark, end = match["mark"], match.end()
    before = BEFORE_MENTION.search(text, max(0, match.start() - 12), match.start())
    if before and before["word"] in mentions:
        return True
    if mark == ".":
        folder = text[end : end + 2].strip()[:1].islower() or FOLDERS.match(text, end) is not None
        return folder or text[end : end + 2] == " ." or text[match.start() - 2 : match.start()] == " ."
    if mark == ":":
        beyond = text[end : end + 2].strip()
        return (
            text[match.start() - 1].isdigit()
            or (beyond[:1].isdigit())
            or text[match.start() - 2 : match.start() - 1] in (" ", "")
        )
    return False


def _hit(
    ctx: Scope,
    start: int,
    end: int,
    gap: tuple[int, int],
    mark: str,
    kind: str = "",
) -> Iterator[Slip]:
    span = ctx.doc.lift(*gap)
    # Where the source has a line break, markup or a reference mark between the two, the space is not one that
    # a reader sees.
    if ctx.doc.source.slice(ctx.doc.lift(start, end)) == ctx.text[start:end]:
        fix = Fix((Edit(span, ""),), "delete the space", "safe")
        yield ctx.found(start, end, kind=kind, fix=fix, mark=mark)
