"""CIT016: a cited source of which nothing was saved."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CIT016",
    name="source-without-snapshot",
    version=1,
    status="stable",
    severity="info",
    confidence="decisive",
    scope=["document"],
    needs=["files"],
    tags=["citations", "sources"],
    summary="A declared source without a saved copy, in an article that keeps copies of others",
    message="Nothing is saved of {source}, so what rests on it was not checked",
    rationale="Pages change and vanish. Where the other sources of an article are kept, the one that is not "
    "is the one that nobody can check later.",
    remedy="Save the page and record it: copydesk sources add FILE --url ADDRESS.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Link_rot"],
    options={
        "always": {
            "type": "boolean",
            "default": False,
            "summary": "Ask for a copy of every declared source, even where none is kept yet",
        }
    },
    bad=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The weir leaks.\n  - "
            "⟦url: "
            "https://town.test/book⟧\n---\n\nIt leaks ([log](https://harbour.test/log), "
            "[book](https://town.test/book)).\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - ⟦url: https://town.test/book⟧\n---\n\nIt leaks.\n",
            "options": {"always": True},
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The weir "
            "leaks.\n---\n\nIt leaks "
            "([log](https://harbour.test/log)).\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://town.test/book\n---\n\nIt leaks "
            "([book](https://town.test/book)).\n",
            "bare": True,
        },
        {"text": "---\ntitle: The weir\n---\n\nIt leaks.\n", "bare": True},
    ],
)
def source_without_snapshot(ctx: Context) -> Iterator[Hit]:
    saved = ctx.facts.saved
    if not ctx.options["always"] and not any(s.snapshot or s.text is not None for s in saved.all):
        return
    for source in saved.all:
        if source.text is None and not source.snapshot:
            if source.span is None:
                yield ctx.document(source=source.name)
            else:
                yield ctx.at(source.span, source=source.name)
