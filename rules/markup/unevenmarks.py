"""Emphasis that changes from word to word, labels of a list of which one is set otherwise, and items that
end in many ways.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from copydesk.api import Block, Context, Span, regex

_MARKED = regex(
    r"(?<![\w*_\\])(?P<mark>\*{1,3}|_{1,3})(?![\s*_])(?P<text>[^*_\n"
    r"`<>\[\]]{1,40})(?<![\s*_\\])(?P=mark)(?![\w*_])"
)
_STOP = regex(r"[.!?:](?:\s|\Z)")
_LABEL = regex(
    r"(?P<open>\*{0,3}|_{0,3})(?P<label>[^\W\d_][^*_:\n"
    r"`\[\]|]{0,38}?)(?P<in>:?)(?P=open)(?P<out>:?)(?=\s)"
)
_FEWEST_MARKED, _LONGEST, _WORDS = 3, 16, 2
"""Marked words, words of the sentence, words in one mark."""
_MANY_WAYS, _CAPITALS, _ARTICLES = 3, 4, ("the", "a", "an", "is")
_FEWEST_ITEMS, _MANY_ENDS, _MOST_LABEL = 3, 3, 4


class Uneven(NamedTuple):
    """What stands out, and what is told of it."""

    span: Span
    told: str


def uneven_emphasis(ctx: Context) -> Iterator[Uneven]:
    """Yield lines in which single words are marked, in two ways or more, and most of what is said is not."""
    for at, line in enumerate(ctx.facts.open_lines):
        if line.count("*") + line.count("_") < 2 * _FEWEST_MARKED:
            continue
        found = list(_MARKED.finditer(line))
        kinds = {match["mark"] for match in found}
        if len(found) < _FEWEST_MARKED or len(kinds) < 2:
            continue
        first, last = found[0].start(), found[-1].end()
        words = len(line[first:last].split())
        marked = sum(len(match["text"].split()) for match in found)
        single = all(len(match["text"].split()) <= _WORDS for match in found)
        if (
            single
            and words <= _LONGEST
            and 5 * marked >= 2 * words
            and not _STOP.search(line, first, last - 1)
        ):
            start = ctx.facts.lines[at].span.start
            span = Span(start + first, start + last)
            # Names, terms and a “not” may be marked beside each other; an article or capitals besides are
            # not meant.
            odd = len(kinds) >= _MANY_WAYS or any(
                match["text"].lower() in _ARTICLES
                or (match["text"].isupper() and len(match["text"]) >= _CAPITALS)
                for match in found
            )
            if odd and not ctx.facts.in_code(span):
                yield Uneven(span, f"{len(found)} words are marked here, in {len(kinds)} ways")


def uneven_labels(ctx: Context) -> Iterator[Uneven]:
    """Yield the items of a list whose label is set otherwise than those of all others, or the first of many
    ways.
    """
    items = [block for block in ctx.doc.prose_blocks if block.kind == "list-item" and "list" in block.attrs]
    for _, group in groupby(items, key=lambda block: (block.attrs["list"], block.depth)):
        blocks = list(group)
        if len(blocks) >= _FEWEST_ITEMS:
            yield from _labels(ctx, blocks)
            yield from _ends(ctx, blocks)


def _labels(ctx: Context, blocks: Sequence[Block]) -> Iterator[Uneven]:
    texts = [_stored(ctx, block) for block in blocks]
    matches = [_LABEL.match(text) for text in texts]
    if not all(match is not None and (match["in"] or match["out"]) for match in matches):
        return
    labels = [match for match in matches if match is not None]
    if any(len(match["label"].split()) > _MOST_LABEL for match in labels):
        return
    ways = Counter(match["open"] for match in labels)
    usual, often = ways.most_common(1)[0]
    odd = next((number for number, match in enumerate(labels) if match["open"] != usual), None)
    # One label that is marked among plain ones is meant; a plain one among marked ones is forgotten.
    alone = usual != "" and often >= _FEWEST_ITEMS and often == len(labels) - 1
    if odd is None or not (alone or len(ways) >= _MANY_ENDS):
        return
    named = {"": "not marked", "*": "in italics", "_": "in italics", "**": "bold", "__": "bold"}
    told = named.get(labels[odd]["open"], "bold and in italics")
    others = named.get(usual, "bold and in italics")
    block = blocks[odd]
    start = block.span.start + ctx.doc.source.slice(block.span).index(labels[odd]["label"])
    span = Span(start, start + len(labels[odd]["label"]))
    yield Uneven(span, f"The label of this item is {told}, others of the list are {others}")


def _stored(ctx: Context, block: Block) -> str:
    """Return an item as it is stored, without its mark."""
    text = ctx.doc.source.slice(block.span)
    mark = str(block.attrs.get("marker", ""))
    return text.removeprefix(mark).lstrip(" \t")


def _ends(ctx: Context, blocks: Sequence[Block]) -> Iterator[Uneven]:
    """Yield a list whose items, but the last, end with a stop, with a comma or semicolon and with nothing."""
    texts = [ctx.doc.text_of(block).rstrip() for block in blocks]
    if len(texts) <= _FEWEST_ITEMS or any(len(text.split()) > _LONGEST for text in texts):
        return
    ends = {"" if text[-1:].isalnum() else "," if text[-1:] in ",;" else text[-1:] for text in texts[:-1]}
    if {".", ",", ""} <= ends:
        yield Uneven(
            blocks[0].span,
            "The items of this list end with a stop, with a comma or semicolon, and with nothing",
        )
