"""What calls on readers to be in time, or is open to them now: “so hurry”, “you have until”, “currently
available for orders placed before”.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from copydesk.api import either_of as either
from copydesk.api import regex

_DEADLINE = frozenset(("until", "till", "by", "before", "no later than", "not later than"))
_NAMED = frozenset(("the", "for"))
_MADE = regex(r"(?:ed|made|built|sold|born|bought|written|drawn|grown|held) \Z")
"""What was done before a time, and is no deadline: “stoves made before 2023 may still be sold”."""


class Calls:
    """The expressions of the data file for such calls."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._urging = regex(
            rf", so (?:please )?(?:{either(data['urged'])})\b|\b(?:{either(data['time_left'])})\b"
        )
        self._asking = regex(
            rf"\A\W*(?:Please [a-z]{{2,14}}|(?:{either(data['asked'])}))\b"
            r"|\b(?:[Yy]ou|[Ww]e|[Tt]hey|[A-Za-z][a-z]{1,20}s) (?:still )?"
            r"(?:have|(?:can|may|must|need to) (?:still |only )?[a-z]{2,16})\b"
            r"|\b[Ii]f you [a-z]{2,16}\b|\b(?:can|may|must) (?:still |only |also )?be [a-z]{2,16}\b"
        )
        self._now = regex(rf"\b(?:{either(data['at_present'])})\b")
        self._open = regex(rf"\b(?:{either(data['open_to'])})\b")
        self._fresh = regex(rf"\b(?:{either(data['fresh'])})\b")
        self._history = regex(rf"\b(?:{either(data['history'])})\b")

    def find(self, text: str, time: re.Match[str]) -> re.Match[str] | None:
        """Return the words of a sentence by which its only time, a match with the group ``in``, is a deadline
        for whoever reads it; None where the sentence tells how things were.
        """
        before = time["in"].lower()
        call = self._urging.search(text)
        if call is None:
            call = self._fresh.search(text) if before in _NAMED else None
        if call is None and before in _DEADLINE:
            call = self._open.search(text) if self._now.search(text) else None
            if call is None and not (before not in ("until", "till") and _MADE.search(text[: time.start()])):
                call = self._asking.search(text)
        return None if call is None or self._history.search(text) else call
