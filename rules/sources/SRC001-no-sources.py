"""SRC001: an article that names nothing and nobody it rests on."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Link, rule

_BARE = (
    "# Harbour plan\n\nThe city will rebuild the northern harbour. The plan has strengthened trade "
    "along the coast. It will reduce noise in the old town and "
    "improve safety for thousands of residents. The city aims to finish the first pier in spring. "
    "The new terminal has doubled the number of berths. "
    "Shipping firms increased their traffic by a third. The port authority budget rose sharply."
)


@rule(
    id="SRC001",
    name="no-sources",
    version=3,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["document"],
    tags=["sources"],
    summary="An article that makes claims and shows no source at all",
    message="No link, note, quotation or named source was found in {words} words with {claims} checkable "
    "claims",
    rationale="A reader who wants to check anything in this text has nowhere to go: no person, office, "
    "publication, document or address answers for a "
    "single statement. News standards ask for attribution of everything that was not seen "
    "first-hand or is not common knowledge.",
    remedy="Name who says so, with role, place and date, and link the documents that the text rests on; "
    "put those that do not fit into the running text "
    "into a list of sources.",
    references=[
        "https://en.wikipedia.org/wiki/Wikipedia:Verifiability",
        "https://www.ap.org/about/news-values-and-principles/",
    ],
    options={
        "words": {"type": "integer", "default": 150, "summary": "Texts with fewer words are left alone"},
        "claims": {
            "type": "integer",
            "default": 4,
            "summary": "Texts with fewer checkable claims are left alone",
        },
    },
    bad=[
        {
            "text": "⟦# Harbour plan⟧" + _BARE[14:],
            "options": {"words": 60},
            "severity": "warning",
            "bare": True,
        },
        {
            "text": _BARE
            + "\n\nThe mayor wants the plan to succeed. Denmark believes in it, and observers say it will.",
            "options": {"words": 60},
            "bare": True,
        },
        {
            "text": _BARE + "\n\n" + "Fenders hang low here, and the quay is wet at night. " * 12,
            "severity": "info",
            "bare": True,
        },
    ],
    good=[
        {
            "text": _BARE + "\n\nThe figures are in [the plan](https://harbour.test/plan.pdf).",
            "options": {"words": 60},
            "bare": True,
        },
        {
            "text": _BARE + "\n\nThe plan will be voted on in May, said Hanna Lindqvist, the harbour master.",
            "options": {"words": 60},
            "bare": True,
        },
        {
            "text": _BARE + '\n\nThe figures are in <a href="https://harbour.test/plan.pdf">the plan</a>.',
            "options": {"words": 60},
            "bare": True,
        },
        {
            "text": _BARE + "\n\nThe [plan of last year](/2025/plan) was dropped.",
            "options": {"words": 60},
            "bare": True,
        },
        {"text": _BARE, "bare": True},
        {
            "text": "# Harbour plan\n\nI want us to rebuild the harbour. We have doubled the number of "
            "berths. I will reduce noise in the old town. We improved "
            "safety for thousands. Our budget rose by a third. We will finish the first pier in spring.",
            "options": {"words": 30},
            "bare": True,
        },
    ],
)
def no_sources(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    words = ctx.facts.word_count
    if (
        words < ctx.options["words"]
        or not statements.reports
        or statements.sourced
        or ctx.doc.meta("sources", "citation", "isBasedOn", "bibliography")
    ):
        return
    if any(_in_text(ctx, link) for link in ctx.doc.links):
        return
    claims = len(ctx.facts.ledger.assertions)
    if claims >= ctx.options["claims"]:
        firm = ctx.facts.ledger.claim_after_claim
        yield ctx.document(
            severity=None if firm else "info",
            words=words,
            claims=claims,
        )


def _in_text(ctx: Context, link: Link) -> bool:
    """Say whether a link stands in the running text and leads to another page, be it of the same site."""
    if link.kind == "image" or not link.url or link.url.startswith(("#", "mailto:")):
        return False
    block = ctx.doc.block_at(link.start)
    return block is not None and block.kind in ("paragraph", "list-item", "cell", "footnote")
