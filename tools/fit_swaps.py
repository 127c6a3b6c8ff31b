"""Fit the weights by which an expression is called the work of a synonym tool:
``python tools/fit_swaps.py TEXT ... SET ... [--write]``.

SETs are ``fixtures/unseen/*.toml``. In some of them swapped words are marked (kind ``spinner-synonym``);
what people put where counts ``REAL`` times as much as what chance does. Their texts without a mark are
honest. So are TEXTs: running text, a paragraph a line (as ``tools/read_texts.py`` makes it), cut into
pieces of the length of an article; of ``--held`` only the tenth is taken of which the frames were not made.
In a copy of each honest piece some fixed pairs and some words of frames get a synonym out of
``english.swaps``, most of them one that is not near in its usual meaning. What the rule finds in the pieces
is honest, what it finds where a synonym was put is not. The models, one of pairs, one of frames and one of
loose words (what programs are known to put anywhere, in copies that are full of it), are logistic
regressions with a ridge, standardised; what a text has again and again counts less. That a program is known
to put a word in place of another one cannot be seen in such copies of pairs: its weight is set by hand.
``--write`` puts the weights into ``rules/data/swap-weights.toml``; the thresholds there are chosen on real
articles.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tomllib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "lint")]

from bench.unseen import TODAY, marked  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.catalogue.ruleset import Choice, RuleSet, build  # noqa: E402
from copydesk.document.source import Source  # noqa: E402
from copydesk.input.readers import read  # noqa: E402
from copydesk.language.tagging import english_pairs, english_swaps, fixed_of, frames_at, singular  # noqa: E402
from copydesk.language.tagging.swaptable import Near  # noqa: E402
from tools.swap_frames import weighed_apart  # noqa: E402

TARGET = ROOT / "rules" / "data" / "swap-weights.toml"
SHORTEST, PROGRAM = 3, 3
SIZE, MOST_WORDS, SWAPS = 500, 70_000, 8
REAL = 15.0
FAR, OF_ONE_SENSE, FIXED, APART, RIDGE = 0.6, 0.7, 4.5, 25, 1.0
BY_HAND = {"program": 1.0}
UNKNOWN = {"weights": 0.5, "frame-weights": 1.0}
"""So much less counts than by the fit what no program is known to put there: people write near synonyms, and
the copies have as many of them as of what programs put there.
"""
PROGRAMS, RIDDLED, READ = 0.4, 0.12, 5.0
"""So often a word is taken that programs are known to put there, if there is one; so many of all words are
replaced by such for the weights of loose words; so much counts what people put where for those.
"""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
KINDS = {"weights": "bound", "frame-weights": "second", "loose-weights": "least-gain"}
"""The tables of weights, and a measure that only what belongs to each of them has."""


class Row(NamedTuple):
    """What was measured, what it counts, and whether a synonym was put there."""

    measures: dict[str, float]
    counts: float
    put: bool


def pieces(lines: Iterable[str]) -> Iterator[str]:
    """Yield pieces of a text, until there are ``MOST_WORDS``."""
    held, words, total = list[str](), 0, 0
    for line in lines:
        held.append(line.rstrip("\n"))
        words += line.count(" ") + 1
        if words > SIZE:
            yield "\n\n".join(held)
            total += words
            held, words = [], 0
            if total > MOST_WORDS:
                return


class Spinner:
    """What puts synonyms into fixed pairs and frames."""

    def __init__(self, rules: RuleSet, rng: random.Random) -> None:
        self._rng, self._known, self._pairs = rng, english_swaps(), english_pairs()
        facts = rules.facts(read(Source.from_text("A word.", "text"), "text"))
        self._stem, self._near = facts.terms.stem_of, facts.lexicon.related.near
        words = (ROOT / "rules/data/english-frequency.txt").read_text(encoding="utf-8").splitlines()
        phrases = [f"{first} {rest}" for first, rests in self._known.phrases.items() for rest in rests]
        self._number = self._known.numbers([word for word in words if word.isalpha()][:45_000] + phrases)
        self._put: dict[tuple[int, int], list[str]] = {}
        for word, number in self._number.items():
            programs = set(self._known.programs(number))
            for other, near in self._known.stands_for(number).items():
                if other in programs:
                    self._put.setdefault((other, PROGRAM), []).append(word)
                if near != Near.LISTED and " " not in word:
                    self._put.setdefault((other, near), []).append(word)

    def spun(self, text: str) -> tuple[str, list[range]]:
        """Return a text with synonyms in it, and where they stand."""
        places = [(start, end, pair) for start, end, pair in self._places(text)]
        self._rng.shuffle(places)
        edits: dict[int, tuple[int, str]] = {}
        for start, end, pair in places:
            if any(abs(start - other) < APART for other in edits):
                continue
            put = self._synonym(text[start:end])
            before, _, behind = pair.partition("_")
            if put and not (pair and self._pairs.counted(before or put, behind or put)):
                edits[start] = end, put
            if len(edits) == SWAPS:
                break
        return self._edited(text, edits)

    def riddled(self, text: str) -> tuple[str, list[range]]:
        """Return a text in which what programs are known to put stands everywhere, and where."""
        edits: dict[int, tuple[int, str]] = {}
        for match in WORD.finditer(text):
            put = self._put.get((self._number.get(match[0], -1), PROGRAM), ()) if match[0].islower() else ()
            words = [word for word in put if " " not in word]
            if words and len(match[0]) >= SHORTEST and self._rng.random() < RIDDLED:
                edits[match.start()] = match.end(), self._rng.choice(words)
        return self._edited(text, edits)

    @staticmethod
    def _edited(text: str, edits: dict[int, tuple[int, str]]) -> tuple[str, list[range]]:
        parts: list[str] = []
        made: list[range] = []
        done = size = 0
        for start in sorted(edits):
            end, put = edits[start]
            parts += [text[done:start], put]
            size += start - done
            made.append(range(size, size + len(put)))
            size += len(put)
            done = end
        return "".join([*parts, text[done:]]), made

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where a word stands that a synonym may be put for; of a pair, with the other word."""
        for sentence in re.finditer(r"[^.!?;:,()\"“”—|\n]+", text):
            found = list(WORD.finditer(sentence[0]))
            words = [match[0] for match in found]
            for at, match in enumerate(found):
                word, number = words[at], self._number.get(words[at])
                if len(word) < SHORTEST or number is None or not word.islower():
                    continue
                start = sentence.start() + match.start()
                frames = self._known.frames(list(frames_at(words, at, self._known.small)))
                if any(self._known.framed(frame).get(number) for frame in frames.values()):
                    yield start, start + len(word), ""
                for other, last in ((at + 1, False), (at - 1, True)):
                    if 0 <= other < len(words) and words[other].islower():
                        one, two = (words[other], word) if last else (word, words[other])
                        heads, noun = self._number.get(one), self._number.get(singular(two))
                        fixed = None if heads is None or noun is None else self._known.heads(heads).get(noun)
                        if fixed and (fixed_of(fixed).entry or fixed_of(fixed).together >= FIXED):
                            yield start, start + len(word), f"{one}_" if last else f"_{two}"

    def _synonym(self, word: str) -> str:
        number = self._number.get(word, -1)
        program, *pools = (self._put.get((number, near), []) for near in (PROGRAM, Near.SURE, Near.MUTUAL))
        pool = pools[0] if pools[0] and (self._rng.random() < OF_ONE_SENSE or not pools[1]) else pools[1]
        if program and self._rng.random() < PROGRAMS:
            pool = program
        elif pool and self._rng.random() < FAR:
            (own, _), *_ = self._near([self._stem(word)])
            around = self._near([self._stem(other) for other in pool])
            pool = [
                other for other, (_, theirs) in zip(pool, around, strict=True) if own not in theirs
            ] or pool
        return (
            self._rng.choices(pool, [(50 + self._number[other]) ** -0.5 for other in pool])[0] if pool else ""
        )


def _touches(at: range, places: Iterable[range]) -> bool:
    return any(at.start < one.stop and one.start < at.stop for one in places)


def rows(paths: list[Path], held: Path | None) -> list[Row]:
    """Return what was measured in all texts."""
    rules, rng = build(catalogue.load(), Choice(today=TODAY, profile="default")), random.Random(7)
    code, spinner = catalogue.load().codes[0], Spinner(rules, rng)
    swapped = import_module(code.name_of(os.path.join(code.folder, "typos/spuntext.py")))

    def found(text: str, form: str = "text") -> Iterator[tuple[dict[str, float], str, range]]:
        facts = rules.facts(read(Source.from_text(text, "text"), form))
        table = facts.word_table
        for one in swapped.candidates(facts.scope(("prose", "-quote"), ("en",)), -99.0):
            at = facts.doc.lift(table.starts[one.at], table.ends[one.upto])
            yield one.measures, f"{one.put} {one.right}", range(at.start, at.end)

    def words(text: str, form: str = "text") -> Iterator[tuple[dict[str, float], range]]:
        facts = rules.facts(read(Source.from_text(text, "text"), form))
        table = facts.word_table
        for one in swapped.words(facts.scope(("prose", "-quote"), ("en",))):
            at = facts.doc.lift(table.starts[one.at], table.ends[one.upto])
            yield one.measures, range(at.start, at.end)

    rows: list[Row] = []

    def honest(texts: list[tuple[str, str]]) -> None:
        met = [one for text, form in texts for one in found(text, form)]
        often = Counter(pair for _, pair, _ in met)
        rows.extend(Row(measures, often[pair] ** -0.5, put=False) for measures, pair, _ in met)
        for text, form in texts:
            spun, made = spinner.spun(text)
            rows.extend(
                Row(measures, 1.0, put=True) for measures, _, at in found(spun, form) if _touches(at, made)
            )
            riddled, made = spinner.riddled(text)
            rows.extend(Row(measures, 1.0, _touches(at, made)) for measures, at in words(riddled, form))

    for path in paths:
        if path.suffix == ".toml":
            texts = tomllib.loads(path.read_text(encoding="utf-8")).get("text", [])
            clean = [(one["text"], one.get("format", "markdown")) for one in texts if "⟦" not in one["text"]]
            honest([(text, form) for text, form in clean if form in ("markdown", "text")])
            for entry in texts:
                text, places = marked(entry["text"])
                kinds = list(zip(places, entry.get("kinds", []), strict=False))
                ours = [range(*place) for place, kind in kinds if kind.startswith("spinner")]
                if ours:
                    form = entry.get("format", "markdown")
                    for measures, _, at in found(text, form):
                        put = _touches(at, ours)
                        rows.append(Row(measures, REAL if put else 1.0, put))
                    rows.extend(Row(measures, READ, _touches(at, ours)) for measures, at in words(text, form))
        else:
            with path.open(encoding="utf-8", errors="replace") as lines:
                honest([(piece, "text") for piece in pieces(weighed_apart(lines, path == held))])
        print(path.name, len(rows), flush=True)
    return rows


def odds_of(weights: dict[str, float], measures: dict[str, float]) -> float:
    """Return the natural logarithm of the odds."""
    return weights["constant"] + sum(weights[name] * value for name, value in measures.items())


def fitted(rows: list[Row], by_hand: dict[str, float]) -> dict[str, float]:
    """Return the weights."""
    names = [name for name in rows[0].measures if name not in by_hand]
    table = np.array([[row.measures[name] for name in names] for row in rows])
    count, goal = np.array([row.counts for row in rows]), np.array([row.put for row in rows], dtype=float)
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
    return {"constant": float(weights[0] - (own * mean).sum()), **made, **by_hand}


def main() -> None:
    """Fit, and write the weights when asked to."""
    parser = ArgumentParser(description="Fit the weights of swapped words.")
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--held", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    every = rows([*args.paths, *([args.held] if args.held else [])], args.held)
    head, _, others = TARGET.read_text(encoding="utf-8").partition("[weights]\n")
    for name, sign in KINDS.items():
        found = [row for row in every if sign in row.measures]
        weights = fitted(found, BY_HAND if name == "weights" else {})
        if name in UNKNOWN:
            weights["constant"] -= UNKNOWN[name]
            weights["program"] += UNKNOWN[name]
        head += (
            f"[{name}]\n" + "".join(f"{key} = {round(value, 3)}\n" for key, value in weights.items()) + "\n"
        )
        print(name, weights)
        odds = {
            put: sorted(odds_of(weights, row.measures) for row in found if row.put is put)
            for put in (False, True)
        }
        for least in (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0):
            passed = [sum(one > least for one in odds[put]) for put in (False, True)]
            print(
                f"over {least}: {passed[0]} of {len(odds[False])} honest,",
                f"{passed[1]} of {len(odds[True])} others",
            )
    if args.write:
        _, sign, terms = others.partition("[term-weights]")  # of tools/fit_terms.py
        TARGET.write_text(head + sign + terms, encoding="utf-8")


if __name__ == "__main__":
    main()
