"""Build ``rules/data/spinner-index.txt`` from ``rules/data/spinner.txt``. Run by hand; the output is
committed.

python tools/build_spinner.py [--symspell DIR]

The source is written for people: terms, and for each word what programs put in its place. The index leads
from a replacement to the words meant, so that a check has little to do when it starts.

Replacing a word of a fixed expression may give another expression that people write ("public sentiment").
Those are told by data: with ``--symspell`` (the folder of the Python package symspellpy 6.10, MIT, whose
243,342 most frequent word pairs come from the Google Books Ngram data, CC BY 3.0) the section [usual] of the
source is written anew.
"""

from __future__ import annotations

import argparse
from itertools import product
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "rules" / "data"
SECTIONS = {"phrase": "phrases", "plain": "plain"}
Pairs = list[tuple[str, str]]


def sections(text: str) -> dict[str, list[str]]:
    """Return the lines of each section of the source, without comments."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[] ")
        elif name and line.strip() and not line.startswith("#"):
            found.setdefault(name, []).append(line.strip())
    return found


def pairs(lines: list[str]) -> Pairs:
    """Return the expressions of two words in lines parted by semicolons."""
    entries = (entry.split() for line in lines for entry in line.split(";") if entry.strip())
    return [(first, second) for first, second in entries]


def swaps(lines: list[str]) -> dict[str, list[str]]:
    """Return what is put in the place of each word; "!" marks what nobody says of it."""
    found = {}
    for line in lines:
        word, _, others = line.partition(":")
        found[word] = [other.strip() for other in others.split(",")]
    return found


def usual(parts: dict[str, list[str]], frequent: set[tuple[str, ...]]) -> list[str]:
    """Return the replaced terms that stand among frequent word pairs, in singular or plural."""
    terms, others = pairs(parts["terms"]), swaps(parts["swaps"])
    found = set()
    for first, second in terms:
        lefts = [first, *(word.lstrip("!") for word in others.get(first, ()))]
        rights = [second, *(word.lstrip("!") for word in others.get(second, ()))]
        for left, right in product(lefts, rights):
            plural = right[:-1] + "ies" if right.endswith("y") else right + "s"
            known = (left, right) in frequent or (left, plural) in frequent or (left, right) in terms
            if known and (left, right) != (first, second):
                found.add(f"{left} {right}")
    return sorted(found)


def index(text: str) -> str:
    """Return the index of a source text."""
    parts = sections(text)
    terms = pairs(parts["terms"])
    heads, nouns = {first for first, _ in terms}, {second for _, second in terms}
    meant: dict[str, list[str]] = {}
    for word, others in swaps(parts["swaps"]).items():
        for other in others:
            meant.setdefault(other.lstrip("!"), []).append("!" * other.startswith("!") + word)
    plain = {word: {one.lstrip("!") for one in words} for word, words in meant.items()}
    firsts = heads | {word for word, words in plain.items() if words & heads}
    seconds = nouns | {word for word, words in plain.items() if words & nouns}
    lines = ["# Made from spinner.txt by tools/build_spinner.py; see there for source and licence."]
    for name, entries in (
        ("terms", {f"{first} {second}" for first, second in terms}),
        ("usual", {" ".join(pair) for pair in pairs(parts["usual"])}),
        ("firsts", firsts),
        ("seconds", seconds),
    ):
        lines.append(f"{name}\t{';'.join(sorted(entries))}")
    lines += [f"swap\t{word} {' '.join(words)}" for word, words in sorted(meant.items())]
    lines += [f"{key}\t{line}" for key in ("phrase", "plain") for line in parts[SECTIONS[key]]]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the section [usual] if the word pairs are given, and the index."""
    parser = argparse.ArgumentParser(description="Build the index of replaced expressions.")
    parser.add_argument("--symspell", type=Path)
    args = parser.parse_args()
    source = DATA / "spinner.txt"
    text = source.read_text(encoding="utf-8")
    if args.symspell:
        counted = (args.symspell / "frequency_bigramdictionary_en_243_342.txt").read_text(
            encoding="utf-8-sig"
        )
        frequent = {tuple(line.split()[:2]) for line in counted.splitlines()}
        head = text.partition("\n[usual]\n")[0]
        text = f"{head}\n[usual]\n{'; '.join(usual(sections(head), frequent))}\n"
        source.write_text(text, encoding="utf-8")
    (DATA / "spinner-index.txt").write_text(index(text), encoding="utf-8")


if __name__ == "__main__":
    main()
