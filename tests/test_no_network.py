"""Nothing asks the network unless ``--online`` is given: every command runs where sockets are watched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.report.outputs.registry import BUILT_IN

WATCH = """
import sys

def hook(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        family = getattr(args[0], "family", None) if args else None
        if family is None or getattr(family, "name", "") != "AF_UNIX":  # the resident process of this machine
            sys.stderr.write(f"NETWORK: {event} {args[1:]}\\n")

sys.addaudithook(hook)
from copydesk.cli import main
sys.exit(main(sys.argv[1:]))
"""
ARTICLE = """---
title: The ferry
sources:
  - url: https://harbour.test/log
bibliography: https://harbour.test/refs.bib
---

# The ferry

![A map](https://harbour.test/map.png) The ferry [sank](https://harbour.test/sank) in 2019, experts say
<https://doi.org/10.1000/182>, and they recieved nothing [@doe2020]. <img src="http://10.0.0.1/x.png">
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCH, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--no-cache", "--format", "json", "a.md", "a.html"),
        ("check", "--no-cache", "--jobs", "2", "."),
        ("check", "--no-cache", *(f"--output={name}:report.{name}" for name in BUILT_IN), "a.md"),
        ("fix", "--diff", "a.md"),
        ("claims", "a.md"),
        ("baseline", "create", "a.md"),
        ("explain", "CIT019"),
        ("config", "a.md"),
    ],
    ids=lambda arguments: " ".join(arguments[:4]),
)
def test_no_command_asks_the_network(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE)
    (tmp_path / "a.html").write_text(f"<html><body><p>{ARTICLE}</p></body></html>")
    done = run(tmp_path, *arguments)
    assert "NETWORK" not in done.stderr
    assert done.returncode in (0, 1), done.stderr


def test_the_watch_sees_what_it_is_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("It [sank](http://127.0.0.1:9/x) there.\n")
    assert "NETWORK" in run(tmp_path, "check", "--online", "--online-private", "a.md").stderr
