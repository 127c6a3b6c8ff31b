"""How many lost spaces are found: ``python bench/spaces.py EVALDIR [--sample N] [--misses N]``.

In the texts of the ``clean_*`` sets about one single space in forty is taken out, by a fixed draw, and the
TYP and TPG rules read the result. A loss is found when a finding touches the two words that were run
together. A loss that leaves a word of the dictionary ("in to": "into") or a lawful join ("then--and") cannot
be seen, and is counted apart. Then the untouched texts are read: what TPG001 and TPG011 say there at warning
or above is printed; there should be nothing.
"""

from __future__ import annotations

import random
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring.corpora import clean_texts
from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.language.lexicon import Lexicon
from copydesk.pipeline.pipeline import lint_document
from copydesk.testing import facts_of

TODAY = "2026-11-28"
ONE_IN = 40
SPACE = re.compile(r"(?<=\S) (?=\S)")
BEFORE, BEHIND = re.compile(r"\w+\Z"), re.compile(r"\w+")
REACH = 40
LEVELS = ("error", "warning", "info", "missed")
LAWFUL = ("leaves a word", "beside a dash")
OURS = ("TPG001", "TPG011")


class Loss(NamedTuple):
    """A space that was taken out: where the words now meet, and what kind of loss it is."""

    at: int
    kind: str


def without_spaces(text: str, draw: random.Random, lexicon: Lexicon) -> tuple[str, list[Loss]]:
    """Return the text with some spaces taken out, and where."""
    pieces, losses, start, size = [], [], 0, 0
    for match in SPACE.finditer(text):
        if draw.randrange(ONE_IN) or match.start() - start < REACH:
            continue
        pieces.append(text[start : match.start()])
        size += match.start() - start
        start = match.end()
        losses.append(Loss(size, kind_of(text, match.start(), lexicon)))
    return "".join([*pieces, text[start:]]), losses


def kind_of(text: str, at: int, lexicon: Lexicon) -> str:
    """Say what the loss of the space at a place is."""
    left, right = text[at - 1], text[at + 1]
    if left.isalpha() and right.isalpha():
        before, behind = BEFORE.search(text, max(0, at - REACH), at), BEHIND.match(text, at + 1)
        words = (before[0] if before else "", behind[0] if behind else "")
        if lexicon.look_up("".join(words).lower()).known:
            return "leaves a word"
        return "one letter" if min(map(len, words)) == 1 else "two words"
    if left.isdigit() or right.isdigit():
        return "beside a digit"
    names = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon", "!": "! or ?", "?": "! or ?"}
    if left in names and right.isalnum():
        return "behind a " + names[left]
    # "so-- and": a dash without spaces is a way of setting it.
    return (
        "beside a dash"
        if "-" in (left, right) or "–" in (left, right) or "—" in (left, right)
        else "other marks"
    )


def level_of(loss: Loss, findings: list[Finding]) -> str:
    """Return the highest level of a finding that touches the place where the words meet."""
    hits = {one.severity for one in findings if one.span.start <= loss.at <= one.span.end}
    return next((level for level in LEVELS if level in hits), "missed")


def lint(text: str, rules: RuleSet) -> list[Finding]:
    """Lint one text."""
    return lint_document(read(Source.from_text(text, "clean.txt"), "text"), rules).findings


def main() -> None:
    """Print recall by what stands round the lost space, and what is said of the untouched texts."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=5, help="every n-th text")
    parser.add_argument("--misses", type=int, default=0, help="print so many losses that were not found")
    arguments = parser.parse_args()
    every = catalogue.load()
    chosen = tuple(name for name in every.rules if name.startswith(("TYP", "TPG")))
    rules = build(every, Choice(select=chosen, today=TODAY, profile="default"))
    counts: Counter[tuple[str, str]] = Counter()
    missed, alarms, words = [], [], 0
    for _, name, text in clean_texts(arguments.folder, arguments.sample):
        facts = facts_of(read(Source.from_text(text, "clean.txt"), "text"))
        words += facts.word_count
        broken, losses = without_spaces(text, random.Random(name), facts.lexicon)
        findings = lint(broken, rules)
        for loss in losses:
            level = level_of(loss, findings)
            counts[loss.kind, level] += 1
            if level in ("missed", "info"):
                missed.append((loss.kind, level, broken[max(0, loss.at - 25) : loss.at + 25]))
        alarms += [(name, one) for one in lint(text, rules) if one.rule_id in OURS and one.severity != "info"]
    print(f"{words:,} words, {counts.total():,} spaces lost")
    print(f"{'':24}" + "".join(f"{level:>9}" for level in LEVELS) + "    found  shown")
    kinds = sorted({kind for kind, _ in counts})
    for kind in [*kinds, ""]:
        here = Counter(
            {
                level: sum(n for (of, at), n in counts.items() if at == level and visible(of, kind))
                for level in LEVELS
            }
        )
        seen, shown = here.total() - here["missed"], here["error"] + here["warning"]
        print(
            f"{kind or 'all that can be seen':24}"
            + "".join(f"{here[level]:9}" for level in LEVELS)
            + f"    {seen / max(1, here.total()):.3f}  {shown / max(1, here.total()):.3f}"
        )
    for kind, level, around in random.Random(1).sample(missed, min(arguments.misses, len(missed))):
        print(f"  {level:7} {kind:16} …{around!r}…")
    print(f"findings of {' and '.join(OURS)} at warning or above in the untouched texts: {len(alarms)}")
    for name, one in alarms:
        print(f"  {name}: {one.severity} {one.rule_id} {one.text!r}")


def visible(kind: str, wanted: str) -> bool:
    """Say whether a kind belongs to a row of the table: its own, or that of all that can be seen."""
    return kind == wanted if wanted else kind not in LAWFUL


if __name__ == "__main__":
    main()
