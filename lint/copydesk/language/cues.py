"""Many expressions in short texts, of which nearly all hold none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..base.regexes import regex
from .scan import Scanner, fold

# What matches these letters where case does not count, and is not made them by lower case.
_ALIKE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})


class Cues:
    """Expressions without case that are counted in short texts. Nearly all texts hold none: one is tried
    where one of the literals stands without which it matches nothing.
    """

    def __init__(self, cues: Sequence[str]) -> None:
        from .needed import needed

        self._patterns = [regex(cue, re.IGNORECASE) for cue in cues]
        literals = {str(number): needed(cue) for number, cue in enumerate(cues)}
        self._scanner = Scanner(literals)
        self._always = {number for number, every in literals.items() if not every}

    def count(self, text: str) -> int:
        """Return how many of the patterns occur in a text."""
        folded = fold(text)
        if not folded.isascii():
            folded = folded.translate(_ALIKE)
        tried = self._scanner.present(folded) | self._always
        return sum(self._patterns[int(number)].search(text) is not None for number in tried)
