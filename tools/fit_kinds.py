"""Fit the weights by which sentences that say nothing, puff or have nobody behind them are known:
``python tools/fit_kinds.py SOUND SET ... [--held-out] [--write]``.

SOUND is a folder of articles of strangers, in which hardly a sentence is of these kinds. SETs are
``articles-*.toml`` of ``fixtures/unseen``, in which the places are marked. The model is a logistic
regression with a ridge for each kind, on the signs (``style/likeness/sentencesigns.py``) that stand in
``SETS`` or more sets. A first one, on single words, says which sentences are looked at. How much the other
sentences of the article count is ``COMPANY``. The cuts are put where at most one in ``SOUND_MOST`` of the
sound sentences of the sets, each scored by a model that did not see its set, is taken for any kind, and one
in ``REAL_MOST`` of the strangers' sentences, scored likewise. ``--held-out`` prints what is found so.
``--write`` puts all into ``rules/data/sentence-kinds.keyed`` and ``.toml``.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "lint")]

from bench.unseen import FAMILIES, TODAY, marked  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.catalogue.ruleset import Choice, RuleSet, build  # noqa: E402
from copydesk.document.source import Source  # noqa: E402
from copydesk.facts import Facts  # noqa: E402
from copydesk.input.readers import read  # noqa: E402
from copydesk.language.keyedlines import laid_out  # noqa: E402
from copydesk.pipeline.pipeline import Task, examine  # noqa: E402

DATA = ROOT / "rules" / "data"
HEAD = """\
# What the signs of a sentence weigh for each kind of sentence that says nothing or has nobody behind it, in
# hundredths: a letter of sentence-kinds.toml, the weight; z is for the sum by which a sentence is looked at.
# Made by tools/fit_kinds.py from fixtures/unseen, not by hand. Licence: MIT, as the project.
"""
FRAME = """\
# The kinds of sentence-kinds.keyed with their letters, what each scores without a sign (base) and from which
# score on it is told (cuts); from which sum of words on a sentence is looked at (gate), what an unknown word
# adds (unknown), and how much the other sentences of the article count (company). Made by tools/fit_kinds.py
# from fixtures/unseen, not by hand. Licence: MIT, as the project.
"""
KINDS = {
    "filler": "a",
    "no-specifics": "b",
    "hollow-conclusion": "c",
    "inflated-significance": "d",
    "stock-transition": "e",
    "heading-echo": "f",
    "unsourced-claim": "g",
    "secondhand-attribution": "h",
    "vague-attribution": "i",
}
COMPANIONS = frozenset(
    {
        "formulaic-structure",
        "participial-tail",
        "unattributed-opinion",
        "ai-vocabulary",
        "negative-parallelism",
    }
)
"""Kinds that are only counted as company, as one ("o")."""
NEITHER = frozenset({"ai-disclosure", "scrape-boilerplate", "widget-residue", "near-duplicate"})
"""Sentences with these are neither sound nor of a kind."""
LETTERS = {**KINDS, "other": "o"}
SETS, RIDGE, WEIGHT_OF_FOUND, ROUNDS, PACE = 4, 2.0, 4.0, 60, 0.06
GATE_RIDGE, GATE_PASSES = 1.0, 0.03
"""The share of the sentences of a kind that may fall to the first model."""
COMPANY = 0.8
SOUND_MOST, REAL_MOST = 250, 600
FOUND_WORTH, MARGIN = 0.4, 0.01
"""What it is worth to find what other rules find already, and how far below it a cut is."""
LEAST = 0.04
"""Weights below it are left out."""


class Row(NamedTuple):
    """A sentence: its set and document, its place in the source, its signs and words, its kinds, whether it
    is always looked at, and its text.
    """

    set: str
    document: str
    start: int
    end: int
    signs: list[str]
    words: list[str]
    kinds: frozenset[str]
    telling: bool
    text: str


class Mark(NamedTuple):
    """A marked place of a kind: the rows that it touches, and whether the other rules find it."""

    kind: str
    set: str
    rows: list[int]
    found: bool
    text: str


def rules() -> RuleSet:
    """Return the rules with the facts of the built-in pack."""
    return build(catalogue.load(), Choice(today=TODAY, profile="default"))


@cache
def module(name: str) -> Any:
    """Return a module of ``rules/style/likeness``."""
    code = catalogue.load().codes[0]
    return import_module(code.name_of(os.path.join(code.folder, f"style/likeness/{name}.py")))


def rows_of(facts: Facts, name: str, document: str, marks: Sequence[tuple[str, int, int]]) -> Iterator[Row]:
    """Yield the sentences of an article."""
    placed, signs = module("inarticle").placed, module("sentencesigns")
    for one in placed(facts):
        statement = one.statement
        first, last = statement.words
        span = facts.doc.lift(statement.start, statement.end)
        kinds = frozenset(kind for kind, start, end in marks if start < span.end and span.start < end)
        words = list(facts.word_table.folded[first:last])
        text = facts.doc.prose.text[statement.start : statement.end]
        yield Row(
            name, document, span.start, span.end, signs.signs_of(facts, one), words, kinds, one.telling, text
        )


def of_sets(paths: Sequence[Path], rule_set: RuleSet) -> tuple[list[Row], list[Mark]]:
    """Return the sentences of the sets, and their marked places."""
    rows: list[Row] = []
    found: list[Mark] = []
    may = FAMILIES["articles"]["kinds"]
    for path in paths:
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["text"]:
            text, places = marked(entry["text"])
            form = entry.get("format", "markdown")
            kinds = [kind.removesuffix("?") for kind in entry.get("kinds", [])]
            facts = rule_set.facts(read(Source.from_text(text, "text"), form))
            marks = [(kind, *place) for kind, place in zip(kinds, places, strict=True)]
            first = len(rows)
            rows += rows_of(facts, path.stem, entry["name"], marks)
            told = examine(Source.from_text(text, "text"), Task(form, rule_set)).findings
            for kind, start, end in marks:
                if kind in KINDS:
                    touched = [n for n in range(first, len(rows)) if _touch(rows[n], start, end)]
                    seen = any(
                        one.rule_id.startswith(tuple(may[kind]))
                        and (kind == "no-specifics" or (one.span.start < end and start < one.span.end))
                        for one in told
                    )
                    found.append(Mark(kind, path.stem, touched, seen, text[start:end]))
    return rows, found


def _touch(row: Row, start: int, end: int) -> bool:
    return row.start < end and start < row.end


def of_folder(folder: Path, rule_set: RuleSet) -> list[Row]:
    """Return the sentences of a folder of articles."""
    rows: list[Row] = []
    for path in sorted(folder.rglob("*")):
        form = {".md": "markdown", ".html": "html", ".txt": "text"}.get(path.suffix)
        if form is not None:
            source = Source.from_text(path.read_text(encoding="utf-8", errors="replace"), "text")
            rows += rows_of(rule_set.facts(read(source, form)), "", str(path), ())
    return rows


class Matrix:
    """Rows of signs with one value each, for products with weights and back."""

    def __init__(self, signs: Sequence[Sequence[str]], place: dict[str, int], *, even: bool) -> None:
        """``even``: a row has the same length however many signs it has."""
        size = len(place)
        columns, owners, values = [], [], []
        spread = module("kindweights").SPREAD
        for number, row in enumerate(signs):
            value = spread / max(len(row), 1) ** 0.5 if even else 1.0
            for sign in row:
                if sign in place:
                    columns.append(place[sign])
                    owners.append(number)
                    values.append(value)
        self.columns, self.owners = np.array(columns), np.array(owners)
        self.values = np.array(values, dtype=np.float32)
        self.shape = (len(signs), size)

    def times(self, weights: np.ndarray) -> np.ndarray:
        """Return the sum of the weights of each row."""
        return np.stack(
            [
                np.bincount(self.owners, self.values * each[self.columns], minlength=self.shape[0])
                for each in weights
            ]
        )

    def back(self, errors: np.ndarray) -> np.ndarray:
        """Return the sum of the errors of each column."""
        return np.stack(
            [
                np.bincount(self.columns, self.values * each[self.owners], minlength=self.shape[1])
                for each in errors
            ]
        )

    def some(self, rows: np.ndarray) -> Matrix:
        """Return the matrix of some rows, given as truth values."""
        other = object.__new__(Matrix)
        number = np.cumsum(rows) - 1
        held = rows[self.owners]
        other.columns, other.values = self.columns[held], self.values[held]
        other.owners = number[self.owners[held]]
        other.shape = (int(rows.sum()), self.shape[1])
        return other


def fit(matrix: Matrix, goals: np.ndarray, ridge: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights and bases of a logistic model for each row of goals (steps as Adam takes them)."""
    kinds, size = goals.shape[0], matrix.shape[1]
    weights = np.zeros((kinds, size + 1))
    weights[:, -1] = -4.0
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    share = np.where(goals, WEIGHT_OF_FOUND, 1.0)
    for round_ in range(1, ROUNDS + 1):
        odds = matrix.times(weights[:, :-1].astype(np.float32)) + weights[:, -1:]
        errors = share * (1 / (1 + np.exp(-odds)) - goals)
        slope = np.hstack(
            [
                matrix.back(errors.astype(np.float32)) + ridge * weights[:, :-1],
                errors.sum(axis=1, keepdims=True),
            ]
        )
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        step = (mean / (1 - 0.9**round_)) / (np.sqrt(square / (1 - 0.99**round_)) + 1e-6)
        weights -= PACE * (1 - round_ / (ROUNDS + 1)) * step
    return weights[:, :-1], weights[:, -1]


def company(scores: np.ndarray, rows: Sequence[Row], looked_at: np.ndarray) -> np.ndarray:
    """Return what the other sentences of its article add to each sentence."""
    by_document: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_document[row.set, row.document].append(number)
    add, likekinds = np.zeros(len(rows)), module("likekinds")
    chances = np.where(looked_at, 1 / (1 + np.exp(-scores.max(axis=0))), 0.0)
    for numbers in by_document.values():
        total = chances[numbers].sum()
        for number in numbers:
            add[number] = likekinds.company(total - chances[number], len(numbers) - 1)
    return add


def main(arguments: Sequence[str]) -> None:
    """Fit, and print or write."""
    names = [name for name in arguments if not name.startswith("--")]
    if len(names) < 2:
        raise SystemExit(__doc__)
    rule_set = rules()
    rows, marks = of_sets([Path(name) for name in names[1:]], rule_set)
    sound = of_folder(Path(names[0]), rule_set)
    model = Fitting(rows, sound, marks)
    model.hold_out()
    if "--held-out" in arguments:
        model.report()
    if "--write" in arguments:
        model.write()


class Fitting:
    """The sentences of the sets and of strangers, and what the models make of them."""

    def __init__(self, rows: list[Row], sound: list[Row], marks: list[Mark]) -> None:
        self.rows, self.marks, self.all = rows, marks, rows + sound
        self.writers = sorted({_writer(row.set) for row in rows})
        held: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for sign in (*row.signs, *row.words):
                held[sign].add(_writer(row.set))
        known = sorted(sign for sign, sets in held.items() if len(sets) >= SETS)
        self.place = {sign: number for number, sign in enumerate(known)}
        singles = sorted({word for row in rows for word in row.words if word in self.place})
        self.singles = {word: number for number, word in enumerate([*singles, "="])}
        self.matrix = Matrix([row.signs for row in self.all], self.place, even=True)
        words = [[word if word in self.singles else "=" for word in row.words] for row in self.all]
        self.gate = Matrix(words, self.singles, even=False)
        self.goals = np.array(
            [[kind in row.kinds for row in self.all] for kind in KINDS]
            + [[not COMPANIONS.isdisjoint(row.kinds) for row in self.all]]
        )
        # Every fifth of the strangers' articles is held out with each writer.
        documents = sorted({row.document for row in sound})
        part = {name: number % len(self.writers) for number, name in enumerate(documents)}
        self.part = np.array(
            [self.writers.index(_writer(row.set)) for row in rows] + [part[row.document] for row in sound]
        )
        of_kinds = {*KINDS, *COMPANIONS, *NEITHER}
        self.sound = np.array([of_kinds.isdisjoint(row.kinds) for row in rows])

    def fitted(self, held_in: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
        """Fit both models on some sentences: weights, bases, weights of single words, and their gate."""
        weights, base = fit(self.matrix.some(held_in), self.goals[:, held_in], RIDGE)
        any_kind = np.asarray(self.goals[:-1].any(axis=0))[None, :]
        gate, _ = fit(self.gate.some(held_in), any_kind[:, held_in], GATE_RIDGE)
        sums = self.gate.times(gate.astype(np.float32))[0]
        passing = np.array([row.telling for row in self.all])
        chosen = np.flatnonzero(held_in & any_kind[0] & ~passing)
        cut = float(np.quantile(sums[chosen], GATE_PASSES))
        return weights, base, gate[0], cut

    def hold_out(self) -> None:
        """Score every sentence by a model that did not see its writer."""
        size = len(self.all)
        self.scores, self.looked_at = np.zeros((len(LETTERS), size)), np.zeros(size, dtype=bool)
        telling = np.array([row.telling for row in self.all])
        for number in range(len(self.writers)):
            out = self.part == number
            weights, base, gate, cut = self.fitted(~out)
            self.scores[:, out] = (self.matrix.times(weights.astype(np.float32)) + base[:, None])[:, out]
            self.looked_at[out] = (telling | (self.gate.times(gate[None, :])[0] >= cut))[out]
        add = company(self.scores, self.all, self.looked_at)
        self.scored = np.where(self.looked_at, self.scores + COMPANY * add, -99.0)
        count = len(self.rows)
        for number, kind in enumerate(KINDS):
            may = module("likekinds").may_be
            self.scored[number, [not may(kind, row.signs) for row in self.all]] = -99.0
        self.wrong = np.concatenate([self.sound, np.full(len(self.all) - count, True)])
        # The dearer a wrong finding, the fewer there are: as dear as it takes.
        for price in np.geomspace(0.02, 2.0, 60):
            self.cuts = [self._cut(number, kind, price) for number, kind in enumerate(KINDS)]
            told = np.asarray((self.scored[:-1] > np.array(self.cuts)[:, None]).any(axis=0))
            of_sets, of_strangers = (told & self.wrong)[:count].sum(), told[count:].sum()
            few = of_strangers * REAL_MOST <= len(self.all) - count
            if few and of_sets * SOUND_MOST <= self.sound.sum():
                break

    def _cut(self, number: int, kind: str, price: float) -> float:
        """Return the cut of a kind at which what is found is worth most, if what is wrong costs a price."""
        scores = self.scored[number]
        wrong = np.sort(scores[self.wrong])[::-1]
        worth = sorted(
            ((scores[mark.rows].max(), FOUND_WORTH if mark.found else 1.0) for mark in self.marks_of(kind)),
            reverse=True,
        )
        best, best_cut, sum_ = 0.0, float(wrong[0]), 0.0
        for score, value in worth:
            sum_ += value
            net = sum_ - price * float(np.searchsorted(-wrong, -score))
            if score > -99.0 and net > best:
                best, best_cut = net, float(score) - MARGIN
        return best_cut

    def marks_of(self, kind: str) -> list[Mark]:
        """Return the marked places of a kind that touch a sentence."""
        return [mark for mark in self.marks if mark.kind == kind and mark.rows]

    def report(self) -> None:
        """Print what is found in sets that the model did not see."""
        count, hits = len(self.rows), np.zeros(len(self.all), dtype=bool)
        print(
            f"looked at {self.looked_at[:count].mean():.3f}, of strangers {self.looked_at[count:].mean():.3f}"
        )
        for number, kind in enumerate(KINDS):
            told = self.scored[number] > self.cuts[number]
            hits |= told
            mine = [mark for mark in self.marks if mark.kind == kind]
            found = [mark for mark in mine if told[mark.rows].any()]
            missed = [mark for mark in mine if not mark.found]
            new = [mark for mark in missed if mark in found]
            print(
                f"{kind:24} {len(found):3} of {len(mine):3}, without the model {len(mine) - len(missed):3}; "
                f"of {len(missed):2} others {len(new):2}; sound {int((told[:count] & self.sound).sum()):2}, "
                f"of strangers {int(told[count:].sum()):2}"
            )
            for mark in new:
                print(f"      {mark.set}: {' '.join(mark.text.split())[:150]}")
        sound = self.sound.sum() / max(1, (hits[:count] & self.sound).sum())
        strangers = (len(self.all) - count) / max(1, hits[count:].sum())
        print(f"sound sentences: 1 in {sound:.0f}, of strangers 1 in {strangers:.0f}")

    def write(self) -> None:
        """Fit on all and put the weights into the data files."""
        weights, base, gate, cut = self.fitted(np.ones(len(self.all), dtype=bool))
        letters = list(LETTERS.values())
        lines = []
        for sign, column in self.place.items():
            told = [
                f"{letter}{round(100 * weight)}"
                for letter, weight in zip(letters, weights[:, column], strict=True)
                if abs(weight) >= LEAST
            ]
            if sign in self.singles:
                told.append(f"z{round(100 * gate[self.singles[sign]])}")
            if told:
                lines.append(f"{sign}: {' '.join(told)}")
        (DATA / "sentence-kinds.keyed").write_bytes(HEAD.encode() + laid_out(lines)[1:])
        frame = [
            f"gate = {cut:.2f}",
            f"unknown = {gate[self.singles['=']]:.2f}",
            f"company = {COMPANY}",
            "\n[letters]",
            *(f"{kind} = {letter!r}".replace("'", '"') for kind, letter in LETTERS.items()),
            "\n[base]",
            *(f"{letter} = {value:.2f}" for letter, value in zip(letters, base, strict=True)),
            "\n[cuts]",
            *(f"{letter} = {value:.2f}" for letter, value in zip(letters[:-1], self.cuts, strict=True)),
        ]
        (DATA / "sentence-kinds.toml").write_text(FRAME + "\n" + "\n".join(frame) + "\n", encoding="utf-8")


def _writer(name: str) -> str:
    return name.rstrip("0123456789")


if __name__ == "__main__":
    main(sys.argv[1:])
