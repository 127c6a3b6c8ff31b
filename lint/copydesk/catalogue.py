"""Where rules come from: the built-in pack, and packs that a project names.

Rule files are read and hashed at every start (a few milliseconds); decoding them is dear and its result is
kept as JSON in the user's cache folder under the hash of their bytes. Python rules are imported only when
they run.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from . import resources, store
from .digest import blake2b
from .regexes import regex
from .rule import Option, Rule, RuleText, Run
from .rulecode import RuleCode, load_rule
from .ruledecode import Problems, decode_rule, decode_text

INDEX_VERSION = 3
_PYTHON_RULE = regex(r"[A-Z]{3}\d{3}-[a-z0-9-]+\.py\Z")
_SKIP = frozenset({"data", "profiles"})


class PackError(ValueError):
    """Rule files that cannot be used; ``errors`` names each with file, line and key."""

    def __init__(self, errors: Sequence[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = list(errors)


class RuleFile(NamedTuple):
    """A rule file as found: its path, the category (folder) it stands in, and its bytes."""

    path: str
    category: str
    data: bytes


class Catalogue:
    """All rules that are known, by id, whether they run or not."""

    def __init__(
        self,
        rules: Sequence[Rule],
        folders: Sequence[str],
        redirects: Mapping[str, str],
        codes: Sequence[RuleCode] = (),
    ) -> None:
        self.rules = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
        self.folders = tuple(folders)
        self.redirects = dict(redirects)
        self._codes = tuple(codes)
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
        raw, problems = _read(_load(rule.path, rule.category))
        text = decode_text(raw, problems)
        if problems.errors:
            raise PackError(problems.errors)
        return text

    def run(self, rule_id: str) -> Run:
        """Return the function of a Python rule, importing its file at the first call."""
        found = self._runs.get(rule_id)
        if found is None:
            path = self.rules[rule_id].path
            code = next(code for code in self._codes if path in code.sources)
            found = self._runs[rule_id] = load_rule(path, code.code(path))
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
    folders = [core, *(os.path.abspath(pack) for pack in packs)]
    rules: list[Rule] = []
    codes: list[RuleCode] = []
    redirects: dict[str, str] = {}
    errors: list[str] = []
    for folder in folders:
        if not os.path.isdir(folder):
            errors.append(f"{folder}: no such rule pack")
            continue
        files = _rule_files(folder)
        if folder != core and not allow_code:
            code = [file for file in files if file.path.endswith(".py")]
            errors += [f"{file.path}:1: Python rules of a project need --allow-code" for file in code]
            files = [file for file in files if file not in code]  # decoding one would already run it
        try:
            found, code_of = _index(files)
            rules.extend(found)
            codes.append(code_of)
        except PackError as error:
            errors.extend(error.errors)
        redirects.update(_pack_redirects(folder, errors))
    errors.extend(_clashes(rules))
    if errors:
        raise PackError(errors)
    return Catalogue(rules, folders, redirects, codes)


def _walk(folder: str) -> list[str]:
    found: list[str] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        found.extend(os.path.join(root, name) for name in files if not name.startswith("."))
    return found


def _rule_files(folder: str) -> list[RuleFile]:
    found: list[RuleFile] = []
    for category in sorted(os.listdir(folder)):
        inside = os.path.join(folder, category)
        if category in _SKIP or category.startswith((".", "__")) or not os.path.isdir(inside):
            continue
        for name in sorted(os.listdir(inside)):
            if name.endswith((".toml", ".py")) and not name.startswith((".", "_")):
                found.append(_load(os.path.join(inside, name), category))
    for name in sorted(os.listdir(folder)):  # a small house pack may do without category folders
        toml = name.endswith(".toml") and name != "pack.toml" and not name.startswith(".")
        if toml or _PYTHON_RULE.match(name):
            found.append(_load(os.path.join(folder, name), "house"))
    return found


def _load(path: str, category: str) -> RuleFile:
    with open(path, "rb") as file:
        return RuleFile(path, category, file.read())


def _index(files: Sequence[RuleFile]) -> tuple[list[Rule], RuleCode]:
    digest = blake2b(str(INDEX_VERSION).encode(), digest_size=16)
    for file in files:
        digest.update(f"{file.path}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    key = f"rules-{digest.hexdigest()}"
    code = RuleCode(key, {file.path: file.data for file in files if file.path.endswith(".py")})
    stored = store.load(key)
    if stored is not None:
        return [_from_dict(raw) for raw in stored], code
    rules = _decode(files)
    store.save(key, [_to_dict(rule) for rule in rules])
    return rules, code


def _decode(files: Sequence[RuleFile]) -> list[Rule]:
    from .patterns import MatchError, compile_match

    rules, errors = [], []
    for file in files:
        raw, problems = _read(file)
        rule = decode_rule(raw, file.category, problems) if not problems.errors else None
        if rule is not None and rule.match is not None:
            try:
                compile_match(rule.match, lambda name: ("placeholder",))
            except MatchError as error:
                problems.add(f"match.{error.key}", str(error).split(": ", 1)[1])
        elif rule is not None and file.path.endswith(".toml"):
            problems.add("match", "is missing: a TOML rule needs a pattern")
        errors.extend(problems.errors)
        if rule is not None:
            rules.append(rule)
    if errors:
        raise PackError(errors)
    return rules


def _read(file: RuleFile) -> tuple[dict[str, Any], Problems]:
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
        code = compile(file.data, file.path, "exec", dont_inherit=True)
        metadata = load_rule(file.path, code).copydesk_rule
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
