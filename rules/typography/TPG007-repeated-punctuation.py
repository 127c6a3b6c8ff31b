"""TPG007: punctuation marks typed twice."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

REPEATED = regex(
    r"(?P<comma>,[ \t]?,)|(?P<semicolon>;;)|(?P<dots>(?<![./\\])\.\.(?![./\\\w]))|(?P<many>\.{5,})"
    r"|(?P<mixed>[,;]\.(?!\d|\.)|(?<!\.)\.,(?=\s))|(?P<loud>!{2,}|\?{2,}|[!?]{3,})"
)
PAIRS = regex(r", ?,|;;|\.\.|[,;]\.|\.,|[!?][!?]")
RIGHT = {"comma": ",", "semicolon": ";", "dots": ".", "many": "..."}
# After these a full stop belongs to the abbreviation, and a comma may follow.
SHORTENED = regex(r"(?:\b[A-Za-z]|[a-z]\.[a-z]|\b[A-Za-z]{2,5})\Z")


@rule(
    id="TPG007",
    name="repeated-punctuation",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "caption", "heading", "-quote"],
    tags=["punctuation"],
    summary="A punctuation mark stands twice",
    message="“{text}”: one mark is enough",
    rationale="Two commas or two full stops in a row are left over from editing. Several exclamation or "
    "question marks shout; in an article "
    "they are only pointed out.",
    remedy="Delete the marks that are too many.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style#Punctuation"],
    bad=[
        {
            "text": "The pier⟦,,⟧ the largest of all⟦..⟧ It is closed.",
            "fixed": "The pier, the largest of all. It is closed.",
        },
        "Nobody came⟦!!⟧ Nobody at all.",
        "The pier is closed⟦,.⟧ It will open in May.",
    ],
    good=[
        "He waited... and waited. . . until 5 p.m., when the U.S., etc., came.",
        "Look into ../pier or at a..b for more.",
        "Was it late? It was! And then?! It left.",
    ],
)
def repeated_punctuation(ctx: Context) -> Iterator[Hit]:
    for block in ctx.blocks_at(ctx.facts.word_table.in_gaps(PAIRS)):
        for match in REPEATED.finditer(ctx.text, block.start, block.end):
            kind = match.lastgroup or ""
            before = ctx.text[max(block.start, match.start() - 6) : match.start()]
            # A mark after white space opens a directive or an elision; it does not end anything.
            if (
                not before
                or before[-1].isspace()
                or (kind == "mixed" and match.group()[0] == "." and SHORTENED.search(before))
            ):
                continue
            yield ctx.hit(
                *match.span(),
                severity="info" if kind in ("loud", "many") else None,
                fix=_fix(ctx, match, kind),
            )


def _fix(ctx: Context, match: re.Match[str], kind: str) -> Fix | None:
    span = ctx.doc.lift(*match.span())
    if kind not in RIGHT or ctx.doc.source.slice(span) != match.group():
        return None
    return Fix((Edit(span, RIGHT[kind]),), "keep one", "safe")
