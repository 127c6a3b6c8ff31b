"""The Python code of a pack: its rules, its facts and the modules that they share.

A pack is imported under a private package name, so that a file may import its neighbours (``from .ferries
import …``) and two packs never meet. All files of a pack are compiled at once and kept as one file in the
cache (``copydesk.base.store``), named after their bytes: opening one file instead of some hundred takes a
good part off the start, and helps most where Python may not write byte code beside the rules.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Any

from ..base.bundle import Spec
from ..base.digest import blake2b
from ..base.shelf import Shelf, save

ROOT = "copydesk_packs"
Function = Any


class PackCode:
    """The Python files of one pack below ``folder``; ``sources`` maps path to bytes, ``key`` names what they
    are.
    """

    def __init__(self, folder: str, key: str, sources: Mapping[str, bytes]) -> None:
        self.folder, self.sources = folder, sources
        # A pack that has changed is another package, so that a long process does not keep the old code.
        named = f"{folder}\0{key}".encode("utf-8", "replace")
        self.package = f"{ROOT}.p{blake2b(named, digest_size=8).hexdigest()}"
        self._store = f"{key}-lean5-{sys.implementation.cache_tag}.bin"
        self._modules = {self.name_of(path): path for path in sources}
        self._folders = {
            name.rsplit(".", number)[0] for name in self._modules for number in range(1, name.count("."))
        }
        _packs[self.package] = self

    def name_of(self, path: str) -> str:
        """Return the name under which a file of the pack is imported."""
        inside = path[len(self.folder) + 1 :].removesuffix(".py")
        return ".".join([self.package, *inside.split(os.sep)])

    def function(self, path: str, name: str) -> Function:
        """Import a file of the pack and return one of its functions."""
        return getattr(import_module(self.name_of(path)), name)

    def declared(self, path: str, mark: str) -> list[Function]:
        """Import a file and return the functions defined there that carry an attribute, such as
        ``copydesk_rule``. Raises whatever the file raises.
        """
        return _marked(import_module(self.name_of(path)), mark)

    def rule(self, path: str) -> Function:
        """Return the decorated function of a rule file; the texts of its metadata are not there.

        Raises whatever the file raises, and ``ValueError`` when it does not hold exactly one rule.
        """
        return _only(self.declared(path, "copydesk_rule"))

    def metadata(self, path: str) -> Mapping[str, Any]:
        """Return all metadata of a rule file, texts and examples too. Raises what ``rule`` raises."""
        module = ModuleType(self.name_of(path))
        module.__package__ = module.__name__.rpartition(".")[0]
        module.__file__ = path
        exec(compile(self.sources[path], path, "exec", dont_inherit=True), vars(module))
        metadata: Mapping[str, Any] = _only(_marked(module, "copydesk_rule")).copydesk_rule
        return metadata

    def spec(self, name: str) -> ModuleSpec | None:
        """Return how to import a module or folder of the pack, or None when it has none of that name."""
        path = self._modules.get(name)
        if path is not None:
            return Spec(name, _Loader(self, path), origin=path)
        if name == self.package or name in self._folders:
            return ModuleSpec(name, None, is_package=True)
        return None

    @cached_property
    def _stored(self) -> Callable[[str], bytes | memoryview | None]:
        shelf = Shelf(self._store)
        if shelf.notes.keys() == self.sources.keys():
            return shelf.read
        made = {path: self._compiled(path) for path in self.sources}
        save(self._store, {path: (None, data) for path, data in made.items()})
        return made.get

    def _compiled(self, path: str) -> bytes:
        from ..base.leancode import compiled

        return marshal.dumps(compiled(self.sources[path], path))

    def code(self, path: str) -> CodeType:
        """Return the code of a file. Raises ``SyntaxError``."""
        code: CodeType = marshal.loads(self._stored(path) or self._compiled(path))
        return code


def _marked(module: ModuleType, mark: str) -> list[Function]:
    return [
        value
        for value in vars(module).values()
        if hasattr(value, mark) and value.__module__ == module.__name__
    ]


def _only(rules: Sequence[Function]) -> Function:
    if len(rules) != 1:
        raise ValueError(f"a rule file holds exactly one @rule function, this one has {len(rules)}")
    return rules[0]


class LazyFunction:
    """A function of a pack that is imported when it is first called."""

    __slots__ = ("_code", "_found", "_name", "_path")

    def __init__(self, code: PackCode, path: str, name: str) -> None:
        self._code, self._path, self._name = code, path, name
        self._found: Callable[..., Any] | None = None

    def __call__(self, *arguments: Any) -> Any:
        if self._found is None:
            self._found = self._code.function(self._path, self._name)
        return self._found(*arguments)


class _Loader:
    """Runs the code of one file as a module."""

    def __init__(self, pack: PackCode, path: str) -> None:
        self._pack, self._path = pack, path

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self._path
        exec(self._pack.code(self._path), vars(module))


_packs: dict[str, PackCode] = {}


class _Finder:
    """Finds the modules of packs for the import system."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name == ROOT:
            return ModuleSpec(name, None, is_package=True)
        if not name.startswith(ROOT + "."):
            return None
        pack = _packs.get(".".join(name.split(".", 2)[:2]))
        return pack.spec(name) if pack is not None else None


sys.meta_path.insert(0, _Finder)  # before those that would look for the modules of packs in vain
