"""MRK009: hash marks that make no heading."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

GLUED = regex(r"[ ]{0,3}(#{2,6})([^\s#!{][^\r\n]{0,200})")
# "######### {#rope}" has no title: it makes a place for links.
DEEP = regex(r"[ ]{0,3}(#{7,20})[ \t]+(?!\{)\S")
MOST = 6


@rule(
    id="MRK009",
    name="heading-mark-broken",
    version=3,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw"],
    formats=["markdown", "text"],
    tags=["headings", "markdown"],
    summary="Hash marks without a space after them, or more than six",
    message="{what}: this is not a heading but a line that starts with “{mark}”",
    rationale="A Markdown heading is one to six hash marks and a space. Without the space, or with seven "
    "marks, readers see the marks "
    "and the heading is missing from the outline.",
    remedy="Put a space after the hash marks, and use at most six of them.",
    references=[
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md018.md",
        "https://spec.commonmark.org/0.31.2/#atx-headings",
    ],
    bad=[
        {
            "text": "⟦##⟧The lower lock\n\nIt leaks.\n",
            "fixed": "## The lower lock\n\nIt leaks.\n",
            "bare": True,
        },
        {"text": "# Locks\n\n⟦#######⟧ The keeper of the lower lock\n\nHe sleeps.\n", "bare": True},
    ],
    good=[
        {"text": "It holds.\n\n######### {#rope}\nA rope of hemp holds longer.\n", "bare": True},
        "## The lower lock\n\nIt leaks.",
        "#locks and #weirs were the words of the day.",
        {"text": "```\n##The lower lock\n```\n", "bare": True},
        "The issue is #12.",
    ],
)
def heading_mark_broken(ctx: Context) -> Iterator[Hit]:
    text = ctx.doc.source.text
    at = text.find("##", ctx.doc.body.start)
    while at >= 0:
        line = ctx.facts.lines[ctx.doc.source.position(at).line - 1]
        at = text.find("##", line.span.end)
        if line.span.start < ctx.doc.body.start:
            continue
        match = GLUED.match(line.text) or DEEP.match(line.text)
        if match is None:
            continue
        start = line.span.start + match.start(1)
        span = Span(start, start + len(match.group(1)))
        if ctx.facts.in_code(span):
            continue
        if len(match.group(1)) > MOST:
            yield ctx.at(span, what="A heading has at most six hash marks", mark=match.group(1))
            continue
        # "##@ New": what stands between mark and title is a slip of its own.
        safety = "safe" if text[span.end : span.end + 1].isalnum() else "unsafe"
        fix = Fix((Edit(Span(span.end, span.end), " "),), "Put a space after the hash marks", safety)
        yield ctx.at(span, fix=fix, what="No space after the hash marks", mark=match.group(1))
