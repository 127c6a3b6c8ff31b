"""Where rules come from: the built-in pack, and packs that a project names.

Rule files are read and hashed at every start (a few milliseconds); decoding them is dear and its result is
kept as JSON in the user's cache folder under the hash of their bytes. Python rules are imported only when
they run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from ..base import resources, store, tree
from ..base.digest import blake2b
from ..base.regexes import regex
from ..facts import Fact
from .crosschecks import missing_files, wrong_facts
from .errors import PackError
from .exampledecode import decode_text
from .packcode import LazyFunction, PackCode
from .problems import Problems
from .rule import Option, Rule, RuleText, Run
from .ruledecode import decode_rule

INDEX_VERSION = 6
_PYTHON_RULE = regex(r"[A-Z]{3}\d{3}-[a-z0-9-]+\.py\Z")
FACTS = "facts.py"
"""The name of the files in which a pack declares its facts."""

_SKIP = frozenset({"data", "profiles"})


class RuleFile:
    """A rule file as found: its path, the category (folder) it stands in, and its bytes, read when asked for.

    Reading them raises ``OSError``.
    """

    def __init__(self, path: str, category: str) -> None:
        self.path, self.category = path, category

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file."""
        with open(self.path, "rb") as file:
            return file.read()


class _Sources(Mapping[str, bytes]):
    """The bytes of the Python files among the files of a pack, by path."""

    def __init__(self, files: Sequence[RuleFile]) -> None:
        self._files = {file.path: file for file in files if file.path.endswith(".py")}

    def __getitem__(self, path: str) -> bytes:
        return self._files[path].data

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


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
    ) -> None:
        self.rules = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
        self.folders = tuple(folders)
        self.redirects = dict(redirects)
        self.facts = {fact.name: fact for fact in facts}
        self.state = state
        self.codes = tuple(codes)
        self._names = {rule.name: rule.id for rule in rules}
        self._runs: dict[str, Run] = {}
        self._data: dict[str, Any] = {}

    def find(self, name: str) -> Rule | None:
        """Return the rule of an id or a name (an old id or name leads to the rule that took its place)."""
        key = self.redirects.get(name, name)
        return self.rules.get(key.upper()) or self.rules.get(self._names.get(key.lower(), ""))

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
        rule = self.rules[rule_id]
        code = next((code for code in self.codes if rule.path in code.sources), None)
        raw, problems = _read(RuleFile(rule.path, rule.category), code)
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
        without comments.

        Raises ``FileNotFoundError``.
        """
        if name not in self._data:
            self._data[name] = read_data(self.data_path(name))
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
    def digest(self) -> str:
        """A hash of every file of every pack, data and profiles included: what the report calls the ruleset
        digest.
        """
        digest = blake2b(digest_size=16)
        for folder in self.folders:
            for path in sorted(_walk(folder)):
                digest.update(os.path.relpath(path, folder).replace(os.sep, "/").encode())
                with open(path, "rb") as file:
                    digest.update(blake2b(file.read()).digest())
        return digest.hexdigest()


def load(packs: Sequence[str] = (), allow_code: bool = True) -> Catalogue:
    """Load the built-in pack and the packs in the given folders.

    ``allow_code`` says whether the extra packs may bring Python rules. Raises ``PackError`` with everything
    that is wrong.
    """
    core = resources.folder("rules")
    return _load(core, packs, allow_code) if packs else _built_in(core, tree.state(core))


@cache
def _built_in(core: str, state: bytes) -> Catalogue:
    """Return the built-in rules as their files are in some state; nobody changes them."""
    return _load(core, (), True)


def _load(core: str, packs: Sequence[str], allow_code: bool) -> Catalogue:
    folders = [core, *(os.path.abspath(pack) for pack in packs)]
    rules: list[Rule] = []
    codes: list[PackCode] = []
    facts: list[Fact] = []
    redirects: dict[str, str] = {}
    errors: list[str] = []
    state = ""
    for folder in folders:
        if not os.path.isdir(folder):
            errors.append(f"{folder}: no such rule pack")
            continue
        files = _pack_files(folder)
        if folder != core and not allow_code:
            code = [file for file in files if file.path.endswith(".py")]
            errors += [f"{file.path}:1: Python rules of a project need --allow-code" for file in code]
            files = [file for file in files if file not in code]  # decoding one would already run it
        try:
            state = _state(folder, files, folder == core)
            found, found_facts, code_of = _index(folder, files, state)
            rules.extend(found)
            facts.extend(found_facts)
            codes.append(code_of)
        except PackError as error:
            errors.extend(error.errors)
        redirects.update(_pack_redirects(folder, errors))
    errors.extend(_clashes(rules))
    errors.extend(wrong_facts(rules, facts))
    catalogue = Catalogue(rules, folders, redirects, codes, facts, state if len(folders) == 1 else "")
    errors.extend(missing_files(rules, catalogue.data_path))
    if errors:
        raise PackError(errors)
    return catalogue


def _walk(folder: str) -> list[str]:
    found: list[str] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        found.extend(os.path.join(root, name) for name in files if not name.startswith("."))
    return found


def _pack_files(folder: str) -> list[RuleFile]:
    """Read the rule files of a pack and the Python modules beside and below them."""
    found: list[RuleFile] = []
    for path in sorted(_walk(folder)):
        category, _, inside = os.path.relpath(path, folder).replace(os.sep, "/").partition("/")
        if not inside:  # a small house pack may do without category folders
            category, inside = "house", category
        if category in _SKIP or inside == "pack.toml":
            continue
        if path.endswith(".py") or (path.endswith(".toml") and "/" not in inside):
            found.append(RuleFile(path, category))
    return found


def _is_rule(file: RuleFile) -> bool:
    name = os.path.basename(file.path)
    return name.endswith(".toml") or bool(_PYTHON_RULE.match(name))


def _state(folder: str, files: Sequence[RuleFile], built_in: bool) -> str:
    """Return a text that changes when the files of a pack do.

    What is installed is told by names, sizes and times; the pack of a project by its content, because
    version control may put any content back to any time.
    """
    digest = blake2b(str(INDEX_VERSION).encode(), digest_size=16)
    if built_in:
        digest.update(tree.state(folder))
        return digest.hexdigest()
    for file in files:
        digest.update(f"{file.path}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()


def _index(folder: str, files: Sequence[RuleFile], state: str) -> tuple[list[Rule], list[Fact], PackCode]:
    """Return the rules and facts of a pack, from the store where they are there, and its code."""
    key = f"rules-{state}"
    code = PackCode(folder, key, _Sources(files))
    stored = store.load(key)
    if stored is None:
        stored = {
            "rules": [_to_dict(rule) for rule in _decode(files, code)],
            "facts": [row for file in files for row in _fact_rows(file, code)],
        }
        store.save(key, stored)
    return [_from_dict(raw) for raw in stored["rules"]], [_fact(row, code) for row in stored["facts"]], code


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
        ]
        for fact in found
    ]


def _fact(row: Sequence[Any], code: PackCode) -> Fact:
    name, (path, function), needs, triggers, otherwise, plain, raw = row
    heard = LazyFunction(code, path, triggers) if isinstance(triggers, str) else tuple(triggers)
    empty = tuple(otherwise) if isinstance(otherwise, list) else otherwise
    return Fact(name, LazyFunction(code, path, function), tuple(needs), heard, empty, plain, raw, path)


def _decode(files: Sequence[RuleFile], code: PackCode) -> list[Rule]:
    from .patterns import MatchError, compile_match

    rules, errors = [], []
    for file in files:
        if not _is_rule(file):
            if b"@rule(" in file.data:
                errors.append(f"{file.path}:1: a file with a rule is named like it: ABC001-its-name.py")
            continue
        raw, problems = _read(file, code)
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
            rules.append(rule._replace(reaches=_reach(rule, code)))
    if errors:
        raise PackError(errors)
    return rules


def _reach(rule: Rule, code: PackCode) -> str:
    from . import reach

    if rule.match is not None:
        return reach.of_table(rule.severity, rule.match)
    return reach.of_code(rule.severity, rule.path, code.sources)


def _read(file: RuleFile, code: PackCode | None) -> tuple[dict[str, Any], Problems]:
    """Read the metadata table of a rule file, whatever its kind."""
    problems = Problems(file.path, file.data.decode("utf-8", "replace"))
    if file.path.endswith(".toml"):
        import tomllib

        try:
            return tomllib.loads(file.data.decode("utf-8")), problems
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.errors.append(f"{file.path}: not valid TOML: {error}")
            return {}, problems
    try:
        metadata = code.metadata(file.path) if code is not None else {}
    except Exception as error:
        problems.errors.append(f"{file.path}: cannot be loaded: {type(error).__name__}: {error}")
        return {}, problems
    return dict(metadata), problems


def _pack_redirects(folder: str, errors: list[str]) -> dict[str, str]:
    path = os.path.join(folder, "pack.toml")
    if not os.path.isfile(path):
        return {}
    with open(path, "rb") as file:
        data = file.read()
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


def read_data(path: str) -> Any:
    """Read a data file: TOML (kept parsed in the store) and JSON as values, other text as lines without
    comments.
    """
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith((".toml", ".json")):
        key = f"data-{INDEX_VERSION}-{blake2b(data, digest_size=16).hexdigest()}"
        if path.endswith(".json"):
            import json

            return json.loads(data)
        stored = store.load(key)
        if stored is None:
            import tomllib

            stored = _plain(tomllib.loads(data.decode("utf-8")))
            store.save(key, stored)
        return stored
    lines = (line.split("#", 1)[0].strip() for line in data.decode("utf-8").splitlines())
    return tuple(line for line in lines if line)


def _plain(value: Any) -> Any:
    """Turn TOML dates into ISO strings, so that data are the same fresh or from the store."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


_FIELDS = Rule._fields


def _to_dict(rule: Rule) -> dict[str, Any]:
    raw = {name: getattr(rule, name) for name in _FIELDS}
    raw["options"] = {name: [o.type, o.default, o.summary] for name, o in rule.options.items()}
    return raw


def _from_dict(raw: dict[str, Any]) -> Rule:
    for name, value in raw.items():
        if isinstance(value, list):
            raw[name] = tuple(value)
    raw["options"] = {name: Option(*spec) for name, spec in raw["options"].items()}
    return Rule(**raw)
