"""The project of an article: the folder beyond which nothing is read on its behalf."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .layers import repository

if TYPE_CHECKING:
    from .config import Configuration


def grounds(folder: str, configured: str) -> str:
    """Return the project of the articles in a folder (an absolute path).

    That is the git repository in which it lies, else the folder of its configuration (``configured``) where
    that holds it, else the folder itself. Where a run was started plays no part.
    """
    found = repository(folder)
    if found is not None:
        return found
    inside = f"{folder}{os.sep}".startswith(configured.rstrip(os.sep) + os.sep)
    return configured if inside else folder


def common(paths: Iterable[str], configuration: Configuration, here: str) -> str:
    """Return the folder that the paths of a report count from.

    That is the outermost of the projects that the files of the run lie in, where it holds them all; so it is
    the same from whatever folder the run was started. It is ``here``, the root seen from the current folder,
    where a file lies in no repository and below no configuration, or the files have no project in common.
    """
    folders = {os.path.dirname(os.path.abspath(path)) for path in paths}
    found = {_marked(folder, configuration) for folder in folders}
    if None in found or not found:
        return here
    outermost = min((root for root in found if root), key=len)
    top = outermost.rstrip(os.sep) + os.sep
    return outermost if all(f"{folder}{os.sep}".startswith(top) for folder in folders) else here


def _marked(folder: str, configuration: Configuration) -> str | None:
    """Return the project of a folder, or None where nothing tells it."""
    found = repository(folder)
    if found is None and configuration.configured(folder):
        root = configuration.root(folder)
        found = root if f"{folder}{os.sep}".startswith(root.rstrip(os.sep) + os.sep) else None
    return found
