"""MET004: the metadata do not say whether this is news, opinion, analysis or paid content."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="MET004",
    name="type-of-work-missing",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["document"],
    tags=["metadata", "provenance", "trust"],
    summary="The metadata do not name the type of work",
    message="The metadata do not say what kind of work this is (news, opinion, analysis, sponsored …)",
    rationale="Trust schemes ask that opinion, analysis and paid content be told from news, on the page and "
    "for machines. Files without any metadata are not reported here.",
    remedy="Add a field such as `type_of_work: news`, or a precise schema.org type such as "
    "OpinionNewsArticle.",
    references=["https://thetrustproject.org/trust-indicators/", "https://schema.org/NewsArticle"],
    bad=[
        {
            "text": "---\ntitle: The gate\nauthor: Ada Marsh\ndate: 2026-03-02\n---\n\nThe gate opens.",
            "bare": True,
        },
        {"text": "---\nauthor: Noor Berg\n---\n\nThe gate opens.", "bare": True},
    ],
    good=[
        {"text": "---\nauthor: Ada Marsh\ntype_of_work: opinion\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\nauthor: Ada Marsh\ncategory: news\n---\n\nThe gate opens.", "bare": True},
        {"text": "# The gate\n\nThe gate opens.", "bare": True},
    ],
)
def type_of_work_missing(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    if publication.described and publication.kind_of_work is None:
        yield ctx.document()
