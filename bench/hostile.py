"""Time for texts made to be slow: each is linted at two lengths, and the ratio says how the time grows.

    python bench/hostile.py [--format markdown|text|html] [--rules SELECTOR]

A text of four times the length should take about four times as long; 16 would be quadratic. Pieces that take
under half a second in all are not shown.
"""

from __future__ import annotations

from argparse import ArgumentParser
from time import process_time

from copydesk.catalogue import catalogue, ruleset
from copydesk.document.source import Source
from copydesk.input import readers
from copydesk.pipeline.pipeline import lint_document

PIECES = [
    "> ", "[", "[](", "*a ", "`", "- ", "- a\n", "| a | b |\n", "<", "<!--", "“a ", '"a ', "'a ", ". ",
    "A. ", "&amp;", "[^a]", "[a][b] ", "[@a; ", "a@b.c ", "http://", "www.a ", "# a\n", "a\n", "A a\n",
    "\n", "1. a\n", "---\n", "```\n", "Home\n", "Aa1 ", "aB", "(", ")", "a,b", "a a ", "not only ",
    "said that ", "the report ", "10 % ", "2020-01-01 ", "Monday ", "\u200b", "\u202e", "️", "é", "е",
    "This article was ", "turn0search0", "{{a}} ",
]  # fmt: skip
SMALL, LARGE = 12_000, 48_000


def seconds(text: str, format: str, rules: ruleset.RuleSet) -> float:
    """Return the CPU time of reading and linting a text."""
    begun = process_time()
    lint_document(readers.read(Source.from_text(text, "a"), format), rules)
    return process_time() - begun


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--format", default="markdown")
    parser.add_argument("--rules", default="all")
    options = parser.parse_args()
    chosen = ruleset.Choice(select=() if options.rules == "all" else (options.rules,), today="2026-11-22")
    rules = ruleset.build(catalogue.load(), chosen)
    seconds("A warm start, with a [link](http://a.example) and a table.\n", options.format, rules)
    print(f"{'piece':<20} {SMALL:>8} {LARGE:>8}  ratio   (code points; seconds)")
    for piece in PIECES:
        small = seconds(piece * (SMALL // len(piece)), options.format, rules)
        large = seconds(piece * (LARGE // len(piece)), options.format, rules)
        if small + large >= 0.5:
            print(f"{piece!r:<20} {small:8.2f} {large:8.2f} {large / max(small, 1e-3):6.1f}")


if __name__ == "__main__":
    main()
