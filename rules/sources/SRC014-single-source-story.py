"""SRC014: everything in the text comes from one mouth."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_FILLER = " ".join("The quay was long and the cranes were new." for _ in range(4))


@rule(
    id="SRC014",
    name="single-source-story",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    tags=["sources"],
    summary="All attributions of a report name the same source",
    message="All {count} attributions name one source: {name}",
    rationale="A report that rests on one source is that source's account. Broadcasters' guidelines ask for "
    "a second one before a claim is published, and "
    "for the other side where somebody is accused.",
    remedy="Find a second source, or tell the reader that this is an interview or one side's account.",
    references=["https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy/"],
    options={
        "attributions": {
            "type": "integer",
            "default": 4,
            "summary": "Number of attributions from which it counts",
        },
        "words": {"type": "integer", "default": 200, "summary": "Texts with fewer words are left alone"},
    },
    bad=[
        {
            "text": f"# The port\n\nAnna Holt said the quay would move. {_FILLER}\n\nHolt said the fees "
            f"would rise. Holt added that the cranes were new. "
            "According to Anna Holt, the work begins in May.",
            "options": {"words": 40},
            "bare": True,
        },
        {
            "text": f"# The port\n\nThe Harbour Board said the quay would move. {_FILLER}\n\nThe Harbour "
            f"Board said the fees would rise. The Harbour Board "
            "added that the cranes were new. According to the Harbour Board, the work begins in May.",
            "options": {"words": 40},
            "bare": True,
        },
    ],
    good=[
        {
            "text": f"# The port\n\nAnna Holt said the quay would move. {_FILLER}\n\nHolt said the fees "
            f"would rise. Tom Baker said that was wrong. "
            "According to Anna Holt, the work begins in May.",
            "options": {"words": 40},
            "bare": True,
        },
        {"text": "# The port\n\nAnna Holt said the quay would move.", "options": {"words": 4}, "bare": True},
        {"text": f"# The port\n\n{_FILLER}", "options": {"words": 4}, "bare": True},
    ],
)
def single_source_story(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    if not statements.reports or ctx.facts.word_count < ctx.options["words"]:
        return
    if len({link.url for link in ctx.doc.links if link.url.startswith("http")}) > 1:
        return
    names = [
        ctx.text[c.name_start : c.name_end]
        for c in statements.named
        if c.classes & {"neutral", "loaded", "stance"}
    ]
    last = {
        name.rstrip(".,").split()[-1].removesuffix("’s").removesuffix("'s").casefold()
        for name in names
        if name.split()
    }
    if len(names) >= ctx.options["attributions"] and len(last) == 1:
        yield ctx.document(count=len(names), name=max(names, key=len))
