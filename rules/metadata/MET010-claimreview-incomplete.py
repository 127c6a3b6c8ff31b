"""MET010: a ClaimReview without the fields that make it one."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

NEEDED = {
    "claimReviewed": ("claimreviewed",),
    "reviewRating": ("reviewrating", "reviewrating.ratingvalue", "reviewrating.alternatename"),
    "author": ("author", "author.name", "author.@id", "author.url"),
    "url": ("url", "@id", "mainentityofpage", "mainentityofpage.@id"),
    "datePublished": ("datepublished",),
    "itemReviewed": ("itemreviewed", "itemreviewed.author", "itemreviewed.author.name", "itemreviewed.@type"),
}
LD = (
    '<html><head><script type="application/ld+json">{}</script></head>'
    "<body><h1>Gate</h1><p>It opens.</p></body></html>"
)


@rule(
    id="MET010",
    name="claimreview-incomplete",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["metadata", "fact-checking", "schema.org"],
    summary="A ClaimReview lacks required fields",
    message="The ClaimReview lacks {missing}",
    rationale="Search engines and fact-check collections drop a ClaimReview without the claim, the rating, "
    "the reviewer, the address or the date.",
    remedy="Add the missing fields.",
    references=[
        "https://schema.org/ClaimReview",
        "https://developers.google.com/search/docs/appearance/structured-data/factcheck",
    ],
    bad=[
        {
            "text": LD.format('{"@type": "ClaimReview", "claimReviewed": "The gate is shut."}'),
            "format": "html",
            "bare": True,
        },
        {
            "text": "---\nclaimReviewed: The gate is shut.\n'@type': ClaimReview\n---\n\nIt is open.",
            "bare": True,
        },
    ],
    good=[
        {
            "text": LD.format(
                '{"@type": "ClaimReview", "claimReviewed": "The gate is shut.", "url": "https://example.org/gate",'
                ' "datePublished": "2026-03-02", "author": {"@type": "Person", "name": "Ada Marsh"},'
                ' "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "Wrong"},'
                ' "itemReviewed": {"@type": "Claim", "author": {"name": "A sign"}}}'
            ),
            "format": "html",
            "bare": True,
        },
        {"text": "---\ntitle: The gate\n---\n\nIt is open.", "bare": True},
        {"text": "A ClaimReview needs a rating and a date.", "bare": True},
    ],
)
def claimreview_incomplete(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    types = publication.every("@type", "itemtype")
    review = next((meta for meta in types if str(meta.value).rstrip("/").endswith("ClaimReview")), None)
    if review is None:
        return
    missing = [name for name, keys in NEEDED.items() if not publication.every(*keys)]
    if missing:
        yield ctx.at(review.span, missing=", ".join(missing))
