"""The literals one of which stands in whatever an expression matches, so that few texts need be tried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from ..base.linear.syntax import REPEATS, Item, parts
from .scan import fold

SHORTEST = 2
"""A literal of one letter stands in every text and tells nothing; a rare mark does."""

_MOST = 60
_SPACES = frozenset(map(ord, "\t\n\v\f\r \u00a0\u202f"))
_RARE_MARKS = frozenset('!?;:()[]{}<>"“”‘’—–…/\\@#$%&*+=|~^_')


def needed(pattern: str) -> tuple[str, ...]:
    """Return folded literals of which each match holds at least one; () when that cannot be told."""
    try:
        items = list(_parser.parse(pattern))
    except (re.error, RecursionError):
        return ()
    found = _best(items)
    return tuple(sorted(found)) if found else ()


def _best(items: Sequence[Item]) -> frozenset[str]:
    """Return the set of literals that tells most, of those that some part of a sequence cannot do without."""
    choices: list[frozenset[str]] = []
    run = ""
    for item in _flat(items):
        op, argument = item
        if op is ops.LITERAL and argument not in _SPACES:
            run += chr(argument)
            continue
        if run:
            choices.append(frozenset({fold(run)}))
            run = ""
        choices.append(_inside(item))
    if run:
        choices.append(frozenset({fold(run)}))
    told = [choice for choice in choices if choice and all(map(_tells, choice))]
    return max(told, key=_worth) if told else frozenset()


def _flat(items: Sequence[Item]) -> list[Item]:
    """Return a sequence with the sequences of plain groups in the place of the groups."""
    found: list[Item] = []
    for item in items:
        op, argument = item
        if op is ops.SUBPATTERN:
            found += _flat(list(argument[3]))
        elif op is ops.IN and (one := _one_letter(argument)) is not None:
            found.append((ops.LITERAL, one))
        else:
            found.append(item)
    return found


def _one_letter(members: Sequence[Any]) -> int | None:
    """Return the letter that a class such as ``[Tt]`` comes down to when case does not count."""
    letters = {fold(chr(value)) if op is ops.LITERAL else "" for op, value in members}
    return ord(letters.pop()) if len(letters) == 1 and "" not in letters else None


def _inside(item: Item) -> frozenset[str]:
    op, argument = item
    if op is ops.BRANCH:
        found: set[str] = set()
        for branch in parts(item):
            inner = _best(branch)
            if not inner:
                return frozenset()
            found |= inner
        return frozenset(found) if len(found) <= _MOST else frozenset()
    if (op in REPEATS and argument[0] > 0) or op is ops.ATOMIC_GROUP:
        return _best(parts(item)[0])
    return frozenset()


def _tells(literal: str) -> bool:
    return len(literal) >= SHORTEST or literal in _RARE_MARKS


def _worth(choice: frozenset[str]) -> tuple[int, int]:
    """The longer the shortest literal is, and the fewer there are, the rarer they are."""
    return min(min(map(len, choice)), 6), -len(choice)
