"""Orders to a writing machine that stand in a text: told by what a paragraph asks for, and how, and of whom.

A paragraph opens with an order or gives the machine a role, speaks of a text to be written, says how it shall
be, or how many are wanted, and points at what was pasted with it or was written before. Advice for writers
does some of this, but points at nothing here.
An article about prompts says so, and shows several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from copydesk.api import LIST_ITEM, PARAGRAPH, Block, Facts, Span, Tokens, once, regex

_LONGEST = 1500
_ENOUGH = 4
_SHORT = 9
_MANY = 5
_SLUG = regex(r"[a-z0-9]+(?:[-_.:][a-z0-9]+)*")
_PUBLISHED = frozenset(("title", "date", "author", "authors", "published"))
_ABOUT = ("prompt", "prompts", "prompting")


class Order(NamedTuple):
    """A paragraph that is an order, and its place in the source; ``sure`` says that it points at this text or
    names a role, and that the article is not about such orders.
    """

    span: Span
    block: Block
    sure: bool


class _Words:
    """The data file, ready to be asked."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.write, self.also, self.lead = (frozenset(data[name]) for name in ("write", "also", "lead"))
        self.role, self.praise = frozenset(data["role"]), frozenset(data["praise"])
        self.text, self.how, self.here = (frozenset(data[name]) for name in ("text", "how", "here"))
        self.fields, self.others = (
            tuple(tuple(field.split()) for field in data[name]) for name in ("fields", "others")
        )
        self.next, self.same, self.many = (frozenset(data[name]) for name in ("next", "same", "many"))
        self.this, self.limit, self.units = (frozenset(data[name]) for name in ("this", "limit", "units"))
        self.versions, self.heads = frozenset(data["versions"]), frozenset(data["heads"])
        self.acts, self.said = (tuple(tuple(act.split()) for act in data[name]) for name in ("acts", "said"))
        first = {field[0] for field in (*self.fields, *self.others)}
        self.openers = self.write | self.also | self.lead | self.heads | first | {"you", "you're"}


_words = once(_Words)


def find_orders(facts: Facts) -> tuple[Order, ...]:
    """Find the paragraphs that are orders to a writing machine, in reading order."""
    words, table = _words(facts.data("prompts.toml")), facts.word_table
    found: list[Order] = []
    blocks = facts.doc.prose_blocks
    for number, block in enumerate(blocks):
        if block.kind not in (PARAGRAPH, LIST_ITEM) or block.quote or block.end - block.start > _LONGEST:
            continue
        first = table.first(block.start)
        if first < len(table) and table.starts[first] < block.end and table.folded[first] in words.openers:
            top = number == 0 and len(blocks) > 1
            order = _judged(words, block, facts.tokens_in(block.start, block.end), top)
            if order is not None and not facts.in_quotes(block.start, block.start + 1):
                found.append(order)
    if found and _instructs(facts):
        return ()
    about = len(found) >= _MANY or any(word in facts.vocabulary_parts for word in _ABOUT)
    return tuple(order._replace(sure=order.sure and not about) for order in found)


def _instructs(facts: Facts) -> bool:
    """Say whether a file is meant for a machine as a whole: its metadata has the name of a tool and what it
    is for ("name: quay-clerk"), and nothing that an article has.
    """
    named = {entry.key: entry.value for entry in facts.doc.metadata if entry.origin == "front-matter"}
    name = named.get("name")
    slug = isinstance(name, str) and _SLUG.fullmatch(name) is not None
    return slug and "description" in named and _PUBLISHED.isdisjoint(named)


def _judged(words: _Words, block: Block, tokens: Tokens, top: bool) -> Order | None:
    """Return a block as an order, if it is one; ``top`` says that it stands above everything else."""
    texts, held = tokens.texts, frozenset(tokens.texts)
    headed = next((at for at in range(1, 3) if texts[at : at + 1] == [":"] and texts[0] in words.heads), -1)
    texts = texts[headed + 1 :]
    plain = [text for text in texts if text[0].isalnum()]
    role = _role(words, plain)
    asked = plain[1:2] if not words.lead.isdisjoint(plain[:1]) else plain[:1]
    writes = not words.write.isdisjoint(asked)
    also = not words.also.isdisjoint(asked)
    fields = _count(texts, words.fields)
    limited = _is_limited(words, plain)
    wishes = fields + limited > 0 and fields + limited + _count(texts, words.others) > 1
    this = any(one in words.this and other in words.text for one, other in pairwise(plain))
    # “below”, and not “below 80 words”
    points = this or any(
        one in words.here and not other[0].isdigit() for one, other in pairwise([*plain, "."])
    )
    versions = _versions(words, plain)
    goes_on = headed > 0 or versions or _goes_on(words, plain)
    named = not words.text.isdisjoint(held)
    if not (role or writes or also or wishes):
        return None
    how = len(words.how & held) + any(text.endswith("-word") for text in plain)
    score = 2 * role + (writes or also) + named + (points or goes_on) + min(2, how) + 4 * wishes
    score += versions + 2 * _acts(words, plain)
    score += role and not words.praise.isdisjoint(plain[2:7])
    score += top and (role or writes)
    short = also and not writes and points and named and len(plain) <= _SHORT
    told = points or goes_on or role or wishes or top
    if not short and (score < _ENOUGH or (not told and score == _ENOUGH)):
        return None
    # Who calls for papers sets limits, too.
    sure = (
        (wishes and fields > 0)
        or (writes and points)
        or (role and (top or not words.write.isdisjoint(plain)))
    )
    return Order(block.span, block, sure and block.kind == PARAGRAPH)


def _is_limited(words: _Words, plain: Sequence[str]) -> bool:
    """Say whether words set the length of a text: “max. 90 words”, “90 mots maximum”."""
    for at, word in enumerate(plain):
        if word in words.units and plain[max(0, at - 1)][0].isdigit():
            around = {*plain[max(0, at - 2) : at], *plain[at + 1 : at + 2]}
            if not words.limit.isdisjoint(around):
                return True
    return False


def _role(words: _Words, plain: Sequence[str]) -> bool:
    """Say whether words open as “You are an experienced writer”."""
    named = plain[:2] == ["you", "are"] or plain[:1] == ["you're"] or plain[:2] == ["act", "as"]
    return named and not words.role.isdisjoint(plain[1:9])


def _versions(words: _Words, plain: Sequence[str]) -> bool:
    """Say whether several versions of a text are wanted: “three alternative headlines”."""
    return any(
        one in words.many and not words.versions.isdisjoint(plain[at + 1 : at + 4])
        for at, one in enumerate(plain)
    )


def _goes_on(words: _Words, plain: Sequence[str]) -> bool:
    """Say whether an order goes on from what was written: “the next section”, “the same tone”, “keep it”."""
    return plain[1:2] == ["it"] or any(
        (one in words.next and other in words.text) or (one in words.same and other in words.how)
        for one, other in pairwise(plain)
    )


def _acts(words: _Words, plain: Sequence[str]) -> bool:
    """Say whether a text is told to say two things: “mention the drinks and close with a joke”."""
    held = {act for act in words.acts for at in range(len(plain)) if tuple(plain[at : at + len(act)]) == act}
    return len(held) > 1 and not held.isdisjoint(words.said)


def _count(texts: Sequence[str], fields: Sequence[tuple[str, ...]]) -> int:
    """Count the fields of an order that open a line of wishes: at the start, or behind a stop."""
    opened = [at for at in range(len(texts)) if at == 0 or not texts[at - 1][0].isalnum()]
    return sum(1 for field in fields if any(tuple(texts[at : at + len(field)]) == field for at in opened))
