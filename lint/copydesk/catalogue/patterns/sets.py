"""Sets of words that patterns name instead of spelling them out: ``(?@size)`` in an expression, ``@size`` in
a word shape.

They stand in the table (``sets``) or in a data file (``file``): the table ``sets`` of a TOML file, or the
lines ``name: word word`` of a text file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ...base.hints import hint
from ...language.wordsets import sets_in, spell_out
from .fields import Field, Fields, MatchError

if TYPE_CHECKING:
    from ...facts import Data

Sets = Mapping[str, Iterable[str]]

SETS: Fields = {
    "sets": Field("words", "The words that a named set holds"),
    "file": Field("text", "The data file that holds sets"),
}


def sets_of(match: Mapping[str, Any], data: Data | None) -> Sets | None:
    """Return the sets of a table; None where its data file cannot be opened yet."""
    own: Sets = match.get("sets", {})
    if "file" not in match:
        return own
    if data is None:
        return None
    return {**sets_in(data(match["file"])), **own}


def spelt_out(pattern: str, sets: Sets | None, key: str) -> str:
    """Put the words of named sets into an expression. Raises ``MatchError`` for a set that there is not."""

    try:
        return spell_out(pattern, _Unread() if sets is None else sets)
    except KeyError as error:
        name = str(error.args[0])
        raise MatchError(key, f"no set is called {name!r}{hint(name, sets or ())}") from error


class _Unread(dict[str, list[str]]):
    """The sets of a file that cannot be opened yet: each holds its own name, so that the rest can be read."""

    def __missing__(self, name: str) -> list[str]:
        return [name]
