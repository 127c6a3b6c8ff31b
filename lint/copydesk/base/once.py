"""What is made of data files is made once, not once a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")
_MOST = 32


def once(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """Remember what a function made of the last few objects that it was given.

    The very same objects are meant (``is``), such as the parsed data files that the door hands out to every
    document: nobody looks at thousands of lines to tell that they are the same ones. The objects are kept
    alive, and must not be changed.
    """
    kept: dict[tuple[object, ...], tuple[Any, Made]] = {}

    def asked(*values: Given.args, **named: Given.kwargs) -> Made:
        key = (*map(id, values), *named, *map(id, named.values())) if named else tuple(map(id, values))
        found = kept.get(key)
        if found is None:
            if len(kept) >= _MOST:
                del kept[next(iter(kept))]
            found = kept[key] = (values, named), function(*values, **named)
        return found[1]

    return asked
