"""CIT008: a date of access that cannot be right."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CIT008",
    name="access-date",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["prose"],
    needs=["clock"],
    tags=["citations", "dates"],
    summary="A source that was looked up before it appeared, after the article did, or in the future",
    message="The source was looked up on {accessed}, {why}",
    rationale="Nobody reads a page before it is out, nor tomorrow. Such dates come from references that "
    "were written without looking at the source.",
    remedy="Open the source and write down the day on which you did.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        "Harbour Office, The log, 3 May 2024. ⟦Accessed 2 March 2024⟧.",
        "Harbour Office, The log. ⟦Retrieved on 1 February 2031⟧.",
        {
            "text": "---\ntitle: The weir\ndate: 2024-05-01\n---\n\nIt leaks.[^1]\n\n"
            "[^1]: Harbour Office, The log. ⟦Accessed 9 July 2024⟧.\n",
            "bare": True,
        },
    ],
    good=[
        "Harbour Office, The log, 3 May 2024. Accessed 4 May 2024.",
        "Harbour Office, The log of 1911. Retrieved on 1 February 2024.",
        "The files were accessed by the clerk on 3 May 2024.",
        {
            "text": "---\ntitle: The weir\ndate: 2024-05-01\nupdated: 2024-08-01\n---\n\nIt leaks.[^1]\n\n"
            "[^1]: Harbour Office, The log. Accessed 9 July 2024.\n",
            "bare": True,
        },
    ],
)
def access_date(ctx: Context) -> Iterator[Hit]:
    about = ctx.facts.publication
    stamps = [stamp.moment.iso for stamp in (about.published, about.modified) if stamp and stamp.moment]
    for access in ctx.facts.accesses:
        later = max(access.earlier, default="")
        if access.iso > ctx.today:
            why = "a day that has not come yet"
        elif later > access.iso:
            why = f"and bears the later date {later}"
        elif stamps and ctx.facts.days_between(max(stamps), access.iso) > 1:
            why = f"after this article appeared ({max(stamps)})"
        else:
            continue
        severity = "warning" if why.startswith("after") else None
        yield ctx.hit(access.start, access.end, accessed=access.iso, why=why, severity=severity)
