"""Fuzz Copydesk: ``python -m tools.fuzz [TARGET …] --seconds 600 --seed 1``.

The targets share the time evenly, so what is tried in a moment is tried more often. Counts the inputs of each
target and keeps each new kind of failure (by its message and place) as a file in ``--keep``,
``fixtures/crashers`` by default, from where the tests run it again for ever. With ``--guided`` atheris
chooses the inputs by the branches that they reach (``pip install atheris``), until it is stopped; its own
options follow ``--``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from .damage import ROOT
from .targets import TARGETS, Target

SLOW_PER_KB, SLOW_BASE = 0.1, 2.0
"""Seconds of CPU: what a file may take for each 1,000 bytes when it is checked twice, and what any may."""


def main() -> int:
    """Run it; 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)} (default: all)")
    parser.add_argument("--seconds", type=float, default=60, help="how long (60)")
    parser.add_argument("--seed", type=int, default=0, help="where chance begins (0)")
    parser.add_argument(
        "--keep", type=Path, default=ROOT / "fixtures" / "crashers", help="folder for failing inputs"
    )
    parser.add_argument(
        "--guided", action="store_true", help="let atheris choose the inputs of the one TARGET"
    )
    ours, theirs = sys.argv[1:], []
    if "--" in ours:
        at = ours.index("--")
        ours, theirs = ours[:at], ours[at + 1 :]
    args = parser.parse_args(ours)
    wrong = sorted(set(args.targets) - set(TARGETS))
    if wrong:
        parser.error(f"no target {wrong[0]!r}; known: {', '.join(TARGETS)}")
    names = args.targets or list(TARGETS)
    if args.guided:
        return guided(names[0], theirs)
    found: dict[str, Path] = {}
    counts, spent = dict.fromkeys(names, 0), dict.fromkeys(names, 0.0)
    end = time.monotonic() + args.seconds
    for data in inputs(args.seed):
        name = min(names, key=spent.__getitem__)
        counts[name] += 1
        target, started = TARGETS[name], time.process_time()
        file, content = target.make(data)
        kind = tried(target, file, content)
        spent[name] += time.process_time() - started
        if kind and kind not in found:
            found[kind] = keep(args.keep, name, file, shortest(target, file, content, kind))
            print(f"{name}: {kind}\n  kept as {found[kind]}", flush=True)
        if time.monotonic() > end:
            break
    each = ", ".join(f"{name} {count:,}" for name, count in counts.items())
    print(f"{sum(counts.values()):,} inputs ({each}), {len(found)} kinds of failure, seed {args.seed}")
    return bool(found)


def inputs(seed: int) -> Iterator[bytes]:
    """Yield strings of bytes of many lengths without end, the same for the same seed."""
    chance = random.Random(seed)
    while True:
        yield chance.randbytes(int(2 ** chance.uniform(2, 9.5)))


def tried(target: Target, name: str, content: bytes) -> str:
    """Hold a file against the promises; return what kind of failure came of it, or ""."""
    allowed = SLOW_BASE + SLOW_PER_KB * len(content) / 1000
    spent = allowed
    for _ in range(2):  # the first file of a run pays for what is loaded
        started = time.process_time()
        try:
            target.hold(name, content)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            said = str(error).split("\n")[0][:160]
            return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {said}"
        spent = time.process_time() - started
        if spent <= allowed:
            return ""
    return f"slow: {spent:.1f} s"


def shortest(target: Target, name: str, content: bytes, kind: str) -> bytes:
    """Cut from a file what it fails without, as long as it fails in the same place."""
    place = kind.partition(": ")[0]
    size = len(content) // 2
    while size:
        at = 0
        while at < len(content):
            less = content[:at] + content[at + size :]
            if tried(target, name, less).startswith(place):
                content = less
            else:
                at += size
        size //= 2
    return content


def keep(folder: Path, target: str, name: str, content: bytes) -> Path:
    """Write a file that failed; it is named after its target and its content."""
    import hashlib

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{target}-{hashlib.sha256(content).hexdigest()[:12]}{Path(name).suffix}"
    path.write_bytes(content)
    return path


def guided(name: str, options: list[str]) -> int:
    """Hand one target to atheris, with its own options; it notes the branches of all that is loaded."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    target = TARGETS[name]
    target.hold(*target.make(b""))
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *options], lambda data: target.hold(*target.make(data)))
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
