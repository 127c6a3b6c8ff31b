"""Names that are joined of two words: "Harper & Sons" and "Harper and Sons", or "Harber & Sons"; "Cash
Bridge" and "CashBrigde".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from copydesk.api import Scope, Slip

from .namesounds import left_out, sound_of
from .nearnames import LEAST_LETTERS, MOST_WORDS, of_kin, together

_OF_A_FIRM = frozenset({"of", "from", "by", "to", "with", "at", "for", "is", "was", "has"})
"""Before or behind a name these show that it is one, and no two people."""
_KIN_OF_A_FIRM = ({"Son", "Sons"}, {"Brother", "Brothers"}, {"Daughter", "Daughters"})
_MOST = 40
"""So many names of one article are compared."""


class _Name(NamedTuple):
    """Its two words, what stands between them, and the numbers of the first and the last word of the text."""

    first: str
    sign: str
    second: str
    number: int
    last: int


def joined_names(ctx: Scope) -> Iterator[Slip]:
    """Yield the later of two spellings of such a name, no sentence having both."""
    if ctx.facts.word_count > MOST_WORDS:
        return
    if "&" in ctx.text:
        yield from _compared(ctx, list(_firms(ctx)), _is_one_firm)
    table = ctx.facts.word_table
    if any(_seam(_bare(form)) for form in {table.forms[number] for number in table.capitals}):
        yield from _compared(ctx, list(_products(ctx)), _is_one_product)


def _firms(ctx: Scope) -> Iterator[_Name]:
    """Names of two words with "&" between them, and with "and" where they are one."""
    table = ctx.facts.word_table
    for number in table.capitals:
        for last, sign in ((number + 1, "&"), (number + 2, "and")):
            if last >= len(table) or not table.forms[last][0].isupper():
                continue
            if sign == "&" and table.gaps[last] != " & ":
                continue
            if sign == "and":
                joined = table.gaps[last] == table.gaps[last - 1] == " "
                if not joined or table.forms[last - 1] != "and" or not _is_one(ctx, number, last):
                    continue
            yield _Name(table.forms[number], sign, _bare(table.forms[last]), number, last)


def _is_one(ctx: Scope, number: int, last: int) -> bool:
    table = ctx.facts.word_table
    before = table.lower[number - 1] if number and table.gaps[number] == " " else ""
    after = table.lower[last + 1] if last + 1 < len(table) and table.gaps[last + 1] == " " else ""
    return before in _OF_A_FIRM or after in _OF_A_FIRM


def _products(ctx: Scope) -> Iterator[_Name]:
    """Names of two words side by side, and those that are written as one with two capitals."""
    table = ctx.facts.word_table
    for number in table.capitals:
        form = _bare(table.forms[number])
        cut = _seam(form)
        if cut:
            yield _Name(form[:cut], "", form[cut:], number, number)
        elif form.istitle() and number + 1 < len(table) and table.gaps[number + 1] == " ":
            second = _bare(table.forms[number + 1])
            if second.istitle() and second.isalpha() and form.isalpha():
                yield _Name(form, " ", second, number, number + 1)


def _seam(form: str) -> int:
    """Return where the second of two words begins that are written as one ("CashBridge"), or 0."""
    if form.istitle() or form.isupper() or not form.isalpha():
        return 0
    cut = next((at for at in range(3, len(form) - 2) if form[at].isupper()), 0)
    return cut if cut and form[:cut].istitle() and form[cut:].istitle() else 0


def _bare(form: str) -> str:
    return form.removesuffix("'s").removesuffix("’s")


def _compared(ctx: Scope, names: list[_Name], same: Callable[[_Name, _Name], bool]) -> Iterator[Slip]:
    """Yield each name that is another spelling of an earlier one."""
    table = ctx.facts.word_table
    places: dict[tuple[str, str, str], list[_Name]] = {}
    for name in names:
        places.setdefault(name[:3], []).append(name)
    told: set[tuple[str, str, str]] = set()
    for one, two in combinations(list(places)[:_MOST], 2):
        first, second = places[one], places[two]
        if one in told or two in told or not same(first[0], second[0]):
            continue
        numbers = [name.number for name in first], [name.number for name in second]
        if together(ctx, *numbers) or of_kin(ctx, second[0].number):
            continue
        here, there = second[0], first[0]
        start, end = table.starts[here.number], table.starts[here.last] + len(here.second)
        if not here.sign:
            end = table.starts[here.number] + len(here.first + here.second)
        if ctx.block_at(start) is None or ctx.block_at(table.starts[there.number]) is None:
            continue
        told.add(two)
        yield ctx.found(
            start,
            end,
            kind="single",
            beside=(table.starts[there.number], table.ends[there.last]),
            name=_written(here),
            other=_written(there),
            count=len(first),
        )


def _written(name: _Name) -> str:
    joint = name.sign if not name.sign.strip() else f" {name.sign} "
    return f"{name.first}{joint}{name.second}"


def _is_one_firm(one: _Name, two: _Name) -> bool:
    if one.second != two.second:
        # "Fern & Sons", "Fern and Son".
        return one.first == two.first and {one.second, two.second} in _KIN_OF_A_FIRM
    if "&" not in (one.sign, two.sign):
        return False
    return (one.first == two.first and one.sign != two.sign) or _near(one.first, two.first)


def _is_one_product(one: _Name, two: _Name) -> bool:
    if one.sign == two.sign == " " or one.first != two.first:
        return False
    return one.second != two.second and _near(one.second, two.second)


def _near(one: str, two: str) -> bool:
    """Say whether two words are a letter apart, or sound alike, and neither is the other with an ending."""
    left, right = one.lower(), two.lower()
    if left == right or min(len(left), len(right)) < LEAST_LETTERS or left[0] != right[0]:
        return False
    if left.startswith(right) or right.startswith(left):
        return False
    return sound_of(left) == sound_of(right) or not set(left_out(left)).isdisjoint(left_out(right))
