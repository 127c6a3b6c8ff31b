"""Words in small letters that stand in no sentence: in a row of tags, in what somebody signs with."""

from copydesk.api import Scope, Word, regex

from .evidence import link_round

LISTING = frozenset(",;|/·•")
SIGNED = regex(r"\b(?:[Pp]osted|[Ww]ritten|[Ss]ubmitted|[Cc]omment(?:ed)?|[Ss]aid) by:\s{1,20}\Z")
SPELLED, LONGEST_SIGN = regex(r" (?:dot|\(dot\)|\[dot\]) [a-z]{2,8}\b"), 32


def is_label(ctx: Scope, place: Word) -> bool:
    """Say whether a link in small letters holds a word that no sentence holds: a row of tags."""
    link = link_round(ctx, place.start, place.end)
    if link is None or not ctx.text[link[0] : link[1]].islower():
        return False
    block = ctx.block_at(place.start)
    if block is None:
        return False
    before, behind = ctx.text[block.start : link[0]].rstrip(), ctx.text[link[1] : block.end].lstrip()
    return (not before or before[-1] in LISTING) and (not behind or behind[0] in LISTING)


def is_signed(ctx: Scope, place: Word) -> bool:
    """Say whether a name begins that somebody signs with ("Posted by: boston cook"), or an address that is
    spelled out ("ann at debian dot org").
    """
    spelled = SPELLED.match(ctx.text, place.end) is not None
    return spelled or SIGNED.search(ctx.text, max(0, place.start - LONGEST_SIGN), place.start) is not None
