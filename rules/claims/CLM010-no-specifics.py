"""CLM010: many words, and next to nothing that could be checked."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_SPEAKER = regex(r"(?:^|(?<=[\s(]))(?:I|[Mm]y|[Mm]e|[Mm]ine)(?=[\s’',.)])")
_LONE, _ASSERTIONS, _LONG = 2, 2, 4
"""Figures that a text without a name has not, assertions that make it a report, digits of a year."""
_NAME = regex(r"(?<=[a-z,;] )[A-Z][A-Za-z]+")

_VAGUE = (
    "The alliance has strengthened its position in the region. Partners contribute to stability and "
    "improve trust. Closer ties foster growth across Europe. "
)
_STOCK = (
    "In today's fast-paced world, gardens play a pivotal role in a vibrant tapestry of urban life. "
    "Moreover, they underscore a growing commitment to wellness. A garden fosters resilience and stands "
    "as a testament to the enduring power of community. Gardens improve trust. Additionally, they serve "
    "as a crucial bridge between tradition and innovation, and mark a pivotal moment in the way people "
    "think about food."
)
_CALM = "The nets lie folded here, and every lamp along the quay burns low. "
_WE = (
    "Nets are the root of much that is good, and we all depend on them. A strong net improves trust and "
    "brings people together. It is up to each of us to mend what others leave. "
)
_PLAIN = "Good nets matter to everyone who fishes. Each net is different, and each crew has its own needs. "


@rule(
    id="CLM010",
    name="no-specifics",
    version=6,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["document"],
    tags=["claims"],
    summary="A report with hardly a figure, a date, a quotation or a named source",
    message="{found} figures, dates, quotations and named sources in {words} words; fewer than {least} in "
    "1,000 words leave nothing to check",
    rationale="Reports live from particulars. A text that makes claim after claim without a number, a day, a "
    "person or a document cannot be wrong, and tells the "
    "reader nothing that could be looked up. It is the commonest mark of text made to fill a page.",
    remedy="Put in what happened when, where, how much and who says so; cut what is left without it.",
    references=["https://doi.org/10.1145/3097983.3098131"],
    options={
        "least": {
            "type": "number",
            "default": 3.0,
            "summary": "Particulars per 1,000 words below which the text has none",
        },
        "words": {"type": "integer", "default": 200, "summary": "Texts with fewer words are left alone"},
        "bare": {
            "type": "integer",
            "default": 150,
            "summary": "Texts with fewer words are left alone, be there no name in them either",
        },
        "claims": {
            "type": "integer",
            "default": 5,
            "summary": "Texts with fewer checkable claims are left alone",
        },
    },
    bad=[
        {"text": f"# Ties\n\n{_VAGUE * 12}", "bare": True},
        {"text": f"# Ties\n\n{_VAGUE * 4}\n\n{_VAGUE * 6}", "severity": "warning", "bare": True},
        {"text": f"# Ties\n\n{_VAGUE * 6}\n\n{_CALM * 40}", "severity": "info", "bare": True},
        {"text": f"# Gardens\n\n{_STOCK}\n\n{_CALM * 12}", "severity": "info", "bare": True},
        {"text": f"# Nets\n\n{_PLAIN * 12}", "severity": "info", "bare": True},
        {"text": f"# Ties\n\n{_VAGUE.replace(' across Europe', '') * 8}", "severity": "info", "bare": True},
        {
            "text": f"# Ties\n\n{_VAGUE.replace(' across Europe', '') * 8} Ties raise output by 60%.",
            "severity": "info",
            "bare": True,
        },
        {"text": f"# Nets\n\n{_WE * 7}", "severity": "info", "bare": True},
    ],
    good=[
        {"text": f"# Nets\n\n{_WE * 7} I mended mine.", "bare": True},
        {"text": f"# Nets\n\n{_WE * 7} Crews have had such nets since 1894.", "bare": True},
        {"text": f"# Nets\n\n{_WE * 3}", "bare": True},
        {"text": f"# Ties\n\n{_VAGUE * 9} In 1994 it had 12 members.", "bare": True},
        {"text": f"# Ties\n\n{_VAGUE}", "bare": True},
        {"text": f"# Nets\n\n{_PLAIN * 12} They are mended in Grimsby.", "bare": True},
        {"text": f"# Ties\n\n{'We rowed out at dawn and the sea was calm and grey. ' * 30}", "bare": True},
    ],
)
def no_specifics(ctx: Context) -> Iterator[Hit]:
    statements, style = ctx.facts.attributions, ctx.facts.style
    words, asserted = ctx.facts.word_count, len(ctx.facts.ledger.assertions)
    if not statements.answered or words < ctx.options["bare"]:
        return
    claims = statements.reports and asserted >= ctx.options["claims"] and words >= ctx.options["words"]
    dense = words >= ctx.options["words"] and style.dense()
    named = _names(ctx)
    # We all, and no author: what holds for everybody holds for nobody that one could ask.
    bare = asserted >= _ASSERTIONS and not (named or _speaks(ctx))
    if not (bare or words >= ctx.options["words"]):
        return
    if not (claims or dense or bare) and (statements.personal or named):
        return
    least = ctx.options["least"] * words / 1000
    found = sum(1 for _ in statements.named)
    found += sum(not _of_the_page(ctx, start, end) for start, end in ctx.facts.quotes)
    for statement in statements.holding("digit"):
        if found >= max(least, _LONE):
            return
        # Page furniture (calendars, page numbers, dates of other articles) has no verb and says nothing about
        # the subject.
        if "fragment" not in statement.features and not _of_the_page(ctx, statement.start, statement.end):
            words_in = [word.text for word in ctx.facts.words_in(statement.start, statement.end)]
            figures = [word for word in words_in if word[0].isdigit()]
            found += len(figures)
            # A year, a source or the name of a version is a particular in a text without names.
            bare = bare and bool(figures) and not statement.supported and max(map(len, figures)) < _LONG
    if (bare and found < _LONE) or (found < least and (claims or dense or not found)):
        # What states little may do without particulars.
        firm = claims and found < least and ctx.facts.ledger.claim_after_claim
        yield ctx.document(
            severity=None if firm else "info",
            found=found,
            words=words,
            least=round(ctx.options["least"]),
        )


def _of_the_page(ctx: Context, start: int, end: int) -> bool:
    """Say whether a place is what the page adds, or what a machine says to its client."""
    block = ctx.doc.block_at(start)
    if block is not None and ctx.facts.is_furniture(block.span):
        return True
    return any(one.start < end and start < one.end for one in ctx.facts.leftovers)


def _speaks(ctx: Context) -> bool:
    """Say whether an author says I, beside what a machine said to its client."""
    return any(not _of_the_page(ctx, *match.span()) for match in _SPEAKER.finditer(ctx.text))


def _names(ctx: Context) -> bool:
    """Say whether a text has names beside those of its headline, links or code, which are particulars too."""
    if ctx.doc.links or ctx.doc.code or any(block.kind == "code" for block in ctx.doc.blocks):
        return True
    known = ctx.doc.text_of(ctx.doc.headline) if ctx.doc.headline is not None else ""
    told = (block for block in ctx.doc.prose_blocks if block.kind in ("paragraph", "list-item", "cell"))
    return any(
        match[0] not in known and not ctx.facts.is_furniture(block.span)
        for block in told
        for match in _NAME.finditer(ctx.doc.text_of(block))
    )
