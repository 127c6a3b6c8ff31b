"""The documentation says what is true: generated pages are fresh, links lead somewhere, commands work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from desk import Desk

from copydesk.catalogue.catalogue import Catalogue, load
from copydesk.catalogue.rule import Example
from copydesk.catalogue.rulepages import marked, page, pages, stale
from copydesk.document.source import Span

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_the_rule_pages_are_fresh(catalogue: Catalogue) -> None:
    behind = stale(str(ROOT / "docs" / "rules"), pages(catalogue))
    assert behind == [], "run `copydesk docs` and commit what it writes"


def test_every_rule_has_what_its_page_needs(catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        text = catalogue.text(rule.id)
        assert rule.summary.strip() and text.rationale.strip() and text.remedy.strip(), rule.id
        assert not rule.summary.endswith("."), f"{rule.id}: the page puts the full stop after the summary"
        assert len(text.bad) >= 2 and len(text.good) >= 3, rule.id


def test_marks_are_put_back_where_they_were() -> None:
    example = Example("ab cd", (Span(0, 2), Span(3, 5)), "markdown", None, {}, False)
    assert marked(example) == "⟦ab⟧ ⟦cd⟧"


def test_a_fence_is_longer_than_any_in_the_example(catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        lines = page(rule, catalogue.text(rule.id)).splitlines()
        fence = ""
        for line in lines:
            if not fence and line.startswith("```"):
                fence = line[: len(line) - len(line.lstrip("`"))]
            elif fence and line == fence:
                fence = ""
        assert not fence, rule.id


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_readme_shows_real_output(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README shows of a run is what the run prints, line for line."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = re.search(r"copydesk check (fixtures/\S+)", readme)
    shown = re.search(r"```text\n(fixtures/.*?)```", readme, re.DOTALL)
    assert command and shown
    monkeypatch.chdir(ROOT)
    printed = desk.run("check", *shlex.split(command[1]), "--today", "2026-11-22").out
    for part in re.split(r"^\[…\]\n", shown[1], flags=re.MULTILINE):
        assert part.strip("\n") in printed, part


def test_the_first_house_rule_of_the_readme_works(desk: Desk) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rule = re.search(r"```toml\n(id = .*?)```", readme, re.DOTALL)
    assert rule
    desk.write("style/HSE101-readme.toml", rule[1])
    result = desk.run("test", "style")
    assert result.code == 0, result.out + result.err
