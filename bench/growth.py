"""How does the time grow with the length? Each kind of hard text is linted at n and at 4n.

    python bench/growth.py [--only WORD] [--attacks] [--fix] [--why] [--seconds 900] [--limit 20] [--most 1.1]

The kinds are structures (``growing/structures.py``) and, with ``--attacks``, texts made from every regular
expression of the project, a dozen in a document: each of its repeats many times, and its beginning many
times. n is chosen so that a run takes 0.1 s or so; a run that takes more than ``--limit`` seconds of CPU time
is ended and is a row like any other. Rows are sorted by the exponent, the power of the length with which the
time grows; what grows faster than in step is measured three times, and then from 4n to 16n, and once more if
the limit allows it, which is the row that is shown; exit code 1 says that a kind grows faster than
``--most``, or that ``--seconds`` did not suffice for all. ``--fix`` mends the texts instead of checking them;
``--why`` adds, for each kind shown, the facts and rules whose own time grows fastest.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.growing.measure import Growth, growth
from bench.growing.structures import Generator, generators, warm_text
from copydesk.base.linear import Attack, attacks
from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.pipeline.fix import fix_data
from copydesk.pipeline.pipeline import Task, examine
from copydesk.pipeline.timings import Clock, watched
from copydesk.report.fileentries import file_entry
from tools.expressions import collect

TOGETHER = 12
"""Attacks in one document: one that is slow shows all the same."""


def attacking(found: Sequence[Attack]) -> Generator:
    """Return the generator of a document that holds some attacks: alone, as a heading, and in a sentence."""

    def make(length: int) -> str:
        parts = []
        for attack in found:
            text = attack.text(max(1, length // 3 // len(found) // len(attack.pump)))
            parts += [text, f"# {text}", f"The dam, she said, {text} leaks."]
        return "\n\n".join(parts)

    first = found[0].prefix + found[0].pump
    return Generator(f"attacks from {first[:24]!r}", "markdown", make)


def attack_generators() -> Iterator[Generator]:
    """Yield the attacks of every expression, those that differ."""
    found = dict.fromkeys(
        attack
        for pattern, flags in {(each.pattern, each.flags): None for each in collect()}
        for attack in attacks(pattern, flags)
    )
    ordered = sorted(found)
    for place in range(0, len(ordered), TOGETHER):
        yield attacking(ordered[place : place + TOGETHER])


def checker(format: str) -> Callable[[str], object]:
    """Return what checks a text as far as its part of the report."""
    task = Task(format, defaults("2026-11-28"))
    rules = task.rules
    return lambda text: file_entry("a", examine(Source.from_text(text, "a"), task), rules, claims=True)


def fixer(format: str) -> Callable[[str], object]:
    """Return what mends a text."""
    task = Task(format, defaults("2026-11-28"))
    return lambda text: fix_data("a", text.encode(), task, unsafe=True)


def explain(chosen: Generator, length: int) -> list[str]:
    """Name the facts and rules whose own time grows fastest from a length to four times it."""
    check = checker(chosen.format)
    check(warm_text(chosen.format))
    clocks = []
    for times in (1, 4):
        clocks.append(Clock())
        with watched(clocks[-1]):
            check(chosen.make(times * length))
    short, long = (clock.own for clock in clocks)
    grown = sorted(long, key=lambda name: long[name] - 4 * short[name], reverse=True)
    return [
        f"    {name:<44} {short[name]:16.3f} {long[name]:8.3f}" for name in grown[:5] if long[name] > 0.02
    ]


def row(chosen: Generator, found: Growth) -> str:
    """Write one row of the table."""
    end = f"  {found.failure}" if found.failure else ""
    return (
        f"{chosen.name:<44} {chosen.format:<8} {found.length:>7} {found.seconds:8.3f} {found.four_times:8.3f}"
        f" {found.exponent:6.2f}{end}"
    )


def main() -> int:
    """Measure all kinds that are asked for, and print the table."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", help="kinds whose name or format has this in it")
    parser.add_argument("--attacks", action="store_true")
    parser.add_argument("--fix", action="store_true")
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--limit", type=float, default=20)
    parser.add_argument("--most", type=float, default=1.1)
    options = parser.parse_args()
    kinds = [*generators(), *(attack_generators() if options.attacks else ())]
    kinds = [kind for kind in kinds if options.only in f"{kind.format}: {kind.name}"]
    make_lint = fixer if options.fix else checker
    lints = {format: make_lint(format) for format in {kind.format for kind in kinds}}
    for format, lint in lints.items():
        lint(warm_text(format))
    begun = monotonic()
    found: list[tuple[Generator, Growth]] = []
    for kind in kinds:
        if monotonic() - begun > options.seconds:
            break
        found.append((kind, growth(kind.make, lints[kind.format], options.limit)))
    found.sort(key=lambda item: item[1].exponent, reverse=True)
    print(f"{'kind of text':<44} {'format':<8} {'n':>7} {'n, s':>8} {'4n, s':>8}  power")
    bad = 0
    for kind, grown in found:
        bad += grown.exponent > options.most
        print(row(kind, grown))
        if options.why and grown.exponent > options.most and not grown.failure:
            print(*explain(kind, grown.length), sep="\n")
    print(f"{len(found)} of {len(kinds)} kinds, {bad} grow faster than n^{options.most}")
    return int(bad > 0 or len(found) < len(kinds))


if __name__ == "__main__":
    sys.exit(main())
