"""Measure spelling and typography on labelled data: ``python bench/typos.py EVAL_FOLDER
[lists|embedded|peers|spun|clean ...]``.

* lists: the share of listed misspellings that TYP001 reports in a carrier sentence, by severity, and how
  often the first suggestion is right; rare right words must not be reported above info
* embedded: the same misspellings in running text: in passages of edited prose that hold the right word, one
  of its occurrences is written wrong. A fifth of the list, by hash, is what nothing was learnt from; what
  our own list has of it is switched off for the measurement
* peers: share of the test cases of two other checkers on which the TYP and TPG rules agree, by their module
* spun: share of scientific tortured phrases that TYP008 reports
* clean: findings per 10,000 words of edited prose, by rule and severity
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring.slips import held_out
from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.language.lexicon import Lexicon, english
from copydesk.pipeline.pipeline import lint_document
from copydesk.testing import facts_of

TODAY = "2026-11-22"
CLEAN = ("clean_state_union", "clean_inaugural", "clean_standardebooks")
SAMPLE = 5_000
SMALL = re.compile(r"(?<![A-Za-z])[a-z]+(?![A-Za-z])")
PASSAGES, LONGEST_PASSAGE = 5, 1_500
HARPER_CLASSES = ("typo", "spacing", "repetition", "capitals", "article", "other")
"""The classes that are asked; "other" has the slips of learners, eggcorns and set phrases, and usage that no
rule is about.
"""
PROSELINT = (
    "spelling",
    "typography",
    "lexical_illusions",
    "nonwords",
    "malapropisms",
    "misc.capitalization",
    "dates_times.am_pm",
)
Row = dict[str, Any]


def rows(folder: Path, name: str) -> list[Row]:
    """Read the rows of one data set."""
    for file in ("data.jsonl", "dev.jsonl"):
        path = folder / name / file
        if path.exists():
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    raise SystemExit(f"no data in {folder / name}")


def rules(*prefixes: str) -> RuleSet:
    """Return a rule set of the rules whose id begins so."""
    every = catalogue.load()
    chosen = tuple(rule for rule in every.rules if rule.startswith(prefixes))
    return build(every, Choice(select=chosen, today=TODAY, profile="default"))


def findings(text: str, ruleset: RuleSet, form: str = "markdown") -> list[Finding]:
    """Lint one text."""
    return lint_document(read(Source.from_text(text, "text"), form), ruleset).findings


def carried(words: Iterable[str], ruleset: RuleSet) -> Iterable[list[Finding]]:
    """Lint each word in a sentence of its own."""
    for word in words:
        yield [
            one
            for one in findings(f"They said that the {word} was there on Monday.", ruleset, "text")
            if word in one.text
        ]


def lists(folder: Path) -> None:
    """Print what TYP001 makes of lists of wrong words and of rare right ones."""
    ruleset = rules("TYP001")
    random.seed(1)
    sample = random.sample(rows(folder, "list_typos"), SAMPLE)
    outcome: Counter[str] = Counter()
    right = 0
    for row, found in zip(sample, carried((row["text"] for row in sample), ruleset), strict=True):
        outcome[found[0].severity if found else "silent"] += 1
        if found:
            first = found[0].evidence.get("right") or next(iter(found[0].evidence.get("near", ())), "")
            right += str(first).split("” or “")[0] in row["right"]
    reported = SAMPLE - outcome["silent"]
    print(f"list_typos ({SAMPLE} sampled): {reported / SAMPLE:.1%} reported", dict(outcome))
    print(f"  first suggestion right: {right / SAMPLE:.1%} of all")
    rare = rows(folder, "list_codespell_rare")
    loud: Counter[str] = Counter(
        found[0].severity if found else "silent" for found in carried((r["text"] for r in rare), ruleset)
    )
    print(f"list_codespell_rare ({len(rare)}):", dict(loud))


def embedded(folder: Path) -> None:
    """Print what TYP001 makes of listed misspellings in passages of edited prose."""
    ruleset = rules("TYP001")
    lexicon = english(catalogue.load().data)
    ours = {row["text"] for row in rows(folder, "list_typos") if lexicon.corrections(row["text"])}
    passages = _passages(folder)
    groups: dict[str, list[Row]] = {"listed by us": [], "learnt from": [], "held out": []}
    for row in rows(folder, "list_typos"):
        if any(right in passages for right in row["right"]) and row["text"].isalpha():
            held = held_out(row["text"])
            if row["text"] in ours and not held:
                groups["listed by us"].append(row)
            groups["held out" if held else "learnt from"].append(row)
    without_held_out(lexicon)
    for name, group in groups.items():
        sample = random.Random(1).sample(group, min(SAMPLE, len(group)))
        outcome: Counter[str] = Counter()
        first = 0
        for number, row in enumerate(sample):
            right = next(word for word in row["right"] if word in passages)
            text, start = _misspelt(passages[right], right, row["text"], number)
            found = [one for one in findings(text, ruleset, "text") if one.span.start == start]
            outcome[found[0].severity if found else "silent"] += 1
            if found:
                offered = found[0].evidence.get("right") or next(iter(found[0].evidence.get("near", ())), "")
                first += str(offered).lower().split("” or “")[0] in row["right"]
        total = len(sample)
        loud = outcome["error"] + outcome["warning"]
        print(
            f"embedded, {name} ({total} of {len(group)}): {loud / total:.3f} at warning or above, right word "
            f"first {first / total:.3f} of all",
            dict(outcome),
        )


def without_held_out(lexicon: Lexicon) -> None:
    """Take the held-out misspellings out of our own list, for this process."""
    listed = vars(lexicon)["_wrong"]
    for word in [word for word in listed if held_out(word)]:
        del listed[word]


def _passages(folder: Path) -> dict[str, list[str]]:
    """Return up to a few passages of three sentences or so by each word in them, from the clean texts."""
    found: dict[str, list[str]] = {}
    for name in CLEAN:
        for row in rows(folder, name):
            sentences = re.split(r"(?<=[.!?]) +(?=[A-Z])", " ".join(row["text"].split()))
            for at in range(0, len(sentences) - 2, 3):
                passage = " ".join(sentences[at : at + 3])
                if len(passage) < LONGEST_PASSAGE:
                    for word in set(SMALL.findall(passage)):
                        kept = found.setdefault(word, [])
                        if len(kept) < PASSAGES:
                            kept.append(passage)
    return found


def _misspelt(passages: list[str], right: str, wrong: str, number: int) -> tuple[str, int]:
    """Return a passage with one occurrence of a word written wrong, and where it stands."""
    passage = passages[number % len(passages)]
    places = [match.start() for match in re.finditer(rf"(?<![A-Za-z]){right}(?![A-Za-z])", passage)]
    start = places[number % len(places)]
    return passage[:start] + wrong + passage[start + len(right) :], start


def peers(folder: Path) -> None:
    """Print the agreement with the cases of other checkers; a case with label 0 must stay silent at
    warning and above.
    """
    ruleset = rules("TYP", "TPG")
    for name, key in (("peers_harper", "module"), ("peers_proselint", "rule")):
        bad: Counter[str] = Counter()
        good: Counter[str] = Counter()
        passed: Counter[str] = Counter()
        silent: Counter[str] = Counter()
        for row in rows(folder, name):
            if name == "peers_harper" and row["class"] not in HARPER_CLASSES:
                continue
            if name == "peers_proselint" and not row["rule"].startswith(PROSELINT):
                continue
            found = findings(row["text"], ruleset)
            if row["label"]:
                bad[row[key]] += 1
                passed[row[key]] += bool(found)
            else:
                good[row[key]] += 1
                silent[row[key]] += not any(one.severity != "info" for one in found)
        print(f"{name}: bad cases found, good cases silent at warning and above")
        for module in sorted(bad | good):
            print(
                f"  {module:45} {passed[module]:4} of {bad[module]:4}    {silent[module]:4} of "
                f"{good[module]:4}"
            )
        print(f"  {'all':45} {passed.total():4} of {bad.total():4}    {silent.total():4} of {good.total():4}")


def spun(folder: Path) -> None:
    """Print the share of tortured phrases that TYP008 reports in a carrier sentence."""
    ruleset = rules("TYP008")
    phrases = rows(folder, "tortured_pps")
    hits: Counter[str] = Counter()
    for row in phrases:
        found = findings(f"The paper is about {row['text']} and its use.", ruleset, "text")
        hits[found[0].severity if found else "silent"] += 1
    print(f"tortured_pps ({len(phrases)}): {1 - hits['silent'] / len(phrases):.1%} reported", dict(hits))


def clean(folder: Path) -> None:
    """Print findings per 10,000 words of edited prose."""
    ruleset = rules("TYP", "TPG")
    words, counts = 0, Counter[tuple[str, str]]()
    for name in CLEAN:
        for row in rows(folder, name):
            document = read(Source.from_text(row["text"], "text"), "text")
            words += facts_of(document).word_count
            counts.update((one.rule_id, one.severity) for one in lint_document(document, ruleset).findings)
    print(f"clean prose: {words} words; findings per 10,000 words")
    for (rule, severity), count in sorted(counts.items()):
        print(f"  {rule} {severity:8} {count:5} {count * 10_000 / words:8.2f}")
    for severity in ("error", "warning", "info"):
        total = sum(count for (_, kind), count in counts.items() if kind == severity)
        print(f"  all {severity:11} {total:5} {total * 10_000 / words:8.2f}")


PARTS: dict[str, Callable[[Path], None]] = {
    "lists": lists,
    "embedded": embedded,
    "peers": peers,
    "spun": spun,
    "clean": clean,
}


def main() -> None:
    """Run the parts that were asked for, or all."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    for part in sys.argv[2:] or PARTS:
        PARTS[part](Path(sys.argv[1]))


if __name__ == "__main__":
    main()
