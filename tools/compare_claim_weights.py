"""Compare the hand-set weights of the claims ledger with weights that are learnt from labelled sentences.

Usage: ``python tools/compare_claim_weights.py EVAL_FOLDER``

EVAL_FOLDER holds ``wiki_citation_needed/dev.jsonl``: sentences with page and label (needs_citation, cited,
untagged). The model is a logistic regression on the ledger's own features, learnt by AdaGrad in five folds
that never share a page; printed is the average precision on the held-out pages, averaged over the folds,
beside that of the hand-set score on the same folds, and the learnt weights of the first fold.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of

WEIGHTS = facts_of(read(Source.from_text("", "row.txt"), "text")).ledger.weights
FOLDS, EPOCHS, RATE, RIDGE, SEED = 5, 12, 0.1, 1e-4, 1
TASKS = {
    "needs citation above cited": ({"needs_citation"}, {"cited"}),
    "cited or tagged above untagged": ({"needs_citation", "cited"}, {"untagged"}),
}


class Row(NamedTuple):
    """One sentence: its label, the fold of its page, its ledger features and its hand-set score."""

    label: str
    fold: int
    features: frozenset[str]
    score: float


def load(folder: Path) -> list[Row]:
    """Read and score the sentences; the best-scoring part stands for a row that holds several sentences."""
    found = []
    with open(folder / "wiki_citation_needed" / "dev.jsonl", encoding="utf-8") as file:
        for line in file:
            raw = json.loads(line)
            entries = facts_of(read(Source.from_text(raw["text"], "row.txt"), "text")).ledger.entries
            best = max(entries, key=lambda entry: entry.score, default=None)
            features = frozenset(best.features if best is not None else ())
            fold = crc32(raw["page"].encode()) % FOLDS
            found.append(Row(raw["label"], fold, features, best.score if best is not None else 0.0))
    return found


def average_precision(ranked: Sequence[bool]) -> float:
    """Return the mean of the precision at each positive of a ranking."""
    hits, total = 0, 0.0
    for place, positive in enumerate(ranked, 1):
        if positive:
            hits += 1
            total += hits / place
    return total / max(1, hits)


def train(rows: Sequence[tuple[frozenset[str], bool]]) -> dict[str, float]:
    """Learn one weight per feature and a bias (the key "") by AdaGrad on the log loss with a small ridge."""
    weights = dict.fromkeys([*WEIGHTS, ""], 0.0)
    squares = dict.fromkeys(weights, 1e-8)
    order = list(rows)
    source = random.Random(SEED)
    for _ in range(EPOCHS):
        source.shuffle(order)
        for features, positive in order:
            active = [*features, ""]
            error = 1 / (1 + math.exp(-sum(weights[name] for name in active))) - positive
            for name in active:
                step = error + RIDGE * weights[name]
                squares[name] += step * step
                weights[name] -= RATE * step / math.sqrt(squares[name])
    return weights


def compare(
    rows: Sequence[Row], positive: set[str], negative: set[str]
) -> tuple[float, float, float, dict[str, float]]:
    """Return chance level, hand-set and learnt average precision (means over folds), and first weights."""
    pool = [row for row in rows if row.label in positive | negative]
    chance, hand, learnt = 0.0, 0.0, 0.0
    first: dict[str, float] = {}
    for fold in range(FOLDS):
        weights = train([(row.features, row.label in positive) for row in pool if row.fold != fold])
        first = first or weights
        held = [row for row in pool if row.fold == fold]
        chance += sum(row.label in positive for row in held) / len(held)
        by_hand = sorted(held, key=lambda row: -row.score)
        by_model = sorted(held, key=lambda row: -sum(weights[name] for name in row.features))
        hand += average_precision([row.label in positive for row in by_hand])
        learnt += average_precision([row.label in positive for row in by_model])
    return chance / FOLDS, hand / FOLDS, learnt / FOLDS, first


def main(arguments: Sequence[str]) -> None:
    """Print the comparison for both tasks."""
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    rows = load(Path(arguments[0]))
    for name, (positive, negative) in TASKS.items():
        chance, hand, learnt, weights = compare(rows, positive, negative)
        print(f"{name}: chance {chance:.3f}  hand-set {hand:.3f}  learnt {learnt:.3f}")
        shown = sorted(weights.items(), key=lambda item: -abs(item[1]))
        print("  " + "  ".join(f"{key} {value:+.2f}" for key, value in shown if key and abs(value) >= 0.05))


if __name__ == "__main__":
    main(sys.argv[1:])
