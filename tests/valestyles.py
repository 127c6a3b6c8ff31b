"""Write Vale styles into a folder and lint with them, as tests of the kinds of Vale rules do."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.engine import Outcome
from copydesk.pipeline.pipeline import lint_document


def style(folder: Path, **rules: str) -> Path:
    """Write the rules of a style ``House`` below a folder of styles; return the folder of the style."""
    house = folder / "styles" / "House"
    house.mkdir(parents=True, exist_ok=True)
    for name, text in rules.items():
        (house / f"{name}.yml").write_text(dedent(text), encoding="utf-8")
    return house


def outcome(pack: Path | str, text: str, format: str = "markdown", path: str = "") -> Outcome:
    """Lint a text with the rules of a ``vale:`` pack only."""
    loaded = catalogue.load([f"vale:{pack}"])
    chosen = Choice(select=tuple({rule.id for rule in loaded.styles[0].rules}))
    source = Source.from_text(text, path or {"markdown": "a.md", "html": "a.html", "text": "a.txt"}[format])
    return lint_document(read(source, format), build(loaded, chosen))


def found(pack: Path | str, text: str, format: str = "markdown", path: str = "") -> list[str]:
    """Return findings as Vale prints them: ``line:column:message``, in reading order."""
    result = outcome(pack, text, format, path)
    assert result.crashed == ()
    source = result.facts.doc.source
    lines = []
    for finding in result.findings:
        place = source.position(finding.span.start)
        if not finding.document_level:
            assert finding.text == source.slice(finding.span)
        lines.append(f"{place.line}:{place.column}:{finding.message}")
    return lines


def one(folder: Path, rule: str, text: str, format: str = "markdown") -> list[str]:
    """Lint a text with one rule."""
    return found(style(folder, Rule=rule), text, format)


def unfit(folder: Path, rule: str) -> str:
    """Return why a rule is not run, or ""."""
    result = outcome(style(folder, Rule=rule), "Some words stand here.")
    return result.skipped[0].detail if result.skipped else ""
