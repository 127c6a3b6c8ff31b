"""A line cut into the pieces of which a page made it: by bars and dots, wide gaps, line breaks and links."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from copydesk.api import Document, Link, cached_property, regex

from .contentlinks import leads_elsewhere
from .layout import LayoutLine
from .linetext import STOP, visible
from .sitewords import words_of

# Typists set two spaces behind a stop.
_GAP = regex(r"(?<![.?!:])[ \u00a0\u3000]{2,}|[ \u00a0\u3000]{3,}|[\t\n]")
_CUT = regex(
    r"(?<![.?!:])[ \u00a0\u3000]{2,}|[ \u00a0\u3000]{3,}|[\t\n]|\s?[|•·∙⋅●›»▸▪]\s?|\s(?:/|::|[–—]|>)\s"
)
_LINK = regex(r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,800}(?: [^()]{0,200})?\)|\[[^\[\]]{0,100}\])")
_TARGET = regex(r"\]\(([^()\s]{0,800})")
_FIELD = regex(
    r"<button\b|<input\b[^<>]{0,200}\btype\s?=\s?[\"']?(?:submit|email|search|password)\b", re.IGNORECASE
)
_BREAK = regex(r"<br\b[^<>]{0,40}>")
_AFTER = 10
_MARKS = " *_#>\\[]"


class CutLine:
    """The pieces of one line.

    ``text`` is what a reader sees, ``words`` its words in lower case, ``pieces`` its parts, ``gaps`` whether
    a wide gap or a line break parts them, ``ends`` whether a full stop closes it. ``linked`` is the share of
    its letters in links, ``inner`` whether all links lead to places of the same site, ``within`` to places of
    the same page, ``outer`` whether they lead to other sites and share nothing.
    """

    def __init__(self, line: LayoutLine, links: Sequence[Link], doc: Document) -> None:
        self._line, self._links, self._doc = line, links, doc

    @cached_property
    def _parted(self) -> str:
        """The text with wide gaps where a link begins or ends."""
        line, doc = self._line, self._doc
        if doc.traits.lines:
            raw = line.raw
            if self.linked > 0.6:
                raw = _LINK.sub(r"  \1  ", raw)
            elif "](" in raw or "][" in raw:
                raw = _LINK.sub(r"\1", raw)
            if "<" in raw or "&" in raw:
                return visible(raw)
            return raw.strip(_MARKS)
        block = line.block
        if block is None:
            return line.text
        text, start = doc.text_of(block), block.start
        if not self._links and self._tagged:
            return self._tagged
        if self.linked <= 0.6:
            return text.strip()
        edges = sorted({edge - start for link in self._links for edge in (link.start, link.end)})
        parts = [text[first:last] for first, last in zip([0, *edges], [*edges, len(text)], strict=True)]
        return "  ".join(part for part in parts if part.strip())

    @cached_property
    def _tagged(self) -> str:
        """The text of a line of links without addresses, with wide gaps where they end; "" for any other."""
        block, source = self._line.block, self._doc.source.text
        if block is None or not self._doc.traits.elements:
            return ""
        if source.count("</a>", block.span.start, block.span.end + _AFTER) < 2:
            return ""
        prose, lift, parts, done = self._doc.prose.text, self._doc.lift, list[str](), block.start
        for at in range(block.start + 1, block.end):
            if "</a>" in source[lift(at - 1, at).end : lift(at, at + 1).start]:
                parts.append(prose[done:at])
                done = at
        return "  ".join(part.strip() for part in [*parts, prose[done : block.end]] if part.strip())

    @cached_property
    def fields(self) -> bool:
        """The line has the button of a form, or a field that asks for an address, a password or a search."""
        line = self._line
        if line.text.count("[ ]") > 1:
            return line.kind != "list-item"
        block = line.block
        return (
            block is not None
            and self._doc.traits.elements
            and _FIELD.search(self._doc.source.text, block.span.start, block.span.end + _AFTER) is not None
        )

    @cached_property
    def text(self) -> str:
        return self._line.text.strip(_MARKS)

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def pieces(self) -> list[str]:
        return [piece.strip(_MARKS) for piece in _CUT.split(self._parted) if piece.strip(_MARKS)]

    @cached_property
    def parts(self) -> list[str]:
        """The lines that breaks make of a block of a page."""
        block = self._line.block
        if block is None or not self._doc.traits.elements:
            return []
        raw = self._doc.source.slice(block.span)
        return [seen for part in _BREAK.split(raw) if (seen := visible(part))] if "<br" in raw else []

    @cached_property
    def gaps(self) -> bool:
        return _GAP.search(self._parted.strip()) is not None

    @cached_property
    def ends(self) -> bool:
        return STOP.search(self.text[-8:]) is not None

    @cached_property
    def linked(self) -> float:
        if not self._links and "  " in self._tagged:
            return 1.0
        letters = sum(map(str.isalnum, self._line.text))
        if self._doc.traits.lines:
            shown = sum(sum(map(str.isalnum, found[1])) for found in _LINK.finditer(self._line.raw))
        else:
            prose = self._doc.prose.text
            shown = sum(sum(map(str.isalnum, prose[link.start : link.end])) for link in self._links)
        return shown / letters if letters else 0.0

    @cached_property
    def _targets(self) -> list[str]:
        if self._doc.traits.lines:
            return [found[1] for found in _TARGET.finditer(self._line.raw)]
        return [link.url for link in self._links]

    @cached_property
    def inner(self) -> bool:
        # In Markdown a path without a slash leads to a file beside this one, as an author writes it.
        own = self._doc.traits.elements
        return bool(self._targets) and all(
            url[:1] in "/#" or url[:11] == "javascript:" or (own and ":" not in url) for url in self._targets
        )

    @cached_property
    def within(self) -> bool:
        return bool(self._targets) and all(url[:1] == "#" and len(url) > 1 for url in self._targets)

    @cached_property
    def outer(self) -> bool:
        return bool(self._targets) and leads_elsewhere(self._targets)


class Cutter:
    """Cuts the lines of a document."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._links = (
            []
            if doc.traits.lines
            else sorted((link for link in doc.links if link.end > link.start), key=lambda link: link.start)
        )
        self._starts = [link.start for link in self._links]

    def cut(self, line: LayoutLine) -> CutLine:
        """Return the pieces of a line."""
        block = line.block
        if block is None or not self._links:
            return CutLine(line, (), self._doc)
        first = bisect_left(self._starts, block.start)
        last = bisect_left(self._starts, block.end)
        return CutLine(line, self._links[first:last], self._doc)
