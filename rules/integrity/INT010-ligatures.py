"""INT010: letters that a typesetter joined into one character."""

import unicodedata
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

MOST_EDITS = 500
LIGATURE = regex(r"[\ufb00-\ufb06]")


@rule(
    id="INT010",
    name="ligatures",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["prose", "quote"],
    needs=["non-ascii"],
    tags=["unicode", "scraping"],
    summary="Words with ligature characters (ﬁ, ﬂ, ﬀ …), as copied out of a PDF",
    message="{count} ligature characters stand in words; the first is “{text}” for “{letters}”",
    rationale="Typesetting programs join f and i into one character for print, and it comes along when text "
    "is copied out of a PDF. A search for “first” does not find “ﬁrst”, spelling checkers take the word for "
    "unknown, and some screen readers skip the letters.",
    remedy="Write the letters; fonts join them by themselves.",
    references=["https://www.unicode.org/faq/ligature_digraph.html"],
    bad=[
        {"text": "The ⟦ﬁ⟧rst oﬃce was ﬁlled.", "fixed": "The first office was filled."},
        {"text": "A di⟦ﬀ⟧erent boat.", "fixed": "A different boat."},
        {"text": "“The ⟦ﬂ⟧ood came at night,” he said.", "fixed": "“The flood came at night,” he said."},
    ],
    good=[
        "The first office was filled.",
        "The sign ﬁ is one character, and so is “ﬂ”.",
        "Old prints have æ, œ and ß, which are letters.",
        "Write `ﬁnd` to try it.",
    ],
)
def ligatures(ctx: Context) -> Iterator[Hit]:
    found = [match for match in LIGATURE.finditer(ctx.text) if _in_a_word(ctx, match.start())]
    if not found:
        return
    edits = tuple(
        Edit(ctx.doc.prose.to_source(*match.span()), unicodedata.normalize("NFKC", match[0]))
        for match in found[:MOST_EDITS]
    )
    fix = None if ctx.facts.provenance.signed else Fix(edits, "Write the letters")
    first = found[0]
    letters = unicodedata.normalize("NFKC", first[0])
    yield ctx.hit(*first.span(), count=len(found), letters=letters, fix=fix)


def _in_a_word(ctx: Context, at: int) -> bool:
    """Say whether a letter stands beside a place in scope: a ligature alone is one that is spoken of."""
    beside = ctx.text[max(0, at - 1) : at].isalpha() or ctx.text[at + 1 : at + 2].isalpha()
    return beside and ctx.block_at(at) is not None
