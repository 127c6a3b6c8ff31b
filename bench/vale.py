"""How much of some Vale styles runs, and how fast.

    python bench/vale.py vale:styles/Google … --articles DIR

For each pack the rules that are run and those that are not, with the reason; then, for all of them together,
the findings in the articles and the CPU time that they took, reading not counted. The second of two rounds
counts: in the first, expressions are compiled when a literal of theirs first occurs.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "lint"))

from copydesk.catalogue.catalogue import Catalogue, load  # noqa: E402
from copydesk.catalogue.ruleset import Choice, build  # noqa: E402
from copydesk.catalogue.stylepacks import why_not_run  # noqa: E402
from copydesk.document.document import Document  # noqa: E402
from copydesk.input.readers import decode, detect_format, read  # noqa: E402
from copydesk.pipeline.engine import run_rules  # noqa: E402


def coverage(catalogue: Catalogue) -> None:
    """Print which rules of each pack are run."""
    for pack in catalogue.styles:
        left = {rule.id: why for rule in pack.rules if (why := why_not_run(rule))}
        print(f"{pack.name}: {len(pack.rules) - len(left)} of {len(pack.rules)} rules run")
        for rule_id, why in left.items():
            print(f"  {rule_id}: {why}")


def documents(folder: Path, most: int) -> tuple[list[Document], int]:
    """Read some articles of a folder; return them and their bytes."""
    found: list[Document] = []
    size = 0
    for path in sorted(folder.rglob("*")):
        form = detect_format(path.name, b"") if path.is_file() else None
        if form is None or len(found) == most:
            continue
        data = path.read_bytes()
        found.append(read(decode(str(path), data, form), form))
        size += len(data)
    return found, size


def speed(catalogue: Catalogue, articles: list[Document], size: int) -> None:
    """Print findings and CPU time of all rules of the packs over the articles."""
    rules = {rule.id for pack in catalogue.styles for rule in pack.rules}
    ruleset = build(catalogue, Choice(select=tuple(sorted(rules))))
    for number in (1, 2):
        facts = [ruleset.facts(article) for article in articles]
        start = time.process_time()
        outcomes = [run_rules(each, ruleset) for each in facts]
        spent = time.process_time() - start
        findings = sum(len(outcome.findings) for outcome in outcomes)
        crashed = sum(len(outcome.crashed) for outcome in outcomes)
        print(
            f"round {number}: {len(rules)} rules, {len(articles)} articles, {size / 1e6:.2f} MB, "
            f"{findings} findings, {crashed} crashes, {spent:.2f} s, {size / spent / 1e6:.2f} MB/s"
        )


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packs", nargs="+", metavar="vale:STYLE")
    parser.add_argument("--articles", type=Path, help="a folder of articles")
    parser.add_argument("--most", type=int, default=60, help="so many of them (default: 60)")
    args = parser.parse_args()
    catalogue = load(args.packs)
    coverage(catalogue)
    if args.articles:
        speed(catalogue, *documents(args.articles, args.most))


if __name__ == "__main__":
    main()
