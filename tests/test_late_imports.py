"""Imports that wait in lean code: which of them can, and that what is called later does the same."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import ModuleType

import pytest

from copydesk.base.lateimports import put_off

BOATS = "def sail(n, *, fast=False): return n * (2 if fast else 1)\nclass Boat: pass\nSEATS = 8\n"


@pytest.fixture
def fleet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one module, ``fleet.boats``."""
    (tmp_path / "fleet").mkdir()
    (tmp_path / "fleet" / "__init__.py").write_text("")
    (tmp_path / "fleet" / "boats.py").write_text(BOATS)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in ("fleet", "fleet.boats"):
        sys.modules.pop(name, None)


def run(source: str) -> ModuleType:
    tree = ast.parse(source)
    put_off(tree)
    module = ModuleType("fleet.harbour")
    module.__package__ = "fleet"
    exec(compile(ast.fix_missing_locations(tree), "harbour.py", "exec"), vars(module))
    return module


@pytest.mark.parametrize(
    "use",
    [
        "def far(n): return sail(n)",
        "def far(n): return sum(sail(each) for each in [n])",
        "class Pier:\n    def far(self, n): return sail(n)\nfar = Pier().far",
        "far = lambda n: sail(n)",
    ],
)
def test_what_functions_only_call_waits_until_they_do(fleet: Path, use: str) -> None:
    module = run(f"'''Ours.'''\nfrom __future__ import annotations\nfrom .boats import sail\n{use}\n")
    assert "fleet.boats" not in sys.modules and module.__doc__ == "Ours."
    assert module.far(3) == 3
    assert module.sail is sys.modules["fleet.boats"].sail
    assert module.far(4) == 4


def test_arguments_and_errors_pass_through(fleet: Path) -> None:
    module = run(
        "from fleet.boats import sail\nfrom .boats import sail as go\ndef far(n): return go(n, fast=True)\n"
    )
    assert "fleet.boats" in sys.modules, "another package may do anything when it is imported"
    assert module.far(3) == 6
    gone = run("from .boats import row\ndef far(): return row()\n")
    for _ in range(2):
        with pytest.raises(AttributeError, match="row"):
            gone.far()


@pytest.mark.parametrize(
    "use",
    [
        "far = sail(3)",
        "def far(n=sail(3)): return n",
        "def far(): return map(sail, [3])",
        "def far(): return sail.__name__",
        "@sail\ndef far(): return 3",
        "def far():\n    global sail\n    return sail(3)",
        "__all__ = ['sail']\ndef far(): return sail(3)",
        "def far(sail): return sail(3)\nsail = sail",
    ],
)
def test_what_is_used_in_any_other_way_is_imported(fleet: Path, use: str) -> None:
    run(
        f"from .boats import sail\n{use}\n"
        if not use.startswith("@")
        else f"from .boats import sail\nsail = lambda f: f\n{use}\n"
    )
    assert "fleet.boats" in sys.modules


def test_a_class_that_is_more_than_called_is_imported_with_all_of_its_line(fleet: Path) -> None:
    run("from .boats import Boat, sail\ndef far(x): return isinstance(x, Boat) and sail(3)\n")
    assert "fleet.boats" in sys.modules


def test_what_nothing_names_is_not_imported(fleet: Path) -> None:
    module = run("from .boats import Boat\nfrom .boats import SEATS\ndef far(): return SEATS\n")
    assert module.far() == 8 and not hasattr(module, "Boat")
