"""Fit the weights by which a pair of words is called the work of a synonym tool:
``python tools/fit_swaps.py TEXT ... SET ... [--write]``.

SETs are ``fixtures/unseen/*.toml``, in which swapped words are marked (kind ``spinner-synonym``); what people
put where counts ``REAL`` times as much as what chance does. TEXTs are running text, a paragraph a line (as
``tools/read_texts.py`` makes it), of which the counts of ``english.pairs`` were not made: novels, sermons,
manuals. They are cut into pieces of the length of an article. In a copy of each piece some fixed pairs get a
synonym out of ``english.swaps``, most of them one that is not near in its usual meaning. What the rule finds
in the pieces is honest, what it finds where a synonym was put is not. The model is a logistic regression with
a ridge, standardised; pairs that a text has again and again count less. That a program is known to put a word
in place of another one cannot be seen in such copies: its weight is set by hand. ``--write`` puts the weights
into ``rules/data/swap-weights.toml``; the thresholds there are chosen on real articles.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "lint")]

from bench.unseen import TODAY, marked  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.catalogue.ruleset import Choice, RuleSet, build  # noqa: E402
from copydesk.document.source import Source  # noqa: E402
from copydesk.input.readers import read  # noqa: E402
from copydesk.language.tagging import english_pairs, english_swaps, fixed_of, singular  # noqa: E402
from copydesk.language.tagging.swaptable import LISTED, SURE  # noqa: E402

TARGET = ROOT / "rules" / "data" / "swap-weights.toml"
SIZE, MOST_WORDS, SWAPS = 500, 70_000, 8
REAL, ANY = 15.0, 99
FAR, OF_ONE_SENSE, FIXED, APART, RIDGE = 0.6, 0.7, 4.5, 25, 1.0
BY_HAND = {"program": 1.0}
NEIGHBOURS = re.compile(r"(?<![\w'’-])([a-z]{3,})(?= ([a-z]{3,})(?![\w'’-]))")
Row = tuple[dict[str, float], float, bool]


def pieces(path: Path) -> Iterator[str]:
    """Yield pieces of a text, until there are ``MOST_WORDS``."""
    held, words, total = list[str](), 0, 0
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        held.append(line)
        words += line.count(" ") + 1
        if words > SIZE:
            yield "\n\n".join(held)
            total += words
            held, words = [], 0
            if total > MOST_WORDS:
                return


class Spinner:
    """What puts synonyms into fixed pairs."""

    def __init__(self, rules: RuleSet, rng: random.Random) -> None:
        self._rng, self._known, self._pairs = rng, english_swaps(), english_pairs()
        facts = rules.facts(read(Source.from_text("A word.", "text"), "text"))
        self._stem, self._near = facts.terms.stem_of, facts.lexicon.related.near
        words = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
        self._number = self._known.numbers([word for word in words if word.isalpha()][:45_000])
        self._put: dict[tuple[int, bool], list[str]] = {}
        for word, number in self._number.items():
            for other, near in self._known.stands_for(number).items():
                if near != LISTED:
                    self._put.setdefault((other, near == SURE), []).append(word)

    def spun(self, text: str) -> tuple[str, set[tuple[str, str]]]:
        """Return a text with synonyms in it, and the pairs that were made."""
        found = list(NEIGHBOURS.finditer(text))
        self._rng.shuffle(found)
        edits: list[tuple[int, str, str]] = []
        made: set[tuple[str, str]] = set()
        for match in found:
            first, second = match[1], match[2]
            one, two = self._number.get(first), self._number.get(singular(second))
            fixed = self._known.heads(one).get(two) if one is not None and two is not None else None
            if fixed is None or not (fixed_of(fixed).entry or fixed_of(fixed).together >= FIXED):
                continue
            last = self._rng.random() < 0.5
            word, at = (second, match.start() + len(first) + 1) if last else (first, match.start())
            put = self._synonym(word)
            pair = (first, put) if last else (put, second)
            near = any(abs(at - place) < APART for place, _, _ in edits)
            if put and not near and not self._pairs.counted(*pair):
                edits.append((at, word, put))
                made.add(pair)
            if len(edits) == SWAPS:
                break
        for at, word, put in sorted(edits, reverse=True):
            text = text[:at] + put + text[at + len(word) :]
        return text, made

    def _synonym(self, word: str) -> str:
        number = self._number.get(word, -1)
        pools = [self._put.get((number, sure), []) for sure in (True, False)]
        pool = pools[0] if pools[0] and (self._rng.random() < OF_ONE_SENSE or not pools[1]) else pools[1]
        if pool and self._rng.random() < FAR:
            (own, _), *_ = self._near([self._stem(word)])
            around = self._near([self._stem(other) for other in pool])
            pool = [
                other for other, (_, theirs) in zip(pool, around, strict=True) if own not in theirs
            ] or pool
        return (
            self._rng.choices(pool, [(50 + self._number[other]) ** -0.5 for other in pool])[0] if pool else ""
        )


def rows(paths: list[Path]) -> list[Row]:
    """Return what was measured, what it counts, and whether a synonym was put there."""
    rules, rng = build(catalogue.load(), Choice(today=TODAY, profile="default")), random.Random(7)
    code, spinner = catalogue.load().codes[0], Spinner(rules, rng)
    swapped = import_module(code.name_of(os.path.join(code.folder, "typos/swappedwords.py")))

    def found(text: str, form: str = "text") -> list[tuple[dict[str, float], tuple[str, ...], int]]:
        facts = rules.facts(read(Source.from_text(text, "text"), form))
        table = facts.word_table
        return [
            (
                one.measures,
                tuple(table.lower[one.first : one.first + 2]),
                facts.doc.lift(table.starts[number], table.ends[number]).start,
            )
            for one in swapped.swaps(facts.scope(("prose", "-quote"), ("en",)), {}, ANY, -99.0)
            for number in (one.first + (table.lower[one.first] != one.put),)
        ]

    rows: list[Row] = []
    for path in paths:
        if path.suffix == ".toml":
            for entry in tomllib.loads(path.read_text(encoding="utf-8"))["text"]:
                text, places = marked(entry["text"])
                kinds = zip(places, entry.get("kinds", []), strict=True)
                ours = [place for place, kind in kinds if kind.startswith("spinner")]
                for measures, _, at in found(text, entry.get("format", "markdown")):
                    put = any(start <= at < end for start, end in ours)
                    rows.append((measures, REAL if put else 1.0, put))
            continue
        honest = [one for piece in pieces(path) for one in found(piece)]
        often = Counter(pair for _, pair, _ in honest)
        rows += [(measures, often[pair] ** -0.5, False) for measures, pair, _ in honest]
        for piece in pieces(path):
            text, made = spinner.spun(piece)
            rows += [(measures, 1.0, True) for measures, pair, _ in found(text) if pair in made]
        print(path.name, len(rows), flush=True)
    return rows


def fitted(rows: list[Row]) -> dict[str, float]:
    """Return the weights."""
    names = [name for name in rows[0][0] if name not in BY_HAND]
    table = np.array([[measures[name] for name in names] for measures, _, _ in rows])
    count, goal = np.array([row[1] for row in rows]), np.array([row[2] for row in rows], dtype=float)
    mean, spread = table.mean(0), table.std(0) + 1e-9
    signs = np.c_[np.ones(len(rows)), (table - mean) / spread]
    weights = np.zeros(len(names) + 1)
    ridge = RIDGE * np.diag([0.0] + [1.0] * len(names))
    for _ in range(30):
        likely = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (count * (goal - likely)) - ridge @ weights
        bend = (
            (signs * (count * likely * (1 - likely))[:, None]).T @ signs + ridge + 1e-9 * np.eye(len(weights))
        )
        weights += np.linalg.solve(bend, slope)
    own = weights[1:] / spread
    made = dict(zip(names, map(float, own), strict=True))
    return {"constant": float(weights[0] - (own * mean).sum()), **made, **BY_HAND}


def main() -> None:
    """Fit, and write the weights when asked to."""
    paths = [Path(given) for given in sys.argv[1:] if given != "--write"]
    found = rows(paths)
    weights = fitted(found)
    for name, value in weights.items():
        print(f"{name:16} {value:6.3f}")
    odds = {
        kind: sorted(
            weights["constant"] + sum(weights[name] * value for name, value in measures.items())
            for measures, _, put in found
            if put is kind
        )
        for kind in (False, True)
    }
    for least in (-0.5, 0.0, 0.5, 1.0, 2.0):
        shares = [sum(one > least for one in odds[kind]) / len(odds[kind]) for kind in (False, True)]
        print(f"over {least}: {shares[0]:.3f} of the honest, {shares[1]:.3f} of the others")
    if "--write" in sys.argv:
        head, _, _ = TARGET.read_text(encoding="utf-8").partition("[weights]\n")
        lines = [f"{name} = {round(value, 3)}" for name, value in weights.items()]
        TARGET.write_text(f"{head}[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
