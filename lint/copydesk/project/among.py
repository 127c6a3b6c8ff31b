"""The articles behind the arguments of a command among the files that a change has touched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from ..base.globs import match
from .baselinepaths import is_below
from .baselines import Reach
from .changeset import Changes
from .config import Configuration
from .discover import Found, Skip, Target, is_excluded
from .leftout import EXCLUDE, LeftOut
from .walking import is_hidden, known_suffix, no_article

_MAGIC = frozenset("*?[")


def among(
    changes: Changes,
    arguments: Sequence[str],
    configuration: Configuration,
    *,
    force_exclude: bool,
    left_out: LeftOut | None = None,
) -> Found:
    """Find the changed files behind files, folders and glob patterns, as ``discover`` finds all of them.

    A file that has not changed is not looked for. Nor is what lies in another repository, which is said.
    """
    targets: dict[str, Target] = {}
    skips: list[Skip] = []
    excluded = 0
    for argument in arguments:
        here = os.path.abspath(argument)
        named = here in changes.files
        if not named and not _inside(here, changes.top):
            skips.append(Skip(argument, "changes", "not in the repository of the current folder"))
            continue
        found = [here] if named else list(_below(changes, argument, here))
        if not found and not _known(changes, argument, here):
            skips.append(Skip(argument, "missing", "no such file or folder"))
        for path in found:
            shown = argument if named else _shown(path, argument)
            reason = None if named and not force_exclude else no_article(path)
            if reason is None and (force_exclude or not named) and is_excluded(configuration, path):
                reason = EXCLUDE
            if reason is not None:
                excluded += 1
                if left_out is not None:
                    left_out.note(reason, shown)
            else:
                targets.setdefault(path, Target(shown, named))
    return Found(list(targets.values()), skips, excluded)


def reach_of(changes: Changes, arguments: Sequence[str]) -> Reach:
    """Return the reach of a run over what a change has touched: files that it took away are gone."""
    folders = [os.path.abspath(argument) for argument in arguments]

    def covers(path: str) -> bool:
        return path in changes.gone and (path in folders or is_below(path, folders))

    return Reach(covers, changes.gone.__contains__, changes.renamed, changes.gone)


def _below(changes: Changes, argument: str, here: str) -> Iterator[str]:
    """Yield the changed articles of a folder, or those that match a pattern, by their paths."""
    parts: list[str] = []
    if not os.path.isdir(argument):
        parts = argument.replace(os.sep, "/").split("/")
        plain = next((at for at, part in enumerate(parts) if _MAGIC & set(part)), len(parts))
        here, parts = os.path.abspath("/".join(parts[:plain]) or "."), parts[plain:]
    for path in sorted(changes.files, key=lambda path: path.split(os.sep)):
        if is_below(path, (here,)) and known_suffix(path):
            names = os.path.relpath(path, here).split(os.sep)
            if not is_hidden(os.sep.join(names)) and (not parts or match(parts, names)):
                yield path


def _known(changes: Changes, argument: str, here: str) -> bool:
    """Say whether there is, or was, something behind an argument although none of it has changed."""
    gone = here in changes.gone or any(is_below(path, (here,)) for path in changes.gone)
    return gone or os.path.lexists(argument) or bool(_MAGIC & set(argument))


def _inside(path: str, top: str) -> bool:
    return path == top or is_below(path, (top,)) or os.path.realpath(path) == os.path.realpath(top)


def _shown(path: str, argument: str) -> str:
    """Return a path as a user in the current folder would name it who has named a folder or pattern so."""
    here = os.getcwd()
    return path if os.path.isabs(argument) and not is_below(path, (here,)) else os.path.relpath(path, here)
