"""CLM004: the first, the largest, the only, and no source for it."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CLM004",
    name="superlative-unsourced",
    version=8,
    status="stable",
    severity="warning",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims"],
    summary="A superlative that no source reaches",
    message="No source was found for the superlative “{text}”",
    rationale="A superlative is a claim about everything else of its kind. It is true for a place and a "
    "date, it is often copied from advertising, and it is easy "
    "to check if the source is there.",
    remedy="Give the ranking, its date and its source, or write what the thing is without comparing it.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Puffery"],
    options={
        "per_section": {
            "type": "integer",
            "default": 1,
            "summary": "Warnings per section; what is beyond is reported as information",
        }
    },
    bad=[
        "It is the ⟦biggest⟧ shipyard on the western coast. “It was calm,” said Anna Holt.",
        "⟦No other ferry⟧ is as slow. “It was calm,” said Anna Holt.",
        "⟦Nowhere else⟧ are the fares so high. “It was calm,” said Anna Holt.",
        "Divers fall ill more often ⟦than any other⟧ workers. “It was calm,” said Anna Holt.",
        "⟦Nobody has swum the bay faster⟧. “It was calm,” said Anna Holt.",
        "The firm is the ⟦market leader⟧ in the north. “It was calm,” said Anna Holt.",
        "There is ⟦no more dangerous⟧ road in the county. “It was calm,” said Anna Holt.",
        "The harbour is ⟦second to none⟧. “It was calm,” said Anna Holt.",
        "It is the ⟦least⟧ protected harbour in the south. “It was calm,” said Anna Holt.",
        "Its beach is the ⟦finest⟧ in the country. “It was calm,” said Anna Holt.",
        "Only Bergen has a ⟦steeper⟧ tram. “It was calm,” said Anna Holt.",
        "The pier is ⟦second only to⟧ the one at Varde. “It was calm,” said Anna Holt.",
        "⟦Never has a quay been so⟧ wet. “It was calm,” said Anna Holt.",
        "It is ⟦the only pier in the county⟧ with a roof. “It was calm,” said Anna Holt.",
        "I bought the boat in May. The reef has wrecked more boats ⟦than any other on this⟧ coast. We row "
        "on Sundays.",
        "I bought the boat in May. We row it on Sundays. It is ⟦the lightest boat you can buy⟧.",
        "We are the ⟦world’s largest m⟧aker of oars. We row on Sundays. I bought a boat.",
        "Tallinn has the ⟦oldest⟧ pharmacy in Europe.",
        "The Aldern Bridge is the ⟦longest⟧ of its kind.",
    ],
    good=[
        "Tallinn has the oldest pharmacy in Europe, according to the Guild of Pharmacists.",
        "At least ten people came.",
        "It is the longest rope that they have ever made. “It was calm,” said Anna Holt.",
        "No other ferry is as slow, the harbour office said.",
        "I bought the boat in May. We row it on Sundays. It was the longest trip of my life,.",
        "The first day was wet.",
        "We did our best.",
        "Only the clerk came earlier. “It was calm,” said Anna Holt.",
        "It rained most of the night.",
    ],
)
def superlative_unsourced(ctx: Context) -> Iterator[Hit]:
    left: dict[int, int] = {}
    shown: set[int] = set()
    reports = ctx.facts.attributions.reports
    for entry in ctx.facts.ledger.unsupported("superlative") if reports else ():
        span = entry.statement.features["superlative"]
        if (
            not ctx.in_scope(entry.sentence.block)
            or not {"named-fact", "name"} & entry.shown
            or "fragment" in entry.shown
        ):
            continue
        word = ctx.text[span[0] : span[1]].lower()
        before = ctx.text[max(0, span[0] - 4) : span[0]].lower()
        if (
            word in ("first", "last", "only", "best", "main", "key", "leading", "record")
            or before == "at "
            or ctx.text.endswith(" at the ", 0, span[0])
        ):
            continue
        section = ctx.facts.section_of(span[0]).start
        left[section] = left.get(section, 0) + 1
        firm = (
            "named-fact" in entry.shown
            and left[section] <= ctx.options["per_section"]
            and before[-4:] == "the "
            and entry.asserted >= 5
            and ctx.facts.ledger.demanding
        )
        shown.add(entry.sentence.start)
        yield ctx.hit(*span, severity=None if firm else "info", score=entry.score)
    for told in ctx.facts.ranks:
        sentence = told.statement.sentence
        if sentence.start not in shown and ctx.in_scope(sentence.block):
            yield ctx.hit(
                told.start, told.end, severity="info", score=ctx.facts.ledger.entry(told.statement).score
            )
