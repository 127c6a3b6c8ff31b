"""AID008: a product is named as the author."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_SPLIT = regex(r",? (?:and|with|&|\+) |, ?| / ")
_WRITER = regex(r"[Ww]ritten by|[Bb]y\b|[Aa]uthor")


@rule(
    id="AID008",
    name="ai-as-author",
    version=2,
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
        {"text": "---\nauthor: ⟦Claude⟧\n---\n\n# The dam\n\nIt holds.", "bare": True},
    ],
    good=[
        {"text": "---\nauthor: Ai Weiwei\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {"text": "---\nauthor: Claude Monet\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {
            "text": "---\nauthor: Ada Marsh\nai:\n  tool: ChatGPT\n---\n\n# ChatGPT at the dam\n\nIt holds.",
            "bare": True,
        },
        {"text": "# The dam\n\nBy Jasper Holm\n\nThe dam holds.", "bare": True},
        {"text": "# ChatGPT reviewed\n\nBy Ada Marsh\n\nChatGPT wrote a poem about the dam.", "bare": True},
    ],
)
def ai_as_author(ctx: Context) -> Iterator[Hit]:
    products = ctx.data("ai-notices.toml")["products"]
    publication = ctx.facts.publication
    byline = publication.visible_byline
    if not publication.authors and byline is None:
        return
    versions = regex("(?:" + "|".join(products["pattern"]) + r")\Z", re.IGNORECASE)

    def level(name: str) -> str | None:
        return "warning" if name.strip().casefold() in products["also_people"] else None

    def product(name: str) -> bool:
        plain = name.strip(" .*_").casefold()
        if plain == "ai" and "AI" not in name:
            return False
        # “Claude.ai”: the address of the product stands for it.
        names = {plain, plain.removesuffix(".ai").removesuffix(".com")}
        return not names.isdisjoint(products["exact"]) or versions.match(plain) is not None

    seen = False
    for value, meta in publication.authors:
        for name in _SPLIT.split(value):
            if product(name):
                seen = True
                yield ctx.at(
                    meta.span,
                    severity=level(name),
                    author=name,
                    where="the metadata",
                )
    for meta in publication.every("author.@type", "creator.@type"):
        if not seen and str(meta.value).endswith("SoftwareApplication"):
            yield ctx.at(meta.span, author=str(meta.value), where="the metadata")
    if byline is None:
        return
    line = ctx.text[byline.start : byline.end]
    if _WRITER.search(line) is None:
        return
    for name in _SPLIT.split(byline.text):
        at = line.find(name)
        if name and at >= 0 and product(name):
            start = byline.start + at
            yield ctx.hit(
                start,
                start + len(name),
                severity=level(name),
                author=name,
                where="the byline",
            )
