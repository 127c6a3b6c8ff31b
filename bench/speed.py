"""How fast is Copydesk? This checkout beside an older one and beside other linters, in one run, as
ratios.

    python bench/speed.py [--before DIR] [--peers DIR] [--corpus NAME=PATH …] [--parts PART,…] [--quick]
    python bench/speed.py --install-peers DIR

``--before`` is a second checkout; it runs with the interpreter of the virtual environment in its folder
``.venv*``, or else with the one of this script. ``--peers`` is a folder that ``--install-peers`` has
filled. A corpus is a folder of articles or of .jsonl files with ``text`` in their rows; ``--most`` limits
how much of each is taken (every n-th file). Where a corpus has several formats, its Markdown is measured
once more by itself.

``startup`` is an empty file and one of 3.6 kB, against the bare interpreter; ``speed`` each corpus;
``many`` a run on many small files, and again when nothing and when one of them has changed; ``large`` one
file. CPU time is user and system of a program and of all that it starts, because other work on the
machine must not decide; the clock stands beside it, and is what counts for workers. The peak is that of
the largest process. Runs alternate between the programs, after one that is not counted and fills their
caches (byte code, the index of rules). The tables have medians, and ratios of the speeds by them. What a
checkout does not have yet (workers, remembered results, the server) is left out.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring import corpora, programs
from bench.measuring.corpora import Corpus
from bench.measuring.suite import Row, Suite

ROOT = Path(__file__).resolve().parents[1]
TINY = 10_000  # bytes; the time of less is start-up, not speed
PARTS = ("startup", "speed", "many", "large")
HEAD = (
    "input", "program", "MB", "CPU s, least", "median", "clock s", "MB/s of CPU", "of the clock",
    "speed by CPU", "by the clock", "peak MB", "runs",
)  # fmt: skip


def suite(options: Namespace, scratch: Path) -> Suite:
    """Find the programs that are to be measured."""
    before = None
    if options.before:
        checkout = options.before.resolve()
        own = sorted(checkout.glob(".venv*/bin/python"))
        python = str(own[0]) if own else sys.executable
        before = programs.copydesk("before", checkout, python, scratch / "before")
    now = programs.copydesk("now", ROOT, sys.executable, scratch / "now")
    peers = []
    if options.peers:
        peers = programs.peers(options.peers.resolve(), scratch / "peers", "now, JSON")
        if not peers:
            raise SystemExit(f"no linters in {options.peers}; --install-peers puts them there")
    rounds, starts = (1, 3) if options.quick else (options.rounds, options.starts)
    return Suite(now, before, peers, rounds, starts, options.limit, options.patience, scratch)


def sources(options: Namespace, scratch: Path) -> list[Corpus]:
    """Write the corpora that were named into folders."""
    found = []
    for number, argument in enumerate(options.corpus):
        name, _, path = argument.partition("=")
        if not path or not Path(path).exists():
            raise SystemExit(f"--corpus {argument}: needs NAME=PATH, and PATH must exist")
        most = round(options.most * 1e6)
        found.append(corpora.corpus(name, Path(path), scratch / f"corpus-{number}", most))
    return found


def measured(part: str, chosen: Suite, found: list[Corpus], options: Namespace) -> list[Row]:
    """Measure one of the parts."""
    if part == "startup":
        texts = {"empty file": "", "3.6 kB": corpora.article(3600)}
        small = [corpora.single(name, chosen.scratch / name, text) for name, text in texts.items()]
        return [row for each in small for row in chosen.startup(each)]
    if part == "speed":
        markdown = [each.markdown() for each in found if 0 < len(each.markdown().files) < len(each.files)]
        return [row for each in [*found, *markdown] for row in chosen.speed(each)]
    if part == "many":
        return chosen.many(corpora.copies(found, chosen.scratch / "many", options.files))
    return chosen.large(corpora.large(found, chosen.scratch / "large", round(options.large * 1e6)))


def cells(row: Row, rows: list[Row]) -> list[str]:
    """Return a row of the table; ratios are those to the row of the program that it is compared with."""
    over, under = (">", "<") if row.stopped() else ("", "")
    least = min(cost.cpu for cost in row.costs)
    times = [f"{over}{value:.3f}" for value in (least, row.cpu(), row.clock())]
    size, speeds, ratios = "", ["", ""], ["", ""]
    if row.size > TINY:
        size = f"{row.size / 1e6:.2f}"
        speeds = [f"{under}{row.size / 1e6 / value:.2f}" for value in (row.cpu(), row.clock())]
    for other in rows:
        same = (other.input, other.program) == (row.input, row.against)
        if same and not (row.stopped() and other.stopped()):
            bound = ">" if other.stopped() else under
            share = row.size / other.size if other.size else 1.0
            by = (share * other.cpu() / row.cpu(), share * other.clock() / row.clock())
            ratios = [f"{bound}{value:.2f} × {other.program}" for value in by]
    peak = f"{over}{row.peak():.0f}"
    return [row.input, row.program, size, *times, *speeds, *ratios, peak, str(len(row.costs))]


def table(rows: list[Row]) -> str:
    """Return rows as a Markdown table."""
    lines = [HEAD, ["---", "---", *["---:"] * (len(HEAD) - 2)], *(cells(row, rows) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def arguments() -> Namespace:
    """Read the command line."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--install-peers", type=Path, metavar="DIR", help="install the other linters there, and end"
    )
    parser.add_argument("--before", type=Path, metavar="DIR", help="an older checkout")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="where the other linters are installed")
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME=PATH")
    parser.add_argument("--parts", default="", help=f"what to measure (commas): {', '.join(PARTS)}")
    parser.add_argument("--most", type=float, default=1.0, metavar="MB", help="so much of each corpus (1)")
    parser.add_argument("--files", type=int, default=2000, help="how many files for `many` (2000)")
    parser.add_argument("--large", type=float, default=10.0, metavar="MB", help="size of the large file (10)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each program on a corpus (3)")
    parser.add_argument("--starts", type=int, default=15, help="runs of each program for start-up (15)")
    parser.add_argument("--quick", action="store_true", help="one round, three starts")
    parser.add_argument(
        "--patience", type=float, default=12.0, metavar="S", help="no further round after so much CPU (12)"
    )
    parser.add_argument(
        "--limit", type=int, default=100, metavar="S", help="end a run after so much CPU (100)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run into a file")
    return parser.parse_args()


def main() -> int:
    """Measure, print the tables."""
    options = arguments()
    if options.install_peers:
        programs.install_peers(options.install_peers)
        return 0
    parts = options.parts.split(",") if options.parts else list(PARTS if options.corpus else PARTS[:1])
    if not set(parts) <= set(PARTS):
        raise SystemExit(f"--parts: {', '.join(PARTS)}")
    if not options.corpus and parts != ["startup"]:
        raise SystemExit("all parts but startup need a --corpus")
    began, results = time.perf_counter(), {}
    with TemporaryDirectory() as folder:
        chosen = suite(options, Path(folder))
        versions = [f"{desk.name} = {desk.version}" for desk in (chosen.before, chosen.now) if desk]
        versions += [programs.version(program) for program in chosen.peers]
        print(f"Python {platform.python_version()}, {', '.join(versions)}")
        found = sources(options, Path(folder))
        for part in parts:
            results[part] = measured(part, chosen, found, options)
            print(f"\n## {part}\n\n{table(results[part])}", flush=True)
    print(f"\n{time.perf_counter() - began:.0f} s in all")
    if options.json:
        runs = {part: [row._asdict() for row in rows] for part, rows in results.items()}
        options.json.write_text(json.dumps({"versions": versions, "runs": runs}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
