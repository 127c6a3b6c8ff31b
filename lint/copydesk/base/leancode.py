"""The code of a module without what only people, type checkers and tests read.

Half of a rule file is texts and examples in its decorator. They are read when the catalogue is made and when
a rule is explained, never while articles are checked. Annotations of functions and what stands under
``TYPE_CHECKING`` are for the type checker; what is left of ``typing`` comes from ``untyped``, which costs
nothing. A named tuple is written out, because to make its class while the program starts takes ``typing`` ten
times as long: some hundred of them were a tenth of a short run.

Imports of which functions call what they bring wait until they do (``lateimports``).

A sixth of byte code are the columns in which its operations stand, of use for underlining in a traceback.

Such code does what its source does; only ``__doc__`` of functions and classes and ``__annotations__`` are
not there.
"""

from __future__ import annotations

import ast
from types import CodeType

from .lateimports import put_off
from .linetable import without_columns

_TEXTS = frozenset({"summary", "message", "rationale", "remedy", "references", "bad", "good"})
_UNTYPED = frozenset({"Any", "Generic", "ParamSpec", "Protocol", "TypeVar", "cast", "overload"})
_HOME = f"{__package__}.untyped"
_GETTER, _RECORD, _MAKE = "_copydesk_field", "_copydesk_record", "_copydesk_make"


def compiled(source: bytes, path: str) -> CodeType:
    """Compile a module; its rule, if it holds one, keeps the metadata that are not texts. Raises
    ``SyntaxError`` and ``ValueError`` as ``compile`` does.
    """
    tree = ast.parse(source, path)
    for node in tree.body:
        for decorator in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
            if isinstance(decorator, ast.Call) and _is_rule(decorator):
                decorator.keywords = [one for one in decorator.keywords if one.arg not in _TEXTS]
    _Lean(tree).visit(tree)
    _settle_typing(tree)
    put_off(tree)
    return without_columns(compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True))


def _is_rule(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "rule"


def _typing_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "typing" and not node.level


class _Lean(ast.NodeTransformer):
    def __init__(self, tree: ast.Module) -> None:
        imported = {
            alias.name
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and _typing_import(node)
            for alias in node.names
            if alias.asname is None
        }
        self._checking = "TYPE_CHECKING" in imported
        self._named = "NamedTuple" in imported

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        if self._checking and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return node.orelse
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.returns = None
        arguments = node.args
        for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            one.annotation = None
        for several in (arguments.vararg, arguments.kwarg):
            if several is not None:
                several.annotation = None
        _drop_text(node)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        _drop_text(node)
        plain = not (node.decorator_list or node.keywords) and len(node.bases) == 1
        if self._named and plain and isinstance(node.bases[0], ast.Name) and node.bases[0].id == "NamedTuple":
            _write_out(node)
        if node.decorator_list:  # a data class is made of its annotations
            node.body = [one if isinstance(one, ast.AnnAssign) else self.visit(one) for one in node.body]
        else:
            self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        if node.value is None:
            node.annotation = ast.Constant(None)
            return node
        return ast.copy_location(ast.Assign([node.target], node.value), node)


def _drop_text(node: ast.FunctionDef | ast.ClassDef) -> None:
    if ast.get_docstring(node, clean=False) is not None:
        node.body[0:1] = [] if len(node.body) > 1 else [ast.Pass()]


def _write_out(node: ast.ClassDef) -> None:
    """Turn a class that is a ``NamedTuple`` into a record: its fields, and how it is made."""
    fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
    names = [one.target.id for one in fields if isinstance(one.target, ast.Name)]
    defaults = ", ".join(
        f"{name}={ast.unparse(one.value)}" if one.value is not None else name
        for one, name in zip(fields, names, strict=True)
    )
    written = [
        "__slots__ = ()",
        f"_fields = __match_args__ = {tuple(names)!r}",
        *(f"{name} = {_GETTER}({number}, '')" for number, name in enumerate(names)),
        f"def __new__(_cls, {defaults}): return {_MAKE}(_cls, ({''.join(f'{name}, ' for name in names)}))",
    ]
    made = ast.parse("\n".join(written)).body
    maker, attributes = made.pop(), made
    # Defaults may be names of the module only: the fields are attributes of the class by then.
    assert isinstance(maker, ast.FunctionDef)
    node.body = [maker, *attributes, *(one for one in node.body if one not in fields)]
    for line in made:
        ast.copy_location(line, node)
    node.bases = [ast.Name(_RECORD, ast.Load())]


def _settle_typing(tree: ast.Module) -> None:
    """Let a module import no more of ``typing`` than its code still names."""
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in list(tree.body):
        if not isinstance(node, ast.ImportFrom) or not _typing_import(node):
            continue
        left = [alias for alias in node.names if (alias.asname or alias.name) in used]
        at = tree.body.index(node)
        node.names = left
        if not left:
            del tree.body[at]
        elif {alias.name for alias in left} <= _UNTYPED:
            node.module = _HOME
        if _RECORD in used:
            names = {"field": _GETTER, "make": _MAKE, "Record": _RECORD}
            aliases = [ast.alias(name, own) for name, own in names.items()]
            tree.body.insert(at, ast.ImportFrom(_HOME, aliases, 0))
            used.discard(_RECORD)
