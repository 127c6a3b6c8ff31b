"""Imports point one way, and rule files import the public interface only."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "lint" / "copydesk"

# The folders of the package, from the ground up. A layer may import itself and what stands above it here; the
# modules of one layer may not import each other in a circle.
LAYERS = (
    "base",
    "document",
    "language",
    "input",
    "facts",
    "catalogue",
    "pipeline",
    "report",
    "project",
    "audit",
    "api",
    "interface",
    "editor",
    "testing",
    "cli",
    "client",
)


def layer_of(name: str) -> int:
    assert name in LAYERS, f"copydesk.{name} belongs to no layer; add it to LAYERS"
    return LAYERS.index(name)


def imports(path: Path, package: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield (top module inside copydesk, line) of every import, function-level ones included, type-only ones
    not.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typed:
            continue
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            parts = (*base, *(node.module.split(".") if node.module else ()))
            targets = [parts] if len(parts) > 1 else [(*parts, alias.name) for alias in node.names]
            for target in targets:
                yield (target[1] if len(target) > 1 else target[0]), node.lineno
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "copydesk":
            yield (node.module or "").split(".")[1], node.lineno


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.relative_to(PACKAGE).as_posix()
)
def test_imports_point_one_way(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    if relative.name in ("__init__.py", "__main__.py") and len(relative.parts) == 1:
        return
    own = relative.parts[0].removesuffix(".py")
    package = ("copydesk", *relative.parts[:-1])
    for name, line in imports(path, package):
        if name == "__version__":
            continue
        assert layer_of(name) <= layer_of(own), (
            f"{relative}:{line}: {own} imports {name}, which stands below it"
        )


def test_packs_import_the_interface_the_standard_library_and_their_own_modules_only() -> None:
    rules = ROOT / "rules"
    for path in sorted(rules.rglob("*.py")):
        deep = len(path.relative_to(rules).parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level <= deep, f"{path}:{node.lineno}: leads out of the pack"
                names = [] if node.level else [node.module or ""]
            for name in names:
                allowed = name == "copydesk.api" or name.split(".")[0] in sys.stdlib_module_names
                assert allowed, f"{path}:{node.lineno}: a pack may not import {name}"


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "rules"], ids=["package", "rules"])
def test_formats_are_told_by_their_traits_and_not_by_their_names(folder: Path) -> None:
    """A format of another package has a name that nobody here knows, and traits like those of ours."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Compare) or not ast.unparse(node.left).endswith("doc.format"):
                continue
            named = [
                part
                for part in node.comparators
                if isinstance(part, ast.Constant | ast.Tuple | ast.List | ast.Set)
            ]
            assert not named, f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"


def test_modules_of_one_name_are_one_thing() -> None:
    """Whoever reads a name in a message or an import must know which module it is."""
    generic = ("__init__", "__main__", "facts", "index", "registry")
    seen: dict[str, Path] = {}
    for root in (PACKAGE, ROOT / "rules"):
        for path in sorted(root.rglob("*.py")):
            if path.stem not in generic and path.relative_to(root).parts[0] != "cli":
                other = seen.setdefault(path.stem, path)
                assert other is path, f"{path.relative_to(ROOT)} is called as {other.relative_to(ROOT)} is"


MOST_LINES = 300


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "rules"], ids=["package", "rules"])
def test_a_module_has_one_job_and_no_more_lines_than_that_takes(folder: Path) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py")}
    long = {path.relative_to(ROOT).as_posix(): lines for path, lines in lengths.items() if lines > MOST_LINES}
    assert long == {}, "split them by what they do"


def test_the_modules_that_faults_are_put_in_are_there() -> None:
    tool = (ROOT / "tools" / "mutants.py").read_text(encoding="utf-8")
    named = re.findall(r'^    "([a-z_/]+\.py)":', tool, re.MULTILINE)
    assert named and [name for name in named if not (PACKAGE / name).is_file()] == []


def imported_modules(root: Path, name: str) -> dict[str, set[str]]:
    """Return which modules of a package each of its modules imports, inside functions too."""
    paths = {
        ".".join((name, *path.relative_to(root).with_suffix("").parts)): path for path in root.rglob("*.py")
    }
    paths = {module.removesuffix(".__init__"): path for module, path in paths.items()}
    graph: dict[str, set[str]] = {}
    for module, path in paths.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        package = module.split(".") if path.stem == "__init__" else module.split(".")[:-1]
        typed = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
            for inner in ast.walk(node)
        }
        graph[module] = found = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level and id(node) not in typed:
                base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
                named = {f"{base}.{alias.name}" for alias in node.names}
                found.update(one if one in paths else base for one in named if one in paths or base in paths)
        found.discard(module)
    return graph


@pytest.mark.parametrize(("root", "name"), [(PACKAGE, "copydesk"), (ROOT / "rules", "rules")])
def test_no_modules_import_each_other_in_a_circle(root: Path, name: str) -> None:
    graph = imported_modules(root, name)
    assert sum(map(len, graph.values())) > 100
    # What imports nothing that is left is no part of a circle.
    while free := [module for module, imported in graph.items() if not imported & graph.keys()]:
        for module in free:
            del graph[module]
    assert graph == {}
