"""Sentences that tell what the sources of a machine do not say.

Some are told by a shape, others by two parts: where somebody looked (“the documents provided”) as what lacks
something (“… give no date”), or as where it is lacking (“a date could not be found in …”).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from copydesk.api import CELL, CODE, Block, Facts, Match, Sentence, Shapes, Tokens, once, regex, worded

from .mentions import mentioned

_RANKS = ("given", "available", "scarce")
_SAYS, _LIES = 5, 9
"""So many words at most stand between sources and what they do not say, and between what lacks and where."""
# Who searched is named, or the sentence is about a program.
_NAMED = worded(r"\b(?:[A-Z]\w+|(?@searchers)) (?@searched)\b|\b(?@programs)\b", "source-gaps.toml")

_RESTRICTS = regex(
    r"(?:\b(?:that|which|who) (?:is|are|was|were)|\b(?!is |was |has |does )[A-Za-z][a-z]{2,20}s"
    r"|\b(?:any|every|no)(?:thing|body|one)) not (?:\w+ )?"
    r"(?:mention|list|describ|document|cover|includ|stat|specifi|defin|nam)ed"
    r" (?:(?:in|on|by) this \w|here\b|below\b|above\b)"
)


class Gap(NamedTuple):
    """A sentence as a prose range; ``group`` is ``given``, ``available`` or ``scarce`` (the data file)."""

    group: str
    start: int
    end: int
    block: Block


def find_gaps(facts: Facts) -> Iterator[Gap]:
    """Yield the sentences that excuse themselves with their sources, in reading order; one group each."""
    sentences = facts.sentences_of_all(
        block for block in facts.doc.prose_blocks if not block.quote and block.kind not in (CODE, CELL)
    )
    grammar = _grammar(facts.data("source-gaps.toml"))
    matched = facts.find_shapes(grammar.shapes, sentences)
    for _, in_sentence in groupby(matched, key=lambda one: one[0].start):
        gap = _gap(facts, grammar, list(in_sentence))
        if gap is not None:
            yield gap


class _Grammar(NamedTuple):
    """The data file: the shapes (those of parts are ``parts.source`` …), and the words before a place."""

    shapes: Shapes
    where: frozenset[str]


def _gap(facts: Facts, grammar: _Grammar, matched: Sequence[tuple[Sentence, Tokens, Match]]) -> Gap | None:
    """Return what a sentence tells by the shapes in it, whole ones before those of parts."""
    sentence, tokens, _ = matched[0]
    best = ""
    parts: dict[str, list[Match]] = {}
    for _, _, match in matched:
        group, _, part = match.group.partition(".")
        if part:
            parts.setdefault(part, []).append(match)
        elif not (best and _RANKS.index(best) <= _RANKS.index(group)) and _tells(
            facts, sentence, tokens, match
        ):
            best = group
    if not best:
        told = _told(parts, tokens, grammar.where)
        if told is not None and _tells(facts, sentence, tokens, told):
            best = "given"
    return Gap(best, sentence.start, sentence.end, sentence.block) if best else None


def restricts(text: str) -> bool:
    """Say whether a sentence tells of which things it is true: "pumps that are not listed in this guide"."""
    return _RESTRICTS.search(text) is not None


def _tells(facts: Facts, sentence: Sentence, tokens: Tokens, match: Match) -> bool:
    """Say whether a sentence says it itself, and names nobody who searched."""
    start, end, text = tokens.starts[match.first], tokens.ends[match.last], sentence.text
    named = restricts(text) or _NAMED(facts.data).search(text)
    return not named and not mentioned(facts, sentence.block, start, end)


def _told(found: Mapping[str, Sequence[Match]], tokens: Tokens, where: frozenset[str]) -> Match | None:
    """Return a part where the parts that stand in a sentence, by name, tell together that something is not in
    the sources.
    """
    texts = tokens.texts
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
