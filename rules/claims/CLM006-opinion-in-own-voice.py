"""CLM006: the text tells the world what to do, or what to think of it."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_URGE = (
    "essential|crucial|vital|imperative|critical|necessary|important|paramount|urgent|high "
    "time|advisable|wise|unwise|incumbent|clear|evident|obvious|undeniable"
)
_FIRM = regex(
    rf"\b[Ii]t (?:is|remains|will be|would be) (?:\w+ly )?(?:{_URGE}) (?:to|that|for)\b"
    r"|\b[Tt]he (?:message|lesson|conclusion|answer|verdict|choice) (?:is|could not be) (?:\w+ "
    r")?(?:clear|simple|obvious|clearer)\b"
    r"|\b(?:[Ss]everal|[Kk]ey|[Ss]trategic|[Tt]he following) (?:\w+ ){0,2}recommendations (?:\w+ "
    r"){0,1}(?:emerge|are|include|follow)\b"
)
_WEAK = regex(
    r"\b(?:is|are|remains?|will be|can be|becomes?) (?:\w+ly )?(?:essential|crucial|vital|"
    r"imperative|paramount|pivotal|indispensable|beneficial|necessary|critical)\b"
    r"|\b(?:must|should|ought to|needs? to) (?:\w+ly )?(?:be |have )?[a-z]+\b"
    r"|\b(?:requires?|demands?|necessitates?|calls for) (?:a |an )?(?:\w+ ){0,2}(?:approach|"
    r"engagement|planning|balance|action|commitment|diplomacy|attention)\b"
    r"|\bcan ensure\b|\b(?:[Bb]y \w+ing on|[Bb]y focusing on) (?:\w+ ){1,3}[a-z]+\b"
)


@rule(
    id="CLM006",
    name="opinion-in-own-voice",
    version=1,
    status="stable",
    severity="warning",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "opinion"],
    summary="Advice or judgement in the paper's own voice inside a report",
    message="“{text}” advises or judges in the voice of the text; nobody who says so was found in this "
    "paragraph",
    rationale="Readers must be able to tell report from opinion. Advice that nobody gives (“it is essential "
    "to …”) makes the publication a party, and in generated "
    "text it usually fills the place of a source.",
    remedy="Name who demands or judges it, or label the piece as opinion (`type_of_work: opinion`), or "
    "cut it.",
    references=[
        "https://thetrustproject.org/trust-indicators/",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
    ],
    options={
        "per_section": {
            "type": "integer",
            "default": 2,
            "summary": "Warnings per section; what is beyond is reported as information",
        }
    },
    bad=[
        "⟦It is essential to⟧ widen the road before the fair opens.",
        "⟦The message is clear⟧: longer trains carry more people.",
        "⟦Several recommendations emerge⟧ for the port.",
    ],
    good=[
        "It is essential to widen the road, said Anna Holt, the mayor.",
        "They sell essential oil at the fair.",
        "The message was lost.",
        "I think it is essential to widen the road.",
        {"text": "---\ntype_of_work: opinion\n---\n\nIt is essential to widen the road.\n", "bare": True},
    ],
)
def opinion_in_own_voice(ctx: Context) -> Iterator[Hit]:
    if not ctx.facts.attributions.reports:
        return
    left: dict[int, int] = {}
    for statement in ctx.facts.attributions.holding("advice"):
        if (
            statement.supported
            or not ctx.in_scope(statement.sentence.block)
            or statement.first_person
            or statement.asks
        ):
            continue
        start, end = statement.sentence.start, statement.sentence.end
        match = _FIRM.search(ctx.text, start, end)
        firm = match is not None
        match = match or _WEAK.search(ctx.text, start, end)
        if match is None:
            continue
        if firm:
            section = ctx.facts.section_of(start).start
            left[section] = left.get(section, 0) + 1
            firm = left[section] <= ctx.options["per_section"]
        yield ctx.hit(*match.span(), severity=None if firm else "info")
