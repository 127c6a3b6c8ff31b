"""MET002: no publication date, neither in the metadata nor on the page."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

TEXT = "The gate of the old harbour opens at noon. Boats wait outside the wall until the tide turns. " * 7


@rule(
    id="MET002",
    name="date-missing",
    version=5,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["metadata", "provenance", "dates"],
    summary="No publication date",
    message="No publication date was found in this file, neither in its metadata nor near the headline, nor "
    "a dateline",
    # A speech or a letter tells its author and day by its occasion: there the finding is a hint only.
    rationale="Without a date nobody can tell whether an article still holds. A date in page furniture "
    "above the headline is the day on which the page was loaded and does not count.",
    remedy="Give the date in the metadata (`date:` in front matter, `datePublished` in JSON-LD), or in a "
    "dateline.",
    references=[
        "https://schema.org/datePublished",
        "https://developers.google.com/search/docs/appearance/publication-dates",
    ],
    options={
        "shortest": {
            "type": "integer",
            "default": 100,
            "summary": "leave texts of fewer words alone that have no metadata and name no author",
        }
    },
    bad=[
        {"text": f"# The gate\n\nBy Ada Marsh\n\n{TEXT}", "bare": True},
        {"text": f"# The gate\n\n*By Ada Marsh*\n\n{TEXT[: len(TEXT) // 2]}", "bare": True},
        {"text": "---\ntitle: The gate\nauthor: Ada Marsh\n---\n\nThe gate opens at noon.", "bare": True},
    ],
    good=[
        {"text": f"# The gate\n\nBy Ada Marsh, 2 March 2026\n\n{TEXT}", "bare": True},
        {"text": "---\ntitle: The gate\ndate: 2026-03-02\n---\n\nThe gate opens at noon.", "bare": True},
        {"text": '+++\npath = "2026/03/02/gate"\ntitle = "The gate"\n+++\n\nThe gate opens.', "bare": True},
        {"text": "---\ntitle: The gate\nms.date: 02/05/2026\n---\n\nThe gate opens.", "bare": True},
        {"text": f"# The gate\n\nHARWICK, March 2 — {TEXT}", "bare": True},
        {"text": f"# The gate\n\n{TEXT}\n\nLast updated: March 2, 2026\n", "bare": True},
        {
            "text": "Man shuts gate of harbour\n\nThursday August 22, 2002 1:40 PM\nHARWICK (AP) - Keepers "
            f"on Thursday opened the gate that a man\nhad shut at noon, and led him away.\n{TEXT}",
            "format": "text",
            "bare": True,
        },
    ],
)
def date_missing(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    if publication.dated:
        return
    if publication.article_type is not None and not publication.draft:
        yield ctx.document(severity="error")
    elif publication.described or publication.shows_origin or ctx.facts.word_count >= ctx.options["shortest"]:
        yield ctx.document(severity="info" if ctx.facts.somebody_speaks or publication.draft else None)
