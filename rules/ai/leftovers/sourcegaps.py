"""Sentences that tell what the sources of a machine do not say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.api import CELL, CODE, Block, Facts, Shapes, once, worded

from .mentions import mentioned

_RANKS = ("given", "available", "scarce")
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
    for sentence, tokens, match in facts.find_shapes(_shapes(facts.data("source-gaps.toml")), sentences):
        known = found.get(sentence.start)
        if known is not None and _RANKS.index(known.group) <= _RANKS.index(match.group):
            continue
        start, end = tokens.starts[match.first], tokens.ends[match.last]
        if not mentioned(facts, sentence.block, start, end) and not _NAMED(facts.data).search(sentence.text):
            found[sentence.start] = Gap(match.group, sentence.start, sentence.end, sentence.block)
    yield from (found[start] for start in sorted(found))


@once
def _shapes(data: Mapping[str, Any]) -> Shapes:
    return Shapes(data["groups"], data["sets"])
