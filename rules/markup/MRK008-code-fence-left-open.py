"""MRK008: a code fence that never closes."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Span, regex, rule

FENCE = regex(r"[ \t]*(`{3,}|~{3,})[^\r\n]*")
CLOSER = regex(r"[ \t>]*(`{3,}|~{3,})[ \t]*\Z")


@rule(
    id="MRK008",
    name="code-fence-left-open",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["raw"],
    formats=["markdown"],
    tags=["code", "markdown"],
    summary="A code fence without its closing fence",
    message="This code fence is never closed: {lines} lines up to the end of the file are shown as code",
    rationale="Without the closing fence the rest of the article, headings and links included, is shown as "
    "program text.",
    remedy="Put the closing ``` on a line of its own, or remove the opening one.",
    references=["https://spec.commonmark.org/0.31.2/#fenced-code-blocks"],
    bad=[
        {"text": "Run this:\n\n⟦```sh⟧\nmake tide-table\n\nThen read the result.\n", "bare": True},
        {"text": "⟦~~~⟧\nhigh water 6.12\n\n## What it means\n\nNot much.\n", "bare": True},
    ],
    good=[
        {"text": "Run this:\n\n```sh\nmake tide-table\n```\n\nThen read the result.\n", "bare": True},
        {"text": "````\n```\nnested\n```\n````\n", "bare": True},
        {"text": "Indented code:\n\n    make tide-table\n", "bare": True},
    ],
)
def code_fence_left_open(ctx: Context) -> Iterator[Hit]:
    text = ctx.doc.source.text
    end = len(text.rstrip())
    for span in ctx.doc.code:
        opening = FENCE.match(text, span.start, span.end)
        if (
            opening is None
            or span.end < end
            or (text.find("\n", span.start, span.end) < 0 and span.end < end)
        ):
            continue
        body = text[opening.end() : span.end].rstrip()
        last = body.rsplit("\n", 1)[-1] if "\n" in body else ""
        closing = CLOSER.match(last)
        if closing and closing.group(1).startswith(opening.group(1)):
            continue
        mark = text[span.start : opening.end()].rstrip()
        start = span.start + len(mark) - len(mark.lstrip())
        yield ctx.at(Span(start, span.start + len(mark)), lines=body.count("\n"))
