"""Sentences of a file that say nothing about its subject: page furniture, the lines of a lost table, lists of
references, and what a text says about itself ("This article was produced with the help of AI").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ...base.regexes import regex
from ..citations.references import is_list_heading

if TYPE_CHECKING:
    from ..facts import Facts
    from ..text.sentences import Sentence

_TEXT = (
    "article|text|story|post|page|piece|content|report|summary|translation|newsletter|transcript|item|version"
)
_ABOUT_ITSELF = regex(
    rf"\W{{0,3}}(?:(?:editor['’]s )?(?:note|disclaimer|disclosure|correction): )?"
    rf"(?:(?:parts|some|most|all|portions|sections) of )?(?:this|the above|the present) "
    rf"(?:\w+ )?(?:{_TEXT})\s"
    r"(?:was|were|is|has been|had been|may|might|contains?|uses?|first appeared|originally appeared)\b",
    re.IGNORECASE,
)
_TOOL = regex(
    r"\b(?:AI|artificial intelligence|language model|machine translation|ChatGPT|Claude|Gemini|Copilot)\b"
)
_MAKING = regex(
    rf"\b(?:this|our) (?:\w+ )?(?:{_TEXT})s?\b|"
    r"\A\W{0,3}(?:generated|produced|written|created|translated|edited|drafted|compiled|reviewed)\b",
    re.IGNORECASE,
)


class Asides:
    """Where sentences of a document stand aside from its subject."""

    def __init__(self, facts: Facts) -> None:
        facts = facts
        spans = [item.span for item in facts.furniture if item.sure]
        spans += [line for table in facts.lost_tables for line in table.lines]
        self._spans = sorted((span.start, span.end) for span in spans)
        self._facts = facts
        self._doc = doc = facts.doc
        self._lists = {
            block.index
            for section in facts.sections
            if section.heading is not None and is_list_heading(doc.text_of(section.heading))
            for block in section.blocks
        }

    def holds(self, sentence: Sentence) -> bool:
        """Say whether a sentence stands aside: in a list of references, more than half of it in
        furniture or a lost table, or about the text itself.
        """
        if sentence.block.index in self._lists:
            return True
        if _ABOUT_ITSELF.match(sentence.text) or (
            _TOOL.search(sentence.text) and _MAKING.search(sentence.text)
        ):
            return True
        if not self._spans:
            return False
        span = self._doc.lift(sentence.start, sentence.end)
        covered = 0
        at = max(0, bisect_left(self._spans, (span.start, 0)) - 1)
        for start, end in self._spans[at:]:
            if start >= span.end:
                break
            covered += max(0, min(end, span.end) - max(start, span.start))
        return 2 * covered > span.end - span.start
