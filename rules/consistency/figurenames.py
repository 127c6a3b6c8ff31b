"""Figures that are parts of names, and those that another percentage parts from what they are held to."""

from collections.abc import Iterable, Iterator

from copydesk.api import Scope, Slip, regex

_NAMED = regex(r"(?P<name>[A-Z][A-Za-z]{2,20}) \Z")
_MONTH = regex(r"(?:J(?:an|u[ln])|Feb|Ma[ry]|A(?:pr|ug)|Sep|Oct|Nov|Dec)")
_PERCENT = regex(r"%|\bper ?cent\b")
_SMALL = regex(r"\d{1,2}(?:\.\d)?\Z")
_REACH = 24
_OFTEN = 3
"""A word with a capital and a small figure that stand side by side so often are a name ("Python 2")."""


def of_figures(scope: Scope, slips: Iterable[Slip]) -> Iterator[Slip]:
    """Yield findings whose figures are no parts of names; what another percentage stands before is only
    likely.
    """
    for slip in slips:
        beside = slip.beside
        places = [(slip.start, slip.end), *([beside] if beside else [])]
        if any(_is_name(scope, start, end) for start, end in places):
            continue
        yield slip._replace(kind="likely") if beside and _is_parted(scope, slip, beside) else slip


def _is_name(scope: Scope, start: int, end: int) -> bool:
    figure = scope.text[start:end]
    if not _SMALL.match(figure):
        return False
    before = _NAMED.search(scope.text, max(0, start - _REACH), start)
    if before is None or _MONTH.match(before["name"]):
        return False
    return scope.text.count(f"{before['name']} {figure}") >= _OFTEN


def _is_parted(scope: Scope, slip: Slip, beside: tuple[int, int]) -> bool:
    """Say whether a percentage is told between one and the figure that it is held to."""
    told = scope.text[slip.start : min(slip.end + 10, len(scope.text))]
    first, last = sorted(((slip.start, slip.end), beside))
    between = scope.text[first[1] + 10 : last[0]]
    return _PERCENT.search(told) is not None and _PERCENT.search(between) is not None
