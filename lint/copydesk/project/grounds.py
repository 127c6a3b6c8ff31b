"""The project of an article: the folder beyond which nothing is read on its behalf, and the files in it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .layers import repository

if TYPE_CHECKING:
    from ..input.projecttree import Tree
    from .config import Configuration

_TREE_HOLDS = 5.0
"""After so many seconds the folders of a project are listed anew: an editor holds a session for hours."""


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


def leads_out(path: str, *projects: str) -> bool:
    """Say whether a symbolic link, of the file or of a folder on the way to it, leads out of one of some
    projects (absolute paths). A file elsewhere that is named as such is no link.
    """
    absolute, real = os.path.abspath(path), os.path.realpath(path)
    if real == absolute:
        return False
    link = os.path.islink(absolute)
    return any(
        not real.startswith(os.path.realpath(project).rstrip(os.sep) + os.sep)
        and (link or absolute.startswith(project.rstrip(os.sep) + os.sep))
        for project in projects
    )


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


class Grounds:
    """The projects of the articles of a run."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._projects: dict[str, str] = {}
        self._trees: dict[str, tuple[Tree, float]] = {}

    def project(self, path: str) -> str:
        """Return the folder of the project that an article belongs to."""
        folder = os.path.dirname(os.path.abspath(path))
        found = self._projects.get(folder)
        if found is None:
            found = self._projects[folder] = grounds(folder, self._configuration.root(folder))
        return found

    def is_told(self, path: str) -> bool:
        """Say whether a repository or a configuration says what the project of an article is."""
        return _marked(os.path.dirname(os.path.abspath(path)), self._configuration) is not None

    def tree(self, path: str) -> Tree:
        """Return the files of the project that an article belongs to, as far as they were asked for."""
        root = self.project(path)
        tree, since = self._trees.get(root, (None, 0.0))
        now = time.monotonic()
        if tree is None or now - since > _TREE_HOLDS:
            from ..input.projecttree import Tree

            tree = Tree(root)
            self._trees[root] = (tree, now)
        return tree
