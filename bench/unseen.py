"""Score the rules on short texts with planted slips: ``python bench/unseen.py [FILE.toml ...] [--misses]``.

A planted slip is found when a finding touches it, at any level; it is shown by level. An extra is a finding
at warning or above that touches no planted slip, in the faulty and in the clean texts. Findings about an
article as a whole (metadata, sources, claims and the like) are no part of this: a text of five lines has no
byline.
"""

from __future__ import annotations

import tomllib
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

FOLDER = Path(__file__).parents[1] / "fixtures" / "unseen"
TODAY = "2026-11-22"
LANGUAGE_AND_FORM = ("TYP", "TPG", "MRK", "TBL", "CON", "BLR", "AIL", "INT", "CIT")
ABOUT_DATES = ("MET003",)
LEVELS = ("error", "warning", "info", "missed")


class Outcome(NamedTuple):
    """What a set came to: planted slips by (kind, level), extras as (text, finding)."""

    planted: Counter[tuple[str, str]]
    extras: list[tuple[str, Finding]]
    missed: list[tuple[str, str]]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and the ranges that they enclosed."""
    plain, places, start = "", [], 0
    for char in text:
        if char == "⟦":
            start = len(plain)
        elif char == "⟧":
            places.append((start, len(plain)))
        else:
            plain += char
    return plain, places


def score(path: Path, rules: RuleSet) -> Outcome:
    """Lint every text of a set and compare."""
    outcome = Outcome(Counter(), [], [])
    for entry in _entries(path):
        text, places = marked(entry["text"])
        form = entry.get("format", "markdown")
        found = [
            one
            for one in lint_document(read(Source.from_text(text, "text"), form), rules).findings
            if one.rule_id.startswith(LANGUAGE_AND_FORM) or one.rule_id in ABOUT_DATES
        ]
        for kind, (start, end) in zip(entry.get("kinds", []), places, strict=True):
            levels = {one.severity for one in found if _touches(one, start, end)}
            level = next((level for level in LEVELS if level in levels), "missed")
            outcome.planted[kind, level] += 1
            if level == "missed":
                outcome.missed.append((entry["name"], text[start:end]))
        outcome.extras.extend(
            (entry["name"], one)
            for one in found
            if one.severity != "info" and not any(_touches(one, *place) for place in places)
        )
    return outcome


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["text"]
    return entries


def _touches(one: Finding, start: int, end: int) -> bool:
    return one.span.start < end and start < one.span.end


def main() -> None:
    """Print the score of each set."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.toml")))
    parser.add_argument("--misses", action="store_true", help="print what was missed, and extras")
    arguments = parser.parse_args()
    rules = build(catalogue.load(), Choice(today=TODAY, profile="default"))
    for path in arguments.files:
        outcome = score(path, rules)
        print(f"{path.name}: {outcome.planted.total()} planted")
        for level in LEVELS:
            count = sum(n for (_, at), n in outcome.planted.items() if at == level)
            print(f"  {level:8} {count:4}")
        print(f"  extras at warning and above {len(outcome.extras)}")
        if arguments.misses:
            for name, text in outcome.missed:
                print(f"    missed {name}: {text}")
            for name, one in outcome.extras:
                print(f"    extra {name}: {one.severity} {one.rule_id} {one.text!r}: {one.message}")


if __name__ == "__main__":
    main()
