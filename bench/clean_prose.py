"""Findings per 10,000 words on clean, edited prose, by rule: the price of every rule in false alarms.

    python bench/clean_prose.py EVALDIR [--sample N] [--select RULES] [--show RULE] [--jobs 2]

EVALDIR holds folders ``clean_*`` with ``data.jsonl``, one object with ``text`` on a line. Findings about a
document as a whole and metadata findings (MET) are counted apart: a bare text has no byline, and that says
nothing about the prose. The targets are at most 1 error and 10 warnings per 10,000 words.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring.corpora import clean_texts
from copydesk.catalogue import ruleset
from copydesk.catalogue.catalogue import load
from copydesk.document.source import Source
from copydesk.input import readers
from copydesk.pipeline.pipeline import lint_document
from copydesk.testing import facts_of

TODAY = "2026-11-22"
PART = 8
MAX_ERRORS, MAX_WARNINGS = 1.0, 10.0
Key = tuple[str, str, str, bool]


class Part(NamedTuple):
    """What one batch of texts came to: words, findings by (set, rule, severity, apart?), crashes, and samples
    of a rule.
    """

    words: Counter[str]
    found: Counter[Key]
    crashes: Counter[str]
    shown: list[str]


def lint(batch: list[tuple[str, str, str]], select: tuple[str, ...], profile: str, show: str) -> Part:
    """Lint a batch of texts in one process."""
    rules = _rules(select, profile)
    part = Part(Counter(), Counter(), Counter(), [])
    for group, name, text in batch:
        doc = readers.read(Source.from_text(text, "clean.txt"), "text")
        outcome = lint_document(doc, rules)
        part.words[group] += facts_of(doc).word_count
        part.crashes.update(f"{rule}: {detail}" for rule, detail in outcome.crashed)
        for finding in outcome.findings:
            apart = finding.document_level or finding.rule_id.startswith("MET")
            part.found[group, f"{finding.rule_id} {finding.rule_name}", finding.severity, apart] += 1
            if show and show in (finding.rule_id, finding.rule_name):
                around = text[max(0, finding.span.start - 50) : finding.span.end + 40]
                part.shown.append(f"{name}: [{finding.text[:60]}] {' '.join(around.split())}")
    return part


_made: dict[tuple[tuple[str, ...], str], ruleset.RuleSet] = {}


def _rules(select: tuple[str, ...], profile: str) -> ruleset.RuleSet:
    if (select, profile) not in _made:
        choice = ruleset.Choice(select=select, profile=profile, today=TODAY)
        _made[select, profile] = ruleset.build(load(), choice)
    return _made[select, profile]


def collect(args: Namespace) -> Part:
    """Lint everything, in ``args.jobs`` processes."""
    rows = list(clean_texts(args.folder, args.sample))
    batches = [rows[at : at + PART] for at in range(0, len(rows), PART)]
    select = tuple(args.select.split(",")) if args.select else ()
    total = Part(Counter(), Counter(), Counter(), [])
    with ProcessPoolExecutor(args.jobs) as pool:
        size = len(batches)
        for part in pool.map(lint, batches, [select] * size, [args.profile] * size, [args.show] * size):
            total.words.update(part.words)
            total.found.update(part.found)
            total.crashes.update(part.crashes)
            total.shown.extend(part.shown)
    return total


def table(total: Part) -> list[str]:
    """Return the lines of the report."""
    words = sum(total.words.values())
    groups = sorted(total.words)
    lines = [
        f"{sum(total.words.values()):,} words: " + ", ".join(f"{g} {total.words[g]:,}" for g in groups),
        "",
    ]
    header = f"{'rule':34} {'level':8} {'count':>6} {'/10k':>7}  " + "  ".join(
        g.removeprefix("clean_")[:10].rjust(10) for g in groups
    )
    for apart, title in (
        (False, "in the prose"),
        (True, "about the document or its metadata (counted apart)"),
    ):
        rules: dict[tuple[str, str], Counter[str]] = {}
        for (group, rule, severity, is_apart), count in total.found.items():
            if is_apart == apart:
                rules.setdefault((rule, severity), Counter())[group] += count
        lines += [title, header]
        order = sorted(
            rules, key=lambda key: (("error", "warning", "info").index(key[1]), -rules[key].total(), key[0])
        )
        for key in order:
            counts = rules[key]
            cells = "  ".join(f"{counts[g] * 1e4 / max(1, total.words[g]):10.2f}" for g in groups)
            rate = counts.total() * 1e4 / max(1, words)
            lines.append(f"{key[0]:34} {key[1]:8} {counts.total():6} {rate:7.2f}  {cells}")
        lines.append("")
    return lines


def main() -> int:
    """Print the table; exit code 1 when a target is missed."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="only every Nth text")
    parser.add_argument("--select", default="", help="only these rules (commas)")
    parser.add_argument("--profile", default="default")
    parser.add_argument("--show", default="", metavar="RULE", help="print the findings of one rule")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    begun = time.perf_counter()
    total = collect(args)
    print("\n".join([*total.shown, *table(total)]))
    words = max(1, sum(total.words.values()))
    missed = 0
    for severity, limit in (("error", MAX_ERRORS), ("warning", MAX_WARNINGS), ("info", 0.0)):
        count = sum(n for (_, _, level, apart), n in total.found.items() if level == severity and not apart)
        rate = count * 1e4 / words
        verdict = "" if not limit else f"  (target {limit:g}: {'kept' if rate <= limit else 'MISSED'})"
        missed += bool(limit) and rate > limit
        print(f"{severity}s per 10,000 words: {rate:.2f}{verdict}")
    for crash, count in total.crashes.most_common():
        print(f"CRASH {count} × {crash}")
    print(f"{time.perf_counter() - begun:.0f} s")
    return int(missed > 0 or bool(total.crashes))


if __name__ == "__main__":
    sys.exit(main())
