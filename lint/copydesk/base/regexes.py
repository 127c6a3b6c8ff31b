"""Regular expressions that start fast.

Compiling the few hundred expressions of a rule pack costs more than linting an article with them. The code
that ``re`` makes of an expression is therefore kept in the cache folder (``shelf``) and handed back
to the matching engine at the next start, which takes about a hundredth of the time. The engine checks such
code before it runs it; whenever anything does not fit (another Python, an unreadable cache), the expression
is compiled as always.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from typing import Any, cast

from . import shelf
from .digest import blake2b
from .shelf import Shelf, at_end, save

_MOST = 3000
_SHORT = 40
"""A longer expression is known by its hash: those of many words would fill memory at every start."""
_shelf: Shelf | None = None
_used: set[str] = set()
_new: dict[str, bytes] = {}


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile an expression like ``re.compile``; one that is in the cache when it is first used, and what is
    returned then has all that a pattern has, but is none. Raises ``re.error``.
    """
    global _shelf
    if _shelf is None:
        _shelf = Shelf(_name())
    key = f"{int(flags)}:{pattern}" if len(pattern) <= _SHORT else _digest(pattern, flags)
    _used.add(key)
    if key in _shelf.notes:
        return cast("re.Pattern[str]", _Unused(pattern, flags, key, _shelf))
    compiled = re.compile(pattern, flags)
    entry = _entry(pattern, flags)
    if entry is not None:
        if not _new:
            at_end(keep)
        _new[key] = marshal.dumps(entry)
    return compiled


def _digest(pattern: str, flags: int) -> str:
    told = f"{int(flags)}:{pattern}".encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=16).hexdigest()


class _Used:
    """An expression from the cache. What a pattern has stands in its ``__dict__``: nearly as fast."""


class _Unused(_Used):
    """One that was not used so far. Only this class has ``__getattr__``, which slows down every look."""

    def __init__(self, pattern: str, flags: int, key: str, kept: Shelf) -> None:
        self.pattern = pattern
        self._made_of = (flags, key, kept)

    def __getattr__(self, name: str) -> Any:
        made_of = self.__dict__.get("_made_of")
        if made_of is not None and name in _MEMBERS:
            compiled = _read(self.pattern, *made_of)
            self.__dict__.update({each: getattr(compiled, each) for each in _MEMBERS})
            self.__class__ = _Used  # type: ignore[assignment]
            return self.__dict__[name]
        raise AttributeError(f"a pattern has no attribute {name!r}")


_MEMBERS = frozenset(name for name in dir(re.Pattern) if name[0] != "_")


def _read(pattern: str, flags: int, key: str, kept: Shelf) -> re.Pattern[str]:
    stored = kept.read(key)
    if stored is not None:
        try:
            return _revive(pattern, marshal.loads(stored))
        except (TypeError, ValueError, RuntimeError, OverflowError, EOFError, ImportError, AttributeError):
            pass
    return re.compile(pattern, flags)


def _name() -> str:
    """Name the cache after the interpreter and the version of its matching engine."""
    try:
        from _sre import MAGIC  # type: ignore[import-not-found]
    except ImportError:  # another implementation of Python
        MAGIC = 0
    return f"regexes2-{sys.implementation.cache_tag}-{MAGIC}.bin"


def keep() -> None:
    """Save what is known when there is anything new; when that is much, only what this run has used."""
    if not _new:
        return
    both = {**dict(Shelf(_name()).pieces()), **{key: (None, entry) for key, entry in _new.items()}}
    if len(both) > _MOST:
        both = {key: piece for key, piece in both.items() if key in _used}
    _new.clear()
    if len(both) <= _MOST:
        save(_name(), both)


def settle() -> None:
    """Save what is new, and read the cache again when it is next asked: a process that goes on for long would
    not see what others add to it.
    """
    global _shelf
    shelf.settle()
    _shelf = None


def _entry(pattern: str, flags: int) -> tuple[Any, ...] | None:
    """Return flags, code (32-bit words), number of groups and their names as ``re`` hands them to the engine;
    None if that cannot be told.
    """
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        from .branches import gathered

        parsed = _parser.parse(pattern, flags)
        parsed = gathered(parsed, flags | parsed.state.flags)
        code = array("I", [int(word) for word in _compiler._code(parsed, flags)])
        names = dict(parsed.state.groupdict)
        by_number: list[str | None] = [None] * parsed.state.groups
        for name, number in names.items():
            by_number[number] = name
        return (
            int(flags | parsed.state.flags),
            code.tobytes(),
            parsed.state.groups - 1,
            names,
            tuple(by_number),
        )
    except (ImportError, AttributeError):
        return None


def _revive(pattern: str, entry: tuple[Any, ...]) -> re.Pattern[str]:
    import _sre

    flags, code, groups, names, by_number = entry
    words = array("I", code).tolist()
    revived: re.Pattern[str] = _sre.compile(pattern, flags, words, groups, names, by_number)
    return revived
