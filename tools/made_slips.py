"""Slips of grammar, made on purpose in sentences that have none, for ``build_slips``: another form of a
verb, a noun in the other number, a small word left out or put in, a word for one that looks alike.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import NamedTuple

from copydesk.language.tagging import Tagger

SLOTS = {"VB": "B", "VBP": "B", "VBZ": "S", "VBD": "D", "VBN": "N", "VBG": "G"}
SWAPS: dict[str, tuple[tuple[str, float], ...]] = {
    "VBZ": (("B", 6), ("G", 0.4)),
    "VBP": (("S", 5), ("G", 0.4)),
    "VBD": (("B", 2), ("N", 2), ("G", 0.4), ("S", 0.2)),
    "VBN": (("B", 4), ("D", 4), ("G", 1), ("S", 0.4)),
    "VB": (("S", 3), ("D", 2.5), ("G", 2), ("N", 1)),
    "VBG": (("B", 4), ("N", 1), ("D", 1), ("S", 0.5)),
}
"""Which forms are written for which, and how often."""
BE: dict[str, tuple[tuple[str, float], ...]] = {
    "is": (("are", 4), ("be", 1)),
    "are": (("is", 4), ("be", 1)),
    "was": (("were", 4), ("be", 0.4)),
    "were": (("was", 4),),
    "am": (("is", 1), ("are", 1)),
    "be": (("is", 1), ("been", 1), ("being", 1), ("are", 0.6)),
    "been": (("be", 2), ("being", 0.5)),
    "being": (("be", 1), ("been", 0.5)),
}
LEFT_OUT = (
    "the a an to of in on at for with by from as about than that is are was were be been has have had will "
    "it he they do did not and up out into one i we you who which there so"
).split()
PUT_IN = "to the a of in is be have and for on it that with at as are was".split()
OTHER = (
    "NN NNS NNP VB VBP VBZ VBD VBN VBG JJ JJR RB IN DT PRP PRP$ TO MD WRB WP WDT CC CD EX RP PB PH PM WP$ N$ "
    "UH"
).split()
MENDS = (
    "KEEP", *"B S D N G NN NNS".split(), *(f"={word}" for word in BE), *(f"+{word}" for word in LEFT_OUT),
    "DEL", *(f"~{tag}" for tag in OTHER),
)  # fmt: skip
"""What may be done to a word: nothing; the form, the number or the word that is right ("=": of "be"); put a
word in before it; leave it out; write another word, of a part of speech.
"""
SHARES = (0.38, 0.50, 0.68, 0.92)
"""Up to which share slips are verbs, nouns, other words, and words left out; the rest are words put in."""
LIKELY = 18
FREQUENT = 9_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Slip(NamedTuple):
    """A sentence with a slip, its place, and what would mend it (a number of ``MENDS``)."""

    words: list[str]
    place: int
    mend: int


class Slips:
    """Makes slips, with the forms of words and the words that look alike."""

    def __init__(
        self, lemminflect: Path, frequent: Sequence[str], groups: Iterable[Sequence[str]], tagger: Tagger
    ) -> None:
        """Read the forms of ``lemminflect``; ``frequent``: words, the most frequent first; ``groups``: words
        that are confused.
        """
        self._tagger = tagger
        self._rank = {word: number for number, word in enumerate(frequent)}
        self._forms: dict[str, dict[str, str]] = {}
        self._lemmas: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._many: dict[str, str] = {}
        self._one: dict[str, str] = {}
        self._read(lemminflect / "resources" / "infl_lu.csv.gz")
        self._alike = _alike(frequent[:FREQUENT], groups)

    def _read(self, file: Path) -> None:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                lemma, kind, *cells = line.rstrip("\n").split(",")
                first = [cell.split("/")[0] for cell in (*cells, "", "", "")[:4]]
                if kind == "verb" and lemma != "be":
                    past, participle, ing, third = first
                    forms = {"B": lemma, "D": past, "N": participle or past, "G": ing, "S": third}
                    self._forms[lemma] = forms
                    for slot, form in forms.items():
                        self._lemmas[form, slot].append(lemma)
                elif kind == "noun" and lemma.islower() and first[0] not in ("", lemma):
                    self._many.setdefault(lemma, first[0])
        for one, many in self._many.items():
            self._one.setdefault(many, one)

    def make(self, chance: Random, words: list[str], tags: Sequence[str]) -> Slip | None:
        """Return a sentence with a slip of one kind, or None where it has no place for it."""
        which = chance.random()
        makers = (self._verb, self._noun, self._other_word, self._left_out)
        for share, maker in zip(SHARES, makers, strict=True):
            if which < share:
                return maker(chance, words, tags)
        return self._put_in(chance, words, tags)

    def _verb(self, chance: Random, words: list[str], tags: Sequence[str]) -> Slip | None:
        places = [at for at, tag in enumerate(tags) if tag in SLOTS and words[at].isalpha()]
        chance.shuffle(places)
        for at in places:
            low = words[at].lower()
            if low in BE:
                return _changed(words, at, _chosen(chance, BE[low]), f"={low}")
            slot = SLOTS[tags[at]]
            lemmas = self._lemmas.get((low, slot), ())
            if lemmas:
                lemma = min(lemmas, key=lambda one: self._rank.get(one, len(self._rank)))
                new = self._forms[lemma][_chosen(chance, SWAPS[tags[at]])]
                if new not in ("", low):
                    return _changed(words, at, new, slot)
        return None

    def _noun(self, chance: Random, words: list[str], tags: Sequence[str]) -> Slip | None:
        many = [at for at, tag in enumerate(tags) if tag == "NNS" and words[at] in self._one]
        one = [at for at, tag in enumerate(tags) if tag == "NN" and words[at] in self._many]
        places = many if many and chance.random() < 0.75 else [*one, *many]
        if not places:
            return None
        at = chance.choice(places)
        if tags[at] == "NNS":
            return _changed(words, at, self._one[words[at]], "NNS")
        return _changed(words, at, self._many[words[at]], "NN")

    def _other_word(self, chance: Random, words: list[str], tags: Sequence[str]) -> Slip | None:
        places = [at for at in range(1, len(words)) if words[at].lower() in self._alike and tags[at] in OTHER]
        chance.shuffle(places)
        names = self._tagger.table.tags
        for at in places[:4]:
            new = chance.choice(self._alike[words[at].lower()])
            may = {names[tag] for tag, cost in self._tagger.kinds(new) if cost <= LIKELY}
            same = next((both for both in ({"VB", "VBP"}, {"VBD", "VBN"}) if tags[at] in both), {tags[at]})
            if not may & same:
                return _changed(words, at, new, f"~{tags[at]}")
        return None

    @staticmethod
    def _left_out(chance: Random, words: list[str], tags: Sequence[str]) -> Slip | None:
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words[:-1]):
            if word.lower() in LEFT_OUT and words[at + 1][0].isalnum():
                places[word.lower()].append(at)
        if not places:
            return None
        even = chance.random() < 0.6
        every = sorted(chain.from_iterable(places.values()))
        at = chance.choice(places[chance.choice(list(places))] if even else every)
        rest = words[at + 1 :]
        if at == 0:
            rest[0] = rest[0].capitalize()
        return Slip([*words[:at], *rest], at, MENDS.index(f"+{words[at].lower()}"))

    @staticmethod
    def _put_in(chance: Random, words: list[str], tags: Sequence[str]) -> Slip:
        at = chance.randrange(1, len(words))
        doubled = chance.random() < 0.3 and words[at - 1].isalpha()
        more = words[at - 1].lower() if doubled else chance.choice(PUT_IN)
        return Slip([*words[:at], more, *words[at:]], at, MENDS.index("DEL"))


def _chosen(chance: Random, options: Sequence[tuple[str, float]]) -> str:
    return chance.choices([one for one, _ in options], [weight for _, weight in options])[0]


def _changed(words: list[str], at: int, new: str, mend: str) -> Slip:
    written = new.capitalize() if words[at][:1].isupper() else new
    return Slip([*words[:at], written, *words[at + 1 :]], at, MENDS.index(mend))


def _alike(frequent: Sequence[str], groups: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Return the frequent words that are one letter from each, and those with which it is confused."""
    known = {word for word in frequent if word.isalpha() and len(word) > 1}
    found: dict[str, list[str]] = {}
    for word in sorted(known):
        near = set[str]()
        for at in range(len(word) + 1):
            head, tail = word[:at], word[at:]
            near.update(head + letter + tail for letter in LETTERS)
            if tail:
                near.add(head + tail[1:])
                near.update(head + letter + tail[1:] for letter in LETTERS)
            if len(tail) > 1:
                near.add(head + tail[1] + tail[0] + tail[2:])
        others = [
            one
            for one in sorted(near & known - {word})
            if one.rstrip("s") != word.rstrip("s") and one.rstrip("d") != word.rstrip("d")
        ]
        if others:
            found[word] = others
    for group in groups:
        for word in group:
            found.setdefault(word, []).extend(other for other in group if other != word for _ in range(3))
    return found
