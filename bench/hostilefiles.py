"""What ``check`` does with files that should never be: seconds of CPU, peak memory, exit code, last words.

    python bench/hostilefiles.py [NAME …]

Each is made in a folder of its own beside one sound article, whose findings must be told whatever happens to
the other file. A ``!`` marks a run that took over a minute, over 15 times the file and 150 MB, ended
with the code for internal errors, or lost the findings of the sound article.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

Made = Callable[[Path], None]
SOUND = "# A title\n\nHe recieved the letter.\n"
SECONDS, BASE_MB, TIMES = 60.0, 150, 15
BESIDE = ("copydesk.toml", "saved")
"""What lies in the folder and is not named on the command line."""


def text(content: Callable[[], str | bytes], name: str = "x.md") -> Made:
    """Return what writes a file; the content is made in another process, so that none of it counts here."""

    def make(folder: Path) -> None:
        made = content()
        (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode())

    return make


def link(target: str, name: str = "x.md") -> Made:
    """Return what makes a symbolic link."""
    return lambda folder: os.symlink(target, folder / name)


def unnamed(folder: Path) -> None:
    """Make a file whose name is no text."""
    Path(os.fsdecode(os.fsencode(folder) + b"/x\xff.md")).write_text(SOUND)


def closed(folder: Path) -> None:
    """Make a file that may not be read (root may)."""
    (folder / "x.md").write_text(SOUND)
    (folder / "x.md").chmod(0)


def aliases() -> str:
    """Return front matter whose lists name each other nine times each, ten deep."""
    lines = [
        "a: &a [x, x]",
        *(f"{this}: &{this} [{', '.join([f'*{last}'] * 9)}]" for last, this in pairwise("abcdefghij")),
    ]
    return "\n".join(["---", *lines, "---", "", "Text."])


def many(count: int, content: bytes) -> Made:
    """Return what makes a folder of many files that are alike."""

    def make(folder: Path) -> None:
        (folder / "x").mkdir()
        for number in range(count):
            (folder / "x" / f"{number}.md").write_bytes(content)

    return make


def deep(folder: Path) -> None:
    """Make folders in folders, with an article in the last and in the fiftieth."""
    here = folder
    for depth in range(300):
        here = here / "x"
        here.mkdir()
        if depth in (50, 299):
            (here / "x.md").write_text(SOUND)


def twenty_ways(folder: Path) -> None:
    """Make an article that names one saved page of 1 MB by twenty paths, and quotes what is not in it."""
    (folder / "saved" / "a").mkdir(parents=True)
    (folder / "saved" / "page.html").write_text(f"<p>{PARAGRAPH * 10_000}</p>")
    ways = ["saved/" + "./" * n + "a/../" * (n % 5) + "page.html" for n in range(20)]
    sources = "".join(f"- {{url: 'https://press.test/{n}', snapshot: {way}}}\n" for n, way in enumerate(ways))
    quoted = "She said: “The mill by the river was never sold in any spring that we can think of.” "
    (folder / "x.md").write_text(f"---\nsources:\n{sources}---\n\n{quoted * 4}\n")


def many_patterns(folder: Path) -> None:
    """Make a configuration with thousands of patterns for an article with a long name."""
    patterns = ", ".join(f'"{"*a" * 20}{number}"' for number in range(5_000))
    (folder / "copydesk.toml").write_text(f"root = true\nexclude = [{patterns}]\n")
    (folder / f"{'a' * 200}.md").write_text(SOUND)


PARAGRAPH = "The mill by the river was sold in spring, and the town council has said nothing about it since. "
CASES: dict[str, Made] = {
    "missing": lambda folder: None,
    "empty": text(lambda: ""),
    "pipe": lambda folder: os.mkfifo(folder / "x.md"),
    "device": link("/dev/zero"),
    "folder": lambda folder: (folder / "x.md").mkdir(),
    "link to itself": link("x.md"),
    "link out of the tree": link("/etc/passwd"),
    "link to nothing": link("nothing.md"),
    "not readable": closed,
    "name with a line end": text(lambda: SOUND, "x\ny.md"),
    "name as an option": text(lambda: SOUND, "-oREADME.md"),
    "name as a command": text(lambda: SOUND, "::error ::x.md"),
    "name that is no text": unnamed,
    "NUL": text(lambda: "He recieved\0 it.\n" * 100),
    "UTF-16": text(lambda: "He recieved it.\n".encode("utf-16")),
    "UTF-32": text(lambda: "He recieved it.\n".encode("utf-32")),
    "no UTF-8": text(lambda: b"He recieved caf\xe9 it.\n" * 1000),
    "random bytes": text(lambda: bytes(range(256)) * 4000),
    "10 MB of prose": text(lambda: (PARAGRAPH * 5 + "\n\n") * 20_600),
    "9 MB of misspellings": text(lambda: "The comittee recieved teh adress untill tommorow. " * 20 * 9_000),
    "one line of 9 MB": text(lambda: PARAGRAPH * 95_000),
    "one line of 9 MB without a space": text(lambda: "x" * 9_000_000),
    "one line of 50 MB": text(lambda: PARAGRAPH * 520_000),
    "100 MB": text(lambda: (PARAGRAPH * 5 + "\n\n") * 206_000),
    "findings on every word": text(lambda: "teh recieved adress " * 100_000),
    "one saved page named twenty ways": twenty_ways,
    "10,000 files": many(10_000, SOUND.encode()),
    "10,000 files that are no text": many(10_000, b"\0\1\2"),
    "folders 300 deep": deep,
    "5,000 patterns": many_patterns,
    "front matter never closed": text(lambda: "---\n" + "key: value\n" * 800_000),
    "100,000 rows": text(lambda: "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 100_000),
    "20,000 columns": text(lambda: "\n".join(f"|{cell * 20_000}" for cell in (" a |", "---|", " 1 |"))),
    "30,000 links to files": text(lambda: "".join(f"[a](f{n}.md) " for n in range(30_000))),
    "lone surrogates": text(
        lambda: '{"uri": "x", "body_text": "' + "\\ud800 He recieved it. " * 5_000 + '"}', "x.ninjs"
    ),
    "JSON in a page": text(
        lambda: '<script type="application/ld+json">' + '{"@graph": [' * 20_000 + "</script><p>Text.</p>",
        "x.html",
    ),
    "9 MB of HTML": text(lambda: f"<div><p>{PARAGRAPH}</p></div>\n" * 80_000, "x.html"),
    "a million divs": text(lambda: "<div>" * 1_000_000, "x.html"),
    "spans of cells": text(
        lambda: "<table>" + '<tr><td rowspan="65000" colspan="1000">x</td></tr>' * 2000, "x.html"
    ),
    "100,000 footnotes": text(lambda: "".join(f"A[^{n}].\n\n[^{n}]: Note.\n\n" for n in range(100_000))),
    "JSON 100,000 deep": text(lambda: '{"uri": "x", "headline": ' + "[" * 100_000, "x.json"),
    "YAML aliases": text(aliases),
    "dotted keys": text(lambda: "+++\n" + ".".join("a" * 1 for _ in range(5_000)) + " = 1\n+++\n\nText.\n"),
    "8,000 directives": text(lambda: "<!-- stet TYP001: x -->\n\nHe recieved it.\n\n" * 8_000),
    "10,000 quotes deep": text(lambda: "> " * 10_000 + "a\n"),
    "one pager line": text(lambda: "2015 2016 2017 2018 2019 2020 2021 total\n"),
    "backticks": text(lambda: "".join("`" * n + " " for n in range(2_000))),
}


def run(make: Made) -> tuple[float, float, float, int, str, bool]:
    """Return CPU seconds, peak and own MB, exit code, last line, and whether the sound file was told."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sound.md").write_text(SOUND)
        (folder / "copydesk.toml").write_text("root = true\n")
        maker = multiprocessing.get_context("fork").Process(target=make, args=(folder,))
        maker.start()
        maker.join()
        files = sorted(path.name for path in folder.iterdir() if path.name not in BESIDE)
        size = (
            sum(path.stat().st_size for path in folder.iterdir() if path.is_file() and not path.is_symlink())
            / 1e6
        )
        if files[-1] == "sound.md" and len(files) == 1:
            files.append("x.md")
        out = folder / ".out"
        with out.open("wb") as sink:
            child = subprocess.Popen(
                [sys.executable, "-m", "copydesk", "check", "--no-cache", "--jobs", "1", "-q", "--", *files],
                cwd=folder, stdout=sink, stderr=subprocess.STDOUT,
            )  # fmt: skip
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said = out.read_bytes().decode("utf-8", "replace")
        last = (said.strip().splitlines() or [""])[-1][:60]
        return (
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
            size,
            child.returncode,
            last,
            "sound.md:3" in said,
        )


def main() -> None:
    wanted = sys.argv[1:] or list(CASES)
    print(f"{'':34} {'s CPU':>7} {'MB':>6} {'file MB':>8} {'exit':>4}")
    for name in wanted:
        spent, peak, size, code, last, sound = run(CASES[name])
        odd = spent > SECONDS or peak > BASE_MB + TIMES * size or code not in (0, 1, 2) or not sound
        print(
            f"{'!' if odd else ' '} {name:32} {spent:7.2f} {peak:6.0f} {size:8.2f} {code:4}  {last}",
            flush=True,
        )


if __name__ == "__main__":
    main()
