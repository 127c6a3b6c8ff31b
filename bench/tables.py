"""Measure the table rules on the development sets: ``python bench/tables.py EVALDIR``.

Prints recall by shape on flattened and broken tables, false alarms on well-formed tables, and precision and
recall by line against the marks of
other linters. Needs the folders ``tables_*`` below EVALDIR.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

STRUCTURE = ("TBL001", "TBL002", "TBL003", "TBL004", "TBL005", "TBL006")
CLAIMS = {
    "pipe_no_delimiter": ("TBL003", "TBL005"),
    "pipe_short_rows": ("TBL004",),
    "flattened_rows": ("TBL001",),
    "flattened_cells": ("TBL001",),
}
COUNTERPARTS = {
    "MD055": ("TBL006", "TBL002"),
    "MD056": ("TBL004", "TBL002", "TBL005"),
    "MD058": ("TBL011", "TBL002", "TBL003"),
    "MD075": ("TBL005",),
}


def rows_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of the one data file of a set."""
    for path in sorted(folder.glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def lint(text: str, format: str, ruleset: RuleSet) -> list[Finding]:
    """Lint a text as a file of a format."""
    return lint_document(read(Source.from_text(text, f"row.{format}"), format), ruleset).findings


def lines_of(text: str, finding: Finding) -> range:
    """Return the 1-based lines that a finding covers."""
    source = Source.from_text(text)
    return range(
        source.position(finding.span.start).line,
        source.position(max(finding.span.start, finding.span.end - 1)).line + 1,
    )


def shapes(folder: Path, ruleset: RuleSet) -> None:
    """Recall by shape, and alarms on the tables that are sound, as Markdown and as plain text."""
    total, found, alarms = (
        Counter[tuple[str, str]](),
        Counter[tuple[str, str]](),
        Counter[tuple[str, str, str]](),
    )
    for row in rows_of(folder):
        start, end = row["spans"][0][:2]
        for format in ("markdown", "text"):
            key = (row["label"], format)
            findings = lint(row["text"], format, ruleset)
            total[key] += 1
            claims = CLAIMS.get(row["label"], ())
            found[key] += any(
                f.rule_id in claims and f.span.start < end and start < f.span.end for f in findings
            )
            for id, severity in {(f.rule_id, f.severity) for f in findings}:
                if row["label"] == "pipe_valid" or f"{id}" not in claims:
                    alarms[row["label"], format, f"{id} {severity}"] += 1
    print("shape".ljust(22), "format".ljust(9), "found/all  recall  other findings (files)")
    for key in sorted(total):
        others = ", ".join(
            f"{name} {count}" for (*at, name), count in sorted(alarms.items()) if tuple(at) == key
        )
        print(
            key[0].ljust(22),
            key[1].ljust(9),
            f"{found[key]:4}/{total[key]:<4} {found[key] / total[key]:6.3f}  {others}",
        )


def silence(folder: Path, ruleset: RuleSet) -> None:
    """Findings on well-formed tables."""
    count, hits = 0, Counter[str]()
    examples: list[str] = []
    for row in rows_of(folder):
        if row["label"] != "table":
            continue
        count += 1
        for finding in lint(row["text"], "markdown", ruleset):
            hits[f"{finding.rule_id} {finding.severity}"] += 1
            examples.append(f"    {row['id']} {finding.rule_id} {finding.severity}: {finding.text[:50]!r}")
    print(f"{folder.name}: {count} well-formed tables; findings: {dict(hits) or 'none'}")
    print("\n".join(examples))


def by_line(folder: Path, ruleset: RuleSet) -> None:
    """Precision and recall by line against the marks of markdownlint (default configuration only)."""
    marks, hit = Counter[str](), Counter[str]()
    claimed, right = Counter[str](), Counter[str]()
    missed: list[str] = []
    for row in rows_of(folder):
        if row["configured"]:
            continue
        expected: dict[int, set[str]] = {}
        for name, line in row["table_labels"]:
            expected.setdefault(line, set()).add(name)
        covered: dict[int, set[str]] = {}
        for finding in lint(row["text"], "markdown", ruleset):
            for line in lines_of(row["text"], finding):
                covered.setdefault(line, set()).add(finding.rule_id)
        for line, names in expected.items():
            for name in names & COUNTERPARTS.keys():
                marks[name] += 1
                ok = bool(covered.get(line, set()) & set(COUNTERPARTS[name]))
                hit[name] += ok
                if not ok:
                    missed.append(f"    missed {name} {row['id']}:{line}")
        for line, ids in covered.items():
            for id in ids:
                names = {name for name, rules in COUNTERPARTS.items() if id in rules}
                if names:
                    claimed[id] += 1
                    right[id] += bool(names & expected.get(line, set()))
                    if not names & expected.get(line, set()):
                        missed.append(f"    extra {id} {row['id']}:{line}")
    print(folder.name)
    for name in sorted(marks):
        print(f"  {name}: recall {hit[name]}/{marks[name]}")
    for id in sorted(claimed):
        print(f"  {id}: lines right {right[id]}/{claimed[id]}")
    print("\n".join(missed[:60]))


def by_text(folder: Path, ruleset: RuleSet) -> None:
    """Agreement with rumdl's tests, text by text: does each side find anything (default settings only)?"""
    table: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    for row in rows_of(folder):
        if not row["default_config"] or row["rule"] not in COUNTERPARTS:
            continue
        ours = any(f.rule_id in COUNTERPARTS[row["rule"]] for f in lint(row["text"], "markdown", ruleset))
        kind = ("right" if ours else "missed") if row["label"] else ("extra" if ours else "silent")
        table.setdefault(row["rule"], Counter())[kind] += 1
        if kind in ("missed", "extra"):
            wrong.append(f"    {kind} {row['id']}")
    print(folder.name)
    for name, counts in sorted(table.items()):
        print(f"  {name}: {dict(counts)}")
    print("\n".join(wrong))


def main() -> None:
    """Run all measurements that have their data."""
    folder = Path(sys.argv[1])
    known = catalogue.load()
    ids = tuple(id for id in known.rules if id[:3] in ("TBL", "MRK"))
    ruleset = build(known, Choice(select=ids))
    for name, measure in (
        ("tables_flattened_wiki", shapes),
        ("tables_gfm_spec", silence),
        ("tables_markdown_it", silence),
        ("tables_markdownlint", by_line),
        ("tables_rumdl", by_text),
    ):
        if (folder / name).is_dir():
            measure(folder / name, ruleset)
            print()


if __name__ == "__main__":
    main()
