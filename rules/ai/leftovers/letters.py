"""The letters in a text: from a salutation to the words before the signature.

What somebody writes in a letter is said to the one who gets it, so that offers and remarks on a draft are no
leftovers there; what stands before and behind the letter may be.
"""

from __future__ import annotations

from copydesk.api import Facts, worded

_SALUTATION = worded(r"(?@salutations) (?:[\w.&’'-]+ ){0,5}[\w.&’'-]+ ?[,:!](?:\s|\Z)", "letters.toml")
_CLOSING = worded(r"(?@closings)\b[^\n.]{0,40}(?:[,.!]|\n|\Z)", "letters.toml")
_SIGNED = worded(
    r"(?:(?@closings)[^\n.]{0,20}[,\n]\s{0,4}|(?:(?@closings),? |Yours?,? ))"
    r"(?:[A-Z][\w.’'-]{1,20}\s){0,3}[A-Z][\w’'-]{1,20}\s{0,3}",
    "letters.toml",
)


def letters(facts: Facts) -> tuple[tuple[int, int], ...]:
    """Return the prose ranges of the letters in a text; one without an end goes on to the end of the text."""
    found: list[tuple[int, int]] = []
    text = facts.doc.prose.text
    begun = -1
    for block in facts.doc.prose_blocks:
        if begun < 0 and _SALUTATION(facts.data).match(text, block.start, block.end):
            begun = block.start
        if begun >= 0 and (end := _closed(facts, block.start, block.end)) >= 0:
            found.append((begun, end))
            begun = -1
    if begun >= 0:
        found.append((begun, len(text)))
    if not found:
        # Without a salutation, who signs tells it.
        ends = facts.doc.prose_blocks[-2:]
        if any(_SIGNED(facts.data).fullmatch(text, one.start, ends[-1].end) is not None for one in ends):
            found.append((0, len(text)))
    return tuple(found)


def _closed(facts: Facts, start: int, end: int) -> int:
    """Return where a letter ends in a block: behind the line with its closing words, else -1."""
    text = facts.doc.prose.text
    at = start
    while 0 <= at < end:
        if _CLOSING(facts.data).match(text, at, end):
            return end
        line = text.find("\n", at, end)
        at = line + 1 if line >= 0 else -1
    return -1
