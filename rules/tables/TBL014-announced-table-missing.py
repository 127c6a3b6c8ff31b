"""TBL014: the text announces a table that is not there."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from copydesk.api import Context, Hit, rule, worded

EXHIBITS = ("table", "chart", "graph", "diagram", "infographic")
ANNOUNCED = worded(
    r"(?i)\b(?:following (?@exhibits)\b|(?@exhibits) below (?:[a-z]+ly )?(?@announces)\b"
    r"|(?@announced) in the (?@exhibits) below\b)",
    "table-words.toml",
)


@rule(
    id="TBL014",
    name="announced-table-missing",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    triggers=EXHIBITS,
    tags=["tables", "scraping"],
    summary="The text announces a table or chart, and none follows",
    message="“{words}” announces something that was not found below in this file",
    rationale="Tables and charts are the first things lost when a page is copied, scraped or generated. "
    "The sentence that led to them stays behind "
    "and points at nothing.",
    remedy="Put the table back, or remove the sentence.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Tables"],
    bad=[
        "⟦The following table shows what each of the mills paid.⟧ Nobody was pleased with it.",
        "The mills paid more each year. ⟦All payments are listed in the table below.⟧",
    ],
    good=[
        "The following table shows what each of the mills paid.\n\n| Mill | Paid |\n| --- | --- |\n| Lower "
        "| 12 |\n| Upper | 9 |",
        "He sat at the table below the window and gave his orders.",
        {
            "text": "The following chart shows what the mills paid.\n\n![Payments by mill](payments.png)",
            "bare": True,
        },
        {
            "text": (
                "The following table shows what the mills paid.\n\nMillPaid in poundsOwner\nLower "
                "MillTwelveAnn Fyfe\nUpper MillNineJan Bos"
            ),
            "bare": True,
        },
    ],
)
def announced_table_missing(ctx: Context) -> Iterator[Hit]:
    last = -1
    folded = ctx.facts.folded
    for block in ctx.blocks():
        if not any(folded.find(word, block.start, block.end) >= 0 for word in EXHIBITS):
            continue
        for match in ANNOUNCED(ctx.data).finditer(ctx.text, block.start, block.end):
            if last < 0:
                last = _last_exhibit(ctx)
            if block.span.start < last:
                continue
            sentences = ctx.facts.sentences_of(block)
            sentence = sentences[bisect_right(sentences, match.start(), key=attrgetter("end"))]
            yield ctx.hit(sentence.start, sentence.end, words=match.group())


def _last_exhibit(ctx: Context) -> int:
    """Return where the last table, lost table, picture or block of code starts, 0 when there is none."""
    doc = ctx.doc
    starts = [table.span.start for table in doc.tables]
    starts += [table.span.start for table in ctx.facts.lost_tables]
    starts += [columns.span.start for columns in ctx.facts.aligned_columns]
    starts += [link.span.start for link in doc.links if link.kind == "image"]
    starts += [span.start for span in doc.code]
    starts += [
        block.span.start
        for block in doc.blocks
        if block.kind == "caption" or block.attrs.get("role") == "figcaption"
    ]
    return max(starts, default=0)
