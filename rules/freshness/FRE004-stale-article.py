"""FRE004: an old article that still speaks of now."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

HORIZON = 730  # days; the configuration key `horizon` replaces it


@rule(
    id="FRE004",
    name="stale-article",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document", "-quote"],
    tags=["freshness", "dates"],
    summary="An article past its horizon still speaks of the present",
    message="Last dated {dated}, {age} days before {today}, yet it says “{phrase}”",
    rationale="An article that announces plans or tells of ongoing work ages. Past a horizon it should be "
    "looked through, dated again, or moved to the archive.",
    remedy="Look the article through, change what no longer holds, and record the date of the change.",
    references=["https://schema.org/dateModified"],
    bad=[
        "---\ntitle: Ferry plan\ndate: 2019-05-02\n---\n\nThe ministry is preparing a new tariff for river "
        "ferries.",
        "---\ntitle: Docks\nupdated: 2022-01-11\n---\n\nTalks are underway between the port and the union.",
    ],
    good=[
        "---\ntitle: Ferry plan\ndate: 2026-10-02\n---\n\nThe ministry is preparing a new tariff for river "
        "ferries.",
        "---\ntitle: Ferry plan\ndate: 2019-05-02\n---\n\nThe tariff for river ferries rose by a tenth.",
        "The ministry is preparing a new tariff for river ferries.",
    ],
)
def stale_article(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    days = [
        stamp.moment.iso for stamp in (publication.published, publication.modified) if stamp and stamp.moment
    ]
    if not days:
        return
    age = ctx.facts.days_between(max(days), ctx.today)
    found = ctx.facts.best_relative_times(1) if age > ctx.settings.get("horizon", HORIZON) else []
    for item in found:
        phrase = ctx.text[item.start : item.end]
        yield ctx.document(dated=max(days), age=age, today=ctx.today, phrase=phrase)
