"""Every regular expression of the project: those that it compiles, and how each is used.

``collect`` runs in a process of its own, in which ``re`` and ``copydesk.base.regexes`` note each expression
as it is compiled: every module and rule is imported, every matcher built, and every example of every rule
checked, so that expressions made from data are met too. How an expression is used is read off the source:
one whose name only ever calls ``match`` or ``fullmatch`` is tried at one place at a time, one that is handed
on may be used in any way.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
_SOURCES = (ROOT / "lint" / "copydesk", ROOT / "rules")
_MAKERS = ("regex", "compile")
_UNKNOWN = ("fullmatch", "search")
_METHODS = {"match": "match", "fullmatch": "fullmatch"}


class Expression(NamedTuple):
    """An expression, its flags, where it is compiled (path from the root and line), and how it is used:
    ``search``, ``match`` or ``fullmatch``, several where it is used in several ways.
    """

    pattern: str
    flags: int
    path: str
    line: int
    uses: tuple[str, ...]

    @property
    def place(self) -> str:
        """Name the place for a message."""
        return f"{self.path}:{self.line}"


def collect() -> list[Expression]:
    """Return every expression once for each place that compiles it, in order of place."""
    run = subprocess.run(
        [sys.executable, str(Path(__file__).resolve())], capture_output=True, text=True, check=True, cwd=ROOT
    )
    uses = _uses()
    found = []
    for pattern, flags, path, line in json.loads(run.stdout.splitlines()[-1]):
        found.append(Expression(pattern, flags, path, line, uses.get((path, line), _UNKNOWN)))
    return sorted(found, key=lambda expression: (expression.path, expression.line, expression.pattern))


def _uses() -> dict[tuple[str, int], tuple[str, ...]]:
    """Return how the expressions that have a name are used, by the place of their compilation."""
    trees = {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for folder in _SOURCES
        for path in folder.rglob("*.py")
    }
    called: dict[str, set[str]] = defaultdict(set)
    for tree in trees.values():
        for name, use in _calls(tree):
            called[name].add(use)
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for path, tree in trees.items():
        own: dict[str, set[str]] = defaultdict(set)
        for name, use in _calls(tree):
            own[name].add(use)
        for name, call in _named(tree):
            # A name without an underscore may be used by other modules, under the same name.
            kinds = own[name] if name.startswith("_") else called[name]
            for line in _lines(call):
                found[path, line] = tuple(sorted({*kinds, *found.get((path, line), ())})) or _UNKNOWN
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr != "compile"
            ):
                for line in _lines(node):
                    found.setdefault((path, line), (_METHODS.get(node.func.attr, "search"),))
    return found


def _named(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Yield the names of a module that are an expression, each with the call that compiles it."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=True))
            for name, call in pairs:
                if isinstance(name, ast.Name) and isinstance(call, ast.Call):
                    maker = getattr(call.func, "id", getattr(call.func, "attr", ""))
                    if maker in _MAKERS:
                        yield name.id, call


def _lines(node: ast.Call) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _calls(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield (name, use) of every use of a name that is not its definition."""
    methods = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name | ast.Attribute)
        ):
            value = node.func.value
            methods.add(value)
            name = value.id if isinstance(value, ast.Name) else value.attr
            yield name, _METHODS.get(node.func.attr, "search")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in methods:
            yield from ((node.id, use) for use in _UNKNOWN)


def _watch() -> None:
    """Note every expression that is compiled in this process, check everything, and print them as JSON."""
    sys.path.insert(0, str(ROOT / "lint"))
    import re

    found: dict[tuple[str, int, str, int], None] = {}
    between = {re.__file__, str(ROOT / "lint" / "copydesk" / "base" / "regexes.py")}

    @cache
    def inside(name: str) -> str:
        # By the folders of the project, not by its root: a virtual environment may lie in the root as well.
        path = Path(name)
        return path.relative_to(ROOT).as_posix() if any(map(path.is_relative_to, _SOURCES)) else ""

    def note(pattern: object, flags: int) -> None:
        if not isinstance(pattern, str):
            return
        frame: Any = sys._getframe(2)  # note, and what replaces the compiling function, are not the place
        while frame.f_code.co_filename in between:
            frame = frame.f_back
        if inside(frame.f_code.co_filename):
            found[pattern, int(flags), inside(frame.f_code.co_filename), frame.f_lineno] = None

    compile_before = re._compile  # type: ignore[attr-defined]

    def compiling(pattern: object, flags: int) -> Any:
        note(pattern, flags)
        return compile_before(pattern, flags)

    re._compile = compiling  # type: ignore[attr-defined]
    from copydesk.base import regexes

    regex_before = regexes.regex

    def regex(pattern: str, flags: int = 0) -> Any:
        note(pattern, flags)
        return regex_before(pattern, flags)

    regexes.regex = regex
    _check_everything()
    rows = sorted(found, key=lambda row: (row[2], row[3], row[0]))
    print(json.dumps(rows))


def _check_everything() -> None:
    """Import every module, and check every example of every rule."""
    import importlib

    package = ROOT / "lint" / "copydesk"
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        if parts[-1] != "__main__":
            importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    from copydesk.catalogue import catalogue, ruleset
    from copydesk.document.source import Source
    from copydesk.input import readers
    from copydesk.pipeline.pipeline import lint_document

    known = catalogue.load()
    rules = ruleset.build(known, ruleset.Choice(select=("all",), today="2026-11-22"))
    for rule_id in known.rules:
        text = known.text(rule_id)
        for example in (*text.bad, *text.good):
            source = Source.from_text(example.text, "a")
            lint_document(readers.read(source, example.format), rules)


if __name__ == "__main__":
    _watch()
