"""What the files of one run share: configuration, catalogues and rule sets, each made once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ..base.levels import RANK
from ..catalogue.errors import PackError
from .config import DEFAULT_MAX_RUN_SECONDS, Configuration, Settings
from .configkeys import IGNORE, ConfigError
from .grounds import Grounds, common
from .sheets import Sheet

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.ruleset import RuleSet
    from ..input.online import LinkChecker
    from .gate import Lines
    from .memory import Memory

Json = dict[str, Any]


def local_date() -> str:
    """Return the date of the machine as ``YYYY-MM-DD``."""
    return time.strftime("%Y-%m-%d")


class Session:
    """The configuration of a run, and what was made of it so far.

    ``today`` is the date that rules take for today. ``allow_code`` lets packs of the project bring Python
    rules. ``full`` says that a whole report is wanted: with the claims ledger, the readability of
    the articles and the digest of the rules. ``online`` asks the links of each file, ``memory`` knows what
    earlier runs found, ``alarm`` lets a signal end what takes too long. ``least`` is the lowest severity that
    anybody wants to hear of: rules that cannot reach it need not run.
    """

    def __init__(
        self,
        configuration: Configuration,
        *,
        today: str | None = None,
        allow_code: bool = False,
        full: bool = False,
        online: LinkChecker | None = None,
        alarm: bool = False,
    ) -> None:
        self.configuration = configuration
        self.online = online
        self.today = today or local_date()
        self.allow_code = allow_code
        self.full = full
        self.alarm = alarm
        self.root = configuration.root(os.getcwd())
        self.grounds = Grounds(configuration)
        self.memory: Memory | None = None
        self.least = "info"
        self.changed: Callable[[str], Lines] | None = None
        self._catalogues: dict[tuple[str, ...], Catalogue | PackError] = {}
        self._rulesets: dict[str, RuleSet] = {}
        self._sheets: dict[str, Sheet] = {}
        self._used: list[Settings] = []
        self._shown: dict[tuple[str, str], str] = {}

    def catalogue(self, settings: Settings) -> Catalogue:
        """Return the catalogue with the packs of some settings. Raises ``PackError``."""
        from ..catalogue.catalogue import load

        packs = tuple(settings.get("packs", ()))
        if packs not in self._catalogues:
            try:
                self._catalogues[packs] = load(packs, allow_code=self.allow_code)
            except PackError as error:
                self._catalogues[packs] = error
        found = self._catalogues[packs]
        if isinstance(found, PackError):
            raise found
        return found

    def ruleset(self, settings: Settings) -> RuleSet:
        """Return the rule set for some settings. Raises ``ConfigError`` or ``PackError``."""
        key = settings.key()
        if key not in self._rulesets:
            from .choosing import rules_of

            self._rulesets[key] = rules_of(settings, self.today, self.catalogue)
        return self._rulesets[key]

    def use(self, settings: Settings) -> None:
        """Note that settings count for a file of the run, in the order of its files.

        Raises ``ConfigError`` or ``PackError`` for settings that cannot be used.
        """
        key = settings.key()
        if key not in self._sheets:
            self._sheets[key] = self._sheet(settings)
            self._used.append(settings)

    def _sheet(self, settings: Settings) -> Sheet:
        """Return what is said about the rules of some settings, as an earlier run left it or made now."""
        if self.memory is None:
            return self._made_sheet(settings)
        key = self.memory.sheet_key(settings)
        found = self.memory.get(key)
        if found is not None:
            return Sheet.unpack(found)
        made = self._made_sheet(settings)
        self.memory.put(key, made.pack())
        return made

    def _made_sheet(self, settings: Settings) -> Sheet:
        from . import sheets

        return sheets.made(self.ruleset(settings), full=self.full)

    def place(self, paths: Iterable[str]) -> None:
        """Let the paths of the report count from the project of the files of the run."""
        self.place_at(common(paths, self.configuration, self.root))

    def place_at(self, root: str) -> None:
        """Let the paths of the report count from a folder."""
        self.root = root
        self._shown.clear()

    @property
    def used(self) -> list[Settings]:
        """The settings that count for files of the run, each once, in the order of the files."""
        return list(self._used)

    def sheet(self, settings: Settings) -> Sheet:
        """Return what is said about the rules of settings that are ``used``."""
        return self._sheets[settings.key()]

    def describe_rules(self) -> Json:
        """Describe the rules of the run, for the report."""
        from . import sheets

        return sheets.describe(self._sheets.values(), self.root)

    def unheard(self) -> list[str]:
        """Return the severities that nobody looked for although there are rules for them, lowest first."""
        found = {row.reaches for sheet in self._sheets.values() for row in sheet.rules}
        return [level for level in RANK if level in found and RANK[level] < RANK[self.least]]

    def remedy(self, rule_id: str) -> str:
        """Return what to do about a finding of a rule, from the rule's own file."""
        for sheet in self._sheets.values():
            for row in sheet.rules:
                if row.id == rule_id:
                    return row.remedy
        return self.catalogue(self._used[0]).rules[rule_id].remedy if self._used else ""

    def rules_known(self) -> Catalogue:
        """Return the catalogue of the first settings that were used in the run. Raises ``PackError``."""
        return self.catalogue(self._used[0] if self._used else self.configuration.for_file("article"))

    def reach_of(self, rule_id: str) -> str:
        """Return the gravest severity that a rule can have in this run; "info" where it does not run."""
        rows = (row for sheet in self._sheets.values() for row in sheet.rules)
        reached = (row.reaches for row in rows if row.id == rule_id)
        return max(reached, key=RANK.__getitem__, default="info")

    def report_path(self, path: str, root: str | None = None) -> str:
        """Return a path as the report shows it: POSIX, relative to the project root (or another one) where it
        lies inside, else as given.
        """
        root = root or self.root
        shown = self._shown.get((path, root))
        if shown is None:
            absolute = os.path.abspath(path)
            inside = absolute.startswith(root.rstrip(os.sep) + os.sep)
            text = os.path.relpath(absolute, root) if inside or absolute == root else path
            shown = self._shown[path, root] = printable(text.replace(os.sep, "/"))
        return shown

    def added(self, settings: Settings, path: str) -> Lines | None:
        """Return the lines that the change under review has added to an article; None where its gate does
        not ask for them, or nobody for changes (``changed`` is not set).
        """
        if self.changed is None or settings.gate.new_directives != IGNORE:
            return None
        return self.changed(path)

    def jobs(self) -> int | None:
        """Return how many processes the configuration of the current folder allows, if it says so."""
        return self._here("jobs")

    def seconds(self) -> int:
        """Return after how many seconds the run is to end."""
        return self._here("max-run-seconds") or DEFAULT_MAX_RUN_SECONDS

    def _here(self, key: str) -> int | None:
        """Return what the configuration of the current folder says, if it can be read."""
        try:
            found: int | None = self.configuration.for_file(os.path.join(os.getcwd(), "article")).get(key)
        except ConfigError:  # it is no matter of the files that are checked
            return None
        return found


def printable(path: str) -> str:
    """Return a path in which bytes that are not UTF-8 are replaced, so that every output can hold it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
