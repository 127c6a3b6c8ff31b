"""CIT011: a citation key that no bibliography defines."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CIT011",
    name="missing-bibliography-entry",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["document"],
    formats=["markdown", "text"],
    needs=["notes", "files"],
    tags=["citations", "bibliography"],
    summary="A citation key like [@key] that the bibliography of the article does not hold",
    message="The bibliography has no entry “{key}”",
    rationale="A key without an entry becomes a question mark in the printed text, and a statement without a "
    "source. The bibliography named in the front matter (BibTeX or CSL JSON) and `references:` are read.",
    remedy="Add the entry to the bibliography, or correct the key.",
    references=["https://pandoc.org/MANUAL.html#citations"],
    bad=[
        {
            "text": "---\nreferences:\n  - id: log1911\n    title: Harbour log\n---\n\nIt was built in "
            "1911 [⟦@log1912⟧].\n",
            "bare": True,
        },
        {
            "text": "---\nreferences:\n  - id: log1911\n    title: Harbour log\n---\n\n"
            "It leaks [see @log1911; ⟦@book⟧, p. 4].\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nreferences:\n  - id: log1911\n    title: Harbour log\n---\n\nIt was built in "
            "1911 [@log1911, p. 3].\n",
            "bare": True,
        },
        {"text": "---\nbibliography: refs.bib\n---\n\nIt was built in 1911 [@log1911].\n", "bare": True},
        "It was built in 1911, says [@ana](https://social.test/ana).\n",
        "Write `[@key]` to cite.\n",
    ],
)
def missing_bibliography_entry(ctx: Context) -> Iterator[Hit]:
    for note in ctx.facts.bibliography.missing:
        if not ctx.facts.in_code(note.span):
            yield ctx.at(note.span, key=note.label)
