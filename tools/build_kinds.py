"""Build ``rules/data/english.kinds``, which words mean nearly the same or name things of one kind, from
WordNet: ``python tools/build_kinds.py DICT``. Run by hand; the output is committed.

DICT is the folder of the WordNet 3.0 database files. Near to a word are the words that share a sense with it,
those of the kind above (a mire is a bog) and of the two below, those beside it under a kind that is no wide
one, and for adjectives and verbs those of similar senses; what is said of its first senses counts more. A
stem has the relations of its words. The layout is that of ``language.lexicon.related``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "lint")]

from copydesk.facts.text.terms import stems  # noqa: E402
from copydesk.language.lexicon.related import PLACES  # noqa: E402
from tools.neartables import lines, store  # noqa: E402

SENSES = {"noun": 5, "verb": 6, "adj": 4, "adv": 3}
UP, DOWN, BESIDE, ALIKE, FURTHER_UP = 0.8, 0.7, 0.6, 0.8, 0.5
WIDE = 40
"""Under a kind of so many the things beside each other say nothing."""
LATER = 0.35
"""How much less each later sense of a word counts."""
LEAST, CLOSE = 0.17, 0.5
MOST_STEMS = 30_000
Sense = tuple[str, str]


class Net:
    """The senses: of each word those it has, the commonest first, of each sense its words and links."""

    def __init__(self, folder: Path) -> None:
        self.of_word: dict[str, list[tuple[Sense, int]]] = defaultdict(list)
        self.words: dict[Sense, list[str]] = {}
        self.links: dict[Sense, list[tuple[str, Sense]]] = {}
        parts_of_speech = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
        for kind, most in SENSES.items():
            for line in (folder / f"index.{kind}").read_text(encoding="utf-8").splitlines():
                if not line.startswith(" "):
                    parts = line.split()
                    offsets = parts[-int(parts[2]) :][:most]
                    self.of_word[parts[0]] += [((kind, offset), rank) for rank, offset in enumerate(offsets)]
            for line in (folder / f"data.{kind}").read_text(encoding="utf-8").splitlines():
                if line.startswith(" "):
                    continue
                parts = line.split(" | ")[0].split()
                count = int(parts[3], 16)
                self.words[kind, parts[0]] = [
                    word.partition("(")[0].lower() for word in parts[4 : 4 + 2 * count : 2]
                ]
                linked = parts[5 + 2 * count :]
                self.links[kind, parts[0]] = [
                    (linked[at], (parts_of_speech[linked[at + 2]], linked[at + 1]))
                    for at in range(0, len(linked) - 3, 4)
                    if linked[at + 2] in parts_of_speech
                ]
        self.rank = {(word, sense): rank for word, held in self.of_word.items() for sense, rank in held}

    def _linked(self, sense: Sense, *kinds: str) -> list[Sense]:
        return [other for kind, other in self.links[sense] if kind in kinds]

    def around(self, sense: Sense) -> Iterator[tuple[Sense, float]]:
        """Yield the senses near to one, and how near they are."""
        yield sense, 1.0
        for above in self._linked(sense, "@", "@i"):
            yield above, UP
            beside = self._linked(above, "~")
            if len(beside) <= WIDE:
                yield from ((other, BESIDE / (1 + len(beside) / WIDE)) for other in beside if other != sense)
            yield from ((further, FURTHER_UP) for further in self._linked(above, "@"))
        for below in self._linked(sense, "~", "~i"):
            yield below, DOWN
            yield from ((further, FURTHER_UP) for further in self._linked(below, "~"))
        yield from ((other, ALIKE) for other in self._linked(sense, "&", "$", "+", "\\", "^"))

    def near(self, word: str) -> Mapping[str, float]:
        """Return the words near to one."""
        found: dict[str, float] = defaultdict(float)
        for sense, rank in self.of_word[word]:
            for other, nearness in self.around(sense):
                for each in self.words[other]:
                    later = rank + self.rank.get((each, other), max(SENSES.values()))
                    if each != word and each.isalpha():
                        found[each] = max(found[each], nearness / (1 + LATER * later))
        return found


def main() -> None:
    """Write the file."""
    net, stem_of = Net(Path(sys.argv[1])), stems(lines)
    frequent = [word for word in lines("english-frequency.txt") if word.isalpha() and word in net.of_word]
    names = list(dict.fromkeys(stem_of[word] for word in frequent if stem_of[word]))[:MOST_STEMS]
    near: dict[str, dict[str, float]] = {name: {} for name in names}
    for word in frequent:
        row = near.get(stem_of[word], {})
        for other, nearness in net.near(word).items():
            name = stem_of[other]
            if name in near and name != stem_of[word] and nearness >= LEAST:
                row[name] = max(row.get(name, 0.0), nearness)
    ordered = {
        name: [
            (other, nearness >= CLOSE)
            for other, nearness in sorted(row.items(), key=lambda one: -one[1])[:PLACES]
        ]
        for name, row in near.items()
    }
    store("english.kinds", ordered)


if __name__ == "__main__":
    main()
