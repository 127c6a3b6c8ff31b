"""The expressions of Vale styles (the syntax of .NET as the Go library regexp2 reads it) spelt for ``re``.

The two differ in places that styles use: flags may stand anywhere and count up to the end of their group,
groups are named ``(?<name>…)``, ``\\p{L}`` is a class of characters, ``\\d``, ``\\s`` and ``\\w`` are ASCII
(``\\b`` is not), ``\\z`` is the end, and what stands in a look-behind may have any length. What cannot be
spelt is named by ``Foreign``, and the rule is listed as not run.
"""

from __future__ import annotations

import re

from .charclasses import ASCII, CATEGORY_NAMES, POSIX, members, outside
from .lookbehind import Unbounded, fixed_widths

_SAME = frozenset("bBAtnrfv") | frozenset("0123456789")
_FLAGS = re.compile(r"\(\?([imsnx]*)(?:-([imsnx]+))?([:)])")
_NAMED = re.compile(r"\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')")
_BACK = re.compile(r"\\k(?:<(\w+)>|'(\w+)'|\{(\w+)\})")
_CLASS_NAME = re.compile(r"\\([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))")
_HEX = re.compile(r"\\x\{([0-9A-Fa-f]{1,6})\}")
_NUMBER = re.compile(r"\\([1-9]\d?)")
_POSIX_NAME = re.compile(r"\[:(\^?)([a-z]+):\]")


class Foreign(ValueError):
    """An expression that cannot be spelt for ``re``; the message says what of it."""


def translated(pattern: str, prefix: str = "g", catching: bool = False) -> str:
    """Spell an expression for ``re``.

    Groups that nothing refers to catch nothing, unless ``catching`` asks for all; the others are named
    ``prefix`` and their number, so that several expressions fit into one. Raises ``Foreign``.
    """
    return _Translator(pattern, prefix, catching).run()


class _Group:
    """An open group: what closes it, and the flags that were set inside it."""

    def __init__(self, behind: int = -1, kind: str = "") -> None:
        self.reopen: list[str] = []
        self.behind, self.kind = behind, kind


class _Translator:
    def __init__(self, pattern: str, prefix: str, catching: bool) -> None:
        self._text, self._prefix, self._catching = pattern, prefix, catching
        self._out: list[str] = []
        self._open = [_Group()]
        self._names: dict[str, int] = {}
        self._groups = 0
        self._used = {int(match[1]) for match in _NUMBER.finditer(pattern)}
        self._named = {name for match in _BACK.finditer(pattern) for name in match.groups() if name}

    def run(self) -> str:
        at, text = 0, self._text
        while at < len(text):
            char = text[at]
            if char == "\\":
                at = self._escape(at)
            elif char == "[":
                at = self._class(at)
            elif char == "(":
                at = self._group(at)
            elif char == ")":
                self._close()
                at += 1
            elif char == "|":
                self._out += [*[")"] * len(self._open[-1].reopen), "|", *self._open[-1].reopen]
                at += 1
            else:
                at = self._plain(at)
        if len(self._open) > 1:
            raise Foreign("a group is not closed")
        self._out += [")"] * len(self._open[-1].reopen)
        return "".join(self._out)

    def _plain(self, at: int) -> int:
        text = self._text
        char = text[at]
        if char == "+" and at and text[at - 1] in "*+?}" and text[at - 2 : at - 1] != "\\":
            raise Foreign("a repeat stands behind a repeat")  # possessive for us, an error there
        self._out.append(char)
        return at + 1

    def _close(self) -> None:
        group = self._open.pop()
        if not self._open:
            raise Foreign("a bracket closes no group")
        self._out += [")"] * len(group.reopen)
        self._out.append(")")
        if group.behind >= 0:
            inside = "".join(self._out[group.behind :])[:-1]
            del self._out[group.behind :]
            self._out.append(_behind(inside, group.kind))

    def _group(self, at: int) -> int:
        text = self._text
        if text.startswith(("(?<=", "(?<!"), at):
            self._open.append(_Group(len(self._out), text[at : at + 4]))
            return at + 4
        if text.startswith(("(?=", "(?!", "(?>"), at):
            self._out.append(text[at : at + 3])
            self._open.append(_Group())
            return at + 3
        if text.startswith("(?#", at):
            end = text.find(")", at)
            if end < 0:
                raise Foreign("a comment is not closed")
            return end + 1
        named = _NAMED.match(text, at)
        if named:
            self._groups += 1
            name = named[1] or named[2]
            self._names[name] = self._groups
            self._begin(name in self._named or self._groups in self._used)
            return named.end()
        flags = _FLAGS.match(text, at)
        if flags:
            return self._set_flags(flags)
        if text.startswith("(?", at):
            raise Foreign(f"“{text[at : at + 6]}” is not known")
        self._groups += 1
        self._begin(self._groups in self._used)
        return at + 1

    def _begin(self, caught: bool) -> None:
        named = caught or self._catching
        self._out.append(f"(?P<{self._prefix}{self._groups}>" if named else "(?:")
        self._open.append(_Group())

    def _set_flags(self, flags: re.Match[str]) -> int:
        on, off = flags[1], flags[2] or ""
        if "n" in on or "x" in on + off:
            raise Foreign(f"the flags of “{flags[0]}” are not known")
        off = off.replace("n", "")
        # Of re, only i, m and s are here; m is always on, as it is there.
        kept = "".join(flag for flag in on if flag in "is")
        less = "".join(flag for flag in off if flag in "is")
        head = f"(?{kept}{'-' + less if less else ''}:" if kept or less else "(?:"
        self._out.append(head)
        if flags[3] == ":":
            self._open.append(_Group())
        else:
            self._open[-1].reopen.append(head)
        return flags.end()

    def _escape(self, at: int) -> int:
        text = self._text
        char = text[at + 1 : at + 2]
        if not char:
            raise Foreign("a backslash stands at the end")
        if char.lower() in ASCII:
            self._out.append(f"[{'^' if char.isupper() else ''}{ASCII[char.lower()]}]")
            return at + 2
        known = _CLASS_NAME.match(text, at)
        if known:
            self._out.append(f"[{'^' if _is_negated(known) else ''}{_members(known)}]")
            return known.end()
        back = _BACK.match(text, at)
        if back:
            name = back[1] or back[2] or back[3]
            self._out.append(f"(?P={self._prefix}{self._names.get(name) or _missing(name)})")
            return back.end()
        number = _NUMBER.match(text, at)
        if number:
            if int(number[1]) > self._groups:
                raise Foreign(f"“{number[0]}” refers to no group before it")
            self._out.append(f"(?P={self._prefix}{int(number[1])})")
            return number.end()
        if char in "zZ":
            self._out.append("\\Z" if char == "z" else "(?=\\n?\\Z)")
            return at + 2
        self._out.append(single := _character(text, at))
        return at + (_width(text, at) if single else 2)

    def _class(self, at: int) -> int:
        """Spell a class of characters."""
        text, parts, negated = self._text, ["["], False
        at += 1
        if text[at : at + 1] == "^":
            parts.append("^")
            negated, at = True, at + 1
        first = True
        while at < len(text):
            char = text[at]
            if char == "]" and not first:
                self._out.append("".join([*parts, "]"]))
                return at + 1
            first = False
            posix = _POSIX_NAME.match(text, at)
            known = _CLASS_NAME.match(text, at)
            if posix:
                if posix[1] or posix[2] not in POSIX:
                    raise Foreign(f"“{posix[0]}” is not known")
                parts.append(POSIX[posix[2]])
                at = posix.end()
            elif known:
                if _is_negated(known):
                    raise Foreign(f"“{known[0]}” inside a class is not known")
                parts.append(_members(known))
                at = known.end()
            elif char == "\\":
                following = text[at + 1 : at + 2]
                if following in ("d", "s", "w"):
                    parts.append(ASCII[following])
                    at += 2
                elif following in ("D", "S", "W"):
                    parts.append(outside(following.lower()))
                    at += 2
                elif following == "b":
                    parts.append("\\x08")
                    at += 2
                else:
                    parts.append(_character(text, at))
                    at += _width(text, at)
            elif char == "-" and text[at + 1 : at + 2] == "[":
                raise Foreign("a class less another class is not known")
            else:
                parts.append("\\" + char if char in "[&|~" else char)
                at += 1
        raise Foreign("a class is not closed" + (" (it begins with ^)" if negated else ""))


def _missing(name: str) -> int:
    raise Foreign(f"“\\k<{name}>” refers to no group before it")


def _is_negated(known: re.Match[str]) -> bool:
    return (known[1] == "P") != bool(known[2])


def _members(known: re.Match[str]) -> str:
    name = known[3] or known[4]
    if name not in CATEGORY_NAMES:
        raise Foreign(f"“{known[0]}” is not known")
    return members(name)


def _width(text: str, at: int) -> int:
    """Return how many characters an escaped character takes."""
    braced = _HEX.match(text, at)
    if braced:
        return braced.end() - at
    return {"x": 4, "u": 6, "c": 3}.get(text[at + 1], 2)


def _character(text: str, at: int) -> str:
    """Spell an escaped character, or an escape that means the same in both."""
    braced = _HEX.match(text, at)
    char = text[at + 1]
    if braced or char in "xu":
        digits = braced[1] if braced else text[at + 2 : at + _width(text, at)]
        try:
            code = int(digits, 16)
        except ValueError:
            raise Foreign(f"“\\{char}{digits}” is no character") from None
        if len(digits) < (1 if braced else _width(text, at) - 2) or code > 0x10FFFF:
            raise Foreign(f"“\\{char}{digits}” is no character")
        return re.escape(chr(code))
    if char in "ea":
        return "\\x1b" if char == "e" else "\\x07"
    if char.isalnum() and char not in _SAME:
        raise Foreign(f"“\\{char}” is not known")
    return f"\\{char}"


def _behind(inside: str, kind: str) -> str:
    """Spell a look-behind; alternatives of different lengths become several."""
    try:
        branches = fixed_widths(inside)
    except Unbounded as error:
        raise Foreign(f"the look-behind “{kind}{inside})” {error}") from None
    if kind == "(?<!":
        return "".join(f"(?<!{branch})" for branch in branches)
    found = "|".join(f"(?<={branch})" for branch in branches)
    return f"(?:{found})" if len(branches) > 1 else found
