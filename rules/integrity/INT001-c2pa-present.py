"""INT001: the file carries a C2PA manifest, in whatever carrier."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

CARRIERS = {
    "wrapper": "invisible variation selectors",
    "block": "a comment or front-matter block",
    "html-script": "a script element",
    "html-link": "a link element",
}
CHECKED = {
    "match": "its hash fits the file",
    "mismatch": "its hash does not fit the file",
    "malformed": "its hash does not fit the file",
    "corrupt": "it cannot be read",
    "absent": "it holds no hash of the text",
    "unsupported": "its hash algorithm is not known here",
    "external": "it lies outside the file and was not fetched",
}


@rule(
    id="INT001",
    name="c2pa-present",
    version=2,
    status="stable",
    severity="info",
    confidence="decisive",
    scope=["raw"],
    tags=["provenance", "c2pa"],
    summary="The file carries a C2PA manifest",
    message="C2PA manifest in {carrier}: {checked}; the signature and who signed were not checked",
    rationale="A C2PA manifest binds a statement of origin to the exact text. Whoever edits the file should "
    "know that it is there: "
    "a changed word, a final newline or another line ending breaks the binding. Copydesk makes no fixes in "
    "such a file unless asked.",
    remedy="Nothing is wrong. Sign again after an edit, and check signature and signer with a C2PA "
    "validator.",
    references=["https://spec.c2pa.org/specifications/specifications/2.4/specs/C2PA_Specification.html"],
    bad=[
        {
            "text": "<!-- ⟦-----BEGIN C2PA MANIFEST----- https://example.org/gate.c2pa -----END C2PA "
            "MANIFEST-----⟧ -->\n\nThe gate is open until noon.\n",
            "bare": True,
        },
        {
            "text": '<html><head>⟦<link rel="c2pa-manifest" href="/gate.c2pa" '
            'type="application/c2pa">⟧</head>'
            "<body><p>The gate is open.</p></body></html>",
            "format": "html",
            "bare": True,
        },
    ],
    good=[
        "C2PA manifests in text can hide in variation selectors.",
        "The block looks like this:\n\n```\n-----BEGIN C2PA MANIFEST----- https://example.org/m -----END "
        "C2PA MANIFEST-----\n```\n",
        "A heart \u2764\ufe0f and a flag "
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f.",
    ],
)
def c2pa_present(ctx: Context) -> Iterator[Hit]:
    for span, carrier, binding in ctx.facts.provenance.manifests:
        checked = CHECKED["corrupt"] if carrier.problem else CHECKED[binding.status]
        made = f" (made with {binding.generator})" if binding.generator else ""
        yield ctx.at(
            span,
            carrier=CARRIERS[carrier.kind] + made,
            checked=checked,
            method=carrier.kind,
            binding=binding.status,
            reference=carrier.reference,
        )
