"""Ask git, and let nothing that stands in the repository run a program, reach the network or write.

A repository that is checked may be a stranger's, its ``.git/config`` with it. What git would start because
of it is switched off: monitors, hooks, external diffs, text conversions, filters, transports for missing
objects.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from typing import IO

from .gitwait import Waits, completed

_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
    "-c",
    "core.quotePath=true",
)
_TIMEOUT = 120
_UNSET = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS")
_FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"


class GitError(ValueError):
    """Git is not there, or says no; the message is for people."""


class Git:
    """Git in one folder. The environment of the caller counts (a hook is given its index that way)."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._environment = {key: value for key, value in os.environ.items() if key not in _UNSET}
        self._environment.update(LC_ALL="C", GIT_OPTIONAL_LOCKS="0", GIT_NO_LAZY_FETCH="1", GIT_PAGER="cat")

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """Return what a call writes. Raises ``GitError``."""
        done = self._run(arguments, given, subprocess.PIPE)
        if done.returncode:
            raise GitError(_said(done.stderr))
        output: bytes = done.stdout
        return output

    def maybe(self, *arguments: str) -> bytes | None:
        """Return what a call writes; None where git says no. Raises ``GitError`` without git."""
        done = self._run(arguments, b"", subprocess.PIPE)
        return None if done.returncode else done.stdout

    def write_to(self, file: IO[bytes], *arguments: str) -> None:
        """Let a call write to an open file. Raises ``GitError``."""
        done = self._run(arguments, b"", file)
        if done.returncode:
            raise GitError(_said(done.stderr))

    def without_filters(self) -> None:
        """Switch off the filters that git would run over files of the working tree."""
        found = self.maybe("config", "-z", "--name-only", "--get-regexp", _FILTERS) or b""
        names = {os.fsdecode(key).rpartition(".")[0] for key in found.split(b"\0") if key}
        off = {"clean": "", "smudge": "", "process": "", "required": "false"}
        self._configure({f"{name}.{key}": value for name in sorted(names) for key, value in off.items()})

    def _configure(self, values: Mapping[str, str]) -> None:
        environment = self._environment
        count = int(environment.get("GIT_CONFIG_COUNT") or 0)
        for number, (key, value) in enumerate(values.items(), count):
            environment[f"GIT_CONFIG_KEY_{number}"], environment[f"GIT_CONFIG_VALUE_{number}"] = key, value
        environment["GIT_CONFIG_COUNT"] = str(count + len(values))

    def _run(
        self, arguments: Iterable[str], given: bytes, output: int | IO[bytes]
    ) -> subprocess.CompletedProcess[bytes]:
        command = ["git", *_SAFE, *arguments]
        try:
            return completed(
                command,
                self.folder,
                seconds=_TIMEOUT,
                given=given,
                output=output,
                environment=self._environment,
            )
        except Waits as error:
            raise GitError(str(error)) from None
        except FileNotFoundError:
            raise GitError("git is not installed") from None
        except subprocess.TimeoutExpired:
            raise GitError(f"git {command[len(_SAFE) + 1]} took more than {_TIMEOUT} seconds") from None
        except (OSError, ValueError) as error:
            raise GitError(f"git cannot be asked: {error}") from None


def _said(error: bytes) -> str:
    lines = error.decode("utf-8", "replace").strip().splitlines()
    return f"git: {lines[0].removeprefix('fatal: ')[:300]}" if lines else "git said no"
