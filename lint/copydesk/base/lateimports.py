"""Imports of a module that can wait: those of which its functions do nothing but call what they bring.

A check of a short article would load a hundred modules of which it calls nothing. In lean code such an import
is a name for ``later``; what is used in any other way, or while the module is loaded, is imported as always.
"""

from __future__ import annotations

import ast

_LATER = "_copydesk_later"
_HOME = f"{__package__}.later"
_HOUSE = f"{__package__.partition('.')[0]}."


def put_off(tree: ast.Module) -> None:
    """Let the imports of Copydesk's own modules, and those of a pack, wait where they can: to import one of
    them changes nothing but that it is there.
    """
    uses = _Uses()
    uses.visit(tree)
    late = [node for node in tree.body if isinstance(node, ast.ImportFrom) and _can_wait(node, uses)]
    if not late:
        return
    for node in late:
        at = tree.body.index(node)
        called = [alias for alias in node.names if (alias.asname or alias.name) in uses.called]
        tree.body[at : at + 1] = [_name(node, alias) for alias in called]
    first = next(at for at, node in enumerate(tree.body) if not _opens(node))
    tree.body.insert(first, ast.ImportFrom(_HOME, [ast.alias("later", _LATER)], 0))


def _can_wait(node: ast.ImportFrom, uses: _Uses) -> bool:
    return (
        node.module is not None
        and (node.level > 0 or f"{node.module}.".startswith(_HOUSE))
        and uses.other.isdisjoint(alias.asname or alias.name for alias in node.names)
    )


def _name(node: ast.ImportFrom, alias: ast.alias) -> ast.stmt:
    own = alias.asname or alias.name
    told = (node.level, node.module, alias.name, own)
    call = ast.Call(ast.Name(_LATER, ast.Load()), [_globals(), *map(ast.Constant, told)], [])
    return ast.copy_location(ast.Assign([ast.Name(own, ast.Store())], call), node)


def _globals() -> ast.expr:
    return ast.Call(ast.Name("globals", ast.Load()), [], [])


def _opens(node: ast.stmt) -> bool:
    """Say whether a statement must stand before all others."""
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return text or (isinstance(node, ast.ImportFrom) and node.module == "__future__")


class _Uses(ast.NodeVisitor):
    """The names that functions call, and those that anything else is done with."""

    def __init__(self) -> None:
        self.called: set[str] = set()
        self.other: set[str] = set()
        self._inside = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.other.add(node.name)
        for part in (*node.decorator_list, node.args):
            self.visit(part)
        self._inside += 1
        for statement in node.body:
            self.visit(statement)
        self._inside -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)
        self._inside += 1
        self.visit(node.body)
        self._inside -= 1

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.other.add(node.name)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if self._inside and isinstance(node.func, ast.Name):
            self.called.add(node.func.id)
        else:
            self.visit(node.func)
        for part in (*node.args, *node.keywords):
            self.visit(part)

    def visit_Name(self, node: ast.Name) -> None:
        self.other.add(node.id)

    def visit_Global(self, node: ast.Global) -> None:
        self.other.update(node.names)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):  # ``__all__`` names what others import from here
            self.other.add(node.value)
