"""Learn how people misspell, and write ``rules/data/slip-weights.txt``. Run by hand; the output is committed.

python tools/learn_slips.py PAIRS.jsonl

``PAIRS.jsonl`` is the list of the checker *typos* (crates/typos-dict/assets/words.csv, MIT or Apache-2.0) as
objects with ``text`` (the misspelling) and ``right`` (a list). A fifth of it, chosen by the hash of the
misspelling (``held_out`` in ``bench/measuring/slips.py``), is never read, and what is in it is left out of
``rules/data/misspellings.txt``, the other source, so that the bench can measure on it. Only numbers are
written.

The model is the one of Kernighan, Church and Gale (1990): letters left out, put in, changed or swapped, each
given a letter beside it; and, after Brill and Moore (2000), rewrites of up to three letters that many pairs
share. Counts are made twice, the second time along the alignments that the first weights prefer. A count
without examples is filled by its class (neighbouring keys, vowels, letters of one sound, doubled letters).
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log2
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lint"))

from bench.measuring.slips import held_out
from copydesk.catalogue.packdata import read_data
from copydesk.language.lexicon.channel import END, LETTERS, START, Channel, Weights, parting
from copydesk.language.lexicon.misspellings import parse

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "rules" / "data"
LEAST_REWRITES = 25
MOST_REWRITE = 3
CHEAPER = 15
PRIOR = 12.0
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
VOWELS = frozenset("aeiouy")
SOUNDS = ("sc", "sz", "ckq", "fv", "gj", "mn", "td", "pb", "vw", "kx")
HEAD = """\
# How likely each slip of writing is: tenths of bits. Read by copydesk.language.lexicon.channel (which see).
# Learnt by tools/learn_slips.py from pairs of wrong and right words: four fifths of the list of the checker
# typos (MIT or Apache-2.0) and misspellings.txt; only numbers are kept. Letters of new words: learnt from
# english-frequency.txt. Licence: MIT, as the project.
"""
Pair = tuple[str, str]
Op = tuple[str, str, str]


def neighbours() -> dict[str, str]:
    """Return the keys that touch each key of a QWERTY keyboard; the rows are shifted by half a key."""
    near = dict.fromkeys(LETTERS, "")
    for number, row in enumerate(ROWS):
        for at, letter in enumerate(row):
            near[letter] += row[max(0, at - 1) : at] + row[at + 1 : at + 2]
            if number + 1 < len(ROWS):
                below = ROWS[number + 1][max(0, at - 1) : at + 1]
                near[letter] += below
                for other in below:
                    near[other] += letter
    return near


KEYS = neighbours()


def kind_of(kind: str, first: str, second: str) -> str:
    """Return the class of a slip, whose members share counts where each has few."""
    if kind == "change":
        if {first, second} <= VOWELS:
            return "change vowel"
        if any(first in group and second in group for group in SOUNDS):
            return "change sound"
        return "change key" if second in KEYS[first] else "change other"
    if kind in ("add", "drop"):
        if first == second:
            return f"{kind} double"
        if first == START:
            return f"{kind} first"
        return f"{kind} vowel" if second in VOWELS else f"{kind} other"
    return kind


def pairs(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yield right word, wrong word and how much the pair counts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        right = [word for word in row["right"] if plain(word)]
        if plain(row["text"]) and right and not held_out(row["text"]):
            yield right[0], row["text"], 1.0
    for wrong, forms in parse(read_data(str(DATA / "misspellings.txt"))).items():
        if plain(wrong) and plain(forms[0]) and not held_out(wrong):
            yield forms[0], wrong, 2.0


def plain(word: str) -> bool:
    """Say whether a word has nothing but small letters."""
    return word.isascii() and word.isalpha() and word.islower()


def operations(right: str, wrong: str, known: Weights | None) -> list[Op]:
    """Return the slips that turn a word into another: without weights only where it is one."""
    start, end, other = parting(right, wrong)
    before = right[start - 1] if start else START
    return _steps(before, right[start:end], wrong[start:other], known) or []


def _steps(before: str, right: str, wrong: str, known: Weights | None) -> list[Op] | None:
    if (len(right), len(wrong)) == (0, 1):
        return [("add", before, wrong)]
    if (len(right), len(wrong)) == (1, 0):
        return [("drop", before, right)]
    if (len(right), len(wrong)) == (1, 1):
        return [("change", right, wrong)]
    if len(right) == 2 and right == wrong[::-1]:
        return [("swap", right[0], right[1])]
    if known is None or not right + wrong or max(len(right), len(wrong)) > 4:
        return None
    return _cheapest(before, right, wrong, known)


def weigh(known: Weights, kind: str, first: str, second: str) -> int:
    """Return the cost of a single slip."""
    row: int = getattr(known, kind)[first][ord(second) - 97]
    return row


def _cheapest(before: str, right: str, wrong: str, known: Weights) -> list[Op]:
    """Return the cheapest chain of single slips."""
    best: dict[tuple[int, int], tuple[int, list[Op]]] = {(0, 0): (0, [])}
    for i in range(len(right) + 1):
        for j in range(len(wrong) + 1):
            if (i, j) not in best:
                continue
            so_far, chain = best[i, j]
            last = right[i - 1] if i else before
            steps: list[tuple[int, int, list[Op]]] = []
            if j < len(wrong):
                steps.append((i, j + 1, [("add", last, wrong[j])]))
            if i < len(right):
                steps.append((i + 1, j, [("drop", last, right[i])]))
            if i < len(right) and j < len(wrong):
                same = right[i] == wrong[j]
                steps.append((i + 1, j + 1, [] if same else [("change", right[i], wrong[j])]))
            if right[i : i + 2] == wrong[j : j + 2][::-1] and len(right[i : i + 2]) == 2:
                steps.append((i + 2, j + 2, [("swap", right[i], right[i + 1])]))
            for to, at, slip in steps:
                cost = so_far + sum(weigh(known, *one) for one in slip)
                if (to, at) not in best or cost < best[to, at][0]:
                    best[to, at] = (cost, chain + slip)
    return best[len(right), len(wrong)][1]


def weights(every: list[tuple[str, str, float]], known: Weights | None) -> Weights:
    """Count slips and what could have been slipped on, and turn the counts into costs."""
    counted: dict[Op, float] = defaultdict(float)
    rewrites: dict[Pair, float] = defaultdict(float)
    chances: dict[Pair, float] = defaultdict(float)
    pieces: dict[str, float] = defaultdict(float)
    for right, wrong, weight in every:
        for op in operations(right, wrong, known):
            counted[op] += weight
        start, end, other = parting(right, wrong)
        for back, on in ((0, 0), (1, 0), (0, 1), (1, 1)):
            piece = right[max(0, start - back) : end + on], wrong[max(0, start - back) : other + on]
            sizes = sorted((len(piece[0]), len(piece[1])))
            if sizes[0] >= 1 and sizes[1] <= MOST_REWRITE and sum(sizes) > 2:
                rewrites[piece] += weight
        marked = START + right
        for at in range(len(right)):
            chances["change", right[at]] += weight
            chances["drop", marked[at : at + 2]] += weight
            chances["swap", right[at : at + 2]] += weight
            chances["add", marked[at]] += weight
            for size in (1, 2, 3):
                pieces[right[at : at + size]] += weight
        chances["add", right[-1]] += weight
    return _costs(counted, rewrites, chances, pieces)


def _costs(
    counted: dict[Op, float],
    rewrites: dict[Pair, float],
    chances: dict[Pair, float],
    pieces: dict[str, float],
) -> Weights:
    of_class: dict[str, float] = defaultdict(float)
    chance_of_class: dict[str, float] = defaultdict(float)
    every = [
        (kind, first, second)
        for kind in ("swap", "drop", "add", "change")
        for first in (LETTERS if kind in ("swap", "change") else START + LETTERS)
        for second in LETTERS
    ]
    for op in every:
        of_class[kind_of(*op)] += counted[op]
        chance_of_class[kind_of(*op)] += _chance(chances, op)
    made = Weights({}, {}, {}, {}, {}, {}, {})
    tables = {"swap": made.swap, "drop": made.drop, "add": made.add, "change": made.change}
    for op in every:
        share = (of_class[kind_of(*op)] + 0.5) / (chance_of_class[kind_of(*op)] + 1)
        # Twelve cases of the class: they fill what was never seen, and do not drown what was.
        known = PRIOR / share if share else PRIOR
        probability = (counted[op] + PRIOR) / (_chance(chances, op) + known)
        tables[op[0]].setdefault(op[1], []).append(round(-10 * log2(probability)))
    for (right, wrong), count in rewrites.items():
        if count >= LEAST_REWRITES:
            made.rewrites.setdefault(right, {})[wrong] = round(-10 * log2(count / (pieces[right] + 1)))
    return made


def _chance(chances: dict[Pair, float], op: Op) -> float:
    kind, first, second = op
    key = first + second if kind in ("drop", "swap") else first
    return chances[kind, key]


def letters(words: list[str]) -> dict[str, str]:
    """Return the costs of the letters of new words by the two before them, in half bits."""
    counted: Counter[str] = Counter()
    for word in words:
        text = START + START + word + END
        counted.update(text[at - 2 : at + 1] for at in range(2, len(text)))
        counted.update(text[at - 1 : at + 1] for at in range(2, len(text)))
        counted.update(text[at] for at in range(2, len(text)))
    signs = LETTERS + END
    total = sum(counted[sign] for sign in signs)
    found = {}
    for first in START + LETTERS:
        for second in START + LETTERS:
            if second == START != first:
                continue
            seen = sum(counted[first + second + sign] for sign in signs)
            pairs_seen = sum(counted[second + sign] for sign in signs) if second != START else 0
            costs = ""
            for sign in signs:
                single = (counted[sign] + 1) / (total + 27)
                double = (counted[second + sign] * (second != START) + 20 * single) / (pairs_seen + 20)
                triple = (counted[first + second + sign] + 10 * double) / (seen + 10)
                costs += _base36(min(35, round(-2 * log2(triple))))
            found[first + second] = costs
    return found


def _base36(number: int) -> str:
    return "0123456789abcdefghijklmnopqrstuvwxyz"[number]


def main() -> None:
    """Learn and write."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    every = list(pairs(Path(sys.argv[1])))
    first = weights(every, None)
    learnt = weights(every, first)
    # A rewrite that its single slips explain as well says nothing.
    single = Channel(learnt._replace(rewrites={}))
    kept = {
        (right, wrong): cost
        for right, found in learnt.rewrites.items()
        for wrong, cost in found.items()
        if single.cost(right, wrong) > cost + CHEAPER
    }
    lines = [HEAD]
    for kind, table in zip(("swap", "drop", "add", "change"), learnt[:4], strict=True):
        lines += [f"{kind} {key} {' '.join(map(str, row))}\n" for key, row in table.items()]
    lines += [f"rewrite {right} {wrong} {cost}\n" for (right, wrong), cost in sorted(kept.items())]
    words = (DATA / "english-frequency.txt").read_text(encoding="utf-8").split()
    lines += [f"letters {key} {row}\n" for key, row in letters(words).items()]
    (DATA / "slip-weights.txt").write_text("".join(lines), encoding="utf-8")
    print(f"{len(every)} pairs, {len(kept)} rewrites")


if __name__ == "__main__":
    main()
