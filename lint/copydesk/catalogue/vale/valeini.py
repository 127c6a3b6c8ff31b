"""The configuration of Vale (``.vale.ini``): which styles and rules run on which files, and at what level."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .definition import SEVERITY

NAMES = (".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale")
"""The names of the file, the usual one first."""

_FOLLOWED = frozenset({"stylespath", "minalertlevel", "vocab"})
_NOT_FOLLOWED: Mapping[str, str] = {
    "TokenIgnores": "the text that it hides is read",
    "BlockIgnores": "the blocks that it hides are read",
    "IgnorePatterns": "the blocks that it hides are read",
    "IgnoredScopes": "code and addresses are left out whatever it says",
    "SkippedScopes": "the elements that it hides are read",
    "IgnoredClasses": "the elements that it hides are read",
    "WordTemplate": "words begin and end at \\b",
    "DictionaryPath": "dictionaries are looked for beside the rules that name them",
    "Transform": "nothing is transformed",
    "Lang": "the language is told by the article",
    "Packages": "nothing is fetched; the styles must be there",
    "NLPEndpoint": "nothing is asked over the network",
    "CommentDelimiters": "comments are those of the format",
    "View": "there are no views",
    "Blueprint": "there are no blueprints",
}
_WORDS = frozenset({"YES", "NO", *SEVERITY})


class Section(NamedTuple):
    """The settings for the files that a pattern fits: the styles (None: as before) and rules by name."""

    pattern: str
    styles: tuple[str, ...] | None
    rules: Mapping[str, str]


class Ini(NamedTuple):
    """A configuration as read. ``notes`` say what of it is not followed, ``wrong`` what is broken, both with
    line numbers.
    """

    folder: str
    styles_path: str
    least: str
    vocabularies: tuple[str, ...]
    sections: tuple[Section, ...]
    formats: Mapping[str, str]
    notes: tuple[tuple[int, str], ...]
    wrong: tuple[tuple[int, str], ...]

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles that any section asks for, or of which it names a rule, in their order."""
        named = [
            name
            for section in self.sections
            for name in (*(section.styles or ()), *(rule.partition(".")[0] for rule in section.rules))
        ]
        return tuple(dict.fromkeys(named))


def read_ini(text: str, folder: str) -> Ini:
    """Read the text of a configuration that lies in a folder."""
    core: dict[str, str] = {}
    formats: dict[str, str] = {}
    tables: dict[str, dict[str, str]] = {}
    based: dict[str, tuple[str, ...]] = {}
    notes: list[tuple[int, str]] = []
    wrong: list[tuple[int, str]] = []
    for number, section, key, value in _entries(text, wrong):
        if section == "":
            if key.lower() in _FOLLOWED:
                core[key.lower()] = value
            else:
                notes.append((number, _not_followed(key)))
        elif section == "formats":
            formats[key.lower()] = value.lower()
        elif key == "BasedOnStyles":
            based[section] = (*based.get(section, ()), *_listed(value))
            tables.setdefault(section, {})
        elif "." in key:
            if value not in _WORDS:
                wrong.append((number, f"{key}: “{value}” is none of {', '.join(sorted(_WORDS))}"))
            tables.setdefault(section, {})[key] = value
        else:
            notes.append((number, _not_followed(key)))
    least = core.get("minalertlevel", "suggestion")
    if least not in SEVERITY:
        wrong.append((1, f"MinAlertLevel: “{least}” is none of {', '.join(SEVERITY)}"))
        least = "suggestion"
    return Ini(
        folder,
        os.path.normpath(os.path.join(folder, os.path.expanduser(core.get("stylespath", "styles")))),
        least,
        tuple(_listed(core.get("vocab", ""))),
        tuple(Section(name, based.get(name), rules) for name, rules in tables.items()),
        formats,
        tuple(notes),
        tuple(wrong),
    )


def _entries(text: str, wrong: list[tuple[int, str]]) -> Iterator[tuple[int, str, str, str]]:
    """Yield line number, section, key and value of each entry; a backslash joins a line to the next."""
    section, kept = "", ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = kept + raw.strip()
        kept = ""
        if not line or line[0] in "#;":
            continue
        if line.endswith("\\"):
            kept = line[:-1]
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
            continue
        key, sign, value = line.partition("=")
        if not sign:
            wrong.append((number, "is neither a section nor “key = value”"))
            continue
        for mark in (" #", " ;"):
            value = value.split(mark)[0]
        yield number, section, key.strip(), value.strip().strip("\"'`")


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _not_followed(key: str) -> str:
    known = {name.lower(): what for name, what in _NOT_FOLLOWED.items()}
    return f"{key} is not followed: {known.get(key.lower(), 'it is not known')}"


def where_of(ini: Ini, style: str, rule: str) -> dict[str, Any]:
    """Return which files a rule runs on, as data for ``runs_on``."""
    tests: list[tuple[str, str, bool]] = []
    for section in ini.sections:
        if section.styles is not None:
            tests.append(("style", section.pattern, style in section.styles))
        if rule in section.rules:
            tests.append(("rule", section.pattern, section.rules[rule] != "NO"))
    return {"root": ini.folder, "formats": dict(ini.formats), "tests": tests}


def level_of(ini: Ini, rule: str) -> str | None:
    """Return the level that the configuration sets for a rule; the last one counts, as in Vale."""
    set_ = [section.rules[rule] for section in ini.sections if section.rules.get(rule) in SEVERITY]
    return set_[-1] if set_ else None


def runs_on(where: Mapping[str, Any], path: str) -> bool:
    """Say whether a rule runs on a file: what is said of the rule for the file, else for all files, else
    whether its style is asked for.
    """
    names = _names(where, path)
    style = False
    here: bool | None = None
    everywhere: bool | None = None
    for kind, pattern, wanted in where["tests"]:
        if pattern != "*" and not any(glob_fits(pattern, name) for name in names):
            continue
        if kind == "style":
            style = wanted
        elif pattern == "*":
            everywhere = wanted
        else:
            here = wanted
    return here if here is not None else everywhere if everywhere is not None else style


def _names(where: Mapping[str, Any], path: str) -> list[str]:
    """Return the names under which a pattern may know a file: as it is, and with the suffix it is read as."""
    name = os.path.relpath(os.path.abspath(path), where["root"]).replace(os.sep, "/")
    if name.startswith("../"):
        name = os.path.basename(path)
    stem, suffix = os.path.splitext(name)
    other = where["formats"].get(suffix[1:].lower())
    return [name, f"{stem}.{other}"] if other else [name]


def glob_fits(pattern: str, name: str) -> bool:
    """Say whether a pattern with ``* ? [a-z] {a,b}`` fits a whole name; ``*`` goes over slashes, as in Vale.

    Takes no more time than the length of the one times that of the other.
    """
    return any(_fits(_pieces(one), name) for one in _spread(pattern))


def _spread(pattern: str, most: int = 64) -> list[str]:
    """Write out the braces of a pattern."""
    found, waiting = list[str](), [pattern]
    while waiting and len(found) + len(waiting) <= most:
        one = waiting.pop(0)
        end = one.find("}")
        start = one.rfind("{", 0, end) if end > 0 else -1
        if start < 0:
            found.append(one)
        else:
            waiting += [one[:start] + part + one[end + 1 :] for part in one[start + 1 : end].split(",")]
    return found + waiting


def _pieces(pattern: str) -> list[str]:
    pieces, at = list[str](), 0
    while at < len(pattern):
        end = pattern.find("]", at + 2) if pattern[at] == "[" else -1
        step = end + 1 - at if end > 0 else 1
        if pattern[at] != "*" or pieces[-1:] != ["*"]:
            pieces.append(pattern[at : at + step])
        at += step
    return pieces


def _fits(pieces: Sequence[str], name: str) -> bool:
    at, here, star, mark = 0, 0, -1, 0
    while here < len(name):
        if at < len(pieces) and pieces[at] == "*":
            star, mark = at, here
            at += 1
        elif at < len(pieces) and _fits_one(pieces[at], name[here]):
            at, here = at + 1, here + 1
        elif star >= 0:
            mark += 1
            at, here = star + 1, mark
        else:
            return False
    return all(piece == "*" for piece in pieces[at:])


def _fits_one(piece: str, char: str) -> bool:
    if len(piece) > 1:
        inside = piece[1:-1]
        negated = inside[:1] in "!^"
        inside = inside[1:] if negated else inside
        ranges = any(
            inside[at + 1 : at + 2] == "-" and inside[at] <= char <= inside[at + 2 : at + 3]
            for at in range(len(inside))
        )
        return (char in inside or ranges) != negated
    return piece in ("?", char)
