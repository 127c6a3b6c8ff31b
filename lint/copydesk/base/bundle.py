"""Copydesk's own modules in one file of the store (``store``), so that a start need not open some hundred.

Python looks for each module, opens its byte code and makes its classes; with the lean code of all modules
(``leancode``) from one file that takes a third of the time. Each module is taken from there only as long as
its source has the size and the time that it had when it was compiled, which is what Python asks of its byte
code as well; every other module is loaded as always, and kept for the next start.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec

from . import store
from .digest import blake2b
from .shelf import Shelf, save

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType
    from typing import Any

_FORM = 4
_ROOT = __package__.removesuffix("base")
_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

Note = tuple[str, bool, int, int]
"""The path of a module below the package's folder, whether it is a package, the time in nanoseconds and the
size of its source.
"""


def install() -> None:
    """Load the modules that are asked for from now on from the store, where they are there; at the end keep
    those that were not.
    """
    if not store.key():
        return
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    import atexit

    atexit.register(finder.keep)


def _name() -> str:
    """Name the file after the place of the package and the interpreter."""
    told = f"{_FORM}\0{_FOLDER}\0{sys.version}\0{sys.flags.optimize}".encode("utf-8", "replace")
    return f"modules-{blake2b(told, digest_size=16).hexdigest()}.bin"


def _state(path: str) -> tuple[int, int]:
    """Return time and size of a source. Raises ``OSError``."""
    status = os.stat(path)
    return status.st_mtime_ns, status.st_size


class Spec(ModuleSpec):
    """How a module is imported. An import inside a function asks for ``parent`` whenever it runs, some two
    hundred times a document, and ``ModuleSpec`` works it out anew each time.
    """

    parent = ""

    def __init__(self, name: str, *arguments: Any, is_package: bool = False, **named: Any) -> None:
        super().__init__(name, *arguments, is_package=is_package, **named)
        self.parent = name if is_package else name.rpartition(".")[0]


class _Finder:
    """Finds modules for the import system, and runs their code."""

    def __init__(self) -> None:
        self._shelf = Shelf(_name())
        self._notes: dict[str, Note] = self._shelf.notes
        self._early = frozenset(sys.modules)
        self._process = os.getpid()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        note = self._notes.get(name)
        if note is None:
            return None
        where = f"{_FOLDER}{os.sep}{note[0]}"
        try:
            if _state(where) != note[2:]:
                return None
        except OSError:
            return None
        code = self._shelf.read(name)
        if code is None:
            return None
        # No ``has_location``: for that Python would work out where byte code of the file would lie.
        spec = Spec(name, self, origin=where, is_package=note[1], loader_state=code)
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(where))
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        spec = module.__spec__
        assert spec is not None
        code, spec.loader_state = spec.loader_state, None
        module.__file__ = spec.origin
        exec(marshal.loads(code), vars(module))

    def keep(self) -> None:
        """Save the modules that this run has loaded from elsewhere, together with those that are known."""
        if os.getpid() != self._process:
            return
        found = [
            (name, module)
            for name, module in list(sys.modules.items())
            if name.startswith(_ROOT) and name not in self._early
        ]
        made = {
            name: piece
            for name, module in found
            if not isinstance(module.__loader__, _Finder) and (piece := _piece(module)) is not None
        }
        if made:
            save(_name(), {**dict(self._shelf.pieces()), **made})


def _piece(module: ModuleType) -> tuple[Note, bytes] | None:
    """Return what is kept of a module; None for one that is not a file of the package."""
    from .leancode import compiled

    path = getattr(module, "__file__", None) or ""
    if not path.startswith(_FOLDER + os.sep) or not path.endswith(".py"):
        return None
    try:
        state = _state(path)
        with open(path, "rb") as file:
            code = compiled(file.read(), path)
    except (OSError, SyntaxError, ValueError):
        return None
    return (path[len(_FOLDER) + 1 :], hasattr(module, "__path__"), *state), marshal.dumps(code)
