"""Words and numbers that several parts of the page say alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ....base.levels import BASELINE, OPEN, SUPPRESSED, UNCHANGED
from ....base.plural import counted
from .markup import Html, element, escaped

LEVELS = ("error", "warning", "info")
STATES = {SUPPRESSED: "let stand", BASELINE: "in the baseline", UNCHANGED: "in lines not changed"}
"""What has become of findings that do not count."""


def at_level(number: int, level: str) -> str:
    """Return a number of findings of a level: “2 errors”, “5 info”."""
    return f"{number:,} info" if level == "info" else counted(number, level)


def tally(findings: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Count open findings by level, and the others by status."""
    counts = dict.fromkeys((*LEVELS, *STATES), 0)
    for finding in findings:
        counts[finding["severity"] if finding["status"] == OPEN else finding["status"]] += 1
    return counts


def levels(findings: Iterable[Mapping[str, Any]]) -> str:
    """Say how many findings there are of each level and status; “nothing found”."""
    counts = tally(findings)
    said = [at_level(counts[level], level) for level in LEVELS if counts[level]]
    said += [f"{counts[state]:,} {words}" for state, words in STATES.items() if counts[state]]
    return ", ".join(said) or "nothing found"


def ticked(text: str) -> Iterator[Html]:
    """Yield a text in which back-ticks mark code, as rules write their remedies."""
    pieces = text.split("`")
    for number, piece in enumerate(pieces):
        if number % 2 and number < len(pieces) - 1:
            yield element("code", piece)
        else:
            yield escaped("`" * (number % 2) + piece)


def share(part: float, whole: float) -> str:
    """Return a share in per cent; what is there is never said to be nothing."""
    if not part or not whole:
        return "0 %"
    percent = 100 * part / whole
    return "under 1 %" if percent < 1 else f"{percent:.0f} %"
