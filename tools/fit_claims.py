"""Fit the weights of the claims ledger: ``python tools/fit_claims.py SHARED [--write]``.

SHARED holds the documents of the labelled sentences (see ``bench/measuring/sentences.py``). The model is a
logistic regression with a ridge, solved by Newton's method, on the features of the ledger; it sees the
documents that are not held out. What moves the odds by less than a twentieth is dropped and the rest
fitted again. One point of the score doubles the odds; the base is set so that 3 is the threshold of a claim.
``--write`` puts the weights into ``rules/data/claim-weights.toml``; without it they are printed.
``bench/claims.py`` measures them on the other half.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.measuring.sentences import Sentence, labelled  # noqa: E402

TARGET = ROOT / "rules" / "data" / "claim-weights.toml"
HEAD = """\
# What the features of a sentence weigh in the claims ledger, in points: one point doubles the odds that a
# reader called such a sentence a claim. Made by tools/fit_claims.py from the labels in bench/labels/claims,
# not by hand.
# Licence: MIT, as the project.
"""
RIDGE, LEAST, RARE, CLAIM_AT = 4.0, math.log(1.05), 8, 3.0
CHANCE = 0.45
"""A sentence with this chance is called a claim: precision and recall are about equal there."""
FIXED = {"question": -4.0}
"""Points that the guideline of ``docs/claims.md`` gives: what asks is no claim, whatever stands in it."""
LEFT_OUT = frozenset({"factual", "named-subject", "short"})
"""The first two say what fact and named-fact do; short are in our sample the sentences of our own reports."""
Rows = Sequence[tuple[frozenset[str], bool]]


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination; the matrix is symmetric and positive."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for k in range(size):
        for i in range(k + 1, size):
            factor = rows[i][k] / rows[k][k]
            if factor:
                for j in range(k, size + 1):
                    rows[i][j] -= factor * rows[k][j]
    found = [0.0] * size
    for k in reversed(range(size)):
        known = sum(rows[k][j] * found[j] for j in range(k + 1, size))
        found[k] = (rows[k][size] - known) / rows[k][k]
    return found


def fit(rows: Rows, names: Sequence[str]) -> dict[str, float]:
    """Return the logarithm of the odds that each feature adds, and the base under ""; those of ``FIXED`` are
    given.
    """
    place = {name: number for number, name in enumerate(names)}
    size = len(names) + 1
    vectors = [[place[name] for name in features if name in place] + [size - 1] for features, _ in rows]
    given = [sum(FIXED.get(name, 0.0) for name in features) * math.log(2) for features, _ in rows]
    beta = [0.0] * size
    for _ in range(50):
        gradient = [-RIDGE * value for value in beta[:-1]] + [0.0]
        hessian = [[RIDGE * (i == j and i < size - 1) for j in range(size)] for i in range(size)]
        for vector, known, (_, claim) in zip(vectors, given, rows, strict=True):
            chance = 1 / (1 + math.exp(-known - sum(beta[k] for k in vector)))
            curve = chance * (1 - chance)
            for i in vector:
                gradient[i] += claim - chance
                line = hessian[i]
                for j in vector:
                    line[j] += curve
        step = solve(hessian, gradient)
        beta = [value + change for value, change in zip(beta, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    return {**dict(zip(names, beta[:-1], strict=True)), "": beta[-1]}


def fitted(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Fit the weights that matter, in points, the base under ""."""
    rows = [(one.entry.shown - LEFT_OUT, one.claim) for one in sentences]
    counts = Counter(name for features, _ in rows for name in features)
    names = sorted(name for name, count in counts.items() if count >= RARE and name not in FIXED)
    first = fit(rows, names)
    beta = fit(rows, [name for name in names if abs(first[name]) >= LEAST])
    points = FIXED | {name: round(value / math.log(2), 2) for name, value in beta.items() if name}
    least = (math.log(CHANCE / (1 - CHANCE)) - beta[""]) / math.log(2)
    return {**points, "": round(CLAIM_AT - least, 2)}


def text_of(points: dict[str, float]) -> str:
    """Return the data file."""
    listed = sorted((name for name in points if name), key=lambda name: -points[name])
    lines = [f"{name} = {points[name]}" for name in listed]
    return f"{HEAD}base = {points['']}\nclaim_at = {CLAIM_AT}\n\n[points]\n" + "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Fit, and print or write."""
    if not arguments or set(arguments[1:]) - {"--write"}:
        raise SystemExit(__doc__)
    found = text_of(fitted([one for one in labelled(Path(arguments[0])) if not one.held_out]))
    if "--write" in arguments:
        TARGET.write_text(found, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(found)


if __name__ == "__main__":
    main(sys.argv[1:])
