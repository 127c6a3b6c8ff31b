"""Find the folders that Copydesk brings along: ``rules`` and ``schema``.

Data files are opened by path and not through ``importlib.resources``, which costs 28 ms of start-up.
"""

from __future__ import annotations

import os.path


class MissingResource(RuntimeError):
    """This installation of Copydesk is incomplete."""


def folder(name: str) -> str:
    """Return the absolute path of the folder ``rules`` or ``schema``.

    A wheel carries it inside the package; a checkout keeps ``rules`` beside the source root. Raises
    ``MissingResource`` when it is in neither place: a linter without rules must not look like a clean bill of
    health.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, name)
    if os.path.isdir(inside):
        return inside
    checkout = os.path.dirname(os.path.dirname(package))
    beside = os.path.join(checkout, name)
    if os.path.isfile(os.path.join(checkout, "pyproject.toml")) and os.path.isdir(beside):
        return beside
    raise MissingResource(
        f"the folder '{name}' is missing from this installation"
        f" (looked for {inside} and {beside}); reinstall copydesk"
    )


def path(name: str, *parts: str) -> str:
    """Return the path of a file below one of those folders; the file need not exist."""
    return os.path.join(folder(name), *parts)
