"""MET008: headline, author or date on the page differ from those in the metadata."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

WORD = regex(r"[^\W_]+")


@rule(
    id="MET008",
    name="visible-vs-metadata",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["metadata", "provenance"],
    summary="The page shows another headline, author or date than the metadata",
    message="The {what} on the page (“{shown}”) differs from the one in the metadata (“{stated}”)",
    rationale="Search engines and readers see different articles when page and metadata disagree; metadata "
    "must be as right as the "
    "text. Shortened headlines and headlines with the name of the site are left alone.",
    remedy="Make the two agree.",
    references=[
        "https://developers.google.com/search/docs/appearance/structured-data/article",
        "https://schema.org/headline",
    ],
    bad=[
        {
            "text": "---\ntitle: Ferry fares rise\n---\n\n# ⟦Council closes three libraries⟧\n\nThe gate "
            "opens.",
            "bare": True,
        },
        {
            "text": "---\nauthor: Ada Marsh\n---\n\n# The gate\n\n⟦By Noor Berg⟧\n\nThe gate opens.",
            "bare": True,
        },
        {
            "text": "---\ndate: 2026-03-02\n---\n\n# The gate\n\nPublished on ⟦4 May 2025⟧\n\nThe gate "
            "opens.",
            "bare": True,
        },
    ],
    good=[
        {"text": "---\ntitle: The gate | Harwick Courier\n---\n\n# The gate\n\nIt opens.", "bare": True},
        {
            "text": "---\nauthor: Ada Marsh\ndate: 2026-03-02\n---\n\n# The gate\n\nBy Ada Marsh, 2 March "
            "2026\n\nIt opens.",
            "bare": True,
        },
        {"text": "---\ntitle: The gate\n---\n\nIt opens.", "bare": True},
        {
            "text": "---\ntitle: The gate of Harwick\n---\n\n# Gate of Harwick opens\n\nIt opens.",
            "bare": True,
        },
    ],
)
def visible_vs_metadata(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    block, title = ctx.doc.headline, publication.headline
    if (
        block is not None
        and title is not None
        and block.attrs.get("marked", True)
        and not title.span.overlaps(block.span)
    ):
        shown = ctx.doc.text_of(block)
        if not alike(shown, str(title.value)):
            yield ctx.hit(block.start, block.end, what="headline", shown=shown, stated=str(title.value))
    byline = publication.visible_byline
    if byline is not None and publication.authors:
        names = [name for name, _ in publication.authors]
        if not any(shares_name(byline.text, name) for name in names):
            yield ctx.hit(byline.start, byline.end, what="author", shown=byline.text, stated=", ".join(names))
    shown_date = publication.visible_date
    stated = {s.moment.iso for s in (publication.published, publication.modified) if s and s.moment}
    if shown_date is not None and shown_date.iso and stated:
        apart = [abs(ctx.facts.days_between(shown_date.iso, day)) for day in stated]
        if min(apart) > 1:
            yield ctx.hit(
                shown_date.start,
                shown_date.end,
                what="date",
                shown=shown_date.text,
                stated=", ".join(sorted(stated)),
            )


def alike(shown: str, stated: str) -> bool:
    """Say whether the shorter headline keeps at least half of its words in the longer one."""
    a, b = (set(WORD.findall(text.casefold())) for text in (shown, stated))
    return not a or not b or len(a & b) * 2 >= min(len(a), len(b))


def shares_name(shown: str, stated: str) -> bool:
    a, b = (set(WORD.findall(text.casefold())) for text in (shown, stated))
    return bool(a & b)
