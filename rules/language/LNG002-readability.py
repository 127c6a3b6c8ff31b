"""LNG002: a readability measure outside its band."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

HARD = (
    "Notwithstanding considerable methodological heterogeneity, contemporary institutional arrangements "
    "demonstrate "
    "substantial interdependencies throughout multidimensional administrative environments, necessitating "
    "comprehensive "
    "reconsideration of established organisational responsibilities. "
)
PLAIN = "The dog ran to the gate and sat down. It was a cold day. We gave it some bread and a bone. "


@rule(
    id="LNG002",
    name="readability",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    enabled=False,
    languages=["en"],
    scope=["document"],
    tags=["language", "readability"],
    summary="A readability measure lies outside the band",
    message="{measure} is {value} ({implementation} {version}); expected {least} to {most}",
    rationale="A measure of readability counts letters, words and sentences. It says nothing about a "
    "single sentence, but a text far "
    "outside the usual band is hard work, or is not prose. Only measures that need no download are used, "
    "and values of "
    "different versions are not comparable, so both stand in the message. The rule is off unless selected: "
    "the library takes "
    "a second to load.",
    remedy="Shorten sentences, prefer verbs to nouns, take out long words that do no work.",
    references=["https://pypi.org/project/textstat/"],
    options={
        "measure": {
            "type": "string",
            "default": "automated_readability_index",
            "summary": "automated_readability_index, coleman_liau_index, lix or rix",
        },
        "least": {"type": "number", "default": 4, "summary": "least value"},
        "most": {"type": "number", "default": 18, "summary": "greatest value"},
    },
    bad=[{"text": HARD * 8, "bare": True}, {"text": PLAIN * 8, "options": {"least": 6}, "bare": True}],
    good=[
        {"text": PLAIN * 8, "options": {"least": -10}, "bare": True},
        {"text": HARD, "bare": True},
        {"text": HARD * 8, "options": {"most": 60}, "bare": True},
    ],
)
def readability(ctx: Context) -> Iterator[Hit]:
    for found in ctx.facts.readability((ctx.options["measure"],)):
        if not ctx.options["least"] <= found.value <= ctx.options["most"]:
            yield ctx.document(
                measure=found.measure,
                value=found.value,
                implementation=found.implementation,
                version=found.version,
                least=ctx.options["least"],
                most=ctx.options["most"],
            )
