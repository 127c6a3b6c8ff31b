"""What counts in a run: for each file the level that fails it and the baseline that knows its findings, both
by the configuration of that file, from whatever folder the run was started.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..base.levels import RANK
from .config import Settings
from .discover import Skip, Target
from .targets import Names, name_of, settings_of

if TYPE_CHECKING:
    from ..pipeline.baseline import Entry, K, Marker
    from .session import Session

FAIL_ON = "error"
"""The level that fails a file where nobody has said anything."""

NEVER = "never"


class Used(NamedTuple):
    """One baseline of a run: its path as the report shows it, its entries whose findings are gone, and
    whether these fail the run.
    """

    path: str
    stale: Sequence[Entry]
    counts: bool


def fail_on(settings: Settings) -> str:
    """Return the lowest severity that fails a run for a file with some settings, or ``never``."""
    level: str = settings.get("fail-on", FAIL_ON)
    return level


def strictest(levels: Iterable[str], otherwise: str = FAIL_ON) -> str:
    """Return the lowest of some levels; ``never`` only where there is no other."""
    asked = set(levels)
    return min(asked - {NEVER}, key=lambda level: RANK[level], default=NEVER if asked else otherwise)


class Baselines:
    """The baselines that the files of a run name.

    A path in a baseline counts from the root of
    the project whose configuration names the baseline; from the root of the run where the command line names
    it.
    """

    def __init__(self, session: Session, targets: Iterable[Target], names: Names) -> None:
        self._session, self._names = session, names
        self._markers: dict[tuple[str, str], Marker] = {}
        self._counting: set[str] = set()
        self._unread: dict[str, Skip] = {}
        paths: dict[tuple[str, str], list[str]] = {}
        for target in targets:
            found = self._settings(target)
            if not isinstance(found, Skip) and found.get("baseline"):
                key = self._key(found)
                paths.setdefault(key, []).append(self._path(target, key[1]))
                if fail_on(found) != NEVER:
                    self._counting.add(key[0])
        for (known, root), checked in paths.items():
            marker = marker_of(known, checked, root)
            if not isinstance(marker, Skip):
                self._markers[known, root] = marker
            else:
                self._unread[known] = marker._replace(path=session.report_path(known))

    @property
    def skips(self) -> list[Skip]:
        """The baselines that cannot be read."""
        return list(self._unread.values())

    def mark(self, target: Target, findings: Sequence[K]) -> Sequence[K]:
        """Return the findings of a file with the status that its baseline gives them."""
        settings = self._settings(target)
        if isinstance(settings, Skip) or not settings.get("baseline"):
            return findings
        key = self._key(settings)
        marker = self._markers.get(key)
        return findings if marker is None else marker.mark(self._path(target, key[1]), findings)

    def used(self, unchecked: Iterable[str]) -> list[Used]:
        """Return the baselines that could be read, in the order of the files that name them. Entries of
        ``unchecked`` paths are not stale.
        """
        left = list(unchecked)
        stale: dict[str, list[Entry]] = {}
        for (known, root), marker in self._markers.items():
            gone = marker.stale(self._session.report_path(path, root) for path in left)
            stale.setdefault(known, []).extend(gone)
        return [
            Used(self._session.report_path(known), gone, known in self._counting)
            for known, gone in stale.items()
        ]

    def _settings(self, target: Target) -> Settings | Skip:
        return settings_of(self._session, target, self._names)

    def _key(self, settings: Settings) -> tuple[str, str]:
        named_here = settings.origin("baseline") == "command line"
        return settings.get("baseline"), self._session.root if named_here else settings.root

    def _path(self, target: Target, root: str) -> str:
        return self._session.report_path(name_of(target, self._names), root)


def marker_of(known: str, paths: Iterable[str], root: str) -> Marker | Skip:
    """Read a baseline for a run over some paths that count from a root."""
    from ..pipeline import baseline

    try:
        return baseline.Marker(baseline.load(known), paths, root)
    except FileNotFoundError:
        return Skip(known, "missing", "no such baseline; `copydesk baseline` writes one")
    except baseline.BaselineError as error:
        return Skip(known, "baseline", str(error))
