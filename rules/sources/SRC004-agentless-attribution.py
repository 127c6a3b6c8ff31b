"""SRC004: a belief, a debate or a forecast without anybody who holds, leads or makes it."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_MESSAGES = {
    "impersonal": "“{text}” does not say by whom; no named source that reaches it was found",
    "passive": "“{text}” does not say by whom; no named source that reaches it was found",
    "evidence": "“{text}” names no study, figure or publication; none that reaches it was found",
    "event": "“{text}” does not say who takes part; no named source that reaches it was found",
    "existential": "“{text}” does not say whose; no named source that reaches it was found",
    "attitude": "“{text}” does not say whose; no named source that reaches it was found",
    "raised": "“{text}” does not say whose; no named source that reaches it was found",
    "focus": "“{text}” does not say whose; no named source that reaches it was found",
    "hearsay": "“{text}” does not say who reports it; no named source that reaches it was found",
    "hedge": "“{text}” is a guess, and nobody who makes it was found near it",
}
_SHAPES = {"evidence": "evidence", "event": "event"}


@rule(
    id="SRC004",
    name="agentless-attribution",
    version=10,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "attribution"],
    summary="Nobody is there: it is widely believed, discussions are underway, there is a push, trends "
    "indicate",
    message="“{text}” does not say who; no named source that reaches it was found",
    rationale="Passive and impersonal forms, and nouns such as “push”, “concerns” or “discussions”, report "
    "what people think and do while leaving the "
    "people out. The reader cannot tell whether it is one official, a ministry or the writer.",
    remedy="Say who believes, expects, discusses or worries, and where that can be read; a forecast needs "
    "the name of the forecaster.",
    references=[
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Unsupported_attributions"
    ],
    options={
        "per_section": {
            "type": "integer",
            "default": 3,
            "summary": "Warnings per section; what is beyond is reported as information",
        },
        "guesses": {
            "type": "integer",
            "default": 2,
            "summary": "Findings per section for single words (probably, reportedly)",
        },
    },
    bad=[
        "⟦It is widely believed⟧ that the mill will close.",
        "⟦Talks are underway⟧ about a second ferry.",
        "⟦There is also a push⟧ to close the old market.",
        "⟦Recent surveys suggest⟧ that fewer people cycle.",
        "The ferry ⟦is thought to⟧ need new engines.",
        {"text": "The keeper ⟦may have⟧ known of it.", "severity": "info"},
        "The plan comes amid ⟦growing concerns⟧ over the river.",
        "⟦It is widely believed⟧ that the mill will close. The baker, Anna Holt, said that rye is dear.",
        "I live by the mill. We bake. It ⟦is well known that⟧ the mill will close.",
        "The mill was built in 1844.[1] It was sold in 1871.[2] It ⟦is widely considered⟧ a wonder.",
        "The mill, ⟦it is understood⟧, will close.",
        "⟦There have been whispers⟧ that the mill will close.",
        "The play ⟦has been hailed⟧ as a wonder of its time.",
        "⟦It has emerged that⟧ nobody measured the mill. “It was calm,” said Anna Holt.",
        "⟦It emerged on Friday that⟧ nobody measured the mill. “It was calm,” said Anna Holt.",
        "The mill ⟦is controversial among⟧ bakers. “It was calm,” said Anna Holt.",
        "⟦The public mood has⟧ turned against the mill. “It was calm,” said Anna Holt.",
        "⟦A trade magazine printed⟧ the old drawings. “It was calm,” said Anna Holt.",
        "The boat ⟦is thought to⟧ be by a pupil of the master.",
        "⟦Shepherds in the valley counter⟧ that lambs are easier. “It was calm,” said Anna Holt.",
        "The owner ⟦allegedly⟧ knew of the crack in the mill.",
        "The mill is sold, ⟦according to insiders’ accounts⟧. “It was calm,” said Anna Holt.",
        "⟦Bakers are⟧ divided. “It was calm,” said Anna Holt.",
        "The sale was ⟦met with disbelief⟧ in the village. “It was calm,” said Anna Holt.",
        "⟦Not everyone is⟧ glad. “It was calm,” said Anna Holt.",
    ],
    good=[
        "A group of rowers may have a key, and each boat might have several owners.",
        "It is widely believed that the mill will close. The owner, Anna Holt, said so on Monday.",
        "Talks between Anna Holt and the union are underway, the company said.",
        "Surveys by the Cycling Institute suggest that fewer people cycle.",
        "There is a shop to close the gap.",
        "The mill press was old. “It was calm,” said Anna Holt.",
        "The growing interest rates worry the harbour, and when interest rates are raised, loans stop.",
        "The loans grew with the growing rate of interest.",
        "It is widely believed that the mill will close. [Anna Holt, Mills of the Valley, pp. 3-4]",
        "The mill is believed by its owner, Anna Holt, to be safe.",
        "The recent surveys of the valley were lost in a fire.",
        "The clerk used the data and mandates to find a pier for the boats.",
    ],
)
def agentless_attribution(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    reports = statements.reports and ctx.facts.ledger.claim_after_claim
    left: dict[int, int] = {}
    guesses: dict[int, int] = {}
    for statement in statements.carried:
        block = statement.block
        if statement.supported or not ctx.in_scope(block):
            continue
        for carrier in statement.carriers:
            if carrier.kind not in ("impersonal", "evidence", "event", "attitude"):
                continue
            if carrier.shape == "clause" and not (carrier.strong or carrier.kind == "evidence"):
                continue
            shape = _SHAPES.get(carrier.kind, carrier.shape)
            firm = (
                carrier.strong and reports and carrier.shape != "source" and shape not in ("hearsay", "hedge")
            )
            firm = firm and (carrier.tense == "present" or carrier.kind == "evidence")
            if firm and "expected" in ctx.text[carrier.start : carrier.end]:
                # A date on the calendar, in a text that names its sources.
                firm = not ctx.facts.ledger.well_sourced
            section = ctx.facts.section_of(block.start).start
            if carrier.shape in ("hedge", "hearsay"):
                # Guesses are told by the handful in careful prose; the first ones of a section are enough to
                # make the point.
                guesses[section] = guesses.get(section, 0) + 1
                if guesses[section] > ctx.options["guesses"]:
                    continue
            if firm:
                left[section] = left.get(section, 0) + 1
                firm = left[section] <= ctx.options["per_section"]
            yield ctx.hit(
                carrier.start,
                carrier.end,
                message=_MESSAGES.get(shape),
                severity=None if firm else "info",
                confidence=None if firm else "weak",
                shape=shape,
            )
    for told in ctx.facts.unsaid:
        if ctx.in_scope(told.statement.block):
            yield ctx.hit(
                told.start,
                told.end,
                message=_MESSAGES["hearsay"],
                severity="info",
                confidence="weak",
                shape="hearsay",
            )
