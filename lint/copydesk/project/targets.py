"""The files of a run before they are checked: how they are named, which settings count, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ..catalogue.errors import PackError
from ..input import readers
from .config import DEFAULT_MAX_BYTES, Settings
from .configkeys import ConfigError
from .discover import STDIN, Skip, Target, read_target
from .grounds import leads_out
from .leftout import OWN_REPORT, LeftOut
from .ownreports import is_own_report
from .session import Session, printable

if TYPE_CHECKING:
    from .staged import Staged


class Names(NamedTuple):
    """How files are named on a command line: what standard input is called, a format for all files, and
    whether the exclusions of the configuration hold for files that are named as well. ``staged`` has the
    bytes of the files where not those of the working tree are to be checked.
    """

    stdin_name: str = "stdin.md"
    format: str | None = None
    force_exclude: bool = False
    staged: Staged | None = None


FAILED = "internal-error"
"""The reason of a skip that is the fault of Copydesk."""

TIME = "time"
"""The reason of a skip for which there was no time."""


def name_of(target: Target, names: Names) -> str:
    """Return the path of a target as it was given."""
    return names.stdin_name if target.path == STDIN else target.path


def settings_of(session: Session, target: Target, names: Names) -> Settings | Skip:
    """Return the settings that count for a file; settings that cannot be used are a ``Skip``."""
    path = name_of(target, names)
    try:
        settings = session.configuration.for_file(path)
        session.use(settings)
    except ConfigError as error:
        return Skip(printable(path), "configuration", str(error))
    except PackError as error:
        return Skip(printable(path), "rules", "\n".join(error.errors))
    return settings


def read_article(session: Session, target: Target, settings: Settings, names: Names) -> bytes | Skip:
    """Read a file; not one that a symbolic link names and that lies outside of the project of the link: what
    stands there is not the author's to show.
    """
    most = settings.get("max-bytes", DEFAULT_MAX_BYTES)
    if names.staged is not None:
        data = names.staged.read(os.path.abspath(target.path), most)
    elif target.path != STDIN and _shows_others(session, target):
        detail = "not checked: a symbolic link leads out of its project; name the file itself to check it"
        return Skip(printable(target.path), "outside", detail)
    else:
        data = read_target(target, most, names.stdin_name)
    return data._replace(path=printable(data.path)) if isinstance(data, Skip) else data


def _shows_others(session: Session, target: Target) -> bool:
    """Say whether a link leads to what is not of its project: a file that was named, or one in a folder that
    was, where a repository or a configuration says what the project is. Elsewhere a folder is whose it is.
    """
    out = leads_out(target.path, session.grounds.project(target.path), session.root)
    return out and (target.named or session.grounds.is_told(target.path))


def format_of(path: str, data: bytes, names: Names) -> str | Skip:
    """Tell the format of a file; a report of Copydesk is no article in any format."""
    if is_own_report(data):
        return _report(path)
    found = names.format or readers.detect_format(path, data)
    if found is None:
        detail = "not checked: binary, or a format that Copydesk does not read"
        return Skip(printable(path), "not-an-article", detail)
    return found


def _report(path: str) -> Skip:
    return Skip(printable(path), OWN_REPORT, "not checked: a report that Copydesk wrote")


def demanded(session: Session, left_out: LeftOut) -> Iterator[Skip]:
    """Yield the reports that were left out where a gate asks for what was not checked: nobody has looked at
    what stands in them.
    """
    for path in left_out.reports:
        with suppress(ConfigError):
            if session.configuration.for_file(path).gate.unchecked:
                yield _report(path)


def standing(settings: Settings, path: str) -> dict[str, str]:
    """Return the fingerprints that the configuration lets stand in a file, with the reason."""
    stets = settings.get("stet", ())
    if not stets:
        return {}
    here = os.path.abspath(path)
    return {stet.fingerprint: stet.reason for stet in stets if stet.path == here}


def jobs_of(given: int | None, configured: int | None, targets: Iterable[Target]) -> int:
    """Return how many processes a run may use: as told, else as many as there are cores."""
    if any(target.path == STDIN for target in targets):
        return 1
    if given or configured:
        return given or configured or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
