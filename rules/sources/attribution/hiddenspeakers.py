"""Quotations whose words are told and whose speaker is not: "…," was one reaction; the mood was: "…"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Block, Facts, regex, worded

from .statement import Statement, touching

_QUOTE = regex(r"[“\"«][^“”\"«»\n]{4,400}[”\"»]")
# Behind a quotation: nobody ("it was said"), somebody without a name ("said one"), words for words.
_BEHIND = worded(
    r",? ?(?:it (?:is|was|has been) (?:\w+ly )?(?:said|heard|shouted|whispered|rumoured|added|argued"
    r"|claimed|reported|written)\b"
    r"|(?:is|are|was|were|could be) (?:also |often )?(?@seen)\b"
    r"| ?(?:\(|[–—-]{1,2} ?)(?:[Aa]n?|[Oo]ne|[Ss]ome|[Oo]ur|[Hh]appy|[Ss]atisfied|[Aa]nonymous)"
    r" [a-z -]{3,40}\)?[.\s]?\Z"
    r"|(?@ran) (?:one|an?|the|another|how|what|some|out|from|several|many)\b"
    r"|(?@telling) (?:one|some|many|another|others|several|a few|somebody|someone|people|(?:an?|one)"
    r" (?:[a-z-]+"
    r" ){0,2}[a-z-]+)(?: of (?:them|the [a-z-]+))?(?=[.,;]| (?:in|at|on|from|of"
    r" the|after|when|as|with|while|outside)\b)"
    r"|(?:one|some|an? (?:[a-z-]+ ){0,2}[a-z-]+)(?: of (?:them|the [a-z]+))? (?@telling)\b(?=[.,;]| (?:in"
    r"|at|on|from|after|when|as|outside)\b))",
    "quotations.txt",
)
# Before it: a word for words, or how everybody feels.
_AHEAD = worded(r"\b(?:(?@words))\b(?: [a-z’'-]+){0,6}:\s*\Z", "quotations.txt", flags=re.IGNORECASE)
_NAMED = regex(r"(?<![.!?:] )(?<!\A)\b[A-Z][a-z]|\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_GLAD = regex(r"\b(?:I|[Mm]y|[Mm]e)\b|\bI[’']")
_PART = 5  # words of a part of a sentence that is quoted for what it says
_STATES = worded(r"\b(?:(?@states)|[a-z]{3,}ed)\b", "quotations.txt")
_TERM = worded(r"\b(?:(?@term)|(?@kind))\b", "quotations.txt")


def find_hidden_speakers(facts: Facts, block: Block, near: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the quotations of a block (ranges of the prose) that nobody with a name says, though something
    tells that they were said; ``near`` are its statements. What is quoted in a text that is no report may be
    an example: there somebody without a name must have said it.
    """
    reported = facts.attributions.reported
    text = facts.doc.prose.text
    behind, ahead = _BEHIND(facts.data), _AHEAD(facts.data)
    for match in _QUOTE.finditer(text, block.start, block.end):
        start, end = match.span()
        touched = touching(near, start, end)
        said = near[touched]
        if not said or any(s.marked for s in said):
            continue
        first, last = said[0], said[-1]
        told = text[first.start : start]
        if _NAMED.search(text[end : last.end]) or _NAMED.search(told):
            continue
        alone = len(said) == 1 and not first.supported and not _voiced(near, touched.start)
        # The “free market” is a network: a term.
        spoken = match[0][-2] in ",.!?…" or match[0].count(" ") >= _PART - 1
        if (
            (spoken and behind.match(text, end, block.end))
            or (reported and ahead.search(told))
            or (reported and alone and _fragment(facts, match[0], told))
        ):
            yield start, end


def praises(text: str, match: re.Match[str]) -> bool:
    """Say whether a quotation is all that stands in a paragraph, and somebody is glad in it: the voice of a
    customer on the page of a shop.
    """
    alone = len(match.group()) >= len(text.strip("*_ ")) - 1
    return alone and (_GLAD.search(match.group()) is not None or "!" in match.group())


def _fragment(facts: Facts, quote: str, told: str) -> bool:
    """Say whether a quotation is a part of a sentence that states something: is "dead and must be buried"."""
    inside = quote[1:-1]
    return (
        inside[0].islower()
        and inside.count(" ") >= _PART - 1
        and _STATES(facts.data).search(inside) is not None
        and _TERM(facts.data).search(told) is None
    )


def _voiced(near: Sequence[Statement], at: int) -> bool:
    """Say whether somebody speaks in a sentence or next to it."""
    return any(s.carriers or s.supported for s in near[max(0, at - 1) : at + 2])
