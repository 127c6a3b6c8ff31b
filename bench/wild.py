"""How often findings on real articles are right: by rule, severity and confidence, from labels.

    python bench/wild.py CORPUS [--report REPORT.json] [--write] [--read N] [--rule RULE] [--level error]

CORPUS is a folder with ``files`` and maybe ``labels.jsonl``: one object a line with ``file``, ``rule``,
``line``, ``column``, ``label`` (``true``: an editor would mend it; ``opinion``: defensible, but noise at this
level; ``false``: wrong) and ``why``. Labels of our own, without any words of the articles, are in
``bench/labels``, a file with the name of each corpus.
A finding has a label when file and rule agree, the line is at most three away, and the text is the same; a
label that names no text counts for the same line only, and each label for one finding, the nearest.

``--write`` brings the counts of the corpus in ``rules/data/precision.toml`` up to date, ``--read`` prints
findings without a label in their place. Without ``--report`` the articles are checked first (half a minute).
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.catalogue.catalogue import Catalogue, load
from copydesk.catalogue.precision import COUNTS, FILE, Tier, levels

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "bench" / "labels"
DATA = ROOT / "rules" / "data" / FILE
TODAY = "2026-11-28"
LEVELS = ("error", "warning", "info")
NEAR = 3
TEXT = 60
HEAD = """\
# How often the findings of each rule were right on real articles, counted by reading them in their place.
#
# Own counts, written by `python bench/wild.py CORPUS --write`; do not edit. CC0-1.0. The articles
# are not part of the project, nor is any word of them; labels made for the project stand in bench/labels.
#
# true     an editor would mend it      opinion  defensible, but noise at this level
# false    wrong                        unread   made, and read by nobody
"""


class Label(NamedTuple):
    """What a reader thought of a finding; ``text`` is None where it is not kept."""

    line: int
    column: int
    text: str | None
    label: str


class Found(NamedTuple):
    """A finding of a report: where it is, what it is, and its label (None: not read)."""

    file: str
    rule: str
    severity: str
    confidence: str
    line: int
    column: int
    text: str
    message: str
    label: str | None = None


def labels(paths: Iterable[Path]) -> dict[tuple[str, str], list[Label]]:
    """Read files of labels, by file and rule."""
    found = defaultdict(list)
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            label = Label(row["line"], row.get("column", 1), row.get("text"), row["label"])
            found[row["file"], row["rule"]].append(label)
    return found


def findings(report: Mapping[str, Any], folder: Path) -> Iterator[Found]:
    """Yield the open findings of a report; files are named from ``folder``."""
    base = f"{folder.name}/"
    for file in report["files"]:
        path = file["path"]
        # An inner folder may have the same name.
        name = path.removeprefix(base) if path.startswith(base) else path.split(f"/{base}", 1)[-1]
        for x in file["findings"]:
            if x.get("status", "open") == "open":
                start = x["start"]
                confidence = x.get("confidence", file["rules"][x["rule_id"]]["confidence"])
                yield Found(
                    *(name, x["rule_id"], x["severity"], confidence),
                    *(start["line"], start["column"], x["text"], x["message"]),
                )


def labelled(made: Iterable[Found], known: Mapping[tuple[str, str], list[Label]]) -> list[Found]:
    """Give each finding its label; the nearest pairs first, and no label twice."""
    result = []
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for found in made:
        groups[found.file, found.rule].append(found)
    for key, group in groups.items():
        here = known.get(key, [])
        pairs = sorted(
            (abs(label.line - found.line), abs(label.column - found.column), at, number)
            for at, found in enumerate(group)
            for number, label in enumerate(here)
            if _fits(label, found)
        )
        given: dict[int, str] = {}
        used: set[int] = set()
        for _, _, at, number in pairs:
            if at not in given and number not in used:
                given[at] = here[number].label
                used.add(number)
        result += [found._replace(label=given.get(at)) for at, found in enumerate(group)]
    return result


def _fits(label: Label, found: Found) -> bool:
    if label.text is None:
        return label.line == found.line
    return abs(label.line - found.line) <= NEAR and label.text[:TEXT] == found.text[:TEXT]


def tiers(made: Iterable[Found]) -> dict[str, list[Tier]]:
    """Count the labels by rule, then by severity and confidence; severest first."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for found in made:
        counts[found.rule, found.severity, found.confidence][found.label or "unread"] += 1
    result: dict[str, list[Tier]] = defaultdict(list)
    for (rule, severity, confidence), c in sorted(
        counts.items(), key=lambda item: (item[0][0], LEVELS.index(item[0][1]), item[0][2])
    ):
        result[rule].append(Tier(severity, confidence, *(c[name] for name in COUNTS)))
    return result


def table(counted: Mapping[str, list[Tier]], catalogue: Catalogue) -> Iterator[str]:
    """Yield the lines of the report: each tier, each level, rules of which nothing was read."""
    heads = " ".join(f"{name[:5]:>5}" for name in COUNTS)
    yield f"{'rule':34} {'level':8} {'confidence':10} {heads}  share"
    for rule, parts in counted.items():
        for tier in parts:
            counts = f"{tier.true:5} {tier.opinion:5} {tier.false:5} {tier.unread:5}"
            share = f"{tier.share:5.2f}" if tier.read else "    –"
            missed = "  MISSED" if tier.missed else ""
            name = f"{rule} {catalogue.rules[rule].name}"
            yield f"{name:34} {tier.severity:8} {tier.confidence:10} {counts}  {share}{missed}"
    yield ""
    yield from (str(level) for level in levels(tier for parts in counted.values() for tier in parts))
    for severity in ("error", "warning"):
        unmeasured = [
            rule.id
            for rule in catalogue.rules.values()
            if rule.reaches == severity
            and not any(tier.read for tier in counted.get(rule.id, ()) if tier.severity == severity)
        ]
        yield f"reach {severity}, unmeasured there: {' '.join(unmeasured) or 'none'}"


def measure(counted: Mapping[str, list[Tier]], catalogue: Catalogue) -> dict[str, Any]:
    """Return the counts by rule as they stand in the data file, with the version of each rule."""
    return {
        rule: {"version": catalogue.rules[rule].version, "tiers": [tier._asdict() for tier in parts]}
        for rule, parts in counted.items()
    }


def data(old: Mapping[str, Any], name: str, about: Mapping[str, Any], counts: Mapping[str, Any]) -> str:
    """Return the data file of the pack with the counts of one corpus put in or in place of older ones."""
    corpora = {**old.get("corpora", {}), name: about}
    rules = {rule: dict(kept) for rule, kept in old.get("rules", {}).items()}
    for kept in rules.values():
        kept.pop(name, None)
    for rule, made in counts.items():
        rules.setdefault(rule, {})[name] = made
    lines = [HEAD]
    for corpus, facts in sorted(corpora.items()):
        lines += [f"[corpora.{corpus}]", *(f"{key} = {_toml(value)}" for key, value in facts.items()), ""]
    for rule, kept in sorted(rules.items()):
        for corpus, made in sorted(kept.items()):
            lines += [f"[rules.{rule}.{corpus}]", f"version = {made['version']}", "tiers = ["]
            for tier in made["tiers"]:
                values = ", ".join(f"{key} = {_toml(value)}" for key, value in tier.items())
                lines.append(f"  {{ {values} }},")
            lines += ["]", ""]
    return "\n".join(lines)


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def unread(made: Iterable[Found], args: Namespace) -> Iterator[str]:
    """Yield findings without a label, drawn at random, with the lines around them."""
    above = LEVELS[: LEVELS.index(args.level) + 1]
    todo = [
        found
        for found in made
        if not found.label and found.severity in above and found.rule.startswith(args.rule)
    ]
    random.Random(args.seed).shuffle(todo)
    for found in todo[: args.read]:
        text = (args.corpus / "files" / found.file).read_text(encoding="utf-8", errors="replace").split("\n")
        yield f"\n{found.file}:{found.line}:{found.column} {found.severity} {found.rule} {found.message}"
        yield from (f"    {line[:240]}" for line in text[max(found.line - 3, 0) : found.line + 2])


def report_of(folder: Path) -> Any:
    """Check the articles and return the report."""
    command = [sys.executable, "-m", "copydesk", "check", "--format", "json", "--today", TODAY, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise SystemExit(done.returncode)
    return json.loads(done.stdout)


def commit() -> str:
    """Return the commit that is checked out; ``+`` when files differ from it."""
    name = subprocess.check_output(["git", "rev-parse", "--short=7", "HEAD"], cwd=ROOT, text=True).strip()
    paths = ("lint", "rules", f":!{DATA.relative_to(ROOT).as_posix()}")
    changed = subprocess.check_output(["git", "status", "--porcelain", "--", *paths], cwd=ROOT)
    return f"{name}+" if changed else name


def main() -> int:
    """Print the counts, write them or print what is to be read."""
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--report", type=Path, help="a JSON report on the files of the corpus")
    parser.add_argument("--labels", type=Path, action="append", default=[], help="further labels")
    parser.add_argument("--what", default="real articles", help="what the corpus is of, in words")
    parser.add_argument("--write", action="store_true", help=f"write {DATA.relative_to(ROOT)}")
    parser.add_argument("--read", type=int, default=0, metavar="N", help="print N findings without a label")
    parser.add_argument("--rule", default="", help="of this rule or family")
    parser.add_argument("--level", choices=LEVELS, default="warning", help="at least of this severity")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    folder = args.corpus / "files"
    report = json.loads(args.report.read_text(encoding="utf-8")) if args.report else report_of(folder)
    name = args.corpus.resolve().name
    paths = [args.corpus / "labels.jsonl", LABELS / f"{name}.jsonl", *args.labels]
    made = labelled(findings(report, folder), labels(path for path in paths if path.exists()))
    if args.read:
        print("\n".join(unread(made, args)))
        return 0
    catalogue, counted = load(), tiers(made)
    print("\n".join(table(counted, catalogue)))
    if args.write:
        about = {"what": args.what, "articles": len(report["files"])}
        about |= {"words": sum(file["words"] or 0 for file in report["files"])}
        about |= {"commit": commit(), "date": TODAY}
        old = tomllib.loads(DATA.read_text(encoding="utf-8")) if DATA.exists() else {}
        DATA.write_text(data(old, name, about, measure(counted, catalogue)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
