"""Build ``rules/data/english.function-words``: weights by which small words that are written for each other
are told apart. Run by hand, never at lint time; the output is committed.

python tools/build_function_words.py --text FILE...

Needs numba and numpy, and reads running text, a paragraph a line (``tools/read_texts.py`` makes it; all of it
permissively licensed, the notices are in ``rules/data/english.LICENSE``), ``tools/function-words.txt`` (the
pairs) and ``rules/data/english.tags``.

One logistic model learns which of the words stands in a place, against those that a pair joins it with, from
the signs that ``copydesk.language.tagging.confusions`` sees. Small words stand in every sentence, so the
limit of a pair is stricter than for rarer words: a fifth of the text is left out of the learning, and on it
fewer than one in ``RARELY`` of the right places may be called wrong.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numba
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.language.mapped import with_header
from copydesk.language.tagging import Confusions, english_tags
from copydesk.language.tagging.confusions import (
    LEAST,
    MAGIC,
    REACH,
    SCALE,
    SIZE,
    gain,
    place,
    signs,
)
from copydesk.language.tagging.wordkinds import classes_of
from tools.build_confusions import TOKEN, held_out, lowered, worst
from tools.build_dictionary import ROOT, replace

GROUP = "function"
MOST, SEEN = 60_000, 25
"""So many places of a word are learnt from, and so often a sign must be seen in them."""
ROUNDS, STEP, DECAY, FIRST = 4, 0.15, 1e-6, 1e-2
LEAST_WEIGHT = 4
RARELY = 20_000
LOWEST, ADDED = 6.0, 1.7
Pairs = dict[tuple[str, str], float]
Limits = dict[str, dict[str, float]]


def read_pairs(path: Path) -> Pairs:
    """Return (written, meant) → what must be over the limit."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    pairs: Pairs = {}
    for pair, *more in filter(None, lines):
        written, _, meant = pair.partition(">")
        pairs[written, meant] = float(more[0]) if more else 0.0
    return pairs


class Reader:
    """Reads the places of words, as check sums of their signs."""

    def __init__(self, words: Iterable[str]) -> None:
        """Look for some words."""
        self.words = sorted(words)
        self._number = {word: number for number, word in enumerate(self.words)}
        self._classes = classes_of(english_tags())

    def places(self, line: str) -> Iterator[tuple[int, list[int]]]:
        """Yield the number of each of the words in a paragraph with the check sums."""
        padded = ["^", "^", *lowered(TOKEN.findall(line)), "^", "^"]
        classes = [self._classes[one] for one in padded]
        for at, word in enumerate(padded):
            if word in self._number:
                beside = (at - 2, at - 1, at + 1, at + 2)
                made = signs([padded[one] for one in beside], [classes[one] for one in beside])
                yield self._number[word], [crc32(sign.encode()) for sign in made]


def examples(lines: list[str], reader: Reader) -> tuple[Any, Any]:
    """Return the words to learn from and their signs, 0 for what is seen too seldom: of frequent words some
    places by chance.
    """
    often = Counter(word for line in lines for word in lowered(TOKEN.findall(line)))
    chance = Random(1)
    share = [MOST / max(1, often[word]) for word in reader.words]
    found = [
        (word, sums)
        for line in lines
        if not held_out(line)
        for word, sums in reader.places(line)
        if chance.random() < share[word]
    ]
    words = np.array([word for word, _ in found], dtype=np.int64)
    sums = np.array([row for _, row in found], dtype=np.uint32)
    unlike, which, counts = np.unique(sums, return_inverse=True, return_counts=True)
    unlike[counts < SEEN] = 0
    return words, unlike[which].reshape(sums.shape)


@numba.njit(fastmath=True)  # type: ignore[untyped-decorator]
def learn(words: Any, sums: Any, starts: Any, others: Any, keys: Any, order: Any, state: Any) -> None:
    """Go once through the examples: a step of Adagrad for each. ``others[starts[w]:starts[w + 1]]`` are the
    word and those that it is told from.
    """
    weights, squares = state
    last = len(weights) - 1
    scores = np.zeros(64)
    for number in order:
        first, size = starts[words[number]], starts[words[number] + 1] - starts[words[number]]
        top = -1e9
        for one in range(size):
            score = 0.0
            for sign in sums[number]:
                if sign:
                    score += weights[(sign ^ keys[others[first + one]]) & last]
            scores[one] = score
            top = max(top, score)
        total = 0.0
        for one in range(size):
            scores[one] = np.exp(scores[one] - top)
            total += scores[one]
        for one in range(size):
            gradient = (1.0 if one == 0 else 0.0) - scores[one] / total
            if abs(gradient) < 1e-3:
                continue
            for sign in sums[number]:
                if sign:
                    at = (sign ^ keys[others[first + one]]) & last
                    squares[at] += gradient * gradient
                    value = weights[at] + STEP * gradient / np.sqrt(squares[at])
                    weights[at] = value - DECAY * value


def weights_of(reader: Reader, pairs: Pairs, words: Any, sums: Any) -> bytes:
    """Learn the weights, a signed byte each."""
    joined: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        joined[one].add(other)
        joined[other].add(one)
    numbers = {word: number for number, word in enumerate(reader.words)}
    rows = [[numbers[word], *sorted(numbers[one] for one in joined[word])] for word in reader.words]
    starts = np.cumsum([0, *map(len, rows)])
    others = np.array([number for row in rows for number in row], dtype=np.int64)
    keys = np.array([place(GROUP, word) for word in reader.words], dtype=np.uint32)
    state = np.zeros((2, SIZE), dtype=np.float32)
    state[1] = FIRST
    chance = np.random.default_rng(1)
    for _ in range(ROUNDS):
        learn(words, sums, starts, others, keys, chance.permutation(len(words)), state)
    rounded = np.clip(np.round(state[0] * SCALE), -127, 127).astype(np.int8)
    rounded[np.abs(rounded) < LEAST_WEIGHT] = 0
    return bytes(rounded)


def margins(
    model: Confusions, lines: Iterable[str]
) -> tuple[dict[tuple[str, str], list[float]], Counter[str]]:
    """Return by how much each pair speaks for the other word where the written one is right (its signs and
    the parts of speech round it), and how often each word stands in the lines.
    """
    tagger, seen = english_tags(), Counter[str]()
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for line in lines:
        forms = TOKEN.findall(line)
        padded = ["^", "^", *lowered(forms), "^", "^"]
        for at, word in enumerate(padded[2:-2]):
            if word not in model.words:
                continue
            seen[word] += 1
            if model.doubtful(word, padded[at + 1], padded[at + 3]):
                beside = (padded[at], padded[at + 1], padded[at + 3], padded[at + 4])
                first = max(0, at - REACH)
                for other, margin, _ in model.margins(word, beside):
                    if margin >= LEAST:
                        margin += gain(tagger, forms[first : at + REACH + 1], at - first, other)
                        found[word, other].append(margin)
    return found, seen


def main() -> None:
    """Learn, choose limits, write the file."""
    parser = ArgumentParser(description="Build the weights of small words.")
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    args = parser.parse_args()
    pairs = read_pairs(ROOT / "tools" / "function-words.txt")
    lines = [line for path in args.text for line in path.read_text(encoding="utf-8").splitlines()]
    reader = Reader({word for pair in pairs for word in pair})
    words, sums = examples(lines, reader)
    print(f"{len(words)} places", flush=True)
    table = weights_of(reader, pairs, words, sums)
    target = ROOT / "rules" / "data" / "english.function-words"

    def write(limits: Limits, *, small: bool) -> None:
        replace(target, with_header(MAGIC, {"groups": {GROUP: limits}, "small": small}, table))

    limits: Limits = {word: {} for word in reader.words}
    for written, meant in pairs:
        limits[written][meant] = 0.0
    # As rarer words, so that more places are doubted here than by a check: the limits are on the safe side.
    write(limits, small=False)
    found, seen = margins(Confusions(str(target), english_tags()), filter(held_out, lines))
    for (written, meant), more in pairs.items():
        ranked = sorted(found[written, meant], reverse=True)
        over = worst(ranked, seen[written], RARELY)
        limits[written][meant] = round(max(LOWEST, over + ADDED) + more, 1)
        print(f"{written} for {meant}: {limits[written][meant]} ({seen[written]} right places)", flush=True)
    write(limits, small=True)


if __name__ == "__main__":
    main()
