"""CIT019: a link that does not answer (asked with --online only)."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_SEVERITY = {"gone": "error", "no-host": "error", "failing": "warning", "moved": "warning"}


@rule(
    id="CIT019",
    name="dead-link",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    needs=["links"],
    tags=["citations", "links", "online"],
    summary="A link behind which there is no page any more; links are asked with --online only",
    message="This link does not lead to a page: {detail}",
    rationale="A dead link is a source that nobody can read. Without --online no network is used and nothing "
    "is reported here; with it, what could not be asked is reported as not checked.",
    remedy="Find where the page is now, link an archived copy, or use another source.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Link_rot", "https://www.rfc-editor.org/rfc/rfc9110"],
    options={
        "answers": {
            "type": "table",
            "default": {},
            "summary": "HTTP status by address, as another link checker found it (404 and 410 are dead)",
        }
    },
    bad=[
        {
            "text": "The count is in [the log](⟦https://harbour.test/log⟧).",
            "options": {"answers": {"https://harbour.test/log": 404}},
        },
        {
            "text": "See ⟦https://harbour.test/log⟧ for the count.",
            "options": {"answers": {"https://harbour.test/log": 410}},
        },
    ],
    good=[
        "The count is in [the log](https://harbour.test/log).",
        {
            "text": "The count is in [the log](https://harbour.test/log).",
            "options": {"answers": {"https://harbour.test/log": 200}},
        },
        {
            "text": "Write `https://harbour.test/log` into the field.",
            "options": {"answers": {"https://harbour.test/log": 404}},
        },
    ],
)
def dead_link(ctx: Context) -> Iterator[Hit]:
    companions = ctx.facts.knowledge.companions
    asked = companions.answers if companions is not None and companions.answers is not None else {}
    known = ctx.options["answers"]
    for link in ctx.doc.links:
        where = link.url_span or link.span
        if ctx.facts.in_code(link.span):
            continue
        if known.get(link.url) in (404, 410):
            yield ctx.at(where, url=link.url, detail=f"the page is not there ({known[link.url]})")
            continue
        answer = asked.get(link.url)
        if answer is None or answer.state == "ok":
            continue
        detail = f"{answer.detail} ({answer.status})" if answer.status else answer.detail
        severity = _SEVERITY.get(answer.state)
        yield ctx.at(
            where,
            message=None if severity else "This link was not checked: {detail}",
            severity=severity or "info",
            url=link.url,
            detail=detail,
        )
