"""What the forms for code review share: which findings they list, and how they name files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ...base.levels import OPEN, RANK
from .readback import entry
from .registry import Checked

_FOLDERS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where a build says in which folder the repository lies."""


def listed(part: Checked, show: str) -> Iterator[dict[str, Any]]:
    """Yield the open findings of a file at or above a severity, with all their members."""
    for finding in entry(part)["findings"]:
        if finding["status"] == OPEN and RANK[finding["severity"]] >= RANK[show]:
            yield finding


def repository_path(path: str) -> str:
    """Return a path that the user can open as the host of the repository names it: POSIX, from the folder of
    the repository where the build says which that is and the file lies in it, else from the current folder.
    """
    shown = path.removeprefix("./")
    folder = next((os.environ[name] for name in _FOLDERS if os.environ.get(name)), "")
    if folder:
        whole, root = os.path.realpath(path), os.path.realpath(folder)
        if whole.startswith(root.rstrip(os.sep) + os.sep):
            shown = os.path.relpath(whole, root)
    return shown.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def help_of(finding: dict[str, Any], remedy: str) -> str:
    """Return what to do about a finding: its fix, where it has one, and the remedy of its rule."""
    fix = finding.get("fix")
    return f"{fix['title'][:1].upper()}{fix['title'][1:]}. {remedy}" if fix else remedy
