"""What is made of a data file is made once, not once a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")
_MOST = 8


def once(function: Callable[[Value], Made]) -> Callable[[Value], Made]:
    """Remember what a function of one argument made of the last few objects that it was given.

    The very same object is meant (``is``), such as the parsed data file that the door hands out to every
    document; the object is kept alive, and must not be changed.
    """
    kept: list[tuple[Value, Made]] = []

    def asked(value: Value) -> Made:
        for known, made in kept:
            if known is value:
                return made
        fresh = function(value)
        kept.insert(0, (value, fresh))
        del kept[_MOST:]
        return fresh

    return asked
