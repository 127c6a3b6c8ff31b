"""Sentences that tell what the sources of a machine do not say.

Some are told by a shape, others by two parts: where somebody looked (“the documents provided”) as what lacks
something (“… give no date”), or as where it is lacking (“a date could not be found in …”).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.api import CELL, CODE, Block, Facts, Match, Sentence, Shapes, Tokens, once, worded

from .mentions import mentioned

_RANKS = ("given", "available", "scarce")
_SAYS, _LIES = 5, 9
"""So many words at most stand between sources and what they do not say, and between what lacks and where."""
# Who searched is named, or the sentence is about a program.
_NAMED = worded(r"\b(?:[A-Z]\w+|(?@searchers)) (?@searched)\b|\b(?@programs)\b", "source-gaps.toml")


class Gap(NamedTuple):
    """A sentence as a prose range; ``group`` is ``given``, ``available`` or ``scarce`` (the data file)."""

    group: str
    start: int
    end: int
    block: Block


def find_gaps(facts: Facts) -> Iterator[Gap]:
    """Yield the sentences that excuse themselves with their sources, in reading order; one group each."""
    sentences = [
        sentence
        for block in facts.doc.prose_blocks
        if not block.quote and block.kind not in (CODE, CELL)
        for sentence in facts.sentences_of(block)
    ]
    found: dict[int, Gap] = {}
    held: dict[int, _Parts] = {}
    grammar = _grammar(facts.data("source-gaps.toml"))
    for sentence, tokens, match in facts.find_shapes(grammar.shapes, sentences):
        group, _, part = match.group.partition(".")
        if part:
            parts = held.setdefault(sentence.start, _Parts(sentence, tokens, {}))
            parts.found.setdefault(part, []).append(match)
            continue
        known = found.get(sentence.start)
        if known is not None and _RANKS.index(known.group) <= _RANKS.index(group):
            continue
        if _tells(facts, sentence, tokens, match):
            found[sentence.start] = Gap(group, sentence.start, sentence.end, sentence.block)
    for parts in held.values():
        sentence = parts.sentence
        told = _told(parts, grammar.where) if sentence.start not in found else None
        if told is not None and _tells(facts, sentence, parts.tokens, told):
            found[sentence.start] = Gap("given", sentence.start, sentence.end, sentence.block)
    yield from (found[start] for start in sorted(found))


class _Grammar(NamedTuple):
    """The data file: the shapes (those of parts are ``parts.source`` …), and the words before a place."""

    shapes: Shapes
    where: frozenset[str]


class _Parts(NamedTuple):
    """The parts that stand in a sentence, by name."""

    sentence: Sentence
    tokens: Tokens
    found: dict[str, list[Match]]


def _tells(facts: Facts, sentence: Sentence, tokens: Tokens, match: Match) -> bool:
    """Say whether a sentence says it itself, and names nobody who searched."""
    start, end = tokens.starts[match.first], tokens.ends[match.last]
    return not mentioned(facts, sentence.block, start, end) and not _NAMED(facts.data).search(sentence.text)


def _told(parts: _Parts, where: frozenset[str]) -> Match | None:
    """Return a part where parts of a sentence tell together that something is not in the sources."""
    found, texts = parts.found, parts.tokens.texts
    if "bare" in found and "result" in found:
        return found["bare"][0]
    for source in found.get("source", ()):
        placed = not where.isdisjoint(texts[max(0, source.first - 2) : source.first + 1])
        for lack in found.get("lack", ()):
            stop = texts[source.last + 1 : source.last + 2] == [","]
            says = -1 <= lack.first - source.last - 1 <= _SAYS and (not placed or stop)
            lies = -1 <= source.first - lack.last <= _LIES and placed
            if says or lies:
                return source
    return None


@once
def _grammar(data: Mapping[str, Any]) -> _Grammar:
    parts = {f"parts.{part}": lines for part, lines in data["parts"].items()}
    return _Grammar(Shapes({**data["groups"], **parts}, data["sets"]), frozenset(data["sets"]["where"]))
