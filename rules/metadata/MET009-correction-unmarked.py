"""MET009: changed after publication, and nothing says what was changed."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

NOTE = regex(
    r"\b(?:correct(?:ion|ed|s)|clarif(?:ication|ied)|an earlier version|editor[’']s note|this (?:article"
    r"|story|page|post) (?:was|has been) (?:updated|amended|changed|corrected)|updated? (?:on|at|to|with)"
    r"|updated?:|amended|changelog|what changed)\b",
    re.IGNORECASE,
)


@rule(
    id="MET009",
    name="correction-unmarked",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    scope=["document"],
    tags=["metadata", "corrections", "trust"],
    summary="Changed after publication without a note",
    message="Changed on {changed}, {days} days after publication, and no correction or update note was "
    "found in this file",
    rationale="Newsrooms and trust schemes ask that corrections and changes of substance be marked. A "
    "corrected typo needs no note.",
    remedy="Add a note that says what was changed and when, or a `corrections` field.",
    references=[
        "https://schema.org/correction",
        "https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy",
    ],
    options={
        "days": {
            "type": "integer",
            "default": 2,
            "summary": "changes within so many days of publication need no note",
        }
    },
    bad=[
        {"text": "---\ndate: 2026-03-02\nupdated: ⟦2026-04-01⟧\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\npublished: 2026-03-02\nmodified: ⟦2026-03-20⟧\n---\n\nThe gate opens.", "bare": True},
    ],
    good=[
        {
            "text": "---\ndate: 2026-03-02\nupdated: 2026-04-01\n---\n\nThe gate opens.\n\nCorrection: it "
            "opens at ten.",
            "bare": True,
        },
        {"text": "---\ndate: 2026-03-02\nupdated: 2026-03-03\n---\n\nThe gate opens.", "bare": True},
        {
            "text": "---\ndate: 2026-03-02\nupdated: 2026-04-01\ncorrections: [opening hours]\n---\n\nThe "
            "gate opens.",
            "bare": True,
        },
    ],
)
def correction_unmarked(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    published, modified = publication.published, publication.modified
    if not (published and modified and published.moment and modified.moment):
        return
    if modified.meta.origin == "ninjs":
        return  # versionCreated moves with every version of an item, whatever was changed
    days = ctx.facts.days_between(published.moment.iso, modified.moment.iso)
    if days > ctx.options["days"] and publication.correction is None and not NOTE.search(ctx.text):
        yield ctx.at(modified.meta.span, changed=modified.moment.iso, days=days)
