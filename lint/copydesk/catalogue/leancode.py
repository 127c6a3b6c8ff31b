"""The code of a rule file without what only people and tests read.

Half of a rule file is texts and examples in its decorator. They are read when the catalogue is made and when
a rule is explained, never while articles are checked.
"""

from __future__ import annotations

import ast
from types import CodeType

_TEXTS = frozenset({"summary", "message", "rationale", "remedy", "references", "bad", "good"})


def compiled(source: bytes, path: str) -> CodeType:
    """Compile a file of a pack; its rule, if it holds one, keeps the metadata that are not texts. Raises
    ``SyntaxError`` and ``ValueError`` as ``compile`` does.
    """
    tree = ast.parse(source, path)
    for node in tree.body:
        for decorator in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
            if isinstance(decorator, ast.Call) and _is_rule(decorator):
                decorator.keywords = [one for one in decorator.keywords if one.arg not in _TEXTS]
    if ast.get_docstring(tree, clean=False) is not None:
        del tree.body[0]
    return compile(tree, path, "exec", dont_inherit=True)


def _is_rule(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "rule"
