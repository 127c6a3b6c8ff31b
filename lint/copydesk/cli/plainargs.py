"""Command lines that are plain enough to be read without ``argparse``, which costs a start some milliseconds.

``PlainArguments`` is given the same declarations as a parser of ``argparse``. It reads whole names of
options with a value behind them and file names that stand together; anything else (help, mistakes,
``--option=value``, a form of declaration that it does not know) is left to ``argparse``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

_ACTIONS = frozenset({"store", "store_true", "append"})
_KNOWN = frozenset({"action", "choices", "default", "dest", "help", "metavar", "nargs", "type"})


class _Argument(NamedTuple):
    name: str
    action: str
    default: Any
    read: Callable[[str], Any] | None
    choices: Sequence[str] | None


class PlainArguments:
    """Declarations of arguments, made as with a parser of ``argparse``."""

    def __init__(self) -> None:
        self._options: dict[str, _Argument] = {}
        self._files: _Argument | None = None
        self._plain = True

    def __getattr__(self, name: str) -> Any:
        self._plain = False
        return self._other

    def _other(self, *names: Any, **declared: Any) -> PlainArguments:
        return self

    def add_argument_group(self, title: str) -> PlainArguments:
        """Groups are for the help only."""
        return self

    def add_argument(self, *names: str, **declared: Any) -> None:
        """Take a declaration."""
        action = declared.get("action", "store")
        word = next((name for name in names if name.startswith("--")), names[0])
        argument = _Argument(
            declared.get("dest", word.lstrip("-").replace("-", "_")),
            action,
            declared.get("default", False if action == "store_true" else None),
            declared.get("type"),
            declared.get("choices"),
        )
        known = action in _ACTIONS and declared.keys() <= _KNOWN
        if names[0].startswith("-"):
            self._plain = self._plain and known and "nargs" not in declared
            self._options.update(dict.fromkeys(names, argument))
        else:
            files = declared.get("nargs") == "*" and argument.read is None and argument.choices is None
            self._plain = self._plain and known and files and self._files is None
            self._files = argument

    def read(self, arguments: Sequence[str]) -> SimpleNamespace | None:
        """Return the values by name, or None for a command line that is not plain."""
        if not self._plain:
            return None
        found = {argument.name: argument.default for argument in self._options.values()}
        files: list[str] = []
        ended = False
        left = iter(arguments)
        for word in left:
            if not word.startswith("-") or word == "-":
                if ended or not word:
                    return None
                files.append(word)
                continue
            ended = bool(files)
            argument = self._options.get(word)
            if argument is None:
                return None
            if argument.action == "store_true":
                found[argument.name] = True
                continue
            value = self._value(argument, next(left, "-"))
            if value is None:
                return None
            old = found[argument.name]
            found[argument.name] = [*(old or ()), value] if argument.action == "append" else value
        if self._files is not None:
            default = self._files.default
            found[self._files.name] = files or ([] if default is None else default)
        elif files:
            return None
        return SimpleNamespace(**found)

    @staticmethod
    def _value(argument: _Argument, text: str) -> Any:
        """Return the value of an option, or None where only ``argparse`` can say what it is."""
        if text.startswith("-") or not text:
            return None
        try:
            value = argument.read(text) if argument.read is not None else text
        except Exception:  # argparse will say what is wrong
            return None
        return value if argument.choices is None or value in argument.choices else None
