"""FRE002: a sentence that the dated facts table contradicts."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="FRE002",
    name="stale-fact",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["freshness", "facts"],
    summary="A state of affairs that has changed is told as current",
    message="“{text}” is out of date: {note} (facts table of {checked})",
    rationale="The dated facts table lists memberships, offices, names, currencies and laws with the day on "
    "which they changed. A sentence in "
    "the present tense that speaks of the old state, without a year or a word such as “former”, misleads "
    "whoever reads it now. Articles dated before the change are left alone.",
    remedy="Bring the sentence up to date, or put it into the past with its date (“before Finland joined in "
    "2023”).",
    references=["docs/facts.md"],
    options={
        "facts": {
            "type": "table",
            "default": {},
            "summary": "further entries by id, with the keys of rules/data/facts.toml; an id of the table "
            "replaces its entry",
        },
        "horizon": {
            "type": "integer",
            "default": 730,
            "summary": "findings become info when the entry was last looked through more than so many days "
            "ago",
        },
    },
    bad=[
        "NATO keeps close ties in the north: the ⟦partnership with Finland⟧ has grown.",
        "NATO trains with ⟦partner countries such as Sweden⟧ every spring.",
        "⟦Croatia plans to adopt the euro⟧ as soon as it can.",
        "⟦Prime Minister Boris Johnson wants⟧ a bridge to Ireland.",
        "The ⟦28 EU member states⟧ vote on the plan.",
        "The law will change ⟦once the Digital Markets Act enters into force⟧.",
        "⟦Swaziland⟧ is a small kingdom and has two capitals.",
    ],
    good=[
        "NATO has two new members in the north: Finland joined in 2023 and Sweden in 2024.",
        "Before it joined NATO, Finland was a partner country of the alliance.",
        "In 2019 NATO trained with partner countries such as Sweden.",
        "---\ndate: 2019-05-02\n---\n\nNATO trains with partner countries such as Sweden every spring.",
        "Former Prime Minister Boris Johnson wants a bridge to Ireland.",
        "Croatia adopted the euro and joined the Schengen area.",
        "“Prime Minister Boris Johnson wants a bridge,” the sign on the pier still said.",
        "Eswatini, formerly Swaziland, is a small kingdom.",
        "The company is looking for partners in Sweden.",
    ],
)
def stale_fact(ctx: Context) -> Iterator[Hit]:
    for claim in ctx.facts.stale_claims(ctx.data("facts.toml"), ctx.options["facts"], ctx.today):
        block = ctx.doc.block_at(claim.start)
        other_rule = claim.operation and claim.fact not in ctx.options["facts"]  # FRE003 reports these
        if other_rule or block is None or not ctx.in_scope(block):
            continue
        old = ctx.facts.days_between(claim.checked, ctx.today) > ctx.options["horizon"]
        yield ctx.hit(
            claim.start,
            claim.end,
            severity="info" if old else claim.severity or None,
            confidence="weak" if old else None,
            note=claim.note,
            fact=claim.fact,
            changed=claim.changed,
            checked=claim.checked,
            source=claim.source,
            today=ctx.today,
        )
