"""Words that a text mentions and does not say: in italics, in code, in elements that show what was said.

Quotation marks are a fact of every article (``facts.in_quotes``); this is what markup says beside them.
"""

from __future__ import annotations

from copydesk.api import Block, Facts, Sentence, Span, regex

_ITALIC = regex(r"(?<![\w*_\\])([*_])(?![\s*_])[^*_]{1,300}(?<!\s)\1(?![\w*_])")
_ELEMENT = regex(r"<(em|i|cite|q|code|kbd|samp|var|dfn|tt)\b[^<>]{0,200}>[^<>]{1,300}</\1>")
_WORD = regex(r"\w")
_FEW = 3
"""So many letters and digits beside the marked words are no sentence that mentions them."""


def mentioned(facts: Facts, block: Block, start: int, end: int) -> bool:
    """Say whether the words of a prose range begin in quotation marks, or stand in italics, code and the
    like, in a block that says something beside them. A block that is nothing else in italics speaks in them.
    """
    return facts.in_quotes(start, start + 1) or marked_off(facts, block, facts.doc.lift(start, end))


def marked_off(facts: Facts, block: Block, span: Span) -> bool:
    """Say whether the words at a place in the source stand in italics, code and the like, in a block that
    says something beside them.
    """
    text = facts.doc.source.text[block.span.start : block.span.end]
    at, behind = span.start - block.span.start, span.end - block.span.start
    for pattern, sign in ((_ITALIC, "*_"), (_ELEMENT, "<")):
        if any(mark in text for mark in sign):
            for match in pattern.finditer(text):
                if match.start() <= at and behind <= match.end():
                    beside = _bare(text[: match.start()]) + _bare(text[match.end() :])
                    return len(_WORD.findall(beside)) > _FEW
    return False


def points(facts: Facts, sentence: Sentence) -> bool:
    """Say whether a sentence holds a link, an address or code: then people send their readers on, ask to be
    written to, or tell what to type.
    """
    stored = facts.doc.source.slice(facts.doc.lift(sentence.start, sentence.end))
    return "`" in stored or "](" in stored or "<a " in stored or "<code" in stored or "@" in stored


_TAG = regex(r"<[^<>]{0,300}>")


def _bare(source: str) -> str:
    return _TAG.sub("", source)
