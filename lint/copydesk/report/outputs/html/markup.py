"""Markup from texts of strangers: the one place where they are escaped.

``Html`` is text that is markup already. Everything else that goes into an element is escaped, and characters
that steer what is read (controls, bidi overrides, what is invisible) become symbols that can be seen.
"""

from __future__ import annotations

import re

from ....base.regexes import regex

_VOID = frozenset({"br", "hr", "input", "meta", "wbr"})

_WORDS_ONLY = frozenset({"option", "title"})
"""Elements that may hold no others."""

_STEERS = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# A joiner between letters that join, or within an emoji, is no trick; beside a Latin letter it is.
_JOINS = r"(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])"
# ``::``, ``##[`` and ``##vso[`` are commands where a build writes the page into its log.
_COMMANDS = r":(?=:)|#(?=#)"
_SPECIAL = regex(rf"[&<>\"'{_STEERS}]|{_JOINS}|{_COMMANDS}")
_PLAIN = regex(rf"[&<>\"']|{_COMMANDS}")
_UNSEEN = regex(rf"[{_STEERS}]|{_JOINS}")
_BARE = regex(r"[A-Za-z0-9#._-]+")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", ":": "&#58;", "#": "&#35;"}


class Html(str):
    """Markup. Only ``element``, ``joined`` and literals of this folder make it."""

    __slots__ = ()


NOTHING = Html("")


def symbol(char: str) -> str:
    """Return what is shown for a character that cannot be seen: a control picture, or its number."""
    code = ord(char)
    if code < 32:
        return chr(0x2400 + code)
    return "\u2421" if code == 127 else f"⟨U+{code:04X}⟩"


def seen(text: str) -> str:
    """Return a text with symbols for what cannot be seen, as the page shows it; it is not escaped."""
    return _UNSEEN.sub(lambda match: symbol(match[0]), text)


def escaped(text: str) -> Html:
    """Return any text as markup that shows it."""
    return Html(_SPECIAL.sub(_shown, text))


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    return _ENTITIES.get(char) or f"<b class=x>{symbol(char)}</b>"


def joined(*parts: str) -> Html:
    """Return parts one after the other; those that are not markup are escaped."""
    return Html("".join([part if type(part) is Html else escaped(part) for part in parts]))


def element(name: str, /, *children: str, **attributes: str | int | bool) -> Html:
    """Return an element. Names of attributes are written with ``_`` for ``-`` and one at the end for words of
    Python; False leaves an attribute out, True gives it no value.
    """
    head = f"<{name}{_attributes(attributes)}>" if attributes else f"<{name}>"
    if name in _VOID:
        return Html(head)
    shown = _plain if name in _WORDS_ONLY else escaped
    inner = "".join([child if type(child) is Html else shown(child) for child in children])
    return Html(f"{head}{inner}</{name}>")


def _attributes(attributes: dict[str, str | int | bool]) -> str:
    written = []
    for name, value in attributes.items():
        if value is False:
            continue
        name = name.rstrip("_").replace("_", "-")
        written.append(f" {name}" if value is True else f" {name}={_value(str(value))}")
    return "".join(written)


def _value(text: str) -> str:
    if _BARE.fullmatch(text):
        return text
    return f'"{_plain(text)}"'


def _plain(text: str) -> str:
    return _PLAIN.sub(lambda match: _ENTITIES[match[0]], seen(text))
