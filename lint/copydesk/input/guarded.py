"""Connections that never lead into the own machine or network.

Each address is looked at before it is asked, and each connection after it was made, so that neither a
redirect nor a name server can lead there.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import urllib.request
from typing import Any
from urllib.parse import urlsplit


class PrivateAddress(OSError):
    """The connection would have led to the own machine or network."""


def guarded_opener(*, private: bool) -> urllib.request.OpenerDirector:
    """Return what opens addresses; with ``private`` those of the own machine and network, too."""
    opener = urllib.request.OpenerDirector()
    guard = not private
    proxies = urllib.request.getproxies()
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.ProxyHandler(proxies),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        # A proxy resolves names itself, so only what stands in the address can be judged then.
        _PlainHandler(guard, peers=guard and "http" not in proxies),
        _TlsHandler(guard, peers=guard and "https" not in proxies),
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


class _PlainHandler(urllib.request.HTTPHandler):
    def __init__(self, guard: bool, *, peers: bool) -> None:
        super().__init__()
        self._guard, self._peers = guard, peers

    def http_open(self, req: urllib.request.Request) -> Any:
        if self._guard:
            _refuse(host_of(req.full_url))
        return self.do_open(_guarded(http.client.HTTPConnection, self._peers), req)


class _TlsHandler(urllib.request.HTTPSHandler):
    def __init__(self, guard: bool, *, peers: bool) -> None:
        super().__init__()
        self._guard, self._peers = guard, peers

    def https_open(self, req: urllib.request.Request) -> Any:
        if self._guard:
            _refuse(host_of(req.full_url))
        return self.do_open(_guarded(http.client.HTTPSConnection, self._peers), req)


def _guarded(base: Any, peers: bool) -> Any:
    """Return a connection class that looks at whom it has reached before it sends anything."""
    if not peers:
        return base

    class Guarded(base):  # type: ignore[misc]
        def connect(self) -> None:
            create: Any = socket.create_connection

            def checked(*args: Any, **kwargs: Any) -> Any:
                made = create(*args, **kwargs)
                _check_peer(made)
                return made

            self._create_connection = checked
            super().connect()

    return Guarded
