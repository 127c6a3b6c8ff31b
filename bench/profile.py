"""Where does the time go? Own CPU time of reading, of each fact and of each rule over some files.

    python bench/profile.py FOLDER … [--every N] [--most N]

The same table as ``copydesk check --timings`` (see ``pipeline.timings``), for a sample of the files and with
the entries of the report.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from copydesk.catalogue.ruleset import defaults
from copydesk.input import readers
from copydesk.pipeline.pipeline import Task, examine
from copydesk.pipeline.timings import Clock, watched
from copydesk.report.fileentries import file_entry


def main() -> int:
    """Check the files and print the table."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--most", type=int, default=60)
    arguments = parser.parse_args()
    files = sorted(file for path in arguments.paths for file in [path, *path.rglob("*")] if file.is_file())
    size, rules = 0, defaults("2026-11-28")
    clock = Clock()
    with watched(clock):
        for path in files[:: arguments.every]:
            data = path.read_bytes()
            form = readers.detect_format(path.name, data)
            if form is None:
                continue
            size += len(data)
            outcome = examine(readers.decode(path.name, data), Task(form, rules))
            with clock.part("report entry"):
                file_entry(path.name, outcome, rules, claims=True)
    print(f"{size / 1e6:.2f} MB in {clock.whole:.1f} s: {size / 1e6 / clock.whole:.2f} MB/s")
    print(*clock.table(arguments.most), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
