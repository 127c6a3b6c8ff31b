"""What a name in a configuration means: a rule, a family of rules, a category, a tag."""

from __future__ import annotations

from collections.abc import Iterable

from ..base.hints import closest
from .catalogue import Catalogue
from .errors import ChoiceError
from .rule import Rule

PREFIX = 3
"""The letters that the ids of a family begin with."""


def matching(catalogue: Catalogue, key: str) -> list[Rule]:
    """Return the rules that a name means: ``all``, an id or name (old ones too), the three letters of a
    family in capitals, a category, a tag. Raises ``ChoiceError`` for anything else: the beginning of an id is
    no name.
    """
    if key.lower() == "all":
        return list(catalogue.rules.values())
    exact = catalogue.find(key)
    if exact is not None:
        return [exact]
    family = len(key) == PREFIX and key.isupper()
    found = [
        rule
        for rule in catalogue.rules.values()
        if (family and rule.id.startswith(key)) or rule.category == key or key in rule.tags
    ]
    if not found:
        raise ChoiceError(f"no rule, category or tag {key!r}{_meant(catalogue, key)}")
    return found


def ids(catalogue: Catalogue, keys: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules that some names mean. Raises ``ChoiceError``."""
    return frozenset(rule.id for key in keys for rule in matching(catalogue, key))


def _meant(catalogue: Catalogue, key: str) -> str:
    begun = [rule_id for rule_id in catalogue.rules if rule_id.startswith(key.upper())]
    if begun and len(key) > PREFIX:
        return f"; the beginning of an id is no name: write {', '.join(begun[:3])} or {key[:PREFIX].upper()}"
    if begun and len(key) < PREFIX:
        return f"; a family is named by its three letters, such as {begun[0][:PREFIX]}"
    known = dict.fromkeys(name for rule in catalogue.rules.values() for name in _names(rule))
    near = closest(key, known)
    return f"; did you mean {near!r}?" if near else ""


def _names(rule: Rule) -> tuple[str, ...]:
    return (rule.id, rule.name, rule.id[:PREFIX], rule.category, *rule.tags)
