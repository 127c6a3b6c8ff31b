"""CLM008: news in the first paragraph, and neither who said it nor when."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from copydesk.api import Context, Data, Hit, rule, worded

_WHEN = worded(
    # May is a month only beside a number.
    r"(?<!until )(?<!by )(?<!since )\b(?:1[0-9]|20)\d\d\b|\b(?!may\b)(?@months)\b|\bmay \d|\b\d{1,2} may\b"
    r"|\b(?:(?@weekdays)|(?@days))\b|\b(?@nearby) (?@times)\b",
    "news.toml",
    "calendar.toml",
    flags=re.IGNORECASE,
)
_NEWS = worded(r"\b(?:has|have) (?:\w+ly )?(?@done)\b|\b(?:is|are) (?:\w+ly )?(?@doing)\b", "news.toml")
_BODY = worded(r"The (?:\w+ ){0,2}(?@bodies)\b", "news.toml")


@rule(
    id="CLM008",
    name="lead-claim-no-who-when",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["document"],
    tags=["claims", "news"],
    summary="The first paragraph tells news and gives neither a speaker nor a date",
    message="The lead tells news, but neither a speaker nor a date was found in the first {paragraphs} "
    "paragraphs",
    rationale="A news lead answers who and when. If it gives neither the person or office who announced it "
    "nor the day, the reader cannot even begin to look it up.",
    remedy="Say in the lead who announced it, where and on which day; give the article a date.",
    references=["https://www.reutersagency.com/en/about/standards-values/"],
    options={
        "words": {"type": "integer", "default": 150, "summary": "Texts with fewer words are left alone"},
        "paragraphs": {"type": "integer", "default": 2, "summary": "How many paragraphs count as the lead"},
    },
    bad=[
        {
            "text": (
                "# Pier\n\n⟦Norway has called for a new pier in the strait.⟧ The pier would reduce the "
                "traffic.\n\nIt is a long pier."
            ),
            "options": {"words": 5},
            "bare": True,
        },
        {
            "text": (
                "# Pier\n\n⟦The Baltic League is expanding its fleet.⟧ It wants more ships.\n\nThe "
                "ships are grey."
            ),
            "options": {"words": 5},
            "bare": True,
        },
    ],
    good=[
        {
            "text": "# Pier\n\nNorway has called for a new pier, Minister Kari Dahl said.\n\nIt is long.",
            "options": {"words": 5},
            "bare": True,
        },
        {
            "text": "# Pier\n\nNorway called on Monday for a new pier.\n\nNorway has called for two.",
            "options": {"words": 5},
            "bare": True,
        },
        {
            "text": "# Pier\n\nA pier is a structure on piles. Norway has many.\n\nIt is long.",
            "options": {"words": 5},
            "bare": True,
        },
        {
            "text": "---\ndate: 2026-05-01\n---\n\n# Pier\n\nNorway has called for a pier.\n\nIt is long.",
            "options": {"words": 5},
            "bare": True,
        },
    ],
)
def lead_claim_no_who_when(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    if not statements.reports or statements.dated or ctx.facts.word_count < ctx.options["words"]:
        return
    told = (found for found in statements.by_block.values() if found[0].block.kind == "paragraph")
    paragraphs = list(islice(told, ctx.options["paragraphs"]))
    lead = [statement for found in paragraphs for statement in found]
    if any(statement.supported or statement.beside for statement in lead):
        return
    news = next((statement for statement in lead[:3] if _tells_news(statement, ctx.data)), None)
    when = _WHEN(ctx.data)
    if news is None or any(when.search(statement.sentence.text) for statement in lead):
        return
    if not when.search(ctx.text[: lead[0].sentence.start]):
        yield ctx.hit(news.sentence.start, news.sentence.end, paragraphs=len(paragraphs))


def _tells_news(statement: Any, data: Data) -> bool:
    """Say whether somebody or some body does something new in a statement."""
    text = statement.sentence.text
    if not _NEWS(data).search(text):
        return False
    return "named-subject" in statement.features or _BODY(data).match(text) is not None
