"""CIT012: an entry in the front matter that the text never cites."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CIT012",
    name="unused-bibliography-entry",
    version=1,
    status="stable",
    severity="info",
    confidence="decisive",
    scope=["document"],
    formats=["markdown", "text"],
    needs=["metadata"],
    tags=["citations", "bibliography"],
    summary="A reference in the front matter that no sentence cites",
    message="No sentence cites “{key}”",
    rationale="A list of works that support nothing makes a text look better sourced than it is. A "
    "bibliography file is shared by many articles and is not judged; `references:` belongs to this one.",
    remedy="Cite the work where it supports something, or delete it.",
    references=["https://pandoc.org/MANUAL.html#citations"],
    bad=[
        {
            "text": "---\nreferences:\n  - id: ⟦log1911⟧\n    title: Harbour log\n---\n\nIt was built in "
            "1911.\n",
            "bare": True,
        },
        {
            "text": "---\nreferences:\n  - id: log1911\n  - id: ⟦book⟧\n---\n\nIt was built in 1911 "
            "[@log1911].\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nreferences:\n  - id: log1911\n---\n\nAs @log1911 says, it was built in 1911.\n",
            "bare": True,
        },
        {
            "text": '---\nnocite: "@*"\nreferences:\n  - id: log1911\n---\n\nIt was built in 1911.\n',
            "bare": True,
        },
        {"text": "---\nreferences: []\n---\n\nIt was built in 1911.\n", "bare": True},
    ],
)
def unused_bibliography_entry(ctx: Context) -> Iterator[Hit]:
    for entry in ctx.facts.bibliography.unused:
        if entry.span is not None:
            yield ctx.at(entry.span, key=entry.key)
