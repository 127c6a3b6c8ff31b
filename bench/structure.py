"""Measure the families BLR, REP, STR, CON and LNG on a folder of labelled texts.

    python bench/structure.py EVAL_FOLDER [--every N] [--lines]

Prints (1) how many of the known boilerplate lines are found at each place of an article, and (2) the
findings of every rule of these families on clean prose, per 10,000 words. ``--every`` takes each Nth clean
text, ``--lines`` lists what was missed or found.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Iterator
from pathlib import Path

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document
from copydesk.testing import facts_of

FAMILIES = ("BLR", "REP", "STR", "CON", "LNG")
CLEAN = ("clean_state_union", "clean_inaugural", "clean_standardebooks")
TITLE = "Village hall gets a new roof"
FIRST = "The roof of the village hall will be replaced this spring, after a winter of buckets on the stage."
SECOND = "Builders from the next valley put in the lowest offer, and the work is to take seven weeks."
LAST = "Until then the choir sings in the school, where the heating works and the piano has most of its keys."
PLACES = {
    "first line": ("{line}", TITLE, FIRST, SECOND, LAST),
    "after the title": (TITLE, "{line}", FIRST, SECOND, LAST),
    "between paragraphs": (TITLE, FIRST, "{line}", SECOND, LAST),
    "last line": (TITLE, FIRST, SECOND, LAST, "{line}"),
}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of the data file of one set."""
    for name in ("data.jsonl", "dev.jsonl"):
        if (path / name).exists():
            for line in (path / name).read_text(encoding="utf-8").splitlines():
                yield json.loads(line)


def chosen() -> RuleSet:
    """Build the rule set of the families."""
    rules = catalogue.load()
    names = tuple(n for n, rule in rules.rules.items() if n.startswith(FAMILIES) and rule.enabled)
    return build(rules, Choice(select=names, today="2026-01-01"))


def boilerplate(folder: Path, ruleset: RuleSet, listed: bool) -> None:
    """Print the share of boilerplate lines found, by place and spelling."""
    lines = [row["text"] for row in rows(folder / "boilerplate_common_lines")]
    print(f"boilerplate lines: {len(lines)}")
    for place, parts in PLACES.items():
        for form in ("text", "markdown"):
            for spelling in (str, str.capitalize, str.upper):
                missed = [line for line in lines if not found(parts, spelling(line), form, ruleset)]
                share = 1 - len(missed) / len(lines)
                print(f"  {place:20} {form:9} {spelling.__name__:11} {share:.3f}")
                if listed and missed:
                    print("     ", "; ".join(missed))


def found(parts: tuple[str, ...], line: str, form: str, ruleset: RuleSet) -> bool:
    """Say whether a BLR finding covers the line at its place."""
    text = "\n\n".join(part.format(line=line) for part in parts) + "\n"
    if form == "markdown":
        text = text.replace(TITLE, f"# {TITLE}")
    at = text.index(line) if parts[0] == "{line}" else text.rindex(line)
    document = read(Source.from_text(text, f"article.{form}"), form)
    findings = lint_document(document, ruleset).findings
    return any(f.rule_id.startswith("BLR") and f.span.start <= at < f.span.end for f in findings)


def clean(folder: Path, ruleset: RuleSet, every: int, listed: bool) -> None:
    """Print the findings on clean prose by rule and severity, per 10,000 words."""
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    words = 0
    for name in CLEAN:
        for row in list(rows(folder / name))[::every]:
            document = read(Source.from_text(row["text"], row["id"] + ".txt"), "text")
            words += facts_of(document).word_count
            for finding in lint_document(document, ruleset).findings:
                counts[finding.rule_id, finding.severity] += 1
                if listed:
                    print("   ", row["id"][-40:], finding.rule_id, finding.severity, repr(finding.text[:100]))
                    print("       ", finding.message[:200])
    print(f"clean prose: {words} words; findings, and findings per 10,000 words")
    for (rule_id, severity), count in sorted(counts.items()):
        print(f"  {rule_id} {severity:8} {count:5d}   {count / words * 10_000:.2f}")


def main() -> None:
    """Read the arguments and print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--lines", action="store_true")
    options = parser.parse_args()
    ruleset = chosen()
    boilerplate(options.folder, ruleset, options.lines)
    clean(options.folder, ruleset, options.every, options.lines)


if __name__ == "__main__":
    main()
