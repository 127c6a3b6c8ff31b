"""Expressions run by RE2, whose time is proportional to the text whatever the expression.

The word edges of RE2 are those of ASCII: beside a letter with an accent it sees an edge that ``re`` does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_MOST_MEMORY = 64 << 20


def search_of(pattern: str, flags: int) -> Callable[[str, int], Iterator[Any]]:
    """Compile an expression with RE2; the function yields its matches in a text from an offset on.

    Raises ``ValueError`` for what RE2 does not take.
    """
    import re2

    options = re2.Options()
    options.max_mem = _MOST_MEMORY
    options.log_errors = False
    options.case_sensitive = not flags & re.IGNORECASE
    try:
        compiled = re2.compile(f"(?m){pattern}", options)
    except re2.error as error:
        raise ValueError(f"RE2 does not take an expression: {error}") from None
    found: Callable[[str, int], Iterator[Any]] = compiled.finditer
    return found
