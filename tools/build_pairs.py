"""Build ``rules/data/english.pairs``: how much neighbouring words belong together. Run by hand, never at lint
time; the output is committed.

python tools/build_pairs.py --text FILE... --wordsegment FOLDER --wordnet FOLDER

Reads (all permissively licensed; the notices are in ``rules/data/english.LICENSE``):

* ``--text``: running text, a paragraph a line (``tools/read_texts.py`` makes it);
* ``--wordsegment``: the folder with ``bigrams.txt`` and ``unigrams.txt`` of the Python package
``wordsegment`` 1.3 (Apache 2.0): counts of words and of the most frequent pairs, from Peter Norvig's files
(MIT);
* ``--wordnet``: the folder ``/usr/share/wordnet`` of the Debian package ``wordnet-base`` 3.0: expressions of
  several words, and definitions, in which rare words stand as they are meant.

The pairs of the list are taken as they are. Of the text are added the pairs that it has oftener, with marks
too, and what it has twice if that is far from chance; of two words they were counted less than ``LISTED``
times, or the list would have them. Of the dictionary
are added the pairs in expressions, and those in definitions of which one word is rare.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import exp, log
from pathlib import Path
from struct import pack
from typing import NamedTuple
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.language.buckets import fingerprint
from copydesk.language.tagging.pairtable import (
    ALL,
    BUCKETS,
    EDGE,
    EVEN,
    MAGIC,
    RARE,
    SCALE,
    SCALE_ALONE,
    sign_of,
    without_entry,
)
from tools.build_dictionary import ROOT, replace

TOKEN = re.compile(r"[^\W_]+(?:['’\u2011-][^\W_]+)*|[^\w\s]")
QUOTES = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'")
LISTED, SURE, MOST = 8e4, 0.7, 9.0
TWICE, TOLD = 5.0, 1.0
"""So much oftener than by chance must be what the text has twice only; what differs less from what is held of
a pair without an entry gets none (natural logarithms).
"""
FEW = 2e6
"""A word that was counted less often is a rare one."""
ALONE = 3e5
"""Words that were counted less often have no entry of their own, but for those of the dictionary: what has
none may be taken for another one.
"""


_RARE = exp(RARE)


class Counts(NamedTuple):
    """How often words and pairs were counted, all in the measure of the list."""

    alone: dict[str, float]
    pairs: dict[tuple[str, str], float]


def signs_of(line: str) -> list[str]:
    """Return the words and marks of a paragraph as the table has them."""
    return [EDGE, *(QUOTES.get(token) or sign_of(token) for token in TOKEN.findall(line)), EDGE]


def dictionary(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the expressions (True) and the definitions of WordNet."""
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{kind}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            head, _, gloss = line.partition(" | ")
            parts = head.split()
            names = parts[4 : 4 + 2 * int(parts[3], 16) : 2]
            yield from (
                (re.sub(r"\(.*\)", "", name).replace("_", " "), True) for name in names if "_" in name
            )
            yield gloss.partition('; "')[0], False


def read_counts(folder: Path, lines: Iterable[str], wordnet: Path) -> Counts:
    """Count in running text, and join the counts with those of the lists and of the dictionary."""
    alone: dict[str, float] = {}
    for line in (folder / "unigrams.txt").read_text(encoding="utf-8").splitlines():
        word, _, counted = line.partition("\t")
        alone[word] = float(counted)
    own, pairs_of_text = Counter[str](), Counter[tuple[str, str]]()
    for line in lines:
        signs = signs_of(line)
        own.update(signs)
        pairs_of_text.update(pairwise(signs))
    measure = ALL / max(1, own.total())
    for word, count in own.items():
        if not word[0].isalpha() or "'" in word:
            alone[word] = count * measure
    pairs: dict[tuple[str, str], float] = {}
    for pair, count in pairs_of_text.items():
        if count > 1:
            words = pair[0][0].isalpha() and pair[1][0].isalpha()
            scaled = min(LISTED, count * measure * SURE) if words else count * measure * SURE
            chance = log(alone.get(pair[0], _RARE)) + log(alone.get(pair[1], _RARE)) - log(ALL)
            leaning = log(scaled) - chance
            if leaning >= TWICE or (count > 2 and abs(leaning - without_entry(chance, words)) >= TOLD):
                pairs[pair] = scaled
    for text, expression in dictionary(wordnet):
        signs = signs_of(text)[1:-1]
        for pair in pairwise(signs):
            if expression or min(alone.get(word, 0.0) for word in pair) < FEW:
                pairs[pair] = max(LISTED, pairs.get(pair, 0.0))
    for line in (folder / "bigrams.txt").read_text(encoding="utf-8").splitlines():
        text, _, counted = line.partition("\t")
        first, _, second = text.partition(" ")
        pairs[first, second] = max(float(counted), pairs.get((first, second), 0.0))
    return Counts(alone, pairs)


def lay_out(entries: dict[str, int]) -> bytes:
    """Lay out the table."""
    buckets: dict[int, list[tuple[bytes, int]]] = defaultdict(list)
    for key, value in entries.items():
        raw = key.encode()
        buckets[crc32(raw) % BUCKETS].append((fingerprint(raw), value))
    starts, at, body = [0], 0, bytearray()
    for number in range(BUCKETS):
        bucket = buckets[number]
        at += len(bucket)
        starts.append(at)
        body += b"".join(mark for mark, _ in bucket) + bytes(value for _, value in bucket)
    return MAGIC + pack(f"<{BUCKETS + 1}I", *starts) + bytes(body)


def build(counts: Counts) -> bytes:
    """Return the table of some counts."""
    listed = set((ROOT / "rules" / "data" / "english-frequency.txt").read_text(encoding="ascii").split())
    entries = {
        word: min(255, round(SCALE_ALONE * log(count)))
        for word, count in counts.alone.items()
        if count >= ALONE or word in listed
    }
    for (first, second), count in counts.pairs.items():
        chance = counts.alone.get(first, _RARE) * counts.alone.get(second, _RARE) / ALL
        leaning = max(-MOST, min(MOST, log(count / chance)))
        entries[f"{first} {second}"] = EVEN + round(SCALE * leaning)
    return lay_out(entries)


def main() -> None:
    """Count and write."""
    parser = ArgumentParser(description="Build the table of word pairs.")
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--wordsegment", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    args = parser.parse_args()
    lines = (line for path in args.text for line in path.read_text(encoding="utf-8").splitlines())
    counts = read_counts(args.wordsegment, lines, args.wordnet)
    target = ROOT / "rules" / "data" / "english.pairs"
    replace(target, build(counts))
    print(f"{len(counts.pairs)} pairs, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
