"""The names of facts: each is declared once, and rules and facts may only ask for those that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..base.suggest import hint
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
                with open(rule.path, encoding="utf-8", errors="replace") as file:
                    problems = Problems(rule.path, file.read())
                problems.add(key, _no_such(name, [*declared, *(NEEDS if key == "needs" else ())]))
                errors += problems.errors
    return errors


def _asked(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the facts that a rule names, each with the key that does."""
    yield from (("needs", need) for need in rule.needs if need not in NEEDS)
    if isinstance(rule.match, Mapping):
        tables = {"match": rule.match}
    else:
        tables = {f"match.{number}": table for number, table in enumerate(rule.match or (), 1)}
    for at, table in tables.items():
        if table["kind"] == "fact":
            yield f"{at}.fact", table["fact"].partition(".")[0]
            yield from ((f"{at}.when", path.partition(".")[0]) for path in table.get("when", ()))


def _is_built_in(name: str) -> bool:
    return hasattr(Facts, name) or name in _OF_ALL


def _no_such(name: str, known: Iterable[str]) -> str:
    own = (attribute for attribute in dir(Facts) if not attribute.startswith("_"))
    return f"{name!r}, and no fact is called so{hint(name, [*known, *own])}"
