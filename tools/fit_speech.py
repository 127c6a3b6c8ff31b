"""Fit the weights of speech acts: ``python tools/fit_speech.py FOLDER … [--write] [--show]``.

What machines say to their clients, clients to machines, and what machines say about their sources and their
part in a text stands, an example a line, in ``fixtures/speech`` (ACT.LANGUAGE.txt; none.LANGUAGE.txt is what
only looks like it). Each is put at several places of articles (surroundings.LANGUAGE.txt), so that its place
is a sign as well. The planted sentences of ``fixtures/unseen/machine-*.toml`` count too, and the rest of
these texts as what is none. The folders hold real articles, in which practically nothing is said by machines.

The model is a logistic regression with a ridge on the signs of ``rules/ai/speech/signs.py``, fitted by
gradient steps that shrink for signs that were often seen. It is fitted four times without a quarter of the
examples and articles, to print what it finds of what it has not seen, and then on all. ``--write`` puts the
weights into ``rules/data/speech-weights.toml``, ``--show`` prints the examples that were not found.
"""

from __future__ import annotations

import math
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.unseen import marked  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.document.source import Source  # noqa: E402
from copydesk.input.readers import read  # noqa: E402
from copydesk.testing import facts_of  # noqa: E402
from copydesk.testing.examples import cases  # noqa: E402

EXAMPLES, UNSEEN = ROOT / "fixtures" / "speech", ROOT / "fixtures" / "unseen"
TARGET = ROOT / "rules" / "data" / "speech-weights.toml"
HEAD = """\
# What the signs of a sentence weigh (rules/ai/speech/signs.py), as logarithms of odds, by act: what a machine
# says to its client (leftover), a client to a machine (prompt), what the sources of a machine lack (gap), and
# that a machine took part (notice). Made by tools/fit_speech.py from the examples in fixtures/speech and from
# real articles, not by hand. A sentence needs a class that is not weak.
# Licence: MIT, as the project.
"""
LENGTHS = ("short", "middling", "long", "very-long")
ACTS = ("leftover", "prompt", "gap", "notice")
FORMATS = {
    ".md": "markdown",
    ".mdx": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
WEAK = {
    "leftover": ("text", "tonal", "piece", "i-understand", "note-that", "if-you", "weak-opener"),
    "prompt": ("text-noun", "sound", "pasted", "seo"),
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
INFO_AT = {"leftover": 7.5, "prompt": 6.2, "gap": 3.0, "notice": 8.0}
WARNING_AT = {"leftover": 9.0, "prompt": 9.0, "gap": 6.0, "notice": 10.0}
MISSES = {
    "AID001": "notice",
    **dict.fromkeys(("AIL003", "AIL004", "AIL005", "AIL006"), "leftover"),
    **dict.fromkeys(("AIL008", "AIL013"), "prompt"),
    "AIL012": "gap",
}
"""The rules whose good examples are none of an act."""
RIDGE, STEP, ROUNDS, PARTS, RARE = 6.0, 0.3, 30, 4, 5
AGAINST = frozenset({"kept", "reported", "can-do"})
"""Classes that tell against an act; the others, and two of them together, only ever tell for it."""
PLACES = frozenset(
    "alone edge heading no-paragraph bracketed asks exclaims announces short middling long very-long"
    " no-you no-i kin-none kin-few kin-many".split()
) | {f"{count}-{length}" for count in range(1, 9) for length in LENGTHS}
Signs = frozenset[str]


class Row(NamedTuple):
    """A sentence: its act, its signs, whether it is such an act, how much it counts, the part it is of."""

    act: str
    signs: Signs
    told: bool
    weight: float
    part: int


class Example(NamedTuple):
    """A planted sentence at one place: its act, its part, and the signs of the sentences that it touches."""

    act: str
    part: int
    found: tuple[Signs, ...]
    text: str


def part_of(text: str) -> int:
    """Return of which part an example or an article is."""
    return crc32(text.encode()) % PARTS


def cued(text: str, form: str) -> list[tuple[str, int, int, Signs]]:
    """Return the act, range and signs of the sentences of a text that have classes of an act."""
    facts = facts_of(read(Source.from_text(text, "text"), form))
    return [
        (one.act, one.sentence.start, one.sentence.end, frozenset(one.signs)) for one in facts.speech_cues
    ]


def placed(line: str, language: str) -> Iterator[str]:
    """Yield articles of a language with a line at several places."""
    surroundings = (EXAMPLES / f"surroundings.{language}.txt").read_text(encoding="utf-8")
    articles = [one.strip().split("\n\n") for one in surroundings.split("----\n")]
    for shift in range(6):
        blocks = list(articles[(part_of(line) + 7 * shift + (shift > 3) * 3) % len(articles)])
        if shift in (0, 4):
            blocks.insert(1, line)
        elif shift in (1, 5):
            blocks.append(line)
        elif shift == 2:
            blocks.insert(2, line)
        else:
            blocks[2] += " " + line
        yield "\n\n".join(blocks) + "\n"


def own(act: str) -> Iterator[Example]:
    """Yield the examples of an act at their places."""
    for file in sorted(EXAMPLES.glob(f"{act}.*.txt")):
        for line in filter(None, file.read_text(encoding="utf-8").splitlines()):
            for text in placed(line, file.name.split(".")[1]):
                at = text.index(line)
                found = cued(text, "text")
                for name in ACTS if act == "none" else (act,):
                    signs = tuple(
                        s for a, start, end, s in found if a == name and start < at + len(line) and at < end
                    )
                    yield Example(name, part_of(line), signs, line)


def near_misses() -> Iterator[Row]:
    """Yield the sentences of what the rules of the family must leave alone, wherever it stands."""
    loaded = catalogue.load()
    for rule in loaded.rules.values():
        for case in cases(rule, loaded) if rule.id in MISSES else ():
            for act, _, _, signs in cued(case.text, case.format) if case.good else ():
                if act == MISSES[rule.id]:
                    yield Row(act, signs, False, 2.0, part_of(case.text))


def unseen() -> tuple[list[Example], list[Row]]:
    """Return the planted sentences of the sets of the family, and the sentences beside them."""
    planted: list[Example] = []
    beside: list[Row] = []
    for file in sorted(UNSEEN.glob("machine-*.toml")):
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["text"]:
            text, places = marked(entry["text"])
            form = entry.get("format", "markdown")
            facts = facts_of(read(Source.from_text(text, "text"), form))
            spans = [(one, facts.doc.lift(one.sentence.start, one.sentence.end)) for one in facts.speech_cues]
            part = part_of(entry["text"])
            for kind, (start, end) in zip(entry.get("kinds", []), places, strict=True):
                if kind in ACTS:
                    signs = tuple(
                        frozenset(one.signs)
                        for one, span in spans
                        if one.act == kind and span.start < end and start < span.end
                    )
                    planted.append(Example(kind, part, signs, text[start:end]))
            beside.extend(
                Row(one.act, frozenset(one.signs), False, 2.0, part)
                for one, span in spans
                if not any(span.start < end and start < span.end for start, end in places)
            )
    return planted, beside


def real(folders: Iterable[Path]) -> list[Row]:
    """Return the sentences of real articles; what is often the same counts less."""
    counts: Counter[tuple[str, Signs, int]] = Counter()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            form = FORMATS.get(file.suffix.lower())
            if form and file.is_file():
                text = file.read_text(encoding="utf-8", errors="replace")
                counts.update((act, signs, part_of(file.name)) for act, _, _, signs in cued(text, form))
    return [
        Row(act, signs, False, math.sqrt(min(count, 9)), part) for (act, signs, part), count in counts.items()
    ]


def fit(rows: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Return the base and the weights of the signs."""
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
    return base, {sign: value for sign, value in weights.items() if abs(value) >= 0.05}


def total(signs: Signs, base: float, weights: dict[str, float]) -> float:
    """Return what the signs of a sentence weigh together."""
    return base + sum(weights.get(sign, 0.0) for sign in signs)


def report(act: str, rows: Sequence[Row], examples: Sequence[Example], show: bool) -> None:
    """Print what is found of parts that were not used."""
    found: list[tuple[float, str]] = []
    wrong: list[float] = []
    for part in range(PARTS):
        base, weights = fit([row for row in rows if row.part != part])
        found.extend(
            (max((total(signs, base, weights) for signs in one.found), default=-99.0), one.text)
            for one in examples
            if one.part == part
        )
        wrong.extend(total(row.signs, base, weights) for row in rows if row.part == part and not row.told)
    print(f"{act}: {len(found)} examples, {len(wrong)} different sentences that are none")
    for least in (-1, 0, 1, 2, 3, 4, 5):
        share = sum(value >= least for value, _ in found) / len(found)
        print(f"  from {least:2}: {share:.2f} found, {sum(value >= least for value in wrong)} wrong")
    if show:
        best = {text: max(value for value, other in found if other == text) for _, text in found}
        for text, value in sorted(best.items(), key=lambda item: item[1]):
            if value < INFO_AT[act]:
                print(f"    {value:5.1f} {text[:150]!r}")


def main(arguments: Sequence[str]) -> None:
    """Fit, print, and write when asked."""
    flags = {one for one in arguments if one.startswith("--")}
    folders = [Path(one) for one in arguments if one not in flags]
    if not folders or flags - {"--write", "--show"}:
        raise SystemExit(__doc__)
    planted, beside = unseen()
    examples = [*planted, *(one for act in ACTS for one in own(act))]
    rows = [*beside, *near_misses(), *real(folders)]
    rows.extend(Row(one.act, signs, False, 1.0, one.part) for one in own("none") for signs in one.found)
    rows.extend(Row(one.act, signs, True, 1.0, one.part) for one in examples for signs in one.found)
    lines = [HEAD, f"acts = [{', '.join(map(repr, ACTS))}]".replace("'", '"'), "", "[weak]"]
    lines += [f"{act} = {list(WEAK[act])}".replace("'", '"') for act in ACTS]
    for act in ACTS:
        mine = [row for row in rows if row.act == act]
        report(act, mine, [one for one in examples if one.act == act], "--show" in flags)
        base, weights = fit(mine)
        lines += [
            "",
            f"[{act}]",
            f"base = {base:.2f}",
            f"info_at = {INFO_AT[act]}",
            f"warning_at = {WARNING_AT[act]}",
            "",
        ]
        lines += [f"[{act}.points]", *(f'"{sign}" = {weights[sign]:.2f}' for sign in sorted(weights))]
    if "--write" in flags:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
