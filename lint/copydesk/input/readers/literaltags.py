"""Tags of templates whose body is printed as it stands (``raw``, ``verbatim``): prose, or templates that are
to be shown, which are code.
"""

from __future__ import annotations

from ...base.regexes import regex

LITERAL_TAGS = frozenset(("raw", "verbatim"))
"""Their names."""

_SHOWN_TEMPLATE = regex(r"\s*+\{(?:\{[^{}]*+\}|%(?!-?[ \t\n]*+end(?:raw|verbatim)\b)[^{}]*+)\}")
_END_TAG = regex(r"\s*+\{%-?[ \t\n]*+end(?:raw|verbatim)[ \t\n]*+-?%\}")
_MOST_SHOWN = 40
"""A body of more templates than this is read like one with prose in it."""


def literal_end(text: str, end: int) -> tuple[int, str]:
    """Return where the island of such a tag, which ends at ``end``, ends and its kind: with its body and the
    closing tag (``code``) where that holds nothing but templates, else at once (``tag``).
    """
    at = end
    for _ in range(_MOST_SHOWN):
        shown = _SHOWN_TEMPLATE.match(text, at)
        if shown is None:
            break
        at = shown.end()
    closed = _END_TAG.match(text, at) if at > end else None
    return (closed.end(), "code") if closed else (end, "tag")
