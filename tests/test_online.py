"""The link check against a server on the loopback interface; nothing here leaves the machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from desk import Desk

from copydesk.input.guarded import is_private
from copydesk.input.online import Limits, LinkChecker

TODAY = "2026-11-22"
HERE = Limits(private=True, pause=0, timeout=0.5)


class Handler(BaseHTTPRequestHandler):
    """Answers by path; ``seen`` lists what was asked."""

    seen: ClassVar[list[tuple[str, str]]] = []
    times: ClassVar[list[float]] = []
    sent = 0

    def answer(self) -> None:
        self.seen.append((self.command, self.path))
        self.times.append(time.monotonic())
        path = self.path.partition("?")[0]
        status = {
            "/gone": 404,
            "/busy": 429,
            "/broken": 500,
            "/closed": 403,
            "/old": 301,
            "/lost": 302,
            "/loop": 302,
        }.get(path, 200)
        if path == "/getonly" and self.command == "HEAD":
            status = 405
        if path == "/slow":
            time.sleep(1)
        if path == "/mute":
            return
        if path == "/drip":
            self._drip()
            return
        if path == "/flood":
            self._flood()
            return
        self.send_response(status)
        target = {"/old": "/new", "/lost": "/", "/loop": "/loop"}.get(path)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        """Send one header, a letter now and then, for four seconds."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        for _ in range(80):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def _flood(self) -> None:
        """Send a redirect with a body that does not end before it is too much."""
        self.wfile.write(b"HTTP/1.0 302 Found\r\nLocation: /new\r\n\r\n")
        for _ in range(2_000):
            try:
                self.wfile.write(bytes(65_536))
            except OSError:
                return
            Handler.sent += 65_536

    do_GET = do_HEAD = answer

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    Handler.seen, Handler.times = [], []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(
    ("path", "state", "status"),
    [
        ("/fine", "ok", 200),
        ("/fine?a=ü&b=1#part", "ok", 200),
        ("/gone", "gone", 404),
        ("/broken", "failing", 500),
        ("/closed", "refused", 403),
        ("/busy", "not-checked", 429),
        ("/getonly", "ok", 200),
        ("/old", "ok", 200),
        ("/lost", "moved", 200),
        ("/loop", "failing", 302),
        ("/slow", "no-answer", 0),
        ("/mute", "no-answer", 0),
    ],
)
def test_each_answer_has_its_state(server: str, path: str, state: str, status: int) -> None:
    # One link that answers shows that the network is there, whatever becomes of the other.
    checker = LinkChecker(TODAY, HERE)
    answer = checker.answers([server + "/fine2", server + path])[server + path]
    assert (answer.state, answer.status) == (state, status)


def test_head_comes_first_and_a_page_is_asked_once(server: str) -> None:
    checker = LinkChecker(TODAY, HERE)
    checker.answers([server + "/fine", server + "/fine#a", server + "/fine#b"])
    checker.answers([server + "/fine"])
    assert Handler.seen == [("HEAD", "/fine")]


def test_answers_are_kept_and_age(server: str) -> None:
    LinkChecker(TODAY, HERE).answers([server + "/fine", server + "/broken"])
    LinkChecker("2026-11-25", HERE).answers([server + "/fine", server + "/broken"])
    assert [path for _, path in Handler.seen].count("/fine") == 1
    assert [path for _, path in Handler.seen].count("/broken") == 4  # a failure is never remembered
    LinkChecker("2026-12-25", HERE).answers([server + "/fine"])
    assert [path for _, path in Handler.seen].count("/fine") == 2


def test_the_own_network_is_never_asked_unless_allowed(server: str) -> None:
    checker = LinkChecker(TODAY, Limits(pause=0))
    port = server.rpartition(":")[2]
    urls = [
        server + "/fine",
        f"http://localhost:{port}/",
        f"http://[::1]:{port}/",
        "http://printer.local/",
        f"http://0x7f000001:{port}/",
    ]
    answers = checker.answers(urls)
    assert {answer.state for answer in answers.values()} <= {"not-checked", "no-host", "no-answer"}
    assert answers[urls[0]].state == answers[urls[1]].state == "not-checked"
    assert "own machine or network" in answers[urls[0]].detail and Handler.seen == []


def test_a_redirect_cannot_lead_into_the_own_network(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A name that resolves to the loopback address stands for a hostile name server.
    import socket

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real("127.0.0.1" if host == "evil.test" else host, *rest, **more),
    )
    port = server.rpartition(":")[2]
    url = f"http://evil.test:{port}/fine"
    answer = LinkChecker(TODAY, Limits(pause=0)).answers([url])[url]
    assert answer.state == "not-checked" and Handler.seen == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.1.1",
        "::1",
        "fe80::1%eth0",
        "::ffff:127.0.0.1",
        "0.0.0.0",
        "224.0.0.1",
    ],
)
def test_private_addresses_are_known(address: str) -> None:
    assert is_private(address) and not is_private("93.184.216.34")


def test_without_a_network_nothing_is_blamed_on_the_links(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def unreachable(*args: object, **more: object) -> object:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unreachable)
    answers = LinkChecker(TODAY, HERE).answers(["http://harbour.test/a", "http://weir.test/"])
    assert {(a.state, a.detail) for a in answers.values()} == {
        ("not-checked", "no connection to the network")
    }


def test_the_run_is_bounded(server: str) -> None:
    checker = LinkChecker(TODAY, Limits(private=True, pause=0, links=3))
    answers = checker.answers(f"{server}/page{n}" for n in range(10))
    assert len(Handler.seen) == 3
    assert sum(answer.state == "not-checked" for answer in answers.values()) == 7
    late = LinkChecker(TODAY, Limits(private=True, seconds=-1))
    assert late.answers([server + "/x"])[server + "/x"].state == "not-checked"


def test_a_server_that_drips_gains_no_time(server: str) -> None:
    started = time.monotonic()
    answer = LinkChecker(TODAY, HERE).answers([server + "/fine", server + "/drip"])[server + "/drip"]
    assert (answer.state, answer.detail) == ("no-answer", "the server did not answer in time")
    assert time.monotonic() - started < 3  # twice half a second, HEAD and GET; the server goes on for four


def test_no_request_outlives_the_run(server: str) -> None:
    started = time.monotonic()
    checker = LinkChecker(TODAY, Limits(private=True, pause=0, timeout=30, seconds=0.4))
    answers = checker.answers([server + "/drip", server + "/fine"])
    assert time.monotonic() - started < 3
    assert answers[server + "/fine"].state == "not-checked"


def test_the_body_of_a_redirect_is_not_read(server: str) -> None:
    Handler.sent = 0
    answer = LinkChecker(TODAY, HERE).answers([server + "/flood"])[server + "/flood"]
    assert (answer.state, answer.location) == ("ok", server + "/new")
    assert Handler.sent < 20_000_000  # what fits into the buffers of the system


def test_a_host_is_given_time_between_two_requests(server: str) -> None:
    checker = LinkChecker(TODAY, Limits(private=True, pause=0.15))
    checker.answers([server + "/a", server + "/b"])
    checker.answers([server + "/c"])
    gaps = [later - earlier for earlier, later in zip(Handler.times, Handler.times[1:], strict=False)]
    assert len(gaps) == 2 and min(gaps) >= 0.14


def test_a_host_that_asks_for_a_pause_gets_it(server: str) -> None:
    answers = LinkChecker(TODAY, HERE).answers([server + "/busy", server + "/a", server + "/b"])
    assert [path for _, path in Handler.seen] == ["/busy"]
    assert {answer.state for answer in answers.values()} == {"not-checked"}


def test_only_web_addresses_are_asked() -> None:
    assert (
        LinkChecker(TODAY).answers(["mailto:a@b.test", "#top", "file:///etc/passwd", "ftp://a.test/"]) == {}
    )


def test_the_command_reports_dead_links_only_when_asked(desk: Desk, server: str) -> None:
    desk.write("copydesk.toml", 'root = true\nselect = ["CIT019"]\n')
    desk.write(
        "a.md", f"# A\n\nThe [log]({server}/gone), the [book]({server}/fine), the [map]({server}/closed).\n"
    )
    assert desk.run("check", "a.md").code == 0 and Handler.seen == []
    result = desk.run("check", "--online", "--online-private", "--format", "json", "a.md")
    assert not result.err
    findings = result.json["files"][0]["findings"]
    assert [(f["text"], f["severity"]) for f in findings] == [
        (f"{server}/gone", "error"),
        (f"{server}/closed", "info"),
    ]
    assert result.code == 1 and "not checked" in findings[1]["message"]
    unasked = desk.run("check", "--online", "--format", "json", "a.md").json["files"][0]["findings"]
    assert {f["severity"] for f in unasked} <= {"info", "error"}


def test_the_report_tells_what_became_of_each_link(desk: Desk, server: str) -> None:
    desk.write("copydesk.toml", 'root = true\nselect = ["CIT019"]\n')
    paths = ("fine", "gone", "broken", "mute", "closed", "fine#part")
    desk.write("a.md", "# A\n\n" + "\n\n".join(f"[{path}]({server}/{path})" for path in paths) + "\n")
    offline = desk.run("check", "--format", "json", "a.md").json
    assert offline["files"][0]["coverage"]["links"] == {"not_asked": 6}
    assert offline["files"][0]["findings"] == []
    result = desk.run("check", "--online", "--online-private", "--format", "json", "a.md")
    (file,) = result.json["files"]
    assert file["coverage"]["links"] == {"answered": 2, "dead": 1, "failing": 1, "no_answer": 2}
    assert result.json["coverage"]["unchecked"]["links"] == 2
    told = {one["text"].rpartition("/")[2]: one for one in file["findings"]}
    assert {path: one["severity"] for path, one in told.items()} == {
        "gone": "error",
        "broken": "warning",
        "mute": "info",
        "closed": "info",
    }
    answers = {path: one.get("evidence", {}).get("answer") for path, one in told.items()}
    assert answers == {"gone": "dead", "broken": "failing", "mute": "no answer", "closed": "no answer"}
    assert "did not answer, which need not mean that it is dead" in told["mute"]["message"]


def test_a_name_that_cannot_be_looked_up_is_no_dead_link(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    from copydesk.input.online import _failed

    for error, state in (
        (socket.EAI_NONAME, "no-host"),
        (socket.EAI_AGAIN, "no-answer"),
        (socket.EAI_FAIL, "no-answer"),
    ):
        assert _failed(socket.gaierror(error, "")).state == state
