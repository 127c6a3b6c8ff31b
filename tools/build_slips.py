"""Build ``rules/data/english.slips``: weights by which a word that stands there by a slip is told, and what
would mend it. Run by hand, never at lint time; the output is committed.

python tools/build_slips.py --text FILE... --model NAME --lemminflect FOLDER

Needs numba, numpy and spaCy, and reads (all permissively licensed; the notices are in ``english.LICENSE``):

* ``--text``: running text, a paragraph a line (``tools/read_texts.py`` makes it; beside it the novels of the
  Debian package ``r-cran-janeaustenr``, public domain, were read).
* ``--model``: the tagger that tells the parts of speech of the right sentences: ``en_core_web_sm`` 3.8 (MIT).
* ``--lemminflect``: the folder of ``lemminflect`` 0.2 (MIT): the forms of words.
* ``tools/confusable.txt``, ``english-frequency.txt``; ``english.tags`` for the tags that a run sees.

In each sentence up to three slips are made (``made_slips``), one a copy. A linear model learns what is to
be done to the word at the slip, to words near it and to words of the right sentence, from the signs of
``copydesk.language.tagging.slipsigns``; some are left out by chance, so that each can speak for itself.
Then the pairs of kinds of words are chosen at which the model finds most, for the least of right places.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from struct import pack
from typing import Any
from zlib import crc32

import numba
import numpy as np
import spacy
from spacy.tokens import Doc

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.language.mapped import with_header
from copydesk.language.tagging import SlipModel, english_tags
from copydesk.language.tagging.slipmodel import BUCKETS, MAGIC, SCALE
from copydesk.language.tagging.slipsigns import around, signs
from copydesk.language.tagging.wordkinds import classes_of
from tools.build_confusions import lowered, read_groups
from tools.build_dictionary import ROOT, lines, replace
from tools.made_slips import MENDS, Slip, Slips
from tools.perceptron import PLACEHOLDER, Perceptron, cut_sentences

Sentence = tuple[list[str], list[str]]

COPIES, SHORTEST, LONGEST = 3, 4, 60
RIGHT_SHARE, NEAR_SHARE, NEAR = 0.25, 0.35, 2
LEAST_SEEN = 5
NO_TAGS = ("HYPH", "NFP", "ADD", "AFX", "XX", "_SP")
"""Tags of the teacher that are none of ours."""
DROPPED, STEP, ROUNDS, SURE, SMALL_STEP = 0.4, 0.12, 4, 0.98, 0.01
LARGEST = 1_980_000
SURE_SLIP, LIKELY_SLIP, LOOKED_AT = 3.0, 0.0, 0.008
TARGET = ROOT / "rules" / "data" / "english.slips"


def tagged(model: Any, paragraphs: Iterable[str]) -> Iterator[Sentence]:
    """Yield the words and marks of sentences with their tags, contractions as one word."""

    def documents() -> Iterator[tuple[Doc, Any]]:
        for tokens in cut_sentences(paragraphs):
            if SHORTEST <= len(tokens) <= LONGEST:
                parts, whose = Perceptron.parts(tokens)
                shown = ["X" if one == PLACEHOLDER else '"' if one in "“”" else one for one in parts]
                yield Doc(model.vocab, words=shown), (tokens, parts, whose)

    for document, (tokens, parts, whose) in model.pipe(documents(), as_tuples=True, batch_size=500):
        tags = ["LS" if one.tag_ in NO_TAGS else one.tag_ for one in document]
        yield tokens, Perceptron.together(tokens, parts, whose, tags)


class Examples:
    """The places from which the model learns, as check sums of their signs."""

    def __init__(self, slips: Slips) -> None:
        """Begin without any."""
        self._slips, self._tagger = slips, english_tags()
        self._classes = classes_of(self._tagger)
        self.rows: list[list[int]] = []
        self.mends: list[int] = []

    def add(self, words: list[str], tags: Sequence[str]) -> None:
        """Add places of a sentence and of copies of it with slips."""
        chance = Random(crc32(" ".join(words).encode()))
        self._add(words, [(at, 0) for at in range(len(words)) if chance.random() < RIGHT_SHARE])
        for _ in range(COPIES):
            slip = self._slips.make(chance, words, tags)
            if slip is not None:
                near = range(max(0, slip.place - NEAR), min(len(slip.words), slip.place + NEAR + 1))
                kept = [(at, 0) for at in near if at != slip.place and chance.random() < NEAR_SHARE]
                self._add(slip.words, [*kept, (slip.place, slip.mend)])

    def _add(self, words: list[str], places: Iterable[tuple[int, int]]) -> None:
        tags, low = self._tagger.tag(words).tags, lowered(words)
        classes = [self._classes[one] for one in low]
        for at, mend in places:
            if words[at][0].isalnum() or words[at] == PLACEHOLDER:
                self.rows.append([crc32(sign.encode()) for sign in signs(low, tags, around(classes, at), at)])
                self.mends.append(mend)


def _learn(rows: Any, mends: Any, order: Any, weights: Any, squares: Any) -> None:
    """Go once through the examples (compiled): a softmax over what may be done, steps by adagrad."""
    size, most = weights.shape[1], rows.shape[1]
    scores, kept = np.empty(size, np.float32), np.empty(most, np.int32)
    for number in order:
        scores[:] = 0
        count = 0
        for at in range(most):
            row = rows[number, at]
            if row and np.random.random() >= DROPPED:
                kept[count] = row
                count += 1
                scores += weights[row]
        scores = np.exp(scores - scores.max())
        scores /= scores.sum()
        if scores[mends[number]] > SURE:
            continue
        scores[mends[number]] -= 1
        for mend in range(size):
            gradient = scores[mend]
            if abs(gradient) >= SMALL_STEP:
                for row in kept[:count]:
                    squares[row, mend] += gradient * gradient
                    weights[row, mend] -= STEP * gradient / np.sqrt(squares[row, mend])


def learn(rows: Any, mends: Any) -> tuple[Any, Any]:
    """Return the check sums of the signs that were seen often enough, and the weights of each."""
    sums, often = np.unique(rows.ravel(), return_counts=True)
    sums = sums[often > LEAST_SEEN]
    places = np.searchsorted(sums, rows).astype(np.int32)
    places[places == len(sums)] = 0
    places = np.where(sums[places] == rows, places + 1, 0).astype(np.int32)
    weights = np.zeros((len(sums) + 1, len(MENDS)), np.float32)
    squares = np.full_like(weights, 0.1)
    compiled = numba.njit(fastmath=True)(_learn)
    for number in range(ROUNDS):
        compiled(places, mends, np.random.default_rng(number).permutation(len(mends)), weights, squares)
    return sums, weights[1:] * (1 - DROPPED)


def laid_out(sums: Any, weights: Any, pairs: dict[str, dict[str, str]]) -> bytes:
    """Lay everything out as a file; the smallest weights are left out until it is small enough."""
    rounded = np.clip(np.round(weights * SCALE), -127, 127).astype(np.int8)
    least = next(
        one
        for one in range(3, 128)
        if 2 * (abs(rounded) >= one).sum() + 3 * (abs(rounded) >= one).any(1).sum() + 4 * BUCKETS <= LARGEST
    )
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for row in np.nonzero((abs(rounded) >= least).any(1))[0]:
        found, kept = int(sums[row]), np.nonzero(abs(rounded[row]) >= least)[0]
        told = pack("<HB", found // BUCKETS & 0xFFFF, len(kept))
        buckets[found % BUCKETS].append(
            told + b"".join(pack("<Bb", mend, rounded[row, mend]) for mend in kept)
        )
    ends = np.cumsum([0, *(sum(map(len, bucket)) for bucket in buckets)])
    body = b"".join(b"".join(bucket) for bucket in buckets)
    size = 4 * len(ends)
    sections = {"starts": [0, size], "rows": [size, len(body)]}
    header = {"mends": MENDS, **pairs, "sections": sections}
    return with_header(MAGIC, header, pack(f"<{len(ends)}I", *map(int, ends)) + body)


def choose_pairs(sentences: Sequence[Sentence], slips: Slips) -> dict[str, dict[str, str]]:
    """Choose the pairs of kinds at which one word is looked at, by what is found there."""
    tagger = english_tags()
    model = SlipModel(str(TARGET), tagger)
    right, found = Counter[tuple[str, str]](), Counter[tuple[str, str, str]]()
    for number, (words, tags) in enumerate(sentences):
        kinds = [model.kind(word) for word in lowered(words)]
        right.update(pairwise(kinds))
        slip = slips.make(Random(number), words, tags)
        if slip is not None:
            found.update(_where_found(model, slip, tagger.tag(slip.words).tags))
    order = sorted(found, key=lambda one: -(found[one] - 0.7) / (right[one[:2]] + 3))
    left = LOOKED_AT * right.total()
    chosen: dict[str, dict[str, list[str]]] = {"first": {}, "second": {}}
    for one, other, where in order:
        if found[one, other, where] > 1:
            left -= right[one, other]
            if left < 0:
                break
            chosen[where].setdefault(one, []).append(other)
    return {
        where: {one: " ".join(sorted(others)) for one, others in sorted(table.items())}
        for where, table in chosen.items()
    }


def _where_found(model: SlipModel, slip: Slip, tags: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    low = lowered(slip.words)
    for at in (slip.place - 1, slip.place):
        if not (0 <= at < len(low) and low[at][0].isalpha()) or model.guess(around(low, at)) < LIKELY_SLIP:
            continue
        if model.mend(low, tags, at).margin > SURE_SLIP:
            if at and low[at - 1][0].isalpha():
                yield model.kind(low[at - 1]), model.kind(low[at]), "second"
            if at + 1 < len(low) and low[at + 1][0].isalpha():
                yield model.kind(low[at]), model.kind(low[at + 1]), "first"


def main() -> None:
    """Tag, make slips, learn, write."""
    parser = ArgumentParser(description="Build the weights of slips.")
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--lemminflect", type=Path, required=True)
    args = parser.parse_args()
    groups = read_groups(ROOT / "tools" / "confusable.txt").groups.values()
    slips = Slips(args.lemminflect, lines("english-frequency.txt"), groups, english_tags())
    teacher = spacy.load(args.model, disable=["parser", "ner", "lemmatizer", "attribute_ruler", "senter"])
    paragraphs = (line for path in args.text for line in path.read_text(encoding="utf-8").splitlines())
    sentences = list(tagged(teacher, paragraphs))
    examples = Examples(slips)
    for words, tags in sentences:
        examples.add(words, tags)
    sums, weights = learn(np.array(examples.rows, np.uint32), np.array(examples.mends, np.uint8))
    replace(TARGET, laid_out(sums, weights, {"first": {}, "second": {}}))
    replace(TARGET, laid_out(sums, weights, choose_pairs(sentences, slips)))
    print(f"{len(sentences)} sentences, {len(examples.mends)} places, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
