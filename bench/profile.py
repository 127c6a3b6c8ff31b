"""Where does the time go? Own CPU time of reading, of each fact and of each rule over some files.

    python bench/profile.py FOLDER … [--every N] [--most N]

A fact's own time is what it takes without the facts that it asks for in turn, and a rule's own time is what
it takes without facts; so the column adds up to the whole. The measuring itself costs about a tenth.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from copydesk.catalogue.ruleset import defaults
from copydesk.facts import Fact, Facts
from copydesk.input import readers
from copydesk.pipeline import engine
from copydesk.pipeline.pipeline import Task, examine_document
from copydesk.report.model import file_entry


class Clock:
    """Own time by name: what runs inside something else is taken off its time."""

    def __init__(self) -> None:
        self.own: dict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._inner = [0.0]

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Measure what happens inside under a name."""
        self._inner.append(0.0)
        started = time.process_time()
        try:
            yield
        finally:
            took = time.process_time() - started
            self.own[name] += took - self._inner.pop()
            self.calls[name] += 1
            self._inner[-1] += took

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that is measured each time it is called."""

        def wrapper(*arguments: Any, **named: Any) -> Any:
            with self.part(name):
                return function(*arguments, **named)

        return wrapper


def watch(clock: Clock) -> None:
    """Measure every fact and every rule from now on."""
    for cls in Facts.__mro__:
        for name, value in list(vars(cls).items()):
            if isinstance(value, cached_property):
                value.func = clock.timed(f"fact {name}", value.func)
    value_of = Facts._value

    def measured(facts: Facts, found: Fact) -> Any:
        with clock.part(f"fact {found.name}"):
            return value_of(facts, found)

    Facts._value = measured  # type: ignore
    hits = engine._hits

    def run(active: Any, *rest: Any) -> list[Any]:
        with clock.part(f"rule {active.rule.id}"):
            return list(hits(active, *rest))

    engine._hits = run  # type: ignore


def main() -> int:
    """Check the files and print the table."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--most", type=int, default=60)
    arguments = parser.parse_args()
    files = sorted(file for path in arguments.paths for file in [path, *path.rglob("*")] if file.is_file())
    clock, size, rules = Clock(), 0, defaults("2026-11-28")
    watch(clock)
    started = time.process_time()
    for path in files[:: arguments.every]:
        data = path.read_bytes()
        form = readers.detect_format(path.name, data)
        if form is None:
            continue
        size += len(data)
        with clock.part("reading"):
            document = readers.read(readers.decode(path.name, data), form)
        with clock.part("engine and steps"):
            outcome = examine_document(document, Task(form, rules))
        with clock.part("report entry"):
            file_entry(path.name, outcome, claims=True)
    whole = time.process_time() - started
    print(f"{size / 1e6:.2f} MB in {whole:.1f} s: {size / 1e6 / whole:.2f} MB/s")
    total = 0.0
    for name, own in sorted(clock.own.items(), key=lambda item: -item[1])[: arguments.most]:
        total += own
        print(f"{own:7.2f} s {own / whole:6.1%} {total / whole:6.1%} {clock.calls[name]:7} calls  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
