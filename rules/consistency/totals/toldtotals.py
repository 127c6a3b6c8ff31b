"""Totals: each figure that is told to be a sum, against all sums, products and differences of the figures of
the passage. Only where none of them gives it, and the parts stand in one row, is it wrong.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import Bounds, bounds, plain, total
from ..quantities.figuredtext import NUMBER, PERCENT, Figured, N
from ..quantities.figureledger import Entry, Ledger
from ..quantities.passagefigures import told_in

_FILE = "quantities.toml"
TOLD_BEHIND = worded(
    r"(?:-[A-Za-z][\w’'-]{0,24})?(?: [A-Za-z][\w’'-]{0,24}){0,4}?,? (?:(?@total_behind))\b", _FILE
)
TOLD_BEFORE = worded(
    r"(?:\A|[\s(])(?:(?@total_before))[:,]?(?: (?:(?@about)))?(?: the| its| his| her| their| our)? ?\Z",
    _FILE,
    flags=re.IGNORECASE,
)
OPENING = regex(r"(?:Together|Altogether|All told|In all|In total|Between them|All in all),? ")
APART = worded(r"\b(?:(?@apart))\b", _FILE)
# Before a total these say that it is one of another time or plan.
OTHER_TIME = regex(
    r"\b(?:last (?:year|month|week|season|time|summer|winter)|(?:a|the) year (?:before|earlier|ago)"
    r"|previously"
    r"|planned|hoped|expected|would|could)\b"
)
# "Over the three months we had 4,600 visitors": of the figures before, if there are three.
OVER_ALL = regex(
    r"\b(?:[Oo]ver|[Ii]n|[Ff]or|[Oo]n|[Aa]cross|[Dd]uring|[Aa]t|[Ff]rom|[Bb]etween) (?:all |the|these"
    rf"|those|all the) ?(?P<n>{N}) [a-z]{{3,20}}"
)
# Beside these, figures are multiplied rather than added.
EACH = regex(r"\b(?:each|apiece|every|per)\b")
MULTIPLIED = regex(r"\b(?:each|apiece|per|an?|every|by|times|of|with|at|for)\b|[×x*]")
_BACK, _MOST = 60, 8


def wrong_totals(scope: Scope) -> Iterator[Slip]:
    """Yield totals that no sum, product or difference of the figures before them gives."""
    ledger: Ledger = scope.facts.figure_ledger
    words = (*scope.data(_FILE)["total_behind"], *scope.data(_FILE)["total_before"])
    for figured in ledger.saying(*words, "Total", "Together", "Altogether", "In all", "In total", "All told"):
        for entry in ledger.of(figured):
            if entry.kind == NUMBER and not entry.number.about and told_as_total(scope, entry):
                yield from _judged(scope, ledger, entry)
    yield from _over_all(scope, ledger)


def _over_all(scope: Scope, ledger: Ledger) -> Iterator[Slip]:
    """Yield "over the three months we had 4,600" behind a sentence with three figures that make another
    sum.
    """
    for figured in ledger.saying(
        "ver the ", "n the ", "or the ", "n all", "hese ", "cross ", "t the ", "rom the "
    ):
        match = OVER_ALL.search(figured.text)
        earlier = next(ledger.before(figured, 1), None) if match else None
        if match is None or earlier is None:
            continue
        count = ledger.at(figured, match.start("n"))
        rest = [each for each in ledger.of(figured) if each.kind == NUMBER and each is not count]
        if len(rest) != 1 or rest[0].number.about or count.value < 2:
            continue
        told = told_in(scope, ledger, earlier)
        parts = [each.entry for each in told if each.entry.kind == NUMBER and each.unit == rest[0].unit]
        added = sum(each.value for each in parts)
        fits = len(parts) == count.value and not any(each.number.about for each in parts)
        if fits and close(added, rest[0].value) and not explained(rest[0], parts):
            yield wrong_sum(rest[0], parts, rest[0], kind="likely")


def told_as_total(scope: Scope, entry: Entry) -> bool:
    """Say whether words beside a figure call it a sum."""
    text = entry.figured.text
    return (
        TOLD_BEHIND(scope.data).match(text, entry.at + 1) is not None
        or TOLD_BEFORE(scope.data).search(text[max(0, entry.at - _BACK) : entry.at]) is not None
        or _opens_with_total(entry)
    )


def _opens_with_total(entry: Entry) -> bool:
    """Say whether a figure is the last of a sentence that begins with "Together the three clubs …"."""
    text = entry.figured.text
    return OPENING.match(text) is not None and not any(
        NUMBER <= char < PERCENT for char in text[entry.at + 1 :]
    )


def _judged(scope: Scope, ledger: Ledger, entry: Entry) -> Iterator[Slip]:
    same = [each for each in ledger.of(entry.figured) if each.at < entry.at and each.kind == NUMBER]
    pool = [each for each in ledger.window(entry) if each.kind == NUMBER]
    parts = _parts(entry, same)
    if len(parts) < 2 and not same:
        yield from _of_each(ledger, entry)
    if len(parts) < 2:
        earlier = next(ledger.before(entry.figured, 1), None)
        if earlier is None or len(parts) == 1 or (same and not _opens_with_total(entry)):
            return
        parts = _parts(entry, [each for each in ledger.of(earlier) if each.kind == NUMBER])
    if not 2 <= len(parts) <= _MOST or any(part.number.about for part in parts):
        return
    if explained(entry, [*pool, *parts]):
        return
    added = sum(part.value for part in parts)
    if (
        not 0.7 * entry.value <= added <= 1.5 * entry.value
        or max(part.value for part in parts) >= entry.value
    ):
        return
    first, last = parts[0], parts[-1]
    between = first.figured.text[first.at : last.at] + entry.figured.text[: entry.at] * (
        last.figured is not entry.figured
    )
    behind = last.figured.text[last.at : entry.at if last.figured is entry.figured else None]
    if OTHER_TIME.search(between + behind):
        return
    certain = in_a_row(parts) and not APART(scope.data).search(between)
    yield wrong_sum(entry, parts, entry, kind="" if certain else "likely")


def _of_each(ledger: Ledger, entry: Entry) -> Iterator[Slip]:
    """Judge "In all, 33 hives were weighed" behind "three sites, with ten hives at each"."""
    earlier = next(ledger.before(entry.figured, 1), None)
    factors = [each for each in ledger.of(earlier) if each.kind == NUMBER] if earlier else []
    if (
        earlier is None
        or len(factors) != 2
        or not EACH.search(earlier.text)
        or any(each.number.about for each in factors)
    ):
        return
    one, two = factors
    named = entry.noun and entry.noun in (one.noun, two.noun)
    right = one.value * two.value
    if (
        named
        and not Bounds(*bounds(entry.number)).meets(right, right)
        and 0.6 * right < entry.value < 1.6 * right
    ):
        what = f"{plain(one.value)} × {plain(two.value)} is {plain(right)}, not {plain(entry.value)}"
        yield Scope.found(
            entry.start, entry.number.end, kind="likely", beside=(one.start, two.number.end), what=what
        )


def _parts(entry: Entry, found: Sequence[Entry]) -> list[Entry]:
    """Return the figures that may be parts of a total: counted in its unit, or the same things."""
    alike = [
        each for each in found if each.unit == entry.unit or (entry.unit and not each.unit and not each.noun)
    ]
    named = [each for each in alike if each.noun and each.noun == entry.noun]
    return named if len(named) > 1 else alike


def in_a_row(parts: Sequence[Entry]) -> bool:
    """Say whether parts stand in one sentence, joined by commas and an "and" or by "and" alone."""
    first, last = parts[0], parts[-1]
    if first.figured is not last.figured:
        return False
    between = first.figured.text[first.at + 1 : last.at]
    return " and " in between or ", " in between or "; " in between


def explained(entry: Entry, others: Sequence[Entry]) -> bool:
    """Say whether some figures give another one: it stands there, or is a sum, a difference or a product."""
    low, high = bounds(entry.number)
    said = Bounds(low, high)
    shares = [each for each in others if each.kind == PERCENT]
    unlike = {each.start: each for each in others if each.start != entry.start and each.kind == NUMBER}
    found = sorted(unlike.values(), key=lambda each: abs(each.at - entry.at))[:_MOST]
    for count in range(1, len(found) + 1):
        for some in combinations(found, count):
            if said.meets(*total([each.number for each in some])):
                return True
    for whole in found:
        rest = [each for each in found if each is not whole and each.value < whole.value]
        for count in range(1, len(rest) + 1):
            for some in combinations(rest, count):
                if abs(whole.value - sum(each.value for each in some) - entry.value) < 1e-6:
                    return True
    for part in shares:
        for one in found:
            for rate in (part.value, 100 - part.value):
                if said.meets(*(each * rate / 100 for each in bounds(one.number))):
                    return True
    multiplied = MULTIPLIED.search(entry.figured.text) is not None
    for one, two in combinations(found, 2):
        if abs(abs(one.value - two.value) - entry.value) < 1e-6 or (
            multiplied and said.meets(*_product(one, two))
        ):
            return True
    if not multiplied:
        return False
    ordered = sorted(found, key=lambda each: each.start)
    if len(ordered) == 4 and EACH.search(entry.figured.text):
        # "Two rooms have three beds each and four have two."
        one, two, three, four = ordered
        if said.meets(*(one.value * two.value + three.value * four.value,) * 2):
            return True
    squared = "square" in entry.figured.text and any(said.meets(*_product(one, one)) for one in found)
    return squared or any(
        said.meets(one.value * two.value * three.value, one.value * two.value * three.value)
        for one, two, three in combinations(found, 3)
    )


def _product(one: Entry, two: Entry) -> Bounds:
    (low, high), (other_low, other_high) = bounds(one.number), bounds(two.number)
    return Bounds(low * other_low, high * other_high)


def wrong_sum(whole: Entry, parts: Sequence[Entry], where: Entry, *, kind: str = "") -> Slip:
    """Return the finding that some parts do not make a whole, at the later of the two places."""
    numbers = " + ".join(plain(part.value) for part in parts)
    added = plain(round(sum(part.value for part in parts), 6))
    return Scope.found(
        where.start,
        where.number.end,
        kind=kind,
        beside=(whole.start, whole.number.end)
        if where is not whole
        else (parts[0].start, parts[-1].number.end),
        what=f"{numbers} make {added}, not {plain(whole.value)}",
    )


def close(one: float, two: float) -> bool:
    """Say whether a sum that is not right seems to have been meant: not far off."""
    return 0.7 * two <= one <= 1.35 * two


def figures_behind(ledger: Ledger, figured: Figured, place: int) -> list[Entry]:
    """Return the plain numbers of a sentence behind a place."""
    return [each for each in ledger.of(figured) if each.at > place and each.kind == NUMBER]
