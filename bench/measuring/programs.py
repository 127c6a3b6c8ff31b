"""The programs that are measured: Copydesk from two checkouts, and other linters that people use on prose."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
import tomllib
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.measuring.corpora import ARTICLES, MARKDOWN, PLAIN, Corpus
from bench.measuring.process import Case

PYPI = ("codespell", "proselint", "rumdl", "typos")
TEXTLINT_RULES = ("common-misspellings", "terminology", "write-good")
SERVER_START = 3  # seconds that a server has until it must answer
NPM = ("textlint", "write-good", *(f"textlint-rule-{name}" for name in TEXTLINT_RULES))


class Program(NamedTuple):
    """A command to which files are added. Fields as those of ``process.Case``; ``suffixes`` are the files
    that it reads, ``cached`` whether it remembers the results of an earlier run.
    """

    name: str
    command: tuple[str, ...]
    env: Mapping[str, str]
    suffixes: tuple[str, ...] = ARTICLES
    against: str = ""
    usual: tuple[int, ...] = (0, 1)
    cached: bool = False

    def on(self, corpus: Corpus, most: int | None = None) -> Case:
        """Return the case of this program on the files of a corpus that it reads, or the first ``most``."""
        files = corpus.of(self.suffixes)[:most]
        return Case(
            self.name,
            (*self.command, *(file.path for file in files)),
            self.env,
            str(corpus.folder),
            sum(file.size for file in files),
            self.against,
            self.usual,
        )


class Copydesk(NamedTuple):
    """Copydesk from one checkout, and which of the later options it has."""

    name: str
    python: str
    command: tuple[str, ...]
    env: Mapping[str, str]
    version: str
    jobs: bool
    cache: bool
    server: bool

    def check(
        self, name: str, *options: str, jobs: int = 1, cached: bool = False, against: str = ""
    ) -> Program:
        """Return ``copydesk check`` with options; without the memory of earlier results unless ``cached``."""
        command = [*self.command, "check", *options]
        command += ["--jobs", str(jobs)] if self.jobs else []
        command += ["--no-cache"] if self.cache and not cached else []
        return Program(f"{self.name}, {name}", tuple(command), self.env, against=against, cached=cached)

    def json(self, name: str = "JSON", jobs: int = 1, cached: bool = False, before: str = "") -> Program:
        """Return the check with everything on, compared with the one of the checkout ``before``."""
        return self.check(
            name, "--format", "json", jobs=jobs, cached=cached, against=before and f"{before}, JSON"
        )

    def text(self, name: str = "text", cached: bool = False, before: str = "") -> Program:
        """Return the check as people start it, compared with the one of the checkout ``before``."""
        return self.check(name, cached=cached, against=before and f"{before}, text")

    @contextmanager
    def serving(self, private: Path) -> Iterator[Copydesk]:
        """Start a server that only the Copydesk that is returned knows of; its name says so."""
        env = {**self.env, **environment(private)}
        server = subprocess.Popen(
            [*self.command, "server", "start", "--foreground"],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            time.sleep(SERVER_START)
            yield self._replace(env=env)
        finally:
            server.terminate()
            server.wait()


def environment(private: Path) -> dict[str, str]:
    """Return the environment of a program that keeps what it keeps in a folder of its own."""
    private.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "SYSTEMROOT") if key in os.environ}
    folder = str(private)
    return {**kept, "COPYDESK_CACHE_DIR": folder, "XDG_CACHE_HOME": folder, "XDG_RUNTIME_DIR": folder}


def copydesk(name: str, checkout: Path, python: str, private: Path) -> Copydesk:
    """Return Copydesk of a checkout, started as its installed script starts it."""
    env = {**environment(private), "PYTHONPATH": str(checkout / "lint")}
    scripts = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    module, function = scripts["copydesk"].split(":")
    script = (python, "-c", f"import sys; from {module} import {function}; sys.exit({function}())")

    def said(*command: str) -> str:
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout.strip()

    general, check = said(*script, "--help"), said(*script, "check", "--help")
    if not check:
        raise SystemExit(f"copydesk of {checkout} does not run with {python}")
    version = said("git", "-C", str(checkout), "describe", "--always", "--dirty") or "not under git"
    server = re.search(r"^ +server\b", general, re.M) is not None
    return Copydesk(name, python, script, env, version, "--jobs" in check, "--no-cache" in check, server)


def install_peers(folder: Path) -> None:
    """Install the other linters into a folder, each from its package registry."""
    venv.create(folder / "venv", with_pip=True)
    pip = [str(folder / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet", "--upgrade"]
    subprocess.run([*pip, *PYPI], check=True)
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
    subprocess.run([*npm, *NPM], check=True)
    rules = {"rules": dict.fromkeys(TEXTLINT_RULES, True)}
    _textlint_configuration(folder).write_text(json.dumps(rules), encoding="utf-8")


def peers(folder: Path, private: Path, against: str) -> list[Program]:
    """Return the other linters that are installed in a folder, as they come: with all that is on by default,
    one process, nothing remembered.
    """
    env = {**environment(private), "RAYON_NUM_THREADS": "1"}
    python, node = folder / "venv" / "bin", folder / "node_modules" / ".bin"
    known: list[tuple[Path, tuple[str, ...], tuple[str, ...], tuple[int, ...]]] = [
        (python / "codespell", (), ARTICLES, (0, 65)),
        (python / "typos", ("--isolated", "--threads", "1"), ARTICLES, (0, 2)),
        (python / "rumdl", ("check", "--isolated", "--no-cache"), MARKDOWN, (0, 1)),
        (python / "proselint", ("check",), ARTICLES, (0, 1)),
        (node / "write-good", (), ARTICLES, ()),
        (node / "textlint", ("--config", str(_textlint_configuration(folder))), PLAIN, (0, 1)),
    ]
    return [
        Program(path.name, (str(path), *options), env, suffixes, against, usual)
        for path, options, suffixes, usual in known
        if path.exists()
    ]


def version(program: Program) -> str:
    """Return the name and version of another linter."""
    asked = "version" if program.name == "proselint" else "--version"
    run = subprocess.run(
        [program.command[0], asked], env=dict(program.env), capture_output=True, text=True, check=False
    )
    return f"{program.name} {run.stdout.split()[-1].lstrip('v')}"


def _textlint_configuration(folder: Path) -> Path:
    return folder / ".textlintrc.json"
