"""INT005: characters that no reader sees: zero-width, direction controls, tags, control codes, private
use.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from copydesk.api import Context, Document, Edit, Fix, Hit, Span, regex, rule

from .hiddenplaces import breaks_line, meant, removable

MOST, MOST_PAYLOADS = 5, 50
WHAT = {
    "bidi": "a direction control that can turn the text round",
    "tags": "tag characters, which can hide a message",
    "zero-width": "a character without width",
    "mark": "a direction mark in left-to-right text",
    "soft-hyphen": "a soft hyphen",
    "control": "a control code",
    "private": "a private-use character without agreed meaning",
    "replacement": "a stand-in for an object that was not copied",
}
IN_CODE = "a direction control in code, which can look other than it runs"
SHOWN = "a direction control in code, as the text around it says"
# How far before and behind its code a text speaks of a control.
AROUND = 1200
NAMED = regex(
    r"\bbidi|\btrojan source\b|\b(?:text|writing)[ _-]direction|(?:\bU\+|\\[ux]\{?)(?:202[A-E]|206[6-9])"
    r"|\b(?:right[ _-]to[ _-]left|direction(?:al)?)[ _-](?:override|embedding|isolate|control|formatting)",
    re.IGNORECASE,
)
SEVERITY = {"soft-hyphen": "info", "mark": "info"}
_PROGRAMS = ("<script", "<style>", "<style ")


@rule(
    id="INT005",
    name="hidden-characters",
    version=7,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw"],
    tags=["unicode", "hidden"],
    yields_to=["INT008"],
    summary="Characters that a reader cannot see",
    message="Hidden character: {what} ({name})",
    rationale="Invisible characters break search, comparison and screen readers, and runs of them can carry "
    "a message or turn the shown "
    "text round. Joiners in emoji and in Arabic or Indic words, direction marks beside right-to-left text "
    "and flag emoji are left alone. A direction control in code can make a line look other than it runs, so "
    "it is an error there as well; where the text around the code speaks of such controls it is only "
    "noted, and so is a zero-width space behind @ or #, which keeps a name from being called.",
    remedy="Remove the character, or type the text again.",
    references=["https://www.unicode.org/reports/tr36/", "https://www.unicode.org/reports/tr39/"],
    bad=[
        {"text": "The gate is op⟦\u200b⟧en until noon.", "fixed": "The gate is open until noon."},
        {
            "text": "Pay to the⟦\u200b\u200c\u200b\u200c\u200d\u2060⟧ order of the town.",
            "fixed": "Pay to the order of the town.",
        },
        "The total is ⟦\u202e⟧0021 crowns.",
        "Copy this line:\n\n```\nif user != 'guest⟦\u202e⟧': open()\n```",
        "The right-to-left override turns what follows:\n\n```\nprint('⟦\u202e⟧')\n```",
        "The gate⟦\U000e0061\U000e0062⟧ is open.",
        "A lone ⟦\ue123⟧ sign.",
        "Copy this word:\n\n```\nke⟦\ue123⟧el\n```",
        {"text": "<p>A lone ⟦\ue123⟧ sign.</p>", "format": "html"},
        {"text": "The crate @⟦\u200b⟧quay/parser is new.", "severity": "info"},
    ],
    good=[
        {
            "text": "<p>It loads the list…\u200b and the rest —\u200bthe tides.</p>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "<p>It opens.</p><script>var gap = '\u200b' || '\ufeff';</script>",
            "format": "html",
            "bare": True,
        },
        {
            "text": '<h2>Key frames<a class="headerlink" href="#key-frames">\uf0c1</a></h2><p>They move it. '
            '<i class="icon">\ue8b6</i></p><h2 id="key-frames">More</h2>',
            "format": "html",
        },
        "The family \U0001f468\u200d\U0001f469\u200d\U0001f467 waves a "
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f flag.",
        "The Persian word می\u200cخواهم needs its joiner.",
        "The Hindi word क्\u200dष needs its joiner.",
        "The name עברית\u200f (Hebrew) has a direction mark.",
        "Set the mark:\n\n```yaml\ntoc:\n  mark: \uf0c1\n  font: pier\n```\n\nThe prompt ends in `\ue0b0`.",
        "A tab\tand a line\nare no hidden characters.",
    ],
)
def hidden_characters(ctx: Context) -> Iterator[Hit]:
    signed = ctx.facts.provenance.signed
    seen: dict[str, int] = {}
    found = ctx.facts.hidden_characters()
    total = Counter(item.kind for item in found)
    for item in found:
        if item.kind != "bidi" and not item.payload and _in_script(ctx.doc, Span(item.start, item.end)):
            continue
        at_break = item.kind == "zero-width" and breaks_line(ctx.doc.source.text, Span(item.start, item.end))
        if at_break and ctx.doc.traits.elements:
            continue
        if item.kind == "private" and _is_glyph(ctx.doc, item.start, item.end):
            continue
        seen[item.kind] = seen.get(item.kind, 0) + 1
        if seen[item.kind] > (MOST_PAYLOADS if item.payload else MOST):
            continue
        span = Span(item.start, item.end)
        code = code_around(ctx.doc, span) if item.kind == "bidi" else None
        shown = code is not None and is_named(ctx.doc.source.text, code)
        text = ctx.doc.source.text
        safe = item.kind == "mark" or (item.kind == "zero-width" and removable(text, span, ctx.facts.lexicon))
        kept = item.kind == "zero-width" and meant(text, span)
        yield ctx.at(
            span,
            severity="info" if shown or kept else "error" if item.payload else SEVERITY.get(item.kind),
            what=SHOWN if shown else IN_CODE if code else WHAT[item.kind],
            name=item.name,
            kind=item.kind,
            total=total[item.kind],
            fix=None
            if signed or shown or kept
            else Fix(
                (Edit(span, ""),),
                "Remove the hidden characters",
                "safe" if safe and not item.payload else "unsafe",
            ),
        )


def _in_script(doc: Document, span: Span) -> bool:
    """Say whether a range stands in a program of a web page, which names such characters to find them."""
    code = code_around(doc, span) if doc.traits.elements else None
    return code is not None and doc.source.text[code.start : code.start + 7].lower() in _PROGRAMS


def _is_glyph(doc: Document, start: int, end: int) -> bool:
    """Say whether a private-use character is a picture of an icon font, which readers do see: all that an
    element of a page holds, or a value in code.
    """
    text = doc.source.text
    if end - start != 1:
        return False
    if doc.traits.elements:
        return text[start - 1] == ">" and text[end : end + 2] == "</"
    alone = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
    return alone and code_around(doc, Span(start, end)) is not None


def code_around(doc: Document, span: Span) -> Span | None:
    """Return the code in which a range stands."""
    at = bisect_right(doc.code, span.start, key=lambda code: code.start) - 1
    return doc.code[at] if at >= 0 and doc.code[at].end >= span.end else None


def is_named(text: str, code: Span) -> bool:
    """Say whether the text near a piece of code, and not the code itself, speaks of direction controls."""
    return bool(
        NAMED.search(text, max(0, code.start - AROUND), code.start)
        or NAMED.search(text, code.end, code.end + AROUND)
    )
