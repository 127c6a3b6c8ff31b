"""CLM003: one thing is said to have changed another, and nobody found that out."""

from collections.abc import Iterator
from itertools import islice

from copydesk.api import Context, Hit, rule


@rule(
    id="CLM003",
    name="causal-unsourced",
    version=9,
    status="stable",
    severity="warning",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "causes"],
    summary="A claim of cause and effect that no source reaches",
    message="No source was found for this claim of cause and effect (“{verb}”)",
    rationale="That something strengthened, reduced or led to something else is the result of an inquiry, "
    "not of looking. Whoever states it as a plain fact owes the "
    "reader the study, the figures before and after, or the name of the person who judges so.",
    remedy="Cite the evidence, name who draws the conclusion, or tell only what happened in which order.",
    references=["https://doi.org/10.1145/3308558.3313618"],
    options={
        "warn": {"type": "number", "default": 5.5, "summary": "Points from which a claim is a warning"},
        "score": {"type": "number", "default": 3.0, "summary": "Points from which it is reported at all"},
        "per_section": {
            "type": "integer",
            "default": 1,
            "summary": "Warnings per section, highest scores first",
        },
        "listed": {
            "type": "integer",
            "default": 8,
            "summary": "Findings per section in all, highest scores first",
        },
    },
    bad=[
        "⟦The Baltic patrols have significantly reduced smuggling in Estonia.⟧",
        "⟦The new tariff led to the closure of three mills in Bavaria.⟧",
        "⟦The flood goes back to years of neglect.⟧ “It was calm,” said Anna Holt.",
        "⟦The delay was the result of bad planning.⟧ “It was calm,” said Anna Holt.",
        "⟦The smoke has made neighbours sick.⟧ “It was calm,” said Anna Holt.",
        "⟦Rowing prevents back pain.⟧ “It was calm,” said Anna Holt.",
        "⟦The new road has killed the town centre.⟧ “It was calm,” said Anna Holt.",
        "⟦Sea salt destroys iron.⟧ “It was calm,” said Anna Holt.",
        "⟦What sank the boat was an open hatch.⟧ “It was calm,” said Anna Holt.",
        "⟦New insulation has sealed most of the nest holes.⟧ “It was calm,” said Anna Holt.",
        "⟦Since the ferry was cut, two shops have done worse.⟧ “It was calm,” said Anna Holt.",
        "⟦The more boats come, the dearer the berths.⟧ “It was calm,” said Anna Holt.",
        "⟦Without the grant the ferry would have gone.⟧ “It was calm,” said Anna Holt.",
        "⟦Years of drought have dried out the clay.⟧ “It was calm,” said Anna Holt.",
        "⟦Chlorine is killing the trout.⟧ “It was calm,” said Anna Holt.",
        "⟦The reason is the closure of the quay.⟧ “It was calm,” said Anna Holt.",
        "I bought the boat in May. We row it on Sundays. ⟦Cold water strengthens the immune system.⟧",
        "I bought the boat in May. We row it on Sundays. ⟦The fire was started by a jealous rival.⟧",
        "⟦The boat sank because a hatch stood open.⟧ “It was calm,” said Anna Holt.",
    ],
    good=[
        "The Baltic patrols have reduced smuggling in Estonia, a study by Tartu University found.",
        "The boat sank because a hatch stood open, the coast guard said.",
        "The dam, Anna Holt said, was built on clay. The clay had swollen. That had led to the leak.",
        "I bought the boat in May. We row it on Sundays. We stayed in because of the rain.",
        "The patrols left at noon.",
        "The driver forced the lock. “It was calm,” said Anna Holt.",
        "The decision concerns the quay. “It was calm,” said Anna Holt.",
        "The closure takes place in May. “It was calm,” said Anna Holt.",
        "The Aldern Dam was raised by four metres between 1968 and 1971.",
        "The lead pipes were old.",
        "The new pier is due to open in May. “It was calm,” said Anna Holt.",
        "Did the new tariff lead to the closure?",
        "We think the tariff led to the closure of three mills.",
    ],
)
def causal_unsourced(ctx: Context) -> Iterator[Hit]:
    seen: set[int] = set()
    ranked = ctx.facts.ledger.ranked(ctx.in_scope, ctx.options["score"], lambda entry: entry.asserted)
    for entries in ranked if ctx.facts.attributions.reports else ():
        shown = islice((entry for entry in entries if entry.kind == "causal"), ctx.options["listed"])
        warned = 0
        for entry in shown:
            spans = entry.statement.features
            if "causal-fact" not in spans and ctx.facts.ledger.well_sourced:
                continue
            firm = (
                entry.asserted >= ctx.options["warn"]
                and "causal-fact" in spans
                and "modal" not in spans
                and warned < ctx.options["per_section"]
                and ctx.facts.ledger.demanding
            )
            warned += firm
            seen.add(entry.sentence.start)
            start, end = spans.get("causal-fact") or spans["causal"]
            yield ctx.hit(
                entry.sentence.start,
                entry.sentence.end,
                severity=None if firm else "info",
                score=entry.score,
                asserts=entry.asserted,
                verb=ctx.text[start:end],
                why=entry.why,
            )
    for told in ctx.facts.effects:
        sentence = told.statement.sentence
        if sentence.start not in seen and ctx.in_scope(sentence.block):
            entry = ctx.facts.ledger.entry(told.statement)
            yield ctx.hit(
                sentence.start,
                sentence.end,
                severity="info",
                score=entry.score,
                asserts=entry.asserted,
                verb=ctx.text[told.start : told.end],
                why=entry.why,
            )
