"""Connections that never lead into the own machine or network, and that never take longer than they may.

Each address is looked at before it is asked, and each connection after it was made, so that neither a
redirect nor a name server can lead there. A connection has one span of time for all that it reads: a server
that sends a byte now and then gains nothing. What a redirect says besides its address is not read.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import math
import socket
import time
import urllib.request
from typing import Any
from urllib.parse import urlsplit


class PrivateAddress(OSError):
    """The connection would have led to the own machine or network."""


def guarded_opener(*, private: bool, until: float = math.inf) -> urllib.request.OpenerDirector:
    """Return what opens addresses; with ``private`` those of the own machine and network, too.

    The timeout of a request counts for all that its connection reads; ``until`` is the time
    (``time.monotonic``) after which none is read at all.
    """
    opener = urllib.request.OpenerDirector()
    guard = not private
    proxies = urllib.request.getproxies()
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.ProxyHandler(proxies),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        # A proxy resolves names itself, so only what stands in the address can be judged then.
        _PlainHandler(guard, until, peers=guard and "http" not in proxies),
        _TlsHandler(guard, until, peers=guard and "https" not in proxies),
    ]
    for handler in handlers:
        opener.add_handler(handler)
    return opener


def host_of(url: str) -> str:
    """Return the host of an address in lower case, "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_private(address: str) -> bool:
    """Say whether an IP address belongs to the own machine or network, or to nobody."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(ip, "ipv4_mapped", None)
    return not (mapped or ip).is_global or ip.is_multicast


def _refuse(host: str) -> None:
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal")) or is_private(name):
        raise PrivateAddress("private address")


def _check_peer(connection: Any) -> None:
    peer = connection.getpeername()
    if is_private(str(peer[0])):
        connection.close()
        raise PrivateAddress("private address")


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5

    def http_error_302(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: http.client.HTTPMessage
    ) -> Any:
        """Follow the address; the standard handler reads the body first, however long it is."""
        fp.close()
        return super().http_error_302(req, io.BytesIO(), code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _PlainHandler(urllib.request.HTTPHandler):
    def __init__(self, guard: bool, until: float, *, peers: bool) -> None:
        super().__init__()
        self._guard, self._until, self._peers = guard, until, peers

    def http_open(self, req: urllib.request.Request) -> Any:
        if self._guard:
            _refuse(host_of(req.full_url))
        return self.do_open(_guarded(http.client.HTTPConnection, self._until, self._peers), req)


class _TlsHandler(urllib.request.HTTPSHandler):
    def __init__(self, guard: bool, until: float, *, peers: bool) -> None:
        super().__init__()
        self._guard, self._until, self._peers = guard, until, peers

    def https_open(self, req: urllib.request.Request) -> Any:
        if self._guard:
            _refuse(host_of(req.full_url))
        return self.do_open(_guarded(http.client.HTTPSConnection, self._until, self._peers), req)


def _guarded(base: Any, until: float, peers: bool) -> Any:
    """Return a connection class that looks at whom it has reached before it sends anything, and reads no
    longer than its timeout and the end of the run.
    """

    class Guarded(base):  # type: ignore[misc]
        timeout: Any  # seconds, or None

        def connect(self) -> None:
            create: Any = socket.create_connection

            def checked(*args: Any, **kwargs: Any) -> Any:
                made = create(*args, **kwargs)
                if peers:
                    _check_peer(made)
                return made

            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            if self.timeout is not None:
                self.timeout = min(self.timeout, left)
            self._create_connection = checked
            super().connect()

        def response_class(self, sock: Any, *args: Any, **kwargs: Any) -> http.client.HTTPResponse:
            bounded: Any = _Bounded(sock, self.timeout)
            return http.client.HTTPResponse(bounded, *args, **kwargs)

    return Guarded


class _Bounded:
    """What an HTTP response wants of a socket: a file to read from, here one with a last moment."""

    def __init__(self, sock: Any, seconds: float | None) -> None:
        self._sock = sock
        self._until = math.inf if seconds is None else time.monotonic() + seconds

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return the file; ``mode`` is ``rb``."""
        return io.BufferedReader(_Timed(self._sock.makefile(mode, buffering=0), self._sock, self._until))


class _Timed(io.RawIOBase):
    """Reads from a socket until a moment, and then no more."""

    def __init__(self, raw: Any, sock: Any, until: float) -> None:
        self._raw, self._sock, self._until = raw, sock, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Raises ``TimeoutError``."""
        if self._until < math.inf:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._sock.settimeout(left)
        read: int | None = self._raw.readinto(buffer)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()
