"""The pytest plugin that runs the examples of a rule pack as tests.

It does nothing until a project names its packs in its pytest configuration::

    [tool.pytest.ini_options]
    copydesk_packs = ["house-style"]

Each case then is one test, named after rule, example and carrier. ``copydesk test PACK`` does the same
without pytest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .documents import check_document

__all__ = ["check_document", "facts_of"]

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.rule import Rule
    from ..document.document import Document
    from ..facts import Facts
    from .examples import Case


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the setting ``copydesk_packs``."""
    parser.addini(
        "copydesk_packs", "folders with Copydesk rules whose examples are tests", type="paths", default=[]
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the ``pack.toml`` or rule files of the packs that the configuration names."""
    packs = [Path(pack).resolve() for pack in parent.config.getini("copydesk_packs")]
    if file_path.suffix not in (".toml", ".py") or file_path.name == "pack.toml":
        return None
    pack = next((pack for pack in packs if pack in file_path.resolve().parents), None)
    if pack is None or {"data", "profiles"} & set(file_path.resolve().relative_to(pack).parts):
        return None
    return RuleFile.from_parent(parent, path=file_path, pack=pack)


_catalogues: dict[Path, Any] = {}


class RuleFile(pytest.File):
    """One rule file; its items are the cases of its examples."""

    def __init__(self, *, pack: Path, **rest: Any) -> None:
        super().__init__(**rest)
        self.pack = pack

    def collect(self) -> Iterator[pytest.Item]:
        """Yield one test for each case."""
        from ..catalogue.catalogue import load
        from .examples import cases

        if self.pack not in _catalogues:
            _catalogues[self.pack] = load([str(self.pack)])
        catalogue: Catalogue = _catalogues[self.pack]
        for rule in catalogue.rules.values():
            if Path(rule.path).resolve() == self.path.resolve():
                for case in cases(rule, catalogue):
                    yield ExampleItem.from_parent(
                        self, name=case.name, case=case, rule=rule, catalogue=catalogue
                    )


class ExampleItem(pytest.Item):
    """One case of one example."""

    def __init__(self, *, case: Case, rule: Rule, catalogue: Catalogue, **rest: Any) -> None:
        super().__init__(**rest)
        self.case, self.rule, self.catalogue = case, rule, catalogue

    def runtest(self) -> None:
        """Run the case; anything wrong with it fails the test."""
        from .examples import check_case

        problem = check_case(self.case, self.rule, self.catalogue)
        if problem:
            pytest.fail(f"{problem}\n    in {self.case.text!r}", pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Name the place that pytest shows."""
        return self.path, None, self.name


def facts_of(document: Document, *, today: str = "1970-01-01") -> Facts:
    """Return the facts about a document as the built-in pack and its default profile know them."""
    from ..catalogue.ruleset import defaults

    return defaults(today).facts(document)
