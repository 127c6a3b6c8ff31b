"""Measure which pieces of ``fixtures/shapes`` are told: ``python bench/shapes.py [NAME ...] [--half N]
[--lines]``.

Each piece stands in one of the articles of ``hosts.toml``, a pair of sentences with some of it between. A
faulty piece is found when a finding of a rule that may find it touches what is marked in it, or any of it
where nothing is; a clean one is flagged when such a finding touches it. ``--half 0`` takes the pieces at
hand (the first, third, …), ``--half 1`` those that were held out; ``--lines`` lists what is missed or
flagged.
"""

from __future__ import annotations

import tomllib
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from bench.unseen import marked
from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine

FOLDER = Path(__file__).parents[1] / "fixtures" / "shapes"
TODAY = "2026-11-28"
RULES = {
    "flattened-tables": ("TBL001", "TBL013", "TBL003"),
    "swallowed-text": ("MRK001", "TBL002"),
    "markup-styles": ("MRK003", "MRK004", "MRK005", "MRK013", "TBL006"),
    "formulas": ("AIS007", "AIS008", "REP002", "STY"),
    "orphan-sections": ("STR", "TBL014"),
    "residues": ("BLR", "AIL"),
    "odd-characters": ("INT", "AIL010", "BLR", "TPG", "TYP016"),
    "heading-echoes": ("REP002",),
    "missing-spaces": ("TPG",),
    "told-again": ("REP",),
}
"""The rules that may find the pieces of a file."""


class Piece(NamedTuple):
    """A piece with its marks, or the two sentences of a pair, and whether it is faulty."""

    texts: tuple[str, ...]
    faulty: bool
    number: int


class Host(NamedTuple):
    """An article: its title and its paragraphs."""

    title: str
    parts: tuple[str, ...]


def hosts() -> list[Host]:
    """Return the articles."""
    data = tomllib.loads((FOLDER / "hosts.toml").read_text("utf-8"))
    return [Host(one["title"], tuple(one["parts"])) for one in data["host"]]


def pieces(name: str) -> Iterator[Piece]:
    """Yield the pieces of a file, faulty ones first."""
    if name == "told-again":
        for faulty, stem in ((True, "told-again"), (False, "alike")):
            lines = (FOLDER / f"{stem}.txt").read_text("utf-8").splitlines()
            pairs = [line.split("|") for line in lines if line and not line.startswith("#")]
            yield from (Piece(tuple(pair), faulty, number) for number, pair in enumerate(pairs))
        return
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    for faulty, key in ((True, "faulty"), (False, "clean")):
        yield from (Piece((text,), faulty, number) for number, text in enumerate(data[key]))


def page(piece: Piece, host: Host) -> tuple[str, str]:
    """Return an article with a piece in it, marks and all, and its format."""
    parts = list(host.parts)
    at = 2 if piece.number % 4 < 2 else 4
    if len(piece.texts) == 2:
        parts[1:1] = [piece.texts[0]]
        parts[-1:-1] = [f"⟦{piece.texts[1]}⟧"]
    else:
        text = piece.texts[0]
        parts[at:at] = [text if "⟦" in text else f"⟦{text}⟧"]
    if piece.texts[0].lstrip("⟦").startswith(("<ul", "<ol", "<p", "<h2")):
        rows = [f"<h2>{escape(part[3:])}</h2>" if part.startswith("## ") else part for part in parts]
        rows = [row if row.lstrip("⟦").startswith("<") else f"<p>{escape(row)}</p>" for row in rows]
        return "\n".join([f"<article>\n<h1>{escape(host.title)}</h1>", *rows, "</article>\n"]), "html"
    return "\n\n".join([f"# {host.title}", *parts]) + "\n", "markdown"


def touching(piece: Piece, host: Host, rules: RuleSet, prefixes: tuple[str, ...]) -> list[Finding]:
    """Return the findings of some rules that touch what is marked of a piece in its article."""
    written, form = page(piece, host)
    text, places = marked(written)
    findings = examine(Source.from_text(text, "a"), Task(form, rules)).findings
    return [
        one
        for one in findings
        if one.rule_id.startswith(prefixes)
        and any(one.span.start < end and start < one.span.end for start, end in places)
    ]


def rules_for(prefixes: tuple[str, ...]) -> RuleSet:
    """Return the rules whose names begin so."""
    loaded = catalogue.load()
    names = tuple(name for name, rule in loaded.rules.items() if name.startswith(prefixes) and rule.enabled)
    return build(loaded, Choice(select=names, today=TODAY))


def main() -> None:
    """Print how many pieces of each file are found and flagged."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=list(RULES))
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--lines", action="store_true")
    options = parser.parse_args()
    articles = hosts()
    for name in options.names:
        chosen = rules_for(RULES[name])
        counts = {True: [0, 0], False: [0, 0]}
        for piece in pieces(name):
            if options.half is not None and piece.number % 2 != options.half:
                continue
            found = touching(piece, articles[piece.number % len(articles)], chosen, RULES[name])
            counts[piece.faulty][0] += bool(found)
            counts[piece.faulty][1] += 1
            if options.lines and bool(found) != piece.faulty:
                said = "; ".join(f"{one.severity} {one.rule_id} {one.text[:40]!r}" for one in found)
                print(f"    {'missed' if piece.faulty else 'flagged'} {piece.number}: {piece.texts} {said}")
        print(
            f"{name}: {counts[True][0]} of {counts[True][1]} faulty pieces found, "
            f"{counts[False][0]} of {counts[False][1]} clean ones flagged"
        )


if __name__ == "__main__":
    main()
