"""Brackets and marks whose partner stands in code or in an address beside them."""

from copydesk.api import PLACEHOLDER, Block, Scope, regex

TAG = regex(r"<[^<>]{0,200}>")
LONGEST_LINK = 80
CLOSERS = {"(": ")", "[": "]"}
OPENERS = {")": "(", "]": "[", "”": "“", "“": "„"}


def closed_in_code(ctx: Scope, at: int) -> bool:
    """Say whether code right behind a straight mark holds its partner: "<code>oar" </code>."""
    if ctx.text[at + 1 : at + 2] != PLACEHOLDER:
        return False
    return TAG.sub("", ctx.doc.source.slice(ctx.doc.lift(at + 1, at + 2))).count('"') % 2 == 1


def closed_in_address(ctx: Scope, at: int) -> bool:
    """Say whether the bracket opens before an address that has taken its partner in."""
    if ctx.text[at + 1 : at + 2] != PLACEHOLDER:
        return False
    address = ctx.doc.source.slice(ctx.doc.lift(at + 1, at + 2))
    mark = ctx.text[at]
    return "://" in address and address.count(CLOSERS.get(mark, mark)) > address.count(mark)


def opened_in_address(ctx: Scope, at: int, block: Block) -> bool:
    """Say whether the bracket closes behind code, or an address, that has taken its partner in: in other
    markup a link is "https://a.example[its words]".
    """
    place, mark = at, ctx.text[at]
    while (place := ctx.text.rfind(PLACEHOLDER, max(block.start, at - LONGEST_LINK), place)) >= 0:
        source = ctx.doc.source.slice(ctx.doc.lift(place, place + 1))
        if source.count(OPENERS[mark]) > source.count(mark):
            return True
    return False
