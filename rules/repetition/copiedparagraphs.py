"""Paragraphs, and items of a list, that stand twice, word for word."""

from collections.abc import Iterator

from copydesk.api import PLACEHOLDER, Block, Context, Hit, Sentence

from .compared import in_series, is_furniture, is_table_note, told_again

_COPIED = 14
_BEGINNING = 40
_SHARED = 10
_MANY_COPIES = 3
_FEW_COPIES = 2
_LONG = 25
_WORDS = 4  # spaces at least in a sentence that is told twice
_STOPS = '.!”"'
_MOST_SENTENCES = 200
_ITEM = 2
"""So many spaces has an item at least that a list has twice by mistake ("Yes", "No" may recur)."""


def copied_paragraphs(ctx: Context, done: set[int]) -> Iterator[Hit]:
    """Yield them, and add the places of their sentences to ``done``."""
    first: dict[str, Block] = {}
    copies: list[tuple[Block, Block]] = []
    for block in sorted(_suspects(ctx), key=lambda block: block.start):
        text = _as_written(ctx, block)
        # A lead-in says the same each time.
        if text.count(" ") < _COPIED or text[-1] == ":" or is_table_note(ctx, block):
            continue
        before = first.setdefault(text, block)
        if before != block and not in_series(ctx, before.start, block.start):
            copies.append((before, block))
    told = {before.start: before for before, _ in copies if PLACEHOLDER not in ctx.doc.text_of(before)}
    again = sum(before.end - before.start for before in told.values())
    twice = len(told) >= _MANY_COPIES and 3 * again >= sum(b.end - b.start for b in ctx.blocks())
    for before, block in copies:
        done.update(sentence.start for sentence in ctx.facts.sentences_of(block))
        pasted = twice or _follows(ctx, before, block) or (len(copies) <= _FEW_COPIES and _told(ctx, block))
        yield told_again(ctx, block, before, "word for word", pasted=pasted)


def items_twice(ctx: Context, done: set[int]) -> Iterator[Hit]:
    """Yield the items that one list has twice, word for word, and add their places to ``done``. What it has
    three times is data, as in a log.
    """
    alike: dict[tuple[object, str], list[Block]] = {}
    for block in ctx.blocks():
        if block.kind == "list-item":
            text = _as_written(ctx, block)
            if text.count(" ") >= _ITEM and text[-1] != ":":
                alike.setdefault((block.attrs.get("list"), text), []).append(block)
    for same in alike.values():
        if len(same) == 2 and same[1].start not in done:
            done.update(sentence.start for sentence in ctx.facts.sentences_of(same[1]))
            yield told_again(ctx, same[1], same[0], "word for word, in one list")


def sentences_twice(ctx: Context, done: set[int]) -> Iterator[Hit]:
    """Yield the sentences that stand twice, word for word, in two passages, and add their places to ``done``.
    What stands there three times is a refrain or data, and what is all in quotation marks is quoted again;
    no reader has a text of more than 200 sentences in mind as a whole.
    """
    alike: dict[str, list[Sentence]] = {}
    for block in ctx.blocks() if len(ctx.facts.sentences) <= _MOST_SENTENCES else ():
        if block.kind == "heading" or block.quote or is_table_note(ctx, block) or is_furniture(ctx, block):
            continue
        for sentence in ctx.facts.sentences_of(block):
            text = sentence.text
            if (
                text.count(" ") >= _WORDS
                and text[-1] in _STOPS
                and not (text[0] in '“"' and text[-1] in '”"')
            ):
                alike.setdefault(" ".join(text.casefold().split()), []).append(sentence)
    for same in alike.values():
        if len(same) == _FEW_COPIES and same[0].block != same[1].block and same[1].start not in done:
            if PLACEHOLDER in same[1].text or in_series(ctx, same[0].start, same[1].start):
                continue
            done.add(same[1].start)
            yield told_again(ctx, same[1], same[0], "word for word")


def _suspects(ctx: Context) -> Iterator[Block]:
    """Yield the passages that begin with the same letters as another."""
    alike: dict[str, list[Block]] = {}
    for block in ctx.blocks():
        if block.end - block.start > 2 * _COPIED and block.kind != "heading":
            alike.setdefault(_letters(ctx.text[block.start : block.start + _BEGINNING]), []).append(block)
    for same in alike.values():
        if len(same) > 1:
            yield from same


def _as_written(ctx: Context, block: Block) -> str:
    """Return a passage for comparison; where it holds code or addresses, which the prose does not show, as
    it is stored.
    """
    text = ctx.doc.text_of(block)
    if PLACEHOLDER in text:
        text = ctx.doc.source.slice(ctx.doc.lift(block.start, block.end))
    return " ".join(text.casefold().split())


def _follows(ctx: Context, before: Block, block: Block) -> bool:
    """Say whether nothing that is read stands between two passages (a comment, a tag). A trace of what a
    program does may hold the same step twice.
    """
    if PLACEHOLDER in ctx.doc.text_of(block):
        return False
    return all(other.kind == "html" for other in ctx.doc.blocks[before.index + 1 : block.index])


def _told(ctx: Context, block: Block) -> bool:
    """Say whether a passage is a paragraph of running text: of two sentences, or long. A manual says the same
    of many things.
    """
    sentences = ctx.facts.sentences_of(block)
    long = len(sentences) > 1 or ctx.doc.text_of(block).count(" ") >= _LONG
    return (
        block.kind == "paragraph" and long and not ctx.doc.code and PLACEHOLDER not in ctx.doc.text_of(block)
    )


def _letters(text: str) -> str:
    """Return the beginning of a passage as copies of it share it, however it is spaced."""
    return "".join(text.split())[:_SHARED].casefold()
