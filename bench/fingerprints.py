"""Do known findings stay known? ``python bench/fingerprints.py [FOLDER …] [--edits N] [--seed N] [--show]``.

Articles (those of the project, or of the folders that are named) are edited at random in ways that change
nothing about what is wrong with them: lines broken anew, paragraphs added and taken out, line ends, headings
of other sections, blank lines, front matter, sections moved, files renamed. All findings of the articles are
in a baseline; what is still found after the edit must be known. An edit that changes what a rule says (a
paragraph more changes a measure) is no fault of a fingerprint: only findings with the same rule and words
before and after count.

Then defects are made: a phrase that a house rule forbids is put into two sentences and both are known. When
one is mended and the same one made in another sentence, exactly that must be new; when two change places,
both.
"""

from __future__ import annotations

import random
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring.edits import EDITS, Text, chunks
from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import detect_format, read
from copydesk.pipeline.baseline import Book, Marker, recorded
from copydesk.pipeline.likeness import sketch
from copydesk.pipeline.pipeline import lint_document

ROOT = Path(__file__).resolve().parents[1]
OWN = ("fixtures/articles", "fixtures/claims", "fixtures/unseen", "docs", "README.md")
TODAY = "2026-11-29"
LONGEST = 80_000
RENAMED = "renamed"
APART = 80
"""Defects that stand nearer to each other are each other's neighbours: mending one changes the other."""
WORDS = ("a forbidden word", "an unlawful turn")
RULE = """
id = "HSE001"
name = "planted"
version = 1
status = "stable"
severity = "warning"
confidence = "strong"
scope = ["prose"]
summary = "A planted defect"
message = "found “{text}”"
rationale = "It was put there."
remedy = "Take it out."

[match]
kind = "phrases"
phrases = ["a forbidden word", "an unlawful turn"]

[examples]
bad = ["This is ⟦a forbidden word⟧.", "⟦An unlawful turn⟧ of words."]
good = ["A word.", "A turn.", "Forbidden."]
"""


def articles(folders: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield path, format and text of the articles."""
    for folder in folders:
        path = Path(folder)
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            form = detect_format(str(file), b"") if file.is_file() else None
            if form not in EDITS:
                continue
            text = file.read_bytes().decode("utf-8", "replace")
            if 200 < len(text) < LONGEST and "\r" not in text:
                yield str(file), form, text


def found_in(path: str, form: str, text: str, rules: RuleSet) -> list[Finding]:
    """Return the findings of a text with their fingerprints."""
    return list(lint_document(read(Source.from_text(text, path), form), rules).findings)


class Tally:
    """How many findings were still there after an edit, and how many of those were known."""

    def __init__(self) -> None:
        self.edits, self.there, self.known = Counter[str](), Counter[str](), Counter[str]()
        self.lost: list[str] = []

    def take(
        self,
        edit: str,
        path: str,
        before: Sequence[Finding],
        after: Sequence[Finding],
        marked: Sequence[Finding],
    ) -> None:
        """Count one edit; ``marked`` are the findings after it, with the status that the baseline gives."""
        there = Counter(map(_same, before)) & Counter(map(_same, after))
        known = there & Counter(_same(one) for one in marked if one.status == "baseline")
        self.edits[edit] += 1
        self.there[edit] += there.total()
        self.known[edit] += known.total()
        self.lost += [f"{path}: {edit}: {rule} {text[:60]!r}" for rule, text in (there - known).elements()]

    def table(self) -> Iterator[str]:
        """Yield the lines of a table."""
        yield "| edit | times | findings | known again | share |"
        yield "|---|---|---|---|---|"
        for edit in sorted(self.edits):
            yield _row(edit, self.edits[edit], self.there[edit], self.known[edit])
        yield _row("**all**", self.edits.total(), self.there.total(), self.known.total())


def _row(name: str, times: int, there: int, known: int) -> str:
    return f"| {name} | {times} | {there} | {known} | {known / there if there else 1:.4f} |"


def _same(finding: Finding) -> tuple[str, str]:
    return finding.rule_id, " ".join(finding.text.split())


def marked(
    path: str, text: str, before: Sequence[Finding], new: str, after: Sequence[Finding]
) -> list[Finding]:
    """Return findings of a text as a baseline of the text before marks them; ``new`` is its path now."""
    book = Book(3, tuple(recorded(path, before, "info")), {path: sketch(text)})
    marker = Marker(book, lambda one: one != new, lambda one: True)
    return marker.mark(new, after, [one.rule_id for one in after], lambda: sketch(text))


def edited(sample: Sequence[tuple[str, str, str]], edits: int, draw: random.Random, rules: RuleSet) -> Tally:
    """Edit articles at random and count what stays known."""
    tally = Tally()
    before: dict[str, list[Finding]] = {}
    while tally.edits.total() < edits:
        path, form, text = draw.choice(sample)
        if path not in before:
            before[path] = found_in(path, form, text, rules)
        known = before[path]
        name = draw.choice([*EDITS[form], RENAMED])
        article = Text(path, text, [one.span for one in known if not one.document_level])
        new = text if name == RENAMED else EDITS[form][name](article, draw)
        if new is None or not known:
            continue
        there = str(Path(path).with_name("renamed" + Path(path).suffix)) if name == RENAMED else path
        after = found_in(path, form, new, rules)
        tally.take(name, path, known, after, marked(path, text, known, there, after))
    return tally


def places(text: str, form: str) -> list[int]:
    """Return where in a text a phrase can be put: behind words in the middle of plain paragraphs."""
    return [
        chunk.start + match.end()
        for chunk in chunks(text)
        if chunk.plain and form == "markdown"
        for match in re.finditer(r"[a-z]{3} (?=[a-z]{3})", chunk.text)
    ]


def planted(text: str, spots: Sequence[tuple[int, str]]) -> str:
    """Return a text with phrases put in."""
    for at, phrase in sorted(spots, reverse=True):
        text = f"{text[:at]}{phrase} {text[at:]}"
    return text


def swapped(sample: Sequence[tuple[str, str, str]], times: int, draw: random.Random) -> Iterator[str]:
    """Plant defects, mend and make some, and say what was told rightly."""
    with TemporaryDirectory() as folder:
        pack = Path(folder) / "house"
        pack.mkdir()
        (pack / "HSE001-planted.toml").write_text(RULE, encoding="utf-8")
        rules = build(catalogue.load([str(pack)]), Choice(select=("HSE001",), today=TODAY))
        right, all_ = Counter[str](), Counter[str]()
        while all_.total() < 2 * times:
            path, form, text = draw.choice(sample)
            spots = places(text, form)
            if len(spots) < 3:
                continue
            one, two, three = draw.sample(spots, 3)
            if min(abs(one - two), abs(two - three), abs(three - one)) < APART:
                continue
            first, second = WORDS
            for kind, old, new, fresh in (
                (
                    "one mended, the same made elsewhere",
                    [(one, first), (two, first)],
                    [(two, first), (three, first)],
                    1,
                ),
                ("two that change places", [(one, first), (two, second)], [(one, second), (two, first)], 2),
            ):
                before = found_in(path, form, planted(text, old), rules)
                after = found_in(path, form, planted(text, new), rules)
                if len(before) != 2 or len(after) != 2:
                    continue
                told = marked(path, text, before, path, after)
                all_[kind] += 1
                right[kind] += sum(finding.status == "open" for finding in told) == fresh
        for kind in sorted(all_):
            yield f"| {kind} | {all_[kind]} | {right[kind]} | {right[kind] / all_[kind]:.4f} |"


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=[str(ROOT / name) for name in OWN])
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the findings that were not known again")
    args = parser.parse_args()
    draw = random.Random(args.seed)
    rules = build(catalogue.load([]), Choice(today=TODAY))
    sample = list(articles(args.folders))
    tally = edited(sample, args.edits, draw, rules)
    print(f"{len(sample)} articles, seed {args.seed}\n")
    print(*tally.table(), sep="\n")
    if args.show:
        print(*sorted(Counter(tally.lost).items()), sep="\n")
    print("\n| planted defects | times | told rightly | share |\n|---|---|---|---|")
    print(*swapped(sample, args.edits // 2, draw), sep="\n")


if __name__ == "__main__":
    main()
