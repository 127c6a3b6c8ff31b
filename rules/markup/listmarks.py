"""Lists whose items, right below each other, are marked in several ways: other marks, odd indents, a mark
that touches its word, numbers out of order.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from copydesk.api import Context, Span, regex

_ITEM = regex(
    r"(?P<lead> {0,9})(?P<mark>[-*+•‣▪●◦–—]|\(?(?P<count>\d{1,3}|[a-h])(?P<behind>[.)]))(?P<gap>[ "
    r"\t]{1,4})(?=\S)"
)
_TOUCHING = regex(r" {0,3}[-*+](?=[A-Za-z]{3}[^*_]{0,200}\Z)")
_CHANGED = regex(r"(?i)\b(?:add|new|now|support|includ|fix|remov|chang|updat)|`")
_FEWEST, _NESTED = 3, 2


class OddMarks(NamedTuple):
    """The mark that stands out, what is told of the list, and how many items it has."""

    span: Span
    told: str
    items: int


class _Item(NamedTuple):
    at: int
    indent: int
    content: int
    mark: str
    number: str


def odd_marks(ctx: Context) -> Iterator[OddMarks]:
    """Yield what stands out in each run of neighbouring items."""
    run: list[_Item] = []
    touching: list[int] = []
    for at, line in enumerate(chain(ctx.facts.open_lines, ("",))):
        lead = line.lstrip(" ")[:1] if line else ""
        item = _item(at, line) if lead and (lead in "-*+•‣▪●◦–—(" or lead.isalnum()) else None
        if item is not None:
            run.append(item)
        elif lead and lead in "-*+" and _TOUCHING.match(line):
            touching.append(at)
        else:
            if run and len(run) + len(touching) >= _FEWEST:
                yield from _judge(ctx, run, touching)
            run, touching = [], []


def _item(at: int, line: str) -> _Item | None:
    match = _ITEM.match(line)
    if match is None:
        return None
    mark = f"{'(' if match['mark'][0] == '(' else ''}#{match['behind']}" if match["behind"] else match["mark"]
    return _Item(at, match.end("lead"), match.end("gap"), mark, match["count"] or "")


def _judge(ctx: Context, run: Sequence[_Item], touching: Sequence[int]) -> Iterator[OddMarks]:
    if touching:
        line = ctx.facts.lines[touching[0]]
        start = line.span.start + len(line.text) - len(line.text.lstrip())
        yield OddMarks(Span(start, start + 1), "touches its word: this is no item of the list", len(run))
    for items in _siblings(run):
        # In plain text an indent of one space may be a level of its own.
        odd = _returning(ctx, items) or _disordered(items)
        odd = odd if odd is not None or ctx.doc.traits.plain else _shifted(items)
        if odd is not None:
            item, told = odd
            start = ctx.facts.lines[item.at].span.start + item.indent
            yield OddMarks(Span(start, start + 1), told, len(items))


def _siblings(run: Sequence[_Item]) -> list[list[_Item]]:
    """Return the items of each list of a run, as CommonMark nests them."""
    found: list[list[_Item]] = []
    stack: list[tuple[int, list[_Item]]] = []
    for item in run:
        while stack and item.indent < stack[-1][0]:
            _, closed = stack.pop()
            parent = stack[-1][0] if stack else 0
            if item.indent >= parent:
                closed.append(item)
                stack.append((item.content, closed))
                break
        else:
            items = [item]
            found.append(items)
            stack.append((item.content, items))
    return [items for items in found if len(items) >= _FEWEST]


def _returning(ctx: Context, items: Sequence[_Item]) -> tuple[_Item, str] | None:
    """Return the second mark where a list has three, or where the first comes back behind it more than once
    or at another indent; one item among others alone is told elsewhere.
    """
    marks = [item.mark for item in items]
    kinds = list(dict.fromkeys(marks))
    changes = sum(one != two for one, two in pairwise(marks))
    if len(kinds) < 2 or (len(kinds) == 2 and changes < 2):
        return None
    if (
        len(kinds) == 2
        and min(marks.count(kind) for kind in kinds) == 1
        and len({one.indent for one in items}) == 1
    ):
        return None
    if {"+", "-"} <= set(kinds):
        # "+ added", "- removed", "* changed": what the marks say is meant.
        texts = [ctx.facts.lines[item.at].text for item in items]
        if len(kinds) == 2 or any(map(_CHANGED.search, texts)):
            return None
    odd = next(item for item in items if item.mark != marks[0])
    shown = ", ".join(f"“{kind.replace('#', '1')}”" for kind in kinds)
    return odd, f"marks this item; the list changes between {shown} and falls apart"


def _shifted(items: Sequence[_Item]) -> tuple[_Item, str] | None:
    """Return an item that stands further in than its neighbours, and not far enough to be nested."""
    indents = [item.indent for item in items]
    # What a run begins with may be nested in an item that is not part of it.
    if len(set(indents)) < 2 or indents[0] >= _NESTED or any(item.number for item in items):
        return None
    odd = next(item for item in items if item.indent != indents[0])
    return odd, "is set in unevenly: by its indent the item is neither level with the one above nor below it"


def _disordered(items: Sequence[_Item]) -> tuple[_Item, str] | None:
    """Return an item whose number is that of the one above it, or lower, where the numbers are not all the
    same.
    """
    if len({item.mark for item in items}) > 1 or not all(item.number.isdigit() for item in items):
        return None
    counts = [int(item.number) for item in items]
    if len(set(counts)) == 1 or counts == sorted(set(counts)):
        return None
    for one, two in pairwise(items):
        if int(two.number) <= int(one.number):
            return two, f"begins number {two.number} below number {one.number}"
    return None
