"""CIT019: a link that does not answer (asked with --online only)."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_DEAD = "This link does not lead to a page: {detail}"
_UNKNOWN = "This link was not checked: {detail}"
_SILENT = "This link did not answer, which need not mean that it is dead: {detail}"
_TOLD = {
    "gone": ("dead", "error", _DEAD),
    "no-host": ("dead", "error", _DEAD),
    "moved": ("moved", "warning", _DEAD),
    "failing": ("failing", "warning", "This link gave an error instead of a page: {detail}"),
    "no-answer": ("no answer", "info", _SILENT),
    "refused": ("no answer", "info", _UNKNOWN),
    "not-checked": ("not asked", "info", _UNKNOWN),
}
"""By what became of a link: the word for it in the evidence, how grave it is, the message. Only a server that
says that there is no page, or a name service that knows no such server, makes a link dead."""


@rule(
    id="CIT019",
    name="dead-link",
    version=2,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    needs=["links"],
    tags=["citations", "links", "online"],
    summary="A link behind which there is no page any more; links are asked with --online only",
    message=_DEAD,
    rationale="A dead link is a source that nobody can read. Without --online no network is used, nothing is "
    "found, and the report says how many links were not asked; with it, a link that did not answer is told "
    "apart from a dead one, since the server may be back tomorrow.",
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
            detail = f"the page is not there ({known[link.url]})"
            yield ctx.at(where, url=link.url, answer="dead", detail=detail)
            continue
        answer = asked.get(link.url)
        if answer is None or answer.state == "ok":
            continue
        told, severity, message = _TOLD[answer.state]
        detail = f"{answer.detail} ({answer.status})" if answer.status else answer.detail
        yield ctx.at(where, message=message, severity=severity, url=link.url, answer=told, detail=detail)
