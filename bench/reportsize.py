"""How large the outputs are beside the articles, and what each costs for many findings.

``python bench/reportsize.py FOLDER …`` checks the files of each folder in one run with every output at once
and prints the size of each output as a multiple of the articles, and whether its counterpart of the tests
reads it. ``--findings N`` (10,000; 0 leaves it out) makes articles with so many findings and prints the CPU
time of a run with each output, also as a ratio to text.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from copydesk.report.outputs.registry import BUILT_IN

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-28"
_A_FILE = 500


def checked(arguments: Sequence[str], folder: Path, allowed: Sequence[int] = (0, 1)) -> float:
    """Run a check; return its CPU seconds, those of its workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "copydesk", "check", "--no-config", "--no-cache", "--today", TODAY]
    environment = {**os.environ, "COPYDESK_NO_SERVER": "1"}
    done = subprocess.run(
        [*command, *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if done.returncode not in allowed:
        raise SystemExit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def verdict(form: str, path: Path) -> str:
    """Let the counterpart of the tests read an output."""
    sys.path.insert(0, str(ROOT / "tests"))
    readers = import_module("counterparts").READERS
    if form not in readers:
        return "no counterpart here"
    try:
        readers[form](path.read_bytes().decode("utf-8"))
    except (AssertionError, ValueError) as error:
        return f"WRONG: {str(error)[:200]}"
    return "sound"


def sizes(corpus: Path) -> None:
    """Print the sizes of all outputs for the files below a folder."""
    stored = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        outputs = [f"--output={form}:{folder}/{form}" for form in BUILT_IN]
        checked([*outputs, "."], corpus, (0, 1, 2))
        print(f"{corpus.name}: {stored:,} bytes of articles")
        for form in BUILT_IN:
            path = Path(folder, form)
            size = path.stat().st_size
            print(f"  {form:10} {size:12,} bytes  {size / stored:6.2f} x  {verdict(form, path)}")


def times(findings: int, rounds: int) -> None:
    """Print what each output costs for an article with many findings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [f"The crew of boat {number} saw teh harbour.\n" for number in range(findings)]
        parts = range(0, findings, _A_FILE)
        folder.joinpath("articles").mkdir()
        for part in parts:
            text = "# Boats\n\n" + "\n".join(lines[part : part + _A_FILE])
            folder.joinpath("articles", f"{part:06}.md").write_text(text, encoding="utf-8")
        articles = folder / "articles"
        taken = {
            form: [
                checked(
                    ["--select", "TYP001", "--jobs", "1", "--format", form, "-o", str(folder / form), "."],
                    articles,
                )
                for _ in range(rounds)
            ]
            for form in BUILT_IN
        }
        least = statistics.median(taken["text"])
        print(f"{findings:,} findings in {len(parts)} files; CPU of the whole run, median of {rounds}")
        for form, found in taken.items():
            middle = statistics.median(found)
            print(f"  {form:10} {middle:6.2f} s  {middle / least:5.2f} x text")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    for folder in args.folders:
        sizes(folder.resolve())
    if args.findings:
        times(args.findings, args.rounds)


if __name__ == "__main__":
    main()
