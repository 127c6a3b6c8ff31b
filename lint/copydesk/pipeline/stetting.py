"""Write a directive into an article: in the form and at the place that let a finding stand and change nothing
else. Each way is tried on a copy; the first one that does so is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..base import tomltext
from ..base.levels import SUPPRESSED
from ..catalogue.rule import Finding
from ..document.document import Document
from ..document.model import ALT_TEXT, CELL, FOOTNOTE, FRONT_MATTER, HTML, LIST_ITEM, Block
from ..document.source import Source, Span
from ..input.readers.islands import is_jsx
from .fixguard import locked
from .stetgrammar import BLOCK, FILE, LINE

if TYPE_CHECKING:
    from .engine import Outcome

Judge = Callable[[Source], "Outcome"]
_NESTED = frozenset({LIST_ITEM, CELL, FOOTNOTE})


ENDS = ("-->", "--!>", "*/", "<!--")
"""What no reason may hold: it would end the comment of its directive, or begin another."""


class CannotStand(ValueError):
    """No directive can do what was asked; the message says why."""


class Wish(NamedTuple):
    """What a directive shall say: the rule, the reason, and the last day on which it holds ("" for ever)."""

    rule: str
    reason: str
    until: str = ""

    def said(self) -> str:
        """Return what follows the word ``stet``."""
        return f"{self.rule}{' until=' * bool(self.until)}{self.until}: {self.reason}"


class Added(NamedTuple):
    """The text with a directive in it, what was written, and in which line it stands."""

    text: str
    written: str
    line: int


class _Place(NamedTuple):
    at: int
    new: str


def add(outcome: Outcome, findings: Sequence[Finding], wish: Wish, judge: Judge) -> Added:
    """Return a text in which a directive lets some findings of one rule stand. ``judge`` checks a text as the
    article was checked. Raises ``CannotStand``.
    """
    doc = outcome.facts.doc
    if why := locked(doc):
        raise CannotStand(why)
    wanted = Counter(map(_sign, outcome.findings))
    wanted.subtract(map(_sign, findings))
    wanted.update((*_sign(finding)[:-1], SUPPRESSED) for finding in findings)
    for place in _places(doc, findings, wish):
        text = doc.source.text[: place.at] + place.new + doc.source.text[place.at :]
        after = judge(Source.from_text(text, doc.source.path))
        if Counter(map(_sign, after.findings)) == +wanted:
            start = place.at + len(place.new) - len(place.new.lstrip())
            return Added(text, place.new.strip(), Source.from_text(text).position(start).line)
    raise CannotStand("no directive here would let this stand and nothing else")


def entry(path: str, finding: Finding, reason: str) -> str:
    """Return the entry of a configuration that lets a finding stand; ``path`` is that of the article as seen
    from the folder of the configuration.
    """
    rows = {"path": path, "fingerprint": finding.fingerprint, "reason": reason}
    return "[[stet]]\n" + "".join(f"{key} = {tomltext.string(value)}\n" for key, value in rows.items())


def _sign(finding: Finding) -> tuple[str, str, str, str]:
    return finding.rule_id, finding.severity, finding.text, finding.status


def _places(doc: Document, findings: Sequence[Finding], wish: Wish) -> Iterator[_Place]:
    span = Span(min(one.span.start for one in findings), max(one.span.end for one in findings))
    block = block_of(doc, span)
    ways = _Ways(doc, wish)
    if block is not None and block.kind == FRONT_MATTER:
        yield from ways.front_matter()
    elif block is not None and span.start < span.end:
        yield from ways.around(block, span)
    if block is None or span.start == span.end or block.span.start <= doc.body.start:
        yield from ways.front_matter()
        yield from ways.file()


def block_of(doc: Document, span: Span) -> Block | None:
    """Return the innermost block that holds the beginning of a span; the description of a picture belongs to
    the block around it.
    """
    around = [
        block
        for block in doc.blocks
        if block.kind not in (HTML, ALT_TEXT) and block.span.start <= span.start <= block.span.end
    ]
    return min(around, key=lambda block: block.span.end - block.span.start, default=None)


class _Ways:
    """The places where a directive may be written, in the form that the format has for it."""

    def __init__(self, doc: Document, wish: Wish) -> None:
        self._doc, self._text, self._wish = doc, doc.source.text, wish
        self._ending = "\r\n" if "\r\n" in self._text else "\n"
        self._jsx = doc.traits.markdown and is_jsx(doc.source.path, self._text)
        self._dotted = doc.traits.plain and ("\n.. " in self._text or self._text.startswith(".. "))

    def around(self, block: Block, span: Span) -> Iterator[_Place]:
        """Yield the places in and above a block."""
        line, first = self._line(span.start), self._line(block.span.start)
        indent = self._text[first : block.span.start]
        nested = block.kind in _NESTED or block.quote or bool(indent)
        inside = _Place(block.span.end, f" {self._comment(BLOCK)}")
        if self._doc.traits.elements:
            yield inside
        elif nested:
            if not (block.kind == CELL and "|" in self._wish.reason):
                yield inside
        else:
            yield self._above(first, BLOCK)
            if not self._dotted:
                yield inside
            if line == first:
                yield self._above(first, LINE)
        before = line - len(self._ending)
        if line > first and not self._dotted and self._between_tags(block.span.start, before):
            yield _Place(before, f" {self._comment(LINE)}")

    def front_matter(self) -> Iterator[_Place]:
        """Yield the place of a key in the front matter."""
        mark = self._text[:3]
        end = self._text.find("\n", 3)
        if mark in ("---", "+++") and end > 0 and self._doc.body.start and self._doc.meta("stet") is None:
            sign = ":" if mark == "---" else " ="
            yield _Place(end + 1, f"stet{sign} {tomltext.string(self._wish.said())}{self._ending}")

    def file(self) -> Iterator[_Place]:
        """Yield the place of a directive for the file."""
        yield _Place(self._doc.body.start, self._comment(FILE) + 2 * self._ending)

    def _above(self, at: int, kind: str) -> _Place:
        return _Place(at, self._comment(kind) + self._ending * (2 if self._dotted else 1))

    def _comment(self, kind: str) -> str:
        said = f"{kind} {self._wish.said()}"
        if self._jsx:
            return f"{{/* {said} */}}"
        return f".. {said}" if self._dotted else f"<!-- {said} -->"

    def _line(self, at: int) -> int:
        source = self._doc.source
        return source.line_starts[source.position(at).line - 1]

    def _between_tags(self, start: int, at: int) -> bool:
        """Say whether a place is not in the middle of a tag."""
        before = self._text[start:at]
        return before.rfind("<") <= before.rfind(">")
