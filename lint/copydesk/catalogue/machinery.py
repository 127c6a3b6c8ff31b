"""What rules are run with: compiled patterns, one scanner for all literals, the triggers of rules and facts.

All of it follows from the catalogue and from which rules run. Levels, options, settings and the date play no
part, so that projects, folders and days that run the same rules share it.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from ..facts import Providers
from ..language.scan import Scanner
from ..language.triggers import Triggers
from .catalogue import Catalogue
from .patterns import Matcher, matcher_of
from .rule import Rule
from .stylepacks import is_style_rule, style_matcher


class Machinery:
    """What some rules of a catalogue are run with; each part is made at first use, for all documents."""

    def __init__(self, catalogue: Catalogue, rules: tuple[Rule, ...]) -> None:
        self._catalogue, self._rules = catalogue, rules

    @cached_property
    def matchers(self) -> dict[str, Matcher]:
        """The compiled patterns of the declarative rules."""
        data = self._catalogue.data
        return {
            rule.id: style_matcher(rule) if is_style_rule(rule) else matcher_of(rule, data)
            for rule in self._rules
            if rule.match is not None
        }

    @cached_property
    def choosy(self) -> frozenset[str]:
        """The rules whose patterns may say that they are not run over a document."""
        return frozenset(rule_id for rule_id, matcher in self.matchers.items() if matcher.choosy)

    def scanner(self, raw: bool) -> Scanner:
        """The combined scanner for prose, or for the stored text (``raw``)."""
        return self._raw_scanner if raw else self._prose_scanner

    @cached_property
    def _prose_scanner(self) -> Scanner:
        return self._scanner(False)

    @cached_property
    def _raw_scanner(self) -> Scanner:
        return self._scanner(True)

    def _scanner(self, raw: bool) -> Scanner:
        scopes = {rule.id: "raw" in rule.scope for rule in self._rules}
        return Scanner(
            {key: m.literals for key, m in self.matchers.items() if m.literals and scopes[key] == raw}
        )

    @cached_property
    def providers(self) -> Providers:
        """The facts of the packs, with the triggers of facts and of the rules."""
        facts, found = self._catalogue.facts, self._catalogue.fact_triggers
        triggers = {
            raw: {
                **{rule.id: rule.triggers for rule in self._rules if ("raw" in rule.scope) == raw},
                **{name: found[name] for name, fact in facts.items() if fact.raw == raw},
            }
            for raw in (False, True)
        }
        return Providers(facts, Triggers(triggers[False]), Triggers(triggers[True], raw=True))


@lru_cache(maxsize=16)
def machinery(catalogue: Catalogue, rule_ids: tuple[str, ...]) -> Machinery:
    """Return what the rules of some ids, in this order, are run with."""
    return Machinery(catalogue, tuple(catalogue.rules[rule_id] for rule_id in rule_ids))
