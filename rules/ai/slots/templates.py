"""Slots of a template that a program should have filled, in the prose of an article that has nothing to do
with programs: “{{ratingValue}} out of 5 stars”, “You have ${count} items”.

A generator of pages fills such slots when it builds the page, so they stand rightly in its sources. A text
counts as an article only when it has no front matter, no code and no words on templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Context, Places, Span, regex, worded

_NAME = r"[A-Za-z][\w.]{2,40}"
_SLOT = regex(
    rf"\{{\{{ ?(?=[a-z]){_NAME}(?: ?\| ?[a-z]{{2,20}})? ?\}}\}}"
    rf"|%%[a-z_]{{3,30}}%%|\[\[[+*][A-Za-z_.]{{2,30}}\]\]"
    rf"|<%=? ?@?{_NAME} ?%>|(?<![\w$\\])\$\{{{_NAME}\}}(?!\$)|(?<!\w)#\{{{_NAME}\}}|\{{\${_NAME}\}}"
    rf"|\[% {_NAME} %\]"
)
_OPENERS = ("{{", "%%", "[[+", "[[*", "<%", "${", "#{", "{$", "[% ")
_PROGRAM = worded(r"\b(?@programmed)\b|\{%|<% ?(?:if|end|for)\b", "slots.toml", flags=re.IGNORECASE)


def unfilled_in(ctx: Context, known: Places, unread: Places) -> Iterator[Span]:
    """Yield the slots of templates in an article, but for those that are ``known``; ``unread`` is what none
    of its readers sees as text.
    """
    doc, text = ctx.doc, ctx.doc.source.text
    if not any(opener in text for opener in _OPENERS):
        return
    found = [Span(*match.span()) for match in _SLOT.finditer(text)]
    slots = frozenset(found)
    if not found or any(span not in slots for span in doc.code) or _PROGRAM(ctx.data).search(text):
        return
    if any(entry.origin == "front-matter" for entry in doc.metadata):
        return
    for span in found:
        if span in doc.code or span in doc.comments or not (unread.overlap(span) or known.overlap(span)):
            yield span
