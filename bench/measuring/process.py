"""Run a program and say what it took: CPU time of it and all its descendants, clock time, peak memory.

Every program is started by a small process of its own, which runs this file, for two reasons. Linux counts
the memory of the process that starts a program toward the program's peak, so the starter has to be small. And
the CPU time of workers that a program does not wait for itself (those of a fork server) is told only to the
process that adopts them.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple, NoReturn

ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of Linux
GRACE = 5  # seconds of the clock that descendants have after the program itself has ended
WAITING = 5  # times the limit of CPU time that a run may take by the clock


class Cost(NamedTuple):
    """What one run took: seconds of CPU and of the clock, bytes of the largest process at its peak, and the
    exit code, which is None when a signal ended the run, as it does at the limit.
    """

    cpu: float
    clock: float
    peak: int
    code: int | None


class Case(NamedTuple):
    """A command that is measured under a name in a folder. ``size`` is the bytes that it is given to check,
    ``against`` the name of the case that it is compared with, ``usual`` the exit codes of a run that went
    well (none given: any).
    """

    name: str
    command: tuple[str, ...]
    env: Mapping[str, str]
    folder: str
    size: int
    against: str = ""
    usual: tuple[int, ...] = ()


def measure(case: Case, limit: int) -> Cost:
    """Run a case once and return its cost. A process that has had ``limit`` seconds of CPU is stopped."""
    command = [sys.executable, "-I", "-S", __file__, str(limit), *case.command]
    run = subprocess.run(
        command, cwd=case.folder, env=dict(case.env), stdout=subprocess.PIPE, text=True, check=True
    )
    cpu, clock, peak, code = run.stdout.split()
    cost = Cost(float(cpu), float(clock), int(peak), None if code == "stopped" else int(code))
    if cost.code is not None and case.usual and cost.code not in case.usual:
        print(f"exit code {cost.code}: {' '.join(case.command)[:300]}", file=sys.stderr)
    return cost


def alternate(cases: Iterable[Case], rounds: int, patience: float, limit: int) -> dict[str, list[Cost]]:
    """Measure cases in turns (A B A B) ``rounds`` times, each run with ``limit`` seconds of CPU at most. A
    case that has had ``patience`` seconds of CPU is not asked again: slow programs have fewer runs, but at
    least one.
    """
    cases = list(cases)
    costs: dict[str, list[Cost]] = {case.name: [] for case in cases}
    for _ in range(rounds):
        for case in cases:
            if sum(cost.cpu for cost in costs[case.name]) < patience:
                costs[case.name].append(measure(case, limit))
    return costs


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)


def _stop(*_: object) -> NoReturn:
    raise TimeoutError


def _run(limit: int, command: list[str]) -> Cost:
    """Run a command in this process's care and wait for it and whatever it leaves behind."""
    _adopt_orphans()
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    silent = [
        (os.POSIX_SPAWN_OPEN, number, os.devnull, mode, 0)
        for number, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY))
    ]
    signal.signal(signal.SIGALRM, _stop)
    cpu, peak, code, began, ended = 0.0, 0, None, time.perf_counter(), 0.0
    program = os.posix_spawnp(command[0], command, os.environ, file_actions=silent)
    signal.setitimer(signal.ITIMER_REAL, WAITING * limit)
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            break
        except TimeoutError:
            if ended:
                break
            os.kill(program, signal.SIGKILL)
            continue
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
        if pid == program:
            ended = time.perf_counter()
            code = None if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)
            signal.setitimer(signal.ITIMER_REAL, GRACE)
    return Cost(cpu, ended - began, peak, code)


if __name__ == "__main__":
    took = _run(int(sys.argv[1]), sys.argv[2:])
    print(took.cpu, took.clock, took.peak, "stopped" if took.code is None else took.code)
