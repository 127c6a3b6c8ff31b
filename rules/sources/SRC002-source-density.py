"""SRC002: a text in which hardly any claim has a source."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_LONG = " ".join(
    f"The port of {name} raised its fees by {number} percent and reduced its traffic."
    for number, name in enumerate(
        (
            "Aldern",
            "Brigg",
            "Corvo",
            "Dunmar",
            "Eskar",
            "Folde",
            "Garth",
            "Hove",
            "Ister",
            "Jarl",
            "Kolm",
            "Lunde",
        ),
        11,
    )
)


@rule(
    id="SRC002",
    name="source-density",
    version=4,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    tags=["sources"],
    summary="Few of the claims of an article have a source near them",
    message="{supported} of {claims} checkable claims have a source in their paragraph ({share} %); fewer "
    "than {least} % is thin",
    rationale="One link in a long text does not source it. The share of claims that have a link, a note, a "
    "quotation with a speaker or a named source in "
    "their own paragraph shows how much of the article a reader can follow up.",
    remedy="Go through the claims that `copydesk claims` lists as unsupported, highest score first, and "
    "add the source or drop the claim.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Verifiability"],
    options={
        "least": {
            "type": "number",
            "default": 12.0,
            "summary": "Share of supported claims, in percent, below which the text is thin",
        },
        "claims": {
            "type": "integer",
            "default": 10,
            "summary": "Texts with fewer checkable claims are left alone",
        },
    },
    bad=[
        {
            "text": f"# Port fees\n\n{_LONG}\n\nThe list is on [the site](https://ports.test/fees).",
            "bare": True,
        },
        {
            "text": (
                f"# Port fees\n\n{_LONG}\n\n{_LONG}\n\nThe fees rose, said Hanna Lindqvist, the "
                f"harbour master."
            ),
            "bare": True,
        },
    ],
    good=[
        {"text": f"# Port fees\n\n{_LONG} The list is on [the site](https://ports.test/fees).", "bare": True},
        {"text": f"# Port fees\n\n{_LONG}", "bare": True},
        {
            "text": (
                "# Port fees\n\nThe port raised its fees. The list is on [the site](https://ports.test/fees)."
            ),
            "bare": True,
        },
    ],
)
def source_density(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    if len(statements.all) < ctx.options["claims"] or not statements.reports or not statements.sourced:
        return
    claims = ctx.facts.ledger.claims
    if len(claims) < ctx.options["claims"]:
        return
    supported = sum(entry.statement.supported or entry.statement.beside for entry in claims)
    share = 100 * supported / len(claims)
    if share < ctx.options["least"]:
        yield ctx.document(
            supported=supported,
            claims=len(claims),
            share=round(share),
            least=round(ctx.options["least"]),
        )
