"""Where the files lie that a baseline names.

Its paths count from the top of the git repository, which stays what it is when configuration files come and
go. Baselines were written, too, whose paths count from a folder further in, that of the outermost
configuration of their day: these are understood, path by path.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from .layers import repository


def is_below(path: str, folders: Iterable[str]) -> bool:
    """Say whether an absolute path lies in one of some absolute folders."""
    return any(path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def top_of(root: str) -> str:
    """Return the folder that paths count from in the baseline of a project: the top of the repository round
    it, else the project itself.
    """
    return repository(root) or root


def placed(
    paths: Iterable[str], known: str, top: str, root: str, names: Callable[[str], bool]
) -> dict[str, str]:
    """Return, for each path of the baseline ``known`` that does not count from ``top``, the one that does.

    ``root`` is the project now; ``names`` says of an absolute path whether the baseline is that of a file
    there. A file that is there is meant rather than one that is not, ``top`` rather than another folder.
    """
    folders = list(_within(known, top, root))
    found: dict[str, str] = {}
    for path in dict.fromkeys(paths) if folders else ():
        if "\ufffd" in path or "\0" in path:
            continue
        here = os.path.normpath(os.path.join(top, path))
        if os.path.lexists(here) and is_below(here, (top,)) and names(here):
            continue
        further = (os.path.normpath(os.path.join(folder, path)) for folder in folders)
        meant = [there for there in further if is_below(there, (top,)) and there != here and names(there)]
        lying = next(filter(os.path.lexists, meant), None)
        if lying is None and (not meant or names(here)):
            continue
        found[path] = os.path.relpath(lying or meant[0], top).replace(os.sep, "/")
    return found


def _within(known: str, top: str, root: str) -> Iterator[str]:
    """Yield the folders below ``top`` that paths may count from: the project, and those round the file."""
    if is_below(root, (top,)):
        yield root
    folder = os.path.dirname(known)
    while is_below(folder, (top,)):
        if folder != root:
            yield folder
        folder = os.path.dirname(folder)
