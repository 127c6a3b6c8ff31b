"""Fit the weights by which two sentences are called one told again: ``python tools/fit_paraphrases.py FOLDER
SET ... [--write]``.

FOLDER holds texts of strangers, in which hardly a sentence tells another again, in three kinds: reports of a
news agency, articles of an encyclopaedia, and prose of manuals and project pages without code; they are cut
into pieces of the length of an article. SETs are ``paraphrase-*.toml`` and ``articles-*.toml`` of
``fixtures/unseen``, in which the places are marked; where a set says of which sentence (``of``), only the
pair with that one is right.
The pairs of ``fixtures/paraphrases`` are put into pieces of the articles. The model is a logistic regression
with a ridge on ``alignment.Match.measures`` and what is asked last (the names), standardised;
of the pairs for one marked place the likeliest is taken, three times over. The threshold lets ``MOST`` of the
sentences of 10,000 words of FOLDER through. ``--write`` puts all into ``rules/data/paraphrase-weights.toml``,
whose head names the sets.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "lint")]

from bench.unseen import TODAY, marked  # noqa: E402
from copydesk.api import Facts, Sentence  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.catalogue.ruleset import Choice, RuleSet, build  # noqa: E402
from copydesk.document.source import Source  # noqa: E402
from copydesk.input.readers import read  # noqa: E402

PAIRS = ROOT / "fixtures" / "paraphrases"
TARGET = ROOT / "rules" / "data" / "paraphrase-weights.toml"
HEAD = """\
# What the measures of two matched sentences weigh, in natural logarithms of the odds that one tells the other
# again, and from which sum on it is said. Made by tools/fit_paraphrases.py, not by hand, of reports of a news
# agency, articles of an encyclopaedia, prose of manuals, the pairs of fixtures/paraphrases and these sets of
# fixtures/unseen:
# {}.
# Licence: MIT, as the project.
"""
SIZES = (10, 14, 20, 30, 45, 70)
MOST = 3.0
OF_ARTICLES, ALIKE = 4.0, 1.0
"""How much a marked place in a whole article counts, which is what is to be found, and a pair that is only
alike.
"""
ROUNDS = 3
RIDGE = 1.0


class Pair(NamedTuple):
    """Two matched sentences: what was measured, the group that a finding in it would count for, if they are
    one told again, and both texts. Pairs of one marked place have one group.
    """

    measures: dict[str, float]
    group: tuple[Any, ...]
    again: bool
    texts: tuple[str, str]


def pieces(folder: Path, rng: random.Random) -> Iterator[list[str]]:
    """Yield pieces of the articles as lists of paragraphs."""
    rules = _rules()
    for path in sorted(folder.rglob("*")):
        form = {".md": "markdown", ".html": "html", ".txt": "text"}.get(path.suffix)
        if form is None:
            continue
        facts = _facts(rules, path.read_text(encoding="utf-8", errors="replace"), form)
        if facts.doc.code:
            continue
        size, held, piece = rng.choice(SIZES), 0, list[str]()
        for block in facts.scope(("paragraph", "list-item"), ("en",)).blocks():
            piece.append(" ".join(sentence.text for sentence in facts.sentences_of(block)))
            held += len(facts.sentences_of(block))
            if held >= size:
                yield piece
                size, held, piece = rng.choice(SIZES), 0, []
        if held >= SIZES[0] // 2:
            yield piece


def pairs_of(
    facts: Facts,
    group: tuple[Any, ...],
    places: Sequence[tuple[int, int]] = (),
    of: Sequence[str] = (),
) -> Iterator[Pair]:
    """Yield the pairs of a text; those that touch one of some marked places are one told again. ``of`` are
    the sentences told there, where they are known; a pair with another one is left out.
    """
    aligner = facts.aligned_sentences
    if aligner is None:
        return
    for before, two in aligner.candidates():
        match = aligner.match(before, two)
        if match is None or aligner.built_alike(match):
            continue
        measures = {**match.measures, **aligner.asked_last(match)}
        told, again = [aligner.passages[one].sentence for one in before], aligner.passages[two].sentence
        touched = [
            {at for at, place in enumerate(places) if any(_touches(facts, s, place) for s in held)}
            for held in (told, [again])
        ]
        marked_places = sorted(touched[0] ^ touched[1]) or sorted(touched[0] | touched[1])
        if of and marked_places and not _is_of(marked_places, touched[1], of, told):
            continue
        texts = " ".join(sentence.text for sentence in told), again.text
        for place in marked_places:
            yield Pair(measures, (*group, place), True, texts)
        if not marked_places:
            yield Pair(measures, (*group, "piece", again.start), False, texts)


def _is_of(places: Sequence[int], later: set[int], of: Sequence[str], told: Sequence[Sentence]) -> bool:
    """Say whether the later sentence of a pair stands in a marked place and the other one is told there."""
    return all(at in later and any(one.text in of[at] or of[at] in one.text for one in told) for at in places)


def _touches(facts: Facts, sentence: Sentence, place: tuple[int, int]) -> bool:
    span = facts.doc.lift(sentence.start, sentence.end)
    return span.start < place[1] and place[0] < span.end


def _rules() -> RuleSet:
    return build(catalogue.load(), Choice(today=TODAY, profile="default"))


def _facts(rules: RuleSet, text: str, form: str) -> Facts:
    return rules.facts(read(Source.from_text(text, "text"), form))


def of_articles(found: Sequence[list[str]], rules: RuleSet) -> Iterator[Pair]:
    """Yield the pairs of pieces."""
    for number, piece in enumerate(found):
        yield from pairs_of(_facts(rules, "\n\n".join(piece), "text"), ("article", number))


def of_fixtures(found: Sequence[list[str]], rules: RuleSet, rng: random.Random) -> Iterator[Pair]:
    """Yield the pairs of the fixtures, each in a piece of an article."""
    for name in ("told-again", "alike"):
        for number, line in enumerate((PAIRS / f"{name}.txt").read_text(encoding="utf-8").splitlines()):
            if line.startswith("#"):
                continue
            piece = list(rng.choice(found))[: rng.choice(SIZES)]
            first, second = line.split("|")
            at = rng.randint(0, len(piece))
            piece[at:] = [first, *piece[at:]]
            at = rng.randint(at + 1, len(piece))
            piece[at:] = [second, *piece[at:]]
            text = "\n\n".join(piece)
            places = [(start, start + 1) for start in (text.index(first), text.index(second))]
            for pair in pairs_of(_facts(rules, text, "text"), (name, number), places):
                if pair.texts[1] == second and pair.texts[0] in first:
                    yield pair._replace(group=(name, number), again=name == "told-again")


def of_set(path: Path, rules: RuleSet) -> Iterator[Pair]:
    """Yield the pairs of a set of marked texts."""
    for number, entry in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["text"]):
        text, places = marked(entry["text"])
        kinds = entry.get("kinds", [])
        mine = [(place, kind) for place, kind in zip(places, kinds, strict=True) if "duplicate" in kind]
        exact = {at for at, (_, kind) in enumerate(mine) if kind.startswith("exact")}
        facts = _facts(rules, text, entry.get("format", "markdown"))
        for pair in pairs_of(facts, (path.stem, number), [place for place, _ in mine], entry.get("of", ())):
            if not (pair.again and pair.group[-1] in exact):
                yield pair


def counted(row: Pair) -> float:
    """Return how much a pair counts."""
    if row.again:
        return OF_ARTICLES if row.group[0].startswith("articles-") else 1.0
    return ALIKE if row.group[0] == "alike" else 1.0


def fit(rows: Any, again: Any, count: Any) -> Any:
    """Return the weights of standardised measures, the last one of a measure that is always 1; ``count`` is
    how much each row counts.
    """
    beta = np.zeros(rows.shape[1])
    ridge = np.diag([RIDGE] * (rows.shape[1] - 1) + [0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ beta))
        gradient = rows.T @ (count * (again - chance)) - ridge @ beta
        hessian = (rows * (count * chance * (1 - chance))[:, None]).T @ rows + ridge
        beta = beta + np.linalg.solve(hessian, gradient)
    return beta


def main() -> None:
    """Fit, and print what was made of the texts."""
    given = [argument for argument in sys.argv[1:] if argument != "--write"]
    rules, rng = _rules(), random.Random(7)
    found = list(pieces(Path(given[0]), rng))
    words = sum(len(paragraph.split()) for piece in found for paragraph in piece)
    rows = [*of_articles(found, rules), *of_fixtures(found, rules, rng)]
    for name in given[1:]:
        rows += of_set(Path(name), rules)
    names = list(rows[0].measures)
    table = np.array([[row.measures[name] for name in names] for row in rows])
    mean, spread = table.mean(0), table.std(0)
    table = np.hstack([(table - mean) / spread, np.ones((len(rows), 1))])
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        groups[row.group].append(number)
    scores = np.array([row.measures["log-matched"] for row in rows])
    for _ in range(ROUNDS):
        kept = [number for number, row in enumerate(rows) if not row.again]
        kept += [max(held, key=scores.__getitem__) for held in groups.values() if rows[held[0]].again]
        again = np.array([float(rows[number].again) for number in kept])
        beta = fit(table[kept], again, np.array([counted(rows[number]) for number in kept]))
        scores = table @ beta
    weights = beta[:-1] / spread
    scores = scores - beta[-1] + mean @ weights  # as a sum of weighted measures
    best = {group: max(held, key=scores.__getitem__) for group, held in groups.items()}
    said = sorted((scores[at] for group, at in best.items() if group[0] == "article"), reverse=True)
    threshold = said[round(MOST * words / 10_000)]
    _report(rows, best, scores, threshold)
    sets = "\n# ".join(wrap(", ".join(Path(name).stem for name in given[1:]), 100, break_on_hyphens=False))
    made = HEAD.format(sets) + f"least = {threshold:.3f}\n\n[weights]\n"
    made += "".join(f"{name} = {weight:.3f}\n" for name, weight in zip(names, weights, strict=True))
    print(made)
    if "--write" in sys.argv:
        TARGET.write_text(made, encoding="utf-8")


def _report(rows: Sequence[Pair], best: dict[tuple[Any, ...], int], scores: Any, threshold: float) -> None:
    """Print how many of each kind of text are over the threshold."""
    over: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    for group, at in best.items():
        over[group[0], rows[at].again].append(bool(scores[at] > threshold))
    for (name, again), held in sorted(over.items()):
        print(f"{name:14} {'told again' if again else 'else':10} {sum(held)} of {len(held)} with a candidate")


if __name__ == "__main__":
    main()
