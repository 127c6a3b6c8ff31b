"""Make ``rules/data/synonyms.txt`` from WordNet: ``python tools/build_synonyms.py DICT``.

DICT is the folder ``dict`` of the WordNet 3.1 database files. Of each frequent word the first senses count,
and of each sense the other frequent words that have it among their own first ones; of adjectives those of
similar senses too, and of nouns the name of the kind. A line is a word and its synonyms.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_FREQUENT = 16_000
_SENSES = {"noun": 3, "verb": 4, "adj": 3, "adv": 2}
_LINKS = {"adj": ("&",), "noun": ("@",), "verb": (), "adv": ()}
HEAD = """\
# Synonyms of frequent English words: a word, and those that have one of its commonest senses.
# Made by tools/build_synonyms.py from WordNet 3.1, Copyright 2011 by Princeton University, all rights
# reserved. Its licence permits to use, copy, modify and distribute the database for any purpose and without
# fee, provided that this notice appears on all copies; it is provided "as is", without any warranty.
# https://wordnet.princeton.edu/license-and-commercial-use
"""


def senses(folder: Path, kind: str) -> dict[str, list[str]]:
    """Return the offsets of the senses of each word of one kind, the commonest first."""
    found = {}
    for line in (folder / f"index.{kind}").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            found[parts[0]] = parts[-int(parts[2]) :]
    return found


def synsets(folder: Path, kind: str) -> dict[str, tuple[list[str], list[str]]]:
    """Return the words of each sense of one kind, and the senses that it is linked with."""
    found = {}
    for line in (folder / f"data.{kind}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = [word.partition("(")[0].lower() for word in parts[4 : 4 + 2 * count : 2]]
        links = parts[5 + 2 * count :]
        near = [links[at + 1] for at in range(0, len(links) - 3, 4) if links[at] in _LINKS[kind]]
        found[parts[0]] = words, near
    return found


def main() -> None:
    """Write the file."""
    folder = Path(sys.argv[1])
    words = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
    frequent = [word for word in words if word and not word.startswith("#")][:_FREQUENT]
    stop = set((ROOT / "rules/data/stopwords.txt").read_text(encoding="utf-8").split())
    known = {word for word in frequent if len(word) > 2 and word.isalpha()} - stop
    synonyms: dict[str, set[str]] = defaultdict(set)
    for kind, most in _SENSES.items():
        index, held = senses(folder, kind), synsets(folder, kind)
        firsts = {word: index[word][:most] for word in known.intersection(index)}
        for word, offsets in firsts.items():
            for offset in offsets:
                others, near = held[offset]
                meant = {offset, *near}
                for other in {*others, *(each for link in near for each in held[link][0])}:
                    if other != word and meant.intersection(firsts.get(other, ())):
                        synonyms[word].add(other)
                        synonyms[other].add(word)
    lines = [f"{word} {' '.join(sorted(synonyms[word]))}" for word in sorted(synonyms)]
    (ROOT / "rules/data/synonyms.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "words")


if __name__ == "__main__":
    main()
