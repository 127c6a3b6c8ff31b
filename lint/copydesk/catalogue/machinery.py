"""What rules are run with: compiled patterns, one scanner for all literals, the triggers of rules and facts.

All of it follows from the catalogue and from which rules run. Levels, options, settings and the date play no
part, so that projects, folders and days that run the same rules share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..base import store
from ..base.digest import blake2b
from ..facts import Providers
from ..language.scan import Literals, Scanner, by_literal
from ..language.triggers import Tables, Triggers
from .catalogue import Catalogue
from .patterns import Matcher, matcher_of
from .rule import Rule
from .stylepacks import is_style_rule, style_matcher

_FORM = 1
"""Another number, where what is looked for is kept in another way."""


class _Sought(NamedTuple):
    """What the texts are searched for, as plain tables: the triggers of rules and facts and the literals of
    patterns, each in the prose and in the stored text; the rules that find nothing without such a literal.
    """

    prose_triggers: Tables
    raw_triggers: Tables
    prose_literals: Literals
    raw_literals: Literals
    gated: frozenset[str]


class Machinery:
    """What some rules of a catalogue are run with; each part is made at first use, for all documents."""

    def __init__(self, catalogue: Catalogue, rules: tuple[Rule, ...]) -> None:
        self._catalogue, self._rules = catalogue, rules
        self._matching = {rule.id: rule for rule in rules if rule.match is not None}
        self._matchers: dict[str, Matcher] = {}

    def matcher(self, rule_id: str) -> Matcher | None:
        """Return the compiled pattern of a declarative rule; None for another one."""
        found = self._matchers.get(rule_id)
        if found is None and (rule := self._matching.get(rule_id)) is not None:
            found = style_matcher(rule) if is_style_rule(rule) else matcher_of(rule, self._catalogue.data)
            self._matchers[rule_id] = found
        return found

    @cached_property
    def choosy(self) -> Mapping[str, Matcher]:
        """The patterns that may say that they are not run over a document, by rule; only styles have some."""
        styles = [rule.id for rule in self._rules if is_style_rule(rule)]
        return {each: found for each in styles if (found := self.matcher(each)) is not None and found.choosy}

    @property
    def gated(self) -> frozenset[str]:
        """The declarative rules that find nothing in a text without any of their literals."""
        return self._sought.gated

    def scanner(self, raw: bool) -> Scanner:
        """The combined scanner for prose, or for the stored text (``raw``)."""
        return self._raw_scanner if raw else self._prose_scanner

    @cached_property
    def _prose_scanner(self) -> Scanner:
        return Scanner.of(*self._sought.prose_literals)

    @cached_property
    def _raw_scanner(self) -> Scanner:
        return Scanner.of(*self._sought.raw_literals)

    @cached_property
    def providers(self) -> Providers:
        """The facts of the packs, with the triggers of facts and of the rules."""
        prose, raw = Triggers.of(self._sought.prose_triggers), Triggers.of(self._sought.raw_triggers)
        return Providers(self._catalogue.facts, prose, raw)

    @cached_property
    def _sought(self) -> _Sought:
        """What is looked for; that of rules of the built-in pack is kept in the store."""
        state = self._catalogue.state
        ids = "\0".join([rule.id for rule in self._rules]).encode()
        key = f"sought-{_FORM}-{state}-{blake2b(ids, digest_size=8).hexdigest()}"
        kept = store.load(key) if state else None
        if kept is not None:
            return _Sought(*kept)
        made = _Sought(
            self._triggers(False),
            self._triggers(True),
            self._literals(False),
            self._literals(True),
            frozenset(each for each in self._matching if (found := self.matcher(each)) and found.gated),
        )
        if state:
            store.save(key, tuple(made))
        return made

    def _triggers(self, raw: bool) -> Tables:
        facts, found = self._catalogue.facts, self._catalogue.fact_triggers
        of_rules = {rule.id: rule.triggers for rule in self._rules if ("raw" in rule.scope) == raw}
        of_facts = {name: found[name] for name, fact in facts.items() if fact.raw == raw}
        return Triggers({**of_rules, **of_facts}, raw=raw).tables

    def _literals(self, raw: bool) -> Literals:
        matchers = {rule.id: self.matcher(rule.id) for rule in self._rules if ("raw" in rule.scope) == raw}
        return by_literal({key: m.literals for key, m in matchers.items() if m is not None and m.literals})


@lru_cache(maxsize=16)
def machinery(catalogue: Catalogue, rule_ids: tuple[str, ...]) -> Machinery:
    """Return what the rules of some ids, in this order, are run with."""
    return Machinery(catalogue, tuple(catalogue.rules[rule_id] for rule_id in rule_ids))
