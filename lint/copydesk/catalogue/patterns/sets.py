"""Sets of words that patterns name instead of spelling them out: ``(?@size)`` in an expression, ``@size`` in
a word shape.

They stand in the table (``sets``) or in a data file (``file``): the table ``sets`` of a TOML file, or the
lines ``name: word word`` of a text file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...base.suggest import hint
from ...language.wordsets import word_sets
from .fields import Field, Fields, MatchError

if TYPE_CHECKING:
    from ...facts import Data

Sets = Mapping[str, Iterable[str]]

SETS: Fields = {
    "sets": Field("words", "The words that a named set holds"),
    "file": Field("text", "The data file that holds sets"),
}
_NAMED = re.compile(r"\(\?@([\w-]+)\)")


def sets_of(match: Mapping[str, Any], data: Data | None) -> Sets | None:
    """Return the sets of a table; None where its data file cannot be opened yet."""
    own: Sets = match.get("sets", {})
    if "file" not in match:
        return own
    if data is None:
        return None
    held: Mapping[str, Any] | Sequence[str] = data(match["file"])
    return {**(held.get("sets", {}) if isinstance(held, Mapping) else word_sets(held)), **own}


def spelt_out(pattern: str, sets: Sets | None, key: str) -> str:
    """Put the words of named sets into an expression. Raises ``MatchError`` for a set that there is not."""

    def words(named: re.Match[str]) -> str:
        name = named.group(1)
        if sets is not None and name not in sets:
            raise MatchError(key, f"no set is called {name!r}{hint(name, sets)}")
        # The longest first, so that a word does not hide one that begins with it.
        found = sorted((sets or {name: [name]})[name], key=lambda word: (-len(word), word))
        return f"(?:{'|'.join(map(re.escape, found))})"

    return _NAMED.sub(words, pattern)
