"""MRK012: a heading that touches the text above it, where the other headings of the file do not."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, rule

SHARE = 3
"""Of so many headings one may touch the text above, at the most: else it is the way of the file."""


@rule(
    id="MRK012",
    name="heading-missing-blank",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    formats=["markdown"],
    tags=["headings", "markdown"],
    summary="A heading right below a line of text",
    message="No blank line before the heading, as there is before the others of this file",
    rationale="CommonMark begins a heading below a paragraph without a blank line; other Markdown programs "
    "show its hash marks as running text. Where all other headings of a file stand free, the line was lost.",
    remedy="Put a blank line before the heading.",
    references=["https://github.com/DavidAnson/markdownlint/blob/main/doc/md022.md"],
    bad=[
        {
            "text": "# The pier\n\nIt is wet.\n\n## Lamps\n\nThey burn.\n⟦## Boats⟧\n\nThey leave.\n",
            "fixed": "# The pier\n\nIt is wet.\n\n## Lamps\n\nThey burn.\n\n## Boats\n\nThey leave.\n",
            "bare": True,
        },
        {
            "text": "# Lamps\n\n## Old\n\nThey burn.\n\n## New\n\n“They don’t.”\n⟦### Blue⟧\n\nIt is cold.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "# The pier\n\nIt is wet.\n\n## Lamps\n\nThey burn.\n\n## Boats\n\nThey leave.\n",
            "bare": True,
        },
        {
            "text": "# The pier\n## Lamps\nThey burn.\n## Boats\nThey leave at nine.\n## Dogs\nThey swim.\n",
            "bare": True,
        },
        {"text": "# The pier\n\nIt is wet.\n\n## Lamps\n### Old ones\n\nThey burn.\n", "bare": True},
    ],
)
def heading_missing_blank(ctx: Context) -> Iterator[Hit]:
    lines, source = ctx.facts.lines, ctx.doc.source
    numbers = [
        source.position(block.span.start).line
        for block in ctx.doc.prose_blocks
        if block.kind == "heading" and not block.quote and block.attrs.get("marked", True)
    ]
    # "Setext" headings and those of HTML begin otherwise.
    begun = [number for number in numbers if lines.texts[number - 1].startswith("#")]
    touching = [number for number in begun if number > 1 and _is_text(lines.texts[number - 2])]
    if SHARE * len(touching) > len(begun):
        return
    for number in touching:
        line = lines[number - 1]
        yield ctx.at(
            Span(line.span.start, line.span.start + len(line.text.rstrip())),
            fix=Fix(
                (Edit(*ctx.facts.blank_line_before(line.span.start)),),
                "Insert a blank line before the heading",
            ),
        )


def _is_text(line: str) -> bool:
    """Say whether a line is one of running text: a heading, a rule, a tag and an anchor may stand close."""
    opens = line[:1].isalnum() or line.startswith(("“", '"', "(", "*", "_", "["))
    return line[:1].isalpha() or (opens and line.rstrip().endswith((".", "!", "?", "”", '"')))
