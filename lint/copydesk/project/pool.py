"""Worker processes for pieces of work that do not depend on each other, with the results in order.

Workers are forked, so they know everything that the run has loaded by then and nothing has to be sent to them
but numbers. Copydesk starts no threads and the libraries in use start none, which makes that safe.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, NoReturn

Work = Callable[[int], bytes]
"""Does the piece of work of a number and returns its result. It must not raise."""

_BACKLOG = 32_000_000
_LEAST, _MOST, _SMALLEST = 16_000, 512_000, 500
_HEAD = 8


class NoWorker(RuntimeError):
    """Not even one process could be started, and nothing was done yet."""


class Lost(NamedTuple):
    """Instead of the result of a piece of work: how the process ended that was at it."""

    cause: str


def can_fork() -> bool:
    """Say whether workers can be started on this system."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def in_order(
    work: Work,
    numbers: Sequence[int],
    size: Callable[[int], int],
    jobs: int,
    farewell: Callable[[], None] = lambda: None,
) -> Iterator[tuple[int, bytes | Lost]]:
    """Do the pieces of work with some numbers in ``jobs`` processes; yield the results in the order given.

    ``size`` says how large a piece is, in bytes. What is ready before its turn is kept, up to a limit. Each
    worker says ``farewell`` when all is done. Raises ``NoWorker`` when not even one process can be started.
    """
    pool = _Pool(work, numbers, size, jobs, farewell)
    try:
        for number in numbers:
            yield number, pool.result(number)
        pool.dismiss()
    finally:
        pool.stop()


class _Worker:
    """One process, its two pipes, and the numbers that it has been given and not yet answered."""

    def __init__(self, pid: int, orders: int, results: int) -> None:
        self.pid, self.orders, self.results = pid, orders, results
        self.waiting: list[int] = []
        self.received = bytearray()


class _Pool:
    def __init__(
        self,
        work: Work,
        numbers: Sequence[int],
        size: Callable[[int], int],
        jobs: int,
        farewell: Callable[[], None],
    ) -> None:
        self._work, self._farewell = work, farewell
        self._pending = [(number, _SMALLEST + size(number)) for number in reversed(numbers)]
        self._left = sum(size for _, size in self._pending)
        self._jobs = max(1, min(jobs, len(numbers)))
        self._ready: dict[int, bytes | Lost] = {}
        self._backlog = 0
        self._workers: dict[int, _Worker] = {}
        gc.freeze()  # so that a collection in a worker does not copy what all of them share

    def result(self, wanted: int) -> bytes | Lost:
        """Wait for the result of a number."""
        while wanted not in self._ready:
            self._give()
            self._listen()
        result = self._ready.pop(wanted)
        self._backlog -= len(result) if isinstance(result, bytes) else 0
        return result

    def dismiss(self) -> None:
        """Let the workers go, who have nothing left to do."""
        for worker in list(self._workers.values()):
            self._bury(worker)

    def stop(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in list(self._workers.values()):
            try:
                os.kill(worker.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self._bury(worker)

    def _give(self) -> None:
        """Hand out work to whoever has none, starting workers as long as there is work for them."""
        if self._backlog > _BACKLOG:
            return
        for worker in list(self._workers.values()):
            if not worker.waiting and self._pending:
                self._order(worker)
        while self._pending and len(self._workers) < self._jobs:
            try:
                worker = self._start()
            except OSError as error:
                if not self._workers:
                    raise NoWorker(str(error)) from None
                self._jobs = len(self._workers)
                return
            self._order(worker)

    def _order(self, worker: _Worker) -> None:
        """Give a worker its next numbers: of what is left a share, so that all end at the same time."""
        room = min(_MOST, max(_LEAST, self._left // (4 * self._jobs)))
        while self._pending and room > 0:
            number, size = self._pending.pop()
            worker.waiting.append(number)
            self._left -= size
            room -= size
        try:
            os.write(worker.orders, " ".join(map(str, worker.waiting)).encode() + b"\n")
        except BrokenPipeError:
            pass  # it is dead; what becomes of its work is settled when its results end

    def _listen(self) -> None:
        """Wait until some worker says something, and take it in."""
        poll = select.poll()
        for descriptor in self._workers:
            poll.register(descriptor, select.POLLIN)
        for descriptor, _ in poll.poll():
            worker = self._workers[descriptor]
            data = os.read(descriptor, 1 << 20)
            if data:
                worker.received += data
                self._take(worker)
            else:
                self._mourn(worker)

    def _take(self, worker: _Worker) -> None:
        buffer = worker.received
        while len(buffer) >= _HEAD:
            number, length = (int.from_bytes(buffer[at : at + 4], "little") for at in (0, 4))
            if len(buffer) < _HEAD + length:
                return
            self._ready[number] = bytes(buffer[_HEAD : _HEAD + length])
            self._backlog += length
            worker.waiting.remove(number)
            del buffer[: _HEAD + length]

    def _mourn(self, worker: _Worker) -> None:
        """A worker is dead. The piece that it was at is lost; the rest of its work goes to others."""
        cause = self._bury(worker)
        if worker.waiting:
            self._ready[worker.waiting[0]] = Lost(cause)
            again = [(number, _LEAST) for number in reversed(worker.waiting[1:])]
            self._pending += again
            self._left += _LEAST * len(again)

    def _bury(self, worker: _Worker) -> str:
        del self._workers[worker.results]
        os.close(worker.orders)
        os.close(worker.results)
        _, status = os.waitpid(worker.pid, 0)
        if os.WIFSIGNALED(status):
            return f"was killed by signal {os.WTERMSIG(status)}"
        return f"ended with exit code {os.waitstatus_to_exitcode(status)}"

    def _start(self) -> _Worker:
        """Fork a worker. Raises ``OSError``."""
        orders = os.pipe()
        results: tuple[int, ...] = ()
        try:
            results = os.pipe()
            pid = os.fork()
        except OSError:
            for descriptor in (*orders, *results):
                os.close(descriptor)
            raise
        if pid == 0:
            try:
                for other in self._workers.values():
                    os.close(other.orders)
                    os.close(other.results)
                os.close(orders[1])
                os.close(results[0])
                _serve(self._work, self._farewell, orders[0], results[1])
            finally:
                os._exit(1)
        os.close(orders[0])
        os.close(results[1])
        worker = self._workers[results[0]] = _Worker(pid, orders[1], results[0])
        return worker


def _serve(work: Work, farewell: Callable[[], None], orders: int, results: int) -> NoReturn:
    """The life of a worker: it ends when the pipe of its orders does, or with the run that it belongs to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the run decides and ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with open(orders, "rb") as lines, open(results, "wb", buffering=0) as out:
        for line in lines:
            for number in map(int, line.split()):
                result = work(number)
                data = number.to_bytes(4, "little") + len(result).to_bytes(4, "little") + result
                view = memoryview(data)
                while view:
                    view = view[out.write(view) or 0 :]
        farewell()
    os._exit(0)
