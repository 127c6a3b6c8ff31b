"""INT009: letters written as base and accent where one character exists."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, rule

MOST_EDITS = 500


@rule(
    id="INT009",
    name="not-nfc",
    version=1,
    status="stable",
    severity="info",
    confidence="decisive",
    scope=["raw"],
    needs=["non-ascii"],
    tags=["unicode"],
    summary="Accented letters stored in two pieces (not in Unicode normal form C)",
    message="{count} accented letters are stored as letter and accent; the first is “{composed}”",
    rationale="Decomposed letters look the same and compare as different: searches miss names, and links to "
    "headings break. Text on the web should be in normal form C.",
    remedy="Convert the text to Unicode normal form C. Not in a signed file: normalising moves the offsets "
    "of a C2PA manifest.",
    references=["https://www.unicode.org/reports/tr15/", "https://www.w3.org/TR/charmod-norm/"],
    bad=[
        {"text": "The caf⟦e\u0301⟧ is open.", "fixed": "The café is open.", "bare": True},
        {"text": "⟦A\u0308⟧rger und U\u0308bel.", "fixed": "Ärger und Übel.", "bare": True},
    ],
    good=[
        "The café is open.",
        "The vowel x\u0301 has no character of its own.",
        "The Greek ά and Cyrillic й are composed.",
    ],
)
def not_nfc(ctx: Context) -> Iterator[Hit]:
    found = ctx.facts.decomposed()
    if not found:
        return
    edits = tuple(Edit(Span(item.start, item.end), item.composed) for item in found[:MOST_EDITS])
    fix = None if ctx.facts.provenance.signed else Fix(edits, "Store accented letters as one character")
    first = found[0]
    yield ctx.at(Span(first.start, first.end), count=len(found), composed=first.composed, fix=fix)
