"""MET003: dates that contradict each other, the calendar or the clock."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

# Something written as a day; whatever else stands there may mean a season or a template's place.
FULL = regex(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ,].{0,40})?\Z"
    r"|(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?),? \d{4}\Z"
)


@rule(
    id="MET003",
    name="date-order",
    version=5,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["document", "-quote"],
    tags=["metadata", "dates"],
    summary="Dates that contradict each other, the calendar or the clock",
    message="{what}",
    rationale="A change before publication, a date that does not exist, a date in the future or a weekday "
    "that does not fit its date "
    "is wrong whatever was meant. A time without a UTC offset is read differently in every country.",
    remedy="Correct the date. Write dates with time as ISO 8601 with an offset: 2026-03-02T09:30:00+01:00.",
    references=["https://schema.org/dateModified", "https://www.iso.org/iso-8601-date-and-time-format.html"],
    options={
        "ahead": {
            "type": "integer",
            "default": 1,
            "summary": "accept publication dates so many days ahead of the clock",
        }
    },
    bad=[
        {
            "text": "---\ndate: 2026-03-02T09:30:00+01:00\nupdated: ⟦2026-03-02T08:00:00+01:00⟧\n---\n\nThe "
            "gate opens.",
            "bare": True,
            "severity": "info",
        },
        {"text": "---\ndate: 2026-03-02\nupdated: ⟦2026-02-27⟧\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\ndate: ⟦2031-03-02⟧\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\ndate: ⟦2026-02-30⟧\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\ndate: ⟦2026-03-02T09:30:00⟧\n---\n\nThe gate opens.", "bare": True},
        {"text": "The gate opens on ⟦Friday, March 2, 2026⟧ at noon.", "bare": True},
        {"text": "# The gate opens\n\nBy Ada Marsh, ⟦2 March 2031⟧\n\nIt is open.", "bare": True},
        {
            "text": "# The gate opens\n\nPublished 2 March 2026, updated ⟦27 February 2026⟧\n\nOpen.",
            "bare": True,
        },
        {
            "text": '<head><meta property="article:published_time" content="2026-03-02">'
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "⟦2026-03-20⟧"}'
            "</script></head><h1>The gate</h1><p>It opens at noon.</p>",
            "format": "html",
            "severity": "warning",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\ndate: 2026-03-02T09:30:00+01:00\nupdated: 2026-03-02T10:00:00+01:00\n---\n\nThe "
            "gate opens.",
            "bare": True,
        },
        {"text": "---\ndate: 2026-03-02\n---\n\nThe gate opens.", "bare": True},
        {"text": "The gate opens on Monday, March 2, 2026 at noon.", "bare": True},
        {
            "text": "# The gate opens in 2031\n\nPublished 2 March 2026, updated 3 March 2026\n\n"
            "The gate opens on 2 March 2031.",
            "bare": True,
        },
        {"text": "---\ndate: draft\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\ndate:\n  created: 2026-02-18\n  updated: 2026-04-13\n---\n\nOpen.", "bare": True},
        {"text": "---\ndate: '{{ page.date2 }}'\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\ndate: Spring 2026\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\ndate: 2031-03-02\ndraft: true\n---\n\nThe gate opens.", "bare": True},
    ],
)
def date_order(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    published, modified = publication.published, publication.modified
    for name, stamp in (("publication date", published), ("date of the last change", modified)):
        if stamp is None:
            continue
        moment = stamp.moment
        if moment is None:
            if FULL.match(str(stamp.meta.value).strip()):
                yield ctx.at(
                    stamp.meta.span, what=f"The {name} “{stamp.meta.value}” is not a date that exists"
                )
            continue
        ahead = 0 if publication.draft else ctx.facts.days_between(ctx.today, moment.iso)
        if ahead > ctx.options["ahead"]:
            what = f"The {name} {moment.iso} lies {ahead} days after today ({ctx.today})"
            yield ctx.at(stamp.meta.span, what=what, today=ctx.today)
        if moment.timed and not moment.offset:
            what = f"The {name} has a time of day but no UTC offset"
            yield ctx.at(stamp.meta.span, severity="info", confidence="strong", what=what)
    if published and modified and published.moment and modified.moment:
        first, last = published.moment, modified.moment
        same_clock = first.timed and last.timed and first.offset == last.offset
        order = (last.iso, last.minutes if same_clock else 0) < (
            first.iso,
            first.minutes if same_clock else 0,
        )
        if order:
            what = f"Changed on {last.iso}, before it was published on {first.iso}"
            # Within a day the clocks of two programs may differ, or a publication was planned.
            yield ctx.at(modified.meta.span, severity="info" if first.iso == last.iso else None, what=what)
    rivals = publication.rival_dates
    for other in rivals[1:2]:
        first, second = (stamp.moment.iso for stamp in (rivals[0], other) if stamp.moment is not None)
        if abs(ctx.facts.days_between(first, second)) > 1:
            what = f"The metadata give two days of publication, {first} and {second}"
            yield ctx.at(other.meta.span, severity="warning", confidence="strong", what=what)
    yield from _shown(ctx)
    for day in ctx.facts.wrong_weekdays:
        what = f"“{ctx.text[day.start : day.end]}” is wrong: {day.iso} is a {day.right.capitalize()}"
        yield ctx.hit(day.start, day.end, confidence="strong", what=what)


def _shown(ctx: Context) -> Iterator[Hit]:
    """Judge the days that the page shows; those of the metadata are judged already."""
    days, publication = ctx.facts.publication.shown_days, ctx.facts.publication
    stamps = (publication.published, publication.modified)
    known = {stamp.moment.iso for stamp in stamps if stamp is not None and stamp.moment is not None}
    first = next((day for day in days if not day.changed), None)
    for day in days:
        ahead = 0 if publication.draft else ctx.facts.days_between(ctx.today, day.iso)
        if ahead > ctx.options["ahead"] and day.iso not in known:
            name = "day of the last change" if day.changed else "day of publication"
            what = f"The {name} {day.iso} lies {ahead} days after today ({ctx.today})"
            yield ctx.hit(day.start, day.end, confidence="strong", what=what, today=ctx.today)
        if day.changed and first is not None and day.iso < first.iso and not {day.iso, first.iso} <= known:
            what = f"Changed on {day.iso}, before it was published on {first.iso}"
            yield ctx.hit(day.start, day.end, confidence="strong", what=what)
