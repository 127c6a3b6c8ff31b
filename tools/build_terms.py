"""Build ``rules/data/fixed-terms.keyed`` from ``tools/fixed-terms.txt``: the terms by those two of their
words that are rarest, so that whichever word of one was replaced, another one leads to it. Run by hand; the
output is committed.

python tools/build_terms.py --text FILE

In the source stand a term a line, and behind " ~ " what differs in one word and is as usual. A word in
parentheses is not looked at. ``--text`` is running text, a paragraph a line (``tools/read_texts.py`` makes
it): a term in which synonyms of its words are met there is open, and is left out.
"""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "lint")]

from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.language.tagging import english_swaps  # noqa: E402
from tools.build_dictionary import ROOT, replace  # noqa: E402

SOURCE, TARGET = ROOT / "tools" / "fixed-terms.txt", ROOT / "rules" / "data" / "fixed-terms.keyed"
SHORTEST, ANCHORS = 3, 2
KEPT = "*"
ONCE, SHARE = 1, 0.1
"""So often a synonym may be met in a term, or so many times as often as the term."""
SENTENCE, WORD = re.compile(r"[^\w\s'’-]+"), re.compile(r"[a-z]+(?:['’][a-z]+)?")
HEAD = """\
# Terms and idioms that nobody varies, by two of their words (made from tools/fixed-terms.txt by
# tools/build_terms.py). "*": a word that is not looked at. Written for Copydesk. Licence: MIT.
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


def plain(term: Iterable[str]) -> str:
    """Return a term without its marks."""
    return " ".join(term).replace(KEPT, "").replace(",", "")


def by_anchors(every: Iterable[Term]) -> dict[str, set[Term]]:
    """Return the terms by the two rarest of their words that say something."""
    frequency = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
    rank = {word: place for place, word in enumerate(frequency)}
    small = set((ROOT / "rules/data/stopwords.txt").read_text(encoding="utf-8").split())
    found: dict[str, set[Term]] = defaultdict(set)
    for term in every:
        words = {word.lstrip("*").rstrip(",").lower() for word in term}
        telling = [word for word in words if len(word) >= SHORTEST and word not in small and "'" not in word]
        keys = sorted(telling, key=lambda word: (-rank.get(word, len(rank)), word))[:ANCHORS]
        for key in keys if len(keys) == ANCHORS else ():
            found[key].add(term)
    return found


def met(text: Iterable[str], found: dict[str, set[Term]]) -> Counter[str]:
    """Return how often synonyms stand in terms in running text; a few among many of the term are none."""
    code = catalogue.load().codes[0]
    rule: Any = import_module(code.name_of(os.path.join(code.folder, "typos/fixedterms.py")))
    read = {key: [rule.term(key, " ".join(term)) for term in sorted(those)] for key, those in found.items()}
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
                            least = rule.Near.SURE if len(term.lower) == rule.PAIR else rule.Near.MUTUAL
                            if rule.may_stand(swaps, lower[put], meant, least):
                                often[plain(term.written)] += 1
    return Counter({term: n for term, n in often.items() if n > max(ONCE, SHARE * own[term])})


def main() -> None:
    """Build and write the file."""
    parser = ArgumentParser(description="Build the list of fixed terms.")
    parser.add_argument("--text", type=Path, required=True)
    args = parser.parse_args()
    listed = dict(terms(SOURCE.read_text(encoding="utf-8").splitlines()))
    found = by_anchors(listed)
    with args.text.open(encoding="utf-8") as text:
        often = met(text, found)
    kept = {
        key: sorted(" ".join(term) for term in those if listed[term] or not often[plain(term)])
        for key, those in found.items()
    }
    lines = [f"{key}: {'; '.join(kept[key])}\n" for key in sorted(kept) if kept[key]]
    replace(TARGET, (HEAD + "".join(lines)).encode())
    print(len(often), "of", len({term for those in found.values() for term in those}), "are open")
    print(len(lines), "words", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
