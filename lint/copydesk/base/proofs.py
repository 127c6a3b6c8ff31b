"""Which expressions are linear. A proof (``linear``) takes longer than to check an article, so what came of
it is kept in the store, for as long as what proves it is the same.
"""

from __future__ import annotations

import os
import sys
from functools import cache

from . import store, tree


def is_linear(pattern: str, flags: int) -> bool:
    """Say whether a search with an expression is proven to take time in proportion to the text."""
    known, key = _known(), f"{flags}:{pattern}"
    if key not in known:
        from .linear import risks

        known[key] = not risks(pattern, flags)
        store.save(_name(), {**_read(), **known})
    return known[key]


@cache
def _known() -> dict[str, bool]:
    return _read()


def _read() -> dict[str, bool]:
    found = store.load(_name())
    return found if isinstance(found, dict) else {}


@cache
def _name() -> str:
    """Name the file after the code of the proof and the interpreter, which parses the expressions."""
    state = tree.state(os.path.join(os.path.dirname(os.path.abspath(__file__)), "linear"))
    return f"linear-{sys.implementation.cache_tag}-{state.hex()}"
