"""Build ``rules/data/split-parts.txt``: how common words fall into parts. Run by hand; the output is
committed.

python tools/build_splits.py --symspell DIR

``--symspell`` is the folder of the Python package symspellpy 6.9 (MIT): counts of words and of the 243,342
most frequent pairs of words, from the Google Books Ngram data (CC BY 3.0). The words are those of
``english-frequency.txt``.

A common word cut in two gives a pair that nobody writes on purpose when

* one part is a word that is hardly ever used ("to gether"): such parts are written as ``parts``; or
* both are in use, the pair is none of the frequent ones, and chance would bring them together less often than
  one slip in ten thousand words makes them of the whole ("mes sage"): written as ``SECOND: FIRST ...``
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lint"))

from copydesk.catalogue.catalogue import load
from copydesk.language.lexicon import english
from tools.build_spinner import DATA

COMMON, RARE = 7_000, 25_000
SHORTEST, SHORTEST_PART = 5, 3
SLIPS, ALL, SURER = 1e-4, 1e12, 3
HEAD = """\
# How common words fall into parts that nobody writes beside each other on purpose. Made by
# tools/build_splits.py from english-frequency.txt and the counts of symspellpy (MIT; Google Books Ngram data,
# CC BY 3.0). Licence: MIT, as the project.
# parts: words that are hardly ever used.   second part: the first parts with which it makes a common word
"""


def main() -> None:
    """Write the file."""
    parser = ArgumentParser(description="Build the parts of split words.")
    parser.add_argument("--symspell", type=Path, required=True)
    args = parser.parse_args()
    number = dict(_counts(args.symspell / "frequency_dictionary_en_82_765.txt"))
    frequent = {key for key, _ in _counts(args.symspell / "frequency_bigramdictionary_en_243_342.txt")}
    words = (DATA / "english-frequency.txt").read_text(encoding="ascii").split()
    ranks = {word: rank for rank, word in enumerate(words)}
    lexicon = english(load().data)
    parts: set[str] = set()
    pairs: dict[str, list[str]] = defaultdict(list)
    for word in words[:COMMON]:
        for cut in range(1, len(word) if len(word) >= SHORTEST else 0):
            first, second = word[:cut], word[cut:]
            if f"{first} {second}" in frequent:
                continue
            rare = [part for part in (first, second) if ranks.get(part, RARE) >= RARE]
            known = (part for part in rare if len(part) >= SHORTEST_PART)
            parts.update(part for part in known if lexicon.look_up(part).known)
            if not rare and min(len(first), len(second)) > 1:
                chance = number.get(first, 0) * number.get(second, 0) / ALL
                if number[word] * SLIPS > SURER * chance:
                    pairs[second].append(first)
    lines = [f"{second}: {' '.join(firsts)}\n" for second, firsts in sorted(pairs.items())]
    text = HEAD + f"parts: {' '.join(sorted(parts))}\n" + "".join(lines)
    (DATA / "split-parts.txt").write_text(text, encoding="utf-8")
    print(f"{len(parts)} parts, {sum(map(len, pairs.values()))} pairs")


def _counts(path: Path) -> list[tuple[str, int]]:
    """Return what is counted in a file of symspellpy, words or pairs of them."""
    rows = (line.rpartition(" ") for line in path.read_text(encoding="utf-8-sig").splitlines())
    return [(key, int(count)) for key, _, count in rows]


if __name__ == "__main__":
    main()
