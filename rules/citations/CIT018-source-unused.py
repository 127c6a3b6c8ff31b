"""CIT018: a declared source that the article never uses."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CIT018",
    name="source-unused",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["document"],
    needs=["files"],
    tags=["citations", "sources"],
    summary="A source in the article's own list that no link, key, note or title in the text refers to",
    message="Nothing in the text refers to {source}",
    rationale="A list of sources says what a text rests on. One that it never refers to either supports "
    "a statement that lost its mark, or supports nothing.",
    remedy="Link it where it supports something, or take it off the list.",
    references=["https://schema.org/citation"],
    bad=[
        {
            "text": "---\nsources:\n  - ⟦url: https://harbour.test/log\n    title: The harbour log of "
            "1911⟧\n---\n\nIt "
            "leaks.\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n  - ⟦url: "
            "https://town.test/book⟧\n---\n\nIt leaks "
            "([log](http://www.harbour.test/log/?utm_source=x)).\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n---\n\nIt leaks.[^1]\n\n[^1]: "
            "<https://harbour.test/log#page4>\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - title: The harbour log of 1911\n---\n\nIt leaks, says The Harbour "
            "Log of 1911.\n",
            "bare": True,
        },
        {"text": "---\nsources:\n  - id: log\n    title: Log\n---\n\nIt leaks [@log].\n", "bare": True},
    ],
)
def source_unused(ctx: Context) -> Iterator[Hit]:
    saved = ctx.facts.saved
    for number, source in enumerate(saved.all):
        if source.own and number not in saved.used:
            if source.span is None:
                yield ctx.document(source=source.name)
            else:
                yield ctx.at(source.span, source=source.name)
