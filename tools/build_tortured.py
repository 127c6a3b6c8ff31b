"""Build ``rules/data/tortured-phrases.keyed`` from the list of the Problematic Paper Screener. Run by hand;
the output is committed.

python tools/build_tortured.py PHRASES.jsonl --symspell DIR

``PHRASES.jsonl`` holds objects with ``text`` (the tortured phrase) and ``expected`` (what was meant, as its
collectors noted it): the list of Cabanac, Labbé and Magazinov, CC BY 4.0. ``--symspell`` is the folder of the
Python package symspellpy 6.9 (MIT), whose 243,342 most frequent word pairs come from the Google Books Ngram
data (CC BY 3.0).

Two kinds of phrases are written. The collected ones; "~" before one says that a person may write it, too: all
its words are common. Frequent pairs of words are left out. And phrases of the same making: where the list
shows more than once that one word is put for another, the expressions of the list, and the terms of
``spinner.txt``, are given with all their words replaced (of three words: two, by replacements that are
listed often). What is a frequent pair, or consists of common words only, is not written then.
"""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.build_spinner import DATA, pairs, sections

COMMON, USUAL = 4_000, 2_500
TWICE, OFTEN = 2, 4
LONGEST = 6
ARTICLES = {"a", "an", "the"}
OPENERS = ARTICLES | {"in", "of", "as", "to", "by", "on", "for", "with"}
"""Phrases that begin so would have every sentence looked at."""
NEVER = {("principal", "component")}
"""Expressions that nobody could tell from plain English when their words are replaced."""
HEAD = """\
# Tortured phrases: what rewriting programs made of expressions of science, and what was meant.
# Source: the tortured phrases of the Problematic Paper Screener (Guillaume Cabanac, Cyril Labbé, Alexander
# Magazinov), https://www.irit.fr/~Guillaume.Cabanac/problematic-paper-screener. Licence: CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0).
# Changed by tools/build_tortured.py: one meaning each, remarks left out; phrases of the same making added.
# First word: the others = what was meant; ...   "~" before them: plain English, too; "+": of the same making.
"""
Phrase = tuple[str, ...]


def words(text: str) -> Phrase:
    """Return the words of a phrase, or nothing when it has other signs than a check can look for."""
    found = tuple(text.lower().replace("\\", "").strip('" .').split())
    return found if all(re.fullmatch(r"[a-z0-9][a-z0-9'-]*", word) for word in found) else ()


def meaning(text: str) -> str:
    """Return the first meaning that the collectors noted, without remarks."""
    plain = re.sub(r"\(.*?\)|\[.*?\]|[?\\\"=#]", " ", text.lower())
    return " ".join(re.split(r" or |/|,|;|:", plain)[0].split())


def collected(path: Path) -> dict[Phrase, str]:
    """Return the collected phrases with their meanings."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        phrase, meant = words(row["text"]), meaning(row["expected"])
        usable = 2 <= len(phrase) <= LONGEST and phrase[0] not in OPENERS
        if usable and not set(meant.split()) <= set(phrase) | ARTICLES:
            found[phrase] = meant
    expressions = set(found.values())
    return {phrase: meant for phrase, meant in found.items() if " ".join(phrase) not in expressions}


def replacements(phrases: dict[Phrase, str]) -> dict[str, Counter[str]]:
    """Return which words are put for a word, and how often the list shows it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, meant in phrases.items():
        right = meant.split()
        if len(right) == len(phrase):
            for wrong, word in zip(phrase, right, strict=True):
                if wrong.rstrip("s") != word.rstrip("s") and len(wrong) > 2:
                    found[word][wrong] += 1
    return found


def made(terms: set[Phrase], put: dict[str, Counter[str]]) -> Iterator[tuple[Phrase, str]]:
    """Yield terms with their words replaced."""
    for term in terms:
        least = TWICE if len(term) == 2 else OFTEN
        others = [[word for word, count in put[part].items() if count >= least] for part in term]
        if len(term) == 3:
            others = [[*found, part] for found, part in zip(others, term, strict=True)]
        for phrase in product(*others):
            replaced = sum(one != part for one, part in zip(phrase, term, strict=True))
            if replaced >= 2 and term not in NEVER and phrase not in terms:
                yield phrase, " ".join(term)


def main() -> None:
    """Write the file."""
    parser = ArgumentParser(description="Build the list of tortured phrases.")
    parser.add_argument("phrases", type=Path)
    parser.add_argument("--symspell", type=Path, required=True)
    args = parser.parse_args()
    counted = (args.symspell / "frequency_bigramdictionary_en_243_342.txt").read_text(encoding="utf-8-sig")
    frequent = {tuple(line.split()[:2]) for line in counted.splitlines()}
    ranks = {word: rank for rank, word in enumerate((DATA / "english-frequency.txt").read_text().split())}

    def plain(phrase: Phrase, limit: int) -> bool:
        return all(ranks.get(word, limit) < limit for word in phrase)

    every = collected(args.phrases)
    phrases = {phrase: meant for phrase, meant in every.items() if phrase not in frequent}
    own = pairs(sections((DATA / "spinner.txt").read_text(encoding="utf-8"))["terms"])
    terms = {tuple(meant.split()) for meant in phrases.values()} | set(own)
    terms = {term for term in terms if 2 <= len(term) <= 3}
    entries: dict[str, dict[str, str]] = defaultdict(dict)
    for phrase, meant in made(terms, replacements(phrases)):
        if phrase not in frequent and not plain(phrase, USUAL):
            entries[phrase[0]][" ".join(phrase[1:])] = f"+{' '.join(phrase[1:])} = {meant}"
    for phrase, meant in phrases.items():
        sign = "~" * plain(phrase, COMMON)
        entries[phrase[0]][" ".join(phrase[1:])] = f"{sign}{' '.join(phrase[1:])} = {meant}"
    lines = [
        f"{first}: {'; '.join(rest[key] for key in sorted(rest))}\n"
        for first, rest in sorted(entries.items())
    ]
    (DATA / "tortured-phrases.keyed").write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(phrases)} collected, {sum(map(len, entries.values())) - len(phrases)} made")


if __name__ == "__main__":
    main()
