"""Findings of several checks that look at the same words: of two at one place one is told."""

from collections.abc import Callable, Iterable, Iterator

from copydesk.api import Scope, Slip

from .figurenames import of_figures


def once_each(scope: Scope, *checks: Callable[[Scope], Iterator[Slip]]) -> tuple[Slip, ...]:
    """Return what some checks find, in reading order; of two findings that overlap the first."""
    return apart(of_figures(scope, (slip for check in checks for slip in check(scope))))


def apart(slips: Iterable[Slip]) -> tuple[Slip, ...]:
    """Return findings in reading order; of two that overlap the one that comes first here."""
    found: list[Slip] = []
    covered: set[int] = set()
    for slip in slips:
        if covered.isdisjoint(range(slip.start, slip.end)):
            found.append(slip)
            covered.update(range(slip.start, slip.end))
    return tuple(sorted(found, key=lambda slip: slip.start))
