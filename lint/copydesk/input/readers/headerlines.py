"""Metadata as lines at the head of an article, without a fence: ``Title: …`` of Pelican and MultiMarkdown,
and field lists ``:author: …`` as Sphinx has them.
"""

from __future__ import annotations

from ...base.regexes import regex
from ...document.source import Span
from .fieldvalues import NONE, FrontMatter, Parsed, Path, built
from .flatyaml import plain_value

_FIELD = regex(r":?([A-Za-z][\w .-]{0,40}):(?:[ \t]|$)")
_KNOWN = frozenset(
    "title subtitle date modified updated revised author authors category categories tags keywords slug lang "
    "language status summary description save_as url template layout draft published blogpost orphan".split()
)
_MOST_LINES = 60


def header_lines(text: str) -> FrontMatter:
    """Read the lines at the head of an article as metadata; nothing where they are not plainly that.

    The first line and one more have a key that generators know, every line up to the first blank one is a key
    with its value or goes on with the value above it, and text follows.
    """
    if _known(text[:60]) is None:
        return NONE
    values: dict[str, str] = {}
    spans: dict[Path, Span] = {}
    at, last, known = 0, "", 0
    for _ in range(_MOST_LINES):
        end = text.find("\n", at)
        if end < 0:
            return NONE
        line = text[at:end].rstrip("\r")
        if not line.strip():
            break
        match = _FIELD.match(line)
        if match is not None:
            last = match[1].strip()
            known += last.casefold() in _KNOWN
            value = line[match.end() :].strip()
            start = at + line.find(value, match.end()) if value else at + len(line)
            values[last], spans[(last,)] = value, Span(start, start + len(value))
        elif last and line[0] in " \t":
            values[last] = f"{values[last]} {line.strip()}".strip()
            spans[(last,)] = Span(spans[(last,)].start, at + len(line.rstrip()))
        else:
            return NONE
        at = end + 1
    else:
        return NONE
    if known < 2 or known * 2 < len(values):
        return NONE
    typed = {key: plain_value(value) for key, value in values.items()}
    return built(Parsed(typed, spans, []), at, Span(0, at), [])


def _known(head: str) -> str | None:
    match = _FIELD.match(head)
    return match[1] if match is not None and match[1].strip().casefold() in _KNOWN else None
