"""CPU time of ``copydesk check`` on one file of 3 kB, against a bare interpreter measured in the same run.

    python bench/startup.py [--runs N] [--limit MS]

CPU time (user and system of the child) and not the clock, because other work on the machine must not decide.
The runs alternate between the programs; the table shows minimum and median. The first run of each is not
counted: it fills the caches that every later one has (byte code, rule index, regular expressions).
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from statistics import median

ARTICLE = """\
---
title: The ferry returns to its winter timetable
author: Marten Oakes
date: 2026-10-02
---

# The ferry returns to its winter timetable

"""
PARAGRAPH = """\
The ferry between Sallow Bay and Inch Island returns to three crossings a day on 12 October 2026, the
harbour office said on Friday. The first boat leaves at 07:10 and the last one at 18:40, according to
[timetable {n}](https://sallowbay.org.uk/ferry/{n}). Ruth Penhale said engine {n} of the old boat needs work.

"""


def article(size: int = 3000) -> str:
    """Return an article of about ``size`` bytes."""
    text, number = ARTICLE, 0
    while len(text) < size:
        number += 1
        text += PARAGRAPH.format(n=number)
    return text


def cpu(command: list[str], env: dict[str, str]) -> float:
    """Run a command and return its CPU time in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def measure(runs: int, path: str, cache: str) -> dict[str, list[float]]:
    """Measure all programs ``runs`` times, in turns."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env["COPYDESK_CACHE_DIR"] = cache
    check = [sys.executable, "-m", "copydesk", "check"]
    programs = {
        "bare interpreter": [sys.executable, "-c", "pass"],
        "copydesk --version": [sys.executable, "-m", "copydesk", "--version"],
        "copydesk check": [*check, path],
        "copydesk check --format json": [*check, "--format", "json", path],
    }
    for command in programs.values():
        cpu(command, env)
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(runs):
        for name, command in programs.items():
            times[name].append(cpu(command, env))
    return times


def main() -> int:
    """Print the table; exit code 1 when a check takes longer than the limit."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--limit", type=float, default=150.0, metavar="MS")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.md"
        path.write_text(article(), encoding="utf-8")
        times = measure(args.runs, str(path), str(Path(folder) / "cache"))
    print(f"{'ms of CPU':30} {'min':>6} {'median':>7}  {args.runs} runs, Python {sys.version.split()[0]}")
    for name, values in times.items():
        print(f"{name:30} {min(values):6.0f} {median(values):7.0f}")
    own = median(times["copydesk check"])
    above = own - median(times["bare interpreter"])
    print(f"copydesk check: {own:.0f} ms in all, {above:.0f} above the interpreter")
    print(f"limit {args.limit:.0f} ms: {'kept' if own <= args.limit else 'MISSED'}")
    return int(own > args.limit)


if __name__ == "__main__":
    sys.exit(main())
