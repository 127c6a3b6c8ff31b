"""CIT002: a note that no mark leads to."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CIT002",
    name="unused-note",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["document"],
    formats=["markdown", "text", "html"],
    needs=["notes"],
    tags=["citations", "links"],
    summary="A footnote or link definition that nothing in the text uses",
    message="No mark in the text leads to the note “{label}”",
    rationale="A source that is listed but supports no statement tells readers nothing; often the sentence "
    "that it belonged to was cut, or its mark was lost. Most Markdown programs do not even show such a note.",
    remedy="Put its mark behind the statement that it supports, or delete it.",
    references=["https://github.com/DavidAnson/markdownlint/blob/main/doc/md053.md"],
    bad=[
        "The weir was built in 1911.\n\n⟦[^log]:⟧ Harbour log, page 4.\n",
        "It was built in 1911.[^a]\n\n[^a]: Harbour log.\n\n⟦[^b]:⟧ Town book.\n",
        "The weir leaks.\n\n⟦[log]: https://harbour.test/log⟧\n",
    ],
    good=[
        "The weir was built in 1911.[^log]\n\n[^log]: Harbour log, page 4.\n",
        "The [log] names it.\n\n[log]: https://harbour.test/log\n",
        "The ![weir][pic] is old.\n\n[pic]: weir.jpg\n",
        "The weir leaks.\n\n[//]: # (ask Ana about this)\n",
    ],
)
def unused_note(ctx: Context) -> Iterator[Hit]:
    for note in ctx.facts.references.unused:
        if note.kind == "reference-def":
            yield ctx.at(
                note.span,
                label=note.label,
                severity="info",
                message="No link in the text uses the definition “{label}”",
            )
        else:
            yield ctx.at(note.span, label=note.label)
