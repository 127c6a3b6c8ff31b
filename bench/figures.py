"""Score the rules on figures on sentences with a wrong figure and on near-misses: ``python bench/figures.py
[--misses]``.

The sentences stand in ``fixtures/figures``, one a line: ``- `` is wrong where it is marked, ``+ `` is right.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.unseen import FAMILIES, TODAY, marked
from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

FOLDER = Path(__file__).parents[1] / "fixtures" / "figures"
RULES = (*FAMILIES["figures"]["rules"], "CPD001")


class Case(NamedTuple):
    """A text, the ranges that are wrong in it, and the findings of the rules on figures: (level, start, end,
    words).
    """

    text: str
    places: list[tuple[int, int]]
    findings: list[tuple[str, int, int, str]]

    @property
    def level(self) -> str:
        """The highest level of a finding at a place that is wrong; "missed" without one."""
        found = {
            level
            for level, start, end, _ in self.findings
            for place in self.places
            if start < place[1] and place[0] < end
        }
        return next((level for level in ("error", "warning", "info") if level in found), "missed")


def cases(path: Path, rules: RuleSet) -> Iterator[Case]:
    """Yield the cases of a file, linted."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("- ", "+ ")):
            continue
        text, places = marked(line[2:].replace("\\n", "\n"))
        kind = "text" if "  " in text and "|" not in text else "markdown"
        findings = lint_document(read(Source.from_text(text, "text"), kind), rules).findings
        mine = [one for one in findings if one.rule_id.startswith(RULES)]
        yield Case(
            text,
            places,
            [
                (one.severity, one.span.start, one.span.end, f"{one.rule_id} {one.text!r}: {one.message}")
                for one in mine
            ],
        )


def main() -> None:
    """Print the score of each file."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.txt")))
    parser.add_argument(
        "--misses", action="store_true", help="print what was missed, and what is wrong in near-misses"
    )
    arguments = parser.parse_args()
    rules = build(catalogue.load(), Choice(today=TODAY, profile="default"))
    total: Counter[str] = Counter()
    for path in arguments.files:
        every = list(cases(path, rules))
        wrong = [case for case in every if case.places]
        levels = Counter(case.level for case in wrong)
        noisy = [case for case in every if not case.places and case.findings]
        total.update(levels)
        print(
            f"{path.stem:10} {len(wrong) - levels['missed']:3} of {len(wrong):3}  {dict(levels)}; "
            f"near-misses hit: {len(noisy)} of {len(every) - len(wrong)}"
        )
        for case in (*wrong, *noisy) if arguments.misses else ():
            if case.places and case.level == "missed":
                print("    missed ", case.text.replace("\n", "\\n"), [each[3] for each in case.findings])
            elif not case.places:
                print(
                    "    wrongly",
                    case.text.replace("\n", "\\n"),
                    [(each[0], each[3]) for each in case.findings],
                )
    print(f"all: {total.total() - total['missed']} of {total.total()} {dict(total)}")


if __name__ == "__main__":
    main()
