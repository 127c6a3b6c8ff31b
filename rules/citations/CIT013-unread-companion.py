"""CIT013: a snapshot, bibliography or source list that was not read."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_FIRM = ("missing", "outside")


@rule(
    id="CIT013",
    name="unread-companion",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["document"],
    needs=["files"],
    tags=["citations", "sources"],
    summary="A file that the article names as a snapshot or bibliography and that could not be used",
    message="“{path}” was not checked: {detail}",
    rationale="What cannot be read cannot be compared; this finding says which checks did not take place. "
    "Paths count from the folder of the article and may not lead out of the project.",
    remedy="Put the file where its path says, inside the project, as text, Markdown, HTML, PDF, BibTeX or "
    "CSL JSON.",
    references=["https://pandoc.org/MANUAL.html#specifying-bibliographic-data"],
    bad=[
        {
            "text": "---\nsources:\n  - ⟦url: https://harbour.test/log\n    snapshot: "
            "/etc/log.txt⟧\n---\n\nIt leaks.\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - ⟦url: https://harbour.test/log\n    snapshot: "
            "../../../../../../log.txt⟧\n---\n\n"
            "It leaks.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The weir "
            "leaks.\n---\n\nIt leaks.\n",
            "bare": True,
        },
        {"text": "---\nsources:\n  - https://harbour.test/log\n---\n\nIt leaks.\n", "bare": True},
        {"text": "---\nbibliography:\n---\n\nIt leaks.\n", "bare": True},
    ],
)
def unread_companion(ctx: Context) -> Iterator[Hit]:
    for source in ctx.facts.saved.all:
        if source.state not in ("", "read"):
            severity = None if source.state in _FIRM else "info"
            if source.span is None:
                yield ctx.document(path=source.snapshot, detail=source.detail, severity=severity)
            else:
                yield ctx.at(source.span, path=source.snapshot, detail=source.detail, severity=severity)
    companions = ctx.facts.knowledge.companions
    if companions is None:
        return
    for unread in ctx.facts.bibliography.unread:
        if unread.path:
            severity = None if unread.certain else "info"
            yield ctx.at(unread.span, path=unread.path, detail=unread.detail, severity=severity)
    for listed in companions.lists:
        if listed.problem:
            yield ctx.document(path=listed.path, detail=listed.problem)
