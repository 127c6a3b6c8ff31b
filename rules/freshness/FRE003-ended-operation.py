"""FRE003: an operation, mission or programme that has ended, told as if it went on."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="FRE003",
    name="ended-operation",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["freshness", "facts"],
    summary="A mission or programme that has ended is told as current",
    message="“{text}”: {note}, and this file does not say so (facts table of {checked})",
    rationale="Operations are often written up as running or as a success years after they were closed. A "
    "reader should learn that they "
    "ended. A file that tells of the end anywhere near the name is left alone.",
    remedy="Say when the operation ended, or put the passage into the past.",
    references=["docs/facts.md"],
    options={
        "facts": {
            "type": "table",
            "default": {},
            "summary": "further operations by id, with the keys of rules/data/facts.toml",
        },
        "horizon": {
            "type": "integer",
            "default": 730,
            "summary": "findings become info when the entry was last looked through more than so many days "
            "ago",
        },
    },
    bad=[
        "⟦Operation Barkhane remains⟧ the largest French mission abroad.",
        "One of them ⟦is Operation Ocean Shield⟧ off Somalia, with ships from many partners.",
        "Norway ⟦contributes to ISAF⟧ with engineers.",
    ],
    good=[
        "Operation Barkhane ended in November 2022.",
        "ISAF trained Afghan soldiers from 2001 to 2014.",
        "Operation Barkhane is a case for historians. It was closed in November 2022.",
        "The mission in the mountains remains open.",
    ],
)
def ended_operation(ctx: Context) -> Iterator[Hit]:
    for claim in ctx.facts.stale_claims(ctx.data("facts.toml"), ctx.options["facts"], ctx.today):
        block = ctx.doc.block_at(claim.start)
        other_rule = not claim.operation and claim.fact not in ctx.options["facts"]  # FRE002 reports these
        if other_rule or block is None or not ctx.in_scope(block):
            continue
        old = ctx.facts.days_between(claim.checked, ctx.today) > ctx.options["horizon"]
        yield ctx.hit(
            claim.start,
            claim.end,
            severity="info" if old else claim.severity or None,
            note=claim.note,
            fact=claim.fact,
            changed=claim.changed,
            checked=claim.checked,
            source=claim.source,
            today=ctx.today,
        )
