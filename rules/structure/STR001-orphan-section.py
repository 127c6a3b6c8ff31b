"""STR001: the last paragraphs of a section belong to another section."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, Span, rule

WALLS = (
    "# The fort\n\nA fort of stone and turf has guarded the pass since the third century.\n\n"
    "## Repair of the outer walls\n\nMasons cut the stone at Gart and brought it up on sledges.\n\n"
    "The repair took two summers, for frost burst the outer walls in the first winter.\n\n"
)
WATER = (
    "## Water and food\n\nA spring under the yard filled the cistern, and grain came from the coast twice "
    "a year.\n\n"
)
LOST = (
    "Repair of the outer walls began again in 1904, when the county bought the fort.\n\n"
    "The outer walls were under repair until the war, and the masons lodged in the yard.\n"
)


@rule(
    id="STR001",
    name="orphan-section",
    version=1,
    status="stable",
    severity="warning",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    needs=["orphans"],
    tags=["structure", "headings"],
    summary="The last paragraphs under a heading belong to another heading",
    message="{count} paragraph(s) here are about “{other}” and stand under “{heading}”",
    rationale="When a heading is lost or a block is pasted at the end, paragraphs stand under a heading "
    "that has nothing to do with "
    "them. The words of the paragraphs name another section's heading nearly whole, and not their own.",
    remedy="Move the paragraphs to the section that they belong to, or give them a heading.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Layout"],
    bad=[
        {"text": f"{WALLS}{WATER}⟦{LOST.strip()}⟧\n", "bare": True},
        {"text": f"{WALLS}{WATER}⟦In 1904 the repair of the outer walls began again.⟧\n", "bare": True},
    ],
    good=[
        {"text": f"{WALLS}{WATER}Fish was salted in autumn.\n", "bare": True},
        {"text": f"{WALLS}{LOST}\n{WATER}", "bare": True},
        {
            "text": f"{WALLS}{WATER}The repair of the cistern cost nine pounds, and the water was bad.\n",
            "bare": True,
        },
    ],
)
def orphan_section(ctx: Context) -> Iterator[Hit]:
    for orphans in ctx.facts.orphans:
        own, other = orphans.section.heading, orphans.other.heading
        first, last = orphans.paragraphs[0], orphans.paragraphs[-1]
        if own is None or other is None or not ctx.speaks(first):
            continue
        yield ctx.at(
            Span(ctx.doc.lift(first.start, first.end).start, ctx.doc.lift(last.start, last.end).end),
            severity=None if orphans.at_end and len(orphans.paragraphs) > 1 else "info",
            related=(
                Related(other.span, "the section that they are about"),
                Related(own.span, "their heading"),
            ),
            count=len(orphans.paragraphs),
            heading=ctx.doc.text_of(own)[:80],
            other=ctx.doc.text_of(other)[:80],
        )
