"""What a machine says to its client about the text, told by the parts of a sentence.

Parts are shapes of offers (“would you like me to”), of questions (“tell me”) and orders (“as you asked”), of
the text speaking of itself (“this version”), of what the speaker did (“I have shortened”) or would do, and
sets of words: who speaks, to whom, the work on a text, the text and what belongs to it. No part tells
anything by itself; what they tell together is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from copydesk.api import Facts, Sentence, Tokens

from .chatgrammar import Grammar

_DEEDS = frozenset(("did", "plain", "itself"))


class Talk(NamedTuple):
    """A sentence that is talk with a client: its group, and where its parts begin."""

    group: str
    sentence: Sentence
    start: int


def find_talk(facts: Facts, grammar: Grammar, sentences: Iterable[Sentence]) -> Iterator[Talk]:
    """Yield the sentences among these that a machine says to its client."""
    parts: dict[int, dict[str, int]] = {}
    found: dict[int, tuple[Sentence, Tokens]] = {}
    for sentence, tokens, match in facts.find_shapes(grammar.parts, tuple(sentences)):
        found[sentence.start] = sentence, tokens
        parts.setdefault(sentence.start, {}).setdefault(match.group, tokens.starts[match.first])
    for start, (sentence, tokens) in found.items():
        group = _told(parts[start], _held(grammar.words, tokens))
        if group:
            yield Talk(group, sentence, min(parts[start].values()))


def _held(words: Mapping[str, frozenset[str]], tokens: Tokens) -> frozenset[str]:
    """Return the names of the sets of which the tokens hold a word."""
    texts = frozenset(tokens.texts)
    return frozenset(name for name, held in words.items() if not held.isdisjoint(texts))


def _told(parts: Mapping[str, int], held: frozenset[str]) -> str:
    """Return the group that parts of a sentence and words in it tell, or ""."""
    matter, work = "matter" in held, "work" in held
    offered = "offer" in parts and "plain" in parts
    if offered and matter and work:
        return "frame"
    if offered and (matter or "tonal" in held):
        return "client"
    speaks = "speaker" in held or "itself" in parts
    if "order" in parts and matter and speaks and (work or not parts.keys().isdisjoint(_DEEDS)):
        return "client"
    if "itself" in parts and "tonal" in held and work:
        return "client"
    if ("did" in parts and (work or "tonal" in held)) or ("ask" in parts and "addressee" in held):
        return "courtesy"
    return "courtesy" if offered and work else ""
