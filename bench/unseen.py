"""Score the rules on unseen texts with planted defects: ``python bench/unseen.py [FILE ...] [--misses]``.

A planted defect is found when a finding of a rule that may find it (``fixtures/unseen/families.toml``)
touches it, at any level; it is shown by level. An extra is a finding at warning or above, of a rule of the
family, that touches no planted defect, in the faulty and in the clean texts. A kind that ends in ``?`` is
arguable and counts apart. Without files every set in ``fixtures/unseen`` is scored.
"""

from __future__ import annotations

import tomllib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine

FOLDER = Path(__file__).parents[1] / "fixtures" / "unseen"
FAMILIES: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "families.toml").read_text(encoding="utf-8"))
TODAY = "2026-11-28"
LEVELS = ("error", "warning", "info", "missed")


class Outcome(NamedTuple):
    """What a set came to: planted defects by (kind, level), missed ones as (text, kind, words), extras as
    (text, finding), and how many findings at warning and above touch a planted defect.
    """

    planted: Counter[tuple[str, str]]
    missed: list[tuple[str, str, str]]
    extras: list[tuple[str, Finding]]
    right: list[Finding]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and the ranges that they enclosed."""
    plain, places, start = "", [], 0
    for char in text:
        if char == "⟦":
            start = len(plain)
        elif char == "⟧":
            places.append((start, len(plain)))
        else:
            plain += char
    return plain, places


def family_of(path: Path) -> dict[str, Any]:
    """Return what belongs to the family of a set."""
    return FAMILIES.get(path.stem.partition("-")[0], FAMILIES["language"])


def score(path: Path, rules: RuleSet) -> Outcome:
    """Lint every text of a set and compare."""
    family = family_of(path)
    outcome = Outcome(Counter(), [], [], [])
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["text"]:
        text, places = marked(entry["text"])
        kinds = entry.get("kinds", [])
        task = Task(entry.get("format", "markdown"), rules)
        findings = examine(Source.from_text(text, "text"), task).findings
        mine = [one for one in findings if _of(one, family["rules"])]
        claimed: list[Finding] = []
        for kind, place in zip(kinds, places, strict=True):
            hits = _hits(findings, kind.removesuffix("?"), place, family)
            level = next((at for at in LEVELS if any(one.severity == at for one in hits)), "missed")
            outcome.planted[kind, level] += 1
            claimed.extend(hits)
            if level == "missed":
                outcome.missed.append((entry["name"], kind, text[slice(*place)]))
        for one in mine:
            if one.severity != "info":
                right = one in claimed or any(_touches(one, place) for place in places)
                (outcome.right.append(one) if right else outcome.extras.append((entry["name"], one)))
    return outcome


def _hits(
    findings: Iterable[Finding], kind: str, place: tuple[int, int], family: dict[str, Any]
) -> list[Finding]:
    may = family.get("kinds", {}).get(kind, family["rules"])
    anywhere = kind in family.get("anywhere", ())
    return [one for one in findings if _of(one, may) and (anywhere or _touches(one, place))]


def _of(one: Finding, prefixes: Iterable[str]) -> bool:
    return one.rule_id.startswith(tuple(prefixes))


def _touches(one: Finding, place: tuple[int, int]) -> bool:
    return one.span.start < place[1] and place[0] < one.span.end


def _report(path: Path, outcome: Outcome) -> str:
    firm: Counter[str] = Counter()
    every: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for (kind, level), count in outcome.planted.items():
        every[level] += count
        kinds.setdefault(kind.removesuffix("?"), Counter())[level] += count
        if not kind.endswith("?"):
            firm[level] += count
    shown, wrong = len(outcome.right), len(outcome.extras)
    lines = [
        f"{path.name}: {_recall('firm', firm)}; {_recall('all', every)}; "
        f"at warning and above {shown} right, {wrong} extra"
        + (f" (precision {shown / (shown + wrong):.2f})" if shown + wrong else "")
    ]
    lines.extend(
        f"  {kind:18} {levels.total() - levels['missed']:4} of {levels.total():3}   "
        + ", ".join(f"{levels[level]} {level}" for level in LEVELS if levels[level])
        for kind, levels in sorted(kinds.items())
    )
    return "\n".join(lines)


def _recall(name: str, levels: Counter[str]) -> str:
    total, seen = levels.total(), levels.total() - levels["missed"]
    shown = levels["error"] + levels["warning"]
    return f"{name} {seen} of {total} ({seen / max(total, 1):.2f}; {shown} at warning or above)"


def main() -> None:
    """Print the score of each set."""
    parser = ArgumentParser(description=__doc__)
    sets = [path for path in sorted(FOLDER.glob("*.toml")) if path.name != "families.toml"]
    parser.add_argument("files", nargs="*", type=Path, default=sets)
    parser.add_argument("--misses", action="store_true", help="print what was missed, and extras")
    arguments = parser.parse_args()
    rules = build(catalogue.load(), Choice(today=TODAY, profile="default"))
    for path in arguments.files:
        outcome = score(path, rules)
        print(_report(path, outcome))
        if arguments.misses:
            for name, kind, text in outcome.missed:
                print(f"    missed {name} ({kind}): {text!r}")
            for name, one in outcome.extras:
                print(f"    extra {name}: {one.severity} {one.rule_id} {one.text!r}: {one.message}")


if __name__ == "__main__":
    main()
