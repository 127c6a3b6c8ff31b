"""The resident process: it has the rules loaded and forks for every request, so that no request can leave
anything behind for the next.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import time
from array import array
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from ..base import resident
from . import state

Command = Callable[[list[str]], int]
"""Runs a command line and returns its exit code."""

IDLE = 600.0
"""Seconds without a request after which the process ends."""

_COMMANDS = ("check", "status", "stop")
_PATIENCE = 5.0
_MOST_WORKERS = 16


class CannotServe(RuntimeError):
    """The resident process cannot be started; the message says why."""


class Request(NamedTuple):
    """What a client asks for: the command line, and where and how it is to run."""

    arguments: list[str]
    folder: str
    umask: int
    environment: dict[str, str]
    streams: list[int]


def listen() -> socket.socket:
    """Make the socket, in place of one that nobody listens to. Raises ``CannotServe``."""
    where = resident.path()
    if not resident.usable(where):
        raise CannotServe(f"{where}: private sockets work on Linux, with paths of up to 100 bytes")
    try:
        os.makedirs(os.path.dirname(where), mode=0o700, exist_ok=True)
        if os.path.lexists(where):
            if answers(where):
                raise CannotServe("there is a server already")
            os.unlink(where)
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        before = os.umask(0o177)
        try:
            made.bind(where)
        finally:
            os.umask(before)
        made.listen(_MOST_WORKERS)
    except OSError as error:
        raise CannotServe(f"{where}: {error.strerror}") from None
    if not resident.trusted(where):
        made.close()
        os.unlink(where)
        raise CannotServe(f"{os.path.dirname(where)}: must belong to you and be closed to others (mode 700)")
    return made


def answers(where: str) -> bool:
    """Say whether somebody listens at a path."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_PATIENCE)
        try:
            connection.connect(where)
        except OSError:
            return False
        return True


def serve(listening: socket.socket, run: Command, prepare: Callable[[], None], idle: float = IDLE) -> None:
    """Answer requests until there was none for ``idle`` seconds, SIGTERM comes, or the program on the disk is
    no longer the one that was loaded.
    """
    signal.signal(signal.SIGTERM, _stop)
    where, inode = listening.getsockname(), os.stat(listening.getsockname()).st_ino
    loaded = state.software()
    prepare()
    gc.freeze()
    workers: set[int] = set()
    last = time.monotonic()
    try:
        while time.monotonic() - last < idle and _is_there(where, inode):
            listening.settimeout(1.0 if workers else min(idle, 30.0))
            workers = {worker for worker in workers if not os.waitpid(worker, os.WNOHANG)[0]}
            try:
                connection, _ = listening.accept()
            except TimeoutError:
                last = time.monotonic() if workers else last
                continue
            with connection:
                last = time.monotonic()
                state.software.cache_clear()
                if state.software() != loaded:
                    return
                if resident.is_own(connection) and len(workers) < _MOST_WORKERS:
                    workers.add(_fork(listening, connection, run))
    except _Stopped:
        pass
    finally:
        listening.close()
        if _is_there(where, inode):
            os.unlink(where)


class _Stopped(BaseException):
    """SIGTERM came."""


def _stop(*_: object) -> NoReturn:
    raise _Stopped


def _is_there(where: str, inode: int) -> bool:
    try:
        return os.stat(where).st_ino == inode
    except OSError:
        return False


def _fork(listening: socket.socket, connection: socket.socket, run: Command) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 3
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        listening.close()
        connection.settimeout(_PATIENCE)
        request = received(connection)
        if request is None:
            connection.sendall(resident.REFUSED)
        elif request.arguments[0] != "check":
            connection.sendall(resident.ACCEPTED + os.getppid().to_bytes(4, "little"))
            if request.arguments[0] == "stop":
                os.kill(os.getppid(), signal.SIGTERM)
        else:
            _become(request)
            connection.sendall(resident.ACCEPTED + os.getpid().to_bytes(4, "little"))
            code = _run(run, request.arguments)
            connection.sendall(bytes((code & 0xFF,)))
    finally:
        os._exit(code)


def received(connection: socket.socket) -> Request | None:
    """Read a request; None for anything that is not one or comes from other surroundings."""
    streams = array("i")
    try:
        head, extra, _, _ = connection.recvmsg(4, socket.CMSG_SPACE(3 * streams.itemsize))
        for level, kind, data in extra:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                streams.frombytes(data[: len(data) - len(data) % streams.itemsize])
        size = int.from_bytes(head, "little")
        if len(head) != 4 or len(streams) != 3 or size > resident.MOST:
            return None
        body = bytearray()
        while len(body) < size:
            piece = connection.recv(min(65_536, size - len(body)))
            if not piece:
                return None
            body += piece
        return _parsed([os.fsdecode(field) for field in bytes(body).split(b"\0")], list(streams))
    except (OSError, ValueError, IndexError):
        return None


def _parsed(fields: list[str], streams: list[int]) -> Request | None:
    common = resident.surroundings()
    if fields[: len(common)] != common:
        return None
    folder, umask, arguments, variables = fields[len(common) : len(common) + 4]
    rest = fields[len(common) + 4 :]
    count = int(arguments)
    if len(rest) != count + int(variables) or rest[0] not in _COMMANDS:
        return None
    environment = dict(field.split("=", 1) for field in rest[count:])
    return Request(rest[:count], folder, int(umask), environment, streams)


def _become(request: Request) -> None:
    """Take on folder, environment and streams of the client. Raises ``OSError``."""
    os.chdir(request.folder)
    os.umask(request.umask)
    os.environ.clear()
    os.environ.update(request.environment)
    time.tzset()
    for number, stream in enumerate(request.streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115


def _run(run: Command, arguments: list[str]) -> int:
    from ..base.shelf import settle

    try:
        code = run(arguments)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 2
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            pass
    settle()
    return code


def detach() -> bool:
    """Go on in a process of its own, without terminal; say whether this is that process."""
    if os.fork():
        os.wait()
        return False
    os.setsid()
    if os.fork():
        os._exit(0)
    os.chdir("/")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    return True
