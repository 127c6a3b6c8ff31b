"""SRC005: a state, an alliance or "the public" believes, fears or recognises something."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_BELIEF = set(
    (
        "believe fear hope worry think feel recognise recognize realise realize understand appreciate "
        "perceive regard view doubt dream resent"
    ).split()
)
_WILL = set("expect consider want wish prefer anticipate desire deem suspect".split())
_VOICED = set("voice express raise share".split())


@rule(
    id="SRC005",
    name="collective-mind",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "attribution"],
    summary="A country or the public is given one mind: the Nordic nation recognises, Western allies fear",
    message="“{text}” gives one mind to many people; no speaker, vote or document was found near it",
    rationale="States and publics do not think. Somebody said it, voted for it or wrote it, and that is what "
    "a reader can check. The form hides both the "
    "source and the dissent.",
    remedy="Name the minister, the resolution or the poll, with its date.",
    references=["https://www.ap.org/about/news-values-and-principles/"],
    options={
        "per_section": {
            "type": "integer",
            "default": 3,
            "summary": "Warnings per section; what is beyond is reported as information",
        }
    },
    bad=[
        "⟦Norway fears⟧ that the cod will leave its waters.",
        "⟦Baltic governments believe⟧ that the cable was cut.",
        "⟦Nairobi recognises⟧ the value of the pier.",
        "The harbour was closed after worries ⟦voiced by the Netherlands⟧.",
    ],
    good=[
        "Norway fears that the cod will leave its waters, Fisheries Minister Kari Dahl said in Bergen.",
        "Norway signed the treaty in May.",
        "Norwegians eat cod.",
        "The council recognised the claim by 12 votes to 3.",
        "Norway's fears about the cod were unfounded.",
    ],
)
def collective_mind(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    left: dict[int, int] = {}
    for statement in statements.carried:
        block = statement.sentence.block
        if statement.supported or not ctx.in_scope(block):
            continue
        for carrier in statement.carriers:
            lemma = carrier.lemma
            if carrier.kind != "collective":
                continue
            if lemma == "see":
                # "Moscow sees the treaty as a threat" is a view; "Moscow saw snow" is not.
                if " as " not in ctx.text[carrier.verb_end : statement.sentence.end]:
                    continue
            elif (lemma not in _BELIEF | _WILL | _VOICED and not lemma.startswith("be ")) or (
                lemma in _VOICED and carrier.shape != "source"
            ):
                continue
            if lemma.startswith("recogni") and ctx.text.startswith(" no ", carrier.verb_end):
                # A matter of law: "the state recognises no religion".
                continue
            firm = (
                statements.reports
                and lemma not in _WILL
                and (carrier.tense == "present" or carrier.shape == "source")
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
                verb=lemma,
            )
