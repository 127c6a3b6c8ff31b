"""The baselines of a run: which one counts for a file, what it knows of it, and which entries are stale.

Which baseline a file has is said by the configuration of that file, from whatever folder the run was started.
A path in a baseline counts from the top of the git repository (see ``baselinepaths``); outside of one from
the root of the project whose configuration names the baseline, or of the run where the command line names it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ..base.levels import RANK
from .baselinepaths import is_below, placed, top_of
from .config import Settings
from .configkeys import ConfigError
from .discover import Skip, Target
from .gate import NEVER, fail_on
from .targets import Names, name_of, read_article, settings_of

if TYPE_CHECKING:
    from ..pipeline.baseline import Book, Entry, K, Marker
    from .session import Session

LEVEL = "warning"
"""Findings below this level are recorded, and stale entries below it counted, only where somebody asks for
info.
"""


class Used(NamedTuple):
    """One baseline of a run: its path as the report shows it, its entries whose findings are gone, and
    whether these fail the run.
    """

    path: str
    stale: Sequence[Entry]
    counts: bool


class Reach(NamedTuple):
    """What a run could have seen: ``covers`` says of an absolute path whether the run would have checked a
    file there, ``missing`` whether there is none; ``renamed`` gives the old absolute path of a new one, and
    ``lost`` the paths of files that are gone, where git tells them; ``folders`` are those whose baselines
    count although no article may be left there.
    """

    covers: Callable[[str], bool]
    missing: Callable[[str], bool]
    renamed: Mapping[str, str] = MappingProxyType({})
    lost: Collection[str] = ()
    folders: Collection[str] = ()


def _missing(path: str) -> bool:
    return not os.path.lexists(path)


def within(arguments: Iterable[str], configured: Iterable[str] = ()) -> Reach:
    """Return the reach of a run over some files and folders; ``configured`` are folders below these that have
    a configuration file.
    """
    folders = [os.path.abspath(one) for one in arguments if os.path.isdir(one)]
    areas = dict.fromkeys([*folders, *map(os.path.abspath, configured)])
    return Reach(lambda path: is_below(path, folders), _missing, folders=areas)


def level_of(settings: Settings) -> str:
    """Return the lowest severity that a baseline is about for a file with some settings."""
    return "info" if fail_on(settings) == "info" else LEVEL


class Baselines:
    """The baselines that the files of a run have; ``default`` is the one of files for which none is named.

    ``held`` are the baselines as they stand in their files, and the paths there that count from elsewhere.
    """

    def __init__(
        self,
        session: Session,
        targets: Iterable[Target],
        names: Names,
        reach: Reach,
        read: Callable[[str], Book | Skip],
        default: str | None = None,
    ) -> None:
        self._session, self._names, self._reach, self._default = session, names, reach, default
        self._read = read
        self.markers: dict[tuple[str, str], Marker] = {}
        self.held: dict[tuple[str, str], tuple[Book, Mapping[str, str]]] = {}
        self._tops: dict[str, str] = {}
        self._unread: dict[str, Skip] = {}
        self._books: dict[str, Book | Skip] = {}
        for target in targets:
            settings = self._settings(target)
            if not isinstance(settings, Skip):
                self.open(settings)
        for path in sorted(filter(reach.covers, reach.lost)):
            there = self._settings_at("", path)
            if there is not None:
                self.open(there)
        for folder in reach.folders:
            self._open_area(folder)

    def _open_area(self, folder: str) -> None:
        """Read the baselines of articles that may have been in a folder: where there are any, they may know
        some that are gone.
        """
        settings = self._settings_at(folder, "article")
        if settings is None:
            return
        key = self.key(settings)
        if key is not None and os.path.lexists(key[0]):
            self.open(settings)
        for layer in settings.chain.layers:
            for override in layer.values["overrides"].value if "overrides" in layer.values else ():
                if "baseline" in override.values:
                    self._open_some(override.values["baseline"].value, top_of(settings.root))

    def _open_some(self, known: str, top: str) -> None:
        """Read a baseline that is that of some paths only, where it is that of a path that stands in it."""
        if known in self._books or not os.path.lexists(known):
            return
        book = self._books[known] = self._read(known)
        for path in () if isinstance(book, Skip) else dict.fromkeys(entry.path for entry in book.entries):
            settings = self._settings_at(top, path)
            key = None if settings is None else self.key(settings)
            if settings is not None and key is not None and key[0] == known:
                self.open(settings)
                return

    def open(self, settings: Settings) -> None:
        """Read the baseline that some settings name, if they name one and it was not read yet."""
        key = self.key(settings)
        if key is None or key in self.markers or key[0] in self._unread:
            return
        known = key[0]
        if known not in self._books:
            self._books[known] = self._read(known)
        book = self._books[known]
        if isinstance(book, Skip):
            self._unread[known] = book._replace(path=self._session.report_path(known))
        else:
            names = self._names_it(known)
            paths = (entry.path for entry in book.entries)
            self.held[key] = book, placed(paths, known, key[1], settings.root, names)
            self.markers[key] = self._marker(book.at(self.held[key][1]), key[1])

    @property
    def skips(self) -> list[Skip]:
        """The baselines that cannot be read."""
        return list(self._unread.values())

    def _names_it(self, known: str) -> Callable[[str], bool]:
        """Return what says of an absolute path whether a baseline is that of a file there."""

        def names(path: str) -> bool:
            settings = self._settings_at("", path)
            key = None if settings is None else self.key(settings)
            return key is not None and key[0] == known

        return names

    def _marker(self, book: Book, root: str) -> Marker:
        from ..pipeline.baseline import Marker

        def gone(path: str) -> bool:
            # U+FFFD stands for bytes of a name that are no text: nobody can look for such a file.
            there = os.path.normpath(os.path.join(root, path))
            return "\ufffd" not in path and is_below(there, (root,)) and self._reach.missing(there)

        def covered(path: str) -> bool:
            return self._reach.covers(os.path.normpath(os.path.join(root, path)))

        renamed = {
            self._session.report_path(new, root): self._session.report_path(old, root)
            for new, old in self._reach.renamed.items()
        }
        return Marker(book, gone, covered, renamed)

    def mark(self, target: Target, findings: Sequence[K], ran: Collection[str]) -> Sequence[K]:
        """Return the findings of a file with the status that its baseline gives them; ``ran`` are the rules
        that looked at it.
        """
        settings = self._settings(target)
        key = None if isinstance(settings, Skip) else self.key(settings)
        if key is None or key not in self.markers:
            return findings
        return self.marked(key, target, findings, ran)

    def marked(
        self, key: tuple[str, str], target: Target, findings: Sequence[K], ran: Collection[str]
    ) -> Sequence[K]:
        """Return the findings of a file with the status that one baseline gives them."""
        path = self._session.report_path(name_of(target, self._names), key[1])
        return self.markers[key].mark(path, findings, ran, lambda: self.sketch(target))

    def sketch(self, target: Target) -> str:
        """Return the sketch of a file's text; "" for a file that cannot be read."""
        from ..input import readers
        from ..pipeline.likeness import sketch

        settings = self._settings(target)
        data = (
            settings
            if isinstance(settings, Skip)
            else read_article(self._session, target, settings, self._names)
        )
        return (
            ""
            if isinstance(data, Skip)
            else sketch(readers.decode(name_of(target, self._names), data, self._names.format).text)
        )

    def used(self, unchecked: Iterable[str]) -> list[Used]:
        """Return the baselines that could be read, in the order of the files that name them, with the stale
        entries that count. Entries of ``unchecked`` paths are not stale.
        """
        left = list(unchecked)
        stale: dict[str, list[Entry]] = {}
        counting: set[str] = set()
        for key in self.markers:
            for entry in self.stale(key, left):
                settings = self._settings_at(key[1], entry.path)
                if settings is None or not self.counts(key[1], entry):
                    continue
                stale.setdefault(key[0], []).append(entry)
                if fail_on(settings) != NEVER:
                    counting.add(key[0])
        return [
            Used(self._session.report_path(known), stale.get(known, ()), known in counting)
            for known in dict.fromkeys(known for known, _ in self.markers)
        ]

    def stale(self, key: tuple[str, str], unchecked: Iterable[str]) -> list[Entry]:
        """Return all entries of one baseline whose findings are gone."""
        left = {self._session.report_path(path, key[1]) for path in unchecked}
        return self.markers[key].stale(lambda path: self._active(key[1], path), left)

    def _active(self, root: str, path: str) -> Collection[str]:
        """Return the rules that would look at a path of a baseline."""
        settings = self._settings_at(root, path)
        if settings is None:
            return ()
        rules = self._session.ruleset(settings).reaching(self._session.least)
        return {active.rule.id for active in rules.active}

    def counts(self, root: str, entry: Entry, level: str | None = None) -> bool:
        """Say whether an entry is as grave as the level that a baseline is about for its file."""
        settings = self._settings_at(root, entry.path)
        if settings is None:
            return False
        severity = entry.severity or self._session.reach_of(entry.rule)
        return RANK[severity] >= RANK[level or level_of(settings)]

    def _settings_at(self, root: str, path: str) -> Settings | None:
        try:
            return self._session.configuration.for_file(os.path.join(root, path))
        except (ConfigError, ValueError):
            return None

    def _settings(self, target: Target) -> Settings | Skip:
        return settings_of(self._session, target, self._names)

    def key(self, settings: Settings) -> tuple[str, str] | None:
        """Return which baseline a file with some settings has, and from which folder its paths count."""
        known = settings.get("baseline") or self._default
        if not known:
            return None
        named_here = settings.origin("baseline") in ("command line", "default")
        root = self._session.root if named_here else settings.root
        if root not in self._tops:
            self._tops[root] = top_of(root)
        return known, self._tops[root]


def load(known: str) -> Book | Skip:
    """Read a baseline for a run."""
    from ..pipeline import baselinefile

    try:
        return baselinefile.load(known)
    except FileNotFoundError:
        return Skip(known, "missing", "no such baseline; `copydesk baseline create` writes one")
    except baselinefile.BaselineError as error:
        return Skip(known, "baseline", str(error))
