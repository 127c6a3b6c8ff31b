"""Build ``rules/data/split-parts.keyed``: how words fall into parts that are words, and how likely two
neighbours are one word. Run by hand, after ``build_pairs.py``; the output is committed.

python tools/build_splits.py --text FILE... --wordsegment FOLDER --wordnet FOLDER

The arguments are those of ``build_pairs.py``. The words are those of ``english-frequency.txt``, each cut at
every place where both parts are words of the dictionary. A logistic model learns from a fifth of the text,
while the pairs of words are counted on the rest: neighbours that are rightly two words, and words that were
cut.
"""

from __future__ import annotations

import math
import random
import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.catalogue.catalogue import load
from copydesk.language.lexicon import Lexicon, english
from copydesk.language.tagging import english_tags
from copydesk.language.tagging.confusions import REACH
from copydesk.language.tagging.pairtable import ALL, EDGE, RARE, SELDOM, WordPairs, sign_of
from copydesk.language.tagging.splitting import PRIORS, WEIGHTS, reading
from tools.build_dictionary import ROOT, replace
from tools.build_pairs import QUOTES, TOKEN, Counts, build, read_counts
from tools.logistic import Row, fit

COMMON, SHORTEST = 25_000, 4
SHARE, LEAST_PRIOR, LEAST_CHANCE = 0.02, -4.0, 6.0
ALONE = frozenset("ai")
"""Letters that are words."""
NAMES = ("meant", "standing", "reading")
HEAD = """\
# How common words fall into parts that are words: second part: the first parts, each with how likely it is
# that the two are one word before the place is looked at (natural logarithm, in tenths). Made by
# tools/build_splits.py from english-frequency.txt and the counts of wordsegment 1.3 (Apache 2.0; Peter
# Norvig's files, MIT). Licence: MIT, as the project.
# %weights: how much the signs at the place count (hundredths; language/tagging/splitting.py).
"""
Parts = dict[str, list[tuple[str, str]]]


def _passes(lexicon: Lexicon, part: str) -> bool:
    """Say whether the dictionary has a part, as a word or as a name."""
    known = lexicon.look_up(part)
    return known.known or known.name


def cut_words() -> Parts:
    """Return the common words with the ways to cut them in two words."""
    lexicon = english(load().data)
    listed = (ROOT / "rules" / "data" / "english-frequency.txt").read_text(encoding="ascii").split()
    found: Parts = {}
    for word in listed[:COMMON]:
        cuts = ((word[:cut], word[cut:]) for cut in range(1, len(word)) if len(word) >= SHORTEST)
        good = [
            (first, second)
            for first, second in cuts
            if first in ALONE or (len(first) > 1 and _passes(lexicon, first))
            if len(second) > 1 and _passes(lexicon, second)
        ]
        if good:
            found[word] = good
    return found


def prior_signs(first: str, second: str, counts: Counts) -> Row:
    """Return what speaks for two parts being one word wherever they stand."""
    rare = math.exp(RARE)
    one, two, whole = (counts.alone.get(word, rare) for word in (first, second, first + second))
    counted = counts.pairs.get((first, second))
    chance = max(LEAST_CHANCE, min(SELDOM, math.log(one * two / ALL)))
    pair = math.log(counted) if counted else chance
    return [
        math.log(whole) - pair,
        float(counted is not None),
        math.log(max(min(one, two), rare)) - RARE,
        float(len(first) == 1),
        1.0,
    ]


def signs(words: list[str], at: int, first: str, second: str, counts: Counts, pairs: WordPairs) -> Row:
    """Return the signs that the two words at a place are one: those of the place, then those of the prior."""
    before = _sign(words[at - 1]) if at else EDGE
    behind = _sign(words[at + 2]) if at + 2 < len(words) else EDGE
    whole, start = first + second, max(0, at - REACH)
    return [
        pairs.leaning(before, whole) + pairs.leaning(whole, behind),
        -pairs.leaning(before, first) - pairs.leaning(second, behind),
        reading(english_tags(), words[start : at + 2 + REACH], at - start),
        *prior_signs(first, second, counts),
    ]


def _sign(token: str) -> str:
    return QUOTES.get(token) or sign_of(token)


def places(lines: list[str], cuts: Parts, counts: Counts) -> Iterator[tuple[list[str], int, str, str, bool]]:
    """Yield places: the words, the number of the first part, both parts, and whether they were one word."""
    chance, rare = random.Random(1), math.exp(RARE)
    # A space comes between two words oftener than into one.
    odds = {
        word: [math.prod(counts.alone.get(part, rare) for part in pair) ** 0.25 for pair in found]
        for word, found in cuts.items()
    }
    pairs = {pair for found in cuts.values() for pair in found}
    for line in lines:
        words = TOKEN.findall(line)
        for at, token in enumerate(words):
            low = token.lower()
            if token[1:].islower() and at + 1 < len(words) and (low, words[at + 1]) in pairs:
                yield words, at, low, words[at + 1], False
            if low in cuts and token[1:].islower() and chance.random() < SHARE:
                first, second = chance.choices(cuts[low], odds[low])[0]
                written = token[: len(first)]
                yield [*words[:at], written, second, *words[at + 1 :]], at, first, second, True


def learn(lines: list[str], args: Namespace, cuts: Parts) -> Row:
    """Return the weights, learnt from a fifth of the text with the pairs of the rest."""
    kept = [line for line in lines if crc32(line.encode()) % 5 == 0]
    rest = (line for line in lines if crc32(line.encode()) % 5)
    counts = read_counts(args.wordsegment, rest, args.wordnet)
    rows: list[Row] = []
    goals: list[bool] = []
    with TemporaryDirectory() as here:
        file = Path(here) / "pairs"
        file.write_bytes(build(counts))
        pairs = WordPairs(str(file))
        for words, at, first, second, one in places(kept, cuts, counts):
            rows.append(signs(words, at, first, second, counts, pairs))
            goals.append(one)
        pairs.close()
    print(f"{sum(goals)} words cut, {len(goals) - sum(goals)} right pairs")
    return fit(rows, goals)


def main() -> None:
    """Learn and write."""
    parser = ArgumentParser(description="Build the parts of split words.")
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--wordsegment", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    args = parser.parse_args()
    lines = [line for path in args.text for line in path.read_text(encoding="utf-8").splitlines()]
    counts = read_counts(args.wordsegment, lines, args.wordnet)
    cuts = cut_words()
    weights = learn(lines, args, cuts)
    firsts: dict[str, list[str]] = defaultdict(list)
    for found in cuts.values():
        for first, second in found:
            parts = prior_signs(first, second, counts)
            prior = sum(map(float.__mul__, parts, weights[len(NAMES) :]))
            if prior >= LEAST_PRIOR:
                firsts[second].append(f"{first} {round(PRIORS * prior)}")
    values = " ".join(
        f"{name} {round(WEIGHTS * weight)}" for name, weight in zip(NAMES, weights, strict=False)
    )
    rows = [f"{second}: {' '.join(sorted(found))}\n" for second, found in sorted(firsts.items())]
    text = HEAD + f"%weights: {values}\n" + "".join(rows)
    replace(ROOT / "rules" / "data" / "split-parts.keyed", text.encode())
    print(f"{sum(map(len, firsts.values()))} pairs; {values}")


if __name__ == "__main__":
    main()
