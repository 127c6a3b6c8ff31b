"""CIT004: an address where a title should stand."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CIT004",
    name="bare-url",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["paragraph", "list-item", "cell", "footnote", "caption", "quote"],
    needs=["links"],
    tags=["citations", "links"],
    summary="An address in the text without a word on what is behind it",
    message="{text} is all that is said of this source",
    rationale="Addresses die. A source with author, title and date can be found again; a bare address can "
    "not, and nobody sees from it whose word it is.",
    remedy="Name author, title and date, and link the title.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Bare_URLs"],
    bad=[
        "The count is at ⟦https://harbour.test/log/1911⟧ today.",
        "It was built in 1911.[^1]\n\n[^1]: ⟦https://harbour.test/log/1911⟧\n",
        {"text": "Sources:\n\n⟦https://harbour.test/log⟧\n", "format": "text"},
    ],
    good=[
        "The count is in [the harbour log](https://harbour.test/log/1911).",
        (
            "It was built in 1911.[^1]\n\n[^1]: Harbour Office, “The log of 1911”, "
            "https://harbour.test/log/1911\n"
        ),
        "Write `https://harbour.test/log` into the field.",
        "Write to ana@harbour.test for a copy.",
        "Harbour Office: The Log of 1911. https://harbour.test/log/1911",
    ],
)
def bare_url(ctx: Context) -> Iterator[Hit]:
    for link in ctx.doc.links:
        if link.kind not in ("bare", "auto") or not link.url.lower().startswith(("http", "www.", "<http")):
            continue
        block = ctx.doc.block_at(link.start)
        if block is None or not ctx.in_scope(block) or ctx.facts.in_code(link.span):
            continue
        around = ctx.text[max(block.start, link.start - 200) : link.start]
        # In a reference the words before the address name the source; in a sentence they do not.
        names_it = sum(word[:1].isupper() for word in around.split()[-14:]) >= 2 and (
            block.kind == "footnote" or around.rstrip()[-1:] in '.,:;”"(–—'
        )
        if not names_it:
            yield ctx.at(link.url_span or link.span, url=link.url)
