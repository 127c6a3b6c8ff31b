"""The Code Quality report of GitLab: a JSON array of problems
(https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...base.digest import blake2b
from ...base.spool import Spool
from .json import one_line
from .registry import Checked, Closing, View
from .review import help_of, listed, repository_path

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class GitlabEmitter:
    """Keeps the problems until the last one is known."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._kept = Spool()

    def file(self, path: str, part: Checked) -> tuple[bytes, ...]:
        """Keep the problems of a file."""
        name = repository_path(path)
        seen: dict[str, int] = {}
        for finding in listed(part, self._view.show):
            mark = finding["fingerprint"]
            seen[mark] = seen.get(mark, 0) + 1
            self._kept.add(one_line(self._problem(name, finding, seen[mark])))
        return ()

    def _problem(self, path: str, finding: dict[str, Any], number: int) -> dict[str, Any]:
        """``number`` counts the findings of one fingerprint in a file: GitLab wants each to be unique."""
        told = "\0".join((path, finding["rule_id"], finding["fingerprint"], str(number)))
        return {
            "description": f"{finding['message']} ({finding['rule_id']} {finding['rule_name']})",
            "check_name": finding["rule_id"],
            "fingerprint": blake2b(told.encode("utf-8", "replace"), digest_size=20).hexdigest(),
            "severity": _SEVERITIES[finding["severity"]],
            "content": {"body": help_of(finding, self._view.remedy(finding["rule_id"]))},
            "location": {
                "path": path,
                "lines": {"begin": finding["start"]["line"], "end": finding["end"]["line"]},
            },
        }

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the array."""
        mark = b"["
        for problem in self._kept:
            yield mark + b"\n  " + problem
            mark = b","
        yield b"[]\n" if mark == b"[" else b"\n]\n"


def open(view: View) -> GitlabEmitter:
    """Begin a run."""
    return GitlabEmitter(view)
