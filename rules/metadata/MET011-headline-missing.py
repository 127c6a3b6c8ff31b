"""MET011: the article starts without a headline."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

TEXT = "The gate of the old harbour opens at noon. Boats wait outside the wall until the tide turns. " * 7


@rule(
    id="MET011",
    name="headline-missing",
    version=2,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["metadata", "structure"],
    summary="No headline",
    message="No headline was found in this file: it starts with running text, and the metadata have no title",
    rationale="A headline names the article for readers, feeds and search engines. It is the first thing "
    "that gets lost when text is copied.",
    remedy="Start the file with a headline, or give `title:` in the metadata.",
    references=["https://schema.org/headline"],
    options={"shortest": {"type": "integer", "default": 100, "summary": "leave texts of fewer words alone"}},
    bad=[
        {
            "text": f"https://harbour.test/gate/12\n\n{TEXT}",
            "format": "text",
            "bare": True,
            "severity": "info",
        },
        {"text": TEXT, "bare": True},
        {"text": f"{TEXT}\n\n## Tides\n\nThe tide turns twice a day.", "bare": True},
    ],
    good=[
        {"text": f"# The gate\n\n{TEXT}", "bare": True},
        {"text": f"---\ntitle: The gate\n---\n\n{TEXT}", "bare": True},
        {"text": "A note of one line.", "bare": True},
    ],
)
def headline_missing(ctx: Context) -> Iterator[Hit]:
    named = ctx.doc.headline is not None or ctx.facts.publication.headline is not None
    if not named and ctx.facts.word_count >= ctx.options["shortest"]:
        hint = ctx.facts.somebody_speaks or ctx.facts.publication.was_copied
        yield ctx.document(severity="info" if hint else None)
