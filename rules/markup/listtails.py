"""Text that stands in the last item of a list though it follows the list: what a conversion put there."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from copydesk.api import Block, Scope, Sentence

from .oddlast import is_odd_last

FEWEST = 3
"""So many items a list has at least."""
SENTENCE = 6
"""So many words of a sentence, at least, that stands behind a phrase."""
LONG, LABEL, WHOLE = 8, 30, 4
MORE_SENTENCES, MORE_WORDS, TIMES = 2, 20, 2
"""So many sentences and words more, and so many times the longest of the others, make an item a paragraph."""
ALONE = 12
"""So many words a sentence has at least that is told by itself."""
STANDS_FOR = frozenset("he she it they this these those his her its their".split())
CLOSED = ("PRP", "DT", "EX", "IN", "WRB", "PRP$", "JJR", "RB")
AFTER_ORDER = ("DT", "PRP", "PRP$")
"""Parts of speech with which a sentence begins and an entry of a list hardly does."""
_STOPS = ".!?"


class Tail(NamedTuple):
    """The prose range of the text that is no part of its item."""

    start: int
    end: int


def list_tails(ctx: Scope) -> Iterator[Tail]:
    """Yield the text behind the last item of each list, where that item goes on as none before it does."""
    blocks = [block for block in ctx.doc.prose_blocks if block.kind == "list-item" and "list" in block.attrs]
    for _, group in groupby(blocks, key=lambda block: block.attrs["list"]):
        items = list(group)
        if len(items) < FEWEST or items[-1].attrs.get("item", -1) == items[-2].attrs.get("item"):
            continue
        terms = any(block.attrs.get("marker") in ("dt", "dd") for block in items)
        if terms or len({block.depth for block in items}) > 1 or not ctx.facts.speaks(items[-1], ("en",)):
            continue
        tail = _line_below(ctx, items) or _below_break(ctx, items) or _tail(ctx, items)
        if tail is None and is_odd_last(ctx, items):
            tail = Tail(items[-1].start, items[-1].start + len(ctx.doc.text_of(items[-1]).rstrip()))
        if tail is not None:
            yield tail


def _tail(ctx: Scope, items: Sequence[Block]) -> Tail | None:
    *others, last = items
    text = ctx.doc.text_of(last).rstrip()
    if text[-1:] not in _STOPS or not text:
        return None
    phrases = all(ctx.doc.text_of(block).rstrip()[-1:] not in _STOPS + ":" for block in others)
    longest = max(len(ctx.doc.text_of(block).split()) for block in others)
    if phrases and not any(". " in ctx.doc.text_of(block) for block in others):
        start = sentence_behind(ctx, last.start, last.end)
        if (
            start is None
            and len(text.split()) >= max(LONG, TIMES * longest)
            and _opens_sentence(ctx, last.start)
        ):
            start = None if any(_opens_sentence(ctx, block.start) for block in others) else last.start
        if start is None and not _labelled(ctx, items):
            return _sentences_alone(ctx, last, longest) or _sentence_of_its_own(ctx, last, longest)
        return Tail(start, last.start + len(text)) if start is not None else None
    # A manual explains at length what the last point is about.
    sentences = () if ctx.doc.code else ctx.facts.sentences_of(last)
    if len(sentences) <= MORE_SENTENCES or any(len(ctx.facts.sentences_of(block)) > 1 for block in others):
        return None
    return _paragraph(sentences, longest)


def _line_below(ctx: Scope, items: Sequence[Block]) -> Tail | None:
    """Return the only line of a list that stands below the line of its item, where it is a paragraph of
    sentences behind a sentence that has ended.
    """
    if ctx.doc.code or ctx.doc.wrapped or not ctx.doc.traits.lines:
        return None
    *others, stored = (ctx.doc.source.slice(block.span).rstrip() for block in items)
    head, _, below = stored.partition("\n")
    if not below or head.rstrip()[-1:] not in _STOPS or "\n" in "".join((below, *others)):
        return None
    at = items[-1].span.start + len(head)
    sentences = [
        one for one in ctx.facts.sentences_of(items[-1]) if ctx.doc.lift(one.start, one.end).start > at
    ]
    if len(sentences) < MORE_SENTENCES or len(below.split()) < MORE_WORDS:
        return None
    return Tail(sentences[0].start, sentences[-1].end)


def _labelled(ctx: Scope, items: Sequence[Block]) -> bool:
    """Say whether all items are a label and what is said of it ("1962: …")."""
    return all(0 < ctx.doc.text_of(block).find(":") <= LABEL for block in items)


def _sentences_alone(ctx: Scope, last: Block, longest: int) -> Tail | None:
    """Return the sentences of an item below phrases: two whole ones that make up the item, or two behind
    its phrase.
    """
    if ctx.doc.code:
        return None
    sentences = ctx.facts.sentences_of(last)
    sizes = [len(sentence.text.split()) for sentence in sentences]
    if sum(sizes) < max(TIMES * longest, longest + MORE_WORDS) or len(sizes) < MORE_SENTENCES:
        return None
    if min(sizes[:MORE_SENTENCES]) >= WHOLE:
        return Tail(last.start, sentences[-1].end)
    return Tail(sentences[1].start, sentences[-1].end) if len(sizes) > MORE_SENTENCES else None


def _sentence_of_its_own(ctx: Scope, last: Block, longest: int) -> Tail | None:
    """Return the one sentence behind the phrase of an item, where it is long and does not speak of the item:
    it names none of its words and begins with none that stands for it.
    """
    sentences = ctx.facts.sentences_of(last)
    if ctx.doc.code or len(sentences) != MORE_SENTENCES:
        return None
    head, tail = sentences
    words = tail.text.split()
    if len(head.text.split()) > max(LONG, longest) or len(words) < max(ALONE, longest + LONG):
        return None
    terms = ctx.facts.terms
    if words[0].lower().strip("'’") in STANDS_FOR or "(" in head.text:
        return None
    named = terms.stems(head.start, head.end)
    return None if named & terms.stems(tail.start, tail.end) else Tail(tail.start, tail.end)


def _below_break(ctx: Scope, items: Sequence[Block]) -> Tail | None:
    """Return what stands below the only break of the line in a list of a page, where it is a sentence."""
    *others, stored = (ctx.doc.source.slice(block.span) for block in items)
    if not ctx.doc.traits.elements or "<br" not in stored or any("<br" in text for text in others):
        return None
    at = items[-1].span.start + stored.index("<br")
    below = [one for one in ctx.facts.sentences_of(items[-1]) if ctx.doc.lift(one.start, one.end).end > at]
    if not below or sum(len(one.text.split()) for one in below) < ALONE or below[-1].text[-1:] not in _STOPS:
        return None
    start = next(
        (
            place
            for place in range(below[0].start, below[0].end)
            if ctx.doc.lift(place, place + 1).start > at and ctx.text[place].isupper()
        ),
        None,
    )
    return Tail(start, below[-1].end) if start is not None else None


def _paragraph(sentences: Sequence[Sentence], longest: int) -> Tail | None:
    """Return the sentences of an item from the second on, where they make it far longer than others."""
    words = sum(len(sentence.text.split()) for sentence in sentences)
    if words < max(TIMES * longest, longest + MORE_WORDS):
        return None
    return Tail(sentences[1].start, sentences[-1].end)


def sentence_behind(ctx: Scope, start: int, end: int) -> int | None:
    """Return where a sentence begins in an item without a mark before it: "a trowel You can also …"."""
    table = ctx.facts.word_table
    first, last = table.first(start), table.first(end)
    for number in range(first + 1, last - SENTENCE + 1):
        start = table.starts[number]
        if (
            table.forms[number].istitle()
            and table.gaps[number].isspace()
            and table.forms[number - 1].islower()
            and table.forms[number + 1].islower()
            and (_opens_sentence(ctx, start) or gives_order(ctx, number))
        ):
            return start
    return None


def _opens_sentence(ctx: Scope, start: int) -> bool:
    """Say whether a word with a capital is one of grammar, which opens a sentence."""
    table = ctx.facts.word_table
    number = table.first(start)
    if number >= len(table) or table.starts[number] != start or not table.forms[number][0].isupper():
        return False
    return ctx.facts.tagger.likeliest(table.lower[number]) in CLOSED


def gives_order(ctx: Scope, number: int) -> bool:
    """Say whether a word with a capital is a verb that gives an order ("Heat a heavy pan")."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    after = table.lower[number + 1]
    return (
        tagger.may(table.lower[number], "VB")
        and table.gaps[number + 1] == " "
        and table.forms[number + 1].islower()
        and tagger.likeliest(after) in AFTER_ORDER
    )
