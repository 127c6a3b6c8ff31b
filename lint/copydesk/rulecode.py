"""The code of Python rules, compiled for all files of a pack at once.

Opening one compiled file instead of some 150 takes a good part off the start, and helps most where Python may
not write byte code beside the rules. The cache (``copydesk.store``) is named after the bytes of the rule
files.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Mapping
from functools import cached_property
from types import CodeType, ModuleType
from typing import Any

from . import store

Function = Any


class RuleCode:
    """The Python rule files of one pack; ``sources`` maps path to bytes, ``key`` names what they are."""

    def __init__(self, key: str, sources: Mapping[str, bytes]) -> None:
        self.sources = sources
        self._name = f"{key}-{sys.implementation.cache_tag}.bin"

    @cached_property
    def _stored(self) -> dict[str, bytes]:
        try:
            stored = marshal.loads(store.load_bytes(self._name))
            if isinstance(stored, dict) and stored.keys() == self.sources.keys():
                return stored
        except (EOFError, ValueError, TypeError):
            pass
        made = {
            path: marshal.dumps(compile(data, path, "exec", dont_inherit=True))
            for path, data in self.sources.items()
        }
        store.save_bytes(self._name, marshal.dumps(made))
        return made

    def code(self, path: str) -> CodeType:
        """Return the code of a rule file."""
        code: CodeType = marshal.loads(self._stored[path])
        return code


def load_rule(path: str, code: CodeType) -> Function:
    """Run the code of a rule file as a module under a private name and return the decorated function.

    Raises whatever the file raises, and ``ValueError`` when it does not hold exactly one rule.
    """
    stem = path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".py").replace("-", "_")
    name = f"copydesk_rules.{stem}_{abs(hash(path)):x}"
    module = sys.modules.get(name)
    if module is None:
        module = ModuleType(name)
        module.__file__ = path
        sys.modules[name] = module
        try:
            exec(code, vars(module))
        except BaseException:
            del sys.modules[name]
            raise
    rules = [value for value in vars(module).values() if hasattr(value, "copydesk_rule")]
    if len(rules) != 1:
        raise ValueError(f"a rule file holds exactly one @rule function, this one has {len(rules)}")
    return rules[0]
