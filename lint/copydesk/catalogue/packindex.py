"""What the files of a pack declare: its rules and facts, decoded once and kept in the store."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base import store
from ..facts import Fact
from .errors import PackError
from .packcode import LazyFunction, PackCode
from .packfiles import FACTS, RuleFile, Sources, is_rule, pack_files
from .rule import Option, Rule

if TYPE_CHECKING:
    from .problems import Problems


class Index(NamedTuple):
    """What a pack declares, its code, and whether this comes from the store."""

    rules: list[Rule]
    facts: list[Fact]
    code: PackCode
    stored: bool


def read_index(folder: str, files: Sequence[RuleFile] | None, state: str) -> Index:
    """Return what a pack declares, from the store where it is there. ``files`` may be left out where
    ``state`` tells which there are.
    """
    key = f"rules-{state}"
    stored = store.load(key)
    known = stored is not None
    if files is None:
        files = [RuleFile(*row) for row in stored["files"]] if known else pack_files(folder)
    code = PackCode(folder, key, Sources(files))
    if not known:
        stored = {
            "files": [(file.path, file.category) for file in files],
            "rules": [to_row(rule) for rule in _decode(files, code)],
            "facts": [row for file in files for row in _fact_rows(file, code)],
        }
        store.save(key, stored)
    rules = [from_row(row) for row in stored["rules"]]
    return Index(rules, [_fact(row, code) for row in stored["facts"]], code, known)


def _fact_rows(file: RuleFile, code: PackCode) -> list[list[Any]]:
    """List the facts that a file declares; triggers that are a function are kept as its name."""
    if os.path.basename(file.path) != FACTS:
        return []
    try:
        found = [function.copydesk_fact for function in code.declared(file.path, "copydesk_fact")]
    except Exception as error:
        raise PackError([f"{file.path}: cannot be loaded: {type(error).__name__}: {error}"]) from None
    return [
        [
            fact.name,
            [file.path, fact.run.__name__],
            fact.needs,
            fact.triggers.__name__ if callable(fact.triggers) else fact.triggers,
            fact.otherwise,
            fact.plain,
            fact.raw,
            fact.kept,
        ]
        for fact in found
    ]


def _fact(row: Sequence[Any], code: PackCode) -> Fact:
    name, (path, function), needs, triggers, otherwise, plain, raw, kept = row
    heard = LazyFunction(code, path, triggers) if isinstance(triggers, str) else tuple(triggers)
    empty = tuple(otherwise) if isinstance(otherwise, list) else otherwise
    return Fact(name, LazyFunction(code, path, function), tuple(needs), heard, empty, plain, raw, path, kept)


def _decode(files: Sequence[RuleFile], code: PackCode) -> list[Rule]:
    from .patterns import MatchError, compile_match
    from .ruledecode import decode_rule

    rules, errors = [], []
    for file in files:
        if not is_rule(file):
            if b"@rule(" in file.data:
                errors.append(f"{file.path}:1: a file with a rule is named like it: ABC001-its-name.py")
            continue
        raw, problems = read_rule(file, code)
        rule = decode_rule(raw, file.category, problems) if not problems.errors else None
        if rule is not None and rule.match is not None:
            try:
                compile_match(rule, None)
            except MatchError as error:
                problems.add(f"match.{error.key}", error.what)
        elif rule is not None and file.path.endswith(".toml"):
            problems.add("match", "is missing: a TOML rule needs a pattern")
        errors.extend(problems.errors)
        if rule is not None:
            rules.append(rule._replace(reaches=_reach(rule, code), mends=_mends(raw)))
    if errors:
        raise PackError(errors)
    return rules


def _reach(rule: Rule, code: PackCode) -> str:
    from . import reach

    if rule.match is not None:
        return reach.of_table(rule.severity, rule.match)
    return reach.of_code(rule.severity, rule.path, code.sources)


def _mends(raw: Mapping[str, Any]) -> bool:
    """Say whether one of the bad examples of a rule shows a fix."""
    shown = raw.get("examples", raw).get("bad", ())
    return any(isinstance(example, Mapping) and "fixed" in example for example in shown)


def read_rule(file: RuleFile, code: PackCode | None) -> tuple[dict[str, Any], Problems]:
    """Read the metadata table of a rule file, whatever its kind."""
    from .problems import Problems

    problems = Problems(file.path, file.data.decode("utf-8", "replace"))
    if file.path.endswith(".toml"):
        from ..base.tomlread import TomlFault, read_bytes, told

        try:
            return read_bytes(file.data), problems
        except TomlFault as fault:
            problems.errors.append(f"{file.path}:{fault.line or 1}: not valid TOML: {told(fault)}")
            return {}, problems
    try:
        metadata = code.metadata(file.path) if code is not None else {}
    except Exception as error:
        line = error.lineno if isinstance(error, SyntaxError) and error.lineno else 1
        problems.errors.append(f"{file.path}:{line}: cannot be loaded: {type(error).__name__}: {error}")
        return {}, problems
    return dict(metadata), problems


_OPTIONS = Rule._fields.index("options")


def to_row(rule: Rule) -> tuple[Any, ...]:
    """Return a rule as data for the store."""
    options = {name: tuple(option) for name, option in rule.options.items()}
    return (*rule[:_OPTIONS], options, *rule[_OPTIONS + 1 :])


def from_row(row: tuple[Any, ...]) -> Rule:
    """Return the rule of some data from the store."""
    options = {name: Option(*spec) for name, spec in row[_OPTIONS].items()}
    return Rule._make((*row[:_OPTIONS], options, *row[_OPTIONS + 1 :]))
