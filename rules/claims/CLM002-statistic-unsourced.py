"""CLM002: a figure without a source."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_UNIT = regex(
    r"\s?(?:%|percent|per cent|percentage|million|billion|trillion|thousand|people|residents|"
    r"citizens|voters|troops|soldiers|jobs|workers|homes|households|"
    r"deaths|cases|victims|refugees|tonnes|tons|megawatts|hectares|square|euros?|dollars?|pounds?|"
    r"users|customers|companies|vehicles|barrels)\b",
    re.IGNORECASE,
)
_FRACTION = regex(
    r"\b(?:half|a third|a quarter|two[- ]thirds|three[- ]quarters|one in (?:\w+)|\d+ (?:out )?of \d+)\b",
    re.IGNORECASE,
)


@rule(
    id="CLM002",
    name="statistic-unsourced",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "numbers"],
    summary="A percentage, a sum of money or a count without a source in its paragraph",
    message="No source was found for the figure {text}",
    rationale="A figure looks like knowledge. It was counted, measured or estimated by somebody at some "
    "time, and without that it can be neither checked nor "
    "brought up to date. Statistics are the first thing that encyclopaedias ask a source for.",
    remedy="Say who counted, when, and link the table; or leave the figure out.",
    references=["https://doi.org/10.1145/3308558.3313618"],
    options={
        "per_section": {
            "type": "integer",
            "default": 2,
            "summary": "Warnings per section; what is beyond is reported as information",
        }
    },
    bad=[
        "Fares rose by ⟦12 percent⟧ within a year.",
        "The port spent ⟦$4.5 million⟧ on cranes.",
        "The town lost ⟦3,200 residents⟧ in the flood.",
    ],
    good=[
        "Fares rose by 12 percent within a year, the transport office said.",
        "Fares rose by 12 percent ([table](https://fares.test)).",
        "Turn to page 12.",
        "The team won 3–1.",
        "She was 34 when the mill closed in 1990.",
    ],
)
def statistic_unsourced(ctx: Context) -> Iterator[Hit]:
    if not ctx.facts.attributions.reports:
        return
    left: dict[int, int] = {}
    for entry in ctx.facts.ledger.entries:
        statement = entry.statement
        if statement.supported or entry.kind != "statistic" or not ctx.in_scope(entry.sentence.block):
            continue
        spans = statement.features
        start, end = spans.get("percent") or spans.get("money") or spans["number"]
        if "percent" not in spans or not ctx.text[end - 1].isalpha():
            unit = _UNIT.match(ctx.text, end)
            if "percent" in spans and ctx.text[end : end + 1] == "%":
                end += 1
            elif unit:
                end = unit.end()
        large = ctx.text[start].isdigit() and len([c for c in ctx.text[start:end] if c.isdigit()]) >= 2
        counted = (
            _UNIT.search(ctx.text[start : end + 1]) is not None
            or ctx.text[start] in "$€£¥₹"
            or ctx.text[end - 1] == "%"
        )
        if not counted and not _FRACTION.search(ctx.text[max(0, start - 2) : end + 12]):
            continue
        firm = (large or "percent" in spans or "money" in spans) and entry.score >= 3
        if firm:
            section = ctx.facts.section_of(start).start
            left[section] = left.get(section, 0) + 1
            firm = left[section] <= ctx.options["per_section"]
        yield ctx.hit(start, end, severity=None if firm else "info", score=entry.score)
