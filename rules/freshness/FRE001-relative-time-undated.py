"""FRE001: recent, ongoing, is set to … in a file that does not say when it was written."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

INFO = {"trend", "ongoing", "now", "past", "soon", "day"}
WHY = {
    "plan": "announces something that lies ahead",
    "progress": "tells of something in progress",
    "underway": "tells of something in progress",
    "recent": "points to something recent",
    "trend": "tells of something in progress",
    "ongoing": "tells of something in progress",
    "day": "counts from the day of writing",
    "now": "speaks of the moment of writing",
    "past": "counts back from the day of writing",
    "soon": "announces something that lies ahead",
}


@rule(
    id="FRE001",
    name="relative-time-undated",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["freshness", "dates"],
    summary="Relative time in a file without a date",
    message="“{text}” {why}, but no date was found in this file",
    rationale="“Recent”, “ongoing” and “is set to” mean something only together with a date. Without one a "
    "reader cannot tell whether "
    "the plan still lies ahead or has long been dropped. Only the most telling phrases of a file are "
    "reported, and none where the paragraph names a year or the file has a publication date.",
    remedy="Give the date in the sentence (“in March 2026”), or give the article a publication date.",
    references=[
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Dates_and_numbers#Statements_likely_to_become_outdated"
    ],
    options={
        "most": {"type": "integer", "default": 4, "summary": "report at most so many phrases of one file"}
    },
    bad=[
        "Harwick Council ⟦is set to close⟧ three libraries.",
        "⟦The ministry is preparing⟧ a new tariff for river ferries.",
        "⟦Talks are underway⟧ between the port and the union.",
        "⟦A recent survey⟧ shows fewer bees on the island.",
        "Ferries stop because of ⟦the ongoing strike⟧ at the docks.",
    ],
    good=[
        "Harwick Council is set to close three libraries in March 2026.",
        "---\ndate: 2026-03-02\n---\n\nTalks are underway between the port and the union.",
        "The mayor said: “Talks are underway with the union.”",
        "The bees forage on clover and lime.",
        "My friends, we are set to win. We know our work, and I thank you for the recent report that we all "
        "read.",
        "# The ongoing strike\n\nThe docks were closed for a day.",
    ],
)
def relative_time_undated(ctx: Context) -> Iterator[Hit]:
    if ctx.facts.publication.dated:
        return
    for item in ctx.facts.best_relative_times(ctx.options["most"]):
        block = ctx.doc.block_at(item.start)
        if block is None or not ctx.in_scope(block):
            continue
        yield ctx.hit(
            item.start,
            item.end,
            severity="info" if item.kind in INFO else None,
            why=WHY[item.kind],
            kind=item.kind,
        )
