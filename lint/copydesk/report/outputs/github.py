"""Annotations on a pull request: workflow commands that the runner of GitHub Actions reads from the log
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...base.encode import github_data, github_property
from .registry import Checked, Closing, View
from .review import help_of, listed, repository_path

MOST = 10
"""So many annotations of each level GitHub shows for one step; it drops the rest without a word."""

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class GithubEmitter:
    """Writes one command a finding, and says at the end when GitHub will not show them all."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._counts = dict.fromkeys(_LEVELS, 0)

    def file(self, path: str, part: Checked) -> Iterator[bytes]:
        """Yield the commands for a file."""
        name = repository_path(path)
        for finding in listed(part, self._view.show):
            self._counts[finding["severity"]] += 1
            yield self._command(name, finding).encode("utf-8", "replace")

    def _command(self, path: str, finding: dict[str, Any]) -> str:
        start, end = finding["start"], finding["end"]
        properties = {"file": path, "line": start["line"]}
        if not finding["document_level"]:
            properties |= {"endLine": end["line"], "col": start["column"]}
            if end["line"] == start["line"]:
                properties["endColumn"] = end["column"]
        properties["title"] = f"{finding['rule_id']} {finding['rule_name']}"
        told = ",".join(f"{key}={github_property(str(value))}" for key, value in properties.items())
        message = f"{finding['message']}\n{help_of(finding, self._view.remedy(finding['rule_id']))}"
        return f"::{_LEVELS[finding['severity']]} {told}::{github_data(message)}\n"

    def close(self, closing: Closing) -> Iterable[bytes]:
        """Yield a notice where there are more findings than GitHub shows."""
        over = [f"{count} {level}s" for level, count in self._counts.items() if count > MOST]
        if not over:
            return ()
        text = (
            f"{' and '.join(over)} were found; GitHub shows the first {MOST} of each level for a step. "
            "All of them stand in the log."
        )
        # A notice is one of ten, too.
        full = self._counts["info"] >= MOST
        command = "" if full else f"::notice title={github_property('Copydesk')}::"
        return (f"{command}{github_data(text)}\n".encode(),)


def open(view: View) -> GithubEmitter:
    """Begin a run."""
    return GithubEmitter(view)
