"""Sentences of a file that say nothing about its subject: page furniture, the lines of a lost table, lists of
references, and what a text says about itself ("This article was produced with the help of AI").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Block, Facts, Sentence, TextWords, regex

from ..words.wordclasses import WordClasses

_TOOLS = (
    "AI",
    "artificial intelligence",
    "language model",
    "machine translation",
    "ChatGPT",
    "Claude",
    "Gemini",
    "Copilot",
)
_POINTERS = frozenset({"this", "above", "present"})
_TOOL = regex(rf"\b(?:{'|'.join(_TOOLS)})\b")


class _Patterns:
    """The expressions for what a text says about itself."""

    def __init__(self, texts: frozenset[str], makings: frozenset[str]) -> None:
        text, making = "|".join(sorted(texts)), "|".join(sorted(makings))
        self.about = regex(
            r"\W{0,3}(?:(?:editor['’]s )?(?:note|disclaimer|disclosure|correction): )?"
            r"(?:(?:parts|some|most|all|portions|sections) of )?(?:this|the above|the present) "
            rf"(?:\w+ )?(?:{text})\s"
            r"(?:was|were|is|has been|had been|may|might|contains?|uses?|first appeared|originally appeared)"
            r"\b",
            re.IGNORECASE,
        )
        self.making = regex(
            rf"\b(?:this|our) (?:\w+ )?(?:{text})s?\b|\A\W{{0,3}}(?:{making})\b", re.IGNORECASE
        )


@lru_cache(maxsize=4)
def _patterns(listed: WordClasses) -> _Patterns:
    return _Patterns(listed["own-text"], listed["own-making"])


class Asides:
    """Where sentences of a document stand aside from its subject. ``speak`` says that the text may speak of
    itself somewhere.
    """

    def __init__(self, facts: Facts) -> None:
        spans = [item.span for item in facts.furniture if item.sure]
        spans += [stretch for table in facts.lost_tables for stretch in table.stretches()]
        self._spans = sorted((span.start, span.end) for span in spans)
        self._doc = facts.doc
        self._patterns = _patterns(facts.word_classes)
        text = facts.doc.prose.text
        self._own = list(_pointed(facts.word_table, facts.word_classes["own-text"]))
        named = any(tool in text for tool in _TOOLS)
        self._tools = [match.start() for match in _TOOL.finditer(text)] if named else []
        self._lists = facts.references.list_blocks
        self.speak = bool(self._own or self._tools)

    def holds_block(self, block: Block) -> bool:
        """Say whether a block stands in a list of references."""
        return block.index in self._lists

    def near(self, block: Block) -> bool:
        """Say whether any furniture or lost table touches a block."""
        if not self._spans:
            return False
        at = bisect_left(self._spans, (block.span.start, 0))
        reaches = at > 0 and self._spans[at - 1][1] > block.span.start
        return reaches or (at < len(self._spans) and self._spans[at][0] < block.span.end)

    def holds(self, sentence: Sentence, near: bool) -> bool:
        """Say whether a sentence stands aside: it is about the text itself, or more than half of it stands in
        furniture or a lost table (``near``: its block touches any).
        """
        start, end = sentence.start, sentence.end
        if _within(self._own, start, end) and self._patterns.about.match(sentence.text):
            return True
        if _within(self._tools, start, end) and self._patterns.making.search(sentence.text):
            return True
        return near and self._covered(sentence)

    def _covered(self, sentence: Sentence) -> bool:
        span = self._doc.lift(sentence.start, sentence.end)
        covered = 0
        at = max(0, bisect_left(self._spans, (span.start, 0)) - 1)
        for start, end in self._spans[at:]:
            if start >= span.end:
                break
            covered += max(0, min(end, span.end) - max(start, span.start))
        return 2 * covered > span.end - span.start


def _pointed(table: TextWords, texts: frozenset[str]) -> Iterator[int]:
    """Yield where a word for a text stands behind one that points at it: this article, the above news
    item.
    """
    lower, starts = table.lower, table.starts
    for number in table.where(texts):
        if not _POINTERS.isdisjoint(lower[max(0, number - 2) : number]):
            yield starts[number]


def _within(places: list[int], start: int, end: int) -> bool:
    """Say whether any of some places in order lies in a range."""
    if not places:
        return False
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
