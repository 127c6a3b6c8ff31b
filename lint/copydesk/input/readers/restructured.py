"""reStructuredText in a plain-text file: told by its unmistakable signs, so that no rule reads its code.

A text is taken for it only if two kinds of signs agree, one of them an explicit mark (a directive, a target
or footnote, a role). Then literal blocks behind ``::``, directives whose body is no prose, targets and
definitions of substitutions are blocks of code; inline literals and substitutions are placeholders, and the
marks of footnotes that the text defines are nothing at all. All else is read as plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...base.regexes import regex
from ...document.source import Span
from .masked import Island

_DIRECTIVE = regex(r"[ \t]{0,40}\.\. (?:\|[^|\n]{1,80}\| )?([a-z][\w:.-]{0,40})::(?:[ \t]|$)")
_TARGET = regex(r"[ \t]{0,40}\.\. (?:_[^\n]{1,200}:(?:[ \t]|$)|__[ \t])")
_SUBSTITUTION = regex(r"[ \t]{0,40}\.\. \|[^|\n]{1,80}\| [a-z][\w:.-]{0,40}::")
_FOOTNOTE = regex(r"[ \t]{0,40}\.\. \[([\w#*.-]{1,40})\](?:[ \t]|$)")
_ROLE = regex(r":[a-z][\w:+.-]{0,40}:`[^`\n]")
_FIELD = regex(r":[A-Za-z][\w -]{0,40}:(?:[ \t]|$)")
_UNDERLINE = regex(r"([-=~^\"'*+#`])\1{2,199}$")
_ITEM = regex(r"[ \t]*(?:[-*+•]|\(?(?:\d{1,3}|[a-zA-Z#])[.)])[ \t]+")
_INLINE = regex(
    r"``[^`\n]{1,300}``|\|(?=[\w.])[\w.:+-]{1,80}\|(?:_{1,2})?"
    r"|\[(?P<note>[\w#*.-]{1,40})\]_(?!\w)"
)
# Directives whose body is no prose; every other keeps its body.
_NO_PROSE = frozenset(
    "bibliography code code-block command-output contents csv-table currentmodule date default-role"
    " digraph doctest graph graphviz highlight highlightlang image include index inheritance-diagram"
    " ipython jupyter-execute literalinclude math meta mermaid module parsed-literal plantuml"
    " productionlist program-output prompt raw role sectnum sourcecode sphinx tabularcolumns target-"
    " notes testcleanup testcode testoutput testsetup toctree uml unicode".split()
)


class Marked(NamedTuple):
    """What of a text is no prose: ``blocks`` have their lines for themselves, ``islands`` stand in lines."""

    blocks: list[Span]
    islands: list[Island]


class _Line(NamedTuple):
    start: int
    text: str

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def find_marked(text: str, body: int) -> Marked:
    """Find what is no prose in a text from offset ``body`` on; nothing where it is no reStructuredText."""
    if ".. " not in text and ":`" not in text:
        return Marked([], [])
    lines = list(_lines(text, body))
    if not _is_restructured(lines):
        return Marked([], [])
    blocks = list(_blocks(lines))
    defined = {match[1] for line in lines if (match := _FOOTNOTE.match(line.text))}
    return Marked(blocks, list(_islands(lines, blocks, defined)))


def _lines(text: str, body: int) -> Iterator[_Line]:
    at = body
    for line in text[body:].split("\n"):
        yield _Line(at, line.rstrip("\r"))
        at += len(line) + 1


def _is_restructured(lines: Sequence[_Line]) -> bool:
    explicit, other = set[str](), set[str]()
    fields = 0
    for number, line in enumerate(lines):
        text = line.text
        if text.lstrip().startswith(".. "):
            for kind, sign in (("directive", _DIRECTIVE), ("target", _TARGET), ("footnote", _FOOTNOTE)):
                if sign.match(text):
                    explicit.add(kind)
        elif ":`" in text and _ROLE.search(text):
            explicit.add("role")
        elif text.endswith("::") and "literal" not in other and _literal(lines, number) is not None:
            other.add("literal")
        elif text.startswith(":") and _FIELD.match(text):
            fields += 1
        elif number and text and _UNDERLINE.match(text) and _titles(lines[number - 1].text, text):
            other.add("heading")
    if fields > 1:
        other.add("fields")
    return bool(explicit) and len(explicit) + len(other) > 1


def _titles(title: str, underline: str) -> bool:
    return title[:1].isalnum() and len(title.rstrip()) <= len(underline)


def _blocks(lines: Sequence[_Line]) -> Iterator[Span]:
    """Yield the blocks that are no prose, in reading order."""
    at = 0
    while at < len(lines):
        text, found = lines[at].text, None
        if text.lstrip().startswith(".. "):
            directive = _DIRECTIVE.match(text)
            if _TARGET.match(text) or _SUBSTITUTION.match(text) or (directive and directive[1] in _NO_PROSE):
                found = (at, _body_end(lines, at + 1, lines[at].indent))
        elif text.endswith("::"):
            found = _literal(lines, at)
            if found is not None and text.strip() == "::":
                found = (at, found[1])
        if found is None:
            at += 1
            continue
        first, at = found
        last = at - 1
        while lines[last].blank:
            last -= 1
        yield Span(
            lines[first].start + lines[first].indent, lines[last].start + len(lines[last].text.rstrip())
        )


def _literal(lines: Sequence[_Line], at: int) -> tuple[int, int] | None:
    """Return the first line of the literal block that a line ending in ``::`` opens, and the one after it."""
    item = _ITEM.match(lines[at].text)
    indent = item.end() if item else lines[at].indent
    first = at + 1
    while first < len(lines) and lines[first].blank:
        first += 1
    if first == at + 1 or first == len(lines) or lines[first].indent <= indent:
        return None
    return first, _body_end(lines, first, indent)


def _body_end(lines: Sequence[_Line], at: int, indent: int) -> int:
    while at < len(lines) and (lines[at].blank or lines[at].indent > indent):
        at += 1
    return at


def _islands(lines: Sequence[_Line], blocks: Sequence[Span], defined: set[str]) -> Iterator[Island]:
    hidden = iter(blocks)
    block = next(hidden, None)
    for line in lines:
        while block is not None and block.end <= line.start:
            block = next(hidden, None)
        if block is not None and block.start < line.start + len(line.text):
            continue
        mark = _FOOTNOTE.match(line.text)
        if mark is not None:
            yield Island(Span(line.start + line.indent, line.start + mark.end()), "attributes")
        for match in _INLINE.finditer(line.text, mark.end() if mark else 0):
            note = match["note"]
            if note is None or note in defined:
                kind = "code" if note is None else "attributes"
                yield Island(Span(line.start + match.start(), line.start + match.end()), kind)
