"""Build ``rules/data/english.swaps``: which words a thesaurus puts for which, and which pairs of words are
fixed. Run by hand, never at lint time; the output is committed.

python tools/build_swaps.py --wordnet FOLDER --moby FILE --wordsegment FOLDER

Reads (all permissively licensed; the notices are in ``rules/data/english.LICENSE``):

* ``--wordnet``: the folder ``/usr/share/wordnet`` of the Debian package ``wordnet-base`` 3.0: words of one
sense, of similar senses and of kinds, expressions of two words, irregular forms;
* ``--moby``: ``words.txt`` of the npm package ``moby`` 1.1.2 (MIT): the Moby Thesaurus of Grady Ward (public
domain) with the entries of the Open Office thesaurus (WordNet licence);
* ``--wordsegment``: the folder with ``bigrams.txt`` and ``unigrams.txt`` of the Python package
``wordsegment`` 1.3 (Apache 2.0).

What programs are known to put somewhere (``tortured-phrases.keyed``, ``spinner-index.txt``) is added.
A swap is kept when the word that is meant is part of a fixed pair; both in the same form (plural, past,
-ing).
A pair of a modifier and a noun is fixed when WordNet has it or frequent words are closed up of it, or when it
was counted much oftener than chance would have it.
"""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from math import log
from pathlib import Path
from struct import pack
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.catalogue import catalogue
from copydesk.language.buckets import fingerprint
from copydesk.language.mapped import with_header
from copydesk.language.tagging import english_tags
from copydesk.language.tagging.pairtable import ALL, RARE
from copydesk.language.tagging.swaptable import (
    BUCKETS,
    LISTED,
    MAGIC,
    MUTUAL,
    NUMBER,
    SURE,
    Fixed,
    singular,
    value_of,
)
from tools.build_dictionary import ROOT, replace

FORMS_FROM, PUT, MEANT, PARTS = 45_000, 30_000, 20_000, 9_000
"""Among so many of the frequent words are those of a pair; those that are put for others; those that are
meant; the parts of closed compounds.
"""
SHORTEST, MOST = 3, 255
FIXED, NAMED = 4.5, 2.5
"""So much likelier than chance a pair is fixed, and one that a thesaurus names."""
CLOSED = Fixed(4.0, 0.0, entry=False)
LEAST = log(8e4)
"""As often the rarest pairs of the list were counted (natural logarithm)."""
SAME, SIMILAR, KIND, UNDER, OVER = 1, 2, 4, 8, 16
"""How two words are linked: one sense; similar senses; a kind of it; the one is listed under the other; the
other under it.
"""
DATA_FOLDER, BY_PROGRAMS = ROOT / "rules" / "data", ("tortured-phrases.keyed", "spinner-index.txt")
DATA = ("noun", "verb", "adj", "adv")
MODIFIERS, NOUNS = ("NN", "NNS", "JJ", "VBG", "VBN"), ("NN", "NNS")
Links = dict[str, dict[str, int]]
Pairs = dict[tuple[str, str], Fixed]


def synsets(folder: Path, kind: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the offset of each sense, its words, and the offsets of similar senses and of kinds ("&", "@" and
    "~" before each).
    """
    for line in (folder / f"data.{kind}").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = [re.sub(r"\(.*\)", "", word) for word in parts[4 : 4 + 2 * count : 2]]
        links = parts[5 + 2 * count :]
        yield (
            parts[0],
            words,
            [links[at] + links[at + 1] for at in range(0, 4 * int(parts[4 + 2 * count]), 4)],
        )


def linked(wordnet: Path, moby: Path) -> Links:
    """Return how each word is linked with those that it may stand for."""
    links: Links = defaultdict(lambda: defaultdict(int))

    def link(word: str, other: str, how: int) -> None:
        if word != other and word.isalpha() and other.isalpha():
            links[word][other] |= how

    for kind in DATA:
        senses = {offset: (words, near) for offset, words, near in synsets(wordnet, kind)}
        for words, near in senses.values():
            around = [(SAME, words)]
            for sign in near:
                if sign[0] in "&@~" and sign[1:] in senses:
                    around.append((SIMILAR if sign[0] == "&" else KIND, senses[sign[1:]][0]))
            for how, others in around:
                for other in others:
                    for word in words:
                        link(word.lower(), other.lower(), how)
    for line in moby.read_text(encoding="utf-8", errors="replace").lower().splitlines():
        entry, *others = line.split(",")
        for other in others:
            link(other, entry, UNDER)
            link(entry, other, OVER)
    code = catalogue.load().codes[0]
    spun = import_module(code.name_of(os.path.join(code.folder, "typos/spunpairs.py")))
    listed = [(DATA_FOLDER / name).read_text(encoding="utf-8") for name in BY_PROGRAMS]
    tortured, index = ([line for line in text.splitlines() if line[:1] != "#"] for text in listed)
    for word, others in spun.put_by_programs(tuple(tortured), tuple(index)).items():
        for other in others:
            link(word, other, UNDER | OVER)
    return links


def how_near(how: int) -> int | None:
    """Return how near a word is to one that it may stand for; None when no thesaurus would put it there."""
    if how & (SAME | SIMILAR) or (how & KIND and how & (UNDER | OVER)):
        return SURE
    if how & UNDER and how & OVER:
        return MUTUAL
    return LISTED if how & (UNDER | KIND) else None


class Forms:
    """The forms of words: irregular ones as WordNet has them, the others by rule."""

    def __init__(self, wordnet: Path, known: set[str]) -> None:
        self._known = known
        self._odd: dict[tuple[str, str], set[str]] = defaultdict(set)
        for part in ("noun", "verb"):
            for line in (wordnet / f"{part}.exc").read_text(encoding="utf-8").splitlines():
                form, *words = line.split()
                kind = "s" if part == "noun" else "ing" if form.endswith("ing") else "ed"
                for word in words:
                    self._odd[word, kind].add(form)

    def of(self, word: str) -> dict[str, list[str]]:
        """Return the known forms of a word, by kind."""
        stem = word.removesuffix("e") if not word.endswith("ee") else word
        plural, past = f"{word}s", f"{stem}ed"
        if re.search(r"[^aeiou]y$", word):
            plural, past = f"{word[:-1]}ies", f"{word[:-1]}ied"
        elif re.search(r"(?:[sxz]|ch|sh)$", word):
            plural = f"{word}es"
        regular = {"": word, "s": plural, "ed": past, "ing": f"{stem}ing"}
        found = {kind: self._odd.get((word, kind), {form}) for kind, form in regular.items()}
        return {kind: [form for form in forms if form in self._known] for kind, forms in found.items()}


def fixed_pairs(wordnet: Path, moby: Path, counts: Path, frequent: list[str]) -> Pairs:
    """Return the fixed pairs of a modifier and a noun in the singular."""
    rank = {word: place for place, word in enumerate(frequent)}
    stop = set((ROOT / "rules/data/stopwords.txt").read_text(encoding="utf-8").split())
    tagger = english_tags()
    alone = {}
    for line in (counts / "unigrams.txt").read_text(encoding="utf-8").splitlines():
        word, _, counted = line.partition("\t")
        alone[word] = log(float(counted))

    def may(word: str, tags: tuple[str, ...]) -> bool:
        return any(tagger.may(word, tag) for tag in tags)

    def content(word: str) -> bool:
        return word in rank and word not in stop and len(word) >= SHORTEST

    found: Pairs = {}
    for line in (counts / "bigrams.txt").read_text(encoding="utf-8").splitlines():
        text, _, counted = line.partition("\t")
        first, _, second = text.partition(" ")
        if content(first) and content(second) and may(first, MODIFIERS) and may(second, NOUNS):
            often = log(float(counted))
            leaning = often + log(ALL) - alone.get(first, RARE) - alone.get(second, RARE)
            key = first, singular(second)
            old = found.get(key, Fixed(leaning, 0.0, entry=False))
            found[key] = Fixed(max(leaning, old.together), max(often - LEAST, old.often), entry=False)
    kept = {key: fixed for key, fixed in found.items() if fixed.together >= FIXED}
    entries = {
        pair
        for _, words, _ in synsets(wordnet, "noun")
        for word in words
        if "_" in word and word.islower()
        for pair in pairwise(word.split("_"))
    }
    for first, second in entries:
        if content(first) and content(second):
            key = first, singular(second)
            chance = alone.get(first, RARE) + alone.get(second, RARE) - log(ALL)
            kept[key] = found.get(key, Fixed(LEAST - chance, 0.0, entry=True))._replace(entry=True)
    text = moby.read_text(encoding="utf-8", errors="replace").lower()
    for phrase in set(re.findall(r"(?<=,)[a-z]+ [a-z]+(?=[,\n])", text)):
        first, second = phrase.split()
        key = first, singular(second)
        if key in found and found[key].together >= NAMED:
            kept.setdefault(key, found[key])
    parts = {
        word for word in frequent[:PARTS] if len(word) >= SHORTEST and word not in stop and may(word, ("NN",))
    }
    for word in frequent[:PUT]:
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            if word[:cut] in parts and word[cut:] in parts and may(word, ("NN",)):
                key = word[:cut], singular(word[cut:])
                kept.setdefault(key, found.get(key, CLOSED))
    return kept


def swaps(links: Links, forms: Forms, rank: dict[str, int], parts: set[str]) -> dict[str, dict[str, int]]:
    """Return the words that each frequent word may stand for, and how near they are."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for word, others in links.items():
        own = forms.of(word)
        for other, how in others.items():
            near = how_near(how)
            if near is None:
                continue
            for kind, meant in forms.of(other).items():
                for one in own[kind]:
                    for right in meant:
                        fits = rank[one] < PUT and rank[right] < MEANT and singular(one) != singular(right)
                        if fits and (right in parts or singular(right) in parts):
                            found[one][right] = max(near, found[one].get(right, LISTED))
    return found


def rows(lists: list[list[int]]) -> bytes:
    """Lay out lists of numbers: where each begins, then all of them."""
    starts = [0]
    for one in lists:
        starts.append(starts[-1] + len(one))
    return pack(f"<{len(starts)}I", *starts) + b"".join(pack(f"<{len(one)}H", *one) for one in lists)


def laid_out(put: dict[str, dict[str, int]], pairs: Pairs, rank: dict[str, int]) -> bytes:
    """Lay out the table."""
    used = {
        *put,
        *(other for others in put.values() for other in others),
        *(part for pair in pairs for part in pair),
    }
    words = sorted(used, key=lambda word: (rank.get(word, len(rank)), word))
    number = {word: place for place, word in enumerate(words)}
    buckets: list[list[str]] = [[] for _ in range(BUCKETS)]
    for word in words:
        buckets[crc32(word.encode()) % BUCKETS].append(word)
    starts, body = [0], b""
    for bucket in buckets:
        starts.append(starts[-1] + len(bucket))
        body += b"".join(fingerprint(word.encode()) for word in bucket)
        body += b"".join(NUMBER.pack(number[word]) for word in bucket)
    lists, nears = [], bytearray()
    for word in words:
        by_near: dict[int, list[int]] = {SURE: [], MUTUAL: [], LISTED: []}
        for other, near in put.get(word, {}).items():
            by_near[near].append(number[other])
        for near in (SURE, MUTUAL):
            by_near[near] = sorted(by_near[near])[:MOST]
            nears.append(len(by_near[near]))
        lists.append([*by_near[SURE], *by_near[MUTUAL], *sorted(by_near[LISTED])])
    heads: list[dict[int, int]] = [{} for _ in words]
    modifiers: list[dict[int, int]] = [{} for _ in words]
    for (first, second), fixed in pairs.items():
        value = value_of(fixed)
        heads[number[first]][number[second]] = value
        modifiers[number[second]][number[first]] = value
    names, at = b"".join(word.encode() for word in words), [0]
    for word in words:
        at.append(at[-1] + len(word.encode()))
    parts = {
        "starts": pack(f"<{BUCKETS + 1}I", *starts),
        "words": body,
        "names": pack(f"<{len(at)}I", *at) + names,
        "swaps": rows(lists),
        "sure": bytes(nears),
        "heads": rows([sorted(one) for one in heads]),
        "heads values": b"".join(bytes(one[key] for key in sorted(one)) for one in heads),
        "modifiers": rows([sorted(one) for one in modifiers]),
        "modifiers values": b"".join(bytes(one[key] for key in sorted(one)) for one in modifiers),
    }
    sections, place = {}, 0
    for name, data in parts.items():
        sections[name] = [place, len(data)]
        place += len(data)
    print(len(words), "words,", sum(map(len, lists)), "swaps,", len(pairs), "pairs")
    return with_header(MAGIC, {"words": len(words), "sections": sections}, b"".join(parts.values()))


def main() -> None:
    """Build and write the table."""
    parser = ArgumentParser(description="Build the table of swapped words.")
    for name in ("wordnet", "moby", "wordsegment"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    listed = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
    frequent = [word for word in listed if word and not word.startswith("#")][:FORMS_FROM]
    rank = {word: place for place, word in enumerate(frequent)}
    pairs = fixed_pairs(args.wordnet, args.moby, args.wordsegment, frequent)
    parts = {part for pair in pairs for part in pair}
    put = swaps(linked(args.wordnet, args.moby), Forms(args.wordnet, set(frequent)), rank, parts)
    target = ROOT / "rules" / "data" / "english.swaps"
    replace(target, laid_out(put, pairs, rank))
    print(target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
