"""Sentences that ask the reader to verify what the publisher should have verified."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import CELL, HEADING, Block, Facts, Sentence, regex

from .notice import Notice, placed_blocks
from .noticewords import NoticeWords, words_of

_MAY_ERR = regex(
    r"\b(?:may|might|could|can) (?:\w+ )?(?:contain|include|have|be) (?:\w+ ){0,2}?"
    r"(?:errors?|inaccurac(?:y|ies)|mistakes?|inaccurate|outdated|incomplete|wrong|incorrect)",
    re.IGNORECASE,
)


class Burden(NamedTuple):
    """A sentence that asks the reader to verify; ``near`` says that it stands beside a notice."""

    start: int
    end: int
    block: Block
    near: bool


def find_burdens(facts: Facts, notices: Sequence[Notice]) -> tuple[Burden, ...]:
    """Find what a text asks of the reader, at its edges and beside ``notices``."""
    words = words_of(facts.data)
    checking = [word for word in words.checking if word in facts.folded]
    if not checking:
        return ()
    noticed = {notice.block.index for notice in notices}
    beside = {
        p.number + step for p in placed_blocks(facts) if p.block.index in noticed for step in (-1, 0, 1)
    }
    asked = [
        sentence
        for placed in placed_blocks(facts)
        if placed.edge or placed.number in beside
        if not placed.block.quote and placed.block.kind not in (HEADING, CELL)
        # Away from a notice only what is about this text counts (see below), which has one of these words.
        for needed in ((checking,) if placed.number in beside else (checking, ("accuracy", "this")),)
        if all(_holds(facts, some, placed.block) for some in needed)
        for sentence in facts.sentences_of(placed.block)
        if all(_holds(facts, some, sentence) for some in needed)
    ]
    if not asked:
        return ()
    near = {p.block.index for p in placed_blocks(facts) if p.number in beside}
    groups: dict[int, set[str]] = {}
    of_start: dict[int, Sentence] = {}
    for sentence, _, match in facts.find_shapes(words.burdens, asked):
        of_start[sentence.start] = sentence
        groups.setdefault(sentence.start, set()).add(match.group)
    found = []
    for start, held in groups.items():
        sentence = of_start[start]
        close = sentence.block.index in near
        if facts.in_quotes(sentence.start, sentence.end):
            continue
        if (close and held & {"sources", "facts"}) or (
            {"sources", "asks"} <= held and _about_itself(facts, words, sentence)
        ):
            found.append(Burden(sentence.start, sentence.end, sentence.block, close))
    return tuple(found)


def find_warnings(facts: Facts, notices: Sequence[Notice], burdens: Sequence[Burden]) -> tuple[Burden, ...]:
    """Find the other sentences beside ``notices`` that warn of errors (“It may contain errors”)."""
    taken = {notice.start for notice in notices} | {burden.start for burden in burdens}
    beside = {notice.block.index + step for notice in notices for step in (-1, 0, 1)}
    return tuple(
        Burden(sentence.start, sentence.end, block, True)
        for block in (facts.doc.prose_blocks if notices else ())
        if block.index in beside
        for sentence in facts.sentences_of(block)
        if sentence.start not in taken and _MAY_ERR.search(sentence.text)
    )


def _holds(facts: Facts, words: Sequence[str], place: Block | Sentence) -> bool:
    """Say whether any of some words stands in a block or sentence."""
    find, start, end = facts.folded.find, place.start, place.end
    return any(find(word, start, end) >= 0 for word in words)


def _about_itself(facts: Facts, words: NoticeWords, sentence: Sentence) -> bool:
    """Say whether a sentence is an order to the reader about this text, and not advice on some other
    matter.
    """
    held = set(facts.tokens_in(sentence.start, sentence.end).texts)
    return "accuracy" in held or ("this" in held and bool(held & words.itself))
