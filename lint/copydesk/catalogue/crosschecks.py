"""What can be checked only when all packs are there: each fact is declared once, and rules and facts ask only
for facts and data files that there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..base.hints import hint
from ..facts import STRUCTURES, Fact, Facts
from .problems import Problems
from .rule import Rule
from .ruledecode import NEEDS

_OF_ALL = frozenset({"doc", "knowledge"})


def wrong_facts(rules: Sequence[Rule], facts: Sequence[Fact]) -> list[str]:
    """Return what is wrong with the facts that packs declare, and with those that rules and facts ask for."""
    declared: dict[str, Fact] = {}
    errors: list[str] = []
    for fact in facts:
        other = declared.setdefault(fact.name, fact)
        if other is not fact:
            errors.append(f"{fact.path}: the fact {fact.name!r} is declared in {other.path} too")
        if _is_built_in(fact.name):
            errors.append(f"{fact.path}: there is a fact {fact.name!r} of the engine; take another name")
    for fact in facts:
        for need in fact.needs:
            if need not in STRUCTURES and need not in declared and not _is_built_in(need):
                what = _no_such(need, [*declared, *STRUCTURES])
                errors.append(f"{fact.path}: the fact {fact.name!r} needs {what}")
    for rule in rules:
        for key, name in _asked(rule):
            if name not in declared and not _is_built_in(name):
                what = _no_such(name, [*declared, *(NEEDS if key == "needs" else ())])
                errors.append(_at(rule, key, what))
    return errors


def missing_files(rules: Sequence[Rule], path_of: Callable[[str], str]) -> list[str]:
    """Return which data files that patterns name no pack has; ``path_of`` raises ``FileNotFoundError``."""
    errors: list[str] = []
    for rule in rules:
        for at, table in _tables(rule):
            try:
                if "file" in table:
                    path_of(table["file"])
            except FileNotFoundError as error:
                errors.append(_at(rule, f"{at}.file", str(error)))
    return errors


def _at(rule: Rule, key: str, what: str) -> str:
    with open(rule.path, encoding="utf-8", errors="replace") as file:
        problems = Problems(rule.path, file.read())
    problems.add(key, what)
    return problems.errors[0]


def _asked(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the facts that a rule names, each with the key that does."""
    yield from (("needs", need) for need in rule.needs if need not in NEEDS)
    for at, table in _tables(rule):
        if table["kind"] == "fact":
            yield f"{at}.fact", table["fact"].partition(".")[0]
            yield from ((f"{at}.when", path.partition(".")[0]) for path in table.get("when", ()))


def _tables(rule: Rule) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the pattern of a rule, or each of several, with the key of its table."""
    if isinstance(rule.match, Mapping):
        yield "match", rule.match
    else:
        yield from ((f"match.{number}", table) for number, table in enumerate(rule.match or (), 1))


def _is_built_in(name: str) -> bool:
    return hasattr(Facts, name) or name in _OF_ALL


def _no_such(name: str, known: Iterable[str]) -> str:
    own = (attribute for attribute in dir(Facts) if not attribute.startswith("_"))
    return f"{name!r}, and no fact is called so{hint(name, [*known, *own])}"
