"""SRC003: people without a name carry a statement."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_OPINION = {"neutral", "loaded", "stance", "mind", "watch", "evidence"}
_SPEECH = {"neutral", "loaded"}
# Verbs that as often tell what people do as what they say.
_DOUBTFUL = frozenset(
    (
        "follow know hold see want measure welcome monitor support agree find show press back write "
        "detect illustrate announce debate prefer"
    ).split()
)
_OPENS = (" that ", " how ", " whether ", " why ")
_WORK = frozenset("measure calculate detect document illustrate demonstrate".split())


@rule(
    id="SRC003",
    name="vague-attribution",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "attribution"],
    summary="A statement that rests on people nobody can name: observers note, advocates argue",
    message="“{text}” does not say who; no named source was found in this paragraph",
    rationale="Observers, critics, experts and “some” cannot be asked, and a reader cannot weigh what they "
    "say. House styles and encyclopaedias treat "
    "such phrases as a way to lend weight to a statement without a source. A name in the same "
    "paragraph settles it, and then this rule is silent.",
    remedy="Name at least one of them with role and place, link what they said, or give the statement up.",
    references=[
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Unsupported_attributions",
        "https://www.ap.org/about/news-values-and-principles/",
    ],
    options={
        "per_section": {
            "type": "integer",
            "default": 4,
            "summary": "Warnings per section; what is beyond is reported as information",
        }
    },
    bad=[
        "⟦Campaigners insist⟧ that the dam will flood the valley.",
        "⟦Port officials from several towns have stressed⟧ the need for new cranes.",
        "The bridge is unsafe, ⟦according to engineers⟧.",
        "⟦Some historians, however, claim⟧ that the fort is older.",
    ],
    good=[
        (
            "Campaigners insist that the dam will flood the valley. “We measured it,” said Olga "
            "Petrov, who leads the group."
        ),
        "The engineers measured the bridge twice.",
        "Engineer Tom Baker says the bridge is unsafe.",
        "Researchers at Lund University found that the fort is older.",
        "Some trains stop at every village.",
        "Critics say the price is too high ([survey](https://fare.test/2024)).",
    ],
)
def vague_attribution(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    left: dict[int, int] = {}
    for statement in statements.carried:
        block = statement.sentence.block
        if statement.supported or not ctx.in_scope(block):
            continue
        for carrier in statement.carriers:
            if carrier.kind != "unnamed" or carrier.lemma in _WORK:
                continue
            if carrier.shape != "source" and not carrier.classes & _OPINION:
                continue
            says = bool(carrier.classes & _SPEECH)
            told = carrier.lemma not in _DOUBTFUL or ctx.text.startswith(_OPENS, carrier.verb_end)
            firm = carrier.strong and statements.reports and told
            # In a text that names its sources, what unnamed people once said is mostly part of the story.
            firm = firm and not (carrier.tense == "past" and ctx.facts.ledger.well_sourced)
            firm = (
                firm
                and (carrier.tense == "present" or says)
                and (carrier.shape == "clause" or carrier.lemma == "say")
            )
            if firm:
                section = ctx.facts.section_of(block.start).start
                left[section] = left.get(section, 0) + 1
                firm = left[section] <= ctx.options["per_section"]
            yield ctx.hit(
                carrier.start,
                carrier.end,
                severity=None if firm else "info",
                confidence=None if firm else "weak",
                carrier=ctx.text[carrier.name_start : carrier.name_end],
                verb=carrier.lemma,
                shape=carrier.shape,
            )
