"""Where rules come from: the built-in pack, and packs that a project names.

Rule files are read and hashed at every start (a few milliseconds); decoding them is dear and its result is
kept as JSON in the user's cache folder under the hash of their bytes. Python rules are imported only when
they run.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from ..base import resources, store
from ..base.files import read_regular
from ..base.once import answers
from ..base.packnames import VALE, is_vale, placed
from ..facts import Fact
from .errors import PackError
from .installed import folder_of
from .packcode import PackCode
from .packdata import Prepared, read_data, unreadable
from .packfiles import MOST_RULE_BYTES, RuleFile, built_in_state, pack_files, state_of
from .packindex import read_index, read_rule
from .rule import Rule, RuleText, Run
from .stylepacks import VIEW, StylePack, is_style_rule, read_style_packs, style_state, text_of_style

if TYPE_CHECKING:
    from .digests import PackState


class Catalogue:
    """All rules that are known, by id, whether they run or not."""

    def __init__(
        self,
        rules: Sequence[Rule],
        folders: Sequence[str],
        redirects: Mapping[str, str],
        codes: Sequence[PackCode] = (),
        facts: Sequence[Fact] = (),
        state: str = "",
        styles: Sequence[StylePack] = (),
        prepared: Prepared | None = None,
    ) -> None:
        self.rules = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
        self.styles = tuple(styles)
        self.folders = tuple(folders)
        self.redirects = dict(redirects)
        self.facts = {fact.name: fact for fact in facts}
        self.state = state
        self.prepared = prepared
        self.codes = tuple(codes)
        self._names = {rule.name: rule.id for rule in rules}
        # The rules of Vale styles have capitals and small letters in their ids.
        self._mixed = {rule.id.upper(): rule.id for rule in rules if not rule.id.isupper()}
        self._runs: dict[str, Run] = {}
        self._data: dict[str, Any] = {}
        if prepared is not None:  # they are soon read again
            answers(self, Catalogue._forget)

    def _forget(self) -> None:
        self._data.clear()

    def find(self, name: str) -> Rule | None:
        """Return the rule of an id or a name (an old id or name leads to the rule that took its place)."""
        key = self.redirects.get(name, name)
        capitals = key.upper()
        return self.rules.get(self._mixed.get(capitals, capitals)) or self.rules.get(
            self._names.get(key.lower(), "")
        )

    def suggest(self, word: str) -> str | None:
        """Return the known id or name closest to a word, or None when nothing is close."""
        from difflib import get_close_matches

        known = [*self.rules, *self._names]
        close = get_close_matches(word, known, 1, 0.6) or get_close_matches(word.upper(), known, 1, 0.6)
        return close[0] if close else None

    def text(self, rule_id: str) -> RuleText:
        """Read the rationale, remedy, references and examples of a rule from its file. Raises
        ``PackError``.
        """
        from .exampledecode import decode_text

        rule = self.rules[rule_id]
        if is_style_rule(rule):
            return text_of_style(rule)
        code = next((code for code in self.codes if rule.path in code.sources), None)
        raw, problems = read_rule(RuleFile(rule.path, rule.category), code)
        text = decode_text(raw, self.rules[rule_id], problems)
        if problems.errors:
            raise PackError(problems.errors)
        return text

    def run(self, rule_id: str) -> Run:
        """Return the function of a Python rule, importing its file at the first call."""
        found = self._runs.get(rule_id)
        if found is None:
            path = self.rules[rule_id].path
            code = next(code for code in self.codes if path in code.sources)
            found = self._runs[rule_id] = code.rule(path)
        return found

    def data(self, name: str) -> Any:
        """Return a file of a pack's ``data`` folder: TOML and JSON parsed, other text as a tuple of lines
        without comments, or as ``KeyedLines`` (``.keyed``).

        Raises ``FileNotFoundError``.
        """
        if name not in self._data:
            path = self.data_path(name)
            self._data[name] = self.prepared.read(path) if self.prepared else read_data(path)
        return self._data[name]

    def data_path(self, name: str) -> str:
        """Return the path of a data file; packs named later win. Raises ``FileNotFoundError``."""
        for folder in reversed(self.folders):
            path = os.path.join(folder, "data", name)
            if os.path.isfile(path):
                return path
        raise FileNotFoundError(f"no pack has a data file {name!r}")

    @cached_property
    def fact_triggers(self) -> Mapping[str, Sequence[str]]:
        """The triggers of the facts by name; those that are functions of the data are kept in the store."""
        key = f"triggers-{self.state}"
        stored = store.load(key) if self.state else None
        if stored is None:
            stored = {
                name: tuple(fact.triggers(self.data))
                for name, fact in self.facts.items()
                if callable(fact.triggers)
            }
            if self.state:
                store.save(key, stored)
        plain = {name: fact.triggers for name, fact in self.facts.items() if not callable(fact.triggers)}
        return {**plain, **stored}

    @cached_property
    def packs(self) -> tuple[PackState, ...]:
        """The packs, hashed with data and profiles, in the order in which they were named."""
        from .digests import pack_state, state_kept

        folders = list(self.folders)
        first = [state_kept(folders.pop(0), self.prepared.state)] if self.prepared else []
        return (*first, *map(pack_state, folders), *map(style_state, self.styles))


def load(packs: Sequence[str] = (), allow_code: bool = True) -> Catalogue:
    """Load the built-in pack and the packs in the given folders.

    ``allow_code`` says whether the extra packs may bring Python rules. Raises ``PackError`` with everything
    that is wrong.
    """
    core = resources.folder("rules")
    built_in = _built_in(core, built_in_state(core))
    if packs:
        # What an expression of a pack may mean in a later version of Python is not the reader's concern.
        warnings.filterwarnings("ignore", "Possible (nested )?set", FutureWarning)
    named = _each_once(placed(pack, os.getcwd()) for pack in packs)
    return _with_packs(built_in, named, allow_code) if named else built_in


def _each_once(packs: Iterable[str]) -> list[str]:
    """Return packs by their paths, each once however often and by however many paths it is named; the data of
    the last one counts.
    """
    last: dict[tuple[bool, str], str] = {}
    for pack in packs:
        key = is_vale(pack), os.path.realpath(pack.removeprefix(VALE))
        last.pop(key, None)
        last[key] = pack
    return list(last.values())


@cache
def _built_in(core: str, state: str) -> Catalogue:
    """Return the built-in rules as their files are in some state; nobody changes them."""
    errors: list[str] = []
    index = read_index(core, None, state)
    catalogue = Catalogue(
        index.rules,
        [core],
        _pack_redirects(core, errors),
        [index.code],
        index.facts,
        state,
        prepared=Prepared(core + os.sep, state),
    )
    if not index.stored:
        errors += _errors(index.rules, index.facts, catalogue)
    if errors:
        raise PackError(errors)
    return catalogue


def _with_packs(built_in: Catalogue, packs: Sequence[str], allow_code: bool) -> Catalogue:
    rules, facts = list(built_in.rules.values()), list(built_in.facts.values())
    codes, redirects = list(built_in.codes), dict(built_in.redirects)
    errors: list[str] = []
    styles = read_style_packs([pack for pack in packs if is_vale(pack)], errors)
    rules += [rule for pack in styles for rule in pack.rules]
    facts += [VIEW] if styles else []
    folders = [folder_of(pack) for pack in packs if not is_vale(pack)]
    for folder, installed in folders:
        if not os.path.isdir(folder):
            errors.append(f"{folder}: no such rule pack")
            continue
        try:
            files = pack_files(folder)
            if not (allow_code or installed):
                code = [file for file in files if file.path.endswith(".py")]
                errors += [f"{file.path}:1: Python rules of a project need --allow-code" for file in code]
                files = [file for file in files if file not in code]  # decoding one would already run it
            index = read_index(folder, files, state_of(files))
            rules.extend(index.rules)
            facts.extend(index.facts)
            codes.append(index.code)
        except PackError as error:
            errors.extend(error.errors)
        own = _pack_redirects(folder, errors)
        errors += unreadable(folder)
        errors += [
            f"{os.path.join(folder, 'pack.toml')}:1: redirects: {old} is a rule"
            for old in own
            if built_in.find(old) is not None
        ]
        redirects.update(own)
    catalogue = Catalogue(
        rules,
        [*built_in.folders, *(folder for folder, _ in folders)],
        redirects,
        codes,
        facts,
        styles=styles,
        prepared=built_in.prepared,
    )
    errors += _errors(rules, facts, catalogue)
    if errors:
        raise PackError(errors)
    return catalogue


def _errors(rules: Sequence[Rule], facts: Sequence[Fact], catalogue: Catalogue) -> list[str]:
    """Return what is wrong with rules and facts of several files together."""

    from .crosschecks import missing_files, wrong_facts

    return [*_clashes(rules), *wrong_facts(rules, facts), *missing_files(rules, catalogue.data_path)]


def _pack_redirects(folder: str, errors: list[str]) -> dict[str, str]:
    path = os.path.join(folder, "pack.toml")
    if not os.path.isfile(path):
        return {}
    try:
        data = read_regular(path, MOST_RULE_BYTES)
    except (OSError, ValueError) as error:
        errors.append(f"{path}:1: cannot be read: {error}")
        return {}
    if b"[redirects]" not in data:
        return {}
    try:
        return {str(old): str(new) for old, new in read_data(path).get("redirects", {}).items()}
    except ValueError as error:  # of TOML or of UTF-8
        errors.append(f"{path}: not valid TOML: {error}")
        return {}


def _clashes(rules: Sequence[Rule]) -> list[str]:
    seen: dict[str, Rule] = {}
    errors = []
    for rule in rules:
        for key in (rule.id, rule.name):
            if key in seen:
                errors.append(f"{rule.path}:1: {key} is taken by {seen[key].path}")
            seen[key] = rule
    return errors
