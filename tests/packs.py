"""Build a rule pack from texts and lint with it: what tests of the engine stand on."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.engine import Outcome
from copydesk.pipeline.pipeline import lint_document

HEAD = """
id = "{id}"
name = "{name}"
version = 1
status = "stable"
severity = "warning"
confidence = "strong"
scope = {scope}
summary = "A house rule"
message = "{message}"
rationale = "Because."
remedy = "Mend it."
"""
EXAMPLES = '[examples]\nbad = ["a", "b"]\ngood = ["c", "d", "e"]\n'


def rule_text(
    match: str,
    id: str = "HSE001",
    name: str = "house-rule",
    scope: str = '["prose"]',
    message: str = "found “{text}”",
    more: str = "",
) -> str:
    """Return the text of a TOML rule file around a ``[match]`` table."""
    head = (
        HEAD.replace("{id}", id)
        .replace("{name}", name)
        .replace("{scope}", scope)
        .replace("{message}", message)
    )
    return f"{head}\n{more}\n[match]\n{match}\n{EXAMPLES}"


def pack(folder: Path, *rules: str) -> Path:
    """Write rule files into a pack folder."""
    (folder / "house").mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(rules, 1):
        suffix = ".py" if "@rule" in text else ".toml"
        (folder / "house" / f"HSE{number:03}-rule{suffix}").write_text(text, encoding="utf-8")
    return folder


def lint(folder: Path, text: str, format: str = "markdown", choice: Choice | None = None) -> Outcome:
    """Lint a text with the rules of one pack only (or with a choice of one's own)."""
    loaded = catalogue.load([str(folder)])
    ruleset = build(loaded, choice or Choice(select=("house",)))
    return lint_document(read(Source.from_text(text, f"a.{format}"), format), ruleset)


def pack_module(path: str) -> ModuleType:
    """Import a module of the built-in pack, such as ``consistency/acronyms.py``."""
    code = catalogue.load().codes[0]
    return import_module(code.name_of(os.path.join(code.folder, path)))


def texts(outcome: Outcome) -> list[str]:
    """Return what was found, in reading order."""
    return [finding.text for finding in outcome.findings]
