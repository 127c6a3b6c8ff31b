"""AID008: a product is named as the author."""

from collections.abc import Iterator

from copydesk.api import CELL, HEADING, Context, Hit, regex, rule, worded

from .notices.notice import edge_blocks
from .notices.noticewords import words_of
from .notices.products import Products, products_of

_SPLIT = regex(r",? (?:and|with|&|\+) |, ?| / ")
_LONGEST = 120
_CREDIT = worded(
    r"\W{0,3}(?:(?@credits):? |(?@labels): ?)(?:(?@articles) )?(?P<name>[^|,·•:;\n–—(\ufffc]{2,50}?)"
    r" ?(?=[|,·•;\n–—(]|\.? *\Z|\. [A-Z])",
    "ai-products.toml",
)
_WRITER = regex(r"[Ww]ritten by|[Bb]y\b|[Aa]uthor")


@rule(
    id="AID008",
    name="ai-as-author",
    version=4,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    tags=["ai", "disclosure", "metadata", "trust"],
    summary="An AI product is named as the author",
    message="“{author}” is named as the author in {where}; it is a product and cannot answer for the text",
    rationale="An author answers for a text; software cannot. Search engines and trust schemes ask for a "
    "person or an "
    "organisation in this place, and a byline is no substitute for a label about AI.",
    remedy="Name the person or organisation that is responsible as the author, and declare the tool in "
    "`ai.tool`.",
    references=[
        "https://developers.google.com/search/docs/fundamentals/using-gen-ai-content",
        "https://publicationethics.org/guidance/cope-position/authorship-and-ai-tools",
    ],
    bad=[
        {"text": "---\nauthor: ⟦ChatGPT⟧\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {"text": "---\nauthors: ⟦[Ada Marsh, GPT-4o]⟧\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {"text": "# The dam\n\nBy ⟦AI Assistant⟧\n\nThe dam holds.", "bare": True},
        {"text": "# The dam\n\nBy the ⟦Valley Post AI Desk⟧ | 3 March 2025\n\nThe dam holds.", "bare": True},
        {"text": "# The dam\n\nBy our ⟦automated results service⟧\n\nThe dam holds.", "bare": True},
        {"text": "# The dam\n\nThe dam holds.\n\nWords: ⟦GPT-4o⟧. Pictures: Ada Marsh", "bare": True},
        {"text": "# Der Damm\n\nVon ⟦KI-Redaktion⟧\n\nDer Damm hält.", "bare": True},
        {"text": "---\nauthor: ⟦Claude⟧\n---\n\n# The dam\n\nIt holds.", "bare": True},
    ],
    good=[
        {"text": "---\nauthor: Ai Weiwei\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {"text": "---\nauthor: Claude Monet\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {
            "text": "---\nauthor: Ada Marsh\nai:\n  tool: ChatGPT\n---\n\n# ChatGPT at the dam\n\nIt holds.",
            "bare": True,
        },
        {
            "text": "# The dam\n\nThe dam holds.\n\nThis page was written by AI researchers in Oban.",
            "bare": True,
        },
        {"text": "# AI at the dam\n\nBy the Reading Room Staff\n\nThe dam holds.", "bare": True},
        {"text": "# The dam\n\nBy Jasper Holm\n\nThe dam holds.", "bare": True},
        {"text": "# ChatGPT reviewed\n\nBy Ada Marsh\n\nChatGPT wrote a poem about the dam.", "bare": True},
    ],
)
def ai_as_author(ctx: Context) -> Iterator[Hit]:
    products = products_of(ctx.data)
    publication = ctx.facts.publication
    byline = publication.visible_byline
    seen = False
    for value, meta in publication.authors:
        for name in _SPLIT.split(value):
            if products.named(name):
                seen = True
                yield ctx.at(
                    meta.span,
                    severity=products.level(name),
                    author=name,
                    where="the metadata",
                )
    for meta in publication.every("author.@type", "creator.@type"):
        if not seen and str(meta.value).endswith("SoftwareApplication"):
            yield ctx.at(meta.span, author=str(meta.value), where="the metadata")
    taken = -1
    if byline is not None:
        line = ctx.text[byline.start : byline.end]
        for name in _SPLIT.split(byline.text) if _WRITER.search(line) is not None else ():
            at = line.find(name)
            behind = line[at + len(name) :].split(maxsplit=1)[:1]
            if name and at >= 0 and products.named(name) and words_of(ctx.data).people.isdisjoint(behind):
                taken = byline.start
                yield _shown(ctx, products, byline.start + at, name)
    for block in edge_blocks(ctx.facts):
        if block.kind not in (HEADING, CELL) and block.start != taken:
            credit = _CREDIT(ctx.data).match(ctx.text, block.start, min(block.end, block.start + _LONGEST))
            name = credit["name"].rstrip(" .") if credit is not None else ""
            if credit is not None and products.named(name):
                yield _shown(ctx, products, credit.start("name"), name)


def _shown(ctx: Context, products: Products, start: int, name: str) -> Hit:
    return ctx.hit(start, start + len(name), severity=products.level(name), author=name, where="the byline")
