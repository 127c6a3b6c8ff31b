"""What stands in a file and no reader of the page sees: comments, hidden elements, what tags carry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...base.regexes import regex
from ...document.document import Document
from ...document.source import Span

_TAG = regex(r"<[A-Za-z]")
_HIDDEN_LINE = regex(r"^ {0,3}\[//\]:[^\n]*", re.MULTILINE)
"""``[//]: # (a note)``: how a line is hidden in any Markdown."""
_UNSHOWN = frozenset({"script", "style", "template", "noscript"})
_STYLES = ("display:none", "visibility:hidden")
_TOLD = ("href", "src", "alt", "title")
"""What a reader may learn of a tag: where it leads, and what stands for it."""


class Unseen(NamedTuple):
    """The spans of the source that nobody sees, in order and apart; ``told`` is what may be learnt of the
    tags among them: addresses, and texts that stand for something.
    """

    spans: tuple[Span, ...]
    told: tuple[str, ...] = ()

    def holds(self, span: Span) -> bool:
        """Say whether nobody sees anything of a span of the source."""
        return _holds(self.spans, span)


def unseen(doc: Document) -> Unseen:
    """Return what nobody sees of a document."""
    found = list(_elements(doc))
    lines = (Span(*match.span()) for match in _HIDDEN_LINE.finditer(doc.source.text))
    hidden = _apart([*doc.comments, *lines, *(span for span, attrs in found if attrs is None)])
    told = (
        attrs[name]
        for span, attrs in found
        if attrs is not None and not _holds(hidden, span)
        for name in _TOLD
        if name in attrs
    )
    return Unseen(tuple(_apart([*hidden, *(span for span, _ in found)])), tuple(told))


def _apart(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that overlap joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _holds(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_right(spans, Span(span.start, 1 << 62)) - 1
    return at >= 0 and span.end <= spans[at].end


def _elements(doc: Document) -> Iterator[tuple[Span, Mapping[str, str] | None]]:
    """Yield the tags of a document with their attributes, and the elements that are hidden with None."""
    if not (doc.traits.markdown or doc.traits.elements) or not _TAG.search(doc.source.text, doc.body.start):
        return
    from ...input.readers.htmltokens import END, START, VOID, tokens

    code = [] if doc.traits.elements else sorted(doc.code)
    stack: list[tuple[str, int, bool]] = []
    open_: Counter[str] = Counter()
    for token in tokens(doc.source, doc.body.start):
        if token.kind not in (START, END) or _holds(code, token.span):
            continue
        if token.kind == START:
            yield token.span, token.attrs
            if token.name not in VOID:
                open_[token.name] += 1
                stack.append((token.name, token.span.start, _is_hidden(token.name, token.attrs)))
        elif open_[token.name]:
            while stack:
                name, start, hidden = stack.pop()
                open_[name] -= 1
                if hidden:
                    yield Span(start, token.span.end), None
                if name == token.name:
                    break
    for _, start, hidden in stack:
        if hidden:
            yield Span(start, len(doc.source.text)), None


def _is_hidden(name: str, attrs: Mapping[str, str]) -> bool:
    style = "".join(attrs.get("style", "").lower().split())
    return name in _UNSHOWN or "hidden" in attrs or any(sign in style for sign in _STYLES)
