"""SRC019: the text cites, its metadata do not."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_KEYS = (
    "citation",
    "isBasedOn",
    "sources",
    "references",
    "bibliography",
    "infoSources",
    "infosources",
    "source",
)


@rule(
    id="SRC019",
    name="citation-metadata-missing",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    needs=["metadata"],
    tags=["sources", "metadata"],
    summary="The article draws on other publications and its metadata name none of them",
    message="The text draws on {count} publications or documents ({first} …), but its metadata hold no "
    "citation, isBasedOn or sources",
    rationale="Machines that index, archive or check articles read the metadata. `citation` and `isBasedOn` "
    "(schema.org) or `infoSources` (ninjs) say there "
    "what the text says in words.",
    remedy="List the works that the text cites in the metadata.",
    references=["https://schema.org/citation", "https://schema.org/isBasedOn"],
    bad=[
        {
            "text": (
                "---\ntitle: The mill\nauthor: Ana Ruiz\n---\n\nReuters reported that the mill would close.\n"
            ),
            "bare": True,
        },
        {
            "text": (
                "---\ntitle: The mill\ndate: 2026-05-01\n---\n\nThe mill will close, according to "
                "Helsingin Sanomat.\n"
            ),
            "bare": True,
        },
    ],
    good=[
        {
            "text": (
                "---\ntitle: The mill\nsources: [a.md]\n---\n\nReuters reported that the mill would close.\n"
            ),
            "bare": True,
        },
        {"text": "---\ntitle: The mill\n---\n\nThe mill will close.\n", "bare": True},
        {"text": "Reuters reported that the mill would close.\n", "bare": True},
    ],
)
def citation_metadata_missing(ctx: Context) -> Iterator[Hit]:
    if ctx.doc.meta(*_KEYS) is not None or any(m.key.startswith("sources") for m in ctx.doc.metadata):
        return
    names = [
        ctx.text[c.name_start : c.name_end]
        for c in ctx.facts.attributions.named
        if c.kind in ("outlet", "document")
    ]
    if names:
        yield ctx.document(count=len(set(names)), first=names[0])
