"""The titles of boxes and tabs in Markdown: ``!!! note "Title"``, ``=== "Tab"`` (MkDocs), ``:::note Title``
(Docusaurus, VitePress, MyST, Quarto), ``/// tip | Title``, ``> [!NOTE] Title`` (GitHub, Obsidian).

The line that opens a box is no prose, but its title is. In the text that a Markdown parser is given, what
stands before a title is the mark of a heading of the same width, so that the parser reads it, and nothing
else, as a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...base.regexes import regex
from ...document.source import Span

_QUOTED = regex(r"(?:!!!|\?\?\?\+?)[ \t]*+(?:[\w-]++[ \t]++)++\"|===[+!]{0,2}[ \t]++\"")
_COLONS = regex(r":{3,}[ \t]*+(?P<brace>\{?)(?P<name>[a-z][\w-]{0,40}+)(?P<open>\[|\}?(?=[ \t]))")
_ATTRIBUTE = regex(r":{3,}[ \t]*+\{[^{}\n]{0,200}\btitle=\"")
_SLASHES = regex(r"/{3,}[ \t]*+(?!html\b)[a-z][\w-]{0,40}[ \t]*+\|[ \t]*+")
_ALERT = regex(r"\[!\w{2,20}\][+-]?[ \t]++(?=\S)")
_GOES_ON = regex(r"\r?\n[ \t>]*+[a-z]")
_NAMES = frozenset(
    "abstract admonition attention bug callout card caution check cite collapse danger details done dropdown"
    " error example expander experimental fail failure faq grid-item-card grid-item help hint important info"
    " information key legacy missing new note notice question quote recommended remark secondary seealso"
    " solution spoiler success summary tab tab-item tip tldr todo toggle topic warn warning".split()
)
"""What opens a box by colons and a title, among directives with other arguments."""


class Title(NamedTuple):
    """Where a title stands, and the line that opens its box: from its mark on, to the end of its options."""

    span: Span
    whole: Span


def title_at(text: str, start: int, end: int) -> Span | None:
    """Return where the title stands in the line ``text[start:end]`` that opens a box, if it has one."""
    line = text[start:end].rstrip()
    place = _place(text, line, start)
    if place is None:
        return None
    left, right = place
    inner = line[left:right]
    left += len(inner) - len(inner.lstrip())
    inner = inner.strip()
    if not any(char.isalpha() for char in inner):
        return None
    return Span(start + left, start + left + len(inner))


def _place(text: str, line: str, start: int) -> tuple[int, int] | None:
    """Return the range in a line between what stands round a title."""
    if line[0] == "[":
        found = _ALERT.match(line)
        # Neither a sentence nor the beginning of one that goes on below is a title.
        told = line[-1] not in ".:;," and _GOES_ON.match(text, start + len(line)) is None
        return (found.end(), len(line)) if found is not None and told else None
    if line[0] == "/":
        found = _SLASHES.match(line)
        return (found.end(), len(line)) if found is not None else None
    if line[0] == ":":
        return _behind_colons(line)
    found = _QUOTED.match(line)
    if found is None or found.end() >= len(line) or line[-1] != '"':
        return None
    return found.end(), len(line) - 1


def _behind_colons(line: str) -> tuple[int, int] | None:
    found = _ATTRIBUTE.match(line)
    if found is not None:
        return found.end(), line.find('"', found.end())
    found = _COLONS.match(line)
    if found is None or found["name"] not in _NAMES or (found["brace"] == "{") != (found["open"] == "}"):
        return None
    if found["open"] == "[":
        return found.end(), line.rfind("]")
    end = line.rfind("{", found.end()) if line[-1] == "}" else len(line.rstrip(":"))
    return None if end < 0 or '="' in line[found.end() : end] else (found.end(), end)


def as_headings(text: str, titles: Iterable[Title]) -> str:
    """Return a text in which what stands before each title is the mark of a heading of the same width, and
    what stands behind it is blank.
    """
    parts, at = [], 0
    for (start, end), (first, last) in titles:
        behind = "".join(char if char in "\r\n" else " " for char in text[end:last])
        parts += [text[at:first], "#".ljust(start - first), text[start:end], behind]
        at = last
    return "".join([*parts, text[at:]])
