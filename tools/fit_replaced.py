"""Fit the weights by which an expression is taken for a term of which several words were replaced:
``python tools/fit_replaced.py TEXT [--write]``.

TEXT is running text, a paragraph a line (as ``tools/read_texts.py`` makes it), cut into pieces: what is found
there is honest. The others are made: in each term of three words and more of ``tools/fixed-terms.txt`` that
has several words that say something, two or more get synonyms out of ``english.swaps``, one for which
programs are known half of the time. The model is a logistic regression with a ridge. ``BEYOND`` is taken off
the constant, so that the odds are even where about one is found in a hundred thousand honest words.
``--write`` puts the weights into ``rules/data/swap-weights.toml``.
"""

from __future__ import annotations

import os
import random
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "lint")]

from bench.unseen import TODAY  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.catalogue.ruleset import Choice, build  # noqa: E402
from copydesk.document.source import Source  # noqa: E402
from copydesk.input.readers import read  # noqa: E402
from copydesk.language.tagging import english_swaps  # noqa: E402
from copydesk.language.tagging.swaptable import Near, Swaps  # noqa: E402
from tools.build_terms import JOINED, KEPT, OWNER, PAIR, SHORTEST, SOURCE, Term, terms  # noqa: E402
from tools.fit_swaps import Row, fitted, odds_of  # noqa: E402
from tools.fit_terms import put_table  # noqa: E402

TABLE = "[replaced-weights]\n"
BEYOND = 2.5
PIECE, COMMON, FEWEST, REPLACED = 200, 120, 2, 0.75
"""So many paragraphs are looked at together; so many of the most frequent words are never replaced; so many
words are, at least, and so often any one.
"""
PROGRAM, SURE, CHOICE = 0.5, 0.85, 12
"""So often what programs put is taken, then what has a sense in common; among so many, the commonest."""
CARRIER = "The mayor said on Monday that {} was all that the town had come to expect of it."


class Put(NamedTuple):
    """A word that is put for another one, how near it is, and whether programs are known to put it."""

    word: str
    near: int
    program: bool


def put_for(swaps: Swaps) -> dict[int, list[Put]]:
    """Return what is put for each word of the table, the commonest first."""
    found: dict[int, list[Put]] = defaultdict(list)
    lines = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
    for word, number in sorted(swaps.numbers(lines).items(), key=lambda one: one[1]):
        programs = swaps.programs(number)
        for right, near in swaps.stands_for(number).items():
            found[right].append(Put(word, near, right in programs))
    return found


def made(every: Iterable[Term], swaps: Swaps, put: dict[int, list[Put]]) -> Iterator[tuple[str, str]]:
    """Yield terms with synonyms in them, each with what is meant."""
    chance = random.Random(5)
    for marked in every:
        term = [word.lstrip(KEPT).rstrip(JOINED) for word in marked]
        numbers = {
            at: number
            for at, word in enumerate(term)
            if word not in swaps.small and len(word) >= SHORTEST
            if (number := swaps.number(word.strip(",").lower())) is not None
            and number > COMMON
            and put[number]
        }
        if len(term) <= PAIR or len(numbers) < FEWEST:
            continue
        places = chance.sample(sorted(numbers), len(numbers))
        said = list(term)
        for at in places[: max(FEWEST, sum(chance.random() < REPLACED for _ in places))]:
            of, luck = put[numbers[at]], chance.random()
            sure = [one for one in of if one.near == Near.SURE]
            among = [one for one in of if one.program] if luck < PROGRAM else sure if luck < SURE else of
            said[at] = chance.choice((among or of)[:CHOICE]).word + "," * term[at].endswith(",")
        yield " ".join(said).replace(OWNER, "their"), " ".join(term).replace(",", "")


def rows(text: Iterable[str]) -> list[Row]:
    """Return what was measured of all that stands for terms of several words."""
    rules, code = build(catalogue.load(), Choice(today=TODAY, profile="default")), catalogue.load().codes[0]
    rule = import_module(code.name_of(os.path.join(code.folder, "typos/replacedterms.py")))

    def found(text: str) -> Iterator[tuple[str, str, dict[str, float]]]:
        facts = rules.facts(read(Source.from_text(text, "text"), "text"))
        table = facts.word_table
        for one in rule.replaced_swaps(facts.scope(("prose", "-quote"), ("en",))):
            said = " ".join(table.lower[one.first : one.last + 1])
            yield said, one.meant, one.measures

    swaps = english_swaps()
    said = dict(made(terms(SOURCE.read_text(encoding="utf-8").splitlines()), swaps, put_for(swaps)))
    put = {
        (words, meant): measures
        for term, right in said.items()
        for words, meant, measures in found(CARRIER.format(term))
        if meant == right and words == term.replace(",", "").lower()
    }
    lines, honest = iter(text), dict[tuple[str, str], dict[str, float]]()
    while piece := "\n\n".join(line.rstrip("\n") for line in islice(lines, PIECE)):
        honest.update(((words, meant), measures) for words, meant, measures in found(piece))
    share = len(honest) / max(1, len(put)) / 8
    return [Row(one, share, put=True) for one in put.values()] + [
        Row(one, 1.0, put=False) for one in honest.values()
    ]


def main() -> None:
    """Fit, and write the weights when asked to."""
    parser = ArgumentParser(description="Fit the weights of terms of which several words were replaced.")
    parser.add_argument("text", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with args.text.open(encoding="utf-8", errors="replace") as text:
        every = rows(text)
    weights = fitted(every, {})
    weights["constant"] -= BEYOND
    for least in range(-2, 3):
        over = [row.put for row in every if odds_of(weights, row.measures) > least]
        print(f"over {least}: {sum(over)} that were made, {len(over) - sum(over)} honest")
    put_table(TABLE, weights, write=args.write)


if __name__ == "__main__":
    main()
