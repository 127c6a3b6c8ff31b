"""INT006: a word with letters of another script that look Latin."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, rule


@rule(
    id="INT006",
    name="homoglyph",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["prose", "front-matter", "quote"],
    needs=["non-ascii"],
    tags=["unicode", "hidden"],
    summary="A word mixes Latin letters with look-alikes of another script",
    message="“{text}” looks like “{latin}” but holds {script} letters: {letters}",
    rationale="Look-alike letters slip through search, spelling checks and plagiarism filters; they come "
    "from deliberate disguise or from "
    "a wrong keyboard layout. Units and Greek symbols at the edge of a word are left alone.",
    remedy="Type the word again with Latin letters.",
    references=["https://www.unicode.org/reports/tr39/#Confusable_Detection"],
    bad=[
        {"text": "The ⟦b\u0430nk⟧ is closed.", "fixed": "The bank is closed."},
        {"text": "The ⟦\u0420aris⟧ office moved.", "fixed": "The Paris office moved."},
        {"text": "A ⟦c\u043emm\u0456tt\u0435\u0435⟧ met.", "fixed": "A committee met."},
    ],
    good=[
        "The Russian word \u0431\u0430\u043d\u043a means bank.",
        "A dose of 5 \u03bcg of \u03b1Syn changed \u0394t.",
        "The Greek \u039f\u03c5\u03c1\u03b1\u03bd\u03cc\u03c2 gave us Uranus.",
        "The naïve façade of the Łódź café.",
    ],
)
def homoglyph(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.look_alikes(ctx.data("confusables.toml")):
        block = ctx.doc.block_at(item.start)
        if block is None or block.kind not in ctx.kinds:
            continue
        span = ctx.doc.lift(item.start, item.end)
        signed = ctx.facts.provenance.signed
        yield ctx.hit(
            item.start,
            item.end,
            latin=item.latin,
            script=item.script,
            letters=" ".join(f"{letter} (U+{ord(letter):04X})" for letter in item.letters),
            fix=None
            if signed
            else Fix((Edit(span, item.latin),), f"Write “{item.latin}” with Latin letters", "unsafe"),
        )
