"""What the files of one run share: configuration, catalogues and rule sets, each made once."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.digest import blake2b
from ..base.levels import RANK
from ..catalogue.errors import ChoiceError, PackError
from .config import Configuration, Settings
from .configfile import ConfigError, Value
from .grounds import grounds

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.ruleset import Choice, RuleSet
    from ..input.online import LinkChecker
    from .memory import Memory

Json = dict[str, Any]


def local_date() -> str:
    """Return the date of the machine as ``YYYY-MM-DD``."""
    return time.strftime("%Y-%m-%d")


class Described(NamedTuple):
    """One rule that runs, as reports and outputs name it."""

    id: str
    name: str
    version: int
    level: str
    remedy: str
    reaches: str


class Sheet(NamedTuple):
    """What a report says about the rules of some settings: digest and date of the table of facts (only for a
    full report), and the rules that run.
    """

    digest: str
    date: str
    rules: list[Described]


class Session:
    """The configuration of a run, and what was made of it so far.

    ``today`` is the date that rules take for today. ``allow_code`` lets packs of the project bring Python
    rules. ``full`` says that a whole report is wanted: with the claims ledger, the readability of
    the articles and the digest of the rules. ``online`` asks the links of each file, ``memory`` knows what
    earlier runs found. ``least`` is the lowest severity that anybody wants to hear of: rules that cannot
    reach it need not run.
    """

    def __init__(
        self,
        configuration: Configuration,
        *,
        today: str | None = None,
        allow_code: bool = False,
        full: bool = False,
        online: LinkChecker | None = None,
    ) -> None:
        self.configuration = configuration
        self.online = online
        self.today = today or local_date()
        self.allow_code = allow_code
        self.full = full
        self.root = configuration.root(os.getcwd())
        self.memory: Memory | None = None
        self.least = "info"
        self._catalogues: dict[tuple[str, ...], Catalogue | PackError] = {}
        self._rulesets: dict[str, RuleSet] = {}
        self._sheets: dict[str, Sheet] = {}
        self._used: list[Settings] = []
        self._shown: dict[tuple[str, str], str] = {}
        self._projects: dict[str, str] = {}

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
        """Return the rule set for some settings. Raises ``ConfigError``, ``PackError`` or ``ChoiceError``."""
        key = settings.key()
        if key not in self._rulesets:
            self._rulesets[key] = self._build(settings)
        return self._rulesets[key]

    def _build(self, settings: Settings) -> RuleSet:
        from ..catalogue import ruleset
        from ..catalogue.ruleset import Choice

        catalogue = self.catalogue(settings)
        rules: Mapping[str, Value] = settings.get("rules", {})
        try:
            return ruleset.build(catalogue, self._choice(settings, rules))
        except ChoiceError as error:
            for name, setting in rules.items():
                try:
                    ruleset.build(catalogue, Choice(**_levels_and_options({name: setting})))
                except ChoiceError:
                    raise ConfigError(f"{setting.origin}: rules.{name}: {error}") from None
            key = next(
                (
                    key
                    for key in ("select", "ignore")
                    if any(repr(word) in str(error) for word in settings.get(key, ()))
                ),
                "profile",
            )
            raise ConfigError(f"{settings.origin(key)}: {key}: {error}") from None

    def _choice(self, settings: Settings, rules: Mapping[str, Value]) -> Choice:
        from ..catalogue.ruleset import Choice

        return Choice(
            settings.get("profile", "default"),
            settings.get("select", ()),
            settings.get("ignore", ()),
            settings=settings.shared(),
            today=self.today,
            origin=_origin_of_profile(settings),
            **_levels_and_options(rules),
        )

    def use(self, settings: Settings) -> None:
        """Note that settings count for a file of the run, in the order of its files.

        Raises ``ConfigError``, ``PackError`` or ``ChoiceError`` for settings that cannot be used.
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
            digest, date, rows = marshal.loads(found)
            return Sheet(digest, date, [Described(*row) for row in rows])
        made = self._made_sheet(settings)
        rows = [tuple(row) for row in made.rules]
        self.memory.put(key, marshal.dumps((made.digest, made.date, rows)))
        return made

    def _made_sheet(self, settings: Settings) -> Sheet:
        from ..catalogue import ruleset

        rules = self.ruleset(settings)
        digest, date = ("", "")
        if self.full:
            digest, date = rules.catalogue.digest, facts_date(rules.catalogue)
        rows = [
            Described(rule.id, rule.name, rule.version, level, rule.remedy, ruleset.reach(active))
            for active in rules.active
            for rule, level in [(active.rule, active.level)]
        ]
        return Sheet(digest, date, rows)

    def describe_rules(self) -> Json:
        """Describe the rules that ran, for the report."""
        if not self._sheets:
            return {"digest": "", "rules": []}
        used = list(self._sheets.values())
        rules = {row.id: row for sheet in reversed(used) for row in sheet.rules}
        return {
            "digest": "+".join(dict.fromkeys(sheet.digest for sheet in used)),
            **({"facts_checked_on": used[0].date} if self.full else {}),
            "rules": [
                {"id": row.id, "name": row.name, "version": row.version, "severity": row.level}
                for _, row in sorted(rules.items())
            ],
        }

    def unheard(self) -> list[str]:
        """Return the severities that nobody looked for although there are rules for them, lowest first."""
        found = {row.reaches for sheet in self._sheets.values() for row in sheet.rules}
        return [level for level in RANK if level in found and RANK[level] < RANK[self.least]]

    def describe_config(self) -> Json:
        """Describe the effective configuration of all checked files, for the report."""
        used = self._used
        files = dict.fromkeys(path for settings in used for path in settings.files)
        # The digest must not depend on where the project lies.
        effective = "\0".join(settings.key().replace(self.root, "") for settings in used)
        return {
            "digest": blake2b(effective.encode("utf-8", "replace"), digest_size=16).hexdigest(),
            "profile": used[0].get("profile", "default") if used else "default",
            "files": [self.report_path(path) for path in files],
        }

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

    def report_path(self, path: str, root: str | None = None) -> str:
        """Return a path as the report shows it: POSIX, relative to the project root (or another one) where it
        lies inside, else as given.
        """
        root = root or self.root
        shown = self._shown.get((path, root))
        if shown is None:
            absolute = os.path.abspath(path)
            inside = absolute.startswith(root.rstrip(os.sep) + os.sep)
            text = os.path.relpath(absolute, root) if inside else path
            shown = self._shown[path, root] = printable(text.replace(os.sep, "/"))
        return shown

    def project(self, path: str) -> str:
        """Return the folder of the project that an article belongs to; nothing beyond it is read for it."""
        folder = os.path.dirname(os.path.abspath(path))
        found = self._projects.get(folder)
        if found is None:
            found = self._projects[folder] = grounds(folder, self.configuration.root(folder))
        return found

    def jobs(self) -> int | None:
        """Return how many processes the configuration of the current folder allows, if it says so."""
        try:
            found: int | None = self.configuration.for_file(os.path.join(os.getcwd(), "article")).get("jobs")
        except ConfigError:  # it is no matter of the files that are checked
            return None
        return found


def _origin_of_profile(settings: Settings) -> str:
    """Say who has chosen the profile, without naming a place of the machine; "" when nobody has."""
    origin = settings.origin("profile")
    return {"default": "", "command line": "command line"}.get(origin, "configuration")


def _levels_and_options(rules: Mapping[str, Value]) -> dict[str, Any]:
    """Part the settings of rules into levels and options, as ``Choice`` wants them."""
    levels: dict[str, Any] = {}
    options: dict[str, Any] = {}
    for name, (setting, _) in rules.items():
        if isinstance(setting, str):
            levels[name] = setting
            continue
        if "level" in setting:
            levels[name] = setting["level"]
        options[name] = {option: value for option, value in setting.items() if option != "level"}
    return {"levels": levels, "options": options}


def printable(path: str) -> str:
    """Return a path in which bytes that are not UTF-8 are replaced, so that every output can hold it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def facts_date(catalogue: Catalogue) -> str:
    """Return when the table of dated facts was last gone through, as the table says."""
    date: str = catalogue.data("facts.toml")["table"]["checked_on"]
    return date
