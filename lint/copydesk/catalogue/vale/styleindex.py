"""Vale styles in, rules out: every file of a pack of styles read, checked and made ready once, and kept in
the store. What cannot be run is a rule all the same, one that says why it is not run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from ...base import linear, store, tree
from ...base.digest import blake2b
from ..packindex import from_row, to_row
from ..rule import Rule
from .definition import SEVERITY, Definition, Wrong, checked
from .stylefiles import Styles, digests_of, read_inside, rule_files, styles_of
from .tables import table_of
from .valeini import level_of, where_of
from .vocabularies import Vocabulary, names_in, read_vocabularies
from .yamlnodes import MOST_BYTES, Read, Unreadable, read_yaml

_NAME = re.compile(r"[^a-z0-9]+")


class StyleIndex(NamedTuple):
    """The rules of a pack of styles, what else is to be said of it, with file and line, and digests of all
    its files together and of each by path.
    """

    rules: list[Rule]
    notes: list[str]
    digest: str = ""
    files: Mapping[str, str] = MappingProxyType({})


def read_styles(spec: str) -> StyleIndex:
    """Return the rules of a ``vale:`` pack, from the store where they are there. Raises ``OSError``."""
    styles = styles_of(spec)
    digest, files = digests_of(styles)
    # Rules know where their files lie.
    placed = blake2b(f"{styles.path}\0{styles.ini_path}".encode("utf-8", "replace"), digest_size=8)
    key = f"vale-{_code()}-{digest}-{placed.hexdigest()}"
    stored = store.load(key)
    if stored is None:
        made = _made(styles)
        stored = {"rules": [to_row(rule) for rule in made.rules], "notes": made.notes}
        store.save(key, stored)
    return StyleIndex([from_row(row) for row in stored["rules"]], list(stored["notes"]), digest, files)


@cache
def _code() -> str:
    """Name what is kept after the code that makes it."""
    here = os.path.dirname(os.path.abspath(__file__))
    return blake2b(tree.state(here) + tree.state(os.path.dirname(linear.__file__)), digest_size=8).hexdigest()


def _made(styles: Styles) -> StyleIndex:
    ini = styles.ini
    names = ini.vocabularies if ini is not None else names_in(styles.path)
    vocabulary = read_vocabularies(styles.path, names)
    notes = list(vocabulary.notes)
    if ini is not None:
        notes += [f"{styles.ini_path}:{line}: {what}" for line, what in (*ini.wrong, *ini.notes)]
        missing = [name for name in ini.styles if name not in styles.names and name != "Vale"]
        notes += [f"{styles.ini_path}: there is no style “{name}” in {styles.path}" for name in missing]
    rules = [
        rule
        for style in styles.names
        for name, path in rule_files(styles.path, style)
        for rule in [_rule(styles, style, name, path, vocabulary)]
    ]
    return StyleIndex([*rules, *_own_rules(styles, vocabulary)], notes)


def _rule(styles: Styles, style: str, name: str, path: str, vocabulary: Vocabulary) -> Rule:
    try:
        read = read_yaml(read_inside(styles.path, path, MOST_BYTES))
    except Unreadable as error:
        return _placed(styles, style, name, path, Read({}, {}), [Wrong(error.line, error.what)], vocabulary)
    except OSError as error:
        return _placed(styles, style, name, path, Read({}, {}), [Wrong(1, str(error))], vocabulary)
    return _placed(styles, style, name, path, read, [], vocabulary)


def _placed(
    styles: Styles, style: str, name: str, path: str, read: Read, wrong: list[Wrong], vocabulary: Vocabulary
) -> Rule:
    """Make the rule of a file, fit to run or not."""
    definition, faults = checked(read) if not wrong else (Definition("", {}), wrong)
    level = definition.get("level", "warning")
    table: dict[str, Any] = {}
    if not faults:
        table, faults = table_of(definition, read, styles.path, vocabulary)
    if styles.ini is not None:
        table["where"] = where_of(styles.ini, style, name)
        level = level_of(styles.ini, name) or level
        if SEVERITY.get(level) and _RANK[level] < _RANK[styles.ini.least]:
            faults = [*faults, Wrong(1, f"its level is below MinAlertLevel = {styles.ini.least}", False)]
    return made_rule(name, style, path, level, definition, table, faults)


_RANK = {level: number for number, level in enumerate(SEVERITY)}


def made_rule(
    name: str,
    style: str,
    path: str,
    level: str,
    definition: Definition,
    table: Mapping[str, Any],
    faults: list[Wrong],
) -> Rule:
    """Return a rule with the table of what it does, or why it does nothing."""
    severity = SEVERITY.get(level, "warning")
    message = " ".join(str(definition.get("message", name)).split())
    scope = definition.get("scope") or ["text"]
    link = definition.get("link", "")
    description = " ".join(definition.get("description", "").split())
    match = {
        "kind": "vale",
        "extends": definition.kind,
        "message": message,
        "scope": scope,
        "limit": definition.get("limit", 0),
        "action": definition.get("action"),
        "matchcase": definition.get("matchcase", False),
        "link": link,
        "description": description,
        "unfit": "; ".join(f"{fault.what} (line {fault.line})" for fault in faults),
        "broken": any(fault.broken for fault in faults),
        "line": faults[0].line if faults else 1,
        **table,
    }
    about_raw = all(one.split("&")[0].strip().split(".")[0] == "raw" for one in scope)
    return Rule(
        name,
        _kebab(name),
        1,
        "stable",
        severity,
        "strong",
        message or name,
        message.replace("{", "{{").replace("}", "}}"),
        style,
        path,
        scope=("raw",) if about_raw else ("prose", "quote", "alt-text", "front-matter"),
        tags=("vale",),
        match=match,
        remedy=description or f"Follow the style {style}{': ' + link if link else ''}.",
        reaches=severity,
        mends=bool(definition.get("action")),
    )


def _kebab(name: str) -> str:
    """Return the name of a rule in small letters, as rules of Copydesk have one."""
    words = _NAME.sub("-", name.lower()).strip("-")
    return words if words[:1].isalpha() else f"vale-{words}"


def _own_rules(styles: Styles, vocabulary: Vocabulary) -> Iterator[Rule]:
    """Yield the rules that Vale itself brings: those of the vocabularies, and for a configuration that asks
    for the style ``Vale`` its spelling and repetition.
    """
    asked = styles.ini is None or "Vale" in styles.ini.styles
    if not asked:
        return
    if vocabulary.rejected:
        yield _own(styles, vocabulary, "Avoid", {
            "extends": "existence", "message": "Avoid using '%s'.", "level": "error",
            "tokens": list(vocabulary.rejected), "vocab": "no",
        })  # fmt: skip
    swap = {term.lower(): term for term in vocabulary.accepted if _is_phrase(term)}
    if swap:
        yield _own(styles, vocabulary, "Terms", {
            "extends": "substitution", "message": "Use '%s' instead of '%s'.", "level": "error",
            "ignorecase": "yes", "swap": swap, "vocab": "no", "action": {"name": "replace"},
        })  # fmt: skip
    if styles.ini is None:
        return
    yield _own(styles, vocabulary, "Repetition", {
        "extends": "repetition", "message": "'%s' is repeated!", "level": "error", "ignorecase": "yes",
        "alpha": "yes", "tokens": [r"[^\s.!?]+"], "action": {"name": "edit", "params": ["truncate", " "]},
    })  # fmt: skip
    yield _own(styles, vocabulary, "Spelling", {
        "extends": "spelling", "message": "Did you really mean '%s'?", "level": "error",
        "action": {"name": "suggest", "params": ["spellings"]},
    })  # fmt: skip


def _own(styles: Styles, vocabulary: Vocabulary, name: str, values: dict[str, Any]) -> Rule:
    path = styles.ini_path or styles.path
    return _placed(styles, "Vale", f"Vale.{name}", path, Read(values, {}), [], vocabulary)


def _is_phrase(term: str) -> bool:
    """Say whether a term of a vocabulary is words, and no expression."""
    return all(char.isalnum() or char in " '’-_" for char in term)
