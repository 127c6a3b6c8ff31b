"""From the settings of an article to the rules that run on it; what is wrong is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..base.hints import hint
from ..catalogue.errors import ChoiceError
from .config import Settings
from .configkeys import ConfigError, Gate, Value

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.ruleset import Choice, RuleSet

_NAMES = ("select", "extend-select", "ignore", "extend-ignore")
_NO_RULES = Value({}, "default")


def rules_of(settings: Settings, today: str, catalogue_of: Callable[[Settings], Catalogue]) -> RuleSet:
    """Return the rules that run with some settings: what a gate holds finds what it finds by the settings of
    the gate, and is as grave at least. Raises ``ConfigError`` and what ``catalogue_of`` raises.
    """
    from ..catalogue.ruleset import build

    catalogue = catalogue_of(settings)
    _check(catalogue, settings)
    try:
        rules = build(catalogue, _choice(settings, today))
    except ChoiceError as error:  # everything else has been looked at
        raise ConfigError(f"{settings.origin('profile')}: profile: {error}") from None
    gates = [(rules_of(one.settings, today, catalogue_of), one.rules) for one in settings.held]
    if not gates:
        return rules
    from ..catalogue.gatedrules import held

    return held(rules, gates)


def _choice(settings: Settings, today: str) -> Choice:
    from ..catalogue.ruleset import Choice

    levels, options = _levels_and_options(settings.get("rules", {}))
    return Choice(
        settings.get("profile", "default"),
        settings.get("select", ()),
        (*settings.get("ignore", ()), *settings.get("extend-ignore", ())),
        levels,
        options,
        settings.shared(),
        today,
        _origin_of_profile(settings),
        settings.get("extend-select", ()),
    )


def _check(catalogue: Catalogue, settings: Settings) -> None:
    """Say where a name, an option or a language stands that does not exist. Raises ``ConfigError``."""
    from ..catalogue.naming import matching
    from ..catalogue.ruledecode import check_options

    for key, name, origin in _named(settings):
        try:
            matching(catalogue, name)
        except ChoiceError as error:
            raise ConfigError(f"{origin}: {key}: {error}") from None
    rules = settings.values.get("rules", _NO_RULES).value
    for name, (setting, origin, _) in rules.items():
        try:
            meant = matching(catalogue, name)
        except ChoiceError as error:
            raise ConfigError(f"{origin}: rules.{name}: {error}") from None
        if isinstance(setting, str):
            continue
        given = {option: value for option, value in setting.items() if option != "level"}
        for rule in meant:
            _, errors = check_options(rule, given)
            if errors:
                raise ConfigError(f"{origin}: rules.{name}: {errors[0]}")
    languages = settings.values.get("languages")
    if languages is not None:
        _check_languages(catalogue, languages)


def _named(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield what names rules: the key, the name, and where it stands."""
    for key in _NAMES:
        found = settings.values.get(key)
        for value in found.sources() if found is not None else ():
            for name in value.value:
                yield key, name, value.origin
    found = settings.values.get("gate")
    for value in found.sources() if found is not None else ():
        gate: Gate = value.value
        for name in gate.may_not_silence:
            yield "gate.may-not-silence", name, value.origin


def _check_languages(catalogue: Catalogue, value: Value) -> None:
    from ..language.languages import known_languages

    lines: Callable[[str], Any] = catalogue.data
    languages = known_languages(lines)
    for tag in value.value:
        if languages.is_tag(tag):
            continue
        code = languages.primary(tag)
        meant = f"; did you mean “{code}”?" if languages.is_tag(code) else hint(tag, languages.tags)
        raise ConfigError(f"{value.origin}: languages: no language {tag!r}{meant}")


def _origin_of_profile(settings: Settings) -> str:
    """Say who has chosen the profile, without naming a place of the machine; "" when nobody has."""
    origin = settings.origin("profile")
    return {"default": "", "command line": "command line"}.get(origin, "configuration")


def _levels_and_options(
    rules: Mapping[str, Value],
) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, Any]]]:
    """Part the settings of rules into levels and options, as ``Choice`` wants them."""
    levels: dict[str, str] = {}
    options: dict[str, dict[str, Any]] = {}
    for name, (setting, *_) in rules.items():
        if isinstance(setting, str):
            levels[name] = setting
            continue
        if "level" in setting:
            levels[name] = setting["level"]
        options[name] = {option: value for option, value in setting.items() if option != "level"}
    return levels, options
