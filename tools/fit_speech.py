"""Fit the weights of speech acts: ``python tools/fit_speech.py [--write] [--show] [--gather PATH …]``.

``speech_rows.py`` says from what. The model is a logistic regression with a ridge on the signs of
``rules/ai/speech/signs.py``, fitted by gradient steps that shrink for signs that were often seen, in an order
that is always the same: the same files give the same weights. It is fitted four times without a quarter of
the examples and texts, to print what it finds of what it has not seen, and then on all.

The thresholds are not chosen by hand: so much is asked that of the sentences of ordinary prose that the model
has not seen no more than one in ``RATES`` would be told, and firmly no more than ``MISTAKEN`` of those that
only look like an act; where other sentences of an article are firmly told to be talk with a machine, more is
risked.

``--write`` puts the weights into ``rules/data/speech-weights.toml``, ``--show`` prints the examples that
were not found. ``--gather`` reads ordinary prose anew (folders of articles, in which practically nothing is
said by machines, and files with a paragraph a line, as ``tools/read_texts.py`` makes them), and writes its
signs into ``fixtures/speech/ordinary.tsv``; it is needed when classes or signs have changed much.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.speech_rows import (
    ACTS,
    PARTS,
    ROOT,
    SAMPLE,
    Cue,
    Example,
    Row,
    Signs,
    cued,
    near_misses,
    ordinary,
    own,
    part_of,
    texts_of,
    unseen,
    write_ordinary,
)

TARGET = ROOT / "rules" / "data" / "speech-weights.toml"
HEAD = """\
# What the signs of a sentence weigh (rules/ai/speech/signs.py), as logarithms of odds, by act: what a machine
# says to its client (leftover), a client to a machine (prompt), what the sources of a machine lack (gap), and
# that a machine took part (notice). Made by tools/fit_speech.py from fixtures/speech, thresholds included,
# and not by hand. A sentence needs a class that is not weak. `beside` are the thresholds where others of the
# article are firmly told to be talk with a machine.
# Licence: MIT, as the project.
"""
LENGTHS = ("short", "middling", "long", "very-long")
WEAK = {
    "leftover": (
        "text",
        "tonal",
        "piece",
        "i-understand",
        "note-that",
        "if-you",
        "weak-opener",
        "sure-opener",
    ),
    "prompt": ("text-noun", "sound", "pasted", "seo", "order-any"),
    "gap": (
        "source",
        "info",
        "kept",
        "i-say",
        "specific",
        "of-writing",
        "which-thing",
        "src-open",
        "because-of",
    ),
    "notice": (
        "made",
        "made-by",
        "help",
        "took-part",
        "we-use",
        "this-text",
        "label",
        "picture",
        "language-work",
        "checked",
        "from-data",
        "text-noun",
        "reported",
        "can-do",
        "no-human",
    ),
}
"""Classes of which a sentence needs another one beside them."""
RATES = {"warning_at": 200_000, "info_at": 2_000, "beside_warning_at": 1_000, "beside_info_at": 500}
"""In so many sentences of ordinary prose one may be told wrongly."""
MISTAKEN = {"warning_at": 0.05, "info_at": 0.09}
"""Such a share of what only looks like an act, at all of its places, may be told."""
PLANTED, LIKE = 2.0, 2.0
"""How much a planted sentence of a whole text counts, and what only looks like an act at one place."""
RIDGE, STEP, ROUNDS, RARE = 6.0, 0.3, 12, 5
AGAINST = frozenset({"kept", "reported", "can-do"})
"""Classes that tell against an act; the others, and two of them together, only ever tell for it."""
PLACES = frozenset(
    "alone edge heading no-paragraph bracketed asks exclaims announces short middling long very-long"
    " no-you no-i kin-none kin-few kin-many".split()
) | {f"{count}-{length}" for count in range(1, 9) for length in LENGTHS}


class Model(NamedTuple):
    """The base and the weights of the signs."""

    base: float
    weights: dict[str, float]

    def of(self, signs: Signs) -> float:
        """Return what the signs of a sentence weigh together."""
        return self.base + sum(self.weights.get(sign, 0.0) for sign in sorted(signs))


class HeldOut(NamedTuple):
    """What is found by models that have not seen it: the weight of each example with its text, and of each
    sentence that is none with its row.
    """

    examples: list[tuple[float, str]]
    none: list[tuple[float, Row]]


def fit(rows: Sequence[Row]) -> Model:
    """Return the model that tells the rows that are an act from those that are none."""
    seen = Counter(sign for row in rows if row.told for sign in row.signs)
    places = PLACES | AGAINST
    kept = [
        ([s for s in sorted(row.signs) if "+" not in s or seen[s] >= RARE], row.told, row.weight)
        for row in rows
    ]
    weights: defaultdict[str, float] = defaultdict(float)
    size: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    base, base_size, ridge = -3.0, 1e-6, RIDGE / len(kept)
    shuffled = random.Random(1)
    for _ in range(ROUNDS):
        shuffled.shuffle(kept)
        for signs, told, weight in kept:
            total = max(-30.0, min(30.0, base + sum(weights[sign] for sign in signs)))
            slope = (1 / (1 + math.exp(-total)) - told) * weight
            base_size += slope * slope
            base -= STEP * slope / math.sqrt(base_size)
            for sign in signs:
                down = slope + ridge * weights[sign]
                size[sign] += down * down
                weights[sign] -= STEP * down / math.sqrt(size[sign])
                if weights[sign] < 0 and sign not in places:
                    weights[sign] = 0.0
    return Model(base, {sign: value for sign, value in weights.items() if abs(value) >= 0.05})


def held_out(rows: Sequence[Row], examples: Sequence[Example]) -> HeldOut:
    """Return what models find of the parts that they have not seen."""
    found = HeldOut([], [])
    for part in range(PARTS):
        model = fit([row for row in rows if row.part != part])
        found.examples.extend(
            (max(map(model.of, one.found), default=-99.0), one.text) for one in examples if one.part == part
        )
        found.none.extend((model.of(row.signs), row) for row in rows if row.part == part and not row.told)
    return found


def thresholds(held: HeldOut, sentences: int) -> dict[str, float]:
    """Return how much the signs must weigh: so much that among some sentences of ordinary prose, and of what
    only looks like an act, few enough weigh more.
    """
    plain = sorted(((v, row.stands_for) for v, row in held.none if row.stands_for), reverse=True)
    like = sorted((value for value, row in held.none if not row.stands_for), reverse=True)
    found: dict[str, float] = {}
    for name, rate in RATES.items():
        left = sentences / rate
        least = -99.0
        for value, count in plain:
            left -= count
            if left < 0:
                least = value
                break
        if name in MISTAKEN:
            least = max(least, like[int(MISTAKEN[name] * len(like))])
        found[name] = math.floor(least * 10 + 1) / 10
    return found


def report(act: str, held: HeldOut, at: dict[str, float], show: bool) -> None:
    """Print what is found of parts that were not used."""
    like = [value for value, row in held.none if not row.stands_for]
    print(f"{act}: {len(held.examples)} examples, {len(like)} that only look like one")
    for name, least in at.items():
        share = sum(value >= least for value, _ in held.examples) / len(held.examples)
        wrong = sum(value >= least for value in like)
        plain = sum(row.stands_for for value, row in held.none if value >= least)
        print(f"  {name} {least:4.1f}: {share:.2f} found, {wrong} like one and {plain} ordinary ones told")
    if show:
        best: dict[str, float] = {}
        for value, text in held.examples:
            best[text] = max(value, best.get(text, -99.0))
        for text, value in sorted(best.items(), key=lambda item: item[1]):
            if value < at["info_at"]:
                print(f"    {value:5.1f} {text[:150]!r}")


def learnt(acts: Iterable[str]) -> tuple[list[Row], list[Example]]:
    """Return the rows of some acts that are not of ordinary prose, and the examples among them."""
    asked = tuple(acts)
    planted, beside = unseen()
    examples = [one for one in planted if one.act in asked]
    count = len(examples)
    examples.extend(one for act in asked for one in own(act, (act,)))
    rows = [row for row in (*beside, *near_misses()) if row.act in asked]
    rows.extend(
        Row(one.act, signs, False, LIKE, one.part) for one in own("none", asked) for signs in one.found
    )
    for number, one in enumerate(examples):
        weight = PLANTED if number < count else 1.0
        rows.extend(Row(one.act, signs, True, weight, one.part) for signs in one.found)
    return rows, examples


def gather(paths: Iterable[Path], rows: Sequence[Row]) -> None:
    """Read ordinary prose and write what is kept of it: as many sentences of each act as one in
    ``RATES["beside_info_at"]``, those that weigh most, and a sample of the rest.
    """
    found: list[tuple[Cue, int]] = []
    sentences = 0
    for path in paths:
        for name, text, form in texts_of(path):
            size, cues = cued(text, form)
            sentences += size
            found.extend((cue, part_of(name)) for cue in cues)
    kept: list[tuple[str, int, int, Signs, Signs]] = []
    shuffled = random.Random(1)
    for act in ACTS:
        plain = [Row(act, cue.signs, False, 1.0, part) for cue, part in found if cue.act == act]
        some = shuffled.sample(plain, min(len(plain), 9000))
        model = fit([*(row for row in rows if row.act == act), *some])
        mine = [(cue, part) for cue, part in found if cue.act == act]
        mine.sort(key=lambda one: (-model.of(one[0].signs), sorted(one[0].signs), one[1]))
        most = int(1.2 * sentences / RATES["beside_info_at"])
        counts = Counter((act, part, cue.cues, cue.place) for cue, part in mine[:most])
        counts.update({(act, part, cue.cues, cue.place): SAMPLE for cue, part in mine[most::SAMPLE]})
        kept.extend((act, part, count, cues, place) for (act, part, cues, place), count in counts.items())
    write_ordinary(sentences, kept)


def main(arguments: Sequence[str]) -> None:
    """Fit, print, and write when asked."""
    flags = {one for one in arguments if one.startswith("--")}
    paths = [Path(one) for one in arguments if one not in flags]
    if flags - {"--write", "--show", "--gather"} or bool(paths) != ("--gather" in flags):
        raise SystemExit(__doc__)
    rows, examples = learnt(ACTS)
    if paths:
        gather(paths, rows)
    sentences, plain = ordinary()
    rows.extend(plain)
    lines = [HEAD, f"acts = [{', '.join(map(repr, ACTS))}]".replace("'", '"'), "", "[weak]"]
    lines += [f"{act} = {list(WEAK[act])}".replace("'", '"') for act in ACTS]
    for act in ACTS:
        mine = [row for row in rows if row.act == act]
        held = held_out(mine, [one for one in examples if one.act == act])
        at = thresholds(held, sentences)
        report(act, held, at, "--show" in flags)
        model = fit(mine)
        lines += ["", f"[{act}]", f"base = {model.base:.2f}", *(f"{name} = {at[name]}" for name in RATES), ""]
        lines += [f"[{act}.points]"]
        lines += [f'"{sign}" = {model.weights[sign]:.2f}' for sign in sorted(model.weights)]
    if "--write" in flags:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
