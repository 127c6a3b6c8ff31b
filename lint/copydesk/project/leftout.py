"""Which files below the folders of a run nobody asked about, and why: counted by reason, a few named."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from typing import Any

EXCLUDE = "exclude"
"""The configuration leaves it out."""
IGNORED = "gitignore"
"""An ignore file of git leaves it out."""
HIDDEN = "hidden"
"""Its name, or that of a folder above it, begins with a dot."""
FOREIGN = "foreign-folder"
"""It is a folder of other people's files, such as ``node_modules``."""
SUFFIX = "suffix"
"""Its name does not end like an article."""
NO_PROSE = "no-article"
"""It is a list for programs, or other data."""
OWN_REPORT = "own-report"
"""It is a report that Copydesk wrote."""
WRITTEN = "output"
"""It is the file into which this run writes."""
EMPTY = "empty"
"""Nothing is in it."""
LINK = "link"
"""It is a link that leads out of the folder."""
DEPTH = "depth"
"""It is a folder too deep in others."""
REPOSITORY = "repository"
"""It is a git repository of its own inside of the one that was walked."""
REASONS = (
    EXCLUDE,
    IGNORED,
    HIDDEN,
    FOREIGN,
    SUFFIX,
    NO_PROSE,
    OWN_REPORT,
    WRITTEN,
    EMPTY,
    LINK,
    DEPTH,
    REPOSITORY,
)

LISTED = 50
"""So many paths are named for each reason, the first by name."""


class LeftOut:
    """Takes note of what a walk passes by; a folder counts as one, whatever is in it.

    ``closely`` asks for all of it; else only the ``reports`` are wanted, the files with reports of Copydesk,
    in which an article could be hidden.
    """

    def __init__(self, *, closely: bool = True) -> None:
        self.closely = closely
        self.reports: list[str] = []
        self._counts: dict[str, int] = {}
        self._paths: dict[str, list[str]] = {}

    def note(self, reason: str, path: str) -> None:
        """Note a path."""
        if reason == OWN_REPORT:
            self.reports.append(path)
        self._counts[reason] = self._counts.get(reason, 0) + 1
        listed = self._paths.setdefault(reason, [])
        if len(listed) < LISTED or path < listed[-1]:
            insort(listed, path)
            del listed[LISTED:]

    def count(self, reason: str) -> int:
        """Return how many paths were passed by for a reason."""
        return self._counts.get(reason, 0)

    def described(self, shown: Callable[[str], str]) -> list[dict[str, Any]]:
        """Describe what was noted for the report; ``shown`` gives paths as it shows them."""
        return [
            {
                "reason": reason,
                "count": self._counts[reason],
                "paths": [shown(path) for path in self._paths[reason]],
            }
            for reason in REASONS
            if reason in self._counts
        ]
