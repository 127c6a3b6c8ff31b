"""Measure the families AID, AIL, AIS and STY on the labelled sets.

    python bench/ai_style.py EVAL_FOLDER [ARTICLES] [--sample N]

Prints the densities of the style families on the articles beside those of the clean sets, the table of the
chatbot leftovers, the paragraphs reached of the document in which every paragraph holds a sign, and what the
four families find on clean prose per 10,000 words. ARTICLES is a folder of text files; without it the first
table holds the clean sets only.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build, defaults
from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

TODAY = "2026-11-22"
FAMILIES = (
    *("vocabulary", "parallelism", "tails", "significance"),
    *("transitions", "promotional", "quantifiers", "triads"),
)
LEFTOVERS = frozenset(
    "ChatGPTArtifacts ChatbotCommunication CitationArtifacts KnowledgeCutoff Placeholders "
    "UTMParameters".split()
)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def findings(text: str, ruleset: RuleSet, format: str) -> list[Finding]:
    return lint_document(read(Source.from_text(text, f"text.{format}"), format), ruleset).findings


def clean_sets(folder: Path, step: int) -> dict[str, list[Document]]:
    return {
        path.parent.name: [
            read(Source.from_text(row["text"], "clean.txt"), "text")
            for number, row in enumerate(rows(path))
            if number % step == 0
        ]
        for path in sorted(folder.glob("clean_*/data.jsonl"))
    }


def densities(name: str, documents: Sequence[Document]) -> str:
    """Return a line: signals per 1,000 words by family, all documents of a set together."""
    counts: dict[str, float] = dict.fromkeys(FAMILIES, 0.0)
    words = 0
    for doc in documents:
        style = defaults().facts(doc).style
        words += style.words
        for family in FAMILIES:
            counts[family] += style.weight(family)
    shown = "".join(f"{1000 * counts[family] / max(words, 1):13.2f}" for family in FAMILIES)
    return f"{name:24}{words:9}{shown}"


def leftovers(folder: Path, ruleset: RuleSet) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(folder / "ai_leftover_fixtures" / "dev.jsonl"):
        found = {f.rule_id[:3] for f in findings(row["text"], ruleset, "markdown")}
        hit = found & ({"AID", "AIL"} if row["rule"] in LEFTOVERS else {"AID", "AIL", "AIS", "STY"})
        table[row["rule"]][f"{'bad' if row['label'] else 'good'} {'hit' if hit else 'silent'}"] += 1
    print(
        f"\n{'leftover fixtures':24}{'bad found':>12}{'bad missed':>12}"
        f"{'good flagged':>14}{'good silent':>13}"
    )
    for name, count in sorted(table.items(), key=lambda item: (item[0] not in LEFTOVERS, item[0])):
        mark = "*" if name in LEFTOVERS else " "
        print(
            f"{mark}{name:23}{count['bad hit']:12}{count['bad silent']:12}{count['good hit']:14}"
            f"{count['good silent']:13}"
        )
    print("* leftovers, judged by AID and AIL alone; the rest by AIS and STY as well, on single sentences")


def tells(folder: Path, ruleset: RuleSet) -> None:
    text = next(rows(folder / "ai_tells_testdoc" / "data.jsonl"))["text"]
    spans = [f.span for f in findings(text, ruleset, "markdown")]
    reached, paragraphs, at = 0, 0, 0
    for paragraph in text.split("\n\n"):
        end = at + len(paragraph)
        if paragraph.strip() and not paragraph.startswith("#"):
            paragraphs += 1
            reached += any(span.start < end and at < span.end for span in spans)
        at = end + 2
    print(f"\nparagraphs reached of the document of tells: {reached} of {paragraphs}")


def clean(documents: dict[str, list[Document]], ruleset: RuleSet) -> None:
    counts: Counter[str] = Counter()
    words = 0
    for doc in (doc for docs in documents.values() for doc in docs):
        words += ruleset.facts(doc).word_count
        counts.update(f"{f.rule_id} {f.rule_name}" for f in lint_document(doc, ruleset).findings)
    print(f"\nclean prose: findings per 10,000 words ({words} words)")
    for name, count in sorted(counts.items()):
        print(f"{name:32}{count:7}{10000 * count / max(words, 1):9.2f}")
    print(f"AID and AIL together: {sum(n for name, n in counts.items() if name.startswith(('AID', 'AIL')))}")


def main() -> None:
    parser = ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--sample", type=int, default=1, help="read every N-th clean text")
    given = parser.parse_args()
    catalogue = load()
    ruleset = build(catalogue, Choice(select=("AID", "AIL", "AIS", "STY"), today=TODAY))
    print(f"{'per 1,000 words':24}{'words':>9}" + "".join(f"{family:>13}" for family in FAMILIES))
    budgets = catalogue.data("style-signals.toml")["budget"]
    print(f"{'budget':33}" + "".join(f"{budgets[family]:13.2f}" for family in FAMILIES))
    for path in sorted(given.articles.glob("*.txt")) if given.articles else ():
        text = path.read_text(encoding="utf-8")
        print(densities(path.name[:20], [read(Source.from_text(text, path.name), "text")]))
    documents = clean_sets(given.folder, given.sample)
    for name, docs in documents.items():
        print(densities(name, docs))
    leftovers(given.folder, ruleset)
    tells(given.folder, ruleset)
    clean(documents, ruleset)


if __name__ == "__main__":
    main()
