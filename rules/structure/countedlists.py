"""The lists of an article, and numbers in the text around them that count their items."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.api import Block, Context, Hit, Related, regex, worded

ANNOUNCED = worded(
    r"\b(?P<number>(?!zero|one)(?@small)|twenty|[2-9]|[1-3]\d|40)"
    r"(?: (?!the\b|th[eo]se\b|this\b|its\b|their\b|our\b|your\b)(?:[a-z]+(?:-[a-z]+)?)){0,3} "
    r"(?P<noun>(?@listed)|(?@counted))\b",
    "announcements.toml",
    "numbers.toml",
    flags=re.IGNORECASE,
)
LOOSE = worded(r"\b(?@loose)\s+$", "announcements.toml", flags=re.IGNORECASE)

# "These five go into a bowl": all that the list above has.
BACK = worded(
    r"(?:(?:with|after|of) )?(?:(?:these|those|all(?: of)?(?: the| these)?|each of (?:these|the)) )"
    r"(?P<number>(?!zero|one)(?@small)|twenty|[2-9]|1\d)\b"
    r"(?! (?:years|months|weeks|days|hours|minutes|of|hundred)\b)",
    "numbers.toml",
    flags=re.IGNORECASE,
)


# "two towns Aller and Brede, where", "three colours (red, green and blue)"
_PROPER = r"[A-Z\ufffc][\w\ufffc-]{0,30}"
_ANY = r"[\w\ufffc-]{1,30}"
NAMED = regex(
    rf",? (?:({_PROPER}(?:, {_PROPER}){{0,8}},? (?:and|or) {_PROPER})"
    r"(?=[^\w ]| (?:where|with|such|which|that|so)\b)"
    rf"|\(({_ANY}(?:, {_ANY}){{0,8}},? (?:and|or) {_ANY})\))"
)
BETWEEN = regex(r",? (?:and|or) |, ")
_OF_OTHERS = regex(r"\bthe following (?:[\w-]{1,30} )?(?P<noun>[\w-]{1,30}):")


def list_items(blocks: Sequence[Block], at: int) -> list[Block]:
    """Return the items of the outermost level of the list that begins here."""
    number = blocks[at].attrs.get("list")
    items = []
    for block in map(blocks.__getitem__, range(at, len(blocks))):
        # What stands between two items of a list is part of one of them.
        if block.attrs.get("list", number) != number:
            break
        if block.kind == "list-item":
            items.append(block)
    least = min(block.depth for block in items)
    items = [block for block in items if block.depth == least]
    # Of a list of terms and what they mean, the terms are the items; an item may have many paragraphs.
    terms = [block for block in items if block.attrs.get("marker") == "dt"]
    seen = {block.attrs.get("item", block.start): block for block in reversed(terms or items)}
    return sorted(seen.values(), key=lambda block: block.start)


def nested_items(blocks: Sequence[Block], at: int) -> int:
    """Return how many items of all levels the list that begins here has that hold no further list."""
    number, depths = blocks[at].attrs.get("list"), dict[object, int]()
    for block in map(blocks.__getitem__, range(at, len(blocks))):
        if block.attrs.get("list", number) != number:
            break
        if block.kind == "list-item":
            depths.setdefault(block.attrs.get("item", block.start), block.depth)
    return len(depths) - sum(one < other for one, other in pairwise(depths.values()))


def back_reference(ctx: Context, block: Block, blocks: Sequence[Block], at: int) -> Iterator[Hit]:
    """Compare "these five" right below a list with what it has."""
    match = BACK(ctx.data).match(ctx.doc.text_of(block))
    if match is None:
        return
    number, first = blocks[at - 1].attrs.get("list"), at - 1
    while first and blocks[first - 1].kind == "list-item" and blocks[first - 1].attrs.get("list") == number:
        first -= 1
    items = list_items(blocks, first)
    if len(items) > 1 and value_of(ctx, match["number"]) != len(items) and not goes_on(ctx, items):
        yield ctx.hit(
            block.start,
            block.start + match.end("number"),
            severity="warning",
            message="“{said}”, but the list above has {items} items",
            related=(Related(items[0].span, "the list"),),
            said=match.group(),
            items=len(items),
        )


def under_heading(ctx: Context, block: Block, blocks: Sequence[Block], at: int) -> Iterator[Hit]:
    """Compare "in four steps" in a heading with the numbered list below it, the only list there."""
    announced = ANNOUNCED(ctx.data)
    text = ctx.doc.text_of(block)
    match = announced.search(text)
    if match is None or LOOSE(ctx.data).search(text[: match.start()]):
        return
    # The title of another article, to which it leads.
    if any(link.start <= block.start and block.end <= link.end for link in ctx.doc.links):
        return
    behind = at + 1
    while behind < len(blocks) and blocks[behind].kind != "heading":
        behind += 1
    items = [each for each in range(at + 1, behind) if blocks[each].kind == "list-item"]
    if not items or match["noun"].casefold() not in ctx.data("announcements.toml")["listed"]:
        return
    found = list_items(blocks, items[0])
    last, depth = found[-1].start, found[0].depth
    rest = [each for each in items if blocks[each].start > last and blocks[each].depth <= depth]
    told = value_of(ctx, match["number"])
    if (
        is_numbered(ctx, found)
        and not rest
        and len(found) > 1
        and told != len(found)
        and told <= max(9, 3 * len(found))
    ):
        yield ctx.hit(
            block.start + match.start(),
            block.start + match.end(),
            severity="warning",
            related=(Related(found[0].span, "the list"),),
            said=match.group(),
            items=len(found),
        )


def is_numbered(ctx: Context, items: list[Block]) -> bool:
    """Say whether a list is one with numbers."""
    if items[0].attrs.get("marker") == "li":
        stored = ctx.doc.source.text
        return stored.rfind("<ol", 0, items[0].span.start) > stored.rfind("<ul", 0, items[0].span.start)
    return all(str(item.attrs.get("marker", ""))[:1].isdigit() for item in items)


def value_of(ctx: Context, number: str) -> float:
    return int(number) if number.isdigit() else next(ctx.facts.figure_reader.values_in_words(number))


def first_group(ctx: Context, items: list[Block]) -> int:
    """Return how many items stand close below each other before the first blank line between two items; where
    a blank line stands behind the first item all of them stand so, and it is 0.
    """
    text = ctx.doc.source.text
    for number, (one, other) in enumerate(pairwise(items), 1):
        between = text[one.span.end : other.span.start]
        if "\n\n" in between or "\n\r\n" in between:
            return number if number > 1 else 0
    return 0


def goes_on(ctx: Context, items: list[Block]) -> bool:
    """Say whether a numbered list goes on after an interruption, or did not begin at one."""
    marker = str(items[-1].attrs.get("marker", ""))
    digits = "".join(char for char in marker if char.isdigit())
    if not digits:
        return False
    following = next(
        (b for b in ctx.doc.prose_blocks if b.start > items[-1].start and b.kind == "list-item"), None
    )
    after = str(following.attrs.get("marker", "")) if following is not None else ""
    return "".join(char for char in after if char.isdigit()) == str(int(digits) + 1)


def named_there(after: str, told: float) -> bool:
    """Say whether the things are named behind their number already: "two types, A and B"."""
    named = NAMED.match(after)
    return named is not None and len(BETWEEN.split(named[1] or named[2])) == told


def of_others(text: str, match: re.Match[str]) -> bool:
    """Say whether the list is of other things than are counted: "in two steps, with the following tools"."""
    other = _OF_OTHERS.search(text, match.end())
    return other is not None and other["noun"].casefold() != match["noun"].casefold()
