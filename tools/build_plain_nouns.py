"""Build ``rules/data/plain-nouns.txt``: everyday nouns that are never written with a capital where nothing
but their being a name asks for it. Run by hand, never at lint time; the output is committed.

python tools/build_plain_nouns.py --text FILE

``--text`` is running text, a paragraph a line (``tools/read_texts.py`` makes it; permissively licensed, see
``rules/data/english.LICENSE``). A noun counts where it stands between two small words, or at the end of a
phrase.
"""

from __future__ import annotations

import re
import sys
import textwrap
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.facts import Facts
from copydesk.input import readers
from copydesk.language.wordsets import word_sets
from tools.build_dictionary import ROOT, replace

INSIDE = re.compile(r"(?<=[a-z] )[A-Za-z][a-z]{2,20}(?= [a-z]|[,;.](?: |$))")
LEAST, SHARE, EVERYDAY = 20, 0.005, 4
"""So often a noun must be met, so rarely with a capital; the least tier of an everyday word."""
NOUN = frozenset({"NN", "NNS"})
HEAD = """\
# Everyday nouns that hardly ever stand with a capital inside of a sentence without being part of a name
# (made by tools/build_plain_nouns.py from the text that english.LICENSE names). Licence: MIT, as the project.
"""


def counted(lines: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word stands small and with a capital inside of sentences."""
    small, large = Counter[str](), Counter[str]()
    for line in lines:
        for match in INSIDE.finditer(line):
            (small if match[0][0].islower() else large)[match[0].lower()] += 1
    return small, large


def is_plain(facts: Facts, word: str) -> bool:
    """Say whether a word is an everyday noun, no name, and none that many write with a capital."""
    known = facts.lexicon.look_up(word)
    if not known.known or known.name or known.tier < EVERYDAY or word in facts.lexicon.names:
        return False
    if word in word_sets(facts.data("grammar.txt"))["by-custom-capital"]:
        return False
    return facts.tagger.likeliest(word) in NOUN


def main() -> None:
    """Count, choose and write."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--text", type=Path, required=True)
    arguments = parser.parse_args()
    with arguments.text.open(encoding="utf-8", errors="replace") as lines:
        small, large = counted(lines)
    rules = build(catalogue.load(), Choice())
    facts = rules.facts(readers.read(Source.from_text("The lamp burns.", "text"), "text"))
    nouns = sorted(
        word
        for word, count in small.items()
        if count >= LEAST and large[word] <= SHARE * (count + large[word]) and is_plain(facts, word)
    )
    replace(
        ROOT / "rules" / "data" / "plain-nouns.txt",
        (HEAD + textwrap.fill(" ".join(nouns), 120) + "\n").encode(),
    )
    print(f"{len(nouns)} nouns")


if __name__ == "__main__":
    main()
