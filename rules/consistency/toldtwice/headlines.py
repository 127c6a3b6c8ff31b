"""The figures of the headline, and the measures of a data sheet, against those of the text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Block, Scope, Slip, worded

from ..quantities.countedthings import Mention, of_more, slip_of_the_pen

_FILE = "quantities.toml"
_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,3})?)"
LARGE = worded(
    r"(?<![\w.,:/-])(?P<money>[$€£¥])?"
    + _NUMBER
    + r"(?: (?P<scale>million|billion|trillion|thousand))?(?![\w%]|[.,:/-]\d)"
    r"(?P<unit>(?: [a-z][\w'’-]{1,20})?)",
    _FILE,
    flags=re.IGNORECASE,
)
_LEAD_BLOCKS = 3
LONGEST_TITLE = 500
"""What is longer is text that stands as a heading, and is not compared with all the rest."""
_SAME = 0.06


class _Large(NamedTuple):
    value: float
    scale: str
    unit: str
    start: int
    end: int


def against_the_headline(scope: Scope) -> Iterator[Slip]:
    """Yield figures of the first paragraphs that stand in the headline as another number: the only ones of
    their kind there, of the same size, while that of the headline is nowhere in the text.
    """
    title = next((block for block in scope.doc.prose_blocks if _is_title(scope, block)), None)
    if title is None:
        return
    body = [block for block in scope.blocks() if block.kind == "paragraph" and block.start > title.start]
    yield from _counts(scope, title, body)
    said = _large(scope, title)
    if not said:
        return
    every = [found for block in scope.blocks() if block != title for found in _large(scope, block)]
    lead = [found for block in body[:_LEAD_BLOCKS] for found in _large(scope, block)]
    for one in said:
        if any(abs(other.value - one.value) <= _SAME * one.value for other in every):
            continue
        alike = [other for other in lead if _alike(one, other)]
        if len(alike) == 1 and not any(other is not one and _alike(one, other) for other in said):
            yield _conflict(scope, one, alike[0])


def _counts(scope: Scope, title: Block, body: Sequence[Block]) -> Iterator[Slip]:
    """Yield the first count in the text of what the headline counts, where it is another one and that of the
    headline is nowhere.
    """
    end = body[min(len(body), _LEAD_BLOCKS) - 1].end if body else 0
    every: Sequence[Mention] = scope.facts.counted_things
    values: dict[str, set[int]] = {}
    leads: dict[str, list[Mention]] = {}
    for other in every:
        if other.start >= title.end:
            values.setdefault(other.noun, set()).add(other.value)
            if other.end <= end:
                leads.setdefault(other.noun, []).append(other)
    first = {noun: lead[0] for noun, lead in leads.items() if len({each.value for each in lead}) == 1}
    for one in every:
        if not title.start <= one.start < title.end or one.part or one.value in values.get(one.noun, ()):
            continue
        found = first.get(one.noun)
        if found and not found.part and not of_more(scope, one, found) and _same_kind(one.kind, found.kind):
            yield _conflict(scope, _as_large(one), _as_large(found))


def _same_kind(one: str, two: str) -> bool:
    return not one or not two or one == two


def _as_large(mention: Mention) -> _Large:
    return _Large(mention.value, "", mention.noun, mention.start, mention.end)


def _is_title(scope: Scope, block: Block) -> bool:
    if block.end - block.start > LONGEST_TITLE:
        return False
    return block == scope.doc.headline or (block.kind == "front-matter" and block.attrs.get("key") == "title")


def _large(scope: Scope, block: Block) -> list[_Large]:
    """Return the large numbers of a block, with what they are numbers of."""
    found = []
    for match in LARGE(scope.data).finditer(scope.text, block.start, block.end):
        scale = (match["scale"] or "").lower()
        value = float(match["n"].replace(",", "")) * SCALES[scale]
        if value >= 1000 and (scale or "," in match["n"] or match["money"]):
            unit = match["money"] or match["unit"].strip().lower().rstrip("s")
            found.append(_Large(value, scale, unit, match.start("n"), match.end("scale" if scale else "n")))
    return found


SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def _alike(one: _Large, other: _Large) -> bool:
    if not one.value or not 0.5 <= other.value / one.value <= 2:
        return False
    if one.scale and one.scale == other.scale:
        return True
    return one.unit == other.unit != "" and (slip_of_the_pen(round(one.value), round(other.value)))


def _conflict(scope: Scope, one: _Large, other: _Large) -> Slip:
    line = scope.doc.source.position(scope.doc.lift(one.start, one.end).start).line
    return scope.found(
        other.start,
        other.end,
        kind="slip",
        beside=(one.start, one.end),
        what=scope.text[other.start : other.end],
        value=f"{other.value:,.0f}",
        other=scope.text[one.start : one.end],
        line=line,
    )
