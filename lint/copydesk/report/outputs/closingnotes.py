"""What the last line of a run says besides the findings that count."""

from __future__ import annotations

from ..frame import stale
from .registry import Closing


def besides(closing: Closing, unchanged: int, hidden: int = 0) -> str:
    """Return the notes of a run, each behind a semicolon; empty when there is nothing to say.

    ``unchanged`` are findings in lines that the change has not touched, ``hidden`` those that are not listed
    because of their severity.
    """
    totals = closing.totals
    notes = [
        (totals.suppressed, "let stand"),
        (totals.baselined, "in the baseline"),
        (unchanged, f"more finding{'s' * (unchanged != 1)} in unchanged lines"),
        (closing.skipped, "not checked"),
        (closing.reports, f"report{'s' * (closing.reports != 1)} of Copydesk left out"),
        (totals.fixable, "fixable with `copydesk fix`"),
        (hidden, "not listed (--show info)"),
    ]
    said = [f"{count} {note}" for count, note in notes if count]
    return "".join(f"; {note}" for note in (stale(closing.report), *said) if note)
