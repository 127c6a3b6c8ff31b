"""Halves of surrogate pairs: an escape can spell one, but no text can hold it and no encoding store it.

JSON (RFC 8259, section 8.2) and YAML let a writer spell half a pair. Such a text would break every program
that wants to write it down, so each half becomes U+FFFD where texts come in, as in Unicode's own advice
(chapter 3.9, constraints on conversion).
"""

from __future__ import annotations

from .regexes import regex

_HALF = regex("[\ud800-\udfff]")
_SPELT = regex(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
_SIGN = regex(r"\\u[dD][89a-fA-F]")


def whole(text: str) -> str:
    """Return a text with U+FFFD for every half of a pair; it keeps its length."""
    # Nearly all texts are asked for nothing: whether they can be stored is told faster than it is searched.
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", text)
    return text


def whole_escapes(text: str) -> str:
    r"""Return the source of JSON with ``\ufffd`` for every escape of half a pair; it keeps its length."""
    if _SIGN.search(text) is None:
        return text
    return _SPELT.sub(lambda match: r"\ufffd" if match.group(1) else match.group(), text)
