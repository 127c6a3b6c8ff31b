"""Full stops with no space behind them: the end of a sentence, or a part of a host, a file or a member."""

import re
from collections.abc import Mapping

from copydesk.api import Scope, regex

NEXT = regex(r",? ([^\W\d_][\w’']{0,20})")
COMMON, ADVERB, NEAR = 5, 6, 20_000
"""The least tier of a word that opens a sentence, the letters of an adverb that does, and how far round one
others of its kind are looked for.
"""
Sets = Mapping[str, frozenset[str]]


def ends_sentence(ctx: Scope, sets: Sets, left: str, match: re.Match[str], after: str, quoted: bool) -> bool:
    """Judge a full stop between two words: a sentence ends here only if what follows cannot be the end of a
    host or file name.
    """
    right = match["right"]
    # "St.John" is a way of writing the saint.
    if left.lower() in sets["titles"] and left.istitle() and left != "St":
        return (
            len(right) > 1
            and right.istitle()
            and not match["opening"]
            and after in (" ", ",", "’", "'", "\n", "")
        )
    if (
        len(left) < 2
        or after in ("(", ".", "/", "[", "-")
        or left.lower() in ("www", "e", "i")
        # Hosts are written small: "dawn.It left" is none.
        or (
            right.lower() in sets["endings"]
            and not match["quote"]
            and (right.islower() or not left.islower() or after != " ")
        )
    ):
        return False
    if right.islower():
        # "include.where", "promise.then": members have the names of many small words.
        plain = right in sets["subjects"] or (match["opening"] and right in sets["openers"])
        if right == "so" and not _goes_on(ctx, sets["behind-so"], match.end()):
            return False  # "the ld.so linker": the name of a file
        return bool(plain) and left.islower() and knows(ctx, left)
    if not (right[1:].islower() or len(right) == 1) or left.isupper():
        return False
    if len(right) == 1:
        return right in "AI" and after == " " and left.islower() and knows(ctx, left)
    small = left.islower() and knows(ctx, left)
    common = right.lower() in sets["openers"] or ctx.facts.lexicon.tier(right.lower()) >= 7
    # "Math.Random" is a member of a module: a capital on both sides wants one of the words that open
    # sentences.
    # "… in Copenhagen.Danish officials": no module has the name of a country or city.
    place = ctx.facts.lexicon.names.get(left.lower())
    if place is not None and place.kind in ("country", "city") and after == " " and knows(ctx, right):
        return True
    # "The spec.Namespace is set": a member whose object the document has in its code, or a rare word.
    object_of = left in ctx.facts.code_words or left in sets["objects"]
    member = (object_of and right.lower() not in sets["openers"]) or not _opens_sentence(ctx, right)
    return (
        (small and after in (" ", ",", "'", "’", "\n", "\u00a0", "") and not member)
        or quoted
        or (right.lower() in sets["openers"] and common and not _holds_members(ctx, left, match))
    )


def _holds_members(ctx: Scope, left: str, match: re.Match[str]) -> bool:
    """Say whether a name stands before other names too, with nothing but a stop between: "Data.Maybe" where
    "Data.Task" is told of as well.
    """
    if not left.istitle():
        return False
    near = ctx.text[max(0, match.start() - NEAR) : match.end() + NEAR]
    members = re.findall(rf"\b{re.escape(left)}\.([A-Z][A-Za-z]{{0,30}})", near)
    return any(member != match["right"] for member in members)


def _goes_on(ctx: Scope, words: frozenset[str], end: int) -> bool:
    """Say whether a small word is followed by one of some words, or a name."""
    behind = NEXT.match(ctx.text, end)
    return behind is not None and (behind[1].istitle() or behind[1].lower() in words)


def _opens_sentence(ctx: Scope, word: str) -> bool:
    low = word.lower()
    lexicon = ctx.facts.lexicon
    # "law.Fortunately": programs have no adverbs of this length.
    adverb = low.endswith("ly") and len(low) > ADVERB and lexicon.known(low)
    return low in lexicon.names or lexicon.tier(low) >= COMMON or adverb


def knows(ctx: Scope, word: str) -> bool:
    """Say whether the dictionary has a word, or all parts of one with hyphens."""
    low = word.lower()
    looked = ctx.facts.lexicon.look_up(low)
    return looked.known or looked.name or all(ctx.facts.lexicon.known(part) for part in low.split("-"))
