"""A run of ``check``: its files, in order, whoever checks them, here or in other processes.

The bytes of an output are the same for any number of processes: the parts come in the order of the files, and
the baseline is applied here, to one file after the other.
"""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from ..base.entrypoints import EntryPointError
from ..base.levels import TIMED
from ..report.totals import Totals
from .baselines import Baselines, Used, load, within
from .config import Settings
from .configkeys import ConfigError
from .discover import STDIN, Skip, Target, discover
from .gate import FAIL_ON, Lines, fail_on, said_of
from .interrupt import Interrupt, Interrupted
from .parts import Asked, Part, Row
from .record import Record
from .session import Session, printable
from .targets import FAILED, Names, demanded, format_of, name_of, read_article, settings_of, standing

if TYPE_CHECKING:
    from .changeset import Changes
    from .memory import Keys
    from .pool import Lost

_PAYS = 30_000
"""Fewer bytes than this are checked sooner than other processes are started."""

_HELD = 3_000_000
"""So many bytes of articles are checked before garbage is looked for."""

_PART, _NEW, _SKIP, _END = b"P", b"N", b"S", b"E"


class Checking:
    """What a run comes to. ``find`` its files, take in their ``parts``; then the rest is known.

    ``skips`` says what was not checked, ``broken`` whether Copydesk itself failed, ``baselines`` which
    baselines were used and which of their entries have lost their findings, ``totals`` what was counted,
    ``record`` what the report says about the run beside that.
    """

    def __init__(self, session: Session, names: Names, asked: Asked) -> None:
        self.session, self.names, self.asked = session, names, asked
        self.skips: list[Skip] = []
        self.broken = False
        self.invalid: list[str] = []
        self.baselines: list[Used] = []
        self.reach = within(())
        self.changes: Changes | None = None
        self.totals = Totals()
        self.record = Record(session)
        self.targets: list[Target] = []
        self._held = 0

    def find(self, paths: Sequence[str]) -> None:
        """Find the files behind the arguments of a command; of a change, those that it has touched."""
        configuration, force = self.session.configuration, self.names.force_exclude
        left_out = self.record.left_out
        if self.changes is None:
            found = discover(paths, configuration, force_exclude=force, left_out=left_out)
            self.reach = within(paths, found.configured)
        else:
            from .among import among, reach_of

            self.session.changed = self._added
            found = among(self.changes, paths, configuration, force_exclude=force, left_out=left_out)
            self.reach = reach_of(self.changes, paths)
        self.targets = found.targets
        self.skips += [*found.skips, *demanded(self.session, left_out)]
        self.session.place(name_of(target, self.names) for target in self.targets)

    def settings(self) -> Iterator[Settings]:
        """Yield the settings of each file whose configuration can be read."""
        for target in self.targets:
            with suppress(ConfigError):
                yield self.session.configuration.for_file(name_of(target, self.names))

    def parts(
        self, jobs: int = 1, interrupt: Interrupt | None = None, known: Baselines | None = None
    ) -> Iterator[tuple[str, Part]]:
        """Check the files and yield what became of them.

        ``jobs`` is how many processes may work at the same time; ``known`` are the baselines, those of the
        configuration where none are given. ``interrupt`` is asked to hold back signals while results are
        taken in.
        """
        guard = interrupt or Interrupt()
        baselines = known or Baselines(self.session, self.targets, self.names, self.reach, load)
        self.skips += baselines.skips
        done = 0
        try:
            for number, result in guard.during(self._results(jobs)):
                done = number + 1
                part = self._take(result)
                if part is None:
                    continue
                target = self.targets[number]
                part = part.judged(self._counted(target, baselines.mark(target, part.rows, part.ran.split())))
                settings = self._settings(target)
                if isinstance(settings, Settings):
                    part = self.record.take(part, settings)
                self.totals.add(part.words, part.rows, part.profile, self._fail_on(target))
                yield name_of(target, self.names), part
        except Interrupted:
            self._give_up(range(done, len(self.targets)), guard)
        self.baselines = baselines.used(skip.path for skip in self.skips)

    def _counted(self, target: Target, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows of a file after a look at the lines that were changed, where only these count."""
        path = os.path.abspath(target.path)
        return self.changes.judged(path, rows, lambda: self._content(target)) if self.changes else rows

    def _content(self, target: Target) -> bytes:
        found = self._settings(target)
        data = found if isinstance(found, Skip) else read_article(self.session, target, found, self.names)
        return b"" if isinstance(data, Skip) else data

    def _added(self, path: str) -> Lines:
        """Return the lines of a file that the change under review has touched."""
        whole, at = Target(path, True), os.path.abspath(path)
        return self.changes.added(at, lambda: self._content(whole)) if self.changes else ()

    def _results(self, jobs: int) -> Iterator[tuple[int, bytes]]:
        """Yield the result of each target, in order: a letter that says what it is, and the thing itself."""
        ready: dict[int, bytes] = {}
        known: dict[int, bytes] = {}
        wanted: list[int] = []
        for number, target in enumerate(self.targets):
            found = self._known(target)
            if isinstance(found, Skip):
                ready[number] = _SKIP + marshal.dumps(tuple(found))
            elif found is not None:
                known[number] = found
            else:
                wanted.append(number)
        made = self._made(wanted, jobs)
        for number in range(len(self.targets)):
            if number in ready:
                yield number, ready.pop(number)
            elif number in known:
                yield number, self._remembered(known[number]) or self._work(number)
            else:
                yield next(made)

    def _known(self, target: Target) -> bytes | Skip | None:
        """Return the key under which the memory has the result for a target; or why it cannot be checked."""
        settings = self._settings(target)
        memory = self.session.memory
        if isinstance(settings, Skip) or not memory or target.path == STDIN:
            return settings if isinstance(settings, Skip) else None
        data = read_article(self.session, target, settings, self.names)
        form = data if isinstance(data, Skip) else format_of(target.path, data, self.names)
        if isinstance(data, Skip) or isinstance(form, Skip):
            return form if isinstance(form, Skip) else None
        keys = self._keys(target.path, data, settings)
        session, path = self.session, target.path
        return memory.find(keys, path, session.grounds.project(path), lambda: session.grounds.tree(path))

    def _keys(self, path: str, data: bytes, settings: Settings) -> Keys:
        assert self.session.memory is not None
        shown, form = self.session.report_path(path), self.names.format or ""
        stands, policy = standing(settings, path), said_of(settings, self.session.added(settings, path))
        return self.session.memory.keys(path, shown, data, settings, form, stands, policy)

    def _remembered(self, key: bytes) -> bytes | None:
        found = self.session.memory.get(key) if self.session.memory is not None else None
        return None if found is None else _PART + found

    def _made(self, wanted: list[int], jobs: int) -> Iterator[tuple[int, bytes]]:
        """Check some targets, in other processes where that pays."""
        done = 0
        if jobs > 1 and len(wanted) > 1 and self._pays(wanted):
            from ..base.shelf import settle
            from . import pool

            self._prepare(wanted)
            try:
                for number, result in pool.in_order(self._work, wanted, self._size, jobs, settle):
                    done += 1
                    yield number, self._lost(number, result) if isinstance(result, pool.Lost) else result
            except pool.NoWorker:
                pass
        for number in wanted[done:]:
            yield number, self._work(number)

    def _prepare(self, wanted: list[int]) -> None:
        """Load what all processes will need, so that they share it."""
        from . import making

        for number in wanted:
            settings = self._settings(self.targets[number])
            if isinstance(settings, Settings):
                self.session.ruleset(settings)
        if self.asked.entry:
            making.prepare()

    def _lost(self, number: int, lost: Lost) -> bytes:
        detail = f"Copydesk failed: the process that checked it {lost.cause}"
        path = printable(name_of(self.targets[number], self.names))
        return _SKIP + marshal.dumps((path, FAILED, detail))

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
        from ..pipeline.timelimit import OutOfTime
        from .making import part_of, reads
        from .run import attempt, given_up

        self._tidy()
        target = self.targets[number]
        try:
            result = attempt(self.session, target, self.names)
        except EntryPointError as error:
            return _END + str(error).encode("utf-8", "backslashreplace")
        if isinstance(result, Skip):
            return _SKIP + marshal.dumps(tuple(result))
        shown = self.session.report_path(name_of(target, self.names))
        try:
            part = part_of(shown, result, self.asked, full=self.session.full)
        except OutOfTime as error:
            return _SKIP + marshal.dumps(tuple(given_up(target, self.names, error)))
        self._held += len(result.opened.data)
        asked = reads(result) if self.session.memory is not None and target.path != STDIN else None
        if len(self.targets) > 1 or result.outcome.facts.much:
            result.outcome.facts.forget()
        packed = part.pack()
        if asked is None or part.crashed or part.invalid or any(row.rule_id == TIMED for row in part.rows):
            return _PART + packed
        keys = self._keys(target.path, result.opened.data, result.opened.settings)
        key = keys.dated if asked.date else keys.plain
        return _NEW + marshal.dumps((key, tuple(asked.names), asked.companions, packed))

    def _tidy(self) -> None:
        """Look for garbage now and then, of which there is little. What is left between two files is rules
        and word lists, which need not be gone through again.
        """
        if self._held > _HELD:
            self._held = 0
            gc.collect()
            gc.freeze()

    def _settings(self, target: Target) -> Settings | Skip:
        return settings_of(self.session, target, self.names)

    def _fail_on(self, target: Target) -> str:
        return fail_on(found) if isinstance(found := self._settings(target), Settings) else FAIL_ON

    def _take(self, result: bytes) -> Part | None:
        kind, data = result[:1], result[1:]
        if kind == _END:
            raise EntryPointError(data.decode())
        if kind == _SKIP:
            skip = Skip(*marshal.loads(data))
            self.broken = self.broken or skip.reason == FAILED
            self.skips.append(skip)
            return None
        if kind == _NEW:
            key, beside, digest, data = marshal.loads(data)
            if self.session.memory is not None:
                self.session.memory.put(key, data, beside, digest)
        part = Part.unpack(data)
        self.broken = self.broken or part.crashed
        if part.invalid:
            self.invalid.append(part.invalid)
        return part

    def _give_up(self, numbers: Iterable[int], guard: Interrupt) -> None:
        reason, why = guard.why()
        for number in numbers:
            path = printable(name_of(self.targets[number], self.names))
            self.skips.append(Skip(path, reason, f"not checked: {why}"))
