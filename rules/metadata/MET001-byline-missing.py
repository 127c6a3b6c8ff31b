"""MET001: no author, neither in the metadata nor on the page."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

TEXT = "The gate of the old harbour opens at noon. Boats wait outside the wall until the tide turns. " * 7


@rule(
    id="MET001",
    name="byline-missing",
    version=8,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["metadata", "provenance", "authors"],
    summary="No author is named",
    message="No byline was found in this file, neither in its metadata nor near the headline or at the end",
    # A speech or a letter tells its author and day by its occasion, and a line below the headline may name
    # somebody in a form that is no byline: there the finding is a hint only.
    rationale="Readers and trust schemes expect to see who wrote an article. A name makes somebody "
    "answerable for it.",
    remedy="Name the author in the metadata (`author:` in front matter, `author` in JSON-LD) or in a line "
    "“By …” below the headline.",
    references=[
        "https://developers.google.com/search/docs/fundamentals/creating-helpful-content",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://schema.org/author",
    ],
    options={
        "shortest": {
            "type": "integer",
            "default": 100,
            "summary": "leave texts of fewer words alone that have no metadata and show no date below the "
            "headline",
        }
    },
    bad=[
        {
            "text": f"# The gate\n\nKeeper: Ada Marsh, since 2019\n\n14 May 2025\n\n{TEXT}",
            "bare": True,
            "severity": "info",
        },
        {
            "text": f"# The gate\n\n*Issued by Sound Ferries. Compiled by Morag Tulloch, manager of it, "
            f"and sold at the pier for a penny.*\n\n{TEXT}",
            "bare": True,
            "severity": "info",
        },
        {"text": f"# The gate\n\n{TEXT}\n\n```\nopen\n```\n", "bare": True, "severity": "info"},
        {"text": f"# The gate\n\n{TEXT}", "bare": True},
        {"text": f"# The gate\n\n14 May 2025\n\n{TEXT[: len(TEXT) // 2]}", "bare": True},
        {"text": "---\ntitle: The gate\ndate: 2026-03-02\n---\n\nThe gate opens at noon.", "bare": True},
    ],
    good=[
        {
            "text": '<h1>The gate</h1><p class="p-author h-card"><a class="p-name">Ada Marsh</a></p>'
            f"<p><time datetime='2026-01-05'>Monday</time></p><p>{TEXT}</p>",
            "format": "html",
            "bare": True,
        },
        {"text": f"# The gate\n\nA. Marsh, 2 March 2026, updated 4 March 2026\n\n{TEXT}", "bare": True},
        {"text": f"# The gate\n\n{TEXT[: len(TEXT) // 2]}", "bare": True},
        {"text": f"# The gate\n\nBy Ada Marsh\n\n{TEXT}", "bare": True},
        {"text": f"# The gate\n\nSale report by Ada Marsh\n\n{TEXT}", "bare": True},
        {"text": "---\ntitle: The gate\nauthor: Ada Marsh\n---\n\nThe gate opens at noon.", "bare": True},
        {"text": f"# The gate\n\n{TEXT}\n\n*Written by Ada Marsh and Noor van den Berg*\n", "bare": True},
        {"text": "+++\ntitle = 'The gate'\n[params]\nauthor = 'Ada Marsh'\n+++\n\nIt opens.", "bare": True},
        {"text": "A note of one line.", "bare": True},
        {
            "text": "https://harbour.test/gate/12\n\nThe gate of the harbour is to be sold\n\n"
            f"Ann Brandt, harbour affairs correspondent\nTuesday October 8, 2002\nThe Tide\n\n{TEXT}",
            "format": "text",
            "bare": True,
        },
    ],
)
def byline_missing(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    if publication.authors or publication.visible_byline is not None or publication.names_writer:
        return
    if publication.described or publication.shows_origin or ctx.facts.word_count >= ctx.options["shortest"]:
        # Agencies sign with their name: an item from one of them without an author is a hint only.
        hint = (
            ctx.facts.somebody_speaks
            or ctx.doc.traits.packed
            or publication.draft
            or bool(publication.agency)
            or publication.may_name_somebody
            # What shows code is documentation more often than an article.
            or any(block.kind == "code" for block in ctx.doc.blocks)
        )
        yield ctx.document(severity="info" if hint else None)
