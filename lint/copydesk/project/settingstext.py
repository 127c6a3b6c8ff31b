"""The settings of an article as TOML: every value with the place that set it, fit to be put into a file."""

from __future__ import annotations

import os.path
from collections.abc import Iterator
from typing import Any

from ..base import tomltext
from .config import DEFAULT_MAX_BYTES, Settings
from .configfile import near
from .configkeys import KEYS, Value
from .gate import FAIL_ON
from .wordlists import read_words

_DEFAULTS = {"fail-on": FAIL_ON, "max-bytes": DEFAULT_MAX_BYTES}
_LATER = ("rules", "gate", "stet")
_JOINED = ("root", "extends", "overrides")
"""Keys that say how files join; what comes of them is shown."""


def lines_of(settings: Settings) -> Iterator[str]:
    """Yield the lines: in comments what was read and why, then the values. Raises ``ConfigError``."""
    yield from map(_comment, _about(settings))
    yield ""
    for name, spec in KEYS.items():
        if name in _LATER or name in _JOINED:
            continue
        found = settings.values.get(name)
        if found is not None:
            written = tomltext.value(_shown(found, spec.type, settings.root))
            yield f"{name} = {written}  {_comment(found.origin)}"
        elif name in _DEFAULTS:
            yield f"{name} = {tomltext.value(_DEFAULTS[name])}  # default"
        elif name == "profile":
            yield "# profile: guessed for each file"
    yield from _rules(settings)
    yield from _gate(settings)
    yield from _stet(settings)


def _about(settings: Settings) -> Iterator[str]:
    yield f"project root: {settings.root}"
    bases = dict(settings.chain.extended)
    extended = set(bases.values())
    for path in settings.files:
        if path not in extended:
            way = [path]
            while way[-1] in bases:
                way.append(bases[way[-1]])
            yield "read: " + ", which extends ".join(map(near, way))
    if not settings.files:
        yield "read: no configuration file"
    for path, by in settings.chain.ignored:
        yield f'not read: {near(path)} (nested = "ignore" in the gate of {near(by)})'
    for place in settings.dropped:
        yield f"does not count below a gate: {place}"
    for override in settings.overrides:
        patterns = ", ".join(override.paths)
        yield f"override of {override.origin} for {patterns}: {', '.join(override.values)}"
    for path in settings.word_lists:
        yield f"words: {near(path)} ({len(read_words(path))})"
    words = len(settings.words)
    if words:
        yield f"words known to the project: {words}"


def _shown(found: Value, kind: str, root: str) -> Any:
    """Return a value as a file in the project root would have it."""
    if kind == "path":
        return _relative(found.value, root)
    if kind == "paths":
        return [_relative(path, root) for path in found.value]
    if kind == "patterns":
        return [_pattern(folder, line, root) for folder, line in found.value]
    return list(found.value) if isinstance(found.value, tuple) else found.value


def _pattern(folder: str, line: str, root: str) -> str:
    """Bind a pattern of a folder below the root to that folder."""
    below = os.path.relpath(folder, root).replace(os.sep, "/")
    if below == ".":
        return line
    mark, bare = ("!", line[1:]) if line.startswith("!") else ("", line)
    anchored = "/" in bare.rstrip("/")
    return f"{mark}/{below}/{bare.lstrip('/') if anchored else '**/' + bare}"


def _relative(path: str, root: str) -> str:
    inside = (path + os.sep).startswith(root.rstrip(os.sep) + os.sep)
    return os.path.relpath(path, root).replace(os.sep, "/") if inside else path


def _rules(settings: Settings) -> Iterator[str]:
    found = settings.get("rules", {})
    if found:
        yield from ("", "[rules]")
    for rule, setting in found.items():
        yield f"{tomltext.key(rule)} = {tomltext.value(setting.value)}  {_comment(setting.origin)}"


def _gate(settings: Settings) -> Iterator[str]:
    found = settings.values.get("gate")
    if found is None:
        return
    gate = found.value
    yield from ("", f"[gate]  {_comment(found.origin)}")
    yield f"may-not-silence = {tomltext.value(gate.may_not_silence)}"
    yield f"refuse = {tomltext.value(gate.refuse)}"
    yield f"new-directives = {tomltext.value(gate.new_directives)}"
    yield f"nested = {tomltext.value(gate.nested)}"
    yield f"unchecked = {tomltext.value(gate.unchecked)}"


def _stet(settings: Settings) -> Iterator[str]:
    for stet in settings.get("stet", ()):
        yield from ("", f"[[stet]]  {_comment(stet.origin)}")
        yield f"path = {tomltext.string(_relative(stet.path, settings.root))}"
        yield f"fingerprint = {tomltext.string(stet.fingerprint)}"
        yield f"reason = {tomltext.string(stet.reason)}"


def _comment(text: str) -> str:
    """Write a comment; nothing in it can end it."""
    return "# " + "".join(char if char.isprintable() else "\ufffd" for char in text)
