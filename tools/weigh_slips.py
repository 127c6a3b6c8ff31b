"""Learn when an unknown word is a slip and when a name or a term, and write the lines ``sure`` of
``rules/data/slip-weights.txt``. Run by hand, after ``learn_slips.py``; the output is committed.

python tools/weigh_slips.py PAIRS.jsonl TERMS.txt SLIPS.txt

``PAIRS.jsonl`` is what ``learn_slips.py`` reads (the fifth held out is left out here too); of it, 4,000 words
are taken. ``TERMS.txt`` are words that the dictionary does not know and that were right where they stood,
``SLIPS.txt`` those that were not (each counts five times, for it was really made): words of articles that
were read for this, which are not part of the project. Only the weights of a logistic model are written, in
hundredths.
"""

from __future__ import annotations

import random
import sys
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from copydesk.catalogue.packdata import read_data
from copydesk.language.lexicon.nearindex import NearIndex
from copydesk.language.lexicon.suggest import Signs, Suggester
from tools.learn_slips import DATA, ROOT, pairs

SAMPLE, REAL, ROUNDS, STEP, RIDGE = 4_000, 5, 1_500, 0.5, 0.001
Row = list[float]


def fit(slips: list[Row], terms: list[Row]) -> list[float]:
    """Return the weights of the signs and the base; both classes count the same in all."""
    rows = slips + terms
    size = len(Signs._fields)
    mean = [sum(row[at] for row in rows) / len(rows) for at in range(size)]
    spread = [
        (sum((row[at] - mean[at]) ** 2 for row in rows) / len(rows)) ** 0.5 + 1e-9 for at in range(size)
    ]
    scaled = [[(row[at] - mean[at]) / spread[at] for at in range(size)] + [1.0] for row in rows]
    goals = [(1.0, 0.5 / len(slips))] * len(slips) + [(0.0, 0.5 / len(terms))] * len(terms)
    weights = [0.0] * (size + 1)
    for _ in range(ROUNDS):
        slope = [RIDGE * weight for weight in weights]
        for row, (goal, share) in zip(scaled, goals, strict=True):
            off = share * (1 / (1 + exp(-sum(map(float.__mul__, row, weights)))) - goal)
            for at, value in enumerate(row):
                slope[at] += off * value
        weights = [weight - STEP * value for weight, value in zip(weights, slope, strict=True)]
    plain = [weights[at] / spread[at] for at in range(size)]
    return [*plain, weights[-1] - sum(map(float.__mul__, plain, mean))]


def main() -> None:
    """Fit and write."""
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    index = NearIndex(str(DATA / "english.near"), str(DATA / "english-frequency.txt"))
    suggester = Suggester(index, read_data(str(DATA / "slip-weights.txt")))
    frequent = set((DATA / "english-frequency.txt").read_text(encoding="ascii").split())

    def rows(words: list[str]) -> list[Row]:
        near = ((word, suggester.candidates(word)) for word in words)
        return [list(map(float, suggester.signs(word, found))) for word, found in near if found]

    listed = sorted(
        {wrong for right, wrong, _ in pairs(Path(sys.argv[1])) if right in frequent and wrong not in frequent}
    )
    terms, real = (Path(name).read_text(encoding="utf-8").split() for name in sys.argv[2:])
    slips = rows(random.Random(1).sample(listed, SAMPLE)) + REAL * rows(real)
    weights = fit(slips, rows(terms))
    path = DATA / "slip-weights.txt"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("sure ")]
    kept += [
        f"sure {name} {round(100 * weight)}"
        for name, weight in zip((*Signs._fields, "base"), weights, strict=True)
    ]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(slips)} slips, {len(terms)} terms; written to {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
