"""From a file to its part of the report: what the commands and the Python interface share."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from . import readers, ruleset, suppress
from .catalogue import Catalogue, PackError, load
from .config import DEFAULT_MAX_BYTES, Configuration, Settings
from .configfile import ConfigError, Stet, Value
from .digest import blake2b
from .discover import STDIN, Skip, Target, discover, read_target
from .engine import Outcome, lint_document
from .excerpt import Excerpt, excerpt
from .report import Json, file_entry
from .ruleset import Choice, ChoiceError, RuleSet
from .source import Source

if TYPE_CHECKING:
    from .document import Document
    from .fix import Fixed
    from .online import LinkChecker
    from .rule import Finding


def local_date() -> str:
    """Return the date of the machine as ``YYYY-MM-DD``."""
    return time.strftime("%Y-%m-%d")


class Opened(NamedTuple):
    """One file ready to be examined. ``standing`` are findings that the configuration lets stand in it."""

    path: str
    data: bytes
    format: str
    rules: RuleSet
    standing: tuple[Stet, ...] = ()


class FileResult(NamedTuple):
    """One checked file: findings, report entry, source lines, rules that failed."""

    findings: list[Finding]
    entry: Json
    excerpts: list[Excerpt]
    crashed: tuple[tuple[str, str], ...]


class Checked:
    """What a run came to: results by path as given, what was not checked, and if Copydesk itself failed."""

    def __init__(self, skips: Iterable[Skip]) -> None:
        self.results: list[tuple[str, FileResult]] = []
        self.skips = list(skips)
        self.broken = False


class Session:
    """What the files of one run share: configuration, catalogues and rule sets, each made once.

    ``today`` is the date that rules take for today. ``allow_code`` lets packs of the project bring Python
    rules. ``claims`` puts the claims ledger, and readability where it is configured, into the report.
    ``online`` asks the links of each file.
    """

    def __init__(
        self,
        configuration: Configuration,
        *,
        today: str | None = None,
        allow_code: bool = False,
        claims: bool = False,
        online: LinkChecker | None = None,
    ) -> None:
        self.configuration = configuration
        self.online = online
        self.today = today or local_date()
        self.allow_code = allow_code
        self.claims = claims
        self.root = configuration.root(os.getcwd())
        self._catalogues: dict[tuple[str, ...], Catalogue | PackError] = {}
        self._rulesets: dict[str, RuleSet] = {}
        self._configs: dict[str, Settings] = {}

    def catalogue(self, settings: Settings) -> Catalogue:
        """Return the catalogue with the packs of some settings. Raises ``PackError``."""
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
            self._configs[key] = settings
        return self._rulesets[key]

    def _build(self, settings: Settings) -> RuleSet:
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
        return Choice(
            settings.get("profile", "default"),
            settings.get("select", ()),
            settings.get("ignore", ()),
            settings=settings.shared(),
            today=self.today,
            **_levels_and_options(rules),
        )

    def describe_rules(self, *, digest: bool = True) -> Json:
        """Describe the rules that ran, for the report. The digest reads every file of every pack again."""
        if not self._rulesets:
            return {"digest": "", "rules": []}
        used = list(self._rulesets.values())
        rules = {active.rule.id: active for rules in reversed(used) for active in rules.active}
        digests = dict.fromkeys(rules.catalogue.digest for rules in used) if digest else ()
        dated = {"facts_checked_on": facts_date(used[0].catalogue)} if digest else {}
        return {
            "digest": "+".join(digests),
            **dated,
            "rules": [
                {
                    "id": rule_id,
                    "name": active.rule.name,
                    "version": active.rule.version,
                    "severity": active.level,
                }
                for rule_id, active in sorted(rules.items())
            ],
        }

    def describe_config(self) -> Json:
        """Describe the effective configuration of all checked files, for the report."""
        used = list(self._configs.values())
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
        for rules in self._rulesets.values():
            if rule_id in rules.catalogue.rules:
                return rules.catalogue.rules[rule_id].remedy
        return ""

    def report_path(self, path: str) -> str:
        """Return a path as the report shows it: POSIX, relative to the project root where it lies inside,
        else as given.
        """
        absolute = os.path.abspath(path)
        inside = absolute.startswith(self.root.rstrip(os.sep) + os.sep)
        text = os.path.relpath(absolute, self.root) if inside else path
        return printable(text.replace(os.sep, "/"))

    def check(
        self, target: Target, stdin_name: str = "stdin.md", format: str | None = None
    ) -> FileResult | Skip:
        """Read and check one file. What stands in the way of it becomes a ``Skip``; only a fault of Copydesk
        raises.
        """
        opened = self._open(target, stdin_name, format)
        return opened if isinstance(opened, Skip) else self._examine(opened)

    def _open(self, target: Target, stdin_name: str, format: str | None) -> Opened | Skip:
        """Read a file and find its format, rules and exceptions, or say why it cannot be checked."""
        path = stdin_name if target.path == STDIN else target.path
        try:
            settings = self.configuration.for_file(path)
            rules = self.ruleset(settings)
        except ConfigError as error:
            return Skip(printable(path), "configuration", str(error))
        except PackError as error:
            return Skip(printable(path), "rules", "\n".join(error.errors))
        data = read_target(target, settings.get("max-bytes", DEFAULT_MAX_BYTES), stdin_name)
        if isinstance(data, Skip):
            return data._replace(path=printable(data.path))
        found = format or readers.detect_format(path, data)
        if found is None:
            detail = "not checked: binary, or a format that Copydesk does not read"
            return Skip(printable(path), "not-an-article", detail)
        here = os.path.abspath(path)
        standing = tuple(stet for stet in settings.get("stet", ()) if stet.path == here)
        return Opened(path, data, found, rules, standing)

    def settings_here(self) -> Settings | Skip:
        """Return the settings of the current folder, which decide about the run as a whole."""
        try:
            return self.configuration.for_file(os.path.join(os.getcwd(), "article"))
        except ConfigError as error:
            return Skip(".", "configuration", str(error))

    def check_all(
        self,
        paths: Iterable[str],
        *,
        stdin_name: str = "stdin.md",
        format: str | None = None,
        force: bool = False,
    ) -> Checked:
        """Check everything behind the arguments of a command; a fault of Copydesk ends one file and not the
        run.

        ``force`` applies the exclusions of the configuration to files that are named as well.
        """
        found = discover(list(paths), self.configuration, force_exclude=force)
        checked = Checked(found.skips)
        for target in found.targets:
            path = stdin_name if target.path == STDIN else target.path
            try:
                result = self.check(target, stdin_name, format)
            except Exception as error:
                checked.broken = True
                detail = f"Copydesk failed: {type(error).__name__}: {error}"
                checked.skips.append(Skip(printable(path), "internal-error", detail))
                continue
            if isinstance(result, Skip):
                checked.skips.append(result)
            else:
                checked.broken = checked.broken or bool(result.crashed)
                checked.results.append((path, result))
        return checked

    def fix(
        self, target: Target, stdin_name: str, format: str | None, *, unsafe: bool, break_provenance: bool
    ) -> tuple[bytes, Fixed] | Skip:
        """Fix one file in memory: its bytes before, and what became of them. Raises ``Refused``."""
        from .fix import Refused, fix_data, may_write

        opened = self._open(target, stdin_name, format)
        if isinstance(opened, Skip):
            return opened
        path, data = opened.path, opened.data
        reason = may_write(path, self.root) if target.path != STDIN else ""
        if reason:
            raise Refused(reason)
        return data, fix_data(opened, unsafe=unsafe, break_provenance=break_provenance)

    def _examine(self, opened: Opened) -> FileResult:
        path = self.report_path(opened.path)
        document, outcome = examine(readers.decode(path, opened.data), opened, self.root, self.online)
        entry = file_entry(
            path,
            document,
            outcome,
            claims=self.claims,
            readability=self.claims and bool(opened.rules.settings.get("readability")),
        )
        excerpts = [excerpt(document.source, finding.span) for finding in outcome.findings]
        return FileResult(outcome.findings, entry, excerpts, outcome.crashed)


def examine(
    source: Source, opened: Opened, root: str = "", online: LinkChecker | None = None
) -> tuple[Document, Outcome]:
    """Take a decoded source through the straight line: reader, rules, and the steps after the rules.

    With ``root``, the project folder, files that the article names are read first; with ``online``, its links
    are asked.
    """
    document = readers.read(source, opened.format)
    if root:
        from .companions import gather

        document.companions = gather(document, opened.path, root, online)
    outcome = lint_document(document, opened.rules)
    return document, suppress.apply(document, outcome, opened.rules, opened.standing)


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
