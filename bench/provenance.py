"""Measure metadata, integrity and freshness rules on the labelled sets.

    python bench/provenance.py EVAL_FOLDER

Prints agreement on the IPTC ninjs test suite by version, with the rules alone and with the official schema
file of the version configured beside them, and the findings of the three families on clean prose per 10,000
words.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copydesk.catalogue.catalogue import Catalogue, load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import decode, read
from copydesk.pipeline.pipeline import lint_document
from copydesk.testing import facts_of

TODAY = "2026-11-22"
# The trial versions of the suite, and the release that each was built on.
TRIAL = {"1.x_dev": ("1.5-dev", "dev_0.2_v1.5"), "2.x_dev": ("2.1-dev", "dev_0.1_v2.1")}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def accepted(catalogue: Catalogue, path: Path, version: str, schema: Path | None) -> bool:
    """Say whether MET012 reports no error for a file."""
    options = {"MET012": {"version": version, "schema": str(schema) if schema else ""}}
    ruleset = build(catalogue, Choice(select=("MET012",), options=options, today=TODAY))
    outcome = lint_document(read(decode(str(path), path.read_bytes()), "ninjs"), ruleset)
    assert not outcome.crashed, outcome.crashed
    return not any(finding.severity == "error" for finding in outcome.findings)


def newsitems(catalogue: Catalogue, folder: Path) -> None:
    own: Counter[tuple[str, str, bool]] = Counter()
    both: Counter[tuple[str, str, bool]] = Counter()
    free: Counter[tuple[str, bool]] = Counter()
    for row in rows(folder / "data.jsonl"):
        version, label = row["version"], row["label"]
        stated, schema_name = TRIAL.get(version, (version, f"_{version}"))
        name = f"ninjs-schema-{schema_name}.json" if version in TRIAL else f"ninjs-schema{schema_name}.json"
        schema = folder / "files" / "specification" / name
        path = folder / row["path"]
        own[version, label, accepted(catalogue, path, stated, None) == (label == "pass")] += 1
        both[version, label, accepted(catalogue, path, stated, schema) == (label == "pass")] += 1
        free[label, accepted(catalogue, path, "", None) == (label == "pass")] += 1
    print(f"{'version':9}{'label':7}{'own rules':>12}{'with schema':>14}")
    for version, label in sorted({(v, label) for v, label, _ in own}):
        counts = [
            (c[version, label, True], c[version, label, True] + c[version, label, False]) for c in (own, both)
        ]
        print(f"{version:9}{label:7}" + "".join(f"{right:7}/{total:<5}" for right, total in counts))
    for label in ("pass", "fail"):
        total = free[label, True] + free[label, False]
        print(f"version not told: {label} {free[label, True]}/{total}")


def clean(catalogue: Catalogue, folder: Path) -> None:
    ruleset = build(catalogue, Choice(select=("MET", "INT", "FRE"), today=TODAY))
    for path in sorted(folder.glob("clean_*/data.jsonl")):
        found: Counter[tuple[str, str]] = Counter()
        words = 0
        for row in rows(path):
            doc = read(Source.from_text(row["text"], "article.txt"), "text")
            words += facts_of(doc).word_count
            outcome = lint_document(doc, ruleset)
            assert not outcome.crashed, outcome.crashed
            found.update((f.rule_id, f.severity) for f in outcome.findings)
        print(f"\n{path.parent.name}: {words:,} words")
        for (rule_id, severity), count in sorted(found.items()):
            print(f"  {rule_id} {severity:8} {count:5}  {10_000 * count / words:6.2f} per 10,000 words")


def main() -> None:
    folder = Path(sys.argv[1])
    catalogue = load()
    newsitems(catalogue, folder / "prov_ninjs")
    clean(catalogue, folder)


if __name__ == "__main__":
    main()
