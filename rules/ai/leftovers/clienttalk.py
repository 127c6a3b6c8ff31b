"""What a machine says to its client about the text, told by the parts of a sentence.

Parts are shapes of offers (“would you like me to”), of questions (“tell me”) and orders (“as you asked”), of
the text speaking of itself (“this version”), of what the speaker did (“I have shortened”) or would do, the
heads of lists of changes (“key improvements:”), and sets of words: who speaks, to whom, the work on a text,
the text and what belongs to it, how it sounds, what a writer works on. No part tells anything by itself; what
they tell together is the same in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from copydesk.api import Sentence, Tokens

from .chatgrammar import Grammar

_DEEDS = frozenset(("did", "plain", "itself"))


class Parts(NamedTuple):
    """The parts that stand in a sentence: by name where the first of them begins."""

    sentence: Sentence
    tokens: Tokens
    starts: dict[str, int]

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return min(self.starts.values())


def group_of(parts: Parts, grammar: Grammar) -> str:
    """Return the group of leftovers that the parts of a sentence tell, or "" where they tell nothing."""
    return _told(parts.starts, _held(grammar.words, parts.tokens))


def framed(tokens: Tokens, grammar: Grammar) -> str:
    """Return the group of a sentence that has the shape of a frame: that it speaks of work on a text, or of
    how one sounds to somebody, makes it one, a revised text of somebody makes it talk with a client; else
    people say it, too, and where it speaks of neither a person nor a text it is nothing.
    """
    held = _held(grammar.words, tokens)
    persons = not held.isdisjoint(("speaker", "addressee"))
    if not grammar.needs_work or "work" in held or (persons and not held.isdisjoint(("tonal", "craft"))):
        return "frame"
    if {"matter", "addressee", "revised"} <= held:
        return "client"
    return "courtesy" if persons or "matter" in held else ""


def _held(words: Mapping[str, frozenset[str]], tokens: Tokens) -> frozenset[str]:
    """Return the names of the sets of which the tokens hold a word."""
    texts = frozenset(tokens.texts)
    return frozenset(name for name, held in words.items() if not held.isdisjoint(texts))


def _told(parts: Mapping[str, int], held: frozenset[str]) -> str:
    """Return the group that parts of a sentence and words in it tell, or ""."""
    matter, work = not held.isdisjoint(("matter", "craft")), "work" in held
    if "changes" in parts:
        style = not held.isdisjoint(("tonal", "craft"))
        return "client" if style and len(held - {"addressee"}) > 1 else ""
    offered = "offer" in parts and "plain" in parts
    if offered and matter and work:
        return "frame"
    if offered and (matter or "tonal" in held):
        return "client"
    speaks = "speaker" in held or "itself" in parts
    if "order" in parts and matter and speaks and (work or not parts.keys().isdisjoint(_DEEDS)):
        return "client"
    if "order" in parts and matter and "tonal" in held:
        return "client"
    if "itself" in parts and "tonal" in held and work:
        return "client"
    if "did" in parts or "ask" in parts:
        return "courtesy"
    return "courtesy" if offered and work else ""
