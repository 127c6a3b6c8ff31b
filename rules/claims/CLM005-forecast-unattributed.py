"""CLM005: what will, could or is set to happen, and nobody who says so."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_EFFECT = regex(
    r"\b(?:could|would|can|may|might|will)\s+(?:\w+ly\s+){0,2}(?:alter|enhance|strengthen|improve|"
    r"reshape|transform|reduce|boost|ensure|enable|foster|redefine|"
    r"facilitate|lead to|result in|bolster|accelerate|undermine|threaten|spark|trigger|raise|lower|"
    r"change|shape|promote|prevent|increase|provide|be beneficial|"
    r"benefit|pave|reinforce|focus|resonate|cause|help|deliver|create|attract|reach|double|triple|halve|"
    r"cut|save|drive|replace|bring|fall|rise|grow|shrink)\b"
)


@rule(
    id="CLM005",
    name="forecast-unattributed",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "forecasts"],
    summary="A forecast or a promised effect without anybody who makes it",
    message="“{text}” is a forecast; nobody who makes it was found in this paragraph",
    rationale="What will happen is somebody's opinion or plan until it has happened. Told in the paper's own "
    "voice it reads like a fact.",
    remedy="Name who expects or plans it and on what ground; an announced date needs the announcement.",
    references=[
        "https://en.wikipedia.org/wiki/Wikipedia:What_Wikipedia_is_not#Wikipedia_is_not_a_crystal_ball"
    ],
    options={"per_section": {"type": "integer", "default": 6, "summary": "Findings per section"}},
    bad=[
        "The treaty ⟦is poised to⟧ change the trade in grain.",
        "The new rules ⟦could significantly alter⟧ the market.",
        "Estonia ⟦is likely to⟧ follow.",
    ],
    good=[
        "The treaty is poised to change the trade in grain, said Anna Holt of the Grain Board.",
        "The rules changed the market.",
        "The set of rules is likely incomplete.",
        "I will go, and we could alter the plan.",
    ],
)
def forecast_unattributed(ctx: Context) -> Iterator[Hit]:
    if not ctx.facts.attributions.reports:
        return
    left: dict[int, int] = {}
    for statement in ctx.facts.attributions.holding("forecast", "effect-modal"):
        if (
            statement.supported
            or not ctx.in_scope(statement.sentence.block)
            or statement.first_person
            or statement.asks
        ):
            continue
        start, end = statement.sentence.start, statement.sentence.end
        spans = []
        forecast = statement.features.get("forecast") if statement.has("forecast") else None
        if forecast is not None and ctx.text[forecast[0] : forecast[1]].lower() not in ("will", "would"):
            spans.append(_with_neighbours(ctx.text, forecast[0], forecast[1], start))
        if statement.has("effect-modal"):
            spans += [match.span() for match in _EFFECT.finditer(ctx.text, start, end)]
        for span in spans:
            section = ctx.facts.section_of(start).start
            left[section] = left.get(section, 0) + 1
            if left[section] <= ctx.options["per_section"]:
                yield ctx.hit(*span)


def _with_neighbours(text: str, start: int, end: int, first: int) -> tuple[int, int]:
    """Widen "poised" to "is poised to"."""
    before = re.search(r"\b(?:is|are|was|were|be|seems?|appears?)\s+(?:\w+ly\s+)?\Z", text[first:start])
    after = re.match(r"\s+(?:to|for)\b", text[end : end + 8])
    return (first + before.start() if before else start), (end + after.end() if after else end)
