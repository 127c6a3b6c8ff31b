"""What is made of data files is made once, not once a document; a long one has it let go behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar
from weakref import ref

Given = ParamSpec("Given")
Made = TypeVar("Made")
Owner = TypeVar("Owner")
_MOST = 32

_kept: list[dict[tuple[object, ...], Any]] = []
_answering: list[tuple[ref[Any], Callable[[Any], object]]] = []


def once(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """Remember what a function made of the last few objects that it was given.

    The very same objects are meant (``is``), such as the parsed data files that the door hands out to every
    document: nobody looks at thousands of lines to tell that they are the same ones. The objects are kept
    alive, and must not be changed.
    """
    kept: dict[tuple[object, ...], tuple[Any, Made]] = {}
    _kept.append(kept)

    def asked(*values: Given.args, **named: Given.kwargs) -> Made:
        key = (*map(id, values), *named, *map(id, named.values())) if named else tuple(map(id, values))
        found = kept.get(key)
        if found is None:
            if len(kept) >= _MOST:
                del kept[next(iter(kept))]
            found = kept[key] = (values, named), function(*values, **named)
        return found[1]

    return asked


def answers(owner: Owner, forget: Callable[[Owner], object]) -> None:
    """Have what an open table remembers of its answers forgotten, by ``forget``, together with all else."""
    _answering.append((ref(owner), forget))


def forget() -> None:
    """Forget what ``once`` remembers, and the answers of tables. There are some hundred of them, each with a
    bound of its own: a long article fills them all, and comes to a multiple of its size by that. To make
    anew what is asked for again takes less than half a second.
    """
    for kept in _kept:
        kept.clear()
    known = [(owner, how) for owner, how in _answering if owner() is not None]
    _answering[:] = known
    for owner, how in known:
        how(owner())
