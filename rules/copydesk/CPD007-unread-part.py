"""What the reader of the format could not make sense of."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CPD007",
    name="unread-part",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["raw"],
    summary="A part of the file that could not be read as its format says",
    message="This part could not be read: {detail}",
    rationale="""Metadata that a program cannot read is lost to every reader after it, and rules that need
    it stay silent.""",
    remedy="Mend the front matter or markup so that the format's own parser accepts it.",
    references=["https://yaml.org/spec/1.2.2/", "https://toml.io/en/v1.0.0"],
    bad=[
        {"text": "---\ntitle: [Ferry times\n---\n\nThe boats came in.\n", "bare": True},
        {"text": "+++\ntitle = Ferry times\n+++\n\nThe boats came in.\n", "bare": True},
    ],
    good=[
        {"text": "---\ntitle: Ferry times\n---\n\nThe boats came in.\n", "bare": True},
        {"text": '+++\ntitle = "Ferry times"\n+++\n\nThe boats came in.\n', "bare": True},
        "The boats came in early.",
    ],
)
def unread_part(ctx: Context) -> Iterator[Hit]:
    """Report each problem of the reader; undecodable bytes have a rule of their own (INT008)."""
    for problem in ctx.doc.problems:
        if problem.kind not in ("undecodable", "encoding"):
            yield ctx.at(problem.span, kind=problem.kind, detail=problem.detail)
