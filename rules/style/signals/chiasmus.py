"""A contrast that turns a phrase round: “you do not choose the river; the river chooses you”.

The verb and the noun that the first half denies stand in the second half again, the noun before the verb,
which has us or its readers as its object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.api import Sentence, regex

_DENIED = regex(
    r"\b(?:do|does|did)(?: not|n[’']t)(?: so much)? (?P<verb>[a-z]{3,16}) (?:(?:the|a|an|your|our|their) )?"
    r"(?P<noun>[a-z]{3,20})\b"
    r"|\bnot (?:a|an|the) (?P<place>[a-z]{3,20}) (?:that |which )?you (?P<done>[a-z]{3,16})\b"
)
_WORD = regex(r"[A-Za-z]+")
_REACH, _APART, _STEM = 14, 3, 3
"""Words behind the denial, between the noun and its verb, and letters by which a verb is known again."""
_WHOM = frozenset(("you", "us", "me", "your", "our", "my"))
_SMALL = frozenset(("the", "that", "this", "them", "you", "any", "not", "have"))


def turned_round(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, Sentence]]:
    """Yield the places of such contrasts in the prose, each with the sentence in which it begins; the second
    half may be the next sentence of the same block.
    """
    for number, sentence in enumerate(sentences):
        if "not " not in sentence.text and "n't " not in sentence.text and "n’t " not in sentence.text:
            continue
        match = _DENIED.search(sentence.text)
        if match is None:
            continue
        verb, noun = match["verb"] or match["done"], match["noun"] or match["place"]
        behind = sentence.text[match.end() :]
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        if after is not None and after.block is sentence.block:
            behind += " " * (after.start - sentence.end) + after.text
        end = _again(behind, verb, noun)
        if end and noun not in _SMALL and verb not in _SMALL:
            start = sentence.start + match.start()
            yield start, sentence.start + match.end() + end, sentence


def _again(text: str, verb: str, noun: str) -> int:
    """Return where the noun with the verb behind it ends in the second half, or 0."""
    words = list(_WORD.finditer(text))[:_REACH]
    stem = verb[: max(_STEM, len(verb) - 1)]
    for at, word in enumerate(words):
        if word[0].lower() != noun:
            continue
        for other, whom in pairwise(words[at + 1 : at + 2 + _APART]):
            if other[0].lower().startswith(stem) and whom[0] in _WHOM:
                return whom.end()
    return 0
