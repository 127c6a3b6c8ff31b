"""The highest severity that the findings of a rule can have, read from its files without running them.

A hit may be graver than its rule says (``severity=`` of a hit, ``severity`` of a tier). Whatever cannot be
told from the code counts as the highest. The engine holds every rule to it.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Mapping
from typing import Any

from ..base.levels import RANK, SEVERITIES

_UNKNOWN = SEVERITIES[-1]
_POSITIONAL = 4
"""``Hit(span, data, message, severity)``: so many arguments by place may hold a severity."""


def of_table(severity: str, table: Any) -> str:
    """Return what a TOML rule can reach that has a severity and a ``match`` table."""
    return _highest({severity, *_in_table(table)})


def of_code(severity: str, path: str, sources: Mapping[str, bytes]) -> str:
    """Return what a Python rule at ``path`` can reach; ``sources`` are the Python files of its pack."""
    found, waiting, seen = {severity}, [path], set[str]()
    while waiting:
        here = waiting.pop()
        if here in seen or here not in sources:
            continue
        seen.add(here)
        tree = ast.parse(sources[here])
        found.update(_in_code(tree))
        waiting += _neighbours(tree, here)
    return _highest(found)


def _highest(found: set[str]) -> str:
    return max(found, key=lambda severity: RANK.get(severity, RANK[_UNKNOWN]))


def _in_table(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == "severity":
                yield item if item in RANK else _UNKNOWN
            else:
                yield from _in_table(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _in_table(item)


def _in_code(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "Hit" and len(node.args) >= _POSITIONAL:
            yield _UNKNOWN
        for keyword in node.keywords if name != "rule" else ():
            if keyword.arg == "severity":
                yield from _values(keyword.value)
            elif keyword.arg is None and name == "Hit":
                yield _UNKNOWN


def _values(node: ast.expr) -> Iterator[str]:
    """Yield what an expression can be; a None, which leaves the severity of the rule, is nothing."""
    if isinstance(node, ast.IfExp):
        yield from _values(node.body)
        yield from _values(node.orelse)
    elif isinstance(node, ast.Constant) and node.value in RANK:
        yield str(node.value)
    elif not (isinstance(node, ast.Constant) and node.value is None):
        yield _UNKNOWN


def _neighbours(tree: ast.AST, path: str) -> Iterator[str]:
    """Yield the paths of the files that a file may import from its own pack."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            folder = path
            for _ in range(node.level):
                folder = os.path.dirname(folder)
            base = os.path.join(folder, *(node.module or "").split("."))
            yield base.rstrip(os.sep) + ".py"
            yield from (os.path.join(base, f"{alias.name}.py") for alias in node.names)
