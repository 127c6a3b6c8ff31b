"""SRC001: an article that names nothing and nobody it rests on."""

import re
from collections.abc import Iterator

from copydesk.api import Block, Context, Hit, Link, regex, rule

_LINK = regex(r"<a\s[^<>]{0,400}?\bhref\s?=\s?[\"']?[^#\"'\s]", re.IGNORECASE)
_FILED = regex(
    r"\s{0,3}(?:tags?|topics?|filed under|posted in|categor(?:y|ies)|share|follow)\b[ :]", re.IGNORECASE
)
_OF_THE_PAGE = (
    "A reader who wants to check this article has nothing to open: all links of this page ({links}) lead "
    "round the site, none to a source"
)
_BARE = (
    "# Harbour plan\n\nThe city will rebuild the northern harbour. The plan has strengthened trade "
    "along the coast. It will reduce noise in the old town and "
    "improve safety for thousands of residents. The city aims to finish the first pier in spring. "
    "The new terminal has doubled the number of berths. "
    "Shipping firms increased their traffic by a third. The port authority budget rose sharply."
)
_STOCK = (
    "# The rise of the kitchen garden\n\nIn today's fast-paced world, kitchen gardens play a pivotal role"
    " in a vibrant tapestry of urban life. Moreover, they underscore a growing commitment to wellness. "
    "Furthermore, a garden fosters resilience and stands as a testament to the enduring power of "
    "community. Kitchen gardens reduce household spending by a third. Additionally, they serve as a "
    "crucial bridge between tradition and innovation, and mark a pivotal moment in the way people think "
    "about food. Neighbours meet there and talk. Moreover, children learn where their food comes from, a "
    "vital lesson in an ever-evolving landscape."
)
_GUIDE = (
    "# How to keep a net\n\nYou need a needle, twine and a bench by the window. Hang the net where you can "
    "walk round it. Wash off the salt before you begin, and let it dry for a day. Dry nets hold {}. If you "
    "find a tear, cut it square. Then work from the top to the bottom. Do not pull the knots too tight, or "
    "you will have a pucker. Fold your net loosely and keep it off the floor. "
)
_SAID = (
    "The city will rebuild the northern harbour, said Hanna Lindqvist, the harbour master. Work begins in "
    "March and costs nine million. The old terminal has been shut since May. Ferries leave from the east "
    "quay until then, and buses go there every half hour."
)


@rule(
    id="SRC001",
    name="no-sources",
    version=6,
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
            "text": _GUIDE.format("twice as long as wet ones"),
            "options": {"words": 60},
            "severity": "info",
            "bare": True,
        },
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
        {
            "text": _STOCK + " The beds are dug in spring. The cans hang low, and the path is wet." * 5,
            "bare": True,
        },
        {
            "text": "<html><body><nav><a href='/'>Home</a><a href='/harbour'>Harbour</a></nav><main>"
            f"<h1>⟦Harbour plan⟧</h1><p>By Ada Marsh, 2 March 2026</p><p>{_SAID}</p></main></body></html>",
            "format": "html",
            "severity": "info",
            "bare": True,
        },
    ],
    good=[
        {"text": _GUIDE.format("longer"), "options": {"words": 60}, "bare": True},
        {"text": "# How I keep a net\n\nI hang it in the shade.", "options": {"words": 5}, "bare": True},
        {
            "text": "<html><body><nav><a href='/'>Home</a><a href='/harbour'>Harbour</a></nav><main>"
            "<h1>Harbour plan</h1><p>By Ada Marsh, 2 March 2026</p>"
            f"<p>{_SAID} It is in <a href='/2026/plan.pdf'>the plan</a>.</p></main></body></html>",
            "format": "html",
            "bare": True,
        },
        {"text": f"# Harbour plan\n\nBy Ada Marsh, 2 March 2026\n\n{_SAID}", "bare": True},
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
        not statements.answered
        or ctx.doc.meta("sources", "citation", "isBasedOn", "bibliography")
        or ctx.facts.references.has_list
        or any(_in_text(ctx, link) for link in ctx.doc.links)
    ):
        return
    if statements.sourced or words < ctx.options["words"]:
        if ctx.doc.traits.elements and ctx.facts.publication.shows_origin and not ctx.doc.notes:
            links = len(_LINK.findall(ctx.doc.source.text))
            if links:
                yield ctx.document(message=_OF_THE_PAGE, severity="info", links=links)
        return
    if not statements.reports:
        yield from _guided(ctx)
        return
    claims = len(ctx.facts.ledger.assertions)
    if claims >= ctx.options["claims"] or (claims and ctx.facts.style.dense()):
        firm = ctx.facts.ledger.claim_after_claim
        yield ctx.document(
            severity=None if firm else "info",
            words=words,
            claims=claims,
        )


def _guided(ctx: Context) -> Iterator[Hit]:
    """Yield a guide, which tells its readers what to do, that claims something of the world, or is of stock
    wording, and of which no single sentence has a source. Who writes of what he does himself needs none.
    """
    statements, dense = ctx.facts.attributions, ctx.facts.style.dense()
    if any(statement.supported for statement in statements.all):
        return
    claims = max(len(ctx.facts.ledger.assertions), len(ctx.facts.anyvoice))
    if claims and (dense or (ctx.facts.anyvoice and not statements.personal)):
        yield ctx.document(severity="info", words=ctx.facts.word_count, claims=claims)


def _in_text(ctx: Context, link: Link) -> bool:
    """Say whether a link stands in the running text and leads to another page, be it of the same site."""
    if link.kind == "image" or not link.url or link.url.startswith(("#", "mailto:")):
        return False
    block, headline = ctx.doc.block_at(link.start), ctx.doc.headline
    if block is None or block.kind not in ("paragraph", "list-item", "cell", "footnote"):
        return False
    # What a page has above its headline leads round the site, and so does a row of links; a byline leads to
    # who wrote.
    if not ctx.doc.traits.elements:
        return True
    byline = ctx.facts.publication.visible_byline
    if ctx.facts.is_furniture(link.span) or (byline is not None and byline.start <= link.start < byline.end):
        return False
    if _FILED.match(ctx.doc.text_of(block)):
        return False
    row = block.kind == "paragraph" and link.url.startswith("/") and _only_links(ctx, block)
    return not row and (headline is None or block.start > headline.start)


def _only_links(ctx: Context, block: Block) -> bool:
    """Say whether nothing but links stands in a block."""
    inside = [link for link in ctx.doc.links if block.start <= link.start and link.end <= block.end]
    linked = sum(sum(map(str.isalnum, ctx.text[link.start : link.end])) for link in inside)
    return linked == sum(map(str.isalnum, ctx.doc.text_of(block)))
