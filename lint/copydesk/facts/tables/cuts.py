"""Possible cuts: every place in a line where a cell border may have been, for lines known to be table rows.

``facts/tables/joins.py`` asks whether a glued word is beyond doubt. Here the doubt is gone, since a header of
glued column names stands above the line; what is left is where to cut. So "I160", "MW2016" and
"WHOCoordinates", which prove nothing by themselves, count, each with the likelihood that the border was
there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from ...base.regexes import regex

_YEAR = r"(?:1[5-9]|20)\d\d"
# Places and likelihoods, the surest first; the first that fits a place decides.
_KINDS = (
    (regex(r"(?<=[\w)%])(?=[$€£¥]\d)"), 1.0),
    (regex(r"(?<=,\d{3})(?=\d)"), 1.0),
    (regex(r"(?<=\d:\d\d)(?=\d{1,2}:\d\d)"), 1.0),
    (regex(r"(?<=" + _YEAR + r")(?=" + _YEAR + r"(?!\d))"), 0.9),
    (regex(r"(?<=[)\]%”»])(?=[A-ZÀ-ÖØ-Þ\d“])"), 1.0),
    (regex(r"(?<=\w)(?=“)"), 1.0),
    (regex(r"(?<=[\w✓✔✗✘☑☐)])(?=[✓✔✗✘☑☐])|(?<=[✓✔✗✘☑☐])(?=\w)"), 1.0),
    (regex(r"(?<=[^\W\d_]{2})(?=[–—](?:[–—]|[A-Z]|\Z))|(?<=[^\W\d_][–—])(?=[–—]|\d|[A-Z][a-z])"), 0.8),
    (regex(r"(?<=[^\W\d_]{2}[.!?])(?=[A-ZÀ-ÖØ-Þ][^\W\d_]{2})"), 0.7),
    (regex(r"(?<=[^\W\d_A-Z]{3})(?=[A-ZÀ-ÖØ-ÞĀ-ſͰ-Ͽ])"), 1.0),
    (regex(r"No(?=[A-Z][a-z])"), 0.9),
    (regex(r"(?<=[^\W\d_A-Z]{2})(?=[A-ZÀ-ÖØ-ÞĀ-ſ][^\W\d_A-Z])"), 0.6),
    (regex(r"(?<=[ /ckm]m[23²³])(?=[-−]?\d)"), 0.9),
    (regex(r"(?<=[^\W\d_]{3})(?=[-−+]?\d)"), 0.9),
    (regex(r"(?<=\d [^\W\d_]{2})(?=\d)"), 0.9),
    (regex(r"(?<=\d [^\W\d_])(?=\d)"), 0.9),
    (regex(r"(?<=\d[a-z]{2})(?=\d)"), 0.7),
    (regex(r"(?<=\d[a-z])(?=\d)"), 0.6),
    (regex(r"(?<=[IVX])(?=\d)"), 0.6),
    (regex(r"(?<=[^\W\d_]{2})(?=\d)"), 0.5),
    (regex(r"(?<=\d)(?=[A-ZÀ-ÖØ-ÞĀ-ſ][^\W\d_A-Z]{2})"), 0.9),
    (regex(r"(?<=\d)(?=[A-Z]{2})"), 0.6),
    (regex(r"(?<=\d)(?=[A-Z]\d)"), 0.6),
    (regex(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2})"), 0.8),
    (regex(r"(?<=\d)(?=" + _YEAR + r"(?:-\d\d)?(?!\d))"), 0.7),
    (regex(r"(?<=\d)(?=[-−]\d)"), 0.4),
    (regex(r"(?<=[A-Z])(?=\d)"), 0.3),
)
LIKELY = 0.5


class Cut(NamedTuple):
    """A possible border before the code point ``at`` of a line, and how likely it is (0 to 1)."""

    at: int
    weight: float


def find_cuts(line: str) -> list[Cut]:
    """Find the possible borders of one line, in order. Linear in the length of the line."""
    found: dict[int, float] = {}
    for pattern, weight in _KINDS:
        for match in pattern.finditer(line):
            found.setdefault(match.end(), weight)
    return [Cut(at, weight) for at, weight in sorted(found.items())]


def cut_into(line: str, columns: int) -> tuple[str, ...]:
    """Cut a line at its likeliest borders into at most ``columns`` cells."""
    best = sorted(find_cuts(line), key=lambda cut: (-cut.weight, cut.at))[: max(0, columns - 1)]
    edges = [0, *sorted(cut.at for cut in best), len(line)]
    return tuple(line[a:b].strip() for a, b in pairwise(edges))


_DIGITS_LAST = regex(r"\d{2,12}\Z")


def count_hidden(line: str) -> int:
    """Count the borders that may hide in the digits that end a line ("Hull1295"), where none can be told."""
    match = _DIGITS_LAST.search(line)
    return len(match.group()) - 1 if match else 0


def count_likely(line: str) -> int:
    """Count the borders of a line that are at least as likely as not."""
    return sum(1 for cut in find_cuts(line) if cut.weight >= LIKELY)
