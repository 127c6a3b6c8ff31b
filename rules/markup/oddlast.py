"""The last item of a list that is of another kind than all before it: a sentence that tells something, below
names of things, below orders or below lines that begin with a time or a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.api import PLACEHOLDER, Block, Scope, Sentence, regex

_LEAST = 15
"""So many words the sentence has at least."""
_TIMES = 1.5
"""So many times the longest of the phrases before it has the sentence words at least."""
_PHRASE, _MEAN = 14, 8
"""Words of a phrase at most, and of all phrases in the mean."""
_FINITE = frozenset(("VBD", "VBN", "VBZ", "VBP", "MD"))
_PRESENT = frozenset(("VBZ", "MD"))
_LABEL = regex(r"(?:\d[\d.:–-]{0,12}(?: ?[ap]\.?m\.?)?\b|[^\W\d_][^.:!?]{0,28}:)\s*\S")
_LABELLED = 60
"""A label stands so far from the head of an item at most, in code points."""
_MARKS = frozenset("*[`_")
"""Items that all begin with one of these are of one kind: a name in bold, a link."""
_CLOSED = regex(r"[.!?][”\"’')\]]*\Z")
_LEADS = frozenset(("IN", "WRB", "RB"))
_OF_THE_THING = frozenset(("it", "this", "these", "your", "you"))
"""With such a part of speech or word a step begins as well: “When the light is green, …”, “It should …”."""
_REACHED = frozenset(("is", "are", "will", "should", "can", "must", "may"))
"""With such a verb the last step tells what has been reached: “The loaf is ready when …”."""
_HEAD = 8
"""Among so many words at its head a sentence has its verb."""
# "Ruth Vail, who came late": a name and what is said of it.
_NAMED = regex(r"[^,.;]{2,30}, (?:who|which|whose|where|when|an?|the|or)\b|[^.,;]{2,30} [(–—]")


def is_odd_last(ctx: Scope, items: Sequence[Block]) -> bool:
    """Say whether the last of some items, in reading order, is a sentence of its own below items that are
    none of its kind.
    """
    *others, last = items
    text = ctx.doc.text_of(last).strip()
    if len(text.split()) < _LEAST or not _CLOSED.search(text) or not text[0].isupper():
        return False
    sentence = ctx.facts.sentences_of(last)[0]
    words = sentence.text.split()
    if (
        len(words) < _LEAST
        or _LABEL.match(text)
        or _NAMED.match(text)
        or ": " in text[:_LABELLED]
        or not _has_verb(ctx, sentence)
    ):
        return False
    cards = [block.attrs["item"] for block in items if "item" in block.attrs]
    if len(set(cards)) < len(cards):
        return False  # cards of a page, a title and a text each
    opened = {ctx.doc.source.slice(block.span)[:1] for block in items}
    if len(opened) == 1 and opened <= _MARKS:
        return False
    told = [ctx.doc.text_of(block).strip() for block in others]
    if all(map(_LABEL.match, told)):
        return True
    if all(_gives_order(ctx, block) for block in others):
        return _tells_tale(ctx, last, told)
    steps = (block for block, said in zip(others, told, strict=True) if said[:1].isupper())
    if _gives_order(ctx, last) and any(_gives_order(ctx, block) for block in steps):
        return False  # a step among steps
    return _are_phrases(told) and len(words) >= _TIMES * max(len(text.split()) for text in told)


def _are_phrases(texts: Sequence[str]) -> bool:
    """Say whether texts are names of things: short and open, but for the last, which may close the list."""
    sizes = [len(text.split()) for text in texts]
    if max(sizes) > _PHRASE or sum(sizes) > _MEAN * len(sizes):
        return False
    *before, closing = texts
    ended = _CLOSED.search(closing) is not None and all(text[-1:] in ";," for text in before)
    return not any(map(_CLOSED.search, before)) and (ended or not _CLOSED.search(closing))


def _tells_tale(ctx: Scope, last: Block, orders: Sequence[str]) -> bool:
    """Say whether an item below orders is none, and tells something."""
    table = ctx.facts.word_table
    number = table.first(last.start)
    first = table.lower[number]
    longest = max(len(text.split()) for text in orders)
    reached = _REACHED.intersection(table.lower[number : number + _HEAD])
    leads = first in _OF_THE_THING or ctx.facts.tagger.likeliest(first) in _LEADS
    if leads or reached or _gives_order(ctx, last):
        return False
    return len(ctx.doc.text_of(last).split()) > longest


def _gives_order(ctx: Scope, block: Block) -> bool:
    """Say whether an item begins with a verb and what it is done to ("Stop the pump")."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    number = table.first(block.start)
    if number >= len(table) or not tagger.may(table.lower[number], "VB"):
        return False
    if number + 1 >= len(table) or table.starts[number + 1] >= block.end:
        return PLACEHOLDER in ctx.doc.text_of(block)  # "Run `make`."
    after = [tagger.likeliest(word) for word in table.lower[number + 1 : number + 3]]
    # "Mosh keeps", "Sublime Text has": a name that no dictionary has may be any part of speech.
    named = after[0] in _FINITE or not _PRESENT.isdisjoint(after[1:])
    return after[0] != "IN" and not named


def _has_verb(ctx: Scope, sentence: Sentence) -> bool:
    """Say whether one of the words at the head of a sentence, but for the first, is most likely its verb."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    first = table.first(sentence.start)
    head = table.lower[first : first + _HEAD]
    if tagger.may(head[0], "VB") or any(tagger.likeliest(word) in _FINITE for word in head[1:]):
        return True
    # "Buses wait": a word that is another part of speech more often, behind several things.
    return any(tagger.likeliest(one) == "NNS" and tagger.may(two, "VBP") for one, two in pairwise(head))
