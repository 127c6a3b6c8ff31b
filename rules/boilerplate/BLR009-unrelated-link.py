"""BLR009: a link under "See also" that has no word in common with the article."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

NAMES = frozenset(
    {"see also", "related articles", "related pages", "related links", "further reading", "related"}
)
BODY = (
    "The kiln at Lowick burned lime for the fields of three parishes. Farmers came with carts in spring, "
    "paid by the load, "
    "and spread the lime before the plough. When the railway brought cheap fertiliser the kiln went cold, "
    "and by 1900 its "
    "stones were in the walls of the inn."
)


@rule(
    id="BLR009",
    name="unrelated-link",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    tags=["boilerplate", "links"],
    summary="A “See also” link shares no content word with the article",
    message="“{title}” shares no content word with the article; does it belong here?",
    rationale="Links that a content system adds by itself often lead to something else altogether. A link "
    "that an author chose nearly "
    "always names something that the article names too.",
    remedy="Take the link out, or say in the text what it has to do with the subject.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Layout#%22See_also%22_section"],
    options={
        "least_words": {
            "type": "integer",
            "default": 40,
            "summary": "content words that an article must have to be judged",
        }
    },
    bad=[
        {
            "text": f"# The kiln at Lowick\n\n{BODY}\n\n## See also\n\n- Lime burning\n- ⟦Fighter jets of "
            f"the Gulf states⟧\n",
            "options": {"least_words": 10},
        },
        {
            "text": f"# The kiln at Lowick\n\n{BODY}\n\n## Related articles\n\n- ⟦[Ten hotels by the "
            f"sea](hotels.md)⟧\n",
            "options": {"least_words": 10},
        },
    ],
    good=[
        {
            "text": f"# The kiln at Lowick\n\n{BODY}\n\n## See also\n\n- Limestone kilns\n- "
            f"[Railways](rail.md)\n",
            "options": {"least_words": 10},
        },
        {"text": "# Lowick\n\nA village.\n\n## See also\n\n- Fighter jets of the Gulf\n"},
        {
            "text": f"# The kiln at Lowick\n\n{BODY}\n\n## Prices\n\n- Two shillings for each cart\n",
            "options": {"least_words": 10},
        },
    ],
)
def unrelated_link(ctx: Context) -> Iterator[Hit]:
    terms = ctx.facts.terms
    for section in ctx.facts.sections:
        heading = section.heading
        if heading is None or ctx.doc.text_of(heading).strip(" :").casefold() not in NAMES:
            continue
        body = terms.stems(0, section.start) | terms.stems(section.end, len(ctx.text))
        if len(body) < ctx.options["least_words"]:
            return
        for block in section.blocks:
            stems = terms.stems(block.start, block.end)
            if block.kind == "list-item" and len(stems) >= 2 and not stems & body:
                yield ctx.at(block.span, title=ctx.doc.text_of(block).strip()[:80])
