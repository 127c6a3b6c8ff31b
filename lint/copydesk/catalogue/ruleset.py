"""Which rules run, how grave they are and with which options: catalogue, profile and the user's choice put
together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.levels import SEVERITIES
from ..facts import Facts
from ..facts.knowledge import Watched
from .catalogue import Catalogue, load
from .errors import ChoiceError
from .machinery import Machinery, machinery
from .naming import ids, matching
from .notrun import CONFIGURATION, ON_REQUEST, PROFILE, SELECTION, NotRun
from .profilefiles import load_profile
from .rule import Rule
from .ruledecode import check_options

if TYPE_CHECKING:
    from ..document.document import Document
    from ..input.companions import Companions

LEVELS = ("off", *SEVERITIES)


class Choice(NamedTuple):
    """What a user asked for. ``select``, ``extend`` (what runs as well) and ``ignore`` hold ids, names,
    prefixes, categories or tags; ``today`` is ``YYYY-MM-DD``. ``origin`` says who chose the profile; where
    nobody did ("") each file is given the one that it looks like.
    """

    profile: str = "default"
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    levels: Mapping[str, str] = MappingProxyType({})
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    settings: Mapping[str, Any] = MappingProxyType({})
    today: str = "1970-01-01"
    origin: str = ""
    extend: Sequence[str] = ()


class Active(NamedTuple):
    """A rule that runs, its level and its options."""

    rule: Rule
    level: str
    options: Mapping[str, Any]


class Question(NamedTuple):
    """What decides whether a rule is asked about a document, looked up once for all documents.

    ``about_prose``: of a blank file the rule has nothing to say. ``triggered`` is "prose" or "raw" when one
    of the rule's triggers must stand there, else "". ``needs`` are structures and facts. ``asks_network``: it
    has nothing to look at unless links were asked.
    """

    rule_id: str
    active: Active
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    about_prose: bool
    triggered: str
    needs: tuple[str, ...]
    asks_network: bool


class RuleSet:
    """The rules that run, for all documents; ``idle`` says of the others of the catalogue why they do not.

    ``apart`` are those of the active rules that run with other settings or data than the rest of them.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        active: tuple[Active, ...],
        profile: str,
        today: str,
        settings: Mapping[str, Any],
        origin: str = "",
        firm: frozenset[str] = frozenset(),
        idle: tuple[NotRun, ...] = (),
        apart: tuple[RuleSet, ...] = (),
    ) -> None:
        self.catalogue, self.active, self.idle, self.apart = catalogue, active, idle, apart
        self.profile, self.today, self.settings = profile, today, settings
        self.origin, self.firm = origin, firm
        self._milder: dict[str, Mapping[str, str]] = {}
        self._reaching: dict[str, RuleSet] = {}
        self._quiet: dict[tuple[str, str], frozenset[str]] = {}

    @cached_property
    def machinery(self) -> Machinery:
        """What the rules are run with."""
        return machinery(self.catalogue, tuple(active.rule.id for active in self._together))

    @property
    def _together(self) -> tuple[Active, ...]:
        """The active rules that do not run apart."""
        known = {rule_id for one in self.apart for rule_id in one.by_id}
        return (
            tuple(active for active in self.active if active.rule.id not in known) if known else self.active
        )

    def facts(self, document: Document, companions: Companions | None = None) -> Facts:
        """Return the facts about a document, none of them computed yet, as this run sees it."""
        knowledge = Watched(self.catalogue.data, self.settings, self.today, self.profile, companions)
        return Facts(document, knowledge, self.machinery.providers)

    def reaching(self, least: str) -> RuleSet:
        """Return the rules whose findings can be at least so grave, or have fixes (those are made whatever
        the level), with the rules that these give way to.
        """
        if least == SEVERITIES[0]:
            return self
        if least not in self._reaching:
            known = self._heard(least, {})
            self._reaching[least] = self.with_active(
                (active for active in self.active if active.rule.id in known),
                (one.with_active(a for a in one.active if a.rule.id in known) for one in self.apart),
            )
        return self._reaching[least]

    def quiet(self, profile: str, least: str) -> frozenset[str]:
        """Return the active rules of which a guessed profile ("" = none could be told) leaves nothing that is
        so grave; those that others give way to, or that have fixes, are none.
        """
        key = profile, least
        if key not in self._quiet:
            self._quiet[key] = frozenset(self.by_id.keys() - self._heard(least, self.milder(profile)))
        return self._quiet[key]

    def _heard(self, least: str, levels: Mapping[str, str]) -> set[str]:
        """Return the rules whose findings can be at least so grave, or have fixes, with the rules that these
        give way to; ``levels`` are those of rules that can reach no higher.
        """
        wanted = LEVELS.index(least)
        heard = [
            active
            for active in self.active
            if active.rule.mends or LEVELS.index(levels.get(active.rule.id, reach(active))) >= wanted
        ]
        return {
            *(active.rule.id for active in heard),
            *(rule_id for active in heard for rule_id in active.rule.yields_to),
        }

    def with_active(self, active: Iterable[Active], apart: Iterable[RuleSet] = ()) -> RuleSet:
        """Return other active rules with the same settings and data; some of them run ``apart``."""
        seen = self.profile, self.today, self.settings, self.origin, self.firm
        return RuleSet(self.catalogue, tuple(active), *seen, apart=tuple(apart))

    def sees_like(self, other: RuleSet) -> bool:
        """Say whether the rules of two sets have the same settings and data."""
        here, there = ((one.profile, one.today, one.settings) for one in (self, other))
        return self.catalogue is other.catalogue and here == there

    def milder(self, profile: str) -> Mapping[str, str]:
        """Return the levels by rule id that a guessed profile ("" = none could be told) sets below those of
        the active rules.

        Only the rules that ``profile-signs.toml`` names are touched, and none that the user has named.
        """
        if profile not in self._milder:
            signs = self.catalogue.data("profile-signs.toml")
            levels = load_profile(self.catalogue, profile).get("levels", {}) if profile else signs["unknown"]
            wanted = {rule_id: levels[rule_id] for rule_id in signs["graded"] if rule_id in levels}
            if profile not in signs["sourcing"]["reports"]:
                wanted.update(dict.fromkeys(signs["sourcing"]["rules"], "info"))
            self._milder[profile] = {
                rule_id: level
                for rule_id, level in wanted.items()
                if rule_id not in self.firm
                and (active := self.by_id.get(rule_id)) is not None
                and LEVELS.index(level) < LEVELS.index(reach(active))
            }
        return self._milder[profile]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The active rules that do not run apart, with what decides whether they are asked, in the order in
        which they run.
        """
        return tuple(_question(active) for active in self._together)

    @cached_property
    def by_id(self) -> dict[str, Active]:
        """The active rules by id."""
        return {active.rule.id: active for active in self.active}


def reach(active: Active) -> str:
    """Return the highest level that an active rule can have: one that was set caps what the rule can be."""
    rule, level = active.rule, active.level
    return level if level != rule.severity or not rule.reaches else rule.reaches


def build(catalogue: Catalogue, choice: Choice) -> RuleSet:
    """Put a rule set together. Raises ``ChoiceError``."""
    profile = load_profile(catalogue, choice.profile)
    levels: dict[str, str] = {}
    for source in (profile.get("levels", {}), choice.levels):
        for key, level in source.items():
            if level not in LEVELS:
                raise ChoiceError(f"level {level!r} of {key!r} is not one of {', '.join(LEVELS)}")
            for rule in matching(catalogue, key):
                levels[rule.id] = level
    wanted = (*choice.select, *choice.extend)
    chosen = ids(catalogue, wanted)
    selected = chosen if choice.select else frozenset()
    ignored = {rule.id: key for key in choice.ignore for rule in matching(catalogue, key)}
    named = {found.id for key in wanted if (found := catalogue.find(key)) is not None}
    given = ids(catalogue, choice.levels)
    options = _options(catalogue, profile, choice)
    active, idle = list[Active](), list[NotRun]()
    for rule in catalogue.rules.values():
        level = levels.get(rule.id)
        if rule.id in ignored:
            idle.append(NotRun(rule.id, CONFIGURATION, f"ignore: {ignored[rule.id]}"))
        elif level == "off" and rule.id not in named:
            idle.append(_off(rule, choice.profile, by_user=rule.id in given))
        elif selected and rule.id not in selected:
            idle.append(NotRun(rule.id, SELECTION, f"select: {', '.join(wanted)}"))
        elif rule.id not in named and level is None and not _runs_by_default(rule, choice.profile):
            idle.append(_left(rule))
        else:
            grade = rule.severity if level is None or level == "off" else level
            active.append(Active(rule, grade, options.get(rule.id, _defaults(rule))))
    settings = {**profile.get("settings", {}), **choice.settings}
    firm = given | named
    # Whoever asks for another profile than the default one has chosen it.
    origin = choice.origin or ("configuration" if choice.profile != "default" else "")
    return RuleSet(
        catalogue, tuple(active), choice.profile, choice.today, settings, origin, firm, tuple(idle)
    )


@cache
def defaults(today: str = "1970-01-01") -> RuleSet:
    """Return the rules of the built-in pack as they run without any configuration."""
    return build(load(), Choice(today=today))


def _runs_by_default(rule: Rule, profile: str) -> bool:
    return rule.enabled and rule.status != "preview" and (not rule.profiles or profile in rule.profiles)


def _off(rule: Rule, profile: str, *, by_user: bool) -> NotRun:
    detail = f"level off in the profile {profile}"
    return NotRun(rule.id, CONFIGURATION, "level off") if by_user else NotRun(rule.id, PROFILE, detail)


def _left(rule: Rule) -> NotRun:
    """Say why a rule does not run unless somebody asks for it."""
    if rule.enabled and rule.status != "preview":
        return NotRun(rule.id, PROFILE, f"runs in the profiles {', '.join(rule.profiles)}")
    detail = "a preview rule, which runs where it is named" if rule.enabled else "runs where it is named"
    return NotRun(rule.id, ON_REQUEST, detail)


def _options(catalogue: Catalogue, profile: Mapping[str, Any], choice: Choice) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for source in (profile.get("options", {}), choice.options):
        for key, given in source.items():
            for rule in matching(catalogue, key):
                options, errors = check_options(rule, {**merged.get(rule.id, {}), **given})
                if errors:
                    raise ChoiceError(errors[0])
                merged[rule.id] = options
    return merged


def _defaults(rule: Rule) -> dict[str, Any]:
    return {name: option.default for name, option in rule.options.items()}


def _question(active: Active) -> Question:
    rule = active.rule
    raw = "raw" in rule.scope
    return Question(
        rule.id,
        active,
        rule.formats,
        rule.languages,
        not (raw or "document" in rule.scope),
        "" if not rule.triggers else "raw" if raw else "prose",
        tuple(need for need in rule.needs if need != "clock"),
        "online" in rule.tags and not any(active.options.values()),
    )
