"""Imports that wait until what they bring is called (``lateimports`` writes them into lean code)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def later(space: dict[str, object], level: int, module: str, name: str, own: str) -> Callable[..., object]:
    """Return what may be called in place of something of a module that is not imported yet. At the first call
    it gives its place in ``space``, the names of the module that calls it ``own``, to what it stands for.
    """

    def call(*arguments: object, **named: object) -> object:
        found = getattr(__import__(module, space, None, (name,), level), name)
        space[own] = found
        return found(*arguments, **named)

    return call
