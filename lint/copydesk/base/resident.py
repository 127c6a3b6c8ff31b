"""Where the resident process listens, and how it is asked. Asking must cost next to nothing, so this imports
no more of the standard library than Python itself has loaded already.

A request is a length (u32, little-endian) and fields parted by NUL; the client's standard streams come with
it. The answer is ``ACCEPTED`` with the id of the process that does the work (u32), then, when that is done,
its exit code (one byte); or a single ``REFUSED``.
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _socket import socket

PROTOCOL = "copydesk-1"
MOST = 4_000_000
ACCEPTED, REFUSED = b"A", b"R"
_LONGEST = 100


def folder() -> str:
    """Return the folder of the socket: that of the cache if it was set, else that of the user's session, else
    the user's cache.
    """
    own = os.environ.get("COPYDESK_CACHE_DIR")
    if own:
        return os.path.abspath(own)
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and os.path.isdir(runtime):
        return os.path.join(runtime, "copydesk")
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(os.path.abspath(base), "copydesk")


def path() -> str:
    """Return the path of the socket."""
    return os.path.join(folder(), "server.sock")


def trusted(where: str) -> bool:
    """Say whether a socket may be used: it and its folder belong to the user, the folder to nobody else."""
    try:
        beside, status = os.stat(os.path.dirname(where)), os.lstat(where)
    except OSError:
        return False
    mine = os.geteuid()
    closed = not beside.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return closed and beside.st_uid == status.st_uid == mine and stat.S_ISSOCK(status.st_mode)


def usable(where: str) -> bool:
    """Say whether the system has private sockets that can be found under this path."""
    return sys.platform == "linux" and len(os.fsencode(where)) <= _LONGEST


def surroundings() -> list[str]:
    """Return what client and server must have in common: program, interpreter, file system."""
    root = os.stat("/")
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    search = os.environ.get("PYTHONPATH", "")
    return [PROTOCOL, package, sys.version, sys.prefix, search, f"{root.st_dev}:{root.st_ino}"]


def ask(arguments: list[str]) -> tuple[socket, int] | None:
    """Send a command line to the resident process; return the connection and the id of the process that does
    the work, or None where there is no resident process that fits.
    """
    where = path()
    if not usable(where) or not trusted(where):
        return None
    import _socket

    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        connection.settimeout(5)
        connection.connect(where)
        if not is_own(connection):
            return None
        _send(connection, arguments)
        answer = connection.recv(5)
        if answer[:1] != ACCEPTED or len(answer) != 5:
            return None
        connection.settimeout(None)
    except (OSError, ValueError):
        return None
    return connection, int.from_bytes(answer[1:], "little")


def is_own(connection: socket) -> bool:
    """Say whether the process at the other end belongs to the same user."""
    import _socket

    credentials = connection.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, 12)
    return int.from_bytes(credentials[4:8], sys.byteorder) == os.geteuid()


def _send(connection: socket, arguments: list[str]) -> None:
    """Send a request with the standard streams of this process. Raises ``OSError`` and ``ValueError``."""
    import _socket

    umask = os.umask(0o077)
    os.umask(umask)
    environment = [f"{key}={value}" for key, value in os.environ.items()]
    counts = [str(len(arguments)), str(len(environment))]
    here = [*surroundings(), os.getcwd(), str(umask), *counts]
    body = b"\0".join(map(os.fsencode, [*here, *arguments, *environment]))
    if len(body) > MOST:
        raise ValueError("the request is too long")
    streams = b"".join(number.to_bytes(4, sys.byteorder) for number in (0, 1, 2))
    head = len(body).to_bytes(4, "little")
    connection.sendmsg([head], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
    connection.sendall(body)


def result(connection: socket, worker: int) -> int:
    """Wait for the exit code; Ctrl-C is handed on to the process that does the work."""
    while True:
        try:
            answer = connection.recv(1)
        except KeyboardInterrupt:
            from signal import SIGINT

            try:
                os.kill(worker, SIGINT)
            except OSError:
                pass
            continue
        if answer:
            return answer[0]
        os.write(2, b"copydesk: internal error: the process that did the work was ended\n")
        return 3
