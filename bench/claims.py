"""Measure attribution and claims on labelled data.

Usage: ``python bench/claims.py EVAL_FOLDER [ranking|weasel|citation|bias|clean|speed|top ...]``

- ranking: the ledger score on the held-out half of the sentences that we labelled as claims or none (their
  other documents stand beside EVAL_FOLDER), and how far two readings of them agree
- weasel: SRC003–SRC007 (and the vague quantifiers, CLM012 and STY006) as a classifier of sentences
- citation: the ledger score as a ranking of sentences that need a citation above those that have one
- bias: share of pairs with more vague or loaded wording before a neutrality edit than after it
- clean: SRC and CLM findings per 1,000 words of edited prose
- speed: time of the ledger, and its share of a whole check
- top: the highest scores, one a document
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document
from copydesk.testing import facts_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring.sentences import Sentence, area, average_precision, f_measure, kappa, labelled

TODAY = "2026-11-22"
CLEAN = ("clean_state_union", "clean_inaugural", "clean_standardebooks")
Row = dict[str, Any]


def rows(folder: Path, name: str) -> list[Row]:
    """Read the rows of one data set."""
    for file in ("data.jsonl", "dev.jsonl"):
        path = folder / name / file
        if path.exists():
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    raise SystemExit(f"no data in {folder / name}")


def document(text: str) -> Document:
    """Read a text as a plain-text document."""
    return read(Source.from_text(text, "row.txt"), "text")


def rule_set(*select: str, profile: str = "default") -> RuleSet:
    """Return the rules with these ids or prefixes that the catalogue holds."""
    loaded = catalogue.load()
    known = [key for key in select if any(rule_id.startswith(key) for rule_id in loaded.rules)]
    return build(loaded, Choice(select=known, today=TODAY, profile=profile))


def prf(pairs: Iterable[tuple[bool, bool]]) -> str:
    """Return precision, recall and F1 of (gold, found) pairs as text."""
    counts = Counter(pairs)
    hit, extra, missed = counts[True, True], counts[False, True], counts[True, False]
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def ranking(folder: Path) -> None:
    """The score on labelled sentences of documents that were held out when the weights were fitted, as they
    were drawn and weighted to what there is of their genre and score.
    """
    sentences = labelled(folder.parent)
    twice = [(one.claim, one.again == "claim") for one in sentences if one.again]
    held = [one for one in sentences if one.held_out]
    print(f"ranking: {len(sentences)} sentences, {sum(one.claim for one in sentences)} claims; held out:")
    groups = {"all": held}
    for one in held:
        groups.setdefault(one.set, []).append(one)
    for name, found in groups.items():
        print(f"  {name:20} {_ranked(found, weighted=False)}")
    print(f"  {'weighted':20} {_ranked(held, weighted=True)}")
    same = sum(first == second for first, second in twice)
    print(f"  read twice: {len(twice)}, the same {same}, kappa {kappa(twice):.2f}")


def _ranked(found: Sequence[Sentence], *, weighted: bool) -> str:
    rows = [(one.entry.score, one.claim, one.weight if weighted else 1.0) for one in found]
    best_first = [(claim, weight) for _, claim, weight in sorted(rows, key=lambda row: -row[0])]
    precision, recall, f1 = f_measure(rows, found[0].entry.weights.claim_at)
    share = sum(weight for claim, weight in best_first if claim) / sum(weight for _, weight in best_first)
    return (
        f"{len(rows):5} sentences, {share:.1%} claims; AUC {area(rows):.3f}  "
        f"average precision {average_precision(best_first):.3f}  "
        f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
    )


def weasel(folder: Path) -> None:
    """Sentences with and without weasel cues, judged one by one without context."""
    data = rows(folder, "weasel_conll2010_train")
    groups = {
        "SRC003-SRC007": ("SRC003", "SRC004", "SRC005", "SRC006", "SRC007"),
        "  + vague quantifiers (CLM012)": ("SRC003", "SRC004", "SRC005", "SRC006", "SRC007", "CLM012"),
        "  + weasel quantifiers (CLM012, STY006)": (
            "SRC003",
            "SRC004",
            "SRC005",
            "SRC006",
            "SRC007",
            "CLM012",
            "STY006",
        ),
    }
    rules = rule_set(*groups["  + weasel quantifiers (CLM012, STY006)"])
    found = [
        {finding.rule_id for finding in lint_document(document(row["text"]), rules).findings} for row in data
    ]
    gold = [row["label"] == 1 for row in data]
    print(f"weasel: {len(data)} sentences, {sum(gold) / len(data):.1%} positive")
    for name, ids in groups.items():
        print(f"  {name:42} {prf((g, bool(f & set(ids))) for g, f in zip(gold, found, strict=True))}")


def citation(folder: Path) -> None:
    """Sentences tagged as needing a citation against sentences that carry one, ranked by the score without
    looking at marks.
    """
    data = rows(folder, "wiki_citation_needed")
    scores = []
    for row in data:
        entries = facts_of(document(row["text"])).ledger.entries
        scores.append(max((entry.score for entry in entries), default=0.0))
    pool = [
        (score, row)
        for score, row in zip(scores, data, strict=True)
        if row["label"] in ("needs_citation", "cited")
    ]
    needs = sum(row["label"] == "needs_citation" for _, row in pool)
    print(f"citation: {needs} need one, {len(pool) - needs} have one; chance {needs / len(pool):.3f}")
    rankings: dict[str, Callable[[tuple[float, Row]], float]] = {
        "ledger score": lambda item: item[0],
        "has a digit": lambda item: any(char.isdigit() for char in item[1]["text"]),
        "length": lambda item: len(item[1]["text"]),
    }
    for name, key in rankings.items():
        ranked = sorted(pool, key=lambda item: (-key(item), item[1]["id"]))
        print(
            f"  {name:14} average precision "
            f"{average_precision([(row['label'] == 'needs_citation', 1.0) for _, row in ranked]):.3f}"
        )
    claim_at = facts_of(document("")).ledger.claim_at
    for label in ("needs_citation", "cited", "untagged"):
        chosen = [score for score, row in zip(scores, data, strict=True) if row["label"] == label]
        print(
            f"  {label:14} claims at the default threshold: "
            f"{sum(score >= claim_at for score in chosen) / len(chosen):.1%}"
        )
    both = [(score, row["label"] != "untagged") for score, row in zip(scores, data, strict=True)]
    marked = sum(flag for _, flag in both) / len(both)
    marks = [(flag, 1.0) for _, flag in sorted(both, key=lambda item: -item[0])]
    print(
        f"  cited or tagged above untagged: average precision {average_precision(marks):.3f}, "
        f"chance {marked:.3f}"
    )


def bias(folder: Path) -> None:
    """Pairs before and after a neutrality edit; the text is lower-cased, so names and orthography say
    nothing.
    """
    rules = rule_set(
        "SRC003",
        "SRC004",
        "SRC005",
        "SRC013",
        "CLM004",
        "CLM006",
        "CLM012",
        "CLM013",
        "STY006",
        "AIS009",
        profile="wiki",
    )
    pairs: dict[str, dict[int, int]] = {}
    for row in rows(folder, "bias_wnc_sample"):
        pairs.setdefault(row["pair"], {})[row["label"]] = len(
            lint_document(document(row["text"]), rules).findings
        )
    more, less = sum(p[1] > p[0] for p in pairs.values()), sum(p[1] < p[0] for p in pairs.values())
    print(
        f"bias: {len(pairs)} pairs; before has more {more / len(pairs):.1%}, after has more "
        f"{less / len(pairs):.1%}"
    )


def clean(folder: Path) -> None:
    """Findings on edited prose."""
    rules = rule_set("SRC", "CLM")
    for name in CLEAN:
        counts: Counter[str] = Counter()
        words = 0
        for row in rows(folder, name):
            words += len(row["text"].split())
            counts.update(
                finding.severity for finding in lint_document(document(row["text"]), rules).findings
            )
        shown = "  ".join(
            f"{level} {1000 * counts[level] / words:.3f}" for level in ("error", "warning", "info")
        )
        print(f"clean: {name:24} {words:7} words; per 1,000 words: {shown}")


def speed(folder: Path) -> None:
    """The ledger over the clean sets, and its share of a run of all rules."""
    texts = [row["text"] for name in CLEAN for row in rows(folder, name)[::4]]
    size = sum(len(text.encode()) for text in texts) / 1e6
    everything = build(catalogue.load(), Choice(today=TODAY))
    lint_document(document(texts[0]), everything)
    ledger = whole = 0.0
    for text in texts:
        begin = time.process_time()
        doc = document(text)
        facts = facts_of(doc)
        # What all rules share is not the ledger's.
        facts.sentences, facts.words, facts.quotes, facts.furniture, facts.lost_tables  # noqa: B018
        ready = time.process_time()
        facts.ledger  # noqa: B018
        ledger += time.process_time() - ready
        lint_document(doc, everything)
        whole += time.process_time() - begin
    print(
        f"speed: ledger {ledger / size:.2f} s per MB, {ledger / whole:.1%} of {whole / size:.2f} s "
        f"per MB for the whole check"
    )


def top(folder: Path) -> None:
    """Print the 25 highest scores of the clean sets and of the encyclopaedia, one a document."""
    clean_rows = [(row["id"], row["id"], row["text"]) for name in CLEAN for row in rows(folder, name)]
    wiki = rows(folder, "wiki_citation_needed")
    for sentences in (clean_rows, [(row["page"], row["id"], row["text"]) for row in wiki]):
        best: dict[str, tuple[float, str, str]] = {}
        for page, row_id, text in sentences:
            for entry in facts_of(document(text)).ledger.entries:
                best[page] = max(best.get(page, (0.0, "", "")), (entry.score, row_id, entry.kind))
        for score, row_id, kind in sorted(best.values(), reverse=True)[:25]:
            print(f"top: {score:5.1f}  {kind:12} {row_id}")


def main(arguments: Sequence[str]) -> None:
    """Run the parts named on the command line, or all."""
    parts = {
        "ranking": ranking,
        "weasel": weasel,
        "citation": citation,
        "bias": bias,
        "clean": clean,
        "speed": speed,
        "top": top,
    }
    if not arguments or any(name not in parts for name in arguments[1:]):
        raise SystemExit(__doc__)
    for name in arguments[1:] or parts:
        parts[name](Path(arguments[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
