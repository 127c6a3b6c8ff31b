"""MRK007: marks that open or close no emphasis and are shown as they stand."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

from .crossedmarks import crossed_emphasis, crossed_ticks

PADDED = regex(
    r"\*\*([ \t]++)([^*\n]{1,120}?)([ \t]*)\*\*(?!\*)|\*\*([ \t]+)([ \t])\*\*(?!\*)"
    r"|\*\*([^*\s][^*\n]{0,120}?)([ \t]+)\*\*(?=\s|\Z|[.,;:!?])"
)
# Two asterisks on one side and one on the other, with no other in the line but the mark of an item.
UNEVEN = regex(
    r"(?P<item>\s{0,8}[*] )?[^*\n]{0,300}?(?<![\w*\\])(?P<hit>"
    r"\*\*(?=[^\W\d_])[^*\n]{1,120}(?<=[^\s*\\])\*|\*(?=[^\W\d_])[^*\n]{1,120}(?<=[^\s*\\])\*\*)(?![*\w])[^*\n]*"
)
OPEN = regex(r"(?<![\w*\\])\*\*(?=[^\W_])(?![^*\n]{0,400}\*\*)")


@rule(
    id="MRK007",
    name="emphasis-left-open",
    version=4,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["paragraph", "list-item", "heading", "cell", "caption"],
    formats=["markdown"],
    tags=["emphasis", "markdown"],
    yields_to=["TBL001"],
    summary="Bold markup that is not closed, is closed with another mark, or has a space inside its marks",
    message="{what}: readers see the marks",
    rationale="Markdown takes ** for bold only when the marks come in pairs and touch the words inside. "
    "Otherwise the asterisks are printed.",
    remedy="Close the bold text, and put the spaces outside the marks.",
    references=["https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis"],
    bad=[
        "The board met and ⟦**⟧decided nothing at all.",
        {"text": "1. ⟦**Close both taps.*⟧ Turn them.\n2. Wait for *an* hour.\n", "bare": True},
        {"text": "1. Close ⟦*both taps_⟧ now.\n2. Wait.\n", "bare": True},
        {"text": "* ⟦__Lamp count**⟧ in the log of the snake_case_mill.\n", "bare": True},
        {"text": "- `Open` works\n- `Shut` works\n- ⟦`Save all'⟧ works\n", "bare": True},
        {
            "text": "The board ⟦** decided**⟧ nothing.",
            "fixed": "The board **decided** nothing.",
            "bare": True,
        },
    ],
    good=[
        "The board **decided** nothing.",
        "Two to the power of three is 2**3 in some languages, and f**k is not said here.",
        "Prices** include tax.\n\n** from May on",
        "Use `**` for bold.",
        {
            "text": "Set *_both_* of `*a_` and 2 *b_ and c_ here.\n\nRun `a`, `b', `c' and `d`.\n",
            "bare": True,
        },
        'It prints a link in the "\\*\\* Next tide \\*\\*" of the log.',
        {"text": "* the **first** one\n* 2 *3** 4\n\nNote**: see *that* one.\n", "bare": True},
    ],
)
def emphasis_left_open(ctx: Context) -> Iterator[Hit]:
    text = ctx.text
    for block in ctx.blocks():
        if text.find("**", block.start, block.end) < 0:
            continue
        seen: list[tuple[int, int]] = []
        for match in PADDED.finditer(text, block.start, block.end):
            seen.append(match.span())
            span = ctx.doc.lift(*match.span())
            if "\\*" in ctx.doc.source.text[span.start - 1 : span.end]:
                continue  # asterisks that are meant: "\\*\\* Next step \\*\\*"
            inner = match.group(2) or match.group(5) or match.group(6) or ""
            before = match.group(1) or match.group(4)
            left = " " if before and match.start() and text[match.start() - 1].isalnum() else ""
            right = (
                " "
                if (match.group(3) or match.group(7)) and text[match.end() : match.end() + 1].isalnum()
                else ""
            )
            if "\n" in ctx.doc.source.slice(span):
                continue
            exact = ctx.doc.source.slice(span) == match.group()
            fix = (
                Fix((Edit(span, f"{left}**{inner}**{right}"),), "Put the spaces outside", "unsafe")
                if exact
                else None
            )
            yield ctx.at(span, fix=fix, what="A space inside the marks keeps this from becoming bold")
        for match in OPEN.finditer(text, block.start, block.end):
            if not any(start <= match.start() < end for start, end in seen):
                yield ctx.hit(*match.span(), what="This ** opens bold text that is never closed")
    yield from _uneven(ctx)
    for crossed in (*crossed_emphasis(ctx), *crossed_ticks(ctx)):
        yield ctx.at(crossed.span, what=crossed.told)


def _uneven(ctx: Context) -> Iterator[Hit]:
    """Yield what is marked with two asterisks on one side and with one on the other."""
    for at, line in enumerate(ctx.facts.open_lines):
        if line.count("*") not in (3, 4):
            continue
        match = UNEVEN.fullmatch(line)
        if match is not None and line.count("*") == 3 + (match["item"] is not None):
            start = ctx.facts.lines[at].span.start
            span = Span(start + match.start("hit"), start + match.end("hit"))
            yield ctx.at(span, what="Two asterisks on one side and one on the other")
