"""Sums of strangers, worked out without running anything of theirs: numbers, names, ``+ - * / %``, brackets,
comparisons, and a few functions of ``math``.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping
from itertools import pairwise

MOST = 4_000
"""A longer formula is not read."""

_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "abs": abs, "ceil": math.ceil, "floor": math.floor, "log": math.log, "log10": math.log10,
    "log2": math.log2, "max": max, "min": min, "pow": pow, "sqrt": math.sqrt, "trunc": math.trunc,
    "round": lambda value: math.floor(value + 0.5),
}  # fmt: skip
_SUMS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Mod: math.fmod,
}
_COMPARISONS: Mapping[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
}
_HEADING = re.compile(r"\bheading\.(h[1-6])\b")


class NoFormula(ValueError):
    """A formula that is none; the message says what of it."""


def parsed(formula: str, names: frozenset[str]) -> ast.expr:
    """Read a formula that may use some names. Raises ``NoFormula``."""
    if len(formula) > MOST:
        raise NoFormula(f"is longer than {MOST:,} characters")
    spelt = (
        _HEADING.sub(r"heading_\1", " ".join(formula.split())).replace("&&", " and ").replace("||", " or ")
    )
    try:
        tree = ast.parse(f"({spelt})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise NoFormula("cannot be read") from None
    _check(tree, names, 0)
    return tree


def _check(node: ast.expr, names: frozenset[str], depth: int) -> None:
    if depth > 60:
        raise NoFormula("is nested too deep")
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return
    if isinstance(node, ast.Name):
        if node.id not in names:
            raise NoFormula(
                f"asks for “{node.id}”, which is not counted; counted are {', '.join(sorted(names))}"
            )
        return
    inner: list[ast.expr]
    if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
        inner = [node.left, node.right]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd | ast.Not):
        inner = [node.operand]
    elif isinstance(node, ast.Compare) and all(type(op) in _COMPARISONS for op in node.ops):
        inner = [node.left, *node.comparators]
    elif isinstance(node, ast.BoolOp):
        inner = node.values
    elif isinstance(node, ast.Call) and _function(node) and not node.keywords and len(node.args) <= 4:
        inner = node.args
    else:
        raise NoFormula("holds more than numbers, names, sums, comparisons and functions of math")
    for one in inner:
        _check(one, names, depth + 1)


def _function(node: ast.Call) -> str:
    """Return the name of the function that ``math.NAME(…)`` calls, or ""."""
    called = node.func
    known = (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.value.id == "math"
        and called.attr in _FUNCTIONS
    )
    return called.attr if known and isinstance(called, ast.Attribute) else ""


def value_of(node: ast.expr, values: Mapping[str, float]) -> float:
    """Work a formula out. Raises ``ArithmeticError`` and ``ValueError`` where there is no value."""
    if isinstance(node, ast.Constant):
        return float(node.value)  # type: ignore[arg-type]  # a number, as checked
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.BinOp):
        return _SUMS[type(node.op)](value_of(node.left, values), value_of(node.right, values))
    if isinstance(node, ast.UnaryOp):
        inner = value_of(node.operand, values)
        return (
            float(not inner)
            if isinstance(node.op, ast.Not)
            else -inner
            if isinstance(node.op, ast.USub)
            else inner
        )
    if isinstance(node, ast.Call):
        return float(_FUNCTIONS[_function(node)](*(value_of(one, values) for one in node.args)))
    if isinstance(node, ast.BoolOp):
        found = (bool(value_of(one, values)) for one in node.values)
        return float(all(found) if isinstance(node.op, ast.And) else any(found))
    assert isinstance(node, ast.Compare)
    sides = [value_of(one, values) for one in (node.left, *node.comparators)]
    return float(
        all(_COMPARISONS[type(op)](*pair) for op, pair in zip(node.ops, pairwise(sides), strict=True))
    )
