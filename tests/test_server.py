"""The resident process: it gives what a call of its own gives, and whatever is odd about it is passed over."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import BAD, CLEAN, WARN, Desk

import copydesk
from copydesk.base import resident

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="private sockets work on Linux")

ALONE = {"COPYDESK_NO_SERVER": "1"}


class Place:
    """A folder with articles, a cache of its own, and calls of the console command there."""

    def __init__(self, desk: Desk, cache: Path) -> None:
        self.folder, self.cache = desk.folder, cache
        package = str(Path(copydesk.__file__).parents[1])
        self.env = {**os.environ, "COPYDESK_CACHE_DIR": str(cache), "PYTHONPATH": package}

    def call(
        self, *arguments: str, stdin: bytes = b"", folder: Path | None = None, **env: str
    ) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "copydesk", *arguments],
            cwd=folder or self.folder,
            env={**self.env, **env},
            input=stdin,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def start(self, **env: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "copydesk", "server", "start", "--foreground", "--idle", "60"]
        server = subprocess.Popen(command, env={**self.env, **env}, cwd=self.folder)
        for _ in range(600):
            if self.call("server", "status")[0] == 0:
                return server
            time.sleep(0.05)
        raise AssertionError("the server does not answer")


@pytest.fixture
def place(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Place:
    desk.write("a.md", WARN)
    desk.write("b.md", BAD)
    return Place(desk, tmp_path_factory.mktemp("own"))


@pytest.fixture
def served(place: Place) -> Iterator[Place]:
    server = place.start()
    yield place
    server.kill()
    server.wait()


def by_server(place: Place) -> bool:
    """Say whether a check is done by the server: a process that the server has started has another parent."""
    trace = place.folder / "house/HSE009-trace.py"
    trace.write_text(
        "import os\nfrom copydesk.api import rule\n"
        "@rule(id='HSE009', name='trace', version=1, status='stable', severity='error', confidence='weak', scope=['prose'],"
        " summary='s', message='parent {pid}', rationale='r', remedy='r', bad=['a', 'b'], good=['c', 'd', 'e'])\n"
        "def run(ctx):\n    yield ctx.document(pid=os.getppid())\n"
    )
    out = place.call("check", "--allow-code", "--no-cache", "--jobs", "1", "-q", "a.md")[1].decode()
    trace.unlink()
    parent = int(out.split("parent ")[1].split()[0])
    return parent != os.getpid()


def test_the_server_gives_what_a_call_of_its_own_gives(served: Place) -> None:
    assert by_server(served)
    calls = [
        ["check", "--no-cache", "."],
        ["check", "--no-cache", "--format", "json", "--jobs", "2", "."],
        ["check", "--no-cache", "--color", "always", "a.md"],
        ["check", "missing.md"],
        ["check", "--no-such-option"],
        ["check", "-q", "-", "--stdin-filename", "x.md"],
    ]
    for call in calls:
        assert served.call(*call, stdin=BAD.encode()) == served.call(*call, stdin=BAD.encode(), **ALONE)


def test_folder_environment_and_configuration_are_those_of_the_call(served: Place) -> None:
    sub = served.folder / "sub"
    sub.mkdir()
    (sub / "c.md").write_text(WARN)
    (sub / "copydesk.toml").write_text('select = ["HSE002"]\n')
    assert served.call("check", "-q", "c.md", folder=sub)[:2] == (0, b"")
    (sub / "copydesk.toml").write_text('fail-on = "warning"\n')
    code, out, _ = served.call("check", "-q", "c.md", folder=sub)
    assert (code, b"c.md:3:5: warning HSE001" in out) == (1, True)
    assert b"\x1b[" in served.call("check", "a.md", FORCE_COLOR="1")[1]
    assert b"\x1b[" not in served.call("check", "a.md")[1]
    (served.folder / "house/HSE001-gizmo.toml").unlink()
    assert served.call("check", "-q", "a.md")[1] == b""


def test_output_files_get_the_mode_of_the_call(served: Place) -> None:
    before = os.umask(0o077)
    try:
        served.call("check", "-o", "out.txt", "a.md")
    finally:
        os.umask(before)
    assert (served.folder / "out.txt").stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_from_one_request_to_the_next(served: Place) -> None:
    first = served.call("check", "--no-cache", "--format", "json", ".")
    served.call("check", "--no-cache", "--select", "TYP", "--today", "2001-01-01", ".")
    assert served.call("check", "--no-cache", "--format", "json", ".") == first


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00",
        b"\xff\xff\xff\xff",
        b"\x10\x00\x00\x00copydesk-1\0x\0y",
        b"\x04\x00\x00\x00\0\0\0\0" * 50,
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x80\x04\x95" + b"cos\nsystem\n" * 20,
    ],
)
def test_hostile_requests_are_refused_and_the_server_goes_on(served: Place, body: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(served.cache / "server.sock"))
        connection.settimeout(20)
        connection.sendall(body)
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(10) in (b"", b"R")
    assert by_server(served)


@pytest.mark.parametrize("answer", [b"", b"R", b"A", b"XXXXX", b"A\0\0"])
def test_a_hostile_server_is_passed_over(place: Place, answer: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place.cache / "server.sock"))
        listening.listen()
        command = [sys.executable, "-m", "copydesk", "check", "-q", "a.md"]
        run = subprocess.Popen(command, env=place.env, cwd=place.folder, stdout=subprocess.PIPE)
        connection, _ = listening.accept()
        with connection:
            connection.recv(1_000_000)
            connection.sendall(answer)
        assert b"HSE001" in run.communicate()[0]
        assert run.returncode == 0


def test_a_socket_that_nobody_listens_to_is_passed_over_and_replaced(place: Place) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place.cache / "server.sock"))
    assert not by_server(place)
    server = place.start()
    assert by_server(place)
    assert place.call("server", "start", "--foreground")[0] == 2  # there is one already
    assert place.call("server", "stop")[0] == 0
    assert server.wait(20) == 0
    assert place.call("server", "status")[0] == 1
    assert not (place.cache / "server.sock").exists()


def test_a_killed_server_is_passed_over(place: Place) -> None:
    server = place.start()
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert (place.cache / "server.sock").exists()
    assert place.call("check", "-q", "a.md") == place.call("check", "-q", "a.md", **ALONE)


@pytest.mark.parametrize("what", ["protocol", "search path"])
def test_a_server_of_another_program_is_passed_over(place: Place, what: str) -> None:
    other = {"PYTHONPATH": f"{place.env['PYTHONPATH']}{os.pathsep}/nowhere"} if what == "search path" else {}
    command = [sys.executable, "-m", "copydesk", "server", "start", "--foreground"]
    if what == "protocol":
        change = "from copydesk.base import resident as r; r.PROTOCOL = 'copydesk-0'; import sys;"
        change += " from copydesk.cli import main; sys.exit(main(['server', 'start', '--foreground']))"
        command = [sys.executable, "-c", change]
    server = subprocess.Popen(command, env={**place.env, **other}, cwd=place.folder)
    while not (place.cache / "server.sock").exists():
        time.sleep(0.05)
    assert not by_server(place)
    server.kill()
    server.wait()


def test_a_folder_that_others_may_enter_is_not_used(served: Place) -> None:
    served.cache.chmod(0o755)
    assert not by_server(served)
    assert not resident.trusted(str(served.cache / "server.sock"))
    assert served.call("server", "start", "--foreground")[0] == 2


def test_ctrl_c_reaches_the_process_that_does_the_work(served: Place) -> None:
    (served.folder / "house/HSE009-slow.py").write_text(
        "import time\nfrom copydesk.api import rule\n"
        "@rule(id='HSE009', name='slow', version=1, status='stable', severity='error', confidence='weak', scope=['prose'],"
        " summary='s', message='m', rationale='r', remedy='r', bad=['a', 'b'], good=['c', 'd', 'e'])\n"
        "def run(ctx):\n    open('begun', 'w').close()\n    time.sleep(60)\n    yield\n"
    )
    command = [sys.executable, "-m", "copydesk", "check", "--allow-code", "--no-cache", "a.md", "b.md"]
    run = subprocess.Popen(
        [*command, "--jobs", "1"], env=served.env, cwd=served.folder, stdout=subprocess.PIPE
    )
    while not (served.folder / "begun").exists():
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    assert run.communicate(timeout=30)[0].startswith(b"Interrupted: ")
    assert run.returncode == 130


def test_the_client_loads_next_to_nothing(served: Place) -> None:
    probe = (
        "import sys, os; before = set(sys.modules); from copydesk import client;"
        "sys.argv = ['copydesk', 'check', 'a.md'];"
        "end = os._exit; os._exit = lambda code: (print(*sorted(set(sys.modules) - before)), sys.stdout.flush(), end(code));"
        "client.entry()"
    )
    env = {key: value for key, value in served.env.items() if key != "COPYDESK_DEBUG"}
    done = subprocess.run(
        [sys.executable, "-c", probe], env=env, cwd=served.folder, capture_output=True, check=False
    )
    loaded = done.stdout.decode().splitlines()[-1].split()
    assert set(loaded) <= {
        "__future__",
        "_socket",
        "copydesk",
        "copydesk.base",
        "copydesk.base.resident",
        "copydesk.client",
    }


def test_a_clean_article_by_the_server_is_clean(served: Place) -> None:
    (served.folder / "a.md").write_text(CLEAN)
    assert served.call("check", "a.md")[0] == 0
