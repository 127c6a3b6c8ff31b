"""What lean code (``leancode``) has in place of ``typing``, the import of which costs more than all of its
uses: names that mean something to a type checker only, and the base of its named tuples.
"""

from __future__ import annotations

from _collections import _tuplegetter as field  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Self

__all__ = [
    "Any",
    "Generic",
    "ParamSpec",
    "Protocol",
    "Record",
    "TypeVar",
    "cast",
    "field",
    "make",
    "overload",
]

make = tuple.__new__


class Any:
    """A type that says nothing."""


class Protocol:
    """The base of a protocol, which says nothing either."""


class Generic:
    """The base of a class of things of any one type, which may be named in brackets."""

    def __class_getitem__(cls, kind: object) -> type[Self]:
        return cls


def TypeVar(name: str, *constraints: object, **bounds: object) -> object:
    """Return something to be named in the place of a type."""
    return Any


def ParamSpec(name: str) -> object:
    """Return something to be named in the place of arguments."""
    return Any


def cast(kind: object, value: object) -> object:
    """Return the value."""
    return value


def overload(function: Callable[..., object]) -> Callable[..., object]:
    """Return the function, which the last of its name replaces."""
    return function


class Record(tuple):  # type: ignore[type-arg]
    """The base of a named tuple that is written out: what ``collections.namedtuple`` gives each of them.

    A class has its ``_fields``, an attribute for each of them and ``__new__``.
    """

    __slots__ = ()
    _fields: tuple[str, ...] = ()
    _field_defaults: Mapping[str, object] = {}

    def __init_subclass__(cls) -> None:
        defaults = cls.__new__.__defaults__ or ()
        if defaults:
            cls._field_defaults = dict(zip(cls._fields[-len(defaults) :], defaults, strict=True))

    @classmethod
    def _make(cls, iterable: Iterable[object]) -> Self:
        result = make(cls, iterable)
        if len(result) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(result)}")
        return result

    def _replace(self, /, **values: object) -> Self:
        result = self._make(map(values.pop, self._fields, self))
        if values:
            raise ValueError(f"Got unexpected field names: {list(values)!r}")
        return result

    def _asdict(self) -> dict[str, object]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{self.__class__.__name__}({values})"

    def __getnewargs__(self) -> tuple[object, ...]:
        return tuple(self)
