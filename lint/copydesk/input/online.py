"""Whether links answer. Off unless asked for (``--online``); the only part of Copydesk that uses a network.

Polite and bounded: one request at a time to each host with a pause between two, few hosts at once, a time
limit for each request and for the run, a largest number of links, HEAD before GET, no more than a few bytes
read. Answers are kept in the cache folder for some days. Addresses of the own machine or network are never
asked unless that is allowed (``guarded``).
"""

from __future__ import annotations

import http.client
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from ..base import store
from .guarded import PrivateAddress, guarded_opener, host_of

OK, GONE, FAILING, REFUSED, MOVED, NO_HOST, NO_ANSWER, UNCHECKED = (
    "ok",
    "gone",
    "failing",
    "refused",
    "moved",
    "no-host",
    "no-answer",
    "not-checked",
)
COUNTED_AS = {
    OK: "answered",
    MOVED: "answered",
    GONE: "dead",
    NO_HOST: "dead",
    FAILING: "failing",
    REFUSED: "no_answer",
    NO_ANSWER: "no_answer",
    UNCHECKED: "not_asked",
}
"""How the coverage of a report counts the states."""

_CACHE = "links-v1"
_KEPT_DAYS = {OK: 7, MOVED: 7, GONE: 2}
_MOST_CACHED = 20_000
_AGENT = "Mozilla/5.0 (compatible; copydesk link check)"


class Answer(NamedTuple):
    """What became of one address: a state, the HTTP status (0: none), a word on it, and where it led."""

    state: str
    status: int = 0
    detail: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a run may go. Times are in seconds."""

    links: int = 500
    seconds: float = 180.0
    timeout: float = 10.0
    pause: float = 1.0
    hosts: int = 4
    private: bool = False


@dataclass(slots=True)
class LinkChecker:
    """Asks for addresses and remembers the answers of this run. ``today`` (``YYYY-MM-DD``) ages the cache."""

    today: str
    limits: Limits = field(default_factory=Limits)
    cached: bool = True
    clock: Callable[[], float] = time.monotonic
    _known: dict[str, Answer] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _asked: int = 0
    _started: float = -1.0
    _reached: bool = False
    _cache: dict[str, list[Any]] | None = None

    def answers(self, urls: Iterable[str]) -> dict[str, Answer]:
        """Return the answer for each address.

        Those that could not be asked are ``not-checked`` with a reason.
        """
        wanted = dict.fromkeys(url for url in urls if url.lower().startswith(("http://", "https://")))
        hosts: dict[str, list[str]] = {}
        for url in wanted:
            bare = _bare(url)
            if bare not in self._known:
                known = self._from_cache(bare)
                if known is not None:
                    self._known[bare] = known
                else:
                    hosts.setdefault(host_of(bare), []).append(bare)
        if hosts:
            self._ask_all({host: list(dict.fromkeys(bares)) for host, bares in hosts.items()})
        return {url: self._known[_bare(url)] for url in wanted}

    # -- asking ----------------------------------------------------------------------------------------------

    def _ask_all(self, hosts: Mapping[str, list[str]]) -> None:
        if self._started < 0:
            self._started = self.clock()
        opener = guarded_opener(private=self.limits.private, until=time.monotonic() + self._left())
        with ThreadPoolExecutor(max_workers=max(1, self.limits.hosts)) as pool:
            for answers in pool.map(lambda bares: self._askhost_of(opener, bares), hosts.values()):
                self._known.update(answers)
        fresh = {url for bares in hosts.values() for url in bares}
        if not self._reached:
            # Nothing answered at all: that says something about this machine and nothing about the links.
            for url in fresh:
                if self._known[url].state in (NO_HOST, NO_ANSWER) and not self._known[url].status:
                    self._known[url] = Answer(UNCHECKED, 0, "no connection to the network")
        self._save(fresh)

    def _left(self) -> float:
        """Return the seconds that are left of the run."""
        return self._started + self.limits.seconds - self.clock()

    def _askhost_of(self, opener: urllib.request.OpenerDirector, urls: list[str]) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        for number, url in enumerate(urls):
            if self._asked >= self.limits.links:
                answers[url] = Answer(UNCHECKED, 0, f"more than {self.limits.links} links in this run")
            elif self._left() < 0:
                answers[url] = Answer(UNCHECKED, 0, f"the run took more than {self.limits.seconds:g} seconds")
            else:
                self._asked += 1
                host = host_of(url)
                wait = self._last.get(host, -self.limits.pause) + self.limits.pause - self.clock()
                if host in self._last and wait > 0:
                    time.sleep(wait)
                answers[url] = self._ask(opener, url)
                self._last[host] = self.clock()
                if answers[url].detail == _TOO_MANY:
                    rest = Answer(UNCHECKED, 429, "the server asked for a pause")
                    answers.update(dict.fromkeys(urls[number + 1 :], rest))
                    break
        return answers

    def _ask(self, opener: urllib.request.OpenerDirector, url: str) -> Answer:
        answer = self._request(opener, url, "HEAD")
        if answer.status in (400, 403, 404, 405, 406, 410, 500, 501, 502, 503) or (
            answer.state in (FAILING, NO_ANSWER) and not answer.status
        ):
            # Many servers answer HEAD wrongly; only what they say to GET counts against a link.
            answer = self._request(opener, url, "GET")
        return answer

    def _request(self, opener: urllib.request.OpenerDirector, url: str, method: str) -> Answer:
        headers = {"User-Agent": _AGENT, "Accept": "*/*"}
        if method == "GET":
            headers["Range"] = "bytes=0-1023"
        try:
            request = urllib.request.Request(_ascii(url), headers=headers, method=method)
            with opener.open(request, timeout=self.limits.timeout) as response:
                self._reached = True
                return _told(url, response.status, response.url)
        except urllib.error.HTTPError as error:
            self._reached = True
            error.close()
            return _told(url, error.code, error.url or url)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return _failed(error)

    # -- the cache -------------------------------------------------------------------------------------------

    def _entries(self) -> dict[str, list[Any]]:
        if self._cache is None:
            loaded = store.load(_CACHE) if self.cached else None
            self._cache = loaded if isinstance(loaded, dict) else {}
        return self._cache

    def _from_cache(self, url: str) -> Answer | None:
        entry = self._entries().get(url)
        if not isinstance(entry, list) or len(entry) != 5 or entry[1] not in _KEPT_DAYS:
            return None
        day, state, status, detail, location = entry
        if not 0 <= _days(str(day), self.today) < _KEPT_DAYS[state]:
            return None
        return Answer(str(state), int(status), str(detail), str(location))

    def _save(self, urls: Iterable[str]) -> None:
        if not self.cached:
            return
        entries = self._entries()
        for url in urls:
            answer = self._known[url]
            if answer.state in _KEPT_DAYS:
                entries[url] = [self.today, *answer]
        store.save(_CACHE, dict(list(entries.items())[-_MOST_CACHED:]))


_TOO_MANY = "the server asks for a pause"


def _told(url: str, status: int, location: str) -> Answer:
    """Judge the status that a server gave."""
    if status in (404, 410):
        return Answer(GONE, status, "the page is not there")
    if status == 429:
        return Answer(UNCHECKED, status, _TOO_MANY)
    if status in (401, 402, 403, 405, 406, 451) or status >= 900:
        return Answer(REFUSED, status, "the server does not answer programs")
    if status >= 500:
        return Answer(FAILING, status, "the server reports an error")
    if 300 <= status < 400:
        return Answer(FAILING, status, "the server sends from one address to the next without end")
    if status >= 400:
        return Answer(FAILING, status, "the server does not accept the address")
    if _lost(url, location):
        return Answer(MOVED, status, "the page now leads to the front page", location)
    return Answer(OK, status, "", location if location != url else "")


def _lost(url: str, location: str) -> bool:
    """Say whether a page redirects to a front page: the polite way to lose it."""
    before, after = urlsplit(url), urlsplit(location)
    return len(before.path) > 1 and after.path in ("", "/") and not after.query and bool(after.netloc)


_NO_SUCH_NAME = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)
)
"""What the name service answers of a name that there is not; anything else is no answer of it."""


def _failed(error: Exception) -> Answer:
    reason = getattr(error, "reason", error)
    if isinstance(reason, PrivateAddress):
        return Answer(UNCHECKED, 0, "the address is one of the own machine or network")
    if isinstance(reason, socket.gaierror):
        if reason.errno not in _NO_SUCH_NAME:
            return Answer(NO_ANSWER, 0, "the name of the server could not be looked up")
        return Answer(NO_HOST, 0, "there is no server of that name")
    if isinstance(reason, TimeoutError):
        return Answer(NO_ANSWER, 0, "the server did not answer in time")
    if isinstance(reason, ValueError | http.client.InvalidURL):
        return Answer(FAILING, 0, "the address is not valid")
    return Answer(
        NO_ANSWER, 0, f"no connection: {getattr(reason, 'strerror', None) or type(reason).__name__}"
    )


def _bare(url: str) -> str:
    """Return an address without its fragment, which no server ever sees."""
    return url.partition("#")[0]


def _ascii(url: str) -> str:
    """Write an address in ASCII: the host in its IDNA form, the rest percent-encoded."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    host = f"[{host}]" if ":" in host else host
    safe = "/%:;=&?~#+!$,'()*@[]"
    return urlunsplit((parts.scheme, host + port, quote(parts.path, safe), quote(parts.query, safe), ""))


def _days(earlier: str, later: str) -> int:
    from datetime import date

    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return -1
