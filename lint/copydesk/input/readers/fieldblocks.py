"""The values of front matter as blocks of the article: titles and summaries are prose too."""

from __future__ import annotations

from ...base.regexes import regex
from ...document.model import FRONT_MATTER, Block
from ...document.prose import ProseBuilder
from ...document.source import Span
from .fieldvalues import FrontMatter

_NOT_PROSE = regex(r"(?:[a-z]{2,10}://|www\.|\.{0,2}/|#)\S*$|\d{4}-\d\d?-\d\d?\b|[0-9a-fA-F]{32,}$")
_WORD = regex(r"\S+")


def keyed_blocks(front: FrontMatter, text: str, builder: ProseBuilder, first_index: int = 0) -> list[Block]:
    """Append every text value to the prose as a block of kind ``front-matter`` with its dotted key in
    ``attrs["key"]``.

    Addresses, paths, dates and digests are no prose and make no block.
    """
    blocks: list[Block] = []
    for leaf in front.leaves:
        if not isinstance(leaf.value, str) or not leaf.value.strip() or _NOT_PROSE.match(leaf.value):
            continue
        builder.block_break(leaf.span.start)
        start = builder.size
        _append(builder, leaf.value, text, leaf.span)
        blocks.append(
            Block(
                first_index + len(blocks),
                FRONT_MATTER,
                leaf.span,
                start,
                builder.size,
                attrs={"key": leaf.key},
            )
        )
    return blocks


def _append(builder: ProseBuilder, value: str, text: str, span: Span) -> None:
    """Copy a value word by word where the source spells its words alike; else map it as a whole."""
    if text[span.start : span.end] == value:
        builder.literal(value, span.start)
        return
    runs: list[tuple[str, int]] = []
    at = span.start
    for match in _WORD.finditer(value):
        while at < span.end and text[at].isspace():
            at += 1
        if not text.startswith(match.group(), at):
            builder.decoded(value, span)
            return
        runs.append((match.group(), at))
        at += len(match.group())
    last = span.start
    for number, (word, place) in enumerate(runs):
        if number:
            builder.decoded(" ", Span(last, place))
        builder.literal(word, place)
        last = place + len(word)
