"""The readability of articles in words and in columns, for the forms that people read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...base.encode import within

MEASURES = {
    "automated_readability_index": "Automated Readability Index",
    "coleman_liau_index": "Coleman–Liau Index",
    "lix": "LIX",
    "rix": "RIX",
}
"""The measures that a report may have of an article, with their names."""

GRADES = ("automated_readability_index", "coleman_liau_index")
"""Those that count in school grades."""

_HEADS = ("ARI", "CLI", "LIX", "RIX")
_WIDTH = 6


def sentence(measures: Mapping[str, Any]) -> str:
    """Say how readable an article is, by whom that was measured, or why it was not."""
    if "because" in measures:
        return f"Readability not measured: {measures['because']}"
    told = [
        f"{name} {measures[key]}{' (school grade)' if key in GRADES else ''}"
        for key, name in MEASURES.items()
        if key in measures
    ]
    return f"Readability: {', '.join(told)} ({measures['implementation']} {measures['version']})"


def table(articles: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[str]:
    """Yield the lines of a table of articles, each with its path and what the report says of its readability;
    nothing where nothing was measured.
    """
    measured = [(path, measures) for path, measures in articles if "because" not in measures]
    if measured:
        by = measured[0][1]
        yield (
            f"Readability ({by['implementation']} {by['version']}; "
            "the Automated Readability Index and the Coleman–Liau Index are school grades):"
        )
        yield "".join(f"{head:>{_WIDTH}}" for head in _HEADS)
        for path, measures in measured:
            values = "".join(f"{measures.get(key, '–'):>{_WIDTH}}" for key in MEASURES)
            yield f"{values}  {within(path)}"
    reasons = [measures["because"] for _, measures in articles if "because" in measures]
    for reason in dict.fromkeys(reasons):
        count = reasons.count(reason)
        yield f"Readability of {count} file{'s' * (count != 1)} not measured: {reason}."
