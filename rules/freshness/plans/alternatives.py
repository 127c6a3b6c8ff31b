"""Words of the data file as expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence


def either(words: Sequence[str]) -> str:
    """Return an expression for any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
