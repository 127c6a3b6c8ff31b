"""CIT006: link text that says nothing."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_EMPTY = regex(
    r"(?:(?:please )?(?:click|tap|press|look|see|go|read)(?: (?:on )?(?:here|this|it))|here|(?:this|the"
    r"|a) (?:link|page|site|"
    r"website|url)|link|click|(?:read|learn|see|find out|discover|know) more(?: here)?|more(?: info"
    r"| information| details)?"
    r"(?: here)?|details(?: here)?|continue(?: reading)?|download here)\W*\Z",
    re.IGNORECASE,
)
_THIN = regex(
    r"(?:this |the )?(?:source|article|post|report|study|document|paper|video|reference|one|ref|src|this"
    r"|url|website|web ?page|download|go)\W*\Z",
    re.IGNORECASE,
)


@rule(
    id="CIT006",
    name="link-text-says-nothing",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "cell", "caption", "footnote", "quote"],
    formats=["markdown", "html"],
    needs=["links"],
    tags=["citations", "links", "accessibility"],
    summary="Link text such as “click here” that does not say where the link leads",
    message="The link text “{text}” does not say what is behind it",
    rationale="Readers who listen to a page hear its links one by one; editors check sources by the words of "
    "the link. “Here” names no source, and a list of five of them cannot be told apart.",
    remedy="Link the words that name the source or the fact: who says it, what it is.",
    references=[
        "https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context",
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md059.md",
    ],
    bad=[
        "For the count [⟦click here⟧](https://harbour.test/log).",
        "The log can be found [⟦here⟧](https://harbour.test/log).",
        {"text": '<p>The log: <a href="https://harbour.test/log">⟦Read more⟧</a></p>', "format": "html"},
    ],
    good=[
        "The [harbour log of 1911](https://harbour.test/log) has the count.",
        "[Here be dragons](https://maps.test/dragons) is the title of the map.",
        "Read more in [the town book](https://harbour.test/book).",
        "![here](map.png)",
    ],
)
def link_text_says_nothing(ctx: Context) -> Iterator[Hit]:
    for link in ctx.doc.links:
        if link.kind not in ("inline", "reference", "html") or link.end <= link.start:
            continue
        block = ctx.doc.block_at(link.start)
        if block is None or not ctx.in_scope(block) or link.end > block.end or link.end - link.start > 40:
            continue
        text = ctx.text[link.start : link.end].strip()
        if _EMPTY.match(text):
            yield ctx.hit(link.start, link.end, url=link.url)
        elif _THIN.match(text):
            yield ctx.hit(link.start, link.end, severity="info", url=link.url)
