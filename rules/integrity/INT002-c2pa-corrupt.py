"""INT002: a C2PA manifest that is malformed, cut short or there twice."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BLOCK = "-----BEGIN C2PA MANIFEST----- {} -----END C2PA MANIFEST-----"


@rule(
    id="INT002",
    name="c2pa-corrupt",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["raw"],
    tags=["provenance", "c2pa"],
    summary="The C2PA manifest is malformed, cut short or there twice",
    message="The C2PA manifest is not valid: {detail} ({code})",
    rationale="A manifest that no validator accepts proves nothing. Readers who check it are told that the "
    "article was tampered with.",
    remedy="Restore the signed file, or take the manifest out and sign the final text again. A file may "
    "carry one manifest only.",
    references=["https://spec.c2pa.org/specifications/specifications/2.4/specs/C2PA_Specification.html"],
    bad=[
        {"text": f"<!-- ⟦{BLOCK.format('')}⟧ -->\n\nThe gate is open until noon.\n", "bare": True},
        {
            "text": f"<!-- {BLOCK.format('https://example.org/a.c2pa')} -->\n\nThe gate is open.\n\n"
            f"<!-- ⟦{BLOCK.format('https://example.org/b.c2pa')}⟧ -->\n",
            "bare": True,
        },
        {
            # The eight bytes "C2PATXT" and zero with their mark, and nothing behind them.
            "text": "The gate is open.⟦\ufeff\U000e0133\U000e0122\U000e0140\U000e0131"
            "\U000e0144\U000e0148\U000e0144\ufe00⟧\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": f"<!-- {BLOCK.format('https://example.org/gate.c2pa')} -->\n\nThe gate is open.\n",
            "bare": True,
        },
        "A validator reports more than one manifest as an error.",
        "葛\U000e0100 is an ideographic variant.",
    ],
)
def c2pa_corrupt(ctx: Context) -> Iterator[Hit]:
    for span, carrier, binding in ctx.facts.provenance.manifests:
        if carrier.problem:
            yield ctx.at(span, detail=carrier.detail, code=carrier.problem, method=carrier.kind)
        elif binding.status == "corrupt":
            code = "manifest.text.corruptedWrapper" if carrier.kind == "wrapper" else "claim.cbor.invalid"
            yield ctx.at(span, detail=binding.detail, code=code, method=carrier.kind)
