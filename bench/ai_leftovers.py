"""Chatbot leftovers and notices about AI: found, missed and invented on labelled rows and clean prose.

    python bench/ai_leftovers.py EVALDIR

EVALDIR holds ``ai_leftover_fixtures/dev.jsonl`` (rows with ``rule``, ``text`` and ``label``, 1 = bad) and
folders ``clean_*``. The first table is about the families AID and AIL; the groups that they do not claim are
style, and the second table shows which rules of AIS and STY speak there. bench/ai_style.py measures those by
density.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from copydesk.catalogue import ruleset
from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import RuleSet
from copydesk.document.source import Source
from copydesk.input import readers
from copydesk.pipeline.pipeline import lint_document

TODAY = "2026-11-22"
CLAIMED = (
    "ChatGPTArtifacts",
    "ChatbotCommunication",
    "CitationArtifacts",
    "KnowledgeCutoff",
    "Placeholders",
    "UTMParameters",
)


def rows(path: Path) -> list[dict[str, object]]:
    """Read a file with one JSON object on a line."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def found_in(text: str, rules: RuleSet, format: str = "markdown") -> list[str]:
    """Return the ids of the rules that speak about a text."""
    document = readers.read(Source.from_text(text, f"row.{format}"), format)
    return [finding.rule_id for finding in lint_document(document, rules).findings]


def fixtures(folder: Path, own: RuleSet, style: RuleSet) -> int:
    """Print both tables for the labelled rows; return how many claimed rows are wrong."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    spoke: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(folder / "ai_leftover_fixtures" / "dev.jsonl"):
        group, text, bad = str(row["rule"]), str(row["text"]), bool(row["label"])
        found = bool(found_in(text, own))
        others = sorted(set(found_in(text, style)))
        table[group][("found" if found else "missed") if bad else ("invented" if found else "silent")] += 1
        if bad and group not in CLAIMED:
            spoke[group].update(others or ["nothing"])
            table[group]["style"] += bool(others)
        elif group not in CLAIMED:
            table[group]["style-good"] += bool(others)
    print(f"{'leftovers: group':24} {'found':>6} {'missed':>7} {'invented':>9} {'silent':>7}")
    for group in CLAIMED:
        count = table[group]
        print(f"{group:24} {count['found']:6} {count['missed']:7} {count['invented']:9} {count['silent']:7}")
    print(f"\n{'other groups (AIS, STY)':24} {'bad: found':>12} {'good: found':>12}  rules on bad rows")
    for group in sorted(set(table) - set(CLAIMED)):
        count = table[group]
        all_bad, all_good = count["found"] + count["missed"], count["invented"] + count["silent"]
        names = ", ".join(f"{rule} {n}" for rule, n in spoke[group].most_common(4))
        print(
            f"{group:24} {count['style']:6} of {all_bad:2} {count['style-good']:6} of {all_good:2}   {names}"
        )
    wrong = sum(table[group]["missed"] + table[group]["invented"] for group in CLAIMED)
    return wrong + sum(table[group]["invented"] for group in set(table) - set(CLAIMED))


def clean(folder: Path, own: RuleSet) -> int:
    """Print and count what the two families find on edited prose, where nothing is to be found."""
    count, words = Counter[str](), 0
    for path in sorted(folder.glob("clean_*/data.jsonl")):
        for row in rows(path):
            text = str(row["text"])
            words += len(text.split())
            count.update(found_in(text, own, "text"))
    print(f"\nclean prose: {words:,} words, {count.total()} findings {dict(count) or ''}")
    return count.total()


def main() -> int:
    """Print the measures; exit code 1 when a leftover is missed or anything is invented."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder, begun = Path(sys.argv[1]), time.perf_counter()
    catalogue = load()
    own = ruleset.build(catalogue, ruleset.Choice(select=("AID", "AIL"), today=TODAY))
    style = ruleset.build(catalogue, ruleset.Choice(select=("AIS", "STY"), today=TODAY))
    wrong = fixtures(folder, own, style) + clean(folder, own)
    print(f"{time.perf_counter() - begun:.0f} s")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
