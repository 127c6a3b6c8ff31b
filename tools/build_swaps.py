"""Build ``rules/data/english.swaps``: which words a thesaurus puts for which, and which pairs of words are
fixed. Run by hand, never at lint time; the output is committed.

python tools/build_swaps.py --wordnet FOLDER --moby FILE --wordsegment FOLDER --text FILE

Reads (all permissively licensed; the notices are in ``rules/data/english.LICENSE``):

* ``--wordnet``: the folder ``/usr/share/wordnet`` of the Debian package ``wordnet-base`` 3.0: words of one
sense, of similar senses and of kinds, expressions of two words, irregular forms;
* ``--moby``: ``words.txt`` of the npm package ``moby`` 1.1.2 (MIT): the Moby Thesaurus of Grady Ward (public
domain) with the entries of the Open Office thesaurus (WordNet licence);
* ``--wordsegment``: the folder with ``bigrams.txt`` and ``unigrams.txt`` of the Python package
``wordsegment`` 1.3 (Apache 2.0);
* ``--text``: running text, a paragraph a line (``tools/read_texts.py`` makes it), nine tenths of it:
``tools/fit_swaps.py`` weighs with the last one.

What programs are known to put somewhere (``tortured-phrases.keyed``, ``spinner-index.txt``,
``tools/spun-words.txt``) is added. A swap is kept when the word that is meant is part of a fixed pair or
of a fixed term (``tools/fixed-terms.txt``), or belongs to a frame (``swap_frames``); both in the same form
(plural, past, -ing).
A pair of a modifier and a noun is fixed when WordNet has it or frequent words are closed up of it, or when it
was counted much oftener than chance would have it.
"""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.catalogue import catalogue
from copydesk.language.tagging import english_tags
from copydesk.language.tagging.pairtable import ALL, RARE
from copydesk.language.tagging.swaptable import Fixed, Near, singular
from tools.build_dictionary import ROOT, replace
from tools.swap_frames import SMALL, Frames, by_book, counted, frames, named, names, phrases, weighed_apart
from tools.swap_layout import laid_out

FORMS_FROM, PUT, MEANT, CLOSED_OF, FRAMED, COMMON, PARTS = (
    70_000,
    70_000,
    30_000,
    30_000,
    20_000,
    12_000,
    9_000,
)
"""Among so many of the frequent words are those of a pair; those that are put for others; those that are
meant; closed compounds; those of frames; the words of names; the parts of closed compounds.
"""
SHORTEST = 3
FIXED, COMPOUND, NAMED = 4.0, 3.0, 2.5
"""So much likelier than chance a pair is fixed, one of two nouns, and one that a thesaurus names."""
CLOSED = Fixed(4.0, 0.0, entry=False)
LEAST = log(8e4)
"""As often the rarest pairs of the list were counted (natural logarithm)."""
SAME, SIMILAR, KIND, UNDER, OVER, PROGRAM = 1, 2, 4, 8, 16, 32
"""How two words are linked: one sense; similar senses; a kind of it; the one is listed under the other; the
other under it; programs are known to put the one for the other.
"""
DATA_FOLDER, BY_PROGRAMS = ROOT / "rules" / "data", ("tortured-phrases.keyed", "spinner-index.txt")
DATA = ("noun", "verb", "adj", "adv")
MODIFIERS, NOUNS = ("NN", "NNS", "JJ", "VBG", "VBN"), ("NN", "NNS")
PHRASE = re.compile(r"[a-z]+(?: [a-z]+){0,2}")
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
        if word != other and PHRASE.fullmatch(word) and other.isalpha():
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
                        if word.isalpha():
                            link(word.lower(), other.lower(), how)
    for line in moby.read_text(encoding="utf-8", errors="replace").lower().splitlines():
        entry, *listed = line.split(",")
        for other in listed:
            if other.isalpha() and entry.isalpha():
                link(other, entry, UNDER)
                link(entry, other, OVER)
    for word, replaced in by_programs().items():
        for other in replaced:
            link(word, other, PROGRAM)
    return links


def by_programs() -> dict[str, set[str]]:
    """Return the words and phrases that programs are known to put somewhere, with those that they replace."""
    code = catalogue.load().codes[0]
    spun = import_module(code.name_of(os.path.join(code.folder, "typos/spunpairs.py")))
    listed = [(DATA_FOLDER / name).read_text(encoding="utf-8") for name in BY_PROGRAMS]
    tortured, index = ([line for line in text.splitlines() if line[:1] != "#"] for text in listed)
    found = {
        word: set(others) for word, others in spun.put_by_programs(tuple(tortured), tuple(index)).items()
    }
    for line in (ROOT / "tools" / "spun-words.txt").read_text(encoding="utf-8").splitlines():
        meant, _, put = line.partition(": ")
        if line[:1] != "#":
            for word in put.split(", "):
                found.setdefault(word, set()).add(meant)
    return found


def how_near(how: int) -> int | None:
    """Return how near a word is to one that it may stand for; None when no thesaurus would put it there."""
    if how & (SAME | SIMILAR) or (how & KIND and how & (UNDER | OVER)):
        return Near.SURE
    if how & PROGRAM or (how & UNDER and how & OVER):
        return Near.MUTUAL
    return Near.LISTED if how & (UNDER | KIND) else None


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

    def noun(word: str) -> bool:
        return tagger.likeliest(word) == "NN"

    kept = {
        key: fixed
        for key, fixed in found.items()
        if fixed.together >= (COMPOUND if noun(key[0]) and noun(key[1]) else FIXED)
    }
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
    for word in frequent[:CLOSED_OF]:
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            if word[:cut] in parts and word[cut:] in parts and may(word, ("NN",)):
                key = word[:cut], singular(word[cut:])
                kept.setdefault(key, found.get(key, CLOSED))
    return kept


def terms() -> set[str]:
    """Return the words of the terms that nobody varies, but for those that say nothing."""
    stop = set((ROOT / "rules/data/stopwords.txt").read_text(encoding="utf-8").split())
    lines = (ROOT / "tools" / "fixed-terms.txt").read_text(encoding="utf-8").lower().splitlines()
    words = {word for line in lines if not line.startswith("#") for word in re.findall("[a-z]+", line)}
    return {word for word in words - stop if len(word) >= SHORTEST}


class Put(NamedTuple):
    """The words that each word may stand for with how near they are, and those of them for which programs are
    known to put it.
    """

    near: dict[str, dict[str, int]]
    programs: dict[str, set[str]]


def swaps(
    links: Links, forms: Forms, rank: dict[str, int], parts: set[str], framed: set[str], of_terms: set[str]
) -> Put:
    """Return the words that each frequent word, and each phrase that programs put for a word, may stand for:
    what is part of a fixed pair or of a fixed term, and, of those that are nearer, what belongs to a frame.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    programs: dict[str, set[str]] = defaultdict(set)
    tagger = english_tags()
    for word, others in links.items():
        if tagger.may(word, "CD"):
            continue
        own = {"": [word], "s": [f"{word}s"]} if " " in word else forms.of(word)
        for other, how in others.items():
            near = how_near(how)
            if near is None:
                continue
            for kind, meant in forms.of(other).items():
                for one in own.get(kind, ()):
                    for right in meant:
                        fits = " " in one or rank[one] < PUT
                        fits = fits and (
                            rank[right] < MEANT or not of_terms.isdisjoint((right, singular(right)))
                        )
                        fits = fits and singular(one) != singular(right)
                        rare = rank.get(one, 0) >= CLOSED_OF or rank[right] >= FRAMED
                        fits = fits and not (rare and near == Near.LISTED)
                        paired = not parts.isdisjoint((right, singular(right)))
                        if fits and (paired or (near != Near.LISTED and right in framed)):
                            found[one][right] = max(near, found[one].get(right, Near.LISTED))
                            if how & PROGRAM:
                                programs[one].add(right)
    return Put(found, programs)


def frames_of(args: Namespace, forms: Forms, frequent: list[str], links: Links, pairs: Pairs) -> Frames:
    """Return the frames of the language."""
    tagger = english_tags()
    content = {word for word in frequent[:FRAMED] if len(word) >= SHORTEST and word not in SMALL}

    def verb(word: str) -> set[str]:
        return (
            {form for kind in forms.of(word).values() for form in kind} if tagger.may(word, "VB") else set()
        )

    known = phrases(args.wordnet, args.moby, ("noun", "verb", "adj", "adv"))
    book = by_book((one for one in known), content, verb)
    with args.text.open(encoding="utf-8") as lines:
        met, alone = counted(weighed_apart(lines), {*content, *frequent[:CLOSED_OF]} - SMALL.keys())
    # "Forty minutes" is as good as "forty winks".
    counting = [
        frame for frame in book.keys() | met.keys() if any(tagger.may(word, "CD") for word in frame.split())
    ]
    for frame in counting:
        book.pop(frame, None)
        met.pop(frame, None)
    stands_for = {
        word: {other for other, how in others.items() if how_near(how) in (Near.SURE, Near.MUTUAL)}
        for word, others in links.items()
    }
    made = frames(book, met, alone, stands_for, {" ".join(pair) for pair in pairs})
    return made | named(names(args.wordnet, set(frequent[:COMMON])))


def main() -> None:
    """Build and write the table."""
    parser = ArgumentParser(description="Build the table of swapped words.")
    for name in ("wordnet", "moby", "wordsegment", "text"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    listed = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
    frequent = [word for word in listed if word and not word.startswith("#")][:FORMS_FROM]
    rank = {word: place for place, word in enumerate(frequent)}
    forms = Forms(args.wordnet, set(frequent))
    pairs = fixed_pairs(args.wordnet, args.moby, args.wordsegment, frequent)
    links = linked(args.wordnet, args.moby)
    framed = frames_of(args, forms, frequent, links, pairs)
    parts = {part for pair in pairs for part in pair}
    filling = {word for row in framed.values() for word, fixed in row.items() if fixed.together}
    of_terms = terms()
    put = swaps(links, forms, rank, parts | of_terms, filling, of_terms)
    target = ROOT / "rules" / "data" / "english.swaps"
    replace(target, laid_out(put.near, put.programs, pairs, framed, rank))
    print(target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
