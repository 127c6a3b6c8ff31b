"""What ``html`` and ``urllib.parse`` decode, for texts of which hardly any has something to decode: these
modules cost more than all that a short article asks of them, and are loaded when there is.
"""

from __future__ import annotations


def unescape(text: str) -> str:
    """Return a text with the characters that its character references (``&amp;``) stand for."""
    if "&" not in text:
        return text
    from html import unescape as decoded

    return decoded(text)


def unquote(text: str) -> str:
    """Return a text with the characters that its escapes of an address (``%20``) stand for."""
    if "%" not in text:
        return text
    from urllib.parse import unquote as decoded

    return decoded(text)
