"""What is said of a list from further away: "none of these seven tricks", "five fixes" above a list called
Fixed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Block, Context, Hit, Related, regex, worded

from .countedlists import BACK as THESE
from .countedlists import goes_on, is_numbered, list_items, value_of

_FILES = ("announcements.toml", "numbers.toml")
# "All six ingredients", "none of these seven tricks", "after these three steps".
BACK = worded(
    r"\b(?:all|these|those|(?:none|each|any|all|every one|which) of (?:the|these|those|my|our|his|her|its))"
    r" (?P<number>(?!zero|one)(?@small)|twenty|[2-9]|1\d)(?: [a-z-]{3,14})? "
    r"(?P<noun>(?@listed)|(?@counted)|tricks|points|hints|dishes|recipes|films|books)\b",
    *_FILES,
    flags=re.IGNORECASE,
)
# "two new features and five fixes"
COUNT = worded(
    r"\b(?P<number>(?!zero|one)(?@small)|twenty|[2-9]|[1-3]\d)(?: (?P<kind>[a-z-]{3,14}))?"
    r" (?P<noun>[a-z]{3,16}s)\b",
    *_FILES,
    flags=re.IGNORECASE,
)
LABEL = regex(r"\W{0,3}(?P<word>[A-Z][a-z]{2,15})\b[\w ]{0,12}\W{0,3}\Z")
GOES_ON = regex(r"\b(?:more|others?|also|besides|further|smaller|full (?:list|log)|and so on|etc)\b")
_CLOSE, _LABEL = 2, 24


def far_references(ctx: Context) -> Iterator[Hit]:
    """Yield numbers of what the only list above them has, where the list has a little more or less."""
    blocks = ctx.doc.prose_blocks
    lists = _lists(ctx)
    counting = _counting(ctx) if lists else frozenset[int]()
    for at, block in enumerate(blocks if counting else ()):
        if block.kind != "paragraph" or block.index not in counting or not ctx.in_scope(block):
            continue
        above = [each for each in lists if each[0] < at]
        text = ctx.doc.text_of(block)
        match = BACK(ctx.data).search(text) if above else None
        if match is None or (match.start() == 0 and match[0].lower().startswith(("these", "those", "all "))):
            continue
        items = _meant(ctx, above, match["noun"])
        told = value_of(ctx, match["number"])
        if not items or len(items) == told or abs(len(items) - told) > _CLOSE:
            continue
        # Something else is announced or listed in the passage itself.
        if (
            ":" in text[: match.start()]
            or goes_on(ctx, items)
            or _told_before(ctx, block, match["noun"], told)
        ):
            continue
        yield ctx.hit(
            block.start + match.start(),
            block.start + match.end(),
            severity="info",
            message="“{said}”, but the list above has {items} items",
            related=(Related(items[0].span, "the list"),),
            said=match.group(),
            items=len(items),
        )


def _counting(ctx: Context) -> frozenset[int]:
    """Return the numbers of the blocks in which a number stands that may be that of items."""
    table = ctx.facts.word_table
    small = frozenset((*ctx.data("numbers.toml")["small"], "twenty", *map(str, range(2, 20))))
    return frozenset(
        block.index for block in ctx.blocks_at(map(table.starts.__getitem__, table.where(small)))
    )


def _lists(ctx: Context) -> list[tuple[int, list[Block]]]:
    """Return the lists of two items or more, each with the number of its first block."""
    blocks, found = ctx.doc.prose_blocks, []
    for at, block in enumerate(blocks):
        first = not at or blocks[at - 1].attrs.get("list") != block.attrs.get("list")
        if block.kind == "list-item" and first:
            items = list_items(blocks, at)
            if len(items) > 1:
                found.append((at, items))
    return found


def _meant(ctx: Context, above: list[tuple[int, list[Block]]], noun: str) -> list[Block]:
    """Return the items of the list that a noun is about: what is called so, or the only one above."""
    blocks = ctx.doc.prose_blocks
    for at, items in above:
        if at and _root(noun) == _root(_label(ctx, blocks[at - 1])):
            return items
    # Parts and things there are of much else; steps, tips and tricks are those of the list.
    listed = noun.lower() not in ctx.data("announcements.toml")["counted"]
    only = above[0][1] if len(above) == 1 and listed else []
    return [] if only and noun.lower() == "ingredients" and is_numbered(ctx, only) else only


def _label(ctx: Context, block: Block) -> str:
    text = ctx.doc.text_of(block).strip()
    match = LABEL.match(text) if block.kind == "heading" or len(text) < _LABEL else None
    return match["word"].lower() if match else ""


def _told_before(ctx: Context, block: Block, noun: str, told: float) -> bool:
    """Say whether a sentence of the passage before counts them alike, so that they are other ones."""
    text = ctx.doc.prose.text[max(0, block.start - 400) : block.start]
    return any(
        match["noun"].lower() == noun.lower() and value_of(ctx, match["number"]) == told
        for match in COUNT(ctx.data).finditer(text)
    )


def labelled_lists(ctx: Context) -> Iterator[Hit]:
    """Yield numbers of things that have a list of their own under a label, with more or less in it."""
    blocks = ctx.doc.prose_blocks
    labelled = [
        (word, at, items)
        for at, items in _lists(ctx)
        if at and (word := _label(ctx, blocks[at - 1])) and not goes_on(ctx, items)
    ]
    if not labelled:
        return
    first = min(at for _, at, _ in labelled)
    told = [
        (block, match)
        for block, below in pairwise(blocks[: first + 1])
        # What announces a list of its own is about that.
        if block.kind == "paragraph" and below.kind != "list-item" and ctx.in_scope(block)
        for match in COUNT(ctx.data).finditer(ctx.doc.text_of(block))
    ]
    for word, at, items in labelled:
        alike = [each for each in told if _root(each[1]["noun"].lower()) == _root(word)]
        behind = blocks[at + len(items)] if at + len(items) < len(blocks) else None
        after = ctx.doc.text_of(behind) if behind is not None else ""
        # "With these six fixes …" below the list tells it already.
        if len(alike) != 1 or GOES_ON.search(after) or THESE(ctx.data).match(after):
            continue
        block, match = alike[0]
        number = value_of(ctx, match["number"])
        if number != len(items) and abs(number - len(items)) <= _CLOSE:
            yield ctx.hit(
                block.start + match.start(),
                block.start + match.end(),
                severity="warning",
                related=(Related(items[0].span, "the list"),),
                said=match.group(),
                items=len(items),
            )


def _root(word: str) -> str:
    word = word.lower()
    for ending in ("ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
