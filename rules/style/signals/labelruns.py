"""Labelled sentences in a row inside one paragraph: “**The catch:** Quality costs. **The fix:** Wait.”"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Block, Context, Span, regex

_OPEN, _CLOSE = r"(?:\*\*|__|<(?:b|strong)>)", r"(?:\*\*|__|</(?:b|strong)>)"
_ITEM = regex(
    rf"{_OPEN}(?P<label>[A-Z][^*_<>:\n]{{1,28}})(?::{_CLOSE}|{_CLOSE}:)[ \t]{{1,3}}"
    r"(?P<text>[^*_<>\n\d@:]{4,70}[.!])(?:<br ?/?>|\s){0,4}"
)
_WORD = regex(r"[^\W\d_][\w’'-]*")
_FEWEST, _MOST_WORDS = 3, 9
_VERDICT = 2
"""So many words has a verdict without a verb: “**Design:** Elegant. **Value:** Quite unbeatable.”"""
_TAG, _MARKS = len("<strong>"), ("**", "__", "<b>", "<strong>")
_VERBS = frozenset(("VB", "VBZ", "VBP", "VBD", "MD"))


class LabelRun(NamedTuple):
    """Where such a row stands in the source, how many items it has, and the label of the first."""

    span: Span
    items: int
    first: str


def label_runs(ctx: Context, block: Block) -> Iterator[LabelRun]:
    """Yield the rows of three or more in a paragraph, each a short sentence with a verb, without a figure."""
    # A paragraph of HTML may begin behind the tag of its first label.
    start = max(0, block.span.start - _TAG)
    raw = ctx.doc.source.slice(Span(start, block.span.end))
    if not any(mark in raw for mark in _MARKS):
        return
    found: list[re.Match[str]] = []
    for match in _ITEM.finditer(raw):
        if found and match.start() != found[-1].end():
            found.clear()
        if len(_WORD.findall(match["text"])) > _MOST_WORDS:
            found.clear()
            continue
        found.append(match)
    # A menu has labels, too.
    said = sum(not _VERBS.isdisjoint(ctx.facts.tagger.tag(_WORD.findall(one["text"])).tags) for one in found)
    words = [_WORD.findall(one["text"]) for one in found]
    verdicts = sum(
        len(one) <= _VERDICT and ctx.facts.tagger.likeliest(one[-1].lower()) == "JJ" for one in words
    )
    if len(found) >= _FEWEST and max(said, verdicts) >= len(found) - 1:
        span = Span(start + found[0].start(), start + found[-1].end("text"))
        yield LabelRun(span, len(found), found[0]["label"])
