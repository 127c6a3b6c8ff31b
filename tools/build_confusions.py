"""Build ``rules/data/english.confusions``: weights by which words that are taken for each other are told
apart. Run by hand, never at lint time; the output is committed.

python tools/build_confusions.py --text FILE... --pairs FILE

Reads (all permissively licensed; the notices are in ``rules/data/english.LICENSE``):

* ``--text``: running text, a paragraph a line (``tools/read_texts.py`` makes it).
* ``--pairs``: ``bigrams.txt`` of the Python package ``wordsegment`` 1.3 (Apache 2.0): counts of word pairs,
  from Peter Norvig's files (MIT).
* ``tools/confusable.txt``: the groups of words; ``rules/data/english.tags``: what their neighbours may be.

For each group a logistic model learns which of its words stands in a place, from the words and the parts of
speech round it. Contractions are made from full forms too ("it is"). A fifth of the text is left out of the
learning; on it a limit is chosen for each word, such that of the places where it stands rightly fewer than
one in ``RARELY`` would be called wrong. Words that are then found too seldom are not asked about.
"""

from __future__ import annotations

import math
import re
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.language.mapped import with_header
from copydesk.language.tagging import english_tags
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
from tools.build_dictionary import ROOT, replace

TOKEN = re.compile(r"[^\W_]+(?:['’\u2011-][^\W_]+)*|[^\w\s]")
JOINED = {
    ("it", "is"): "it's",
    ("you", "are"): "you're",
    ("they", "are"): "they're",
    ("who", "is"): "who's",
    ("who", "has"): "who's",
    ("we", "are"): "we're",
}
RARELY = 1000
FEW = 100
ADDED = 1.0
EVEN = 30.0
LEAST_LIMIT, LEAST_SEEN = 5.0, 6.0
MOST = 12_000
ROUNDS = 6
STEP, DECAY = 0.25, 2e-6
LEAST_WEIGHT = 2
PAIR_FROM, PAIR_MOST = 4.5, 3.0
QUOTES = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'")


class Example(NamedTuple):
    """A place: the word that stands there, the check sums of its signs, its weight, what stands round it."""

    word: str
    sums: tuple[int, ...]
    weight: float
    window: tuple[str, ...] = ()
    at: int = 0


class Groups(NamedTuple):
    """The groups by name, the (group, word) that are only meant, and what is added to limits by
    "written>meant".
    """

    groups: dict[str, list[str]]
    meant: set[tuple[str, str]]
    added: dict[str, float]


def read_groups(path: Path) -> Groups:
    """Read ``confusable.txt``."""
    groups: dict[str, list[str]] = {}
    meant: set[tuple[str, str]] = set()
    added: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if ">" in line and not line.startswith("#"):
            pair, _, more = line.partition(" ")
            added[pair] = float(more)
        elif line and not line.startswith("#"):
            words = line.split()
            plain = [word.lstrip("!") for word in words]
            name = " ".join(plain)
            groups[name] = plain
            meant.update((name, word[1:]) for word in words if word[0] == "!")
    return Groups(groups, meant, added)


def lowered(tokens: list[str]) -> list[str]:
    """Return words and marks in lower case, quotation marks and apostrophes straight."""
    return [QUOTES.get(token, token.lower().replace("’", "'")) for token in tokens]


def held_out(line: str) -> bool:
    """Say whether a paragraph is left out of the learning."""
    return crc32(line.encode()) % 5 == 0


def worst(margins: Sequence[float], right: int, rarely: int) -> float:
    """Return what fewer than one in ``rarely`` of so many right places are over; ``margins``: the largest of
    theirs, the largest first. The one that looks worst is as a rule a slip in the text itself.
    """
    allowed = max(1, right // rarely)
    return margins[allowed] if len(margins) > allowed else 0.0


def contracted(tokens: list[str]) -> list[str]:
    """Return a paragraph with the short forms of "it is" and its like."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        short = JOINED.get((tokens[at].lower(), tokens[at + 1] if at + 1 < len(tokens) else ""))
        behind = tokens[at + 2] if at + 2 < len(tokens) else "."
        if short and behind[0].isalnum():
            found.append(short.capitalize() if tokens[at][0].isupper() else short)
            at += 2
        else:
            found.append(tokens[at])
            at += 1
    return found


class Reader:
    """Makes examples of text and pairs."""

    def __init__(self, words: set[str]) -> None:
        """Look for some words."""
        self.words, self.tagger = words, english_tags()
        self._classes = classes_of(self.tagger)
        self._sums: dict[str, int] = {}

    def _sum(self, sign: str) -> int:
        if sign not in self._sums:
            self._sums[sign] = crc32(sign.encode())
        return self._sums[sign]

    def _example(self, word: str, around: list[str], weight: float, keep: slice = slice(None)) -> Example:
        made = signs(around, [self._classes[one] for one in around])
        kept = [sign for sign in made if keep == slice(None) or sign.split(" ")[0] in _SIDE[keep.start]]
        return Example(word, tuple(map(self._sum, kept)), weight)

    def of_line(self, line: str) -> Iterator[Example]:
        """Yield the places of a paragraph where one of the words stands."""
        written = TOKEN.findall(line)
        for forms in (written, contracted(written)) if not _FULL.isdisjoint(written) else (written,):
            tokens = lowered(forms)
            padded = ["^", "^", *tokens, "^", "^"]
            for at, word in enumerate(tokens):
                if word in self.words and (forms is written or word in _SHORT):
                    around = [padded[at], padded[at + 1], padded[at + 3], padded[at + 4]]
                    first = max(0, at - REACH)
                    window = tuple(forms[first : at + REACH + 1])
                    yield self._example(word, around, 1.0)._replace(window=window, at=at - first)

    def of_pair(self, first: str, second: str, weight: float) -> Iterator[Example]:
        """Yield what a pair of neighbours tells: one side only."""
        if first in self.words:
            yield self._example(first, ["^", "^", second, "^"], weight, slice(1, None))
        if second in self.words:
            yield self._example(second, ["^", first, "^", "^"], weight, slice(0, None))


_SIDE = {0: ("l", "L"), 1: ("r", "R")}
_SHORT = frozenset(JOINED.values())
_FULL = frozenset(first for first, _ in JOINED)


def learn(group: str, words: list[str], examples: list[Example]) -> dict[int, float]:
    """Learn the weights of a group: signs joined with words (``place``)."""
    places = {word: place(group, word) for word in words}
    often = Counter(example.word for example in examples)
    most = max(often.values(), default=1)
    even = {word: min(EVEN, most / often[word]) ** 0.5 for word in often}
    seen = Counter(one for example in examples for one in example.sums)
    examples = [one._replace(sums=tuple(sign for sign in one.sums if seen[sign] > 1)) for one in examples]
    weights: dict[int, float] = defaultdict(float)
    squares: dict[int, float] = defaultdict(lambda: 1e-3)
    last = SIZE - 1
    for _ in range(ROUNDS):
        for word, sums, weight, *_ in examples:
            scores = {one: sum(weights[(s ^ at) & last] for s in sums) for one, at in places.items()}
            top = max(scores.values())
            powers = {one: math.exp(score - top) for one, score in scores.items()}
            total = sum(powers.values())
            for one, at in places.items():
                gradient = weight * even[word] * ((one == word) - powers[one] / total)
                if abs(gradient) < 1e-3:
                    continue
                for s in sums:
                    key = (s ^ at) & last
                    squares[key] += gradient * gradient
                    value = weights[key] + STEP * gradient / math.sqrt(squares[key])
                    weights[key] = value - DECAY * value
    return weights


def score(weights: bytearray, sums: tuple[int, ...], at: int) -> float:
    """Score a word at a place with the rounded weights."""
    return sum((weights[(s ^ at) & (SIZE - 1)] ^ 128) - 128 for s in sums) / SCALE


def margin(weights: bytearray, one: Example, there: int, here: int, other: str, word: str) -> float:
    """Return how much likelier another word is in a place, by its signs and by the parts of speech."""
    found = score(weights, one.sums, there) - score(weights, one.sums, here)
    if found < LEAST:
        return found
    window = [*one.window[: one.at], word, *one.window[one.at + 1 :]]
    return found + gain(english_tags(), window, one.at, other)


def limits(
    group: str, known: Groups, weights: bytearray, kept: list[Example]
) -> tuple[dict[str, dict[str, float]], list[str]]:
    """Choose the limits of a group on the text that was left out; return them and a report."""
    found: dict[str, dict[str, float]] = {}
    report = []
    words, meant = known.groups[group], known.meant
    places = {word: place(group, word) for word in words}
    for word in words:
        if (group, word) in meant:
            continue
        own: dict[str, float] = {}
        for other in words:
            if other == word:
                continue
            margins = {
                side: sorted(
                    (
                        margin(weights, one, places[other], places[word], other, word)
                        for one in kept
                        if one.word == side
                    ),
                    reverse=True,
                )
                for side in (word, other)
            }
            looked, over = len(margins[word]), worst(margins[word], len(margins[word]), RARELY)
            limit = known.added.get(f"{word}>{other}", 0.0)
            limit += max(LEAST_LIMIT if looked > FEW else LEAST_SEEN, over + ADDED)
            reached = sum(one > limit for one in margins[other])
            share = reached / max(1, len(margins[other]))
            report.append(
                f"{word} for {other}: limit {limit:.1f}, found {reached} of {len(margins[other])} "
                f"({looked} right places)"
            )
            if share >= 0.1 or len(margins[other]) < 10:
                own[other] = round(limit, 1)
        if own:
            found[word] = own
    return found, report


def main() -> None:
    """Learn, choose limits, write the file."""
    parser = ArgumentParser(description="Build the weights of confusable words.")
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    args = parser.parse_args()
    known = read_groups(ROOT / "tools" / "confusable.txt")
    groups = known.groups
    reader = Reader({word for words in groups.values() for word in words})
    learnt: dict[str, list[Example]] = defaultdict(list)
    kept: dict[str, list[Example]] = defaultdict(list)
    for path in args.text:
        for line in path.read_text(encoding="utf-8").splitlines():
            side = kept if held_out(line) else learnt
            for example in reader.of_line(line):
                if len(side[example.word]) < MOST:
                    side[example.word].append(example)
    for line in args.pairs.read_text(encoding="utf-8").splitlines():
        pair, _, count = line.partition("\t")
        first, _, second = pair.partition(" ")
        weight = min(PAIR_MOST, math.log10(int(count)) - PAIR_FROM)
        if weight > 0 and first.isalpha() and second.isalpha():
            for example in reader.of_pair(first, second, weight):
                learnt[example.word].append(example)
    table = bytearray(SIZE)
    header: dict[str, dict[str, dict[str, float]]] = {}
    for group, words in groups.items():
        examples = [example for word in words for example in learnt[word]]
        examples.sort(key=lambda example: crc32(repr(example.sums).encode()))
        fresh = learn(group, words, examples)
        for key, value in fresh.items():
            rounded = max(-127, min(127, round(value * SCALE)))
            if abs(rounded) >= LEAST_WEIGHT:
                table[key] = rounded & 255
        header[group], report = limits(group, known, table, [one for word in words for one in kept[word]])
        print("\n".join(report), flush=True)
    target = ROOT / "rules" / "data" / "english.confusions"
    replace(target, with_header(MAGIC, {"groups": header}, bytes(table)))
    print(f"{target.stat().st_size} bytes, {SIZE - table.count(0)} weights")


if __name__ == "__main__":
    main()
