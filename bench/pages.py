"""Measure how well the furniture of whole pages is told from the article: lines found, content lines flagged.

    python bench/pages.py [EVAL_FOLDER] [--held] [--lines]

Makes pages of the sites in ``fixtures/pages/sites.toml`` and the articles in ``bodies.toml`` there, each
site with every article; with EVAL_FOLDER with pieces of its clean prose too. Prints for each site and in all
the recall of furniture lines (a finding of a BLR rule covers the line, at any level and at warning or above)
and the precision (lines covered that are furniture). Sites that are held out are for the final figure;
``--held`` takes only those. ``--lines`` lists what was missed and what was flagged wrongly.
"""

from __future__ import annotations

import json
import tomllib
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

FOLDER = Path(__file__).parents[1] / "fixtures" / "pages"
TODAY = "2026-11-28"
CLEAN = ("clean_state_union", "clean_inaugural", "clean_standardebooks")
PIECES = 4
PARTS = 6


class Body(NamedTuple):
    """An article: its title and its parts (a paragraph, a heading after ``## `` or a list after ``- ``)."""

    title: str
    parts: tuple[str, ...]


class Page(NamedTuple):
    """A page: its text, and the source range of each line that is not blank with whether it is furniture."""

    text: str
    lines: list[tuple[int, int, bool]]


def own_bodies() -> list[Body]:
    """Return the articles of the project."""
    rows = tomllib.loads((FOLDER / "bodies.toml").read_text(encoding="utf-8"))["body"]
    return [Body(row["title"], tuple(row["parts"])) for row in rows]


def clean_bodies(folder: Path) -> Iterator[Body]:
    """Yield pieces of clean prose as articles, headed by the first words of each."""
    for name in CLEAN:
        rows = (folder / name / "data.jsonl").read_text(encoding="utf-8").splitlines()
        for row in islice(rows, 0, None, max(1, len(rows) // PIECES)):
            parts = [" ".join(part.split()) for part in json.loads(row)["text"].split("\n\n")]
            parts = [part for part in parts if len(part) > 80][PARTS : 2 * PARTS]
            if len(parts) > 3:
                yield Body(" ".join(parts[0].split()[:7]).strip(",;:."), tuple(parts))


def shown(part: str, form: str) -> str:
    """Write a part of an article in a format."""
    if form == "html":
        if part.startswith("## "):
            return f"<h2>{escape(part[3:])}</h2>"
        if part.startswith("- "):
            items = "".join(f"<li>{escape(item[2:])}</li>" for item in part.split("\n"))
            return f"<ul>{items}</ul>"
        return f"<p>{escape(part)}</p>"
    return part.removeprefix("## ") if form == "text" else part


def page(site: dict[str, str], body: Body) -> Page:
    """Put an article into the page of a site."""
    form = site["format"]
    numbered = [f"{{{number}}}" for number in range(1, 9) if f"{{{number}}}" in site["text"]]
    gap = "\n" if form == "html" else "\n\n"
    values = {place: shown(part, form) for place, part in zip(numbered, body.parts, strict=False)}
    values["{rest}"] = gap.join(shown(part, form) for part in body.parts[len(numbered) :])
    values["{title}"] = escape(body.title) if form == "html" else body.title
    text, lines = "", []
    for row in site["text"].splitlines():
        own = row.startswith("= ") or row.strip("#<>/h123 ") == "{title}" or row in values
        row = row.removeprefix("= ")
        for place, value in values.items():
            row = row.replace(place, value)
        spaced = own and form != "html"
        for line in (f"\n{row}\n" if spaced else row).split("\n"):
            if line.strip():
                start = len(text) + len(line) - len(line.lstrip())
                lines.append((start, len(text) + len(line.rstrip()), not own))
            text += line + "\n"
    return Page(text, [line for line in lines if _says(text[line[0] : line[1]], form)])


def _says(line: str, form: str) -> bool:
    """Say whether a line has something to read: in HTML tags alone have not."""
    if form != "html":
        return True
    outside = "".join(piece.partition(">")[2] for piece in f">{line}".split("<"))
    return any(char.isalnum() for char in outside)


def judge(made: Page, form: str, rules: RuleSet, least: Sequence[str]) -> Iterator[tuple[str, bool, bool]]:
    """Yield each line of a page, whether it is furniture and whether a finding covers it."""
    document = read(Source.from_text(made.text, "page"), form)
    found = [
        one.span
        for one in lint_document(document, rules).findings
        if one.rule_id.startswith("BLR") and one.severity in least
    ]
    for start, end, furniture in made.lines:
        covered = any(span.start < end and start < span.end for span in found)
        yield made.text[start:end], furniture, covered


def main() -> None:
    """Print a row for each site and the sums."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--lines", action="store_true")
    options = parser.parse_args()
    every = catalogue.load()
    names = tuple(name for name, rule in every.rules.items() if name.startswith("BLR") and rule.enabled)
    rules = build(every, Choice(select=names, today=TODAY))
    bodies = own_bodies() + (list(clean_bodies(options.folder)) if options.folder else [])
    sites = tomllib.loads((FOLDER / "sites.toml").read_text(encoding="utf-8"))["site"]
    for least in (("info", "warning", "error"), ("warning", "error")):
        sums: Counter[tuple[str, bool]] = Counter()
        print(f"at {least[0]} or above: recall of furniture lines, precision, content lines flagged")
        for site in sites:
            if bool(site.get("held")) != options.held:
                continue
            counts: Counter[tuple[str, bool]] = Counter()
            missed: Counter[str] = Counter()
            wrong: Counter[str] = Counter()
            for body in bodies:
                for line, furniture, covered in judge(page(site, body), site["format"], rules, least):
                    counts["furniture" if furniture else "content", covered] += 1
                    if furniture != covered:
                        (missed if furniture else wrong)[line] += 1
            print(_row(site["name"], counts))
            sums += counts
            if options.lines and len(least) > 2:
                for name, lines in (("missed", missed), ("flagged", wrong)):
                    for line, count in lines.items():
                        print(f"    {name} {count:3} {line!r}")
        print(_row("all", sums))


def _row(name: str, counts: Counter[tuple[str, bool]]) -> str:
    right, missed = counts["furniture", True], counts["furniture", False]
    wrong, content = counts["content", True], counts["content", False]
    share = wrong / max(1, wrong + content)
    return (
        f"  {name:24} {right / max(1, right + missed):.3f} ({right} of {right + missed})   "
        f"{right / max(1, right + wrong):.3f}   {wrong} of {wrong + content} ({share:.4f})"
    )


if __name__ == "__main__":
    main()
