"""Does this checkout find the same as a recorded report? Proof that a change of design changed nothing else.

    copydesk check --format json --today 2026-11-28 FOLDER … > before.json     (with the old checkout)
    python bench/same.py before.json [--every N] [--rule PREFIX]

The files of the recorded report are checked again with the checkout that this script belongs to (in the same
working folder as when it was recorded, so that paths mean the same), and every entry is compared: findings
with their spans, fingerprints, messages, evidence and fixes, words, language, claims, coverage (of the rules
that both reports know). ``--every 10`` takes every tenth file, ``--rule TYP`` looks only at findings of rules
whose id begins so. Exit code 1 when anything differs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

Json = dict[str, Any]
LINT = Path(__file__).resolve().parents[1] / "lint"


def check(paths: list[str], today: str) -> Json:
    """Check files with this checkout and return the report."""
    command = [sys.executable, "-m", "copydesk", "check", "--format", "json", "--today", today, *paths]
    environment = {**os.environ, "PYTHONPATH": str(LINT)}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if not run.stdout:
        sys.exit(f"no report (exit code {run.returncode}):\n{run.stderr}")
    report: Json = json.loads(run.stdout)
    return report


def lines(entry: Json, rule: str) -> dict[str, str]:
    """Return what is compared of one file: a name for each part, and its value as text."""
    parts: dict[str, str] = {}
    if not rule:
        parts = {key: json.dumps(entry[key], sort_keys=True) for key in entry if key != "findings"}
    for finding in entry["findings"]:
        if not finding["rule_id"].startswith(rule):
            continue
        span, text = finding["span"], json.dumps(finding, sort_keys=True, ensure_ascii=False)
        parts[f"{finding['rule_id']} {span['start']}-{span['end']} {finding['fingerprint']}"] = text
    return parts


def spell_out(report: Json, known: set[str]) -> None:
    """Put the rules that looked at a file, of those ``known``, in the place of the key of all that is said of
    them, which another one makes with every new rule.
    """
    for entry in report["files"]:
        told = report["coverage"]["rules"][entry["coverage"]["rules"]]
        entry["coverage"]["rules"] = sorted(known.intersection(told["ran"]))


def rules_of(report: Json) -> set[str]:
    """Return all rules of which a report says whether they looked at a file."""
    told = report["coverage"]["rules"].values()
    return {
        rule
        for one in told
        for rules in (one["ran"], *(row["rules"] for row in one["not_run"]))
        for rule in rules
    }


def compare(old: Json, new: Json, rule: str) -> list[tuple[str, str, str, str]]:
    """List every difference as (path, name of the part, text before, text after); "" where there is none."""
    found = []
    fresh = {entry["path"]: lines(entry, rule) for entry in new["files"]}
    for entry in old["files"]:
        before, after = lines(entry, rule), fresh.get(entry["path"], {})
        for name in dict.fromkeys([*before, *after]):
            if before.get(name, "") != after.get(name, ""):
                found.append((entry["path"], name, before.get(name, ""), after.get(name, "")))
    return found


def main() -> int:
    """Compare, print the differences, most telling first."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("report", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--rule", default="")
    parser.add_argument("--today", default="2026-11-28")
    parser.add_argument("--most", type=int, default=20)
    arguments = parser.parse_args()
    old = json.loads(arguments.report.read_text(encoding="utf-8"))
    old["files"] = old["files"][:: arguments.every]
    new = check([entry["path"] for entry in old["files"]], arguments.today)
    known = rules_of(old) & rules_of(new)
    for report in (old, new):
        spell_out(report, known)
    different = compare(old, new, arguments.rule)
    for path, name, before, after in different[: arguments.most]:
        print(f"{path}: {name}\n  - {before[:400]}\n  + {after[:400]}")
    count = Counter(name.split()[0] for _, name, _, _ in different)
    findings = sum(len(entry["findings"]) for entry in old["files"])
    print(
        f"{len(old['files'])} files, {findings} findings recorded: {len(different)} differences",
        dict(count.most_common()) if different else "",
    )
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
