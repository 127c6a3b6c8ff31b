"""INT007: no-break and other special spaces where they make no sense."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

MOST = 20
DRAWN = regex(r"^[ \t\u00a0>]{0,80}[│├└║╠╚]", re.MULTILINE)
TITLES = {
    "": "Remove the space",
    " ": "Use a plain space",
    "\u00a0": "Keep the no-break space alone",
    "\u202f": "Keep the no-break space alone",
}


@rule(
    id="INT007",
    name="odd-space",
    version=3,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    needs=["non-ascii"],
    tags=["unicode", "scraping", "whitespace"],
    summary="A no-break or other special space at an odd place",
    message="Odd space: a {name} {place}",
    rationale="No-break spaces at the ends of lines or beside other spaces are what is left of table cells "
    "and page layout when text is "
    "copied out of a web page. They break searches and word counts. A special space alone between two words "
    "is left alone, and so is a wide one behind the label of a line (“Fig. 1.”) or within a number. Spaces "
    "that make columns or an indent are changed only by hand.",
    remedy="Put a plain space there, or none.",
    references=["https://www.unicode.org/charts/PDF/U2000.pdf"],
    bad=[
        {"text": "Read more⟦\u00a0 ⟧here.", "fixed": "Read more here."},
        {"text": "⟦\u00a0⟧The gate opens.\n", "fixed": "The gate opens.\n", "format": "text", "bare": True},
        {"text": "The gate opens.⟦\u00a0⟧\n", "fixed": "The gate opens.\n", "format": "text", "bare": True},
        {"text": "The⟦\u2003⟧gate opens.", "fixed": "The gate opens."},
        {"text": "Mr⟦\u00a0 ⟧Hale opened the gate.", "fixed": "Mr\u00a0Hale opened the gate."},
    ],
    good=[
        "A distance of 12\u00a0km and 5\u202f000 people.",
        "Vraiment\u00a0? Oui\u202f!",
        "Mr.\u00a0Hale opened the gate.",
        "The gate opens at noon.",
        "It looks so:\n\n```\nquay\n├── gate\n│\u00a0\u00a0 ├── lock\n│\u00a0\u00a0 └── key\n└── log\n```",
        "Fig. 1.\u2003The gate at noon",
        "Case No.\u2007123 cost 1\u2007234 crowns.",
    ],
)
def odd_space(ctx: Context) -> Iterator[Hit]:
    signed = ctx.facts.provenance.signed
    source = ctx.doc.source.text
    # Programs draw trees of folders with such spaces.
    drawn = DRAWN.search(source) is not None
    for item in ctx.facts.odd_spaces()[:MOST]:
        span = Span(item.start, item.end)
        if drawn and DRAWN.match(source, source.rfind("\n", 0, span.start) + 1):
            continue
        fix = (
            None
            if signed
            else Fix((Edit(span, item.plain),), TITLES[item.plain], "safe" if item.safe else "unsafe")
        )
        yield ctx.at(span, name=item.name, place=item.place, fix=fix)
