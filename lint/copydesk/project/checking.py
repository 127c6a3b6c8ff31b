"""A run of ``check``: its files, in order, whoever checks them, here or in other processes.

The bytes of an output are the same for any number of processes: the parts come in the order of the files, and
the baseline is applied here, to one file after the other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..base.entrypoints import EntryPointError
from ..report.totals import Totals
from .discover import STDIN, Skip, Target, discover
from .interrupt import Interrupt, Interrupted
from .parts import Asked, Part
from .run import FAILED, Names, attempt, name_of, settings_of
from .session import Session, printable

if TYPE_CHECKING:
    from ..pipeline.baseline import Entry, Marker
    from .pool import Lost

_PAYS = 30_000
"""Fewer bytes than this are checked sooner than other processes are started."""

_PART, _SKIP, _END = b"P", b"S", b"E"


class Checking:
    """What a run comes to. ``find`` its files, take in their ``parts``; then the rest is known.

    ``skips`` says what was not checked, ``broken`` whether Copydesk itself failed, ``stale`` which entries of
    the baseline have lost their findings (None without a usable baseline), ``totals`` what was counted.
    """

    def __init__(self, session: Session, names: Names, asked: Asked) -> None:
        self.session, self.names, self.asked = session, names, asked
        self.skips: list[Skip] = []
        self.broken = False
        self.invalid: list[str] = []
        self.stale: list[Entry] | None = None
        self.totals = Totals()
        self.targets: list[Target] = []

    def find(self, paths: Iterable[str]) -> None:
        """Find the files behind the arguments of a command."""
        found = discover(list(paths), self.session.configuration, force_exclude=self.names.force_exclude)
        self.targets = found.targets
        self.skips += found.skips

    def parts(
        self, jobs: int = 1, known: str | None = None, interrupt: Interrupt | None = None
    ) -> Iterator[tuple[str, Part]]:
        """Check the files and yield what became of them.

        ``jobs`` is how many processes may work at the same time; ``known`` is the path of a baseline.
        ``interrupt`` is asked to hold back signals while results are taken in.
        """
        guard = interrupt or Interrupt()
        marker = marker_of(known, map(self._report_path, self.targets), self.session.root) if known else None
        if isinstance(marker, Skip):
            self.skips.append(marker)
            marker = None
        done = 0
        try:
            for number, result in guard.during(self._results(jobs)):
                done = number + 1
                part = self._take(result)
                if part is None:
                    continue
                if marker is not None:
                    part = part.judged(marker.mark(part.path, part.rows))
                self.totals.add(part.words, part.rows)
                yield name_of(self.targets[number], self.names), part
        except Interrupted:
            self._give_up(range(done, len(self.targets)))
        if marker is not None:
            self.stale = marker.stale(self.session.report_path(skip.path) for skip in self.skips)

    def _results(self, jobs: int) -> Iterator[tuple[int, bytes]]:
        """Yield the result of each target, in order: a letter that says what it is, and the thing itself."""
        ready: dict[int, bytes] = {}
        for number, target in enumerate(self.targets):
            settings = settings_of(self.session, target, self.names)
            if isinstance(settings, Skip):
                ready[number] = _SKIP + json.dumps(settings).encode()
        made = self._made([number for number in range(len(self.targets)) if number not in ready], jobs)
        for number in range(len(self.targets)):
            yield (number, ready.pop(number)) if number in ready else next(made)

    def _made(self, wanted: list[int], jobs: int) -> Iterator[tuple[int, bytes]]:
        """Check some targets, in other processes where that pays."""
        from . import pool

        done = 0
        if jobs > 1 and len(wanted) > 1 and pool.can_fork() and self._pays(wanted):
            from ..base.regexes import keep

            try:
                for number, result in pool.in_order(self._work, wanted, self._size, jobs, keep):
                    done += 1
                    yield number, self._lost(number, result) if isinstance(result, pool.Lost) else result
            except pool.NoWorker:
                pass
        for number in wanted[done:]:
            yield number, self._work(number)

    def _lost(self, number: int, lost: Lost) -> bytes:
        detail = f"Copydesk failed: the process that checked it {lost.cause}"
        path = printable(name_of(self.targets[number], self.names))
        return _SKIP + json.dumps([path, FAILED, detail]).encode()

    def _pays(self, wanted: list[int]) -> bool:
        left = _PAYS
        for number in wanted:
            left -= self._size(number)
            if left < 0:
                return True
        return False

    def _size(self, number: int) -> int:
        try:
            return os.stat(self.targets[number].path).st_size
        except OSError:
            return 0

    def _work(self, number: int) -> bytes:
        """Check one target, wherever this runs; the result begins with a letter that says what it is."""
        from .making import part_of

        target = self.targets[number]
        try:
            result = attempt(self.session, target, self.names)
            if isinstance(result, Skip):
                return _SKIP + json.dumps(result).encode()
            path = self._report_path(target)
            return _PART + part_of(path, result, self.asked, full=self.session.full).pack()
        except EntryPointError as error:
            return _END + str(error).encode("utf-8", "backslashreplace")

    def _report_path(self, target: Target) -> str:
        return self.session.report_path(name_of(target, self.names))

    def _take(self, result: bytes) -> Part | None:
        kind, data = result[:1], result[1:]
        if kind == _END:
            raise EntryPointError(data.decode())
        if kind == _SKIP:
            skip = Skip(*json.loads(data))
            self.broken = self.broken or skip.reason == FAILED
            self.skips.append(skip)
            return None
        part = Part.unpack(data)
        self.broken = self.broken or part.crashed
        if part.invalid:
            self.invalid.append(part.invalid)
        return part

    def _give_up(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            path = printable(name_of(self.targets[number], self.names))
            self.skips.append(Skip(path, "interrupted", "not checked: the run was interrupted"))


def marker_of(known: str, paths: Iterable[str], root: str) -> Marker | Skip:
    """Read a baseline for a run over some paths (as the report shows them)."""
    from ..pipeline import baseline

    try:
        return baseline.Marker(baseline.load(known), paths, root)
    except FileNotFoundError:
        return Skip(known, "missing", "no such baseline; `copydesk baseline` writes one")
    except baseline.BaselineError as error:
        return Skip(known, "baseline", str(error))


def jobs_of(given: int | None, configured: int | None, targets: Iterable[Target]) -> int:
    """Return how many processes a run may use: as told, else as many as there are cores."""
    if any(target.path == STDIN for target in targets):
        return 1
    if given or configured:
        return given or configured or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
