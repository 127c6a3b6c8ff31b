"""Measure which single pieces of furniture are told on a small page, and which pieces of content are flagged.

    python bench/furniture.py [--lines]

Puts each piece of ``fixtures/pages/furniture.toml`` and ``content.toml`` above, into or below a short article
in its language (``hosts.toml``), alone and with a menu and a line of rights as a second sign of a page.
A piece counts as found when a finding of a BLR rule touches it, and as flagged when one at warning or above
does. ``--lines`` lists the pieces that are missed or flagged.
"""

from __future__ import annotations

import tomllib
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

FOLDER = Path(__file__).parents[1] / "fixtures" / "pages"
TODAY = "2026-11-28"
SECOND = {
    "text": ("Home | News | Contact", "© 2026 Quay Press. All rights reserved. Privacy"),
    "markdown": (
        "[Home](/) | [News](/news) | [Contact](/contact)",
        "© 2026 Quay Press. All rights reserved. [Privacy](/privacy)",
    ),
    "html": (
        '<div><a href="/">Home</a> | <a href="/news">News</a> | <a href="/contact">Contact</a></div>',
        '<p>© 2026 Quay Press. All rights reserved. <a href="/privacy">Privacy</a></p>',
    ),
}
"""What else a page shows: above all and below all."""


class Piece(NamedTuple):
    """A piece, its language and format, and where it stands (``above``, ``inside``, ``below``)."""

    language: str
    form: str
    place: str
    text: str


def pieces(name: str) -> Iterator[Piece]:
    """Yield the pieces of a file of the folder."""
    for language, forms in tomllib.loads((FOLDER / name).read_text("utf-8")).items():
        for form, places in forms.items():
            for place, texts in places.items():
                for text in texts:
                    yield Piece(language, form, place, text)


def hosts() -> dict[str, dict[str, object]]:
    """Return the short articles by language."""
    return tomllib.loads((FOLDER / "hosts.toml").read_text("utf-8"))


def rules() -> RuleSet:
    """Return the rules on furniture."""
    every = catalogue.load()
    names = tuple(name for name, rule in every.rules.items() if name.startswith("BLR") and rule.enabled)
    return build(every, Choice(select=names, today=TODAY))


def page(piece: Piece, host: dict[str, object], second: bool) -> str:
    """Put a piece into a page."""
    title, parts = str(host["title"]), list(map(str, host["parts"]))  # type: ignore[call-overload]
    if piece.form == "html":
        rows = [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(part)}</p>" for part in parts)]
    else:
        rows = [f"# {title}" if piece.form == "markdown" else title, *parts]
    rows.insert({"above": 0, "inside": 3, "below": len(rows)}[piece.place], piece.text)
    if second:
        top, bottom = SECOND[piece.form]
        rows = [top, *rows, bottom]
    text = ("\n" if piece.form == "html" else "\n\n").join(rows) + "\n"
    return f"<div>\n{text}</div>\n" if piece.form == "html" else text


def levels(piece: Piece, host: dict[str, object], second: bool, chosen: RuleSet) -> set[str]:
    """Return the levels of the findings that touch a piece on its page."""
    text = page(piece, host, second)
    start = text.index(piece.text)
    end = start + len(piece.text)
    document = read(Source.from_text(text, "page"), piece.form)
    found = lint_document(document, chosen).findings
    return {one.severity for one in found if one.span.start < end and start < one.span.end}


def main() -> None:
    """Print the sums by language, alone and with a second sign."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--lines", action="store_true")
    options = parser.parse_args()
    chosen, bodies = rules(), hosts()
    for name, wanted in (("furniture.toml", True), ("content.toml", False)):
        for second in (False, True):
            counts: Counter[tuple[str, str]] = Counter()
            for piece in pieces(name):
                found = levels(piece, bodies[piece.language], second, chosen)
                counts[piece.language, "all"] += 1
                counts[piece.language, "any"] += bool(found)
                counts[piece.language, "firm"] += bool(found & {"error", "warning"})
                if options.lines and bool(found & {"error", "warning"}) != wanted:
                    print(f"    {piece.language} {piece.form} {piece.place} {piece.text[:100]!r}")
            kinds = ("firm", "any", "all")
            firm, found_any, total = (
                sum(number for (_, kind), number in counts.items() if kind == one) for one in kinds
            )
            signs = "with a second sign" if second else "alone"
            print(f"{name} {signs}: {firm} of {total} at warning or above, {found_any} at any level")


if __name__ == "__main__":
    main()
