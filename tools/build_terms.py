"""Build ``rules/data/fixed-terms.keyed`` from ``tools/fixed-terms.txt``: the terms by those two of their
words that are rarest, so that whichever word of one was replaced, another one leads to it. Run by hand; the
output is committed.

python tools/build_terms.py --text FILE --wordnet FOLDER --wordsegment FOLDER

In the source stand a term a line, and behind " ~ " what differs in one word and is as usual. A word in
parentheses is not looked at. ``--text`` is running text, a paragraph a line (``tools/read_texts.py`` makes
it): a term in which synonyms of its words are met there is open ("~" before it).

Nouns of two words that are not open are added ("+" before them) that the folder ``/usr/share/wordnet`` of the
Debian package ``wordnet-base`` 3.0 has, and that are, far beyond chance, among the frequent pairs of
``bigrams.txt`` of the Python package ``wordsegment`` 1.3 (Apache 2.0).
"""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from math import log
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "lint")]

from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.language.tagging import english_swaps  # noqa: E402
from copydesk.language.tagging.pairtable import ALL, RARE  # noqa: E402
from tools.build_dictionary import ROOT, replace  # noqa: E402
from tools.build_swaps import synsets  # noqa: E402

SOURCE, TARGET = ROOT / "tools" / "fixed-terms.txt", ROOT / "rules" / "data" / "fixed-terms.keyed"
SHORTEST, ANCHORS, PAIR = 3, 2, 2
KEPT, COUNTED, OPEN = "*", "+", "~"
FIRM = 3.5
"""So much likelier than by chance (natural logarithm) are the words of a noun of the dictionary."""
UNSEEN = -99.0
COMMONEST = 60
"""So many of the most frequent words lead to no term: every sentence has one."""
ONCE, SHARE = 1, 0.1
"""So often a synonym may be met in a term, or so many times as often as the term."""
SENTENCE, WORD = re.compile(r"[^\w\s'’-]+"), re.compile(r"[a-z]+(?:['’][a-z]+)?")
HEAD = """\
# Terms and idioms that nobody varies, by two of their words (made from tools/fixed-terms.txt by
# tools/build_terms.py). "*": a word that is not looked at. Written for Copydesk. Licence: MIT.
# "+": of WordNet (see english.LICENSE); "~": one that people vary at times.
"""
Term = tuple[str, ...]


def terms(lines: Iterable[str]) -> Iterator[tuple[Term, bool]]:
    """Yield the words of each term and of what is as usual, "*" before a word that is not looked at, and
    whether it is what is as usual.
    """
    for line in lines:
        if line and not line.startswith("#"):
            term, _, others = line.partition(" ~ ")
            for written in (term, *filter(None, others.split("; "))):
                marked = written.replace("(", "*").replace(")", "").replace("-", " ")
                yield tuple(marked.split()), written != term


def nouns(wordnet: Path, counts: Path, rank: dict[str, int]) -> Iterator[Term]:
    """Yield the nouns of two words of the dictionary that are frequent pairs."""
    alone = dict(_counts(counts / "unigrams.txt"))
    stop = set((ROOT / "rules/data/stopwords.txt").read_text(encoding="utf-8").split())
    pairs = dict(_counts(counts / "bigrams.txt"))
    for _, names, _ in synsets(wordnet, "noun"):
        for name in names:
            words = tuple(name.split("_"))
            if len(words) != PAIR or not all(word in rank and len(word) >= SHORTEST for word in words):
                continue
            often = max(pairs.get(f"{words[0]} {words[1]}{end}", UNSEEN) for end in ("", "s"))
            chance = sum(alone.get(word, RARE) for word in words) - log(ALL)
            if often - chance >= FIRM and stop.isdisjoint(words):
                yield words


def _counts(path: Path) -> Iterator[tuple[str, float]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        words, _, counted = line.partition("\t")
        yield words, log(float(counted))


def plain(term: Iterable[str]) -> str:
    """Return a term without its marks."""
    return " ".join(term).replace(KEPT, "").replace(",", "")


def ranks() -> dict[str, int]:
    """Return the places of the words in the order of frequency."""
    frequency = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
    return {word: place for place, word in enumerate(frequency)}


def by_anchors(every: Iterable[Term], rank: dict[str, int]) -> dict[str, set[Term]]:
    """Return the terms by the two rarest of their words that say something."""
    small = set((ROOT / "rules/data/stopwords.txt").read_text(encoding="utf-8").split())
    found: dict[str, set[Term]] = defaultdict(set)
    for term in every:
        words = {word.lstrip("*").rstrip(",").lower() for word in term}
        telling = [word for word in words if len(word) >= SHORTEST and word not in small and "'" not in word]
        keys = sorted(telling, key=lambda word: (-rank.get(word, len(rank)), word))[:ANCHORS]
        if len(keys) == 1 and len(term) > PAIR:
            # "A mind of its own": a small word leads to it, too.
            rest = [
                word for word in words - {*keys} if len(word) >= SHORTEST and rank.get(word, 0) > COMMONEST
            ]
            keys += sorted(rest, key=lambda word: (-rank.get(word, len(rank)), word))[:1]
        for key in keys if len(keys) == ANCHORS else ():
            found[key].add(term)
    return found


def met(text: Iterable[str], found: dict[str, set[Term]]) -> Counter[str]:
    """Return how often synonyms stand in terms in running text; a few among many of the term are none."""
    rule, listed, odds = (_of_the_rule(f"typos/{name}.py") for name in ("fixedterms", "termlist", "termodds"))
    read = {key: [listed.term(key, " ".join(term)) for term in sorted(those)] for key, those in found.items()}
    swaps, often, own = english_swaps(), Counter[str](), Counter[str]()
    for line in text:
        for sentence in SENTENCE.split(line.lower().replace("’", "'").replace("-", " ")):
            lower = WORD.findall(sentence)
            words = rule.Words(lower, lower, range(len(lower)), [" "] * len(lower))
            for at, word in enumerate(lower):
                for key in {word, rule.singular(word)}:
                    for term in read.get(key, ()):
                        put = rule.odd_one(words, at - term.anchor, term)
                        if put == rule.NONE:
                            own[plain(term.written)] += 1
                        elif put is not None:
                            meant = term.lower[put - at + term.anchor]
                            near = odds.nearest(swaps, lower[put], meant)
                            least = rule.Near.SURE if len(term.lower) == rule.PAIR else rule.Near.MUTUAL
                            if near is not None and (near.near >= least or near.program):
                                often[plain(term.written)] += 1
    return Counter({term: n for term, n in often.items() if n > max(ONCE, SHARE * own[term])})


def _of_the_rule(path: str) -> Any:
    code = catalogue.load().codes[0]
    return import_module(code.name_of(os.path.join(code.folder, path)))


def main() -> None:
    """Build and write the file."""
    parser = ArgumentParser(description="Build the list of fixed terms.")
    for name in ("text", "wordnet", "wordsegment"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    listed, rank = dict(terms(SOURCE.read_text(encoding="utf-8").splitlines())), ranks()
    known = {plain(term).lower() for term in listed}
    more = {term for term in nouns(args.wordnet, args.wordsegment, rank) if plain(term) not in known}
    listed |= dict.fromkeys(more, False)
    found = by_anchors(listed, rank)
    with args.text.open(encoding="utf-8") as text:
        often = met(text, found)
    kept = {
        key: sorted(
            (COUNTED if term in more else OPEN if often[plain(term)] else "") + " ".join(term)
            for term in those
            if term not in more or not often[plain(term)]
        )
        for key, those in found.items()
    }
    lines = [f"{key}: {'; '.join(kept[key])}\n" for key in sorted(kept) if kept[key]]
    replace(TARGET, (HEAD + "".join(lines)).encode())
    print(len(often), "of", len({term for those in found.values() for term in those}), "are open")
    print(len(lines), "words", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
