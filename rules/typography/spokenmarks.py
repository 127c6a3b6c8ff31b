"""Marks that a sentence speaks of ("Press ; to repeat", "the ? operator"): they stand there as words do."""

import re
from typing import Literal

from copydesk.api import Block, Scope, regex, word_sets

MEANT: Literal["meant"] = "meant"
DOUBTFUL: Literal["doubtful"] = "doubtful"
BEFORE = regex(r"(?<![\w'’\-])(?P<word>[A-Za-z]{1,12})\Z")
WORD = regex(r" \(?(?P<word>[A-Za-z]{1,14})\b")
LETTERS = regex(r"[a-z]{3,14}")
# "both , and ;": a mark beside another one.
PAIRED = regex(r" (?:and|or|nor|to) [,;:!?.=+*/|](?=[\s,.;)]|$)")
OPENS = regex(r"(?:[.!?:;] |\n)\Z")
_NAMES = {"semicolon": ";", "colon": ":", "comma": ",", "stop": ".", "period": ".", "dot": "."}
LONGEST_WORD, SENTENCE = 13, 120
ENTITY = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}))\Z")
LONGEST_ENTITY = 34


def spoken(ctx: Scope, start: int, end: int, block: Block) -> Literal["", "meant", "doubtful"]:
    """Say whether the mark before ``end``, with the space from ``start`` before it, is spoken of: surely (an
    article before it, a verb of typing that opens the sentence, the name of marks beside it), or perhaps
    (a preposition or a verb that wants an object before it, a small letter behind the end of a sentence).
    """
    text, mark = ctx.text, ctx.text[end - 1]
    sets = word_sets(ctx.data("spacing.txt"))
    match = BEFORE.search(text, max(block.start, start - LONGEST_WORD), start)
    word = match["word"].lower() if match else ""
    behind = WORD.match(text, end, block.end)
    after = behind["word"] if behind else ""
    if PAIRED.match(text, end, block.end) or (after in sets["mark-names"] and mark != ","):
        return MEANT
    if mark == _NAMES.get(word):
        return MEANT  # "if the semicolon ; is told"
    if match and text[end : end + 1].isspace():
        if word in sets["before-noun"]:
            return MEANT
        at = match.start()
        opens = at == block.start or OPENS.search(text, max(block.start, at - 2), at) is not None
        goes_on = after in sets["behind-mark"] if mark == "," else not after.istitle()
        if opens and goes_on and word in sets["naming"]:
            return MEANT
        sentence = text[max(block.start, at - SENTENCE) : at].rpartition(". ")[2].lower()
        if word in sets["equalling"] and not sets["mark-names"].isdisjoint(LETTERS.findall(sentence)):
            return MEANT
    if mark in "!?" and after.islower():
        return DOUBTFUL
    # "the house that he lived in . She left": a sentence ends there.
    ends = mark in ".!?" and (after.istitle() or not text[end : block.end].strip())
    typed = word in sets["naming"] or word in sets["named"]
    wants = typed or word in sets["equalling"] or word in sets["before-object"]
    return DOUBTFUL if wants and (not ends or (typed and mark != ".")) else ""


def makes_entity(ctx: Scope, match: re.Match[str]) -> bool:
    """Say whether a semicolon without its space would make a character of the letters ("&copy ;")."""
    if match["mark"] != ";":
        return False
    at = ctx.doc.lift(*match.span("space")).start
    entity = ENTITY.search(ctx.doc.source.text, max(0, at - LONGEST_ENTITY), at)
    if entity is None or entity["name"] is None:
        return entity is not None
    from html.entities import html5

    return f"{entity['name']};" in html5
