"""MET005: the metadata name neither a publisher nor an editor responsible."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="MET005",
    name="responsible-missing",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["document"],
    tags=["metadata", "provenance", "trust", "eu-ai-act"],
    summary="The metadata name neither a publisher nor a responsible editor",
    message="The metadata name neither a publisher nor an editor who is responsible",
    rationale="Press law and trust schemes ask who answers for a publication; the exemption from labelling "
    "AI text on matters of "
    "public interest also rests on a person or company that holds editorial responsibility. Files without "
    "any metadata are not reported here.",
    remedy="Add `publisher:` or `responsible:` (a person or a company) to the metadata.",
    references=["https://schema.org/publisher", "https://eur-lex.europa.eu/eli/reg/2024/1689/oj"],
    bad=[
        {
            "text": "---\ntitle: The gate\nauthor: Ada Marsh\ndate: 2026-03-02\n---\n\nThe gate opens.",
            "bare": True,
        },
        {"text": "---\nauthor: Noor Berg\n---\n\nThe gate opens.", "bare": True},
    ],
    good=[
        {"text": "---\nauthor: Ada Marsh\npublisher: Harwick Courier\n---\n\nThe gate opens.", "bare": True},
        {"text": "---\nauthor: Ada Marsh\neditor: Noor Berg\n---\n\nThe gate opens.", "bare": True},
        {"text": "# The gate\n\nThe gate opens.", "bare": True},
    ],
)
def responsible_missing(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    if publication.described and publication.publisher is None and publication.responsible is None:
        yield ctx.document()
