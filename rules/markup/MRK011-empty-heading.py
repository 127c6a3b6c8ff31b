"""MRK011: a heading without words."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, Span, regex, rule

# What stands before them in their line is looked at when marks are found: to begin at each line takes ten
# times as long.
_MARKS = regex(r"#(#{0,5})(?:[ \t]++(?:#++[ \t]*+)?)?$", re.MULTILINE)
_INDENTS = ("", " ", "  ", "   ")
# Marks of emphasis, tags and spaces that are written out, and nothing else.
_SPACED = regex(r"^ {0,3}(#{2,6})[ \t]{1,4}(?=[<&*_\u00a0\u200b])([^\n]{1,120})$", re.MULTILINE)
_SPACES = ("# <", "# &", "# *", "# _", "# \u00a0", "# \u200b")
_OPENED = regex(r"<h([1-6])(?=[\s>])([^<>]{0,800})>", re.IGNORECASE)
_PLAIN = regex(
    r"</?(?:a|span|b|strong|em|i|br|font|small|u|p|div)(?=[\s/>])[^<>]{0,400}>|<!--[^<>]{0,200}-->",
    re.IGNORECASE,
)
_FILLED = regex(r"\s(?:id|class|data-[\w-]{1,40}|[:@*#(\[][\w.-]{1,40})[\])]?\s?=", re.IGNORECASE)
_LONGEST = 600


@rule(
    id="MRK011",
    name="empty-heading",
    version=2,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    formats=["markdown", "html"],
    tags=["headings", "accessibility"],
    summary="A heading without words",
    message="This heading of level {level} has no words",
    rationale="Readers who move through a page by its headings land on nothing, and the outline has a hole. "
    "Most such headings are left over from editing: the words were deleted and the heading stayed.",
    remedy="Delete the heading, or write it.",
    references=["https://www.w3.org/WAI/tutorials/page-structure/headings/"],
    bad=[
        {
            "text": "<h1>Weirs</h1><p>Text.</p>⟦<h2></h2>⟧<p>More.</p>",
            "format": "html",
            "severity": "warning",
        },
        {"text": "<h1>Weirs</h1>⟦<h2> &nbsp;<br></h2>⟧<p>More.</p>", "format": "html"},
        {"text": "<h1>Weirs</h1>⟦<h2><!-- sub --></h2>⟧<p>More.</p>", "format": "html"},
        {"text": "# Weirs\n\nText.\n\n⟦##⟧\n\nMore.\n", "bare": True},
        {"text": "# Weirs\n\nText.\n\n⟦## &nbsp;⟧\n\nMore.\n\n⟦### **  **⟧\n", "bare": True},
        {"text": "# Weirs\n\nText.\n\n⟦### ###⟧\n\nMore.\n\n⟦<h3></h3>⟧\n", "bare": True},
        {
            "text": "<h1>Weirs</h1>⟦<h2 id='t'></h2>⟧<p>More.</p><script>fill()</script>",
            "format": "html",
            "severity": "info",
        },
    ],
    good=[
        {"text": "<h1><img src='weir.png' alt='Weirs'></h1><h2><svg></svg></h2>", "format": "html"},
        {"text": "<h1>Weirs</h1><h2><a name='a'></a>The upper weir</h2>", "format": "html"},
        {"text": "<h1>{{ title }}</h1><h2><%= name %></h2><!-- <h3></h3> -->", "format": "html"},
        {"text": "# Weirs\n\n```\n##\n```\n\nText.\n", "bare": True},
        {"text": "Text.\n\n#\n# a comment\n#\n", "bare": True},
        {"text": "# Weirs\n\n## `flow()`\n\nText.\n\n## ![Weir](a.png)\n\nText.\n", "bare": True},
    ],
)
def empty_heading(ctx: Context) -> Iterator[Hit]:
    text, found = ctx.doc.source.text, list[tuple[Span, int]]()
    if ctx.doc.traits.markdown and "#" in text:
        for match in _MARKS.finditer(text, ctx.doc.body.start):
            start = match.start()
            line = text.rfind("\n", 0, start) + 1
            if line >= ctx.doc.body.start and text[line:start] in _INDENTS:
                found.append((Span(start, start + len(match[0].strip(" \t"))), 1 + len(match[1])))
        found = [one for one in found if not _is_comment(text, one[0])]
        spaced = any(sign in text for sign in _SPACES)
        for match in _SPACED.finditer(text, ctx.doc.body.start) if spaced else ():
            if _says_nothing(match[2].strip("*_ ")):
                found.append((Span(match.start(1), match.end()), len(match[1])))
    for match in _OPENED.finditer(text, ctx.doc.body.start) if "<h" in text or "<H" in text else ():
        reach = match.end() + _LONGEST
        ends = [at for at in (text.find(mark, match.end(), reach) for mark in ("</h", "</H")) if at >= 0]
        end = min(ends, default=-1)
        close = text.find(">", end, end + 20) + 1 if end >= 0 else 0
        if close and _says_nothing(text[match.end() : end]):
            found.append((Span(match.start(), close), int(match[1])))
    programs = "<script" in text
    for span, level in sorted(found):
        if _lies_in_code(ctx, span) or any(span.overlaps(chrome) for chrome in ctx.doc.chrome):
            continue
        filled = programs and _FILLED.search(text[span.start : span.end].partition(">")[0] + " ") is not None
        yield ctx.at(span, level=level, severity="info" if filled else None)


def _lies_in_code(ctx: Context, span: Span) -> bool:
    """Say whether a heading stands in code or in a comment; a comment may well stand in the heading."""
    return ctx.facts.in_code(Span(span.start, span.start + 1)) or any(
        span.overlaps(code) for code in ctx.doc.code
    )


def _says_nothing(inner: str) -> bool:
    """Say whether a reader sees nothing of what stands in a heading."""
    if any(mark in inner for mark in ("{", "<%", "<?")):
        return False
    from html import unescape

    shown = unescape(_PLAIN.sub("", inner))
    return "<" not in shown and not any(char.isprintable() and not char.isspace() for char in shown)


def _is_comment(text: str, span: Span) -> bool:
    """Say whether hash marks alone in a line are part of a comment of such lines."""
    start = text.rfind("\n", 0, span.start) + 1
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start]
    below = text.find("\n", span.end) + 1
    return above.lstrip(" ").startswith("#") or (below > 0 and text[below : below + 4].lstrip(" ")[:1] == "#")
