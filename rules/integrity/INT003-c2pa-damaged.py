"""INT003: the ruins of a C2PA wrapper: variation selectors that belong to nothing."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

MOST = 20


@rule(
    id="INT003",
    name="c2pa-damaged",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    tags=["provenance", "c2pa", "unicode"],
    summary="Variation selectors without a base: a C2PA wrapper was damaged, or data is hidden",
    message="{count} invisible variation selectors belong to no character: provenance was damaged, or data "
    "is hidden here",
    rationale="Tools that strip “invisible characters” often remove one half of a C2PA wrapper and leave "
    "the other. C2PA "
    "validators then see no manifest at all. Runs of selectors are also used to smuggle data through plain "
    "text.",
    remedy="Restore the file from before the clean-up and sign it again, or remove the whole run.",
    references=[
        "https://spec.c2pa.org/specifications/specifications/2.4/specs/C2PA_Specification.html",
        "https://www.unicode.org/reports/tr39/",
    ],
    bad=[
        {"text": "The gate is open.⟦\U000e0133\U000e0122\U000e0140\U000e0131\U000e0144⟧\n", "bare": True},
        {
            "text": "The gate is open.⟦\ufeff\U000e0133\U000e0122\U000e0140⟧ It closes at noon.\n",
            "bare": True,
        },
        {"text": "A b⟦\U000e0123⟧ is not Han.", "bare": True},
    ],
    good=[
        "葛\U000e0100飾区 and 辻\U000e0101 are ideographic variants.",
        "I \u2764\ufe0f the sea \u2600\ufe0e and the keycap 1\ufe0f\u20e3.",
        "The set \u2229\ufe00 is a variant in mathematics.",
    ],
)
def c2pa_damaged(ctx: Context) -> Iterator[Hit]:
    for span in ctx.facts.provenance.orphans[:MOST]:
        yield ctx.at(span, count=span.end - span.start)
