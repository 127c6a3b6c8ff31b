"""What is measured: speed on a corpus, start-up, many files and what has changed among them, one large
file.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.measuring import corpora
from bench.measuring.corpora import Corpus
from bench.measuring.process import Cost, alternate, measure
from bench.measuring.programs import Copydesk, Program


class Row(NamedTuple):
    """The runs of a program on one input of ``size`` bytes; it is compared with the program ``against``."""

    input: str
    program: str
    size: int
    against: str
    costs: list[Cost]

    def cpu(self) -> float:
        """Return the median of the CPU time in seconds."""
        return median(cost.cpu for cost in self.costs)

    def clock(self) -> float:
        """Return the median of the time by the clock in seconds."""
        return median(cost.clock for cost in self.costs)

    def peak(self) -> float:
        """Return the largest peak of memory in MB."""
        return max(cost.peak for cost in self.costs) / 1e6

    def stopped(self) -> bool:
        """Tell whether a run was ended at the limit, so that times and memory are lower bounds."""
        return any(cost.code is None for cost in self.costs)


class Suite(NamedTuple):
    """What to measure, how often, for how long at most, and where files may be written."""

    now: Copydesk
    before: Copydesk | None
    peers: list[Program]
    rounds: int
    starts: int
    limit: int
    patience: float
    scratch: Path

    def speed(self, corpus: Corpus) -> list[Row]:
        """Measure the programs on a corpus, with nothing remembered and, where they can, remembered."""
        programs = [*self._json(), *self._text(), *self._workers(), *self.peers]
        if self.now.cache:
            programs.append(self.now.json("JSON, warm", cached=True, before=self._before()))
        for program in programs:
            measure(program.on(corpus, None if program.cached else 1), self.limit)
        return self._rows(corpus, programs, self.rounds)

    def startup(self, corpus: Corpus) -> list[Row]:
        """Measure the programs on one small file, beside the bare interpreter."""
        bare = [
            Program(f"bare interpreter, {desk.name}", (desk.python, "-c", "pass"), desk.env)
            for desk in (self.before, self.now)
            if desk
        ]
        programs = [*bare, *self._json(), *self._text(), *self.peers]
        if self.now.cache:
            programs.append(self.now.text("text, warm", cached=True, before=self._before()))
        with ExitStack() as stack:
            if self.now.server:
                served = stack.enter_context(self.now.serving(self.scratch / "served"))
                programs.append(served.text("text, server", before=self._before()))
            for program in programs:
                measure(program.on(corpus), self.limit)
            return self._rows(corpus, programs, self.starts)

    def many(self, corpus: Corpus) -> list[Row]:
        """Measure one run on many files, and one more each when nothing and when one file has changed. The
        older checkout, which checks everything anew, has the figures of the first run there.
        """
        remembering = self.now.json(cached=True, before=self._before())
        rows = self._rows(corpus, [*self._json()[:-1], remembering, *self._workers(), *self.peers], 1)
        if self.now.cache:
            first = rows[:1] if self.before else []
            for what in ("nothing changed", "one changed"):
                if what == "one changed":
                    corpora.change(corpus)
                again = corpus._replace(name=f"{corpus.name}, {what}")
                rows += [row._replace(input=again.name) for row in first]
                rows += self._rows(again, [remembering], 1)
        return rows

    def large(self, corpus: Corpus) -> list[Row]:
        """Measure one run on one large file."""
        return self._rows(corpus, [*self._json(), *self.peers], 1)

    def _before(self) -> str:
        return self.before.name if self.before else ""

    def _json(self) -> list[Program]:
        """Return the older checkout, if there is one, and this one, with everything on."""
        return [*([self.before.json()] if self.before else []), self.now.json(before=self._before())]

    def _text(self) -> list[Program]:
        """Return the same as people start it."""
        return [*([self.before.text()] if self.before else []), self.now.text(before=self._before())]

    def _workers(self) -> list[Program]:
        return [self.now.json("JSON, 2 workers", jobs=2, before=self._before())] if self.now.jobs else []

    def _rows(self, corpus: Corpus, programs: list[Program], rounds: int) -> list[Row]:
        cases = [program.on(corpus) for program in programs if corpus.of(program.suffixes)]
        costs = alternate(cases, rounds, self.patience, self.limit)
        return [Row(corpus.name, case.name, case.size, case.against, costs[case.name]) for case in cases]
