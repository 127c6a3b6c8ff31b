"""Build ``rules/data/fixed-terms.keyed`` from ``tools/fixed-terms.txt``: the terms by those two of their
words that are rarest, so that whichever word of one was replaced, another one leads to it. Run by hand; the
output is committed.

python tools/build_terms.py --text FILE --wordnet FOLDER --wordsegment FOLDER

In the source stand a term a line, and behind " ~ " what differs in one word and is as usual. A word in
parentheses is not looked at; "|" stands between the parts of a closed compound. ``--text`` is running text,
a paragraph a line (``tools/read_texts.py`` makes it): a term in which synonyms of its words are met there is
open ("~" before it).

Of a term of three words and more several words may have been replaced. ``rules/data/term-frames.keyed`` leads
to it from a small word beside its rarest one, and from what stands for that one in ``english.swaps`` (which
``tools/build_swaps.py`` makes first, of the same source).

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
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from math import log
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "lint")]

from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.language.tagging import english_swaps  # noqa: E402
from copydesk.language.tagging.pairtable import ALL, RARE  # noqa: E402
from copydesk.language.tagging.swaptable import Near, Swaps, singular  # noqa: E402
from tools.build_dictionary import ROOT, replace  # noqa: E402
from tools.build_swaps import synsets  # noqa: E402

SOURCE, TARGET = ROOT / "tools" / "fixed-terms.txt", ROOT / "rules" / "data" / "fixed-terms.keyed"
FRAMES = ROOT / "rules" / "data" / "term-frames.keyed"
SHORTEST, ANCHORS, PAIR = 3, 2, 2
KEPT, COUNTED, OPEN, JOINED = "*", "+", "~", "|"
FIRM = 3.5
"""So much likelier than by chance (natural logarithm) are the words of a noun of the dictionary."""
UNSEEN = -99.0
OWNER = "one's"
"""What stands for any possessive in a term."""
COMMONEST = 60
"""So many of the most frequent words lead to no term: every sentence has one."""
ONCE, SHARE = 1, 0.1
"""So often a synonym may be met in a term, or so many times as often as the term."""
SENTENCE, WORD = re.compile(r"[^\w\s'’-]+"), re.compile(r"[a-z]+(?:['’][a-z]+)?")
HEAD = """\
# Terms and idioms that nobody varies, by two of their words (made from tools/fixed-terms.txt by
# tools/build_terms.py). "*": a word that is not looked at. Written for Copydesk. Licence: MIT.
# "+": of WordNet (see english.LICENSE); "~": one that people vary at times; "|": a closed compound.
"""
FRAMES_HEAD = """\
# The terms of fixed-terms.keyed of three words and more by a small word beside their rarest one ("_"), and by
# the number of that in english.swaps (made by tools/build_terms.py, after that table). Licence: MIT.
"""
Term = tuple[str, ...]


def terms(lines: Iterable[str]) -> Iterator[Term]:
    """Yield the words of each term and of what is as usual, "*" before a word that is not looked at."""
    for line in lines:
        if line and not line.startswith("#"):
            term, _, others = line.partition(" ~ ")
            for written in (term, *filter(None, others.split("; "))):
                marked = (
                    written.replace("(", "*").replace(")", "").replace("-", " ").replace(JOINED, f"{JOINED} ")
                )
                yield tuple(marked.split())


def irregular() -> dict[str, set[str]]:
    """Return the past forms and participles of irregular verbs."""
    lines = (ROOT / "rules/data/irregular-verbs.txt").read_text(encoding="utf-8").splitlines()
    verbs = (verb.split("/") for line in lines if not line.startswith("#") for verb in line.split())
    return {base: {*forms} - {base} for base, *forms in verbs}


def inflected(every: Iterable[Term], forms: Mapping[str, set[str]]) -> Iterator[Term]:
    """Yield each term, and those of three words and more that begin with an irregular verb in its other
    forms, too: "throw in the towel", "threw in the towel".
    """
    for term in every:
        yield term
        if len(term) > PAIR:
            yield from ((form, *term[1:]) for form in sorted(forms.get(term[0], ())))


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
    return " ".join(term).replace(KEPT, "").replace(",", "").replace(f"{JOINED} ", "")


def ranks() -> dict[str, int]:
    """Return the places of the words in the order of frequency."""
    frequency = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
    return {word: place for place, word in enumerate(frequency)}


def by_anchors(every: Iterable[Term], rank: dict[str, int]) -> dict[str, set[Term]]:
    """Return the terms by the two rarest of their words that say something."""
    small = set((ROOT / "rules/data/stopwords.txt").read_text(encoding="utf-8").split())
    found: dict[str, set[Term]] = defaultdict(set)
    for term in every:
        words = {word.lstrip(KEPT).rstrip("," + JOINED).lower() for word in term}
        telling = [word for word in words if len(word) >= SHORTEST and word not in small and word != OWNER]
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


def by_frames(
    every: Iterable[Term], swaps: Swaps
) -> tuple[dict[str, set[int]], dict[tuple[str, int], set[tuple[str, Term]]]]:
    """Return the numbers, in the table of swaps, of the rarest words of terms that stand beside a small word,
    by that; and these words and their terms by both.
    """
    stop = swaps.small.keys() | (ROOT / "rules/data/stopwords.txt").read_text(encoding="utf-8").split()
    numbers: dict[str, set[int]] = defaultdict(set)
    found: dict[tuple[str, int], set[tuple[str, Term]]] = defaultdict(set)
    for term in every:
        lower = [word.strip(f"{KEPT}{JOINED},").lower() for word in term]
        known = {
            at: number
            for at, word in enumerate(lower)
            if term[at][0] != KEPT and lower.index(word) == at and word not in stop and len(word) >= SHORTEST
            if (number := swaps.number(word.removesuffix("'s"))) is not None
        }
        # "Last" and "take" are small words of a kind: they may have been replaced, too.
        places = [
            (number, at, frame)
            for at, number in known.items()
            for frame in _beside(lower, at, {*swaps.small})
        ] or [(number, at, frame) for at, number in known.items() for frame in _beside(lower, at, stop)]
        if len(term) > PAIR and places:
            _, at, frame = max(places)
            key = lower[at].removesuffix("'s")
            for number in swaps.numbers((key, f"{key}s")).values():
                numbers[frame].add(number)
                found[frame, number].add((lower[at], term))
    return numbers, found


def _beside(lower: list[str], at: int, small: set[str]) -> Iterator[str]:
    """Yield what stands beside a word of a term, if it is a small word."""
    for place, frame in ((at - 1, "{} _"), (at + 1, "_ {}")):
        if 0 <= place < len(lower) and (lower[place] in small or len(lower[place]) < SHORTEST):
            yield frame.format(lower[place])


def met(text: Iterable[str], found: dict[str, set[Term]]) -> Counter[str]:
    """Return how often synonyms stand in terms in running text; a few among many of the term are none."""
    names = "fixedterms", "termlist", "termodds", "termwords"
    rule, listed, odds, seen = (_of_the_rule(f"typos/{name}.py") for name in names)
    read = {key: [listed.term(key, " ".join(term)) for term in sorted(those)] for key, those in found.items()}
    swaps, often, own = english_swaps(), Counter[str](), Counter[str]()
    joined = {term.said for those in read.values() for term in those if term.joined}
    for line in text:
        for sentence in SENTENCE.split(line.lower().replace("’", "'").replace("-", " ")):
            lower = WORD.findall(sentence)
            own.update(joined.intersection(lower))
            words = seen.Words(lower, lower, range(len(lower)), [" "] * len(lower))
            for at, word in enumerate(lower):
                for key in {word, singular(word)}:
                    for term in read.get(key, ()):
                        put = rule.odd_one(words, at - term.anchor, term)
                        if put == rule.NONE:
                            own[term.said] += 1
                        elif put is not None:
                            meant = term.lower[put - at + term.anchor]
                            near = odds.nearest(swaps, lower[put], meant)
                            least = Near.SURE if len(term.lower) == rule.PAIR else Near.MUTUAL
                            if near is not None and (near.near >= least or near.program):
                                often[term.said] += 1
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
    source = terms(SOURCE.read_text(encoding="utf-8").splitlines())
    listed, rank = list(dict.fromkeys(inflected(source, irregular()))), ranks()
    known = {plain(term).lower() for term in listed}
    more = {term for term in nouns(args.wordnet, args.wordsegment, rank) if plain(term) not in known}
    found = by_anchors([*listed, *more], rank)
    with args.text.open(encoding="utf-8") as text:
        often = met(text, found)
    lines = {
        term: (COUNTED if term in more else OPEN if often[plain(term)] else "") + " ".join(term)
        for term in (*listed, *more)
        if term not in more or not often[plain(term)]
    }
    write(TARGET, HEAD, {key: {lines[term] for term in those & lines.keys()} for key, those in found.items()})
    numbers, framed = by_frames(listed, english_swaps())
    rows = {frame: {" ".join(map(str, sorted(row)))} for frame, row in numbers.items()}
    for (frame, number), those in framed.items():
        rows[f"{frame} {number}"] = {f"{key} = {lines[term]}" for key, term in those}
    write(FRAMES, FRAMES_HEAD, rows)
    print(len(often), "of", len({term for those in found.values() for term in those}), "are open")


def write(target: Path, head: str, rows: Mapping[str, Iterable[str]]) -> None:
    """Write a file of keys, each with what is known of it."""
    lines = [f"{key}: {'; '.join(sorted(rows[key]))}\n" for key in sorted(rows) if rows[key]]
    replace(target, (head + "".join(lines)).encode())
    print(target.name, len(lines), "lines", target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
