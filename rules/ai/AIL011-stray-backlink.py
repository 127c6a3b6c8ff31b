"""AIL011: an arrow that leads back from a footnote stands in running text."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

_ARROW = regex(r"\[?[↩⤴](?:\ufe0e|\ufe0f)?\]?(?:\d{1,2}\b)?(?! ?\w)")
# A renderer that wraps the arrow in a link to the mark has done its work.
_LINKED = regex(r"<a\b[^<>]{0,200}#[^<>]{0,200}>\s{0,4}\Z", re.IGNORECASE)
_LOOK_BACK = 420


@rule(
    id="AIL011",
    name="stray-backlink",
    version=2,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw", "-code"],
    triggers=["↩", "⤴"],
    tags=["ai", "leftover", "citations"],
    summary="The back arrow of a footnote was pasted with the text",
    message="“{text}” is the way back from a rendered footnote; here it leads nowhere",
    rationale="Renderers put an arrow behind each footnote. Where it stands in the source, notes were "
    "copied out of a finished page or an answer, "
    "and the marks in the text no longer lead to them.",
    remedy="Delete the arrow and make the note a footnote again (`[^1]: …`), with its mark in the text.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        "Harbour Board. (2024). Report. https://port.example ⟦↩⟧",
        "The pier<sup>⟦[↩]⟧</sup> is open.",
        "The pier is open ⟦↩2⟧.",
    ],
    good=[
        "Press `↩` to send.",
        "Press ↩ to send.",
        "The pier is open.[^1]\n\n[^1]: Report.",
        {
            "text": "<p>Text</p><ol><li>Note <a href='#fnref1' class='footnote-backref'>↩</a></li></ol>",
            "format": "html",
            "bare": True,
        },
    ],
)
def stray_backlink(ctx: Context) -> Iterator[Hit]:
    doc = ctx.doc
    text = doc.source.text
    taken = [*doc.code, *(link.span for link in doc.links if link.url.startswith("#"))]
    for match in _ARROW.finditer(text):
        span = Span(*match.span())
        if any(other.overlaps(span) for other in taken):
            continue
        if _LINKED.search(text[max(0, span.start - _LOOK_BACK) : span.start]):
            continue
        start = span.start - 1 if text[span.start - 1 : span.start] == " " else span.start
        yield ctx.at(span, fix=Fix((Edit(Span(start, span.end), ""),), "Delete the arrow", "safe"))
