"""What stands inside the blocks of a Markdown article: text, links, code, notes.

They are told by pyromark's events (byte ranges turned into code points).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cache
from typing import Any

from ...base.regexes import regex
from ...document.model import ALT_TEXT, Link
from ...document.prose import PLACEHOLDER
from ...document.source import Span
from .anchors import Anchors
from .htmltokens import BLOCKS
from .masked import Masked
from .runs import DECODED, LITERAL, OPAQUE, Aside, Run, runs_for, text_runs


class Inline:
    """What an inline parse found, in source order. ``asides`` stand inside a block and are blocks of their
    own, ``aside_runs`` is what is written of them.
    """

    def __init__(self, text: str) -> None:
        self.runs = runs_for(text)
        self.links: list[Link] = []
        self.headings: list[tuple[Span, int]] = []
        self.tables: list[Span] = []
        self.code: list[Span] = []
        self.code_blocks: list[Span] = []
        self.html: list[Span] = []
        self.html_blocks: list[Span] = []
        self.footnotes: list[tuple[Span, str]] = []
        self.asides: list[Aside] = []
        self.aside_runs: list[Run] = []
        self.too_deep = False


class _Offsets:
    """What turns UTF-8 byte offsets of one text into code-point offsets.

    ``after`` holds the byte offset behind each character of more than one byte, ``extra`` how many bytes
    more than characters there are up to it, less ``base``.
    """

    def __init__(self, text: str, base: int) -> None:
        self.after, self.extra = array("I"), array("i", (-base,))
        extra = 0
        for match in _WIDE.finditer(text):
            at = match.start()
            for number, char in enumerate(match.group(), 1):
                extra += 1 + (char > "\u07ff") + (char > "\uffff")
                self.after.append(at + number + extra)
                self.extra.append(extra - base)


def parts_words(tag: str) -> bool:
    """Say whether an HTML tag parts words like a space: a line break, or the edge of a block."""
    name = _TAG_NAME.match(tag)
    return name is not None and (name[1].lower() == "br" or name[1].lower() in BLOCKS)


_TAG_NAME = regex(r"</?([A-Za-z][A-Za-z0-9]*)")
_LINK_KINDS = {"Inline": "inline", "Autolink": "auto", "Email": "auto"}
_LEVELS = {f"H{n}": n for n in range(1, 7)}
_MAX_DEPTH = 200
# NUL and lone surrogates: the first is replaced by every Markdown parser, the second cannot be written as
# UTF-8.
_NOT_UTF8 = regex("[\x00\ud800-\udfff]")
_WIDE = regex(r"[^\x00-\x7f]+")


def parse_markdown(masked: Masked, body: int) -> Inline:
    """Parse Markdown from offset ``body`` on with pyromark (CommonMark, tables, footnotes, strike-through,
    task lists).
    """
    import pyromark

    text = masked.text
    piece = _NOT_UTF8.sub("\ufffd", text[body:])
    found = Inline(text)
    walk = _Walk(found, text[:body] + piece, masked)
    events = pyromark.events_with_range(piece, options=_options())
    if piece.isascii():
        for event, reach in events:
            walk.take(event, body + reach["start"], body + reach["end"])
    else:
        offsets = _Offsets(piece, body)
        after, extra = offsets.after, offsets.extra
        for event, reach in events:
            start, end = reach["start"], reach["end"]
            walk.take(event, start - extra[bisect_right(after, start)], end - extra[bisect_right(after, end)])
    return found


@cache
def _options() -> Any:
    """Return what is Markdown beyond CommonMark. Flags are joined by far slower than texts are read."""
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
    )


class _Walk:
    """One pass over the events; keeps the stack of what is open."""

    def __init__(self, found: Inline, text: str, masked: Masked) -> None:
        self.found, self.text, self.masked = found, text, masked
        self.open_links: list[tuple[str, Any, int, int]] = []
        self.anchors = Anchors()
        self.in_code = 0
        self.depth = 0

    def take(self, event: Any, start: int, end: int) -> None:
        """Take one event with its place in code points of the text."""
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak") and not self.in_code:
                self.found.runs.append(Run(start, end, DECODED, " "))
            return
        ((name, value),) = event.items()
        if name == "Text":
            if not self.in_code:
                if end - start != len(value) or not self.text.startswith(value, start):
                    self.found.runs.append(Run(start, end, DECODED, value))
                elif PLACEHOLDER not in value:
                    self.found.runs.append(Run(start, end, LITERAL, value))
                else:
                    self.found.runs.extend(text_runs(self.masked, start, end))
        elif name == "Start":
            self._start(value, start, end)
        elif name == "End":
            self._end(value, start, end)
        elif name == "Code":
            self.found.code.append(Span(start, end))
            self.found.runs.append(Run(start, end, OPAQUE, "\ufffc"))
        elif name == "Html":
            blocks = self.found.html_blocks
            # Each line is an event of its own; a line end of two characters is split between two of them.
            if blocks and self.text[blocks[-1].end : start] in ("", "\r"):
                start = blocks.pop().start
            blocks.append(Span(start, end))
        elif name == "InlineHtml":
            self.found.html.append(Span(start, end))
            self.found.links += self.anchors.close(self.masked.original, value, start, end)
            if parts_words(value):
                self.found.runs.append(Run(start, end, DECODED, " "))
        elif name == "FootnoteReference":
            self.found.footnotes.append((Span(start, end), value))

    def _start(self, value: Any, start: int, end: int) -> None:
        self.depth += 1
        self.found.too_deep |= self.depth > _MAX_DEPTH
        if isinstance(value, str):
            if value == "Paragraph":
                self.anchors.forget()
            return
        ((name, data),) = value.items()
        if name == "Heading":
            self.found.headings.append((Span(start, end), _LEVELS.get(data["level"], 1)))
        elif name == "Table":
            self.found.tables.append(Span(start, end))
        elif name == "CodeBlock":
            self.in_code += 1
            self.found.code_blocks.append(Span(start, end))
        elif name in ("Link", "Image"):
            self.open_links.append((name, data, start, len(self.found.runs)))

    def _end(self, value: Any, start: int, end: int) -> None:
        self.depth -= 1
        name = value if isinstance(value, str) else next(iter(value))
        if name == "CodeBlock":
            self.in_code -= 1
        elif name in ("Link", "Image") and self.open_links:
            kind, data, opened, first_run = self.open_links.pop()
            self._close_link(kind, data, opened, end, first_run)

    def _close_link(self, kind: str, data: Any, start: int, end: int, first_run: int) -> None:
        link_type = data["link_type"]
        name = "image" if kind == "Image" else _LINK_KINDS.get(link_type, "reference")
        runs = self.found.runs
        place = runs[first_run].start if len(runs) > first_run else start
        last = runs[-1].end if len(runs) > first_run else start
        url, url_span = data["dest_url"], None if name == "auto" else _url_span(self, last, end)
        if name in ("auto", "image"):
            if name == "image" and last > place:
                self._describe(Span(place, last), runs[first_run:])
            place = start
            del runs[first_run:]
            runs.append(Run(start, end, OPAQUE, PLACEHOLDER))
        if len(runs) > first_run:
            last = runs[-1].end if runs[-1].how == LITERAL else runs[-1].start + 1
        if PLACEHOLDER in url and url_span is not None:
            url = self.masked.original[url_span.start : url_span.end]
        # Prose offsets are not known yet: start and end hold source offsets until the reader has written the
        # blocks.
        self.found.links.append(
            Link(name, Span(start, end), url, place, last, data["id"], data["title"], url_span)
        )

    def _describe(self, span: Span, runs: list[Run]) -> None:
        """Keep the description of a picture; one inside it is part of it."""
        found = self.found
        while found.asides and found.asides[-1].span.start >= span.start:
            found.asides.pop()
        while found.aside_runs and found.aside_runs[-1].start >= span.start:
            found.aside_runs.pop()
        found.asides.append(Aside(span, ALT_TEXT))
        found.aside_runs.extend(runs)


def _url_span(walk: _Walk, after: int, end: int) -> Span | None:
    """Find the address of an inline link between the end of its text and the end of the link."""
    tail = walk.text[after:end]
    at = tail.find("](")
    if at < 0:
        return None
    left = after + at + 2
    inner = walk.text[left : end - 1].strip()
    left += len(walk.text[left : end - 1]) - len(walk.text[left : end - 1].lstrip())
    if inner.startswith("<"):
        return Span(left + 1, left + max(1, inner.find(">")))
    width = len(inner.split(None, 1)[0]) if inner else 0
    return Span(left, left + width)
